//! What a PRSM map holds, whatever its version: factors, links, the styles that both have. The history of the file is never read.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use super::packed::unpacked;
use crate::format::found::{Found, FoundConnection, FoundElement, Sign, build, plain, sign_in_label};
use crate::format::values::{Object, float, json, member, objects, text, text_of};
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Direction, Point};

/// The members that are read; others, the history above all, cost nothing.
#[derive(Deserialize)]
struct File {
    #[serde(default, rename = "mapTitle")]
    title: Value,
    #[serde(default)]
    description: Value,
    #[serde(default)]
    nodes: Vec<Object>,
    #[serde(default)]
    edges: Vec<Object>,
    #[serde(default)]
    styles: Value,
    /// What styles were called before 1.4.
    #[serde(default)]
    samples: Value,
    #[serde(default, rename = "attributeTitles")]
    attributes: Value,
    #[serde(default)]
    underlay: Value,
    #[serde(default)]
    background: Value,
}

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let mut text = text_of(bytes, &mut found.log);
    if !text.trim_start().starts_with('{') {
        text = unpacked(text.trim_end_matches(['\n', '\r']))?;
    }
    let file: File = json(&text)?;
    if file.nodes.is_empty() {
        return Err(FormatError::new("the PRSM map holds no factor", "look whether it is the map you meant"));
    }
    found.about.title = member_text(&file.title);
    found.about.purpose = note(&file.description);
    let styles = if file.styles.is_object() { &file.styles } else { &file.samples };
    let nodes = Styles::of(styles, "nodes");
    for node in &file.nodes {
        element(node, &nodes, &file.attributes, &mut found);
    }
    let edges = Styles::of(styles, "edges");
    for edge in &file.edges {
        connection(edge, &edges, &mut found);
    }
    for drawn in [&file.underlay, &file.background] {
        if !is_empty(drawn) {
            found.log.left_out("drawings behind the map", "");
        }
    }
    build(found, options)
}

/// Named styles of factors or links.
struct Styles<'a>(HashMap<String, &'a Object>);

impl<'a> Styles<'a> {
    fn of(styles: &'a Value, which: &str) -> Self {
        let list = match styles.get(which) {
            Some(Value::Object(named)) => named.iter().filter_map(|(key, style)| Some((key.clone(), style.as_object()?))).collect(),
            Some(Value::Array(rows)) => rows
                .iter()
                .enumerate()
                .filter_map(|(at, style)| Some((format!("{}{at}", if which == "nodes" { "group" } else { "edge" }), style.as_object()?)))
                .collect(),
            _ => HashMap::new(),
        };
        Self(list)
    }

    /// The name somebody gave a style; the default has none.
    fn name(&self, key: &str) -> String {
        let label = self.0.get(key).map(|style| member(style, &["groupLabel"])).unwrap_or_default();
        if label.trim().eq_ignore_ascii_case("sample") { String::new() } else { plain(&label).trim().to_owned() }
    }

    fn arrows(&self, key: &str) -> Option<&'a Value> {
        self.0.get(key).and_then(|style| style.get("arrows"))
    }
}

fn element(node: &Object, styles: &Styles<'_>, titles: &Value, found: &mut Found) {
    let id = member(node, &["id"]);
    let mut new = FoundElement::new(id, plain(&member(node, &["label"])));
    new.at = Some(Point::new(float(node.get("x")).unwrap_or_default(), float(node.get("y")).unwrap_or_default()));
    let note = node.get("note").filter(|note| !is_empty(note)).or_else(|| node.get("title")).map(note).unwrap_or_default();
    new.description = note;
    let style = member(node, &["grp"]);
    let name = styles.name(&style);
    new.join("Styles", &name);
    if name.is_empty() {
        new.colour = node.get("color").map(|colour| member_of(colour, "background")).unwrap_or_default();
    }
    for (key, title) in titles.as_object().into_iter().flatten() {
        new.say(&text(Some(title)), &text(node.get(key)));
    }
    for (key, what) in [("thumbUp", "votes for factors"), ("thumbDown", "votes against factors")] {
        if node.get(key).and_then(Value::as_array).is_some_and(|votes| !votes.is_empty()) {
            found.log.left_out(what, &new.label);
        }
    }
    found.add(new);
}

fn connection(edge: &Object, styles: &Styles<'_>, found: &mut Found) {
    let mut new = FoundConnection::new(member(edge, &["from", "source"]), member(edge, &["to", "target"]));
    new.key = member(edge, &["id"]);
    let style = member(edge, &["grp"]);
    let arrows = edge.get("arrows").filter(|arrows| !is_empty(arrows)).or_else(|| styles.arrows(&style));
    let [from, to] = ["from", "to"].map(|end| arrows.is_some_and(|arrows| points(arrows, end)));
    new.direction = match (from, to) {
        (true, true) => Direction::Mutual,
        (false, false) if arrows.is_some_and(Value::is_object) => Direction::Undirected,
        (true, false) => {
            std::mem::swap(&mut new.from, &mut new.to);
            Direction::Directed
        }
        _ => Direction::Directed,
    };
    let label = sign_in_label(&plain(&member(edge, &["label"])));
    let name = styles.name(&style);
    if name.to_lowercase().starts_with("reciprocal") && new.direction == Direction::Directed {
        new.direction = Direction::Mutual;
        found.log.guessed("links of a style called reciprocal, taken for both ways", &name);
    }
    new.sign = match label.sign {
        Sign::Said(_) => label.sign,
        _ => Sign::of(&name),
    };
    new.colour = edge.get("color").map(|colour| member_of(colour, "color")).unwrap_or_default();
    new.delay = label.delay;
    // The style that we write for relations.
    if name.eq_ignore_ascii_case("relation") {
        (new.verb, new.sign) = (Some(label.text), Sign::Blank);
        new.rationale = edge.get("note").map(note).unwrap_or_default();
        found.connect(new);
        return;
    }
    let note = edge.get("note").map(note).unwrap_or_default();
    new.rationale = [label.text, note].into_iter().filter(|words| !words.trim().is_empty()).collect::<Vec<_>>().join(". ");
    found.connect(new);
}

