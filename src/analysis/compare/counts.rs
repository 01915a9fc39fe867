//! How much each of two maps holds.

use std::collections::BTreeSet;

use super::{Both, Side};
use crate::analysis::report::{Cell, Column, Report, Row};
use crate::analysis::reports::column;
use crate::analysis::{Components, Coverage, Pace, density, independent_loops, levers, outcomes, trophic_levels};
use crate::map::{ElementKind, SystemMap};

const COLUMNS: &[Column] = &[
    column("What", "What is counted or measured."),
    column("Here", "On the first map."),
    column("There", "On the other map."),
    column("Difference", "The first less the second."),
];

/// Larger maps are not asked for their independent loops.
const INDEPENDENT: usize = 2_000;

pub(super) fn run(both: &Both<'_>) -> Report {
    let (here, there) = (measures(&both.here, &both.pace), measures(&both.there, &both.pace));
    let mut rows: Vec<Row> = here.into_iter().zip(there).map(|((what, here), (_, there))| row(what, here, there)).collect();
    rows.extend(by_voice(both));
    let far = |side: &Side<'_>| match (side.loops.complete_to, side.loops.max_length) {
        (Some(complete), _) => format!("complete up to {complete} steps"),
        (None, Some(length)) => format!("of up to {length} steps"),
        (None, None) => "of any length".to_owned(),
    };
    let notes = vec![
        both.paired(),
        format!("Loops of the one map are {}, of the other {}.", far(&both.here), far(&both.there)),
        "More is not better: a map may hold more because more people were asked.".to_owned(),
    ];
    Report { title: "Counts beside each other", columns: COLUMNS.into(), rows, notes }
}

fn row(what: impl Into<Cell>, here: Option<f64>, there: Option<f64>) -> Row {
    let whole = [here, there].into_iter().flatten().all(|value| value.fract() == 0.0);
    let cell = |value: f64| if whole && value >= 0.0 { Cell::Count(value as usize) } else { Cell::Number(value) };
    let difference = here.zip(there).map_or(Cell::Nothing, |(here, there)| Cell::Change(here - there));
    Row { parts: Vec::new(), cells: vec![what.into(), here.map_or(Cell::Nothing, cell), there.map_or(Cell::Nothing, cell), difference] }
}

/// Every measure of one map, in one order.
fn measures(side: &Side<'_>, pace: &Pace) -> Vec<(&'static str, Option<f64>)> {
    let (map, loops) = (side.map, &side.loops);
    let of_kind = |kind: ElementKind| map.elements().filter(|element| element.kind == kind).count();
    let coverage = Coverage::of(map, &side.evidence);
    let components = Components::of(&side.graph);
    let influences = map.connections().filter(|connection| connection.influence().is_some()).count();
    let contested = side.graph.steps().iter().filter(|step| step.sign == crate::map::PairSign::Contested).count();
    let rank = (side.graph.len() <= INDEPENDENT).then(|| independent_loops(&side.graph, pace).ok()).flatten();
    let count = |count: usize| Some(count as f64);
    vec![
        ("Elements", count(map.element_count())),
        ("Factors", count(of_kind(ElementKind::Factor))),
        ("Actors", count(of_kind(ElementKind::Actor))),
        ("Outcomes", count(of_kind(ElementKind::Outcome))),
        ("Interventions", count(of_kind(ElementKind::Intervention))),
        ("Influences", count(influences)),
        ("Relations", count(map.connection_count() - influences)),
        ("Contested pairs", count(contested)),
        ("Density", Some(density(&side.graph))),
        ("Separate pieces", count(components.weak.len())),
        ("Most that all reach one another", count(components.strong.iter().map(Vec::len).max().unwrap_or(0))),
        ("Trophic incoherence", Some(trophic_levels(&side.graph).incoherence)),
        ("Loops listed", count(loops.len())),
        ("Reinforcing", count(loops.reinforcing)),
        ("Balancing", count(loops.balancing)),
        ("Undetermined", count(loops.undetermined)),
        ("Independent loops", rank.map(|found| found.rank as f64)),
        ("Named loops", count(map.named_loops().len())),
        ("Named loops that are broken", count(side.book.broken.len())),
        ("Levers", count(levers(map).len())),
        ("Outcomes and what is important", count(outcomes(map).len())),
        ("Quotes", count(map.quotes().len())),
        ("Quotes not placed", count(coverage.unplaced)),
        ("Elements without quotes", count(coverage.silent_elements.len())),
        ("Connections without quotes", count(coverage.silent_connections.len())),
        ("Parts heard from one voice only", count(coverage.one_voice.len())),
        ("Parts that are contradicted", count(coverage.contradicted.len())),
        ("Parts that rest on literature alone", count(coverage.literature_alone.len())),
    ]
}

/// Quotes of each voice that either map knows, by its name.
fn by_voice(both: &Both<'_>) -> Vec<Row> {
    let names = |map: &SystemMap| map.voices().iter().map(|voice| voice.name.clone()).collect::<Vec<_>>();
    let all: BTreeSet<String> = names(both.here.map).into_iter().chain(names(both.there.map)).collect();
    let count = |side: &Side<'_>, name: &str| {
        let at = side.map.voices().iter().position(|voice| voice.name == name);
        at.map(|at| f64::from(side.evidence.quotes_of_voice(at)))
    };
    all.iter().map(|name| row(format!("Quotes: {name}"), count(&both.here, name), count(&both.there, name))).collect()
}
