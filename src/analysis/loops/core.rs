//! One strong component in arrays of its own, small and close together, for the search.

use crate::analysis::causal::{CausalGraph, row, starts};
use crate::analysis::per_node::PerNode;

use super::marks::Marks;

/// A strong component with its nodes renumbered from 0, in the order of the graph's. Self-loops are left out.
#[derive(Debug)]
pub(super) struct Core {
    /// The graph's node of each node here.
    pub(super) nodes: Vec<u32>,
    leaving: Vec<u32>,
    targets: Vec<u32>,
    marks: Vec<Marks>,
    arriving: Vec<u32>,
    sources: Vec<u32>,
}

impl Core {
    /// `place` has a slot for every node of the graph and is used as scratch space.
    pub(super) fn new(graph: &CausalGraph, nodes: Vec<u32>, place: &mut PerNode<u32>) -> Self {
        for (at, &node) in nodes.iter().enumerate() {
            place.set(node, at as u32 + 1);
        }
        let mut pairs = Vec::new();
        let mut marks = Vec::new();
        for (from, &node) in nodes.iter().enumerate() {
            for step in graph.leaving(node) {
                let to = place.at(step.to);
                if to > 0 && step.to != node {
                    pairs.push((from as u32, to - 1));
                    marks.push(Marks::of(step));
                }
            }
        }
        for &node in &nodes {
            place.set(node, 0);
        }
        let leaving = starts(nodes.len(), pairs.iter().map(|p| p.0));
        let arriving = starts(nodes.len(), pairs.iter().map(|p| p.1));
        let targets = pairs.iter().map(|p| p.1).collect();
        pairs.sort_by_key(|p| p.1);
        let sources = pairs.iter().map(|p| p.0).collect();
        Self { nodes, leaving, targets, marks, arriving, sources }
    }

    /// The range of the steps that leave a node.
    #[inline]
    pub(super) fn row(&self, node: u32) -> std::ops::Range<u32> {
        let row = row(&self.leaving, node);
        row.start as u32..row.end as u32
    }

    /// Where steps end.
    pub(super) fn all_targets(&self) -> &[u32] {
        &self.targets
    }

    /// Where the steps that leave a node end.
    pub(super) fn targets(&self, node: u32) -> &[u32] {
        self.targets.get(row(&self.leaving, node)).unwrap_or_default()
    }

    /// What a step adds to a path.
    #[inline]
    pub(super) fn marks(&self, step: u32) -> Marks {
        self.marks.get(step as usize).copied().unwrap_or_default()
    }

    /// Where the steps that arrive at a node come from.
    #[inline]
    pub(super) fn sources(&self, node: u32) -> &[u32] {
        self.sources.get(row(&self.arriving, node)).unwrap_or_default()
    }

    /// All nodes, those with the most steps first.
    pub(super) fn roots(&self) -> Vec<u32> {
        let mut roots: Vec<u32> = (0..self.nodes.len() as u32).collect();
        roots.sort_by_key(|&node| std::cmp::Reverse(self.targets(node).len() + self.sources(node).len()));
        roots
    }
}
