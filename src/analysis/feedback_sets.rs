//! Feedback vertex sets: fewest elements that, taken out of the map, leave no loop.
//!
//! B. Fiedler, A. Mochizuki et al., "Dynamics and control at feedback vertex sets" (2013). Branching on the shortest loop that is left: one of its
//! elements has to go. Each branch keeps the elements before its own, so that every smallest set is found once. Disjoint loops that are
//! left bound from below how many more have to go. When that takes too many tries, a set that cannot be thinned is given instead.

use super::causal::CausalGraph;
use super::components;
use super::pace::{Pace, Stopped};
use super::per_node::PerNode;
use super::walk::Way;
use crate::map::ElementId;

/// Elements that searches for a loop may come by before it is given up.
const PATIENCE: usize = 4_000_000;
/// The most sets that are listed.
const SETS: usize = 60;

/// The smallest sets of elements that every loop runs through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedbackSets {
    /// The sets, each by number; all of one size.
    pub sets: Vec<Vec<ElementId>>,
    /// No smaller set exists.
    pub is_smallest: bool,
    /// Every set of that size is listed.
    pub is_complete: bool,
}

/// The smallest feedback vertex sets of a graph. Without a loop there is one, of no elements.
pub fn feedback_sets(graph: &CausalGraph) -> FeedbackSets {
    feedback_sets_paced(graph, &Pace::default()).unwrap_or_default()
}

/// The smallest feedback vertex sets of a graph. The error says that it was stopped.
pub fn feedback_sets_paced(graph: &CausalGraph, pace: &Pace) -> Result<FeedbackSets, Stopped> {
    let mut search = Search::new(graph, pace);
    let greedy = search.greedy();
    let least = search.bound(usize::MAX);
    for size in least..=greedy.len() {
        search.size = size;
        search.branch();
        if pace.is_stopped() {
            return Err(Stopped);
        }
        if search.tried >= PATIENCE && search.found.is_empty() {
            break;
        }
        if !search.found.is_empty() {
            let is_complete = search.found.len() < SETS && search.tried < PATIENCE;
            let sets = std::mem::take(&mut search.found);
            return Ok(FeedbackSets { sets: named(graph, sets), is_smallest: true, is_complete });
        }
    }
    if pace.is_stopped() {
        return Err(Stopped);
    }
    Ok(FeedbackSets { sets: named(graph, vec![greedy]), is_smallest: false, is_complete: false })
}

fn named(graph: &CausalGraph, mut sets: Vec<Vec<u32>>) -> Vec<Vec<ElementId>> {
    for set in &mut sets {
        set.sort_unstable();
    }
    sets.sort();
    sets.iter().map(|set| set.iter().filter_map(|&node| graph.element(node)).collect()).collect()
}

struct Search<'a> {
    graph: &'a CausalGraph,
    pace: &'a Pace,
    /// Taken out.
    gone: PerNode<bool>,
    /// Must not be taken out.
    kept: PerNode<bool>,
    taken: Vec<u32>,
    found: Vec<Vec<u32>>,
    size: usize,
    /// How many elements were come by.
    tried: usize,
    /// No loop has fewer steps.
    least: usize,
    depth: PerNode<u32>,
    before: PerNode<u32>,
    /// Nodes that can be on a loop at all.
    cores: Vec<u32>,
}

impl<'a> Search<'a> {
    fn new(graph: &'a CausalGraph, pace: &'a Pace) -> Self {
        let count = graph.len();
        let alone = |node: u32| graph.step(node, node).is_some();
        let sets = components::strong(graph);
        let mut cores: Vec<u32> = sets.into_iter().filter(|set| set.len() > 1 || set.iter().any(|&n| alone(n))).flatten().collect();
        cores.sort_unstable();
        Self {
            graph,
            pace,
            gone: PerNode::filled(count, false),
            kept: PerNode::filled(count, false),
            taken: Vec::new(),
            found: Vec::new(),
            size: 0,
            tried: 0,
            least: if graph.steps().iter().any(|s| s.from == s.to) { 1 } else { 2 },
            depth: PerNode::filled(count, 0),
            before: PerNode::filled(count, 0),
            cores,
        }
    }

    fn branch(&mut self) {
        if self.tried >= PATIENCE || self.found.len() >= SETS || self.pace.is_stopped() {
            return;
        }
        let room = self.size - self.taken.len();
        if self.bound(room + 1) > room {
            return;
        }
        let Some(cycle) = self.shortest() else {
            if room == 0 {
                self.found.push(self.taken.clone());
            }
            return;
        };
        let free: Vec<u32> = cycle.into_iter().filter(|&node| !self.kept.at(node)).collect();
        for &node in &free {
            self.gone.set(node, true);
            self.taken.push(node);
            self.branch();
            self.taken.pop();
            self.gone.set(node, false);
            self.kept.set(node, true);
        }
        for &node in &free {
            self.kept.set(node, false);
        }
    }

    /// How many loops are left that share no element, counted up to `most`.
    fn bound(&mut self, most: usize) -> usize {
        let mut hidden = Vec::new();
        let mut count = 0;
        while count < most
            && let Some(cycle) = self.shortest()
        {
            count += 1;
            for &node in &cycle {
                self.gone.set(node, true);
            }
            hidden.extend(cycle);
        }
        for &node in &hidden {
            self.gone.set(node, false);
        }
        count
    }

    /// A shortest loop that is left.
    fn shortest(&mut self) -> Option<Vec<u32>> {
        let mut best: Option<Vec<u32>> = None;
        for at in 0..self.cores.len() {
            let Some(&root) = self.cores.get(at) else { break };
            let most = best.as_ref().map_or(usize::MAX, Vec::len);
            if most <= self.least || self.pace.is_stopped() {
                break;
            }
            if let Some(cycle) = self.around(root, most) {
                best = Some(cycle);
            }
        }
        best
    }

