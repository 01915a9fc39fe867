//! Where leverage may lie: hints from the drawing, elements without which no loop is left, and what each lever does to each outcome.

use std::sync::Arc;

use super::{column, labels};
use crate::analysis::report::{Column, Options, Report, Row};
use crate::analysis::{CausalGraph, centralities_paced, feedback_sets_paced, find_loops, hints, levers, outcomes, signed_ways};
use crate::map::{ElementId, Part, Polarity, SystemMap};

const HINT_COLUMNS: &[Column] = &[
    column("Element", "Its label."),
    column("By", "What the hint rests on."),
    column("Hint", "What the drawing shows."),
    column("Limits", "What it does not tell."),
];

pub(in crate::analysis) fn hint_table(map: &SystemMap, options: &Options) -> Report {
    let graph = Arc::new(CausalGraph::of(map));
    let loops = find_loops(&graph, options.loops, None);
    let figures = centralities_paced(&graph, &options.pace);
    let Ok((figures, sets)) = figures.and_then(|figures| Ok((figures, feedback_sets_paced(&graph, &options.pace)?))) else {
        return Report::default();
    };
    let found = hints(map, &loops, &figures, &sets);
    let row = |hint: &crate::analysis::Hint| Row {
        parts: vec![Part::Element(hint.element)],
        cells: vec![label(map, hint.element).into(), hint.kind.into(), hint.sentence.as_str().into(), hint.limits.into()],
    };
    let notes = vec!["Hints from the drawing, to be talked about. A level of leverage is a reading of those who draw the map.".to_owned()];
    Report { title: "Hints at leverage", columns: HINT_COLUMNS.into(), rows: found.iter().map(row).collect(), notes }
}

const SET_COLUMNS: &[Column] = &[column("Elements", "How many."), column("Set", "Without these no loop is left.")];

pub(in crate::analysis) fn sets(map: &SystemMap, options: &Options) -> Report {
    let Ok(found) = feedback_sets_paced(&CausalGraph::of(map), &options.pace) else { return Report::default() };
    let full = found.sets.iter().filter(|set| !set.is_empty());
    let row = |set: &Vec<ElementId>| Row {
        parts: set.iter().map(|&id| Part::Element(id)).collect(),
        cells: vec![set.len().into(), labels(map, set).replace(" \u{2192} ", "; ").into()],
    };
    let rows: Vec<Row> = full.map(row).collect();
    let note = match (rows.is_empty(), found.is_smallest, found.is_complete) {
        (true, ..) => "There is no loop to break.",
        (_, true, true) => "No smaller set exists, and every set of this size is listed.",
        (_, true, false) => "No smaller set exists; there are or may be more of this size.",
        (_, false, _) => "The map is too large to prove that no smaller set exists.",
    };
    let notes = vec![
        note.to_owned(),
        "Where all of a set can be steered the whole can be, in theory (Fiedler and Mochizuki 2013); people and services are not switches."
            .to_owned(),
    ];
    Report { title: "Loop breakers", columns: SET_COLUMNS.into(), rows, notes }
}

const WAY_COLUMNS: &[Column] = &[
    column("Lever", "An intervention, a leverage point or what people can control."),
    column("Outcome", "An outcome or what people said is important."),
    column("Steps", "Of the shortest paths."),
    column("+", "How many of the shortest paths move both alike."),
    column("-", "How many move them apart."),
    column("?", "How many have a step that is not known or contested."),
    column("Together", "Which way the shortest paths point."),
];

pub(in crate::analysis) fn ways(map: &SystemMap, _options: &Options) -> Report {
    let found = signed_ways(&CausalGraph::of(map), &levers(map), &outcomes(map));
    let row = |way: &crate::analysis::SignedWays| {
        let together = match way.sign() {
            Some(Polarity::Plus) => "more leads to more",
            Some(Polarity::Minus) => "more leads to less",
            Some(Polarity::Unknown) => "it depends",
            None if way.is_mixed() => "mixed",
            None => "partly unknown",
        };
        let count = |n: u64| crate::analysis::Cell::from(usize::try_from(n).unwrap_or(usize::MAX));
        let cells = vec![
            label(map, way.from).into(),
            label(map, way.to).into(),
            way.length.into(),
            count(way.plus),
            count(way.minus),
            count(way.unknown),
            together.into(),
        ];
        Row { parts: vec![Part::Element(way.from), Part::Element(way.to)], cells }
    };
    let notes = vec!["Shortest paths only: longer ones and loops may turn it round. Directions, not sizes.".to_owned()];
    Report { title: "Levers and outcomes", columns: WAY_COLUMNS.into(), rows: found.iter().map(row).collect(), notes }
}

fn label(map: &SystemMap, id: ElementId) -> &str {
    map.element(id).map_or("", |e| e.label.as_str())
}
