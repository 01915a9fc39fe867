//! The full project of Kumu: elements, connections and loops by their ids, positions from its maps.

use std::collections::HashMap;

use serde_json::Value;

use super::blueprint;
use crate::format::found::{Found, FoundConnection, FoundElement, FoundLoop, Round, Sign, build};
use crate::format::tables::typed;
use crate::format::values::{Object, float, json, member, objects, text, text_of};
use crate::format::{FormatError, ImportOptions, Imported};
use crate::map::{Direction, Point};

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let text = text_of(bytes, &mut found.log);
    let file: Object = json(&text)?;
    let full = objects(file.get("elements")).any(|element| element.contains_key("attributes"))
        || objects(file.get("connections")).any(|connection| connection.contains_key("attributes"));
    if full {
        project(&file, &mut found);
    } else {
        blueprint::read(&file, &mut found);
    }
    build(found, options)
}

fn project(file: &Object, found: &mut Found) {
    found.about.title = member(file, &["name"]);
    found.about.purpose = member(file, &["description"]);
    let places = places(file, found);
    for element in objects(file.get("elements")) {
        let id = member(element, &["_id", "id"]);
        let Some(attributes) = element.get("attributes").and_then(Value::as_object) else { continue };
        let mut new = FoundElement::new(id.clone(), member(attributes, &["label"]));
        new.at = places.get(&id).copied();
        described(attributes, &mut new);
        found.add(new);
    }
    for connection in objects(file.get("connections")) {
        found.connect(connected(connection));
    }
    for told in objects(file.get("loops")) {
        let none = Object::new();
        let attributes = told.get("attributes").and_then(Value::as_object).unwrap_or(&none);
        let ids = told.get("connections").and_then(Value::as_array).into_iter().flatten().map(|id| text(Some(id))).collect();
        let name = member(attributes, &["label", "name"]);
        found.loops.push(FoundLoop { name, story: member(attributes, &["description"]), round: Round::Connections(ids) });
    }
    for perspective in objects(file.get("perspectives")) {
        found.log.left_out("perspectives (their styles)", &member(perspective, &["name"]));
    }
}

/// Positions of the first map that has an element; of further maps they are told and left out.
fn places(file: &Object, found: &mut Found) -> HashMap<String, Point> {
    let mut places = HashMap::new();
    let first = text(file.get("defaultMap"));
    let mut maps: Vec<&Object> = objects(file.get("maps")).collect();
    maps.sort_by_key(|map| member(map, &["_id"]) != first);
    for map in &maps {
        let mut again = false;
        for drawn in objects(map.get("elements")) {
            let id = member(drawn, &["element"]);
            let at = drawn.get("position").and_then(|at| Some(Point::new(float(at.get("x"))?, float(at.get("y"))?)));
            match (at, places.contains_key(&id)) {
                (Some(at), false) => drop(places.insert(id, at)),
                (Some(_), true) => again = true,
                (None, _) => {}
            }
        }
        if again {
            found.log.left_out("other places of the same elements on further maps", &member(map, &["name"]));
        }
    }
    if maps.len() > 1 {
        found.log.guessed(
            "several maps of the project, put on one",
            &maps.iter().map(|map| member(map, &["name"])).collect::<Vec<_>>().join(", "),
        );
    }
    places
}

/// What is known of an element beside its label.
pub(super) fn described(attributes: &Object, new: &mut FoundElement) {
    for (name, value) in attributes {
        let said = text(Some(value));
        match name.to_lowercase().as_str() {
            "label" | "id" | "_id" => {}
            "description" => new.description = said,
            "element type" | "type" => {
                typed(new, &said);
                new.join("Type", &said);
            }
            "tags" => match value {
                Value::Array(tags) => tags.iter().for_each(|tag| new.join("Tags", &text(Some(tag)))),
                _ => said.split(['|', ',']).for_each(|tag| new.join("Tags", tag)),
            },
            _ => new.say(name, &said),
        }
    }
}

