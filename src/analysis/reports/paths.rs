//! The paths between two elements that were named, and how robust it is that one influences the other.

use super::{column, labels, path_parts};
use crate::analysis::report::{Column, Options, Report, Row};
use crate::analysis::{CausalGraph, EvidenceCounts, PathLimits, paths_between, robustness};
use crate::map::{ElementId, Part, SystemMap};

const COLUMNS: &[Column] = &[
    column("Sign", "+ when both ends move alike, - when they move apart, ? when it depends."),
    column("Length", "How many steps it has."),
    column("Delays", "How many of its steps are delayed."),
    column("Elements", "Its elements in the order of influence."),
];

pub(in crate::analysis) fn run(map: &SystemMap, options: &Options) -> Report {
    let (rows, notes) = match (options.from, options.to) {
        (Some(from), Some(to)) => found(map, options, from, to),
        _ => (Vec::new(), vec!["Name two elements to see the paths between them.".to_owned()]),
    };
    Report { title: "Paths", columns: COLUMNS.into(), rows, notes }
}

fn found(map: &SystemMap, options: &Options, from: ElementId, to: ElementId) -> (Vec<Row>, Vec<String>) {
    let graph = CausalGraph::of(map);
    let limits = PathLimits { max_length: options.loops.max_length, ..PathLimits::default() };
    let paths = paths_between(&graph, from, to, limits);
    let rows = paths.list.iter().map(|path| Row {
        parts: path_parts(path),
        cells: vec![path.sign.symbol().into(), path.steps.len().into(), path.delays.into(), labels(map, &path.elements).into()],
    });
    let label = |id| map.element(id).map_or("", |e| e.label.as_str());
    let mut notes = Vec::new();
    if paths.list.is_empty() {
        notes.push(format!("No such path leads from {} to {}.", label(from), label(to)));
    } else {
        let [plus, minus, unknown] = paths.signs();
        let mixed = if paths.is_mixed() { " The signs are mixed: it is pulled both ways." } else { "" };
        notes.push(format!("{plus} paths are +, {minus} are \u{2212} and {unknown} are ?.{mixed}"));
        let held = robustness(&graph, &EvidenceCounts::of(map), from, to);
        let cut: Vec<String> = held.cut.iter().filter_map(|&id| map.connection(id)).map(|c| format!("L{}", c.number)).collect();
        notes.push(format!(
            "No path would be left without {} of the steps (one such set: {}), or without {} citations or {} sources on steps. Volume of evidence, not strength of effect.",
            held.steps, cut.join(", "), held.citations, held.sources
        ));
    }
    notes.push(match paths.complete_to {
        Some(length) => format!("There are more paths than are listed; the list is complete up to {length} steps."),
        None => match limits.max_length {
            Some(length) => format!("Every path of up to {length} steps is listed."),
            None => "Every path is listed.".to_owned(),
        },
    });
    notes.push("A path from several people's claims is not a claim that anybody made whole.".to_owned());
    (rows.collect(), notes)
}

/// The elements that a report on reach is about.
pub(in crate::analysis) fn reach(map: &SystemMap, options: &Options) -> Report {
    let graph = CausalGraph::of(map);
    let shown = map.elements().filter(|e| graph.node(e.id).is_some()).take(REACH);
    let codes = |set: std::collections::BTreeSet<ElementId>, own: ElementId| {
        let mut numbers: Vec<u32> = set.into_iter().filter(|&id| id != own).filter_map(|id| map.element(id)).map(|e| e.number).collect();
        numbers.sort_unstable();
        numbers.iter().map(|n| format!("N{n}")).collect::<Vec<_>>()
    };
    let row = |e: &crate::map::Element| {
        let of = |way, steps| codes(crate::analysis::within(&graph, &[e.id], way, steps), e.id);
        let (down, up) = (crate::analysis::Way::Downstream, crate::analysis::Way::Upstream);
        let all = of(down, None);
        let counts = [of(down, Some(1)).len(), of(down, Some(2)).len(), of(down, Some(3)).len(), all.len(), of(up, None).len()];
        let mut cells = vec![format!("N{}", e.number).into(), e.label.as_str().into()];
        cells.extend(counts.map(crate::analysis::Cell::from));
        cells.push(all.join(", ").into());
        Row { parts: vec![Part::Element(e.id)], cells }
    };
    let rows: Vec<Row> = shown.take_while(|_| !options.pace.is_stopped()).map(row).collect();
    let mut notes = vec!["What may be influenced at all, through any number of steps; not how strongly.".to_owned()];
    if graph.len() > REACH {
        notes.push(format!("The first {REACH} of {} elements are listed.", graph.len()));
    }
    Report { title: "What reaches what", columns: REACH_COLUMNS.into(), rows, notes }
}

/// The most elements whose reach is listed: what each reaches is a list as long as the map.
const REACH: usize = 400;

const REACH_COLUMNS: &[Column] = &[
    column("Code", "As printed."),
    column("Element", "Its label."),
    column("1 step", "Elements it influences directly."),
    column("2 steps", "Elements within two steps downstream."),
    column("3 steps", "Elements within three steps downstream."),
    column("Downstream", "All elements that it reaches."),
    column("Upstream", "All elements that reach it."),
    column("Reaches", "The codes of all it reaches."),
];
