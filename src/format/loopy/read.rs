//! LOOPY: nodes, edges and labels in one line of JSON, plain or as part of a link, where texts are encoded twice. Version 2 has the same lists
//! with more behind them, or the same under names in a file, or packs them: see `packed`.

use serde_json::Value;

use crate::format::found::{Found, FoundConnection, FoundElement, Log, Sign, build};
use crate::format::glance::Glance;
use crate::format::values::{float, json, text, text_of};
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Point, Polarity};

use super::letters::{are_letters, bytes_of, in_link};
use super::packed::{Packed, is_file, unpack};

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
        || in_link(&begin).is_some()
}

/// What a file holds.
struct Drawing {
    /// Nodes, edges, labels, and settings of the whole.
    lists: Vec<Value>,
    /// Whether texts are encoded.
    encoded: bool,
}

impl Drawing {
    /// The drawing in a file. An error when there is none, or it is damaged.
    fn of(bytes: &[u8], log: &mut Log) -> Result<Self, FormatError> {
        if is_file(bytes) {
            return Self::packed(bytes.to_vec(), log);
        }
        let text = text_of(bytes, log);
        let raw = raw(&text);
        if raw.starts_with(['[', '{', '%']) {
            return Ok(Self { lists: parts(&data(raw))?, encoded: true });
        }
        // A link ends where a note goes on; without a link all of it is letters.
        let whole = raw.len() == text.trim().len();
        let ends = |c: char| !whole && (c.is_whitespace() || ")>]\"'".contains(c));
        let letters = decoded(raw.split(ends).next().unwrap_or(raw));
        if letters.is_empty() || !are_letters(&letters) {
            return Err(FormatError::new(
                "there is no drawing of LOOPY in the file",
                "copy the whole link, or save the drawing in LOOPY as a file, and open that",
            ));
        }
        Self::packed(bytes_of(&letters)?, log)
    }

    fn packed(bytes: Vec<u8>, log: &mut Log) -> Result<Self, FormatError> {
        Ok(match unpack(bytes, log)? {
            Packed::Text(text) => Self { lists: parts(&text)?, encoded: true },
            Packed::Lists(lists) => Self { lists, encoded: false },
        })
    }

