//! Influences of one element on another that one of two maps has and the other has not, or has with another sign.

use super::{Both, ONLY_HERE, ONLY_THERE};
use crate::analysis::causal::Step;
use crate::analysis::report::{Cell, Column, Report, Row};
use crate::analysis::reports::column;
use crate::map::{PairSign, Part};

const COLUMNS: &[Column] = &[
    column("Change", "Which map has it, or what is other."),
    column("From", "What influences."),
    column("To", "What is influenced."),
    column("Here", "Its sign on the first map, \u{2016} where it is delayed."),
    column("There", "Its sign on the other map."),
];

pub(super) fn run(both: &Both<'_>) -> Report {
    let (here, there) = (&both.here, &both.there);
    let mut rows: Vec<(u8, Row)> = Vec::new();
    for step in here.graph.steps() {
        let Some((from, to)) = here.graph.element(step.from).zip(here.graph.element(step.to)) else { continue };
        let twin = both.pairing.there(from).zip(both.pairing.there(to)).and_then(|(from, to)| {
            let graph = &there.graph;
            graph.step(graph.node(from)?, graph.node(to)?)
        });
        let (order, change) = match twin {
            None => (1, ONLY_HERE),
            Some(twin) if twin.sign != step.sign => (0, "another sign"),
            Some(twin) if twin.delay != step.delay => (3, "delay"),
            Some(_) => continue,
        };
        let ends = [Part::Element(from), Part::Element(to)];
        let parts = ends.into_iter().chain(here.graph.claims(step).iter().map(|&id| Part::Connection(id))).collect();
        let cells = vec![change.into(), here.label(from).into(), here.label(to).into(), sign(Some(step)), sign(twin)];
        rows.push((order, Row { parts, cells }));
    }
    for step in there.graph.steps() {
        let Some((from, to)) = there.graph.element(step.from).zip(there.graph.element(step.to)) else { continue };
        let twin = both.pairing.here(from).zip(both.pairing.here(to)).and_then(|(from, to)| {
            let graph = &here.graph;
            graph.step(graph.node(from)?, graph.node(to)?)
        });
        if twin.is_none() {
            let ends = [from, to].into_iter().filter_map(|id| both.pairing.here(id)).map(Part::Element).collect();
            let cells = vec![ONLY_THERE.into(), there.label(from).into(), there.label(to).into(), Cell::Nothing, sign(Some(step))];
            rows.push((2, Row { parts: ends, cells }));
        }
    }
    rows.sort_by_key(|(order, _)| *order);
    let count = |wanted: u8| rows.iter().filter(|(order, _)| *order == wanted).count();
    let summed = format!("{} influences only here, {} only there, {} with another sign.", count(1), count(2), count(0));
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    Report { title: "Influences that differ", columns: COLUMNS.into(), rows, notes: vec![summed, both.paired()] }
}

fn sign(step: Option<&Step>) -> Cell {
    let Some(step) = step else { return Cell::Nothing };
    let sign = match step.sign {
        PairSign::Agreed(polarity) => polarity.symbol(),
        PairSign::Contested => "contested",
    };
    Cell::Text(if step.delay { format!("{sign} \u{2016}") } else { sign.to_owned() })
}
