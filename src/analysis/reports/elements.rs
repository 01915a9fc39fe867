//! The figures of every element.

use super::column;
use crate::analysis::report::{Cell, Column, Options, Report, Row};
use crate::analysis::{CausalGraph, EvidenceCounts, centralities_paced, trophic_levels};
use crate::map::{CitedPart, Code, Part, SystemMap};

const COLUMNS: &[Column] = &[
    column("Code", "As printed."),
    column("Element", "Its label."),
    column("Kind", "Factor, actor, outcome or intervention."),
    column("In", "Distinct elements that influence it."),
    column("Out", "Distinct elements it influences."),
    column("Betweenness", "The share of shortest paths between others that run through it."),
    column("Closeness", "How near it is to all it can influence."),
    column("Reach", "How many others it influences, directly or not."),
    column("Reached by", "How many others influence it, directly or not."),
    column("Trophic level", "How far along the flow of influence it sits."),
    column("Quotes", "How many bear on it."),
];

pub(in crate::analysis) fn run(map: &SystemMap, options: &Options) -> Report {
    let graph = CausalGraph::of(map);
    let (figures, levels, evidence) =
        (centralities_paced(&graph, &options.pace).unwrap_or_default(), trophic_levels(&graph), EvidenceCounts::of(map));
    let rows = map.elements().map(|e| {
        let node = graph.node(e.id).map(|node| node as usize);
        let figure = node.and_then(|node| figures.get(node));
        let cells = vec![
            Code::element(e.number).to_string().into(),
            e.label.as_str().into(),
            e.kind.spec().name.into(),
            figure.map(|f| f.in_degree).into(),
            figure.map(|f| f.out_degree).into(),
            figure.map(|f| f.betweenness).into(),
            figure.map(|f| f.closeness).into(),
            figure.map(|f| f.reach).into(),
            figure.map(|f| f.reached_by).into(),
            Cell::from(node.and_then(|node| levels.levels.get(node)).copied()),
            evidence.on(CitedPart::Element(e.id)).total.into(),
        ];
        Row { parts: vec![Part::Element(e.id)], cells }
    });
    let notes = vec![
        format!("Figures are of the {} elements with at least one influence connection.", graph.len()),
        "Quotes are evidence volume, not strength of effect.".to_owned(),
    ];
    Report { title: "Elements", columns: COLUMNS.into(), rows: rows.collect(), notes }
}
