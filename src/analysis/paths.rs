//! The paths from one element to another: each once, shortest first, with its sign.
//!
//! For each length from the shortest up, a depth-first search that is pruned by the breadth-first distance to the end, so that a list that had
//! to stop is complete up to a length. The sign of a path is the product of the signs of its steps; a ? or contested step makes it ?.

use std::ops::ControlFlow;

use super::causal::CausalGraph;
use super::per_node::PerNode;
use super::walk::{Way, depths};
use crate::map::{ConnectionId, ElementId, Polarity};

/// Steps that a search may try before it stops.
const PATIENCE: usize = 5_000_000;

/// How far to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathLimits {
    /// The longest path wanted, in steps; `None` is any length.
    pub max_length: Option<usize>,
    /// The most paths wanted.
    pub limit: usize,
}

impl Default for PathLimits {
    fn default() -> Self {
        Self { max_length: Some(8), limit: 1_000 }
    }
}

/// A path, spelled out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// From the first to the last element.
    pub elements: Vec<ElementId>,
    /// The connections of each step, by number.
    pub steps: Vec<Vec<ConnectionId>>,
    /// + when both ends move alike, − when they move apart, ? when a step is not known or people see it differently.
    pub sign: Polarity,
    /// How many steps are delayed.
    pub delays: usize,
}

/// The paths between two elements, by length and then by the numbers of their elements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// The paths.
    pub list: Vec<Path>,
    /// Every path of up to so many steps is in the list. `None`: every path that was asked for.
    pub complete_to: Option<usize>,
}

impl Paths {
    /// How many are +, − and ?.
    pub fn signs(&self) -> [usize; 3] {
        [Polarity::Plus, Polarity::Minus, Polarity::Unknown].map(|sign| self.list.iter().filter(|path| path.sign == sign).count())
    }

    /// Some paths are + and some −: the ends are pulled both ways.
    pub fn is_mixed(&self) -> bool {
        let [plus, minus, _] = self.signs();
        plus > 0 && minus > 0
    }

    /// The length of the shortest, in steps.
    pub fn shortest(&self) -> Option<usize> {
        self.list.first().map(|path| path.steps.len())
    }
}

/// The paths from one element to another; none from an element to itself.
pub fn paths_between(graph: &CausalGraph, from: ElementId, to: ElementId, limits: PathLimits) -> Paths {
    let (Some(start), Some(end)) = (graph.node(from), graph.node(to)) else { return Paths::default() };
    let back = depths(graph, &[end], Way::Upstream, u32::MAX);
    let shortest = back.at(start) as usize;
    if shortest == 0 || start == end {
        return Paths::default();
    }
    let longest = graph.nodes().filter(|&node| back.at(node) > 0).count().saturating_sub(1);
    let asked = limits.max_length.unwrap_or(usize::MAX).min(longest);
    let on_path = PerNode::filled(graph.len(), false);
    let mut search = Search { graph, start, end, back, on_path, found: Vec::new(), limit: limits.limit, left: PATIENCE };
    for length in shortest - 1..=asked {
        if search.exactly(length).is_break() {
            return Paths { list: search.found, complete_to: Some(length - 1) };
        }
    }
    Paths { list: search.found, complete_to: None }
}

struct Search<'a> {
    graph: &'a CausalGraph,
    start: u32,
    end: u32,
    /// Steps to the end and one more.
    back: PerNode<u32>,
    on_path: PerNode<bool>,
    found: Vec<Path>,
    limit: usize,
    left: usize,
}

impl Search<'_> {
    /// Adds the paths of so many steps; breaks when there are too many.
    fn exactly(&mut self, length: usize) -> ControlFlow<()> {
        self.on_path.fill(false);
        self.on_path.set(self.start, true);
        let mut path = vec![self.start];
        let mut tried = vec![0_usize];
        while let (Some(&node), Some(next)) = (path.last(), tried.last_mut()) {
            let Some(step) = self.graph.leaving(node).get(*next) else {
                self.on_path.set(node, false);
                path.pop();
                tried.pop();
                continue;
            };
            *next += 1;
            self.left = self.left.saturating_sub(1);
            if self.left == 0 {
                return ControlFlow::Break(());
            }
            let needed = self.back.at(step.to) as usize;
            if needed == 0 || self.on_path.at(step.to) || path.len() + needed - 1 > length {
                continue;
            }
            if step.to != self.end {
                self.on_path.set(step.to, true);
                path.push(step.to);
                tried.push(0);
            } else if path.len() == length {
                if self.found.len() >= self.limit {
                    return ControlFlow::Break(());
                }
                path.push(step.to);
                self.found.extend(spelled(self.graph, &path));
                path.pop();
            }
        }
        ControlFlow::Continue(())
    }
}

/// The path along these nodes.
pub(super) fn spelled(graph: &CausalGraph, nodes: &[u32]) -> Option<Path> {
    let (mut sign, mut delays, mut steps) = (1, 0, Vec::with_capacity(nodes.len()));
    for (&from, &to) in nodes.iter().zip(nodes.iter().skip(1)) {
        let step = graph.step(from, to)?;
        sign *= step.sign.polarity().sign();
        delays += usize::from(step.delay);
        steps.push(graph.claims(step).to_vec());
    }
    let elements = nodes.iter().map(|&node| graph.element(node)).collect::<Option<_>>()?;
    Some(Path { elements, steps, sign: polarity(sign), delays })
}

/// The polarity of a product of signs.
pub(super) const fn polarity(sign: i8) -> Polarity {
    match sign {
        1.. => Polarity::Plus,
        0 => Polarity::Unknown,
        _ => Polarity::Minus,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;
    use Polarity::{Minus, Plus, Unknown};

    fn between(map: &crate::map::SystemMap, from: u32, to: u32, limits: PathLimits) -> Paths {
        paths_between(&CausalGraph::of(map), sample::element(map, from), sample::element(map, to), limits)
    }

    #[test]
    fn paths_are_signed_and_the_shortest_comes_first() {
        let map = sample::map(4, &[(1, 2, "+"), (2, 4, "-"), (1, 3, "-d"), (3, 4, "-"), (1, 4, "?"), (2, 3, "+"), (4, 1, "+")]);
        let paths = between(&map, 1, 4, PathLimits::default());
        let told: Vec<_> = paths.list.iter().map(|p| (p.steps.len(), p.sign, p.delays)).collect();
        assert_eq!(told, [(1, Unknown, 0), (2, Minus, 0), (2, Plus, 1), (3, Minus, 0)]);
        assert_eq!((paths.signs(), paths.is_mixed(), paths.shortest()), ([1, 2, 1], true, Some(1)));
        assert_eq!(between(&map, 1, 1, PathLimits::default()), Paths::default());
    }

    #[test]
    fn a_list_that_had_to_stop_says_how_far_it_is_complete() {
        let claims: Vec<_> = (1..=7).flat_map(|a| (1..=7).filter(move |&b| b != a).map(move |b| (a, b, "+"))).collect();
        let map = sample::map(7, &claims);
        // Paths with k elements between the ends: 5!/(5 − k)!.
        let all = between(&map, 1, 7, PathLimits { max_length: None, limit: 10_000 });
        assert_eq!((all.list.len(), all.complete_to), (1 + 5 + 20 + 60 + 120 + 120, None));
        let some = between(&map, 1, 7, PathLimits { max_length: None, limit: 30 });
        assert_eq!((some.list.len(), some.complete_to), (30, Some(3)));
        let short = between(&map, 1, 7, PathLimits { max_length: Some(2), limit: 30 });
        assert_eq!((short.list.len(), short.complete_to), (6, None));
    }
}
