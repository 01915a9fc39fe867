//! A graph as JSON. Programs agree on nodes and edges and on nothing else: fields are found by the names that they are usually given.

use serde_json::Value;

use crate::format::found::{Found, FoundConnection, FoundElement, FoundQuote, On, Sign, build};
use crate::format::glance::Glance;
use crate::format::graphml::said;
use crate::format::values::{Object, float, json, member, objects, text, text_of};
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Direction, Point, Polarity};

const KEY: [&str; 3] = ["id", "key", "name"];
const LABEL: [&str; 3] = ["label", "name", "title"];
const NOTE: [&str; 4] = ["description", "definition", "note", "notes"];
const GROUP: [&str; 6] = ["group", "cluster", "mapCluster", "category", "type", "theme"];
const FROM: [&str; 4] = ["source", "from", "sourceId", "cause"];
const WORDS: [&str; 5] = ["span", "quote", "text", "excerpt", "comment"];
const TO: [&str; 4] = ["target", "to", "targetId", "effect"];

/// Whether it is a graph, or a list of claims.
pub(super) fn knows(glance: &Glance) -> bool {
    let lists = ["edges", "links", "connections"].iter().any(|key| glance.has(&[key]));
    let row = |names: &[&str]| names.iter().any(|name| glance.row_keys.iter().any(|key| key == name));
    let list_alone = ["edges", "links"].iter().any(|key| glance.has(&[key]))
        && !["elements", "variables", "format"].iter().any(|key| glance.has(&[key]));
    (glance.has(&["nodes"]) && lists && !glance.has(&["styles"])) || (list_alone && !glance.has(&["styles"])) || (row(&FROM) && row(&TO))
}

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let mut file: Object = match json(&text_of(bytes, &mut found.log))? {
        Value::Object(file) => file,
        rows => Object::from_iter([("edges".to_owned(), rows)]),
    };
    // A list of claims has the passage of each beside its ends.
    let alone = !file.contains_key("nodes");
    if let Some(rows) = file.get_mut("edges").and_then(Value::as_array_mut).filter(|_| alone) {
        rows.iter_mut().filter_map(Value::as_object_mut).for_each(with_passage);
    }
    found.about.title = member(&file, &["title", "name", "label"]);
    let named = |list: &'static str| objects(file.get(list));
    for node in named("nodes") {
        found.add(element(attributes(node), node));
    }
    let directed = file.get("directed").and_then(Value::as_bool).unwrap_or(true);
    for edge in ["edges", "links", "connections"].into_iter().flat_map(named) {
        connection(edge, directed, !alone, &mut found);
    }
    for told in objects(file.get("loops")) {
        found.log.left_out("loops", &member(told, &LABEL));
    }
    build(found, options)
}

/// Puts what is said in a claim where the quotes of an edge are.
fn with_passage(row: &mut Object) {
    let passage = Value::Object(row.clone());
    if WORDS.iter().any(|name| row.contains_key(*name)) && !row.contains_key("quotes") {
        row.insert("quotes".to_owned(), Value::Array(vec![passage]));
    }
}

/// Some programs keep what they know of a part in an object inside it.
fn attributes(of: &Object) -> &Object {
    ["attributes", "data"].iter().find_map(|key| of.get(*key).and_then(Value::as_object)).unwrap_or(of)
}

fn element(of: &Object, node: &Object) -> FoundElement {
    let own = member(node, &KEY);
    let key = if own.is_empty() { member(of, &KEY) } else { own };
    let label = [member(of, &LABEL), member(node, &LABEL)].into_iter().find(|label| !label.is_empty()).unwrap_or_else(|| key.clone());
    let mut new = FoundElement::new(key, label);
    let place = |of: &Object| float(of.get("x")).zip(float(of.get("y"))).map(|(x, y)| Point::new(x, y));
    new.at = place(of).or_else(|| place(node)).or_else(|| node.get("position").and_then(Value::as_object).and_then(place));
    new.description = member(of, &NOTE);
    if ["\u{2014}", "-"].contains(&new.description.trim()) {
        new.description.clear();
    }
    new.join("Groups", &member(of, &GROUP));
    new.colour = member(of, &["color", "colour"]);
    let known =
        |name: &str| [&KEY[..], &LABEL, &NOTE, &GROUP, &["x", "y", "color", "colour", "size"]].iter().any(|names| names.contains(&name));
    for (name, value) in of.iter().filter(|(name, _)| !known(name)) {
        new.say(name, &text(Some(value)));
    }
    new
}

