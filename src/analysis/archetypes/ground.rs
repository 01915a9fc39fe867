//! Loops made ready to be compared: which elements and steps each has, as sets.

use crate::analysis::Loops;
use crate::map::LoopType;

/// A loop to compare.
pub(super) struct Ring<'a> {
    /// Its place in the list.
    pub(super) at: usize,
    pub(super) nodes: &'a [u32],
    /// Nodes in order.
    sorted: Vec<u32>,
    /// The sign and delay of each step, the first leaving the first node.
    steps: Vec<(i8, bool)>,
}

/// The loops that have a type, shortest first.
pub(super) struct Ground<'a> {
    pub(super) reinforcing: Vec<Ring<'a>>,
    pub(super) balancing: Vec<Ring<'a>>,
}

impl<'a> Ground<'a> {
    pub(super) fn of(loops: &'a Loops, most: usize) -> Self {
        let of = |kind| (0..loops.len().min(most)).filter(|&at| loops.kind(at) == Some(kind)).map(|at| Ring::of(loops, at)).collect();
        Self { reinforcing: of(LoopType::Reinforcing), balancing: of(LoopType::Balancing) }
    }
}

impl<'a> Ring<'a> {
    fn of(loops: &'a Loops, at: usize) -> Self {
        let nodes = loops.nodes(at);
        let mut sorted = nodes.to_vec();
        sorted.sort_unstable();
        let pairs = nodes.iter().zip(nodes.iter().cycle().skip(1));
        let steps = pairs.filter_map(|(&a, &b)| loops.graph().step(a, b)).map(|step| (step.sign.polarity().sign(), step.delay)).collect();
        Self { at, nodes, sorted, steps }
    }

    pub(super) fn has(&self, node: u32) -> bool {
        self.sorted.binary_search(&node).is_ok()
    }

    pub(super) fn has_step(&self, from: u32, to: u32) -> bool {
        self.has(from) && self.next(from) == Some(to)
    }

    /// The elements that both have, in this one's order.
    pub(super) fn shared(&self, other: &Self) -> Vec<u32> {
        self.nodes.iter().copied().filter(|&node| other.has(node)).collect()
    }

    pub(super) fn is_apart(&self, other: &Self) -> bool {
        !self.nodes.iter().any(|&node| other.has(node))
    }

    /// Both have a step in common.
    pub(super) fn shares_step(&self, other: &Self) -> bool {
        self.pairs().any(|(from, to)| other.has_step(from, to))
    }

    /// The steps in order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (u32, u32)> {
        self.nodes.iter().copied().zip(self.nodes.iter().copied().cycle().skip(1))
    }

    fn place(&self, node: u32) -> Option<usize> {
        self.nodes.iter().position(|&n| n == node)
    }

    pub(super) fn next(&self, node: u32) -> Option<u32> {
        self.nodes.get((self.place(node)? + 1) % self.nodes.len()).copied()
    }

    pub(super) fn before(&self, node: u32) -> Option<u32> {
        let count = self.nodes.len();
        self.nodes.get((self.place(node)? + count - 1) % count).copied()
    }

    /// The sign of the step that leaves a node.
    pub(super) fn out(&self, node: u32) -> i8 {
        self.place(node).and_then(|at| self.steps.get(at)).map_or(0, |step| step.0)
    }

    /// The sign of the step that arrives at a node.
    pub(super) fn into(&self, node: u32) -> i8 {
        self.before(node).map_or(0, |before| self.out(before))
    }

    /// A step that the other does not have is delayed.
    pub(super) fn is_delayed_beside(&self, other: &Self) -> bool {
        self.pairs().zip(&self.steps).any(|((from, to), step)| step.1 && !other.has_step(from, to))
    }

    /// The two have one stretch in common, of at least one step: where it starts and where it ends.
    pub(super) fn stretch(&self, other: &Self) -> Option<(u32, u32)> {
        let shared = self.shared(other);
        let starts: Vec<u32> = shared.iter().copied().filter(|&n| self.before(n).is_some_and(|b| !other.has_step(b, n))).collect();
        let ends: Vec<u32> = shared.iter().copied().filter(|&n| self.next(n).is_some_and(|next| !other.has_step(n, next))).collect();
        match (starts.as_slice(), ends.as_slice()) {
            (&[start], &[end]) if start != end => Some((start, end)),
            _ => None,
        }
    }
}
