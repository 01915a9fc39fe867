//! One strong component, and the loops in it that may belong to a shortest set.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use crate::analysis::causal::CausalGraph;
use crate::analysis::pace::{Pace, Stopped};
use crate::analysis::per_node::PerNode;

/// No step that leads to a node.
const NONE: u32 = u32::MAX;

/// A strong component, renumbered, with its steps in arrays.
pub(super) struct Ground {
    nodes: Vec<u32>,
    /// From, to, and what tells equal paths apart.
    steps: Vec<(u32, u32, u64)>,
    leaving: Vec<Vec<u32>>,
    arriving: Vec<Vec<u32>>,
}

/// Loops as steps, flat, and their order.
pub(super) struct Candidates {
    steps: Vec<u32>,
    /// Length, what tells equal ones apart, and where the steps are.
    rows: Vec<(u32, u64, usize)>,
}

impl Candidates {
    /// By length.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &[u32]> {
        self.rows.iter().filter_map(|&(length, _, start)| self.steps.get(start..start + length as usize))
    }
}

/// The shortest paths from a root to every node, or from every node to it.
struct Tree {
    /// Steps from the root and one more; 0 is not reached.
    depth: PerNode<u32>,
    weight: PerNode<u64>,
    /// The last step of the path from the root, or the first of the path to it.
    by: PerNode<u32>,
    /// The smallest node on the path.
    least: PerNode<u32>,
    queue: Vec<u32>,
}

impl Ground {
    /// `set` is in order.
    pub(super) fn of(graph: &CausalGraph, set: &[u32]) -> Self {
        let place = |node: u32| set.binary_search(&node).ok().map(|at| at as u32);
        let mut random = fastrand::Rng::with_seed(set.len() as u64);
        let mut steps = Vec::new();
        let mut leaving = vec![Vec::new(); set.len()];
        let mut arriving = leaving.clone();
        for (from, &node) in (0_u32..).zip(set) {
            for to in graph.leaving(node).iter().filter_map(|step| place(step.to)) {
                let at = steps.len() as u32;
                steps.push((from, to, random.u64(1..1 << 50)));
                if from != to {
                    leaving.get_mut(from as usize).into_iter().for_each(|row| row.push(at));
                    arriving.get_mut(to as usize).into_iter().for_each(|row| row.push(at));
                }
            }
        }
        Self { nodes: set.to_vec(), steps, leaving, arriving }
    }

    /// How many steps there are.
    pub(super) fn steps(&self) -> usize {
        self.steps.len()
    }

    /// How many independent loops there are.
    pub(super) fn rank(&self) -> usize {
        (self.steps.len() + 1).saturating_sub(self.nodes.len())
    }

    fn step(&self, at: u32) -> (u32, u32, u64) {
        self.steps.get(at as usize).copied().unwrap_or_default()
    }

    /// The graph's nodes of a loop, from the smallest.
    pub(super) fn cycle(&self, steps: &[u32]) -> Vec<u32> {
        let nodes: Vec<u32> = steps.iter().filter_map(|&at| self.nodes.get(self.step(at).0 as usize).copied()).collect();
        crate::map::canonical_cycle(&nodes, |node| node)
    }

    /// The loops of these lengths that are two shortest paths and a step, each told once.
    pub(super) fn candidates(&self, lengths: RangeInclusive<u32>, pace: &Pace) -> Result<Candidates, Stopped> {
        let mut found = Candidates { steps: Vec::new(), rows: Vec::new() };
        let count = self.nodes.len();
        let (mut out, mut back) = (Tree::new(count), Tree::new(count));
        let mut seen = PerNode::filled(count, false);
        // The same loop comes by each of its steps: it is traced for the first.
        let mut known: HashSet<u64> = HashSet::new();
        for root in 0..count as u32 {
            if root % 32 == 0 {
                pace.step(root as usize, count)?;
            }
            known.clear();
            out.grow(self, root, *lengths.end(), true);
            back.grow(self, root, *lengths.end(), false);
            for (at, &(from, to, weight)) in (0_u32..).zip(&self.steps) {
                let (there, home) = (out.depth.at(from), back.depth.at(to));
                if there == 0 || home == 0 || out.least.at(from) < root || back.least.at(to) < root {
                    continue;
                }
                let length = there + home - 1;
                if !lengths.contains(&length) {
                    continue;
                }
                let told = out.weight.at(from) + weight + back.weight.at(to);
                if !known.insert(told) {
                    continue;
                }
                let start = found.steps.len();
                if self.trace(&mut found.steps, &out, &back, (root, at), &mut seen) {
                    found.rows.push((length, told, start));
                } else {
                    found.steps.truncate(start);
                }
            }
        }
        found.rows.sort_unstable();
        // The same loop may come by several of its steps.
        found.rows.dedup_by_key(|row| (row.0, row.1));
        Ok(found)
    }

    /// Adds the steps of a loop; `false` when it meets itself.
    fn trace(&self, steps: &mut Vec<u32>, out: &Tree, back: &Tree, (root, at): (u32, u32), seen: &mut PerNode<bool>) -> bool {
        let start = steps.len();
        let (from, to, _) = self.step(at);
        let mut node = from;
        while node != root {
            let by = out.by.at(node);
            steps.push(by);
            seen.set(node, true);
            node = self.step(by).0;
        }
        steps.get_mut(start..).into_iter().for_each(<[u32]>::reverse);
        steps.push(at);
        let mut meets = false;
        node = to;
        while node != root && !meets {
            meets = seen.at(node);
            let by = back.by.at(node);
            steps.push(by);
            node = self.step(by).1;
        }
        node = from;
        while node != root {
            seen.set(node, false);
            node = self.step(out.by.at(node)).0;
        }
        !meets
    }
}

impl Tree {
    fn new(count: usize) -> Self {
        Self {
            depth: PerNode::filled(count, 0),
            weight: PerNode::filled(count, 0),
            by: PerNode::filled(count, NONE),
            least: PerNode::filled(count, 0),
            queue: Vec::new(),
        }
    }

    /// Breadth first up to a depth; among the paths of one length the one of least weight.
    fn grow(&mut self, ground: &Ground, root: u32, most: u32, outward: bool) {
        for &node in &self.queue {
            self.depth.set(node, 0);
        }
        self.queue.clear();
        self.queue.push(root);
        self.depth.set(root, 1);
        self.weight.set(root, 0);
        self.least.set(root, root);
        let mut next = 0;
        while let Some(&node) = self.queue.get(next) {
            next += 1;
            let depth = self.depth.at(node);
            if depth >= most {
                break;
            }
            let rows = if outward { &ground.leaving } else { &ground.arriving };
            for &at in rows.get(node as usize).map(Vec::as_slice).unwrap_or_default() {
                let (from, to, weight) = ground.step(at);
                let other = if outward { to } else { from };
                let weight = self.weight.at(node) + weight;
                let known = self.depth.at(other);
                if known == 0 {
                    self.queue.push(other);
                    self.depth.set(other, depth + 1);
                }
                if known == 0 || (known == depth + 1 && weight < self.weight.at(other)) {
                    self.weight.set(other, weight);
                    self.by.set(other, at);
                    self.least.set(other, self.least.at(node).min(other));
                }
            }
        }
    }
}
