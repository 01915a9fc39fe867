//! The questions of the question page, from where each starts by itself.

use super::column;
use crate::analysis::report::{Column, Options, Report, Row};
use crate::analysis::{CausalGraph, QUESTIONS};
use crate::map::{Part, SystemMap};

const COLUMNS: &[Column] = &[
    column("Question", "What is asked."),
    column("Part of the map", "What answers it."),
    column("Elements", "How many it has."),
    column("Limits", "What the answer does not tell."),
];

pub(in crate::analysis) fn run(map: &SystemMap, options: &Options) -> Report {
    let graph = CausalGraph::of(map);
    let mut rows = Vec::new();
    let mut notes = Vec::new();
    for question in QUESTIONS {
        let starts = question.default_starts(map);
        if starts.is_empty() {
            notes.push(format!("\u{201c}{}\u{201d} starts from {}; the map has none.", question.title, question.starts));
        }
        let answered = question.ask(map, &graph, &starts, &options.pace);
        if answered.more {
            let count = answered.submaps.len();
            notes.push(format!("\u{201c}{}\u{201d}: only the first {count} parts of the map are listed; there are more.", question.title));
        }
        for submap in answered.submaps.into_iter().filter(|submap| !submap.elements.is_empty()) {
            let cells = vec![question.title.into(), submap.title.into(), submap.elements.len().into(), question.limits.into()];
            rows.push(Row { parts: submap.elements.into_iter().map(Part::Element).collect(), cells });
        }
    }
    Report { title: "Questions", columns: COLUMNS.into(), rows, notes }
}
