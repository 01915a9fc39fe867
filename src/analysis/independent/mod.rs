//! The shortest independent loops: a smallest set of loops from which every loop of the map can be put together, with proof.
//!
//! R. Oliva, "Model structure analysis through graph theory" (2004); J. D. Horton, "A polynomial-time algorithm to find the shortest cycle basis
//! of a graph" (1987). A loop of a shortest set is, from each of its elements x, a shortest path to some u, a step u → v and a shortest path
//! back: were neither half between two of its elements shortest, it would be the sum of three shorter loops. Every step weighs 1 and a little
//! that tells equal paths apart, so shortest paths are unique and each loop need be looked at from its smallest element alone. Loops are
//! taken by length if they are independent of those taken before (elimination over GF(2)); there are m − n + 1 in each strong component.

mod ground;
mod span;

use std::sync::Arc;

use super::causal::CausalGraph;
use super::components;
use super::loops::{FeedbackLoop, loop_along};
use super::pace::{Pace, Stopped};
use ground::Ground;
use span::Span;

/// Up to these lengths at a time, so that candidates of lengths that are not needed are never gathered.
const LENGTHS: [u32; 8] = [3, 5, 7, 9, 12, 16, 32, u32::MAX];

/// A shortest independent loop set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndependentLoops {
    /// The loops, by length and then by the numbers of their elements.
    pub loops: Vec<FeedbackLoop>,
    /// How many there have to be: steps − elements + 1, summed over the strong components.
    pub rank: usize,
}

impl IndependentLoops {
    /// The loops are independent over GF(2) and as many as there can be: any other loop is a sum of them.
    pub fn is_proven(&self) -> bool {
        self.loops.len() == self.rank
    }
}

/// The shortest independent loops of a graph. The error says that it was stopped.
pub fn independent_loops(graph: &Arc<CausalGraph>, pace: &Pace) -> Result<IndependentLoops, Stopped> {
    let mut cycles: Vec<Vec<u32>> = Vec::new();
    let mut rank = 0;
    let sets = components::strong(graph);
    for (done, set) in sets.iter().enumerate() {
        let ground = Ground::of(graph, set);
        rank += ground.rank();
        if ground.rank() > 0 {
            of_component(&ground, &mut cycles, &pace.part(done, sets.len()))?;
        }
    }
    cycles.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    let spelled = |cycle: &Vec<u32>| {
        let elements: Vec<_> = cycle.iter().filter_map(|&node| graph.element(node)).collect();
        loop_along(graph, &elements)
    };
    Ok(IndependentLoops { loops: cycles.iter().filter_map(spelled).collect(), rank })
}

fn of_component(ground: &Ground, cycles: &mut Vec<Vec<u32>>, pace: &Pace) -> Result<(), Stopped> {
    let mut span = Span::of(ground.steps());
    let mut from = 0;
    for (pass, &to) in LENGTHS.iter().enumerate() {
        let candidates = ground.candidates(from..=to, &pace.part(pass, LENGTHS.len()))?;
        for (at, candidate) in candidates.in_order().enumerate() {
            if span.rank() == ground.rank() {
                return Ok(());
            }
            if at % 256 == 0 {
                pace.part(pass, LENGTHS.len()).step(1, 1)?;
            }
            if span.take(candidate) {
                cycles.push(ground.cycle(candidate));
            }
        }
        from = to.saturating_add(1);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{LoopLimits, find_loops, sample};
    use std::time::Duration;

    /// The lengths of a shortest set, by taking all loops in order of length: what the greedy algorithm of matroids gives.
    fn by_force(graph: &Arc<CausalGraph>) -> Vec<usize> {
        let limits = LoopLimits { max_length: None, limit: usize::MAX, time: Duration::from_mins(1) };
        let loops = find_loops(graph, limits, None);
        let mut rows: Vec<Vec<bool>> = Vec::new();
        let mut lengths = Vec::new();
        for at in 0..loops.len() {
            let nodes = loops.nodes(at);
            let pairs = nodes.iter().zip(nodes.iter().cycle().skip(1));
            let mut row = vec![false; graph.steps().len()];
            for (&a, &b) in pairs {
                row[graph.steps().iter().position(|s| (s.from, s.to) == (a, b)).unwrap()] = true;
            }
            for other in &rows {
                let pivot = other.iter().position(|&bit| bit).unwrap();
                if row[pivot] {
                    row.iter_mut().zip(other).for_each(|(bit, other)| *bit ^= other);
                }
            }
            if row.contains(&true) {
                rows.push(row);
                lengths.push(nodes.len());
            }
        }
        lengths
    }

    #[test]
    fn the_set_is_as_short_as_can_be() {
        for seed in 0..80 {
            let map = sample::random(4 + (seed % 8) as u32, 8 + (seed % 23) as u32, seed);
            let graph = Arc::new(CausalGraph::of(&map));
            let found = independent_loops(&graph, &Pace::default()).unwrap();
            assert!(found.is_proven(), "seed {seed}");
            let lengths: Vec<usize> = found.loops.iter().map(|l| l.elements.len()).collect();
            assert_eq!(lengths, by_force(&graph), "seed {seed}");
        }
    }

    #[test]
    fn it_stops_when_it_is_no_longer_wanted() {
        let pace = Pace::default();
        pace.stop();
        assert_eq!(independent_loops(&Arc::new(CausalGraph::of(&sample::random(9, 40, 1))), &pace), Err(Stopped));
    }
}
