//! The shortest ways from what could be done to what is hoped for, and whether somebody told one of them whole.

use std::collections::VecDeque;

use super::{Tellers, Told};
use crate::analysis::{CausalGraph, Step};
use crate::map::{ElementId, ElementKind, SystemMap};

/// A shortest way between two elements. When somebody told one of the shortest ways whole, it is that one; else the first by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathTold {
    /// From the first to the last element.
    pub elements: Vec<ElementId>,
    /// Whether it was told whole.
    pub told: Told,
}

/// The most pairs that [`paths_to_outcomes`] looks at.
const PAIRS: usize = 400;

/// The shortest way from each intervention or leverage point to each outcome, by number, as far as there is one; `true` when there are more
/// pairs than it looks at.
pub fn paths_to_outcomes(map: &SystemMap, graph: &CausalGraph, tellers: &Tellers) -> (Vec<PathTold>, bool) {
    let of_step = of_steps(graph, tellers);
    let outcomes: Vec<ElementId> = map.elements().filter(|e| e.kind == ElementKind::Outcome).map(|e| e.id).collect();
    let levers = map.elements().filter(|e| e.kind == ElementKind::Intervention || e.leverage.is_marked());
    let (mut paths, mut left) = (Vec::new(), PAIRS);
    for from in levers {
        let Some(start) = graph.node(from.id).filter(|_| !outcomes.is_empty()) else { continue };
        if left < outcomes.len() {
            return (paths, true);
        }
        left -= outcomes.len();
        let ways = Ways::from(graph, &of_step, start);
        paths.extend(outcomes.iter().filter(|&&to| to != from.id).filter_map(|&to| ways.told(graph, tellers, graph.node(to)?)));
    }
    (paths, false)
}

/// The shortest way from one element to another over the influence connections; `None` when there is none.
pub fn told_between(graph: &CausalGraph, tellers: &Tellers, from: ElementId, to: ElementId) -> Option<PathTold> {
    let ways = Ways::from(graph, &of_steps(graph, tellers), graph.node(from)?);
    ways.told(graph, tellers, graph.node(to)?)
}

/// Who told each step of the graph, in the order of its steps.
fn of_steps(graph: &CausalGraph, tellers: &Tellers) -> Vec<Vec<u32>> {
    graph.steps().iter().map(|step| tellers.on(graph.claims(step))).collect()
}

/// What is known of a node.
#[derive(Clone, Default)]
struct Reached {
    distance: Option<u32>,
    /// The nodes before it on a shortest way, the first found first, each with who told a whole way over it to here.
    before: Vec<(u32, Vec<u32>)>,
}

/// All shortest ways from one node.
struct Ways {
    start: u32,
    nodes: Vec<Reached>,
    /// Who tells anything from the start: everybody, to begin with.
    everybody: Vec<u32>,
}

impl Ways {
    /// Breadth first; the neighbour with the lowest number first.
    fn from(graph: &CausalGraph, of_step: &[Vec<u32>], start: u32) -> Self {
        let tells = |node: u32| graph.leaving(node).iter().zip(of_step.get(graph.first_step(node)..).unwrap_or_default());
        let mut everybody: Vec<u32> = tells(start).flat_map(|(_, tellers)| tellers.iter().copied()).collect();
        everybody.sort_unstable();
        everybody.dedup();
        let mut ways = Self { start, nodes: vec![Reached::default(); graph.len()], everybody };
        if let Some(first) = ways.nodes.get_mut(start as usize) {
            first.distance = Some(0);
        }
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            let distance = ways.nodes.get(node as usize).and_then(|reached| reached.distance).unwrap_or(0) + 1;
            let so_far = ways.whole(node);
            for (step, tellers) in tells(node) {
                if ways.step_to(node, step, distance, &so_far, tellers) {
                    queue.push_back(step.to);
                }
            }
        }
        ways
    }

    /// Who told a whole shortest way to a node.
    fn whole(&self, node: u32) -> Vec<u32> {
        if node == self.start {
            return self.everybody.clone();
        }
        let before = self.nodes.get(node as usize).map(|reached| reached.before.as_slice()).unwrap_or_default();
        let mut all: Vec<u32> = before.iter().flat_map(|(_, tellers)| tellers.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Takes a step in; `true` when it reaches a new node.
    fn step_to(&mut self, node: u32, step: &Step, distance: u32, so_far: &[u32], tellers: &[u32]) -> bool {
        let Some(reached) = self.nodes.get_mut(step.to as usize) else { return false };
        let is_new = reached.distance.is_none();
        if is_new {
            reached.distance = Some(distance);
        }
        if reached.distance == Some(distance) {
            let both = so_far.iter().copied().filter(|teller| tellers.binary_search(teller).is_ok()).collect();
            reached.before.push((node, both));
        }
        is_new
    }

    /// The way to a node, and how it was told.
    fn told(&self, graph: &CausalGraph, tellers: &Tellers, end: u32) -> Option<PathTold> {
        self.nodes.get(end as usize)?.distance?;
        let teller = self.whole(end).first().copied().filter(|_| end != self.start);
        let mut path = vec![end];
        while let Some(&node) = path.last().filter(|&&node| node != self.start) {
            let before = &self.nodes.get(node as usize)?.before;
            let by_teller = teller.and_then(|teller| before.iter().find(|(_, who)| who.contains(&teller)));
            path.push(by_teller.or(before.first())?.0);
        }
        path.reverse();
        let pairs = path.iter().zip(path.iter().skip(1));
        let steps: Vec<_> = pairs.filter_map(|(&a, &b)| Some(graph.claims(graph.step(a, b)?).to_vec())).collect();
        let elements = path.iter().filter_map(|&node| graph.element(node)).collect();
        Some(PathTold { elements, told: tellers.told(&steps, None) })
    }
}
