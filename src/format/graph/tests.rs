//! Formats of graphs: a map goes out and comes back equal in everything that such a format holds.

use super::*;
use crate::format::{ExportOptions, ImportOptions, by_name};
use crate::map::{
    ConnectionId, ConnectionKind, ElementId, Extra, Group, GroupId, Grouping, GroupingId, Influence, LoopType, NamedLoopId, Numbers,
    Record, Relation,
};
use crate::release::{Audience, release};

/// A small map with every kind of element and connection, and labels that are hard to quote.
pub(in crate::format) fn released() -> Released {
    let (grouping, extra) = (GroupingId::from_value(1), Extra::default());
    let group = GroupId::from_value(1);
    let mut records: Vec<Record> = vec![
        Grouping { id: grouping, number: 1, title: "Themes".into(), extra: extra.clone() }.into(),
        Group { id: group, number: 1, grouping, title: "Homes & care".into(), tint: 0, hatch: 0, collapsed: false, extra: extra.clone() }
            .into(),
    ];
    let labels = ["<script> \"Rent\"", "Stress, \u{e9}\u{4e2d} \\ 'n'", "Advice", "=Hope [x] {y} | #1;"];
    for ((number, kind), label) in (1..).zip(ElementKind::ALL).zip(labels) {
        // Kinds in another order than the labels say nothing of places.
        let kind = if number == 3 {
            ElementKind::Intervention
        } else if number == 4 {
            ElementKind::Outcome
        } else {
            kind
        };
        let at = Point::new(f64::from(number) * 150.5, if number % 2 == 1 { -80.0 } else { 0.0 });
        let mut element = Element::new(ElementId::from_value(u64::from(number)), number, kind, label, at);
        if number < 3 {
            element.groups.push(group);
            element.description = "A word & \"more\"".into();
        }
        records.push(element.into());
    }
    let sign = |polarity, delay| ConnectionKind::Influence(Influence { polarity, delay, strength: None });
    let verb = |verb: &str| ConnectionKind::Relation(Relation { verb: verb.into(), absent: false });
    let kinds = [
        (1, 2, sign(Polarity::Minus, true), Direction::Directed),
        (2, 1, sign(Polarity::Plus, false), Direction::Directed),
        (1, 2, sign(Polarity::Unknown, false), Direction::Directed),
        (2, 4, sign(Polarity::Plus, false), Direction::Mutual),
        (3, 2, verb("works for"), Direction::Directed),
        (3, 4, sign(Polarity::Minus, false), Direction::Undirected),
        (4, 4, sign(Polarity::Plus, false), Direction::Directed),
    ];
    for (number, (from, to, kind, direction)) in (1..).zip(kinds) {
        let [from, to] = [from, to].map(ElementId::from_value);
        let connection = Connection::new(ConnectionId::from_value(u64::from(number)), number, from, to, kind);
        records.push(Connection { direction, rationale: if number == 2 { "Why: <b>".into() } else { String::new() }, ..connection }.into());
    }
    let named = NamedLoop {
        id: NamedLoopId::from_value(1),
        number: 3,
        cycle: [1, 2].map(ElementId::from_value).to_vec(),
        name: "Round".into(),
        story: "It goes round.".into(),
        question: String::new(),
        starred: false,
        last_type: LoopType::Balancing,
        extra,
    };
    records.push(named.into());
    let (map, left_over) = SystemMap::from_records(records, Numbers::default());
    assert!(left_over.is_empty());
    release(&map, Audience::Workshop)
}

/// What a graph says, in lines, its texts read like this.
fn lines(map: &SystemMap, kinds: bool, read: fn(&str) -> String) -> Vec<String> {
    let label = |id| map.element(id).map(|element| read(&element.label)).unwrap_or_default();
    let kind = |e: &Element| if kinds { e.kind.spec().name } else { "" };
    let group = |e: &Element| {
        let titles = e.groups.iter().filter_map(|&id| map.groups().get(id)).map(|group| group.title.clone());
        titles.into_iter().find(|title| title != e.kind.spec().name)
    };
    let elements = map.elements().map(|e| {
        let said = [read(&e.label), kind(e).to_owned(), read(&e.description)];
        format!("{said:?} {:?} {:?}", e.at, group(e))
    });
    let connections = map.connections().map(|c| {
        let said = [label(c.from), label(c.to), read(&c.rationale)];
        format!("{said:?} {:?} {:?}", c.direction, c.kind)
    });
    elements.chain(connections).collect()
}

#[test]
fn every_format_of_graphs_brings_a_map_back() {
    let released = released();
    for (name, kinds) in [("graphml", true), ("gexf", true), ("gml", true), ("dot", true), ("kumu", true), ("prsm", false)] {
        let format = by_name(name).unwrap();
        let bytes = (format.export.unwrap())(&released, &ExportOptions::default()).unwrap();
        let read = format.read(&bytes, &ImportOptions { seed: Some(1), ..ImportOptions::default() }).unwrap();
        // Both read labels and notes as HTML, as the programs write them that these files are for.
        let html = matches!(name, "graphml" | "prsm");
        let text = if html { crate::format::found::plain } else { str::to_owned };
        let expected = lines(released.map(), kinds, text);
        assert_eq!(lines(&read.map, kinds, str::to_owned), expected, "{name}\n{}", String::from_utf8_lossy(&bytes));
        assert!(read.asked.is_empty(), "{name} asks {:?}", read.asked);
    }
}

#[test]
fn kumu_keeps_loops_with_their_numbers() {
    let bytes = (by_name("kumu").unwrap().export.unwrap())(&released(), &ExportOptions::default()).unwrap();
    let read = by_name("kumu").unwrap().read(&bytes, &ImportOptions::default()).unwrap();
    let named = read.map.named_loops().iter().next().unwrap();
    assert_eq!((named.number, named.name.as_str(), named.story.as_str()), (3, "Round", "It goes round."));
}
