//! Which element is which step of which loop: a row a loop, a column an element, for spreadsheets and for those who look for what loops share.

use std::sync::Arc;

use super::{column, loop_parts};
use crate::analysis::report::{Cell, Column, Options, Report, Row};
use crate::analysis::{CausalGraph, LoopBook, find_loops};
use crate::map::{Code, SystemMap};

const COLUMNS: [Column; 4] = [
    column("Code", "As printed."),
    column("Type", "Reinforcing, balancing or undetermined."),
    column("Name", "What it is called."),
    column("Steps", "How many it has."),
];

/// More loops are not listed.
const LOOPS: usize = 2_000;
/// More elements have no column: no spreadsheet could be read.
const ELEMENTS: usize = 500;

pub(in crate::analysis) fn run(map: &SystemMap, options: &Options) -> Report {
    let loops = find_loops(&Arc::new(CausalGraph::of(map)), options.loops, None);
    let book = LoopBook::of(map, &loops);
    let participation = loops.participation();
    let on_loops: Vec<u32> = loops.graph().nodes().zip(&participation).filter(|(_, count)| **count > 0).map(|(node, _)| node).collect();
    let elements = on_loops.iter().take(ELEMENTS);
    let head = |&node: &u32| {
        let element = loops.graph().element(node).and_then(|id| map.element(id))?;
        Some(Column { title: Code::element(element.number).to_string().into(), help: element.label.clone().into() })
    };
    let columns: Vec<Column> = COLUMNS.into_iter().chain(elements.clone().filter_map(head)).collect();
    let row = |row: &crate::analysis::LoopRow| {
        let found = row.spelled(&loops)?;
        let name = row.named.and_then(|id| map.named_loops().get(id)).map(|named| named.name.as_str());
        let mut cells = vec![row.code.as_str().into(), row.kind.name().into(), name.into(), found.elements.len().into()];
        let step = |&node: &u32| -> Cell {
            let id = loops.graph().element(node);
            found.elements.iter().position(|&each| Some(each) == id).map(|at| at + 1).into()
        };
        cells.extend(elements.clone().map(step));
        Some(Row { parts: loop_parts(&found), cells })
    };
    let rows = book.rows.iter().take(LOOPS).filter_map(row).collect();
    let mut notes =
        vec!["The number of an element in the order of influence round the loop; nothing where the loop does not run.".to_owned()];
    notes.extend((book.rows.len() > LOOPS).then(|| format!("The first {LOOPS} of {} loops are listed.", book.rows.len())));
    notes.extend((on_loops.len() > ELEMENTS).then(|| format!("The first {ELEMENTS} of {} elements have a column.", on_loops.len())));
    Report { title: "Loop matrix", columns: columns.into(), rows, notes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    #[test]
    fn each_element_of_a_loop_has_its_step() {
        let map = sample::map(5, &[(1, 2, "+"), (2, 1, "-"), (2, 4, "+"), (4, 2, "+"), (4, 5, "+")]);
        let report = run(&map, &Options::default());
        let heads: Vec<&str> = report.columns.iter().skip(4).map(|column| column.title.as_ref()).collect();
        assert_eq!(heads, ["N1", "N2", "N4"], "the third has no influence, the fifth is on no loop");
        let cells: Vec<Vec<Cell>> = report.rows.iter().map(|row| row.cells[4..].to_vec()).collect();
        assert_eq!(cells[0], [Cell::Count(1), Cell::Count(2), Cell::Nothing]);
        assert_eq!(cells[1], [Cell::Nothing, Cell::Count(1), Cell::Count(2)]);
    }
}
