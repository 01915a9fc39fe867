//! Robustness of "A influences B": how much would have to be disbelieved for no path to be left. Maximum flow, minimum cut.
//!
//! J. Edmonds and R. M. Karp, "Theoretical improvements in algorithmic efficiency for network flow problems" (1972); read as evidence after S. Powell,
//! J. Copestake and F. Remnant, "Causal mapping for evaluators" (2024). Volume of evidence, not strength of effect.

use super::causal::CausalGraph;
use super::coverage::{Bundle, bundles};
use super::evidence::EvidenceCounts;
use super::per_node::PerNode;
use crate::map::{ConnectionId, ElementId};

/// How robust the influence of one element on another is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robustness {
    /// The fewest steps that cut every path; as many paths share no step.
    pub steps: u64,
    /// The fewest citations on steps that cut every path.
    pub citations: u64,
    /// The fewest sources, counted step by step, on steps that cut every path.
    pub sources: u64,
    /// The connections of one smallest cut by steps, by number: without them no path is left.
    pub cut: Vec<ConnectionId>,
}

/// How robust the influence of one element on another is; nothing when there is no path or they are the same.
pub fn robustness(graph: &CausalGraph, evidence: &EvidenceCounts, from: ElementId, to: ElementId) -> Robustness {
    let (Some(start), Some(end)) = (graph.node(from), graph.node(to)) else { return Robustness::default() };
    if start == end {
        return Robustness::default();
    }
    let bundles = bundles(graph, evidence);
    let flow = |capacity: fn(&Bundle) -> u64| Flow::of(graph, bundles.iter().map(capacity).collect()).greatest(start, end);
    let (steps, cut) = flow(|_| 1);
    let (citations, _) = flow(|bundle| u64::from(bundle.citations));
    let (sources, _) = flow(|bundle| u64::from(bundle.sources));
    Robustness { steps, citations, sources, cut }
}

/// How a search came to a node: not at all, along a step by its place, or by taking one back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Came {
    #[default]
    Not,
    Along(usize),
    Back(usize),
}

struct Flow<'a> {
    graph: &'a CausalGraph,
    capacity: Vec<u64>,
    used: Vec<u64>,
}

impl<'a> Flow<'a> {
    fn of(graph: &'a CausalGraph, capacity: Vec<u64>) -> Self {
        Self { graph, used: vec![0; capacity.len()], capacity }
    }

    /// The greatest flow, and the connections that bound it.
    fn greatest(mut self, start: u32, end: u32) -> (u64, Vec<ConnectionId>) {
        let mut total = 0;
        loop {
            let by = self.search(start);
            if by.at(end) == Came::Not {
                let within = |node: u32| node == start || by.at(node) != Came::Not;
                let out = self.graph.steps().iter().filter(|s| within(s.from) && !within(s.to));
                return (total, out.flat_map(|step| self.graph.claims(step).iter().copied()).collect());
            }
            total += self.push(&by, start, end);
        }
    }

    /// Which step leads to each node over what is left.
    fn search(&self, start: u32) -> PerNode<Came> {
        let mut by = PerNode::filled(self.graph.len(), Came::Not);
        let mut queue = vec![start];
        let mut next = 0;
        while let Some(&node) = queue.get(next) {
            next += 1;
            let mut reach = |other: u32, step: Came| {
                if other != start && by.at(other) == Came::Not {
                    by.set(other, step);
                    queue.push(other);
                }
            };
            let first = self.graph.first_step(node);
            for (at, step) in (first..).zip(self.graph.leaving(node)) {
                if self.used.get(at) < self.capacity.get(at) {
                    reach(step.to, Came::Along(at));
                }
            }
            for step in self.graph.arriving(node) {
                let at = self.place(step);
                if self.used.get(at).is_some_and(|&used| used > 0) {
                    reach(step.from, Came::Back(at));
                }
            }
        }
        by
    }

    fn place(&self, step: &super::causal::Step) -> usize {
        let first = self.graph.first_step(step.from);
        first + self.graph.leaving(step.from).partition_point(|other| other.to < step.to)
    }

    /// Sends as much as the path that was found takes.
    fn push(&mut self, by: &PerNode<Came>, start: u32, end: u32) -> u64 {
        let mut path = Vec::new();
        let mut node = end;
        while node != start {
            let (at, forward) = match by.at(node) {
                Came::Along(at) => (at, true),
                Came::Back(at) => (at, false),
                Came::Not => return 0,
            };
            let Some(ends) = self.graph.steps().get(at) else { return 0 };
            path.push((at, forward));
            node = if forward { ends.from } else { ends.to };
        }
        let room = |&(at, forward): &(usize, bool)| {
            let used = self.used.get(at).copied().unwrap_or_default();
            if forward { self.capacity.get(at).copied().unwrap_or_default() - used } else { used }
        };
        let most = path.iter().map(room).min().unwrap_or(0);
        for (at, forward) in path {
            if let Some(used) = self.used.get_mut(at) {
                *used = if forward { *used + most } else { *used - most };
            }
        }
        most
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    #[test]
    fn flow_is_taken_back_where_that_helps() {
        // The shortest path 1-2-5-6 blocks both others until it is taken back.
        let map = sample::map(6, &[(1, 2, "+"), (2, 5, "+"), (5, 6, "+"), (1, 4, "+"), (4, 3, "+"), (3, 5, "+"), (2, 4, "+"), (4, 6, "-")]);
        let evidence = EvidenceCounts::of(&map);
        let graph = CausalGraph::of(&map);
        let found = robustness(&graph, &evidence, sample::element(&map, 1), sample::element(&map, 6));
        assert_eq!((found.steps, found.citations, found.cut.len()), (2, 0, 2));
        assert_eq!(robustness(&graph, &evidence, sample::element(&map, 6), sample::element(&map, 1)), Robustness::default());
    }
}
