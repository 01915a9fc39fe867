//! Centralities of the causal graph: who stands between others, who is near to much, how far each reaches.
//!
//! `n` counts the elements with at least one influence connection; all figures are of these. Sources: U. Brandes, "A faster algorithm for
//! betweenness centrality" (2001), directed and unweighted, divided by (n − 1)(n − 2); S. Wasserman and K. Faust, "Social network
//! analysis" (1994), closeness of graphs in pieces.

use std::iter;
use std::sync::atomic::{AtomicU32, Ordering};

use super::causal::{CausalGraph, row, starts};
use super::hands::{HANDS, together};
use super::pace::{Pace, Stopped};
use super::per_node::PerNode;

/// The work is cut in so many parts whatever the machine, and their sums are added in order: the last digit is the same everywhere.
const PARTS: u32 = 8;
/// Nodes times steps below which starting threads costs more than it saves.
const SMALL: usize = 1_000_000;

/// The figures of one element.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Centrality {
    /// Distinct elements that influence it.
    pub in_degree: u32,
    /// Distinct elements it influences.
    pub out_degree: u32,
    /// The share of shortest paths between two others that run through it, 0 to 1.
    pub betweenness: f64,
    /// r/(n − 1) · r/Σd over the r elements it reaches, at distances d; 0 to 1.
    pub closeness: f64,
    /// How many other elements it influences, directly or not.
    pub reach: u32,
    /// How many other elements influence it, directly or not.
    pub reached_by: u32,
}

/// The centralities of every node.
pub fn centralities(graph: &CausalGraph) -> Vec<Centrality> {
    centralities_paced(graph, &Pace::default()).unwrap_or_default()
}

/// The centralities of every node. The error says that it was stopped.
pub fn centralities_paced(graph: &CausalGraph, pace: &Pace) -> Result<Vec<Centrality>, Stopped> {
    let count = graph.len();
    let from = starts(count, graph.steps().iter().map(|s| s.from));
    let to: Vec<u32> = graph.steps().iter().map(|s| s.to).collect();
    let hands = if count * to.len() < SMALL { 1 } else { *HANDS };
    let next = AtomicU32::new(0);
    let parts = together(0..hands, |_| {
        let mut walk = Walk::new(&from, &to, count);
        let turns = iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed)).take_while(|part| *part < PARTS);
        turns.map(|part| (part, walk.part(part, pace))).collect::<Vec<_>>()
    });
    if pace.is_stopped() {
        return Err(Stopped);
    }
    let mut parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.sort_by_key(|&(part, _)| part);
    let mut all = vec![Centrality::default(); count];
    for (_, sums) in &parts {
        for (figure, sum) in all.iter_mut().zip(sums.as_slice()) {
            figure.betweenness += sum.betweenness;
            figure.closeness += sum.closeness;
            figure.reach += sum.reach;
            figure.reached_by += sum.reached_by;
        }
    }
    let others = count.saturating_sub(1) as f64;
    let pairs = others * (others - 1.0);
    for (node, figure) in (0..).zip(&mut all) {
        figure.in_degree = graph.arriving(node).len() as u32;
        figure.out_degree = graph.leaving(node).len() as u32;
        figure.betweenness = if pairs > 0.0 { figure.betweenness / pairs } else { 0.0 };
    }
    Ok(all)
}

/// Breadth-first walks with room to work in. What is known of a node stands in columns, because most visits want one of them.
struct Walk<'a> {
    from: &'a [u32],
    to: &'a [u32],
    count: u32,
    /// Steps from the start and one more; 0 is not reached.
    depth: PerNode<u32>,
    /// How many shortest paths there are.
    paths: PerNode<f64>,
    /// What each path to a node carries: one for the node itself and what depends on it, divided by its paths.
    share: PerNode<f64>,
    /// Nodes in the order they were found.
    order: Vec<u32>,
    /// Where the steps of shortest paths lead that leave each node, node by node in that order.
    ahead: Vec<u32>,
    /// Where each node's part of `ahead` ends.
    ends: Vec<u32>,
}

impl<'a> Walk<'a> {
    fn new(from: &'a [u32], to: &'a [u32], count: usize) -> Self {
        Self {
            from,
            to,
            count: count as u32,
            depth: PerNode::filled(count, 0),
            paths: PerNode::filled(count, 0.0),
            share: PerNode::filled(count, 0.0),
            order: Vec::with_capacity(count),
            ahead: Vec::with_capacity(to.len()),
            ends: Vec::with_capacity(count),
        }
    }

    /// The sums over every start of a part: every eighth node.
    fn part(&mut self, part: u32, pace: &Pace) -> PerNode<Centrality> {
        let mut sums = PerNode::filled(self.count as usize, Centrality::default());
        for start in (part..self.count).step_by(PARTS as usize).take_while(|_| !pace.is_stopped()) {
            self.outward(start);
            self.back(start, &mut sums);
        }
        sums
    }

