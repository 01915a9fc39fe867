//! A blueprint: elements and connections that name each other by label or id, as people and programs write it by hand.

use std::collections::HashMap;

use serde_json::Value;

use super::read::{described, direction, words};
use crate::format::found::{Found, FoundConnection, FoundElement, FoundQuote, On, Sign};
use crate::format::values::{Object, member, objects, text};

/// What stands before a passage in a list of evidence that another program left as text.
const PASSAGE: &str = "SupportingText";

/// Reads one.
pub(super) fn read(file: &Object, found: &mut Found) {
    (found.about.title, found.about.purpose) = (member(file, &["name", "title"]), member(file, &["description"]));
    let mut by_label: HashMap<String, String> = HashMap::new();
    for element in objects(file.get("elements")) {
        let (id, label) = (member(element, &["id", "_id"]), member(element, &["label", "name"]));
        let key = if id.is_empty() { label.clone() } else { id.clone() };
        if key.is_empty() {
            found.log.left_out("elements without a label", "");
            continue;
        }
        if !label.is_empty() {
            by_label.entry(label.clone()).or_insert_with(|| key.clone());
        }
        let mut new = FoundElement::new(key, if label.is_empty() { id } else { label });
        let others: Object =
            element.iter().filter(|(name, _)| *name != "name").map(|(name, value)| (name.clone(), value.clone())).collect();
        described(&others, &mut new);
        found.add(new);
    }
    for connection in objects(file.get("connections")) {
        let from = end(&member(connection, &["from", "source"]), &by_label, found);
        let several = match connection.get("to").or_else(|| connection.get("target")) {
            Some(Value::Array(several)) => several.iter().map(|one| text(Some(one))).collect(),
            one => vec![text(one)],
        };
        for to in several {
            let to = end(&to, &by_label, found);
            connected(connection, from.clone(), to, found);
        }
    }
}

/// The key of an end; an element that the list does not name is new.
fn end(name: &str, by_label: &HashMap<String, String>, found: &mut Found) -> String {
    if found.has(name) {
        return name.to_owned();
    }
    if let Some(key) = by_label.get(name) {
        return key.clone();
    }
    if !name.trim().is_empty() {
        found.log.guessed("elements that only connections name", name);
        found.end(name, name);
    }
    name.to_owned()
}

fn connected(connection: &Object, from: String, to: String, found: &mut Found) {
    let mut new = FoundConnection::new(from, to);
    new.direction = direction(&member(connection, &["direction"]));
    new.sign = Sign::of(&member(connection, &["type", "connection type", "polarity"]));
    new.delay = ["delay", "delayed"].iter().any(|key| connection.get(*key).and_then(Value::as_bool) == Some(true));
    let passages = passages(&member(connection, &["description"]));
    new.rationale = if passages.is_empty() { words(connection) } else { member(connection, &["label"]) };
    let at = found.connect(new);
    for (text, source) in passages {
        found.quotes.push(FoundQuote { text, source, on: Some(On::Connection(at)), ..FoundQuote::default() });
    }
}

/// The passages in a description that holds pieces of evidence, each with its source where one is named.
fn passages(description: &str) -> Vec<(String, String)> {
    if !description.contains(PASSAGE) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for piece in description.split("\n=====\n") {
        if let Some(text) = literal(piece, PASSAGE).filter(|text| !text.trim().is_empty()) {
            let source = ["Title", "title", "Source", "source", "DOI", "Reference"].iter().find_map(|name| literal(piece, name));
            found.push((text, source.unwrap_or_default()));
        }
    }
    found
}

/// The text behind a name in a record as Python prints it: `'name': 'text'`, with either quotation mark.
fn literal(record: &str, name: &str) -> Option<String> {
    let at = [format!("'{name}'"), format!("\"{name}\"")].iter().find_map(|key| record.find(key).map(|at| at + key.len()))?;
    let rest = record.get(at..)?.trim_start().strip_prefix(':')?.trim_start();
    let mut letters = rest.chars();
    let mark = letters.next().filter(|mark| ['\'', '"'].contains(mark))?;
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next()? {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                other => text.push(other),
            },
            end if end == mark => return Some(text),
            other => text.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::format::ImportOptions;

    #[test]
    fn ends_are_labels_or_ids_and_evidence_becomes_quotes() {
        let file = r#"{"elements":[{"id":"1","label":"Rain","type":"Factor"},{"label":"Grass","tags":["a"]}],
            "connections":[{"from":"1","to":"Grass","type":"+","description":"{'SupportingText': 'it\\'s \"green\"', 'Title': 'P'}\n=====\n{'SupportingText': \"two\"}"},
            {"from":"Rain","to":["Cows","Grass"],"type":"Inverse","direction":"mutual"}]}"#;
        let read = crate::format::kumu::read::import(file.as_bytes(), &ImportOptions::default()).unwrap();
        let texts: Vec<_> = read.map.quotes().iter().map(|quote| quote.original.as_str()).collect();
        assert_eq!((read.map.element_count(), read.map.connection_count()), (3, 3));
        assert_eq!((texts, read.map.sources().len()), (vec!["it's \"green\"", "two"], 1));
        let unnamed = r#"{"elements":[{"id":1,"label":null},{"label":"B"}],"connections":[{"from":null,"to":"B"}]}"#;
        let read_unnamed = crate::format::kumu::read::import(unnamed.as_bytes(), &ImportOptions::default()).unwrap();
        assert_eq!((read_unnamed.map.element_count(), read_unnamed.map.connection_count()), (2, 0));
        assert!(read_unnamed.report.iter().any(|line| line.starts_with("Not carried over: connections")), "{:?}", read_unnamed.report);
        assert!(read.report.iter().any(|line| line.contains("Cows")), "{:?}", read.report);
    }
}
