//! The sheets of elements and connections.

use std::collections::BTreeSet;

use super::words::{Cell, OutSheet};
use super::{ATTRIBUTE, CONNECTION, ELEMENT};
use crate::format::csv::direction_word;
use crate::format::found::number;
use crate::map::{Attribute, Basis, Code, Connection, Element, ElementId, Horizon, Status, SystemMap};

/// The sheet of elements, by number.
pub(in crate::format) fn elements(map: &SystemMap) -> OutSheet {
    let names: BTreeSet<&String> = map.elements().flat_map(|element| element.attributes.keys()).collect();
    let mut sheet = OutSheet::new("Elements", &ELEMENT, map.elements().map(|element| row(map, element, &names)));
    sheet.header.extend(names.iter().map(|name| format!("{ATTRIBUTE}{name}")));
    sheet
}

fn row(map: &SystemMap, e: &Element, names: &BTreeSet<&String>) -> Vec<Cell> {
    let mut row = vec![
        Cell::word(Code::element(e.number)),
        Cell::text(&e.label),
        Cell::word(e.kind.spec().name),
        Cell::text(&e.level),
        Cell::text(&e.description),
        Cell::Number(e.at.x),
        Cell::Number(e.at.y),
        Cell::number(e.size.map(|size| size.width)),
        Cell::number(e.size.map(|size| size.height)),
        Cell::yes(e.pinned),
        Cell::said(e.status, Status::None),
        Cell::said(e.horizon, Horizon::Both),
        Cell::yes(e.flags.controllable),
        Cell::yes(e.flags.important),
        Cell::yes(e.flags.vulnerable),
        Cell::lines(e.leverage.levels.iter().map(|(framework, level)| format!("{framework}: {level}"))),
        Cell::text(&e.leverage.note),
        codes(map, &e.leverage.who),
        e.actor.sector.map_or(Cell::Blank, |sector| Cell::word(crate::format::ron::Vocabulary::word(sector))),
        Cell::text(&e.actor.place),
        Cell::number(e.actor.power),
        Cell::number(e.actor.interest),
    ];
    row.extend(names.iter().map(|name| e.attributes.get(*name).map_or(Cell::Blank, attribute)));
    row
}

/// A text that would read as a number, or as nothing, has the mark by which spreadsheets know texts.
fn attribute(value: &Attribute) -> Cell {
    match value {
        Attribute::Number(number) => Cell::Number(*number),
        Attribute::Text(text) if text.is_empty() || text.starts_with('\'') || number(text).is_some() => Cell::word(format!("'{text}")),
        Attribute::Text(text) => Cell::text(text),
    }
}

/// The codes of elements.
pub(super) fn codes(map: &SystemMap, ids: &[ElementId]) -> Cell {
    Cell::lines(ids.iter().filter_map(|&id| map.code_of(id)))
}

/// The sheet of connections, by number.
pub(in crate::format) fn connections(map: &SystemMap) -> OutSheet {
    OutSheet::new("Connections", &CONNECTION, map.connections().map(|connection| claim(map, connection)))
}

fn claim(map: &SystemMap, c: &Connection) -> Vec<Cell> {
    let (influence, relation) = (c.influence(), c.relation());
    let code = |id| map.code_of(id).map_or(Cell::Blank, Cell::word);
    let label = |id| map.element(id).map_or(Cell::Blank, |element| Cell::text(&element.label));
    vec![
        Cell::word(Code::connection(c.number)),
        code(c.from),
        code(c.to),
        label(c.from),
        label(c.to),
        Cell::word(if influence.is_some() { "influence" } else { "relation" }),
        influence.map_or(Cell::Blank, |influence| Cell::word(influence.polarity.symbol())),
        Cell::yes(influence.is_some_and(|influence| influence.delay)),
        Cell::number(influence.and_then(|influence| influence.strength).map(f64::from)),
        relation.map_or(Cell::Blank, |relation| Cell::text(&relation.verb)),
        Cell::yes(relation.is_some_and(|relation| relation.absent)),
        Cell::word(direction_word(c.direction)),
        Cell::Number(c.bend),
        Cell::said(c.basis, Basis::Stated),
        Cell::text(&c.rationale),
        Cell::text(&c.confidence),
        Cell::said(c.status, Status::None),
        Cell::said(c.horizon, Horizon::Both),
    ]
}
