//! What a change of one element does to another at first sight: the signs of all shortest paths between them, counted.

use super::causal::CausalGraph;
use super::per_node::PerNode;
use crate::map::{ElementId, ElementKind, Polarity, SystemMap};

/// The shortest paths from one element to another, by sign. Paths are many: counts stop at the largest number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedWays {
    /// Where they start.
    pub from: ElementId,
    /// Where they end.
    pub to: ElementId,
    /// How many steps each has.
    pub length: u32,
    /// How many move both ends alike.
    pub plus: u64,
    /// How many move them apart.
    pub minus: u64,
    /// How many have a step that is ? or contested.
    pub unknown: u64,
}

impl SignedWays {
    /// Some are + and some −.
    pub const fn is_mixed(&self) -> bool {
        self.plus > 0 && self.minus > 0
    }

    /// The sign that all of them have; `None` when they differ.
    pub const fn sign(&self) -> Option<Polarity> {
        match (self.plus, self.minus, self.unknown) {
            (1.., 0, 0) => Some(Polarity::Plus),
            (0, 1.., 0) => Some(Polarity::Minus),
            (0, 0, 1..) => Some(Polarity::Unknown),
            _ => None,
        }
    }
}

/// What could be done: interventions, leverage points and what people said they can control, by number.
pub fn levers(map: &SystemMap) -> Vec<ElementId> {
    let is = |e: &&crate::map::Element| e.kind == ElementKind::Intervention || e.leverage.is_marked() || e.flags.controllable;
    map.elements().filter(is).map(|e| e.id).collect()
}

/// What is hoped for: outcomes and what people said is important, by number.
pub fn outcomes(map: &SystemMap) -> Vec<ElementId> {
    map.elements().filter(|e| e.kind == ElementKind::Outcome || e.flags.important).map(|e| e.id).collect()
}

/// The shortest ways from each of the first to each of the second that it reaches, in their order.
pub fn signed_ways(graph: &CausalGraph, from: &[ElementId], to: &[ElementId]) -> Vec<SignedWays> {
    let mut all = Vec::new();
    for &from in from {
        let Some(start) = graph.node(from).filter(|_| !to.is_empty()) else { continue };
        let reached = counts(graph, start);
        for &to in to.iter().filter(|&&to| to != from) {
            let found = graph.node(to).map(|node| reached.at(node)).filter(|found| found.depth > 0);
            let Some(Reached { depth, ways: [minus, unknown, plus] }) = found else { continue };
            all.push(SignedWays { from, to, length: depth - 1, plus, minus, unknown });
        }
    }
    all
}

/// Steps from the start and one more, and how many shortest ways are −, ?, +.
#[derive(Clone, Copy, Default)]
struct Reached {
    depth: u32,
    ways: [u64; 3],
}

fn counts(graph: &CausalGraph, start: u32) -> PerNode<Reached> {
    let mut reached = PerNode::filled(graph.len(), Reached::default());
    reached.set(start, Reached { depth: 1, ways: [0, 0, 1] });
    let mut queue = vec![start];
    let mut next = 0;
    while let Some(&node) = queue.get(next) {
        next += 1;
        let here = reached.at(node);
        let [minus, unknown, plus] = here.ways;
        for step in graph.leaving(node) {
            let more = match step.sign.polarity() {
                Polarity::Plus => here.ways,
                Polarity::Minus => [plus, unknown, minus],
                Polarity::Unknown => [0, minus.saturating_add(unknown).saturating_add(plus), 0],
            };
            let Some(there) = reached.slot(step.to) else { continue };
            if there.depth == 0 {
                there.depth = here.depth + 1;
                queue.push(step.to);
            }
            if there.depth == here.depth + 1 {
                for (count, more) in there.ways.iter_mut().zip(more) {
                    *count = count.saturating_add(more);
                }
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    #[test]
    fn every_shortest_way_counts_by_its_sign() {
        let map = sample::map(
            6,
            &[(1, 2, "+"), (1, 3, "-"), (1, 4, "?"), (2, 5, "+"), (3, 5, "-"), (4, 5, "+"), (1, 6, "-"), (6, 5, "+"), (5, 1, "+")],
        );
        let [one, five] = [1, 5].map(|n| sample::element(&map, n));
        let ways = signed_ways(&CausalGraph::of(&map), &[one], &[five, one]);
        assert_eq!(ways, [SignedWays { from: one, to: five, length: 2, plus: 2, minus: 1, unknown: 1 }]);
        assert!(ways[0].is_mixed() && ways[0].sign().is_none());
    }
}
