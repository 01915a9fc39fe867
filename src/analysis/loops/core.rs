//! One strong component in arrays of its own, small and close together, for the search.

use crate::analysis::causal::{CausalGraph, row, starts};
use crate::analysis::per_node::PerNode;

use super::marks::Marks;

/// A step inside the component.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    pub(super) to: u32,
    pub(super) marks: Marks,
}

/// A strong component with its nodes renumbered from 0, in the order of the graph's. Self-loops are left out.
#[derive(Debug)]
pub(super) struct Core {
    /// The graph's node of each node here.
    pub(super) nodes: Vec<u32>,
    leaving: Vec<u32>,
    arcs: Vec<Arc>,
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
        let mut arcs = Vec::new();
        for (from, &node) in nodes.iter().enumerate() {
            for step in graph.leaving(node) {
                let to = place.at(step.to);
                if to > 0 && step.to != node {
                    pairs.push((from as u32, to - 1));
                    arcs.push(Arc { to: to - 1, marks: Marks::of(step) });
                }
            }
        }
        for &node in &nodes {
            place.set(node, 0);
        }
        let leaving = starts(nodes.len(), pairs.iter().map(|p| p.0));
        let arriving = starts(nodes.len(), pairs.iter().map(|p| p.1));
        pairs.sort_by_key(|p| p.1);
        let sources = pairs.iter().map(|p| p.0).collect();
        Self { nodes, leaving, arcs, arriving, sources }
    }

    /// The range of the arcs that leave a node.
    #[inline]
    pub(super) fn row(&self, node: u32) -> std::ops::Range<usize> {
        row(&self.leaving, node)
    }

    /// An arc by its place.
    #[inline]
    pub(super) fn arc(&self, at: u32) -> Option<Arc> {
        self.arcs.get(at as usize).copied()
    }

    /// Where the arcs that arrive at a node come from.
    #[inline]
    pub(super) fn sources(&self, node: u32) -> &[u32] {
        self.sources.get(row(&self.arriving, node)).unwrap_or_default()
    }

    /// All nodes, those with the most arcs first.
    pub(super) fn roots(&self) -> Vec<u32> {
        let mut roots: Vec<u32> = (0..self.nodes.len() as u32).collect();
        roots.sort_by_key(|&node| std::cmp::Reverse(self.row(node).len() + self.sources(node).len()));
        roots
    }
}
