//! Components of the causal graph: strong (each element reaches every other along the arrows) and weak (along the arrows
//! or against them).

use std::sync::Arc;

use super::causal::CausalGraph;
use super::per_node::PerNode;
use crate::map::ElementId;

/// The components of a map. Larger ones first, equal ones by their smallest number; elements by number. Elements without influence
/// connections are in none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Components {
    /// Sets of elements that all reach one another; an element alone is a set of one.
    pub strong: Vec<Vec<ElementId>>,
    /// Sets of elements that hang together.
    pub weak: Vec<Vec<ElementId>>,
}

impl Components {
    /// The components of this graph.
    pub fn of(graph: &Arc<CausalGraph>) -> Self {
        let named = |mut sets: Vec<Vec<u32>>| {
            sets.sort_by_key(|set| (std::cmp::Reverse(set.len()), set.first().copied()));
            sets.iter().map(|set| set.iter().filter_map(|&node| graph.element(node)).collect()).collect()
        };
        Self { strong: named(strong(graph)), weak: named(weak(graph)) }
    }
}

/// Strong components as sets of nodes in order, after R. Tarjan, "Depth-first search and linear graph algorithms" (1972), without
/// recursion.
pub(super) fn strong(graph: &CausalGraph) -> Vec<Vec<u32>> {
    let mut search = Tarjan {
        graph,
        found: PerNode::filled(graph.len(), 0),
        low: PerNode::filled(graph.len(), 0),
        open: PerNode::filled(graph.len(), false),
        waiting: Vec::new(),
        count: 0,
        sets: Vec::new(),
    };
    for root in graph.nodes() {
        if search.found.at(root) == 0 {
            search.from(root);
        }
    }
    search.sets
}

struct Tarjan<'a> {
    graph: &'a CausalGraph,
    /// When a node was found, from 1 up; 0 is not yet.
    found: PerNode<u32>,
    low: PerNode<u32>,
    /// Still waiting for its component.
    open: PerNode<bool>,
    waiting: Vec<u32>,
    count: u32,
    sets: Vec<Vec<u32>>,
}

impl Tarjan<'_> {
    fn enter(&mut self, node: u32, path: &mut Vec<(u32, usize)>) {
        self.count += 1;
        self.found.set(node, self.count);
        self.low.set(node, self.count);
        self.open.set(node, true);
        self.waiting.push(node);
        path.push((node, 0));
    }

    fn from(&mut self, root: u32) {
        let mut path = Vec::new();
        self.enter(root, &mut path);
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            let Some(step) = self.graph.leaving(node).get(*next) else {
                path.pop();
                self.leave(node, path.last().map(|&(before, _)| before));
                continue;
            };
            *next += 1;
            if self.found.at(step.to) == 0 {
                self.enter(step.to, &mut path);
            } else if self.open.at(step.to) {
                self.low.set(node, self.low.at(node).min(self.found.at(step.to)));
            }
        }
    }

    fn leave(&mut self, node: u32, before: Option<u32>) {
        if let Some(before) = before {
            self.low.set(before, self.low.at(before).min(self.low.at(node)));
        }
        if self.low.at(node) != self.found.at(node) {
            return;
        }
        let mut set = Vec::new();
        while let Some(member) = self.waiting.pop() {
            self.open.set(member, false);
            set.push(member);
            if member == node {
                break;
            }
        }
        set.sort_unstable();
        self.sets.push(set);
    }
}

/// Weak components as sets of nodes in order.
pub(super) fn weak(graph: &CausalGraph) -> Vec<Vec<u32>> {
    let mut seen = PerNode::filled(graph.len(), false);
    let mut sets = Vec::new();
    for root in graph.nodes() {
        if seen.at(root) {
            continue;
        }
        seen.set(root, true);
        let mut set = vec![root];
        let mut next = 0;
        while let Some(&node) = set.get(next) {
            next += 1;
            let around = graph.leaving(node).iter().map(|s| s.to).chain(graph.arriving(node).map(|s| s.from));
            for other in around {
                if !seen.at(other) {
                    seen.set(other, true);
                    set.push(other);
                }
            }
        }
        set.sort_unstable();
        sets.push(set);
    }
    sets
}
