//! LOOPY: nodes, edges and labels in one line of JSON, plain or as part of a link, where texts are encoded twice. Version 2 has the same lists
//! with more behind them, or the same under names in a file; what it packs into letters of a link cannot be read.

use serde_json::Value;

use crate::format::found::{Found, FoundConnection, FoundElement, Log, Sign, build};
use crate::format::glance::Glance;
use crate::format::values::{float, json, text, text_of};
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Point, Polarity};

/// The six colours of LOOPY.
const HUES: [&str; 6] = ["red", "orange", "yellow", "green", "blue", "violet"];

/// The names under which version 2 keeps in a file what it keeps by place in a link.
const NODE: [&str; 6] = ["id", "x", "y", "init", "label", "hue"];
const EDGE: [&str; 9] = ["from", "to", "arc", "strength", "rotation", "signBehavior", "", "", "customLabel"];
const LABEL: [&str; 3] = ["x", "y", "text"];

/// Whether a text holds a drawing or a link to one.
pub(super) fn knows(glance: &Glance) -> bool {
    let begin: String = glance.text.trim_start().chars().take(400).collect();
    let named = || ["\"globals\"", "\"nodes\"", "\"edges\""].iter().all(|name| glance.text.contains(name)) && begin.starts_with('{');
    named()
        || begin.starts_with("[[[")
        || begin.starts_with("%5B%5B%5B")
        || (begin.to_lowercase().contains("loopy") && begin.contains("data="))
}

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let text = text_of(bytes, &mut found.log);
    let parts = parts(&data(&text)?)?;
    let list = |at: usize| parts.get(at).and_then(Value::as_array).cloned().unwrap_or_default();
    for node in list(0).iter().filter_map(Value::as_array) {
        let label = words(node.get(4));
        let mut new = FoundElement::new(self::text(node.first()), label);
        new.at = float(node.get(1)).zip(float(node.get(2))).map(|(x, y)| Point::new(x, y));
        if let Some(hue) = float(node.get(5)).and_then(|hue| HUES.get(hue as usize)) {
            (*hue).clone_into(&mut new.colour);
        }
        if float(node.get(3)).is_some_and(|start| start != 0.0) {
            found.log.left_out("amounts that elements start with", &new.label);
        }
        found.add(new);
    }
    for edge in list(1).iter().filter_map(Value::as_array) {
        let mut new = FoundConnection::new(self::text(edge.first()), self::text(edge.get(1)));
        let place = |key: &str| found.elements.iter().find(|element| element.key == key).and_then(|element| element.at);
        if let (Some(from), Some(to), Some(arc)) = (place(&new.from), place(&new.to), float(edge.get(2))) {
            let chord = (to - from).hypot();
            new.bend = (chord > 1.0).then(|| ((arc / chord).clamp(-1.0, 1.0) * 1000.0).round() / 1000.0);
        }
        let strength = float(edge.get(3)).unwrap_or_default();
        new.sign = Sign::of_weight(strength);
        behaves(edge, &mut new, &mut found.log);
        new.rationale = words(edge.get(8));
        if (strength.abs() - 1.0).abs() > f64::EPSILON {
            found
                .log
                .guessed("strengths other than 1 and \u{2212}1, of which the sign was taken", &format!("{} \u{2192} {}", new.from, new.to));
        }
        found.connect(new);
    }
    found.notes =
        list(2).iter().filter_map(Value::as_array).map(|label| words(label.get(2))).filter(|words| !words.trim().is_empty()).collect();
    if parts.get(3).is_some_and(|last| last.is_array() || last.is_object()) {
        found.log.left_out("settings of LOOPY 2 for playing: sizes, thresholds, colours of signals", "");
    }
    build(found, options)
}

/// The lists, whether they stand by place or by name.
fn parts(data: &str) -> Result<Vec<Value>, FormatError> {
    let whole: Value = json(data)?;
    let Value::Object(named) = whole else { return json(data) };
    let list = |name: &str, fields: &[&str]| {
        let rows = named.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        let row = |(at, row): (usize, &Value)| {
            let value = |field: &&str| row.get(field).cloned().unwrap_or_else(|| if *field == "id" { at.into() } else { Value::Null });
            fields.iter().map(value).collect::<Value>()
        };
        rows.iter().enumerate().map(row).collect::<Value>()
    };
    let globals = named.get("globals").cloned().unwrap_or_default();
    Ok(vec![list("nodes", &NODE), list("edges", &EDGE), list("labels", &LABEL), globals])
}

/// What version 2 says of the sign beside the strength: an arrow that turns signals round, or lets through or makes only one kind of them.
fn behaves(edge: &[Value], new: &mut FoundConnection, log: &mut Log) {
    let name = format!("{} \u{2192} {}", new.from, new.to);
    match edge.get(5).and_then(float_of) {
        Some(1) => new.sign = Sign::Said(Polarity::Minus),
        Some(2..=5) => log.guessed("arrows that let only one kind of signal through, of which the sign was taken", &name),
        _ => {}
    }
}

fn float_of(value: &Value) -> Option<i64> {
    float(Some(value)).map(|number| number as i64)
}