    /// A shortest loop through a node, if it has fewer than `most` steps.
    fn around(&mut self, root: u32, most: usize) -> Option<Vec<u32>> {
        if self.gone.at(root) {
            return None;
        }
        let mut queue = vec![root];
        self.depth.set(root, 1);
        let mut next = 0;
        let mut end = None;
        while let Some(&node) = queue.get(next).filter(|_| end.is_none()) {
            next += 1;
            let depth = self.depth.at(node);
            if depth as usize >= most {
                break;
            }
            for step in self.graph.leaving(node) {
                if step.to == root {
                    end = Some(node);
                    break;
                }
                if !self.gone.at(step.to) && self.depth.at(step.to) == 0 {
                    self.depth.set(step.to, depth + 1);
                    self.before.set(step.to, node);
                    queue.push(step.to);
                }
            }
        }
        self.tried += queue.len();
        for &node in &queue {
            self.depth.set(node, 0);
        }
        let mut cycle = vec![end?];
        while let Some(&node) = cycle.last().filter(|&&node| node != root) {
            cycle.push(self.before.at(node));
        }
        Some(cycle)
    }

    /// A set that no element can be left out of: the busiest element of what is left, again and again, then those that were not needed back in.
    fn greedy(&mut self) -> Vec<u32> {
        let mut taken = Vec::new();
        loop {
            let left = self.left();
            let busy = |&&node: &&u32| {
                let here = |other: u32| left.binary_search(&other).is_ok();
                let out = self.graph.leaving(node).iter().filter(|s| here(s.to)).count();
                let into = self.graph.arriving(node).filter(|s| here(s.from)).count();
                (out * into, std::cmp::Reverse(node))
            };
            let Some(&node) = left.iter().max_by_key(busy).filter(|_| !self.pace.is_stopped()) else { break };
            self.gone.set(node, true);
            taken.push(node);
        }
        let mut needed = Vec::new();
        for &node in taken.iter().rev() {
            self.gone.set(node, false);
            if !self.left().is_empty() {
                self.gone.set(node, true);
                needed.push(node);
            }
        }
        for &node in &needed {
            self.gone.set(node, false);
        }
        needed
    }

    /// The nodes that are left when what cannot be on a loop any more is taken away, in order.
    fn left(&self) -> Vec<u32> {
        let mut stays = PerNode::filled(self.graph.len(), false);
        for &node in &self.cores {
            stays.set(node, !self.gone.at(node));
        }
        let mut changed = true;
        while changed {
            changed = false;
            for &node in &self.cores {
                if !stays.at(node) {
                    continue;
                }
                let fed = [Way::Upstream, Way::Downstream].into_iter().all(|way| match way {
                    Way::Upstream => self.graph.arriving(node).any(|s| stays.at(s.from)),
                    Way::Downstream => self.graph.leaving(node).iter().any(|s| stays.at(s.to)),
                });
                if !fed {
                    stays.set(node, false);
                    changed = true;
                }
            }
        }
        self.cores.iter().copied().filter(|&node| stays.at(node)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    /// All smallest sets, by trying every set of elements.
    fn by_force(graph: &CausalGraph) -> Vec<Vec<ElementId>> {
        let loopless = |out: u32| {
            let mut left = !out & ((1_u32 << graph.len()) - 1);
            loop {
                let fed = |node: u32| graph.arriving(node).any(|s| left >> s.from & 1 == 1);
                let Some(node) = graph.nodes().find(|&n| left >> n & 1 == 1 && !fed(n)) else { break left == 0 };
                left &= !(1 << node);
            }
        };
        let all: Vec<u32> = (0..1_u32 << graph.len()).filter(|&out| loopless(out)).collect();
        let least = all.iter().map(|out| out.count_ones()).min().unwrap();
        let sets = all.into_iter().filter(|out| out.count_ones() == least);
        let mut sets: Vec<Vec<ElementId>> =
            sets.map(|out| graph.nodes().filter(|n| out >> n & 1 == 1).filter_map(|n| graph.element(n)).collect()).collect();
        sets.sort_by_key(|set| set.iter().filter_map(|&id| graph.node(id)).collect::<Vec<_>>());
        sets
    }

    #[test]
    fn sets_are_the_smallest_and_all_of_them() {
        for seed in 0..60 {
            let map = sample::random(4 + (seed % 7) as u32, 6 + (seed % 19) as u32, seed);
            let graph = CausalGraph::of(&map);
            let found = feedback_sets(&graph);
            let expected = by_force(&graph);
            assert!(found.is_smallest, "seed {seed}");
            if found.is_complete {
                assert_eq!(found.sets, expected, "seed {seed}");
            } else {
                assert!(expected.len() >= SETS && found.sets.iter().all(|set| expected.contains(set)), "seed {seed}");
            }
        }
    }

    #[test]
    fn it_stops_when_it_is_no_longer_wanted() {
        let pace = Pace::default();
        pace.stop();
        assert_eq!(feedback_sets_paced(&CausalGraph::of(&sample::random(90, 900, 3)), &pace), Err(Stopped));
    }

    #[test]
    fn a_map_that_is_too_much_gets_a_set_that_is_not_called_smallest() {
        let graph = CausalGraph::of(&sample::random(90, 900, 3));
        let found = feedback_sets(&graph);
        assert_eq!((found.sets.len(), found.is_smallest, found.is_complete), (1, false, false));
    }
}
