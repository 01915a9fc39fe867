//! Roles, ranks and the chart of driving power and dependence.

use super::column;
use crate::analysis::report::{Cell, Column, Options, Report, Row};
use crate::analysis::{CausalGraph, Role, centralities_paced, density, eigenvector, indirect_ranks, page_rank, quadrant};
use crate::map::{Code, Part, SystemMap};

const COLUMNS: &[Column] = &[
    column("Code", "As printed."),
    column("Element", "Its label."),
    column("Role", "Driver: nothing influences it. Receiver: it influences nothing. Ordinary: both."),
    column("Driving power", "How many it reaches, itself included."),
    column("Dependence", "How many reach it, itself included."),
    column("Quarter", "Of the chart of driving power and dependence, cut at half the largest."),
    column("Driving rank", "By indirect influence, 1 the most."),
    column("Dependence rank", "By indirect influence, 1 the most."),
    column("Eigenvector", "Weight by the weight of what influences it; length of all 1."),
    column("PageRank", "Where influence that is handed on ends up; sum of all 1."),
];

pub(in crate::analysis) fn run(map: &SystemMap, options: &Options) -> Report {
    let graph = CausalGraph::of(map);
    let Ok(figures) = centralities_paced(&graph, &options.pace) else { return Report::default() };
    let (weights, ranks, indirect) = (eigenvector(&graph), page_rank(&graph), indirect_ranks(&graph));
    let (mut driving, mut dependence) = (0, 0);
    for figure in &figures {
        driving = driving.max(figure.reach + 1);
        dependence = dependence.max(figure.reached_by + 1);
    }
    let row = |e: &crate::map::Element| {
        let at = graph.node(e.id)? as usize;
        let figure = figures.get(at)?;
        let (power, depends) = (figure.reach + 1, figure.reached_by + 1);
        let cells = vec![
            Code::element(e.number).to_string().into(),
            e.label.as_str().into(),
            Role::of(figure).name().into(),
            power.into(),
            depends.into(),
            quadrant(power, depends, driving, dependence).into(),
            Cell::from(indirect.driving.get(at).copied()),
            Cell::from(indirect.dependence.get(at).copied()),
            Cell::from(weights.as_ref().and_then(|w| w.get(at)).copied()),
            Cell::from(ranks.get(at).copied()),
        ];
        Some(Row { parts: vec![Part::Element(e.id)], cells })
    };
    let rows = map.elements().filter_map(row).collect();
    let of = |role| figures.iter().filter(|f| Role::of(f) == role).count();
    let settled = match indirect.settled {
        Some(power) => format!("The indirect ranks settled at the power {power} of the connections."),
        None => "The indirect ranks did not settle; they are those of the highest power tried.".to_owned(),
    };
    let notes = vec![
        format!(
            "Of the {} elements with influence connections {} are drivers, {} receivers and {} ordinary. Density {:.3}.",
            graph.len(),
            of(Role::Driver),
            of(Role::Receiver),
            of(Role::Ordinary),
            density(&graph)
        ),
        "All elements that reach one another share one driving power and dependence: on a map with a large core the quarters say little, and the indirect ranks more.".to_owned(),
        settled,
    ];
    Report { title: "Roles and ranks", columns: COLUMNS.into(), rows, notes }
}