fn connected(connection: &Object) -> FoundConnection {
    let none = Object::new();
    let attributes = connection.get("attributes").and_then(Value::as_object).unwrap_or(&none);
    let mut new = FoundConnection::new(member(connection, &["from"]), member(connection, &["to"]));
    new.key = member(connection, &["_id", "id"]);
    if connection.get("reversed").and_then(Value::as_bool) == Some(true) {
        std::mem::swap(&mut new.from, &mut new.to);
    }
    new.direction = direction(&member(connection, &["direction"]));
    new.delay = connection.get("delayed").and_then(Value::as_bool).unwrap_or(false);
    let kind = member(attributes, &["connection type", "type"]);
    if kind.eq_ignore_ascii_case("relation") {
        new.verb = Some(member(attributes, &["label"]));
        new.rationale = member(attributes, &["description"]);
    } else {
        new.sign = Sign::of(&kind);
        new.rationale = words(attributes);
    }
    new
}

/// Label and description of a connection.
pub(super) fn words(of: &Object) -> String {
    let said = [member(of, &["label"]), member(of, &["description"])];
    said.into_iter().filter(|words| !words.trim().is_empty()).collect::<Vec<_>>().join(". ")
}

pub(super) fn direction(word: &str) -> Direction {
    match word.to_lowercase().as_str() {
        "undirected" => Direction::Undirected,
        "mutual" => Direction::Mutual,
        _ => Direction::Directed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Connection;

    const PROJECT: &str = r#"{"name":"Care","defaultMap":"map-1","elements":[
        {"_id":"elem-a","attributes":{"label":"Trust ","element type":"Actor","description":"D","tags":["x","y"],"cost":3}},
        {"_id":"elem-b","attributes":{"label":"Trust","element type":null}},
        {"_id":"elem-c","attributes":{"label":"Shock"}}],
        "connections":[
        {"_id":"conn-1","direction":"directed","delayed":true,"reversed":false,"attributes":{"connection type":"++"},"from":"elem-a","to":"elem-b"},
        {"_id":"conn-2","direction":"directed","attributes":{"connection type":"+-","description":"W"},"from":"elem-b","to":"elem-a"},
        {"_id":"conn-3","direction":"undirected","attributes":{"connection type":["Positive"]},"from":"elem-c","to":"elem-a"},
        {"_id":"conn-4","direction":"directed","attributes":{"connection type":null},"from":"elem-c","to":"elem-b"}],
        "loops":[{"_id":"loop-1","attributes":{"label":"R4 Round"},"connections":["conn-4","conn-2","conn-1"]}],
        "maps":[{"_id":"map-2","name":"Second","elements":[{"position":{"x":9,"y":9},"element":"elem-a"}]},
                {"_id":"map-1","name":"First","elements":[{"position":{"x":-10,"y":20},"element":"elem-a"},{"position":null,"element":"elem-b"}]}],
        "perspectives":[{"name":"P"}]}"#;

    #[test]
    fn a_project_comes_with_places_loops_and_types() {
        let read = import(PROJECT.as_bytes(), &ImportOptions::default()).unwrap();
        let map = &read.map;
        let signs: Vec<_> = map.connections().filter_map(Connection::influence).map(|claim| claim.polarity.symbol()).collect();
        assert_eq!((signs, map.element_count()), (vec!["+", "-", "?", "?"], 3));
        let first = map.elements().next().unwrap();
        assert_eq!((first.at, first.kind, first.groups.len()), (Point::new(-10.0, 20.0), crate::map::ElementKind::Actor, 3));
        let named = map.named_loops().iter().next().unwrap();
        assert_eq!((named.number, named.name.as_str(), named.last_type.letter(), named.cycle.len()), (4, "Round", 'B', 2));
        let told = read.report.join("\n");
        assert!(told.contains("R4 Round is balancing") && told.contains("further maps") && told.contains("perspectives"), "{told}");
        assert_eq!(read.asked.len(), 1);
    }
}
