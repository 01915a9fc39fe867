//! Leverage on two maps: levels of frameworks, who can act, what people said, and which way levers move outcomes.

use std::collections::BTreeMap;

use super::{Both, ONLY_HERE, ONLY_THERE, Side};
use crate::analysis::report::{Cell, Column, Report, Row};
use crate::analysis::reports::column;
use crate::analysis::{SignedWays, levers, outcomes, signed_ways};
use crate::map::{Element, ElementId, FRAMEWORKS, Part, Polarity};

const COLUMNS: &[Column] = &[
    column("Change", "Which map says it, or that both say it otherwise."),
    column("Element", "Its label."),
    column("What", "A framework of leverage, who can act, or what was asked of people."),
    column("Here", "What the first map says."),
    column("There", "What the other map says."),
];

pub(super) fn run(both: &Both<'_>) -> Report {
    let mut rows = Vec::new();
    let mut same = 0;
    for element in both.here.map.elements() {
        let other = both.pairing.there(element.id).and_then(|id| both.there.map.element(id));
        let (ours, theirs) = (said(&both.here, element), other.map(|other| said(&both.there, other)).unwrap_or_default());
        for (what, here, there) in beside(&ours, &theirs) {
            if here == there {
                same += 1;
            } else {
                rows.push(row(vec![Part::Element(element.id)], &element.label, what, here, there));
            }
        }
    }
    for element in both.there.map.elements().filter(|element| both.pairing.here(element.id).is_none()) {
        for (what, said) in said(&both.there, element) {
            rows.push(row(Vec::new(), &element.label, what, None, Some(&said)));
        }
    }
    let notes = vec![
        both.paired(),
        format!("{same} readings are the same on both maps."),
        "A level of leverage is a reading of those who draw a map, not a measurement.".to_owned(),
    ];
    Report { title: "Leverage beside each other", columns: COLUMNS.into(), rows, notes }
}

fn row(parts: Vec<Part>, label: &str, what: &str, here: Option<&str>, there: Option<&str>) -> Row {
    let change = match (here, there) {
        (_, None) => ONLY_HERE,
        (None, _) => ONLY_THERE,
        _ => "otherwise",
    };
    Row { parts, cells: vec![change.into(), label.into(), what.into(), here.into(), there.into()] }
}

/// What a map says of an element's leverage, by what it is said in.
fn said(side: &Side<'_>, element: &Element) -> BTreeMap<&'static str, String> {
    let mut said = BTreeMap::new();
    for framework in FRAMEWORKS {
        let level = element.leverage.in_framework(framework.key);
        said.extend(level.map(|key| {
            let name = framework.levels.iter().find(|level| level.key == key).map_or(key, |level| level.name);
            (framework.title, if name == key { key.to_owned() } else { format!("{key}: {name}") })
        }));
    }
    let who: Vec<&str> = element.leverage.who.iter().map(|&id| side.label(id)).collect();
    said.extend((!who.is_empty()).then(|| ("Who can act", who.join("; "))));
    let flags = element.flags;
    let asked =
        [(flags.controllable, "Can be controlled"), (flags.important, "Is important"), (flags.vulnerable, "Is vulnerable to change")];
    said.extend(asked.into_iter().filter(|(is, _)| *is).map(|(_, what)| (what, "yes".to_owned())));
    said
}

fn beside<'a>(
    ours: &'a BTreeMap<&'static str, String>,
    theirs: &'a BTreeMap<&'static str, String>,
) -> impl Iterator<Item = (&'static str, Option<&'a str>, Option<&'a str>)> {
    let whats: std::collections::BTreeSet<&'static str> = ours.keys().chain(theirs.keys()).copied().collect();
    whats.into_iter().map(|what| (what, ours.get(what).map(String::as_str), theirs.get(what).map(String::as_str)))
}

const WAY_COLUMNS: &[Column] = &[
    column("Change", "Which map has a way, or that it points otherwise."),
    column("Lever", "An intervention, a leverage point or what people can control."),
    column("Outcome", "An outcome or what people said is important."),
    column("Here", "Which way the shortest paths point on the first map."),
    column("There", "Which way they point on the other map."),
    column("Steps, here", "Of the shortest paths on the first map."),
    column("Steps, there", "On the other map."),
];

pub(super) fn ways(both: &Both<'_>) -> Report {
    let all = |side: &Side<'_>| signed_ways(&side.graph, &levers(side.map), &outcomes(side.map));
    let (here, there) = (all(&both.here), all(&both.there));
    let across: BTreeMap<(ElementId, ElementId), &SignedWays> =
        there.iter().filter_map(|way| Some(((both.pairing.here(way.from)?, both.pairing.here(way.to)?), way))).collect();
    let (mut rows, mut same) = (Vec::new(), 0);
    for way in &here {
        let twin = across.get(&(way.from, way.to)).copied();
        if twin.is_some_and(|twin| points(twin) == points(way) && twin.length == way.length) {
            same += 1;
            continue;
        }
        rows.push(way_row(&both.here, way, (Some(way), twin), vec![Part::Element(way.from), Part::Element(way.to)]));
    }
    let ours: std::collections::BTreeSet<(ElementId, ElementId)> = here.iter().map(|way| (way.from, way.to)).collect();
    for way in &there {
        let ends = both.pairing.here(way.from).zip(both.pairing.here(way.to));
        if !ends.is_some_and(|ends| ours.contains(&ends)) {
            let parts = [way.from, way.to].into_iter().filter_map(|id| both.pairing.here(id)).map(Part::Element).collect();
            rows.push(way_row(&both.there, way, (None, Some(way)), parts));
        }
    }
    let notes = vec![
        both.paired(),
        format!("{same} ways are the same on both maps."),
        "Shortest paths only: longer ones and loops may turn it round. Directions, not sizes.".to_owned(),
    ];
    Report { title: "Levers and outcomes beside each other", columns: WAY_COLUMNS.into(), rows, notes }
}

fn way_row(side: &Side<'_>, way: &SignedWays, (here, there): (Option<&SignedWays>, Option<&SignedWays>), parts: Vec<Part>) -> Row {
    let change = match (here, there) {
        (_, None) => ONLY_HERE,
        (None, _) => ONLY_THERE,
        (Some(here), Some(there)) if points(here) == points(there) => "another length",
        _ => "points otherwise",
    };
    let mut cells: Vec<Cell> = vec![change.into(), side.label(way.from).into(), side.label(way.to).into()];
    cells.extend([here, there].map(|way| way.map(points).into()));
    cells.extend([here, there].map(|way| way.map(|way| way.length).into()));
    Row { parts, cells }
}

/// Which way the shortest paths point.
fn points(way: &SignedWays) -> &'static str {
    match way.sign() {
        Some(Polarity::Plus) => "more leads to more",
        Some(Polarity::Minus) => "more leads to less",
        Some(Polarity::Unknown) => "it depends",
        None if way.is_mixed() => "mixed",
        None => "partly unknown",
    }
}