/// The JSON in a text: as it is, or behind `data=` in a link, perhaps with marks of a list or a note around it.
fn data(text: &str) -> Result<String, FormatError> {
    let text = text.trim();
    if text.starts_with('{') {
        return Ok(text.to_owned());
    }
    let from_link = text.split_once("data=").map(|(_, data)| data.split(['&', '\n', '\r', '#', '<']).next().unwrap_or(data));
    let raw = from_link.unwrap_or(text).trim();
    if !raw.starts_with(['[', '{', '%']) {
        return Err(FormatError::new(
            "LOOPY 2 packed the drawing into the letters of this link",
            "open the link in a browser, save the drawing there as a file, and open that",
        ));
    }
    // The link is encoded once around texts that are encoded for themselves; a quotation mark as such ends it, or tells that it is not.
    let encoded = raw.find("%22").is_some_and(|at| raw.find('"').is_none_or(|mark| at < mark));
    let raw = if encoded { raw.split('"').next().unwrap_or(raw) } else { raw };
    let whole = if raw.contains('"') { raw.to_owned() } else { decoded(raw) };
    let end = whole.rfind(']').map_or(whole.len(), |at| at + 1);
    let mut whole = whole.get(..end).unwrap_or(&whole).to_owned();
    let open = whole.matches('[').count().saturating_sub(whole.matches(']').count());
    // What cuts off closing brackets of a link cuts off these.
    if open == 1 && !whole.ends_with("]]]") {
        whole.push(']');
    }
    Ok(whole)
}

/// A text, however often it was encoded: one that is has no blanks.
fn words(value: Option<&Value>) -> String {
    let once = decoded(&text(value));
    if once.contains(char::is_whitespace) { once } else { decoded(&once) }
}

/// `%XX` as bytes; what is none stays.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|two| std::str::from_utf8(two).ok()).and_then(|two| u8::from_str_radix(two, 16).ok());
        if let Some(byte) = pair.filter(|_| first == b'%') {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Connection;

    #[test]
    fn version_2_comes_by_place_and_by_name_and_says_when_it_is_packed() {
        let read = |text: &str| import(text.as_bytes(), &ImportOptions { seed: Some(1), ..ImportOptions::default() });
        let by_place = r#"[[[0,100,100,0.5,"job%2520loss",0,5,0],[1,300,100,0.5,"rent",4,1,0]],[[0,1,20,1,0,0,-1,-1,"since%25202020",1],[1,0,10,1,0,1,-1,-1,"",0],[1,1,5,-1,90,3]],[[5,6,"a%2520b",0,-1]],[null,1,0]]"#;
        let by_name = r#"{"globals":{"loopyMode":1},"nodes":[{"id":0,"x":100,"y":100,"label":"job loss","hue":0,"size":5},{"x":300,"y":100,"label":"rent","hue":4}],
            "edges":[{"from":0,"to":1,"arc":20,"rotation":0,"strength":1,"signBehavior":0,"customLabel":"since 2020"},{"from":1,"to":0,"arc":10,"strength":1,"signBehavior":1},
            {"from":1,"to":1,"arc":5,"strength":-1,"rotation":90,"signBehavior":3}],"labels":[{"x":5,"y":6,"text":"a b"}]}"#;
        let (one, other) = (read(by_place).unwrap(), read(by_name).unwrap());
        assert_eq!(one.map, other.map);
        let claims: Vec<_> = one.map.connections().map(|c| (c.influence().unwrap().polarity.symbol(), c.rationale.as_str())).collect();
        assert_eq!(claims, [("+", "since 2020"), ("-", ""), ("-", "")]);
        assert_eq!(one.map.elements().next().unwrap().label, "job loss");
        assert!(one.report.iter().any(|line| line.contains("settings of LOOPY 2")), "{:?}", one.report);
        let packed = read("https://1000i100.fr/loopy/2/?data=4C/AbCdEf_g.").unwrap_err().to_string();
        assert!(packed.contains("packed") && packed.contains("save the drawing there as a file"), "{packed}");
        assert!(knows(&Glance { text: by_name.to_owned(), ..Glance::default() }));
    }

    #[test]
    fn a_link_a_file_and_a_wrapped_link_are_the_same() {
        let plain = r#"[[[1,100,100,0,"job%20loss%0A%5Bx%5D",0],[3,300,100,0.5,"it's",4]],[[1,3,20,1,0],[3,1,10,-1,0],[3,3,5,0.5,90]],[[5,6,"a%0Ab"]],3]"#;
        let link =
            format!("See (https://ncase.me/loopy/v1.1/?data={}%5D)", plain.trim_end_matches(']').replace('%', "%25").replace('"', "%22"));
        let read = |text: &str| import(text.as_bytes(), &ImportOptions { seed: Some(1), ..ImportOptions::default() }).unwrap();
        let one = read(plain);
        assert_eq!(one.map, read(&link).map);
        let signs: Vec<_> = one.map.connections().filter_map(Connection::influence).map(|claim| claim.polarity.symbol()).collect();
        assert_eq!(signs, ["+", "-", "+"]);
        assert_eq!(one.map.elements().next().unwrap().label, "job loss [x]");
        assert!((one.map.connections().next().unwrap().bend - 0.1).abs() < 1e-9);
        assert_eq!(one.map.sources().iter().next().unwrap().note, "a\nb");
        assert!(knows(&Glance { text: link, ..Glance::default() }));
    }
}
