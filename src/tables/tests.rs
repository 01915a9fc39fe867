//! Tables read, sorted, typed in and pasted.

use std::collections::BTreeMap;

use super::*;
use crate::document::{Document, Edit};
use crate::entry::Progress;
use crate::map::{
    Connection, ConnectionKind, Element, ElementId, ElementKind, IdSource, Influence, Numbers, Part, Point, Record, SystemMap,
};
use crate::release::{Audience, release};

fn map() -> SystemMap {
    let element = |number: u32, label: &str| -> Record {
        Element::new(ElementId::from_value(u64::from(number)), number, ElementKind::Factor, label, Point::ZERO).into()
    };
    let ends = [1, 2].map(ElementId::from_value);
    let connection =
        Connection::new(crate::map::ConnectionId::from_value(9), 1, ends[0], ends[1], ConnectionKind::Influence(Influence::default()));
    SystemMap::from_records([element(1, "Trust"), element(2, "Café"), element(10, "Waiting"), connection.into()], Numbers::default()).0
}

fn column(kind: TableKind, map: &SystemMap, name: &str) -> Column {
    kind.columns(map).into_iter().find(|column| column.name() == name).unwrap()
}

fn taken(map: &SystemMap, kind: TableKind, text: &str) -> Intake {
    let pasted = PastedTable::read(text).unwrap();
    let columns = kind.columns(map);
    let headed = pasted.looks_headed(kind, &columns);
    let proposed = pasted.proposed(kind, &columns, headed);
    Reckoning::new(map, kind, &proposed, IdSource::seeded(7)).read(pasted.body(headed), &Progress::default()).unwrap()
}

fn labels(map: &SystemMap, order: &Order) -> Vec<String> {
    let counts = BTreeMap::new();
    let reading = Reading { map, quotes: &counts };
    let columns = TableKind::Elements.columns(map);
    let rows = rows(TableKind::Elements, &columns, &reading, order);
    rows.iter().map(|part| columns[1].read(&reading, *part)).collect()
}

#[test]
fn rows_are_sorted_and_filtered() {
    let map = map();
    assert_eq!(labels(&map, &Order::default()), ["Trust", "Café", "Waiting"]);
    assert_eq!(labels(&map, &Order { sort: Some((1, false)), ..Order::default() }), ["Café", "Trust", "Waiting"]);
    assert_eq!(labels(&map, &Order { sort: Some((0, true)), ..Order::default() }), ["Waiting", "Café", "Trust"]);
    assert_eq!(labels(&map, &Order { find: "cafe".into(), ..Order::default() }), ["Café"]);
    assert_eq!(labels(&map, &Order { filters: vec![String::new(), "t".into()], ..Order::default() }), ["Trust", "Waiting"]);
}

#[test]
fn a_typed_value_goes_to_every_row_or_to_none() {
    let map = map();
    let kind = column(TableKind::Elements, &map, "Kind");
    let parts: Vec<Part> = TableKind::Elements.parts(&map);
    let Ok(Some(Edit::All(label, edits))) = set_cells(&map, &kind, &parts, "out") else { panic!("not understood") };
    assert_eq!((label.as_str(), edits.len()), ("edit kind", 3));
    assert_eq!(set_cells(&map, &kind, &parts, "Factor"), Ok(None));
    let told = "Kind can be Factor, Actor, Outcome and Intervention; type one of these.";
    assert_eq!(set_cells(&map, &kind, &parts, "x"), Err(told.to_owned()));
    assert!(set_cells(&map, &column(TableKind::Elements, &map, "Label"), &parts, " ").is_err());
    let from = column(TableKind::Connections, &map, "From");
    assert!(set_cells(&map, &from, &TableKind::Connections.parts(&map), "N10").unwrap().is_some());
}

#[test]
fn pasted_rows_change_what_they_name_and_add_the_rest() {
    let map = map();
    let intake = taken(
        &map,
        TableKind::Elements,
        "Name\tStatus\tPower\ttype\r\ntrust\tDraft\t3\t\nNew\t\t\tActor\nNew\tDraft\t\t\nCafé\t\t\t\nX\tnope\t\t\n",
    );
    assert_eq!((intake.changed, intake.added, intake.same, intake.faults.len()), (1, 1, 1, 1));
    assert_eq!(intake.faults[0].row, 4);
    let mut document = Document::new(map.clone(), IdSource::seeded(1));
    document.edit(&intake.edit());
    let added = document.map().element_by_number(11).unwrap();
    assert_eq!((added.label.as_str(), added.kind, added.at.x > 0.0), ("New", ElementKind::Actor, true));
    document.undo();
    assert_eq!(*document.map(), map);
}

#[test]
fn pasted_connections_find_their_ends() {
    let map = map();
    let intake = taken(&map, TableKind::Connections, "Trust\t+\tCafé\nTrust\t-\tCafé\nN10\t?\tTrust\nNobody\t+\tTrust\n");
    assert_eq!((intake.same, intake.added, intake.faults.len()), (1, 2, 1));
}

#[test]
fn what_was_copied_changes_nothing_when_pasted() {
    let map = map();
    for kind in TableKind::ALL {
        let text = as_text(&kind.columns(&map), &release(&map, Audience::Team), &kind.parts(&map));
        let intake = taken(&map, kind, &text);
        assert_eq!((intake.records.len(), intake.faults.len(), intake.same), (0, 0, kind.parts(&map).len()));
    }
}

#[test]
fn a_cell_that_begins_like_a_formula_stays_words() {
    let mut element = Element::new(ElementId::from_value(1), 1, ElementKind::Factor, "=1+1\t\"a\"", Point::ZERO);
    element.description = "+x".into();
    let (map, _) = SystemMap::from_records([element.into()], Numbers::default());
    let text = as_text(&TableKind::Elements.columns(&map), &release(&map, Audience::Team), &TableKind::Elements.parts(&map));
    assert!(text.contains("\"'=1+1\t\"\"a\"\"\"") && text.contains("\t'+x\t"), "{text}");
    assert_eq!(taken(&map, TableKind::Elements, &text).same, 1);
}
