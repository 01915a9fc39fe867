//! The shortest independent loops: a set small enough to be talked through, from which every other loop is put together.

use std::sync::Arc;

use super::{column, labels, loop_parts};
use crate::analysis::report::{Column, Options, Report, Row};
use crate::analysis::{CausalGraph, LoopBook, find_loops, independent_loops};
use crate::map::SystemMap;

const COLUMNS: &[Column] = &[
    column("Code", "R reinforcing, B balancing, U undetermined, and a number; none when it is longer than was searched for."),
    column("Type", "Reinforcing, balancing or undetermined."),
    column("Length", "How many steps it has."),
    column("Delays", "How many of its steps are delayed."),
    column("Elements", "Its elements in the order of influence."),
];

pub(in crate::analysis) fn run(map: &SystemMap, options: &Options) -> Report {
    let graph = Arc::new(CausalGraph::of(map));
    let book = LoopBook::of(map, &find_loops(&graph, options.loops, None));
    let found = independent_loops(&graph, &options.pace).unwrap_or_default();
    let rows = found.loops.iter().map(|one| Row {
        parts: loop_parts(one),
        cells: vec![
            book.row(one.key).map(|row| row.code.as_str()).into(),
            one.kind.name().into(),
            one.elements.len().into(),
            one.delays.into(),
            labels(map, &one.elements).into(),
        ],
    });
    let proof = if found.is_proven() { "that they are independent and enough is proven by elimination" } else { "some are missing" };
    let notes = vec![
        format!("{} loops, the shortest from which every loop of the map can be put together; {proof}.", found.loops.len()),
        "A short set to talk through, not the loops that matter most: that cannot be told from structure.".to_owned(),
    ];
    Report { title: "Shortest independent loops", columns: COLUMNS.into(), rows: rows.collect(), notes }
}
