//! The causal graph of a map: influence connections only, parallel claims bundled into one step, in compact arrays that
//! every search of this module runs on. It is built once for a state of the map and never edited.

use std::collections::HashMap;

use petgraph::visit::{EdgeRef, IntoEdgeReferences, NodeIndexable};

use crate::map::{ConnectionId, Direction, ElementId, PairSign, Polarity, SystemMap};

/// All influence claims on one ordered pair of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The node it starts at.
    pub from: u32,
    /// The node it ends at.
    pub to: u32,
    /// The effective sign of its claims.
    pub sign: PairSign,
    /// At least one of its claims is delayed.
    pub delay: bool,
    claims: (u32, u32),
}

/// Elements with at least one influence connection as nodes 0, 1, 2… in the order of their numbers, and the steps between them. A mutual
/// connection is two steps, one each way; an undirected one none.
#[derive(Clone, Debug, Default)]
pub struct CausalGraph {
    elements: Vec<ElementId>,
    node_of: HashMap<ElementId, u32>,
    steps: Vec<Step>,
    leaving: Vec<u32>,
    arriving: Vec<u32>,
    arriving_steps: Vec<u32>,
    claims: Vec<ConnectionId>,
}

/// One claim on one ordered pair, before bundling.
struct Claim {
    from: u32,
    to: u32,
    number: u32,
    id: ConnectionId,
    polarity: Polarity,
    delay: bool,
}

impl CausalGraph {
    /// The causal graph of a map.
    pub fn of(map: &SystemMap) -> Self {
        let graph = map.graph();
        let mut place = vec![u32::MAX; graph.node_bound()];
        for edge in graph.edge_references() {
            let claim = edge.weight();
            if claim.influence().is_some() && claim.direction != Direction::Undirected {
                for end in [edge.source(), edge.target()] {
                    if let Some(slot) = place.get_mut(end.index()) {
                        *slot = 0;
                    }
                }
            }
        }
        let mut elements = Vec::new();
        for element in map.elements() {
            if let Some(slot) = map.node(element.id).and_then(|node| place.get_mut(node.index()))
                && *slot != u32::MAX
            {
                *slot = elements.len() as u32;
                elements.push(element.id);
            }
        }
        let node = |at: usize| place.get(at).copied().unwrap_or(u32::MAX);
        let mut claims = Vec::with_capacity(graph.edge_count());
        for edge in graph.edge_references() {
            let weight = edge.weight();
            let Some(influence) = weight.influence() else { continue };
            let (from, to) = (node(edge.source().index()), node(edge.target().index()));
            let claim =
                |from, to| Claim { from, to, number: weight.number, id: weight.id, polarity: influence.polarity, delay: influence.delay };
            if weight.direction != Direction::Undirected {
                claims.push(claim(from, to));
            }
            if weight.direction == Direction::Mutual && from != to {
                claims.push(claim(to, from));
            }
        }
        claims.sort_unstable_by_key(|c| (c.from, c.to, c.number, c.id));
        Self::bundled(elements, &claims)
    }

    /// Bundles claims that are in order of (from, to, number).
    fn bundled(elements: Vec<ElementId>, claims: &[Claim]) -> Self {
        let mut steps = Vec::with_capacity(claims.len());
        let mut start = 0_u32;
        for bundle in claims.chunk_by(|a, b| (a.from, a.to) == (b.from, b.to)) {
            let end = start + bundle.len() as u32;
            if let (Some(first), Some(sign)) = (bundle.first(), PairSign::of(bundle.iter().map(|c| c.polarity))) {
                let delay = bundle.iter().any(|c| c.delay);
                steps.push(Step { from: first.from, to: first.to, sign, delay, claims: (start, end) });
            }
            start = end;
        }
        let nodes = elements.len();
        let leaving = starts(nodes, steps.iter().map(|s| s.from));
        let mut arriving_steps: Vec<u32> = (0..steps.len() as u32).collect();
        arriving_steps.sort_by_key(|&s| steps.get(s as usize).map(|step| step.to));
        let arriving = starts(nodes, steps.iter().map(|s| s.to));
        let node_of = elements.iter().enumerate().map(|(node, &id)| (id, node as u32)).collect();
        Self { elements, node_of, steps, leaving, arriving, arriving_steps, claims: claims.iter().map(|c| c.id).collect() }
    }

    /// How many elements have at least one influence connection.
    pub fn len(&self) -> usize {
        self.elements.len()
    }

    /// Whether the map has no influence connection.
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    /// All nodes.
    pub fn nodes(&self) -> std::ops::Range<u32> {
        0..self.elements.len() as u32
    }

    /// The element of every node, by number.
    pub fn elements(&self) -> &[ElementId] {
        &self.elements
    }

    /// The element of a node.
    pub fn element(&self, node: u32) -> Option<ElementId> {
        self.elements.get(node as usize).copied()
    }

    /// The node of an element; `None` without influence connections.
    pub fn node(&self, element: ElementId) -> Option<u32> {
        self.node_of.get(&element).copied()
    }

    /// All steps, by the number of where they start and then of where they end.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The steps that leave a node, by the number of where they end.
    pub fn leaving(&self, node: u32) -> &[Step] {
        self.steps.get(row(&self.leaving, node)).unwrap_or_default()
    }

    /// The place in [`Self::steps`] of the first step that leaves a node.
    pub fn first_step(&self, node: u32) -> usize {
        row(&self.leaving, node).start
    }

    /// The steps that arrive at a node, by the number of where they start.
    pub fn arriving(&self, node: u32) -> impl ExactSizeIterator<Item = &Step> {
        let steps = self.arriving_steps.get(row(&self.arriving, node)).unwrap_or_default();
        steps.iter().map(|&s| self.steps.get(s as usize).unwrap_or(&NOWHERE))
    }

    /// The step from one node to another.
    pub fn step(&self, from: u32, to: u32) -> Option<&Step> {
        let steps = self.leaving(from);
        steps.binary_search_by_key(&to, |s| s.to).ok().and_then(|at| steps.get(at))
    }

    /// The connections of a step, by number.
    pub fn claims(&self, step: &Step) -> &[ConnectionId] {
        self.claims.get(step.claims.0 as usize..step.claims.1 as usize).unwrap_or_default()
    }
}

/// Stands in for a step that cannot be missing.
static NOWHERE: Step = Step { from: u32::MAX, to: u32::MAX, sign: PairSign::Contested, delay: false, claims: (0, 0) };

/// Where each node's row starts, and where the last ends, from the nodes of all entries.
pub(super) fn starts(nodes: usize, of: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0_u32; nodes + 1];
    for node in of {
        if let Some(count) = starts.get_mut(node as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

/// The range of a node's row.
#[inline]
pub(super) fn row(starts: &[u32], node: u32) -> std::ops::Range<usize> {
    match (starts.get(node as usize), starts.get(node as usize + 1)) {
        (Some(&start), Some(&end)) => start as usize..end as usize,
        _ => 0..0,
    }
}
