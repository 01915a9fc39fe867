//! What was asked of people: which elements can be controlled, are important, are vulnerable to change, and how these lie to one another.

use std::collections::BTreeSet;

use super::column;
use crate::analysis::report::{Column, Options, Report, Row};
use crate::analysis::{CausalGraph, Way, within};
use crate::map::{Code, Element, ElementId, Part, SystemMap};

const COLUMNS: &[Column] = &[
    column("Code", "As printed."),
    column("Element", "Its label."),
    column("Can be controlled", "Somebody said that it can be acted on."),
    column("Is important", "Somebody said that it matters to them."),
    column("Is vulnerable", "Somebody said that change may upset it."),
    column("Important downstream", "How many of what is important it may influence."),
    column("Vulnerable downstream", "How many of what is vulnerable it may influence."),
    column("Controllable upstream", "How many of what can be controlled may influence it."),
];

pub(in crate::analysis) fn run(map: &SystemMap, options: &Options) -> Report {
    let graph = CausalGraph::of(map);
    let of = |is: fn(&Element) -> bool| map.elements().filter(|e| is(e)).map(|e| e.id).collect::<BTreeSet<ElementId>>();
    let (controllable, important, vulnerable) = (of(|e| e.flags.controllable), of(|e| e.flags.important), of(|e| e.flags.vulnerable));
    let row = |e: &Element| {
        let among = |set: &BTreeSet<ElementId>, way| {
            within(&graph, &[e.id], way, None).iter().filter(|id| **id != e.id && set.contains(*id)).count()
        };
        let yes = |is: bool| is.then_some("yes");
        let cells = vec![
            Code::element(e.number).to_string().into(),
            e.label.as_str().into(),
            yes(e.flags.controllable).into(),
            yes(e.flags.important).into(),
            yes(e.flags.vulnerable).into(),
            among(&important, Way::Downstream).into(),
            among(&vulnerable, Way::Downstream).into(),
            among(&controllable, Way::Upstream).into(),
        ];
        Row { parts: vec![Part::Element(e.id)], cells }
    };
    let asked = map.elements().filter(|e| e.flags.controllable || e.flags.important || e.flags.vulnerable);
    let rows: Vec<Row> = asked.take_while(|_| !options.pace.is_stopped()).map(row).collect();
    let neither = map.element_count() - rows.len();
    let adrift = important.iter().filter(|&&id| within(&graph, &[id], Way::Upstream, None).is_disjoint(&controllable)).count();
    let notes = vec![
        "Asked of people, not computed. It is set in the panel of an element, under Details, and in the table of elements.".to_owned(),
        format!(
            "{} can be controlled, {} are important, {} are vulnerable; nothing of this is said of {neither}.",
            controllable.len(),
            important.len(),
            vulnerable.len()
        ),
        format!("{adrift} of what is important is on no way from anything that can be controlled."),
    ];
    Report { title: "Asked of people", columns: COLUMNS.into(), rows, notes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Cell, sample};
    use crate::map::Record;

    #[test]
    fn what_can_be_done_is_laid_against_what_matters() {
        let map = sample::map(4, &[(1, 2, "+"), (2, 3, "-")]);
        let mut records = map.records();
        for record in &mut records {
            if let Record::Element(e) = record {
                (e.flags.controllable, e.flags.important, e.flags.vulnerable) = (e.number == 1, e.number >= 3, e.number == 2);
            }
        }
        let report = run(&SystemMap::from_records(records, map.numbers()).0, &Options::default());
        let counts: Vec<&[Cell]> = report.rows.iter().map(|row| &row.cells[5..]).collect();
        let expected = [[1, 1, 0], [1, 0, 1], [0, 0, 1], [0, 0, 0]].map(|row| row.map(Cell::Count));
        assert_eq!(counts, expected.each_ref().map(|row| &row[..]));
        assert!(report.notes[2].starts_with("1 of what is important"), "{:?}", report.notes);
    }
}
