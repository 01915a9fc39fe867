//! The feedback loops of a map.

use std::sync::Arc;

use super::column;
use crate::analysis::report::{Column, Options, Report, Row};
use crate::analysis::{CausalGraph, LoopBook, Loops, find_loops};
use crate::map::{Part, SystemMap};

const COLUMNS: &[Column] = &[
    column("Code", "R reinforcing, B balancing, U undetermined, and a number."),
    column("Name", "If somebody named it."),
    column("Length", "How many steps it has."),
    column("Delays", "How many of its steps are delayed."),
    column("Elements", "Its elements in the order of influence."),
];

pub(in crate::analysis) fn run(map: &SystemMap, options: &Options) -> Report {
    let loops = find_loops(&Arc::new(CausalGraph::of(map)), options.loops, None);
    let book = LoopBook::of(map, &loops);
    let mut rows = Vec::new();
    for row in &book.rows {
        let Some(found) = row.spelled(&loops) else { continue };
        if !options.through.is_none_or(|part| found.runs_through(part)) {
            continue;
        }
        let name = row.named.and_then(|id| map.named_loops().get(id)).map(|named| named.name.as_str());
        let labels: Vec<&str> = found.elements.iter().filter_map(|&id| map.element(id)).map(|e| e.label.as_str()).collect();
        let mut parts = vec![Part::Loop(row.key)];
        parts.extend(found.elements.iter().map(|&id| Part::Element(id)));
        parts.extend(found.steps.iter().flatten().map(|&id| Part::Connection(id)));
        let cells = vec![row.code.as_str().into(), name.into(), labels.len().into(), found.delays.into(), labels.join(" \u{2192} ").into()];
        rows.push(Row { parts, cells });
    }
    Report { title: "Feedback loops", columns: COLUMNS.into(), rows, notes: notes(map, &loops, &book) }
}

fn notes(map: &SystemMap, loops: &Loops, book: &LoopBook) -> Vec<String> {
    let mut notes = vec![match (loops.complete_to, loops.max_length) {
        (Some(complete), _) => format!("There are more loops than were searched for; the list is complete up to {complete} steps."),
        (None, Some(length)) => format!("Every loop of up to {length} steps is listed."),
        (None, None) => "Every loop is listed.".to_owned(),
    }];
    for row in book.rows.iter().filter(|row| row.flipped) {
        let was = row.named.and_then(|id| map.named_loops().get(id)).map_or("another type", |named| named.last_type.name());
        notes.push(format!("{} is now {}; when last looked at it was {}.", row.code, row.kind.name().to_lowercase(), was.to_lowercase()));
    }
    for named in book.broken.iter().filter_map(|&id| map.named_loops().get(id)) {
        notes.push(format!("The loop \u{201c}{}\u{201d} is broken: a step of it is no longer on the map.", named.name));
    }
    notes
}