fn connection(edge: &Object, directed: bool, has_list: bool, found: &mut Found) {
    let of = attributes(edge);
    let said_by_either = |names: &[&str]| {
        let own = member(edge, names);
        if own.is_empty() { member(of, names) } else { own }
    };
    let value = |name: &str| of.get(name).or_else(|| edge.get(name));
    let mut new = FoundConnection::new(said_by_either(&FROM), said_by_either(&TO));
    for name in [&new.from, &new.to] {
        if !name.is_empty() && !found.has(name) {
            if has_list {
                found.log.guessed("elements that only connections name", name);
            }
            found.end(name, name);
        }
    }
    new.key = member(edge, &["id", "key"]);
    let directed =
        edge.get("directed").and_then(Value::as_bool).unwrap_or(directed && edge.get("undirected").and_then(Value::as_bool) != Some(true));
    new.direction = if directed { Direction::Directed } else { Direction::Undirected };
    new.delay = ["delay", "delayed"].iter().any(|key| value(key).and_then(Value::as_bool) == Some(true));
    new.rationale = said_by_either(&["description", "rationale", "reasoning", "note"]);
    let sign = match Sign::of(&said_by_either(&["polarity", "sign"])) {
        Sign::Blank => Sign::of(&said_by_either(&["influence", "type"])),
        sign => sign,
    };
    let sign = match float(value("sign").or_else(|| value("polarity"))) {
        Some(0.0) => Sign::Said(Polarity::Unknown),
        Some(value) => Sign::of_weight(value),
        None => sign,
    };
    said(&mut new, &said_by_either(&["label"]), sign, float(value("weight")), found);
    let at = found.connect(new);
    for quote in value("quotes").and_then(Value::as_array).into_iter().flatten() {
        quoted(quote, at, found);
    }
}

/// A passage with the text that it was cut from beside it.
fn quoted(quote: &Value, connection: usize, found: &mut Found) {
    let none = Object::new();
    let of = quote.as_object().unwrap_or(&none);
    let text = quote.as_str().map_or_else(|| member(of, &WORDS), str::to_owned);
    if text.trim().is_empty() {
        return found.log.left_out("quotes without words", "");
    }
    let around = member(of, &["comment", "context"]);
    if !around.is_empty() && around != text {
        // Not by name: a report may go where people's words may not.
        found.log.left_out("texts around quotes", "");
    }
    found.quotes.push(FoundQuote {
        text,
        participant: member(of, &["participant_id", "participant"]),
        attribution: member(of, &["attribution", "speaker"]),
        source: member(of, &["source", "document"]),
        on: Some(On::Connection(connection)),
        ..FoundQuote::default()
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_by_their_usual_names() {
        let atlas = r#"{"nodes":[{"id":1,"label":"Stress","mapCluster":"Mind","definition":"—","x":293,"y":400},{"id":2,"label":"Food"}],"connections":[{"id":"C001","sourceId":1,"targetId":2,"influence":"+","sign":1},{"sourceId":2,"targetId":1,"sign":-1}]}"#;
        let read = import(atlas.as_bytes(), &ImportOptions::default()).unwrap();
        let signs: Vec<_> = read.map.connections().map(|c| c.influence().unwrap().polarity.symbol()).collect();
        assert_eq!((signs, read.map.groups().len()), (vec!["+", "-"], 1));
        let claims = r#"{"nodes":[{"id":"A"}],"edges":[{"source":"A","target":"B","polarity":"-","quotes":[{"span":"words","comment":"all words","participant_id":"7"},"x"]}]}"#;
        let read = import(claims.as_bytes(), &ImportOptions::default()).unwrap();
        assert_eq!((read.map.element_count(), read.map.quotes().len()), (2, 2));
        let gephi = r#"{"edges":[{"source":"A","target":"B","label":"+","attributes":{}}]}"#;
        assert!(knows(&Glance::of(std::path::Path::new("x.json"), gephi.as_bytes())));
        let read = import(gephi.as_bytes(), &ImportOptions::default()).unwrap();
        assert_eq!(read.map.connections().next().unwrap().influence().unwrap().polarity, Polarity::Plus);
        let list = r#"[{"cause":"A","effect":"B","polarity":"+","span":"w"},{"cause":"A","effect":"B","polarity":"+","span":"v"}]"#;
        let read = import(list.as_bytes(), &ImportOptions::default()).unwrap();
        assert_eq!((read.map.element_count(), read.map.connection_count(), read.map.quotes().len()), (2, 1, 2));
    }
}
