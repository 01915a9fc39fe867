//! Which elements hang together.

use std::sync::Arc;

use super::column;
use crate::analysis::report::{Column, Options, Report, Row};
use crate::analysis::{CausalGraph, Components};
use crate::map::{ElementId, Part, SystemMap};

const COLUMNS: &[Column] = &[
    column("Kind", "Strong: each element reaches every other. Weak: the elements hang together."),
    column("Elements", "How many there are."),
    column("Codes", "Which they are."),
];

pub(in crate::analysis) fn run(map: &SystemMap, _options: &Options) -> Report {
    let components = Components::of(&Arc::new(CausalGraph::of(map)));
    let row = |kind: &'static str, set: &Vec<ElementId>| {
        let codes: Vec<String> = set.iter().filter_map(|&id| map.code_of(id)).map(|code| code.to_string()).collect();
        Row {
            parts: set.iter().map(|&id| Part::Element(id)).collect(),
            cells: vec![kind.into(), set.len().into(), codes.join(", ").into()],
        }
    };
    let strong = components.strong.iter().filter(|set| set.len() > 1).map(|set| row("Strong", set));
    let rows = strong.chain(components.weak.iter().map(|set| row("Weak", set))).collect();
    let alone = components.strong.iter().filter(|set| set.len() == 1).count();
    let notes = vec![format!("Of influence connections only. {alone} elements are in no feedback between elements.")];
    Report { title: "Components", columns: COLUMNS.into(), rows, notes }
}
