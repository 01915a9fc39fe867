//! Which elements a saved view keeps, and what lies round a set of elements.
//!
//! A filter names properties and for each the values that stay; an element stays when every property named has one of its values. Properties
//! are `kind`, `group` (title or number), `element` (code or label), `status`, `level`, `flag`, `leverage` (a framework), `voice` (of a quote
//! on it), `around` (within one to three steps of an element: `N12 2 up`, `down` or `both`), and otherwise the name of a free attribute.

use std::collections::BTreeSet;

use crate::map::{Attribute, CitedPart, Code, CodeKind, Direction, Element, ElementId, Status, SystemMap, View};

/// The property that says round which elements.
const AROUND: &str = "around";
/// No further than this round an element.
const MOST_STEPS: usize = 3;

/// The elements that a view keeps.
pub fn kept_by(map: &SystemMap, view: &View) -> BTreeSet<ElementId> {
    let near: Option<BTreeSet<ElementId>> = view
        .filter
        .iter()
        .find(|(property, _)| folded(property) == AROUND)
        .map(|(_, values)| values.iter().flat_map(|value| around(map, value)).collect());
    let stays = |element: &&Element| {
        view.filter.iter().all(|(property, values)| {
            if folded(property) == AROUND {
                return near.as_ref().is_some_and(|near| near.contains(&element.id));
            }
            let found = values_of(map, element, &folded(property));
            values.iter().map(|value| folded(value)).any(|value| found.contains(&value))
        })
    };
    map.elements().filter(stays).map(|element| element.id).collect()
}

/// These elements and all that are one connection away from one of them, whichever way it runs.
pub fn with_neighbours(map: &SystemMap, elements: &BTreeSet<ElementId>) -> BTreeSet<ElementId> {
    let ends = |connection: &crate::map::Connection| [connection.from, connection.to];
    let touching = map.connections().filter(|connection| ends(connection).iter().any(|end| elements.contains(end)));
    touching.flat_map(ends).chain(elements.iter().copied()).collect()
}

/// The elements within so many steps of one: `N12 2 up` is N12, what leads to it, and what leads to that. Two steps and both ways where nothing
/// else is said; nothing where no element has the code.
fn around(map: &SystemMap, value: &str) -> BTreeSet<ElementId> {
    let mut words = value.split_whitespace();
    let code = words.next().and_then(|word| word.parse::<Code>().ok()).filter(|code| code.kind == CodeKind::Element);
    let Some(start) = code.and_then(|code| map.element_by_number(code.number)) else { return BTreeSet::new() };
    let steps = words.next().and_then(|word| word.parse().ok()).unwrap_or(2).min(MOST_STEPS);
    let (up, down) = match words.next().map(folded).as_deref() {
        Some("up") => (true, false),
        Some("down") => (false, true),
        _ => (true, true),
    };
    let mut near = BTreeSet::from([start.id]);
    let mut edge = vec![start.id];
    for _ in 0..steps {
        let reached = edge.iter().flat_map(|&id| map.connections_of(id).into_iter().filter_map(move |c| beyond(c, id, up, down)));
        edge = reached.filter(|&id| near.insert(id)).collect();
    }
    near
}

/// The other end of a connection, where it runs that way. One that runs both ways, or neither, counts as both.
fn beyond(connection: &crate::map::Connection, id: ElementId, up: bool, down: bool) -> Option<ElementId> {
    let either = connection.direction != Direction::Directed;
    if connection.from == id { (down || either).then_some(connection.to) } else { (up || either).then_some(connection.from) }
}

/// What a map can be filtered by: each property with the values of its elements.
pub fn values_in(map: &SystemMap) -> Vec<(String, Vec<String>)> {
    let elements = || map.elements();
    let some = |values: BTreeSet<String>| values.into_iter().filter(|value| !value.trim().is_empty()).collect::<Vec<_>>();
    let flags = |element: &Element| {
        let flags = element.flags;
        let all = [(flags.controllable, "controllable"), (flags.important, "important"), (flags.vulnerable, "vulnerable")];
        all.into_iter().filter(|(on, _)| *on).map(|(_, name)| name.to_owned()).collect::<Vec<_>>()
    };
    let told = |element: &Element| (element.status != Status::None).then(|| status(element.status).to_owned());
    // Those of one grouping stand together.
    let groups = map.groupings().iter().flat_map(|grouping| map.groups_in(grouping.id));
    let mut properties = vec![
        ("kind".to_owned(), some(elements().map(|element| element.kind.spec().name.to_owned()).collect())),
        ("group".to_owned(), groups.map(|group| group.title.clone()).filter(|title| !title.trim().is_empty()).collect()),
        ("level".to_owned(), some(elements().map(|element| element.level.clone()).collect())),
        ("status".to_owned(), some(elements().filter_map(told).collect())),
        ("voice".to_owned(), map.voices().iter().map(|voice| voice.name.clone()).collect()),
        ("flag".to_owned(), some(elements().flat_map(flags).collect())),
        ("leverage".to_owned(), some(elements().flat_map(|element| element.leverage.levels.keys().cloned()).collect())),
    ];
    let names: BTreeSet<&String> = elements().flat_map(|element| element.attributes.keys()).collect();
    for name in names {
        let values = elements().filter_map(|element| element.attributes.get(name)).map(|value| match value {
            Attribute::Text(text) => text.clone(),
            Attribute::Number(number) => number.to_string(),
        });
        properties.push((name.clone(), some(values.collect())));
    }
    properties.retain(|(_, values)| !values.is_empty());
    properties
}

fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

fn values_of(map: &SystemMap, element: &Element, property: &str) -> BTreeSet<String> {
    let texts: Vec<String> = match property {
        "kind" => vec![element.kind.spec().name.to_owned()],
        "group" => {
            let groups = element.groups.iter().filter_map(|&id| map.groups().get(id));
            groups.flat_map(|group| [group.title.clone(), group.number.to_string()]).collect()
        }
        "element" => vec![format!("N{}", element.number), element.label.clone()],
        "status" => vec![status(element.status).to_owned()],
        "level" => vec![element.level.clone()],
        "flag" => {
            let flags = element.flags;
            let all = [(flags.controllable, "controllable"), (flags.important, "important"), (flags.vulnerable, "vulnerable")];
            all.into_iter().filter(|(on, _)| *on).map(|(_, name)| name.to_owned()).collect()
        }
        "leverage" => element.leverage.levels.keys().cloned().collect(),
        "voice" => {
            let voices = map.quotes_on(CitedPart::Element(element.id)).filter_map(|quote| map.voices().get(quote.voice?));
            voices.map(|voice| voice.name.clone()).collect()
        }
        other => {
            let free = element.attributes.iter().filter(|(name, _)| folded(name) == other).map(|(_, value)| match value {
                Attribute::Text(text) => text.clone(),
                Attribute::Number(number) => number.to_string(),
            });
            free.collect()
        }
    };
    texts.iter().map(|text| folded(text)).collect()
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::None => "none",
        Status::Draft => "draft",
        Status::Validated => "validated",
        Status::Disputed => "disputed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::{element, map};
    use crate::map::{Extra, Numbers, Record, ViewId};

    fn view(filter: &[(&str, &[&str])]) -> View {
        let filter = filter.iter().map(|(name, values)| ((*name).to_owned(), values.iter().map(|v| (*v).to_owned()).collect())).collect();
        View {
            id: ViewId::from_value(1),
            number: 1,
            title: "A view".into(),
            note: String::new(),
            filter,
            camera: None,
            extra: Extra::default(),
        }
    }

    #[test]
    fn a_filter_keeps_what_has_one_of_the_values_of_every_property() {
        let mut records = map(4, &[]).records();
        for record in &mut records {
            if let Record::Element(element) = record {
                element.level = if element.number > 2 { "Experience" } else { "Policy" }.into();
                element.flags.important = element.number % 2 == 0;
                element.attributes.insert("Ward".into(), Attribute::Number(f64::from(element.number)));
            }
        }
        let (map, _) = SystemMap::from_records(records, Numbers::default());
        let kept = |filter: &[(&str, &[&str])]| {
            let ids = kept_by(&map, &view(filter));
            map.elements().filter(|e| ids.contains(&e.id)).map(|e| e.number).collect::<Vec<_>>()
        };
        assert_eq!(kept(&[]), [1, 2, 3, 4]);
        assert_eq!(kept(&[("Level", &["experience "])]), [3, 4]);
        assert_eq!(kept(&[("level", &["experience"]), ("flag", &["important", "vulnerable"])]), [4]);
        assert_eq!(kept(&[("element", &["n1", "Factor 3"])]), [1, 3]);
        assert_eq!(kept(&[("ward", &["2"])]), [2]);
        assert_eq!(kept(&[("kind", &["actor"])]), [] as [u32; 0]);
        assert_eq!(kept(&[("nonsense", &["2"])]), [] as [u32; 0]);
    }

    #[test]
    fn a_filter_keeps_what_lies_round_an_element() {
        let map = map(5, &[(1, 2, "+"), (2, 3, "-"), (3, 4, "+"), (5, 3, "+")]);
        let kept = |value: &str| {
            let ids = kept_by(&map, &view(&[("around", &[value])]));
            map.elements().filter(|e| ids.contains(&e.id)).map(|e| e.number).collect::<Vec<_>>()
        };
        assert_eq!(kept("N3 1 up"), [2, 3, 5]);
        assert_eq!(kept("N3 2 up"), [1, 2, 3, 5]);
        assert_eq!(kept("n2 3 down"), [2, 3, 4]);
        assert_eq!(kept("N2 1"), [1, 2, 3]);
        assert_eq!(kept("N9 1 up"), [] as [u32; 0]);
    }

    #[test]
    fn neighbours_are_those_of_either_direction() {
        let map = map(5, &[(1, 2, "+"), (3, 2, "-"), (3, 4, "+")]);
        let of = |number| with_neighbours(&map, &[element(&map, number)].into());
        assert_eq!(of(2), [1, 2, 3].map(|n| element(&map, n)).into());
        assert_eq!(of(5), [element(&map, 5)].into());
    }
}