    fn list(&self, at: usize) -> &[Value] {
        self.lists.get(at).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether it is shown with more than plus and minus.
    fn is_advanced(&self) -> bool {
        self.lists.get(3).is_some_and(|whole| float(whole.get(1).or_else(|| whole.get("loopyMode"))) == Some(1.0))
    }

    fn words(&self, value: Option<&Value>) -> String {
        if self.encoded { words(value) } else { text(value) }
    }
}

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let drawing = Drawing::of(bytes, &mut found.log)?;
    for node in drawing.list(0).iter().filter_map(Value::as_array) {
        let label = drawing.words(node.get(4));
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
    for edge in drawing.list(1).iter().filter_map(Value::as_array) {
        let mut new = FoundConnection::new(self::text(edge.first()), self::text(edge.get(1)));
        let place = |key: &str| found.get(key).and_then(|element| element.at);
        if let (Some(from), Some(to), Some(arc)) = (place(&new.from), place(&new.to), float(edge.get(2))) {
            let chord = (to - from).hypot();
            new.bend = (chord > 1.0).then(|| ((arc / chord).clamp(-1.0, 1.0) * 1000.0).round() / 1000.0);
        }
        let strength = float(edge.get(3)).unwrap_or_default();
        new.sign = Sign::of_weight(strength);
        behaves(edge, drawing.is_advanced(), &mut new, &mut found.log);
        new.rationale = drawing.words(edge.get(8));
        if (strength.abs() - 1.0).abs() > f64::EPSILON {
            found
                .log
                .guessed("strengths other than 1 and \u{2212}1, of which the sign was taken", &format!("{} \u{2192} {}", new.from, new.to));
        }
        found.connect(new);
    }
    let notes = drawing.list(2).iter().filter_map(Value::as_array).map(|label| drawing.words(label.get(2)));
    found.notes = notes.filter(|words| !words.trim().is_empty()).collect();
    if drawing.lists.get(3).is_some_and(|last| last.is_array() || last.is_object()) {
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
fn behaves(edge: &[Value], advanced: bool, new: &mut FoundConnection, log: &mut Log) {
    let name = format!("{} \u{2192} {}", new.from, new.to);
    match edge.get(5).and_then(float_of) {
        Some(1) => new.sign = Sign::Said(Polarity::Minus),
        Some(0) if advanced && float(edge.get(3)).is_some_and(|strength| strength < 0.0) => {
            log.guessed("arrows that the simple mode of LOOPY 2 shows as negative and its advanced mode not, taken as negative", &name);
        }
        Some(2..=5) => log.guessed("arrows that let only one kind of signal through, of which the sign was taken", &name),
        _ => {}
    }
}

fn float_of(value: &Value) -> Option<i64> {
    float(Some(value)).map(|number| number as i64)
}

/// What a text holds: all of it, or what stands behind `data=` or a question mark in a link, perhaps with marks of a list or a note around it.
fn raw(text: &str) -> &str {
    let text = text.trim();
    if text.starts_with('{') || text.starts_with("[[") {
        return text;
    }
    let named = text.split_once("data=").map(|(_, data)| data.split(['&', '\n', '\r', '#', '<']).next().unwrap_or(data));
    named.or_else(|| in_link(text)).unwrap_or(text).trim()
}

/// The JSON that a link or a file holds.
fn data(raw: &str) -> String {
    if raw.starts_with('{') {
        return raw.to_owned();
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
    whole
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
        assert!(packed.contains("cut short or damaged") && packed.contains("save the drawing there"), "{packed}");
        for words in ["no map at all", "from,to\n", ""] {
            assert!(read(words).unwrap_err().to_string().contains("there is no drawing of LOOPY"), "{words}");
        }
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

    /// One drawing as LOOPY 2 may pack it: rows in bits or bytes, room for three of them or eight; plain, and by the packer that LOOPY uses.
    const PACKED: [&str; 8] = [
        "CE2SMiEASA9mQfE4mwBwAAPwABwAKMO2ixxQIAAAAAAAAIxgcmFiYml0cyAmCmhhcmVzYGZveGVzYGdyYXNzIO2gvO28v2BlYXRlbiBieWBgYGZveGVzIGVhdCByYWJiaXRzYA..",
        "6J1k9A3E/FFFukEf6rQmyPTleQpjc9I5H_gPnw8X3ugBDDBz-o9tKsAcPBhTeNNs5bFisvhAAJDdrkUaOTmq31IJRJlc8nyXzvYHeozojEW72xpAQG23Whlyhgl_3oJ8Vf-webIA.",
        "CE2SgoEAiAAPZkHxOJsAcAAD8AAcAAAow7aLHFAgAAAAAAAAAACMYHJhYmJpdHMgJgpoYXJlc2Bmb3hlc2BncmFzcyDtoLztvL9gZWF0ZW4gYnlgYGBmb3hlcyBlYXQgcmFiYml0c2A.",
        "6J1o9A3E/FFFzkf_by4LiVfqrnJpYd-v0VApp0Zssx-NCrHNEcmvM0SjRq9AXeRUZ3tUCBU5tm4MhU7O6t_uUTN0ppLUu5QXvIpVe0cZI7KJRBx1PkUqyMl151NC9usVD2dD-8TO7AA..",
        "SE2SMiEASABgwMBgIAAg4IBAYIBAYGAAAADgAAAAAAAA4OAAAAAAAOAAIEAggCDAwMCAQMAgwCBAACAAAAAAAAAAAAAAAAAAAAAAAIAAAACAgAAAAICAAAAAAAByYWJiaXRzICYKaGFyZXNgZm94ZXNgZ3Jhc3Mg7aC87by-YGVhdGVuIGJ5YGBgZm94ZXMgZWF0IHJhYmJpdHNg",
        "6K1c9A3k/E06xCAe_nx-yV800lW0oftcQ0W2FQ0SEjE1N3FYvs8_h6CD2DGqx13jN4xlQ_k7XeSqkkNgZDlFfu2rVXoQlO_iUUZbu5FQQl3hRhMHrfE62gMDHYSL2vjpU89FMt5FYQg-jvgYjqSfk3yz6VhXj-7qNgAA.",
        "SE2SgoEAiAAAYMDAYCAAIOCAQGCAQGBgAAAA4AAAAAAAAODgAAAAAADgAAAAAAAAIEAggCDAwMCAQMAgwCBAACAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIAAAACAgAAAAICAAAAAAAByYWJiaXRzICYKaGFyZXNgZm94ZXNgZ3Jhc3Mg7aC87by-YGVhdGVuIGJ5YGBgZm94ZXMgZWF0IHJhYmJpdHNg",
        "6K1o9A3k/E0614uhY1KTVuLi2uFX8pBIilHlUK3FtJuvt1gAsfjvQhktjfGHtQ3fQMBzEUPD96ywBAiGeIEt9FpKl_1d4_JV0djRpZ5qo_7_RnffFYTBu80p5vvGoJ-g6mRMPiH1hzlfSQVNawfdk0L0AFXHN5ln-6SSIAA..",
    ];

    #[test]
    fn what_is_packed_is_the_same_as_what_is_not() {
        let read = |bytes: &[u8]| import(bytes, &ImportOptions { seed: Some(1), ..ImportOptions::default() });
        let plain = r#"[[[0,192,192,0.75,"rabbits &\nhares",0],[1,480,176,0.5,"foxes",4],[2,304,400,0,"grass \ud83c\udf3f",4]],
            [[0,1,-88,1,0,0,0,0,"eaten by"],[1,0,-152,-1,0,0],[2,2,20,1,90,0]],[[560,96,"foxes eat rabbits"]],[null,1]]"#;
        let plain = read(plain.as_bytes()).unwrap();
        for letters in PACKED {
            for link in [
                format!("https://lo0p.it/2/?{letters}"),
                format!("Drawn in May: <https://example.org/loopy/2/?embed=1&data={letters}>"),
                format!("[map](https://example.org/loopy/2/#{letters})"),
                letters.replace('/', "%2F"),
            ] {
                let packed = read(link.as_bytes()).unwrap_or_else(|error| panic!("{link}: {error}"));
                assert_eq!((&packed.map, &packed.report), (&plain.map, &plain.report), "{link}");
                assert!(!link.contains("://") || knows(&Glance { text: link, ..Glance::default() }));
            }
            let bytes = bytes_of(letters).unwrap();
            let path = std::path::Path::new("system_model.loopy");
            assert_eq!(crate::format::reader_of(path, &bytes).unwrap().name, "loopy");
            assert_eq!(read(&bytes).unwrap().map, plain.map);
        }
        assert!(plain.report.iter().any(|line| line.contains("its advanced mode not")), "{:?}", plain.report);
        let told =
            read(b"6J1v/6AgFg0PJqiV6b6iOxJjwDd7_jT_mJc7yzjjpl1-QTQoA7x9Zac8DhUgpqVWaWwiZUay-iHiJUIrcBeGhl6G096JUlanjeoijhaX_5pwA").unwrap();
        assert_eq!(told.map.elements().map(|element| element.label.as_str()).collect::<Vec<_>>(), ["job loss", "rent"]);
    }

    #[test]
    fn texts_that_are_packed_are_not_encoded() {
        let drawing = Drawing { lists: vec![], encoded: false };
        assert_eq!(drawing.words(Some(&"100%25 of %41".into())), "100%25 of %41");
    }

    #[test]
    fn links_that_are_cut_short_or_damaged_are_one_sentence() {
        let mut chance = fastrand::Rng::with_seed(5);
        for letters in PACKED {
            let bytes = bytes_of(letters).unwrap();
            for cut in 0..bytes.len() {
                // Only the end of the last text can be missing unseen.
                let read = import(&bytes[..cut], &ImportOptions::default());
                assert!(read.is_err() || cut + 20 > bytes.len(), "{letters} at {cut}");
                let _ = import(letters.get(..cut).unwrap_or(letters).as_bytes(), &ImportOptions::default());
            }
            for _ in 0..100 {
                let mut damaged = bytes.clone();
                let at = chance.usize(0..damaged.len());
                damaged[at] = chance.u8(..);
                let _ = import(&damaged, &ImportOptions::default());
                let _ = import(crate::format::loopy::letters::letters_of(&damaged).as_bytes(), &ImportOptions::default());
            }
        }
    }
}
