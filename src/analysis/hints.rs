//! Hints at leverage that the drawing alone gives, each in a sentence with what it does not tell. None is a measure of strength: which loops
//! matter most cannot be told from structure (W. Schoenberg and R. Eberlein, "Seamlessly integrating loops that matter", 2020).

use super::causal::CausalGraph;
use super::centrality::Centrality;
use super::feedback_sets::FeedbackSets;
use super::loops::Loops;
use super::walk::{Way, depths};
use super::ways::outcomes;
use crate::map::{ElementId, SystemMap};

/// How many elements each kind of hint names.
const NAMED: usize = 5;

/// A hint at one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Which element.
    pub element: ElementId,
    /// What the hint rests on, in a word or two.
    pub kind: &'static str,
    /// The hint, in a sentence.
    pub sentence: String,
    /// What it does not tell.
    pub limits: &'static str,
}

/// The hints of a map, kind by kind and the strongest first.
pub fn hints(map: &SystemMap, loops: &Loops, figures: &[Centrality], sets: &FeedbackSets) -> Vec<Hint> {
    let graph = loops.graph();
    let mut all = in_loops(loops);
    all.extend(to_outcomes(map, graph));
    all.extend(between(graph, figures));
    all.extend(in_every_set(sets));
    all
}

/// The nodes with the largest figures above zero; equal ones by number.
fn top<T: PartialOrd + Copy + Default>(graph: &CausalGraph, figure: impl Fn(u32) -> T) -> Vec<(ElementId, T)> {
    let mut all: Vec<(u32, T)> = graph.nodes().map(|node| (node, figure(node))).filter(|(_, value)| *value > T::default()).collect();
    all.sort_by(|a, b| b.1.partial_cmp(&a.1).unwrap_or(std::cmp::Ordering::Equal).then(a.0.cmp(&b.0)));
    all.into_iter().take(NAMED).filter_map(|(node, value)| Some((graph.element(node)?, value))).collect()
}

fn in_loops(loops: &Loops) -> Vec<Hint> {
    let counts = loops.participation();
    let of = loops.len();
    let hint = |(element, count): (ElementId, usize)| Hint {
        element,
        kind: "Loops",
        sentence: format!("It is on {count} of the {of} feedback loops that were found: a change here comes round in many ways."),
        limits: "Being on many loops says nothing of how strong any of them is.",
    };
    top(loops.graph(), |node| counts.get(node as usize).copied().unwrap_or_default()).into_iter().map(hint).collect()
}

fn to_outcomes(map: &SystemMap, graph: &CausalGraph) -> Vec<Hint> {
    let outcomes = outcomes(map);
    let nodes: Vec<u32> = outcomes.iter().filter_map(|&id| graph.node(id)).collect();
    let mut counts = vec![0_usize; graph.len()];
    for &outcome in &nodes {
        let near = depths(graph, &[outcome], Way::Upstream, 2);
        for node in graph.nodes().filter(|&node| node != outcome && near.at(node) > 0) {
            counts.get_mut(node as usize).into_iter().for_each(|count| *count += 1);
        }
    }
    let of = nodes.len();
    let hint = |(element, count): (ElementId, usize)| Hint {
        element,
        kind: "Outcomes",
        sentence: if of == 1 {
            "It is within two steps of the one outcome.".to_owned()
        } else {
            format!("It is within two steps of {count} of the {of} outcomes.")
        },
        limits: "Near is not strong, and it may help one outcome and harm another.",
    };
    top(graph, |node| counts.get(node as usize).copied().unwrap_or_default()).into_iter().map(hint).collect()
}

fn between(graph: &CausalGraph, figures: &[Centrality]) -> Vec<Hint> {
    let hint = |(element, share): (ElementId, f64)| Hint {
        element,
        kind: "Between",
        sentence: format!("{:.0} % of the shortest paths between other elements run through it: a bridge or a bottleneck.", share * 100.0),
        limits: "It counts paths as drawn; one more connection elsewhere may change it much.",
    };
    top(graph, |node| figures.get(node as usize).map(|f| f.betweenness).unwrap_or_default()).into_iter().map(hint).collect()
}

fn in_every_set(sets: &FeedbackSets) -> Vec<Hint> {
    let Some(first) = sets.sets.first() else { return Vec::new() };
    let shared = first.iter().copied().filter(|id| sets.sets.iter().all(|set| set.contains(id)));
    let size = first.len();
    let sentence = match (sets.is_smallest, sets.is_complete, sets.sets.len()) {
        (true, true, 1) => format!("It is one of the {size} elements of the only smallest set without which no loop is left."),
        (true, true, count) => format!("It is in each of the {count} smallest sets, of {size} elements, without which no loop is left."),
        _ => format!("It is in a set of {size} elements without which no loop is left; there may be other sets."),
    };
    let hint = |element| Hint {
        element,
        kind: "Loop breakers",
        sentence: sentence.clone(),
        limits: "Steering all of the set can steer the whole in theory; steering one of it promises nothing.",
    };
    shared.map(hint).collect()
}