    fn row(&self, node: u32) -> &'a [u32] {
        self.to.get(row(self.from, node)).unwrap_or_default()
    }

    fn outward(&mut self, start: u32) {
        self.depth.fill(0);
        self.paths.fill(0.0);
        self.order.clear();
        self.ahead.clear();
        self.ends.clear();
        self.order.push(start);
        self.depth.set(start, 1);
        self.paths.set(start, 1.0);
        let mut next = 0;
        while let Some(&node) = self.order.get(next) {
            next += 1;
            let (further, paths) = (self.depth.at(node) + 1, self.paths.at(node));
            for &other in self.row(node) {
                let mut depth = self.depth.at(other);
                if depth == 0 {
                    depth = further;
                    self.depth.set(other, further);
                    self.order.push(other);
                }
                if depth == further
                    && let Some(sum) = self.paths.slot(other)
                {
                    *sum += paths;
                    self.ahead.push(other);
                }
            }
            self.ends.push(self.ahead.len() as u32);
        }
    }

    /// Adds up what depends on each node, from the farthest to the nearest.
    fn back(&mut self, start: u32, sums: &mut PerNode<Centrality>) {
        let mut distances = 0_u64;
        let mut end = self.ahead.len();
        for (at, &node) in self.order.iter().enumerate().rev() {
            let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
            let (depth, paths) = (self.depth.at(node), self.paths.at(node));
            let ahead = self.ahead.get(begin..end).unwrap_or_default();
            end = begin;
            let mut dependency: f64 = ahead.iter().map(|&other| self.share.at(other)).sum();
            dependency *= paths;
            self.share.set(node, (1.0 + dependency) / paths);
            if node != start
                && let Some(sum) = sums.slot(node)
            {
                sum.betweenness += dependency;
                sum.reached_by += 1;
                distances += u64::from(depth - 1);
            }
        }
        let reached = self.order.len().saturating_sub(1);
        if let Some(sum) = sums.slot(start)
            && reached > 0
        {
            let reached = reached as f64;
            sum.reach += self.order.len() as u32 - 1;
            sum.closeness += reached / f64::from(self.count - 1) * (reached / distances as f64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    #[test]
    fn a_path_and_a_fork_by_hand() {
        // 1 -> 2 -> 3 -> 4, and 2 -> 5 -> 4: two shortest paths from 2 to 4.
        let graph = CausalGraph::of(&sample::map(6, &[(1, 2, "+"), (2, 3, "+"), (3, 4, "-"), (2, 5, "+"), (5, 4, "?"), (2, 3, "-")]));
        let figures = centralities(&graph);
        assert_eq!(figures.len(), 5, "an element without influence connections does not count");
        // Through 2 run all of 1 -> 3, 5, 4; through 3 and 5 half of 1 -> 4 and of 2 -> 4 each.
        for (figure, expected) in figures.iter().zip([0.0, 3.0, 1.0, 0.0, 1.0]) {
            assert!(close(figure.betweenness, expected / 12.0), "{figure:?}");
        }
        assert!(close(figures[0].closeness, 4.0 / (1.0 + 2.0 + 2.0 + 3.0)));
        assert!(close(figures[1].closeness, 3.0 / 4.0 * (3.0 / 4.0)));
        assert_eq!(figures.iter().map(|f| (f.in_degree, f.out_degree)).collect::<Vec<_>>(), [(0, 1), (1, 2), (1, 1), (2, 0), (1, 1)]);
        assert_eq!(figures.iter().map(|f| (f.reach, f.reached_by)).collect::<Vec<_>>(), [(4, 0), (3, 1), (1, 2), (0, 4), (1, 2)]);
    }

    #[test]
    fn a_ring_is_even_and_small_graphs_do_no_harm() {
        let ring = centralities(&CausalGraph::of(&sample::map(4, &[(1, 2, "+"), (2, 3, "+"), (3, 4, "+"), (4, 1, "+"), (1, 1, "+")])));
        for figure in &ring {
            assert!(close(figure.betweenness, 3.0 / 6.0) && close(figure.closeness, 3.0 / 6.0), "{figure:?}");
        }
        assert_eq!(ring[0].out_degree, 2, "an element that influences itself counts");
        let one = centralities(&CausalGraph::of(&sample::map(1, &[(1, 1, "+")])));
        assert_eq!((one[0].betweenness, one[0].closeness, one[0].reach), (0.0, 0.0, 0));
        assert!(centralities(&CausalGraph::default()).is_empty());
    }

    #[test]
    fn it_stops_when_it_is_no_longer_wanted() {
        let pace = Pace::default();
        pace.stop();
        assert_eq!(centralities_paced(&CausalGraph::of(&sample::random(9, 40, 1)), &pace), Err(Stopped));
    }

    #[test]
    fn threads_change_nothing() {
        let map = sample::random(600, 2400, 3);
        let graph = CausalGraph::of(&map);
        assert!(graph.len() * graph.steps().len() > SMALL);
        let (a, b) = (centralities(&graph), centralities(&graph));
        assert_eq!(a, b);
        assert_eq!(a.iter().map(|f| f.reach).sum::<u32>(), a.iter().map(|f| f.reached_by).sum::<u32>());
    }
}
