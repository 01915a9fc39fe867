//! What parts of the map look like: archetypes, offered as questions.

use std::sync::Arc;

use super::{column, labels, loop_parts};
use crate::analysis::report::{Column, Options, Report, Row};
use crate::analysis::{CausalGraph, FeedbackLoop, LoopBook, find_loops, likenesses};
use crate::map::{Part, SystemMap};

const COLUMNS: &[Column] = &[
    column("Looks like", "A pattern that a story is known of."),
    column("Loops", "The loops that together look like it."),
    column("Delay", "Whether the delay that the story tells of is marked on the map."),
    column("Story", "What is told of the pattern elsewhere."),
    column("Question", "What to ask those who know the system."),
    column("Elements", "The loops, element by element."),
];

pub(in crate::analysis) fn run(map: &SystemMap, options: &Options) -> Report {
    let loops = find_loops(&Arc::new(CausalGraph::of(map)), options.loops, None);
    let book = LoopBook::of(map, &loops);
    let found = likenesses(&loops);
    let row = |likeness: &crate::analysis::Likeness| {
        let rings: Vec<FeedbackLoop> = likeness.loops.iter().filter_map(|&at| loops.get(at)).collect();
        let codes: Vec<&str> = rings.iter().filter_map(|ring| book.row(ring.key)).map(|row| row.code.as_str()).collect();
        let told: Vec<String> = rings.iter().map(|ring| labels(map, &ring.elements)).collect();
        let mut parts: Vec<Part> = rings.iter().flat_map(loop_parts).collect();
        parts.sort_unstable();
        parts.dedup();
        let cells = vec![
            format!("{}?", likeness.archetype.title).into(),
            codes.join(" with ").into(),
            if likeness.delayed { "marked" } else { "not marked" }.into(),
            likeness.archetype.story.into(),
            likeness.archetype.question.into(),
            told.join("; ").into(),
        ];
        Row { parts, cells }
    };
    let rows = found.list.iter().map(row).collect();
    let mut notes = vec!["A likeness of loops is a reason to ask, not a finding: only those who know the system can say.".to_owned()];
    notes.extend(found.truncated.then(|| "There are more loops or likenesses than were looked at; the shortest are listed.".to_owned()));
    Report { title: "Looks like \u{2026}?", columns: COLUMNS.into(), rows, notes }
}
