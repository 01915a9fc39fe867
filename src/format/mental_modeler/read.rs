//! A map of Mental Modeler: concepts, each with the relationships that leave it.

use serde_json::Value;

use crate::format::found::{Found, FoundConnection, FoundElement, Sign, build, number, plain};
use crate::format::tree::{self, Node};
use crate::format::values::{Object, json, member, objects, text_of};
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Point, Polarity};

/// A concept or a relationship, whichever dialect it stands in.
trait Fields {
    fn field(&self, name: &str) -> String;
}

impl Fields for Object {
    fn field(&self, name: &str) -> String {
        member(self, &[name])
    }
}

impl Fields for Node {
    fn field(&self, name: &str) -> String {
        self.inner(name).to_owned()
    }
}

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let text = text_of(bytes, &mut found.log);
    if text.trim_start().starts_with('<') {
        of_xml(&tree::read(text.trim_start())?, &mut found);
    } else {
        of_json(&json(&text)?, &mut found);
    }
    build(found, options)
}

fn of_xml(root: &Node, found: &mut Found) {
    if let Some(info) = root.child("info") {
        about(info, found);
    }
    let names: Vec<(String, String)> = root.child("groupNames").into_iter().flat_map(|names| &names.children).map(group_of_xml).collect();
    let concepts: Vec<&Node> = root.child("concepts").into_iter().flat_map(|concepts| concepts.all("concept")).collect();
    for each in &concepts {
        concept(*each, &names, found);
    }
    for each in concepts {
        for link in each.child("relationships").into_iter().flat_map(|list| list.all("relationship")) {
            relationship(&each.field("id"), link, found);
        }
    }
    if root.child("scenarios").is_some_and(|scenarios| !scenarios.children.is_empty()) {
        found.log.left_out("scenarios", "");
    }
}

/// `<groupName index="1">`, or elements in their order.
fn group_of_xml(name: &Node) -> (String, String) {
    let index = ["index", "id", "group"].iter().find_map(|key| name.get(key)).map(str::to_owned);
    let digits = || name.name.chars().filter(char::is_ascii_digit).collect();
    (index.unwrap_or_else(digits), name.text.trim().to_owned())
}

fn of_json(root: &Object, found: &mut Found) {
    if let Some(info) = root.get("info").and_then(Value::as_object) {
        about(info, found);
    }
    let names: Vec<(String, String)> = match root.get("groupNames") {
        Some(Value::Object(names)) => names.iter().map(|(key, name)| (key.clone(), name.as_str().unwrap_or_default().to_owned())).collect(),
        Some(Value::Array(names)) => {
            names.iter().enumerate().map(|(at, name)| (at.to_string(), name.as_str().unwrap_or_default().to_owned())).collect()
        }
        _ => Vec::new(),
    };
    for each in objects(root.get("concepts")) {
        concept(each, &names, found);
    }
    for each in objects(root.get("concepts")) {
        for link in objects(each.get("relationships")) {
            relationship(&each.field("id"), link, found);
        }
    }
    if root.get("scenarios").and_then(Value::as_array).is_some_and(|scenarios| !scenarios.is_empty()) {
        found.log.left_out("scenarios", "");
    }
}

fn about(info: &impl Fields, found: &mut Found) {
    found.about.title = info.field("name");
    found.about.authors = Some(info.field("author")).filter(|author| !author.is_empty()).into_iter().collect();
    (found.about.version, found.about.date, found.about.purpose) = (info.field("version"), info.field("date"), info.field("description"));
}

fn concept(of: &impl Fields, names: &[(String, String)], found: &mut Found) {
    let mut new = FoundElement::new(of.field("id"), of.field("name"));
    new.at = number(&of.field("x")).zip(number(&of.field("y"))).map(|(x, y)| Point::new(x, y));
    new.description = plain(&of.field("notes"));
    new.say("units", &of.field("units"));
    let group = of.field("group");
    // Group 0 is what is in none.
    if !["", "0"].contains(&group.as_str()) {
        let named = names.iter().find(|(index, name)| *index == group && !name.is_empty());
        new.join("Groups", &named.map_or_else(|| format!("Group {group}"), |(_, name)| name.clone()));
    }
    if number(&of.field("preferredState")).is_some_and(|state| state != 0.0) {
        new.say("preferred state", &of.field("preferredState"));
    }
    found.add(new);
}