/// Whether there is an arrow at an end: `{to: {enabled}}`, `{to: true}` or the words "to, from".
fn points(arrows: &Value, end: &str) -> bool {
    match arrows {
        Value::String(words) => words.contains(end),
        Value::Object(ends) => match ends.get(end) {
            Some(Value::Bool(is)) => *is,
            Some(Value::String(kind)) => !kind.is_empty() && kind != "none",
            Some(Value::Object(arrow)) => {
                let on = arrow.get("enabled").and_then(Value::as_bool).unwrap_or(true);
                on && !["none", "bar-none"].contains(&member(arrow, &["type"]).as_str())
            }
            _ => false,
        },
        _ => false,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => ["", "[]", "{}"].contains(&text.trim()),
        Value::Array(list) => list.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn member_text(value: &Value) -> String {
    text(Some(value))
}

fn member_of(value: &Value, name: &str) -> String {
    match value {
        Value::Object(members) => member(members, &[name]),
        other => text(Some(other)),
    }
}

/// A note: a text with or without markup, or what an editor of rich text keeps.
fn note(value: &Value) -> String {
    match value {
        Value::String(words) => plain(words),
        Value::Object(delta) => {
            let said: String = objects(delta.get("ops")).map(|piece| member(piece, &["insert"])).collect();
            if delta.contains_key("ops") { said.trim().to_owned() } else { member(delta, &["text"]) }
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::prsm::packed::tests::packed;
    use crate::map::{Connection, Polarity};

    const OLD: &str = "{\n\t\"version\":\"1.9.1\",\"mapTitle\":\"Care\",\"attributeTitles\":{\"att1\":\"Cost\"},\
        \"styles\":{\"nodes\":{\"group1\":{\"groupLabel\":\"Services\"}},\"edges\":{\"edge0\":{\"groupLabel\":\"+ve\",\"arrows\":{\"to\":{\"enabled\":true,\"type\":\"vee\"}}},\"edge1\":{\"groupLabel\":\"-ve\"},\"edge2\":{\"groupLabel\":\"Reciprocal influence\"},\"edge3\":{\"groupLabel\":\"Sample\"}}},\
        \"nodes\":[{\"id\":\"a\",\"label\":\"Staff\\nmorale\",\"grp\":\"group1\",\"x\":10,\"y\":-20.5,\"note\":\"Why\",\"att1\":\"7\"},{\"id\":\"b\",\"label\":\"Pay\",\"x\":null,\"y\":null,\"note\":{\"ops\":[{\"insert\":\"Rich\\n\"}]},\"thumbUp\":[1]}],\
        \"edges\":[{\"id\":\"1\",\"from\":\"a\",\"to\":\"b\",\"grp\":\"edge0\"},{\"id\":\"2\",\"from\":\"b\",\"to\":\"a\",\"grp\":\"edge1\",\"note\":\"N\"},{\"id\":\"3\",\"from\":\"a\",\"to\":\"b\",\"grp\":\"edge2\"},{\"id\":\"4\",\"from\":\"a\",\"to\":\"gone\",\"grp\":\"edge3\"},{\"id\":\"5\",\"from\":\"a\",\"to\":\"b\",\"grp\":\"edge3\"}],\"history\":[{\"state\":\"\u{1be1}\"}]}";

    fn said() -> ImportOptions {
        let polarity = vec![("+ve".to_owned(), Polarity::Plus), ("-VE".to_owned(), Polarity::Minus)];
        ImportOptions { seed: Some(1), polarity, ..ImportOptions::default() }
    }

    #[test]
    fn a_map_comes_with_its_styles_and_packed_alike() {
        let plain = import(OLD.as_bytes(), &said()).unwrap();
        let packed = import(packed(OLD).as_bytes(), &said()).unwrap();
        assert_eq!(plain.map, packed.map);
        let map = plain.map;
        let signs: Vec<_> = map.connections().filter_map(Connection::influence).map(|claim| claim.polarity.symbol()).collect();
        assert_eq!(signs, ["+", "-", "?", "?"]);
        let first = map.elements().next().unwrap();
        assert_eq!((first.label.as_str(), first.at, first.description.as_str()), ("Staff morale", Point::new(10.0, -20.5), "Why"));
        assert_eq!((map.groups().len(), first.attributes.len(), map.elements().nth(1).unwrap().description.as_str()), (1, 1, "Rich"));
        assert_eq!(map.connections().nth(2).unwrap().direction, Direction::Mutual);
        let told = plain.report.join("\n");
        for expected in ["line breaks", "gone", "votes for", "Reciprocal influence"] {
            assert!(told.contains(expected), "{expected} in {told}");
        }
    }

    #[test]
    fn a_polarity_is_asked_for_and_never_guessed() {
        let read = import(OLD.as_bytes(), &ImportOptions::default()).unwrap();
        assert!(read.map.connections().filter_map(Connection::influence).all(|claim| claim.polarity == Polarity::Unknown));
        let asked: Vec<_> = read.asked.iter().map(|asked| (asked.name.as_str(), asked.proposal)).collect();
        assert_eq!(asked, [("+ve", Some(Polarity::Plus)), ("-ve", Some(Polarity::Minus)), ("Reciprocal influence", None)]);
        assert!(read.report.iter().any(|line| line.contains("--polarity '+ve=+'")), "{:?}", read.report);
    }
}
