//! Loops seen by element and by family, and names that contradict signs.

use std::sync::Arc;

use super::{column, labels, loop_parts};
use crate::analysis::report::{Column, Options, Report, Row};
use crate::analysis::{CausalGraph, LoopBook, Loops, contradictions, families, find_loops};
use crate::map::{Code, LoopType, Part, SystemMap};

fn found(map: &SystemMap, options: &Options) -> (Loops, LoopBook) {
    let loops = find_loops(&Arc::new(CausalGraph::of(map)), options.loops, None);
    let book = LoopBook::of(map, &loops);
    (loops, book)
}

fn code(loops: &Loops, book: &LoopBook, at: usize) -> String {
    loops.get(at).and_then(|one| book.row(one.key)).map(|row| row.code.clone()).unwrap_or_default()
}

/// The most loops whose codes are listed in a cell.
const LISTED: usize = 500;

const ELEMENT_COLUMNS: &[Column] = &[
    column("Code", "As printed."),
    column("Element", "Its label."),
    column("Loops", "How many loops run through it."),
    column("R", "How many of them are reinforcing."),
    column("B", "How many are balancing."),
    column("U", "How many are undetermined."),
    column("Which", "Their codes."),
];

pub(in crate::analysis) fn by_element(map: &SystemMap, options: &Options) -> Report {
    let (loops, book) = found(map, options);
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); loops.graph().len()];
    for at in 0..loops.len() {
        for &node in loops.nodes(at) {
            of.get_mut(node as usize).into_iter().for_each(|list| list.push(at));
        }
    }
    let codes: Vec<String> = (0..loops.len().min(LISTED)).map(|at| code(&loops, &book, at)).collect();
    let row = |e: &crate::map::Element| {
        let on = of.get(loops.graph().node(e.id)? as usize)?;
        let count = |kind| on.iter().filter(|&&at| loops.kind(at) == Some(kind)).count();
        let which: Vec<&str> = on.iter().filter_map(|&at| codes.get(at)).map(String::as_str).collect();
        let mut cells = vec![Code::element(e.number).to_string().into(), e.label.as_str().into(), on.len().into()];
        cells.extend(LoopType::ALL.map(|kind| count(kind).into()));
        cells.push(which.join(", ").into());
        Some(Row { parts: vec![Part::Element(e.id)], cells })
    };
    let rows = map.elements().filter_map(row).collect();
    let mut notes = vec!["How many loops an element is on says nothing of how strong they are.".to_owned()];
    notes.extend((loops.len() > LISTED).then(|| format!("Only the {LISTED} shortest loops are named.")));
    Report { title: "Loops by element", columns: ELEMENT_COLUMNS.into(), rows, notes }
}

const FAMILY_COLUMNS: &[Column] = &[
    column("Code", "The shortest loop of the family."),
    column("Elements", "Its elements in the order of influence."),
    column("Variants", "How many loops differ from it by one detour."),
    column("Which", "Their codes."),
];

pub(in crate::analysis) fn by_family(map: &SystemMap, options: &Options) -> Report {
    let (loops, book) = found(map, options);
    let families = families(&loops);
    let row = |family: &crate::analysis::Family| {
        let first = loops.get(family.first)?;
        let codes: Vec<String> = family.variants.iter().map(|&at| code(&loops, &book, at)).collect();
        let cells = vec![
            code(&loops, &book, family.first).into(),
            labels(map, &first.elements).into(),
            family.variants.len().into(),
            codes.join(", ").into(),
        ];
        Some(Row { parts: loop_parts(&first), cells })
    };
    let notes =
        vec!["A variant goes another way between two elements of the first and runs along it for at least half of its steps.".to_owned()];
    Report { title: "Families of loops", columns: FAMILY_COLUMNS.into(), rows: families.iter().filter_map(row).collect(), notes }
}

const CONTRADICTION_COLUMNS: &[Column] = &[
    column("Code", "Its type today and its number."),
    column("Name", "What it is called."),
    column("Signs give", "Its type by its signs."),
    column("Said", "What its name says, or what it was when somebody last looked."),
];

pub(in crate::analysis) fn contradicting(map: &SystemMap, options: &Options) -> Report {
    let (loops, book) = found(map, options);
    let row = |one: &crate::analysis::Contradiction| {
        let named = map.named_loops().get(one.named)?;
        let row = book.named(one.named)?;
        let said = match one.word {
            Some(word) => format!("{} (\u{201c}{word}\u{201d})", one.said.name()),
            None => format!("{}, when last looked at", one.said.name()),
        };
        let cells = vec![row.code.as_str().into(), named.name.as_str().into(), one.kind.name().into(), said.into()];
        Some(Row { parts: loop_parts(&row.spelled(&loops)?), cells })
    };
    let rows = contradictions(map, &book).iter().filter_map(row).collect();
    let notes = vec!["Either a sign or a name may be wrong, or people see it differently.".to_owned()];
    Report { title: "Names that contradict signs", columns: CONTRADICTION_COLUMNS.into(), rows, notes }
}
