//! What lies ahead of elements and behind them along the arrows, breadth first.

use std::collections::BTreeSet;

use super::causal::CausalGraph;
use super::per_node::PerNode;
use crate::map::ElementId;

/// With the arrows or against them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// What is influenced.
    Downstream,
    /// What influences.
    Upstream,
}

/// The elements that these reach this way, themselves included, over at most so many steps. Elements without influence connections reach
/// themselves alone.
pub fn within(graph: &CausalGraph, starts: &[ElementId], way: Way, steps: Option<u32>) -> BTreeSet<ElementId> {
    let nodes: Vec<u32> = starts.iter().filter_map(|&id| graph.node(id)).collect();
    let depths = depths(graph, &nodes, way, steps.unwrap_or(u32::MAX));
    graph.nodes().filter(|&node| depths.at(node) > 0).filter_map(|node| graph.element(node)).chain(starts.iter().copied()).collect()
}

/// Steps from the nearest start and one more, by node; 0 is not reached.
pub(super) fn depths(graph: &CausalGraph, starts: &[u32], way: Way, most: u32) -> PerNode<u32> {
    let mut depths = PerNode::filled(graph.len(), 0);
    let mut queue = starts.to_vec();
    for &start in starts {
        depths.set(start, 1);
    }
    let mut next = 0;
    while let Some(&node) = queue.get(next) {
        next += 1;
        let depth = depths.at(node);
        if depth > most {
            break;
        }
        let mut reach = |other: u32| {
            if depths.at(other) == 0 {
                depths.set(other, depth + 1);
                queue.push(other);
            }
        };
        match way {
            Way::Downstream => graph.leaving(node).iter().for_each(|step| reach(step.to)),
            Way::Upstream => graph.arriving(node).for_each(|step| reach(step.from)),
        }
    }
    depths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    #[test]
    fn steps_are_counted_along_the_arrows() {
        let map = sample::map(5, &[(1, 2, "+"), (2, 3, "-"), (3, 4, "+"), (5, 3, "?")]);
        let graph = CausalGraph::of(&map);
        let ids = |numbers: &[u32]| numbers.iter().map(|&n| sample::element(&map, n)).collect::<BTreeSet<_>>();
        let from = |n: u32, way, steps| within(&graph, &[sample::element(&map, n)], way, steps);
        assert_eq!(from(1, Way::Downstream, None), ids(&[1, 2, 3, 4]));
        assert_eq!(from(1, Way::Downstream, Some(2)), ids(&[1, 2, 3]));
        assert_eq!(from(3, Way::Upstream, Some(1)), ids(&[2, 3, 5]));
        assert_eq!(from(3, Way::Upstream, Some(0)), ids(&[3]));
    }
}