fn relationship(from: &str, of: &impl Fields, found: &mut Found) {
    let mut new = FoundConnection::new(from, of.field("id"));
    (new.sign, new.strength) = influence(&of.field("influence"));
    new.rationale = plain(&of.field("notes"));
    let confidence = of.field("confidence");
    if number(&confidence).is_some_and(|value| value != 0.0) {
        new.confidence = confidence;
    }
    if new.sign == Sign::Blank {
        found.log.guessed("influences that nobody defined, taken for ?", &of.field("name"));
    } else if new.strength.is_some() {
        found.log.guessed("influences, taken for the strengths 1 to 3", &of.field("influence"));
    }
    found.connect(new);
}

/// A number between −1 and 1, or a word such as H+ or L-.
fn influence(text: &str) -> (Sign, Option<u8>) {
    if let Some(value) = number(text) {
        return (Sign::of_weight(value), (value != 0.0).then(|| level(value)));
    }
    let text = text.trim().replace('\u{2212}', "-");
    let level = match text.chars().next().map(|letter| letter.to_ascii_uppercase()) {
        Some('H') => 3,
        Some('M') => 2,
        Some('L') => 1,
        _ => return (Sign::Blank, None),
    };
    match text.chars().last() {
        Some('+') => (Sign::Said(Polarity::Plus), Some(level)),
        Some('-') => (Sign::Said(Polarity::Minus), Some(level)),
        _ => (Sign::Blank, None),
    }
}

/// The strength of an influence: the words low, medium and high stand for 0.25, 0.62 and 1.
pub(in crate::format) fn level(influence: f64) -> u8 {
    match influence.abs() {
        size if size < 0.435 => 1,
        size if size < 0.81 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Connection;

    fn told(text: &str) -> (usize, Vec<(&'static str, Option<u8>)>, usize) {
        let read = import(text.as_bytes(), &ImportOptions::default()).unwrap();
        let claims =
            read.map.connections().filter_map(Connection::influence).map(|claim| (claim.polarity.symbol(), claim.strength)).collect();
        (read.map.element_count(), claims, read.map.groups().len())
    }

    #[test]
    fn the_three_dialects_say_the_same() {
        let expected = (2, vec![("-", Some(1)), ("+", Some(3)), ("?", None)], 1);
        let link = |id: &str, value: &str| format!("<relationship><id>{id}</id><influence>{value}</influence></relationship>");
        let old = format!(
            "\u{feff}<?xml version=\"1.0\"?>\r\n<mentalModeler><info><name>M</name></info><groupNames><groupName index=\"2\">Two</groupName></groupNames><concepts><concept><id>1</id><name>A</name><group>2</group><x>1.5</x><y>2</y><relationships>{}{}</relationships></concept><concept><id>2</id><name><![CDATA[B]]></name><group>0</group><relationships>{}</relationships></concept></concepts></mentalModeler>",
            link("2", "L-"),
            link("1", "0.95"),
            link("1", "undefined")
        );
        assert_eq!(told(&old), expected);
        let new = old.replace("mentalModeler>", "mentalmodeler >").replace("<id>", "<id ><![CDATA[").replace("</id>", "]]></id>");
        assert_eq!(told(&new), expected);
        let json = r#"{"info":{"name":"M"},"groupNames":{"2":"Two"},"concepts":[{"id":"1","name":"A","group":"2","x":"1.5","y":"2","relationships":[{"id":"2","influence":"-0.25"},{"id":"1","influence":"H+"}]},{"id":"2","name":"B","relationships":[{"id":"1","influence":""}]}]}"#;
        assert_eq!(told(json), expected);
    }
}
