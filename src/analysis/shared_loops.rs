//! Loops of chosen elements: those that run through all of them, and those that stay among them.

use super::loops::Loops;
use crate::map::ElementId;

/// The places of the loops that run through every one of these; all loops when there are none.
pub fn loops_through_all(loops: &Loops, elements: &[ElementId]) -> Vec<usize> {
    let Some(nodes) = elements.iter().map(|&id| loops.graph().node(id)).collect::<Option<Vec<u32>>>() else { return Vec::new() };
    (0..loops.len()).filter(|&at| nodes.iter().all(|node| loops.nodes(at).contains(node))).collect()
}

/// The places of the loops that have no other element than these.
pub fn loops_among(loops: &Loops, elements: &[ElementId]) -> Vec<usize> {
    let mut nodes: Vec<u32> = elements.iter().filter_map(|&id| loops.graph().node(id)).collect();
    nodes.sort_unstable();
    (0..loops.len()).filter(|&at| loops.nodes(at).iter().all(|node| nodes.binary_search(node).is_ok())).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{CausalGraph, LoopLimits, find_loops, sample};

    #[test]
    fn loops_of_chosen_elements() {
        let map = sample::map(4, &[(1, 2, "+"), (2, 1, "+"), (2, 3, "+"), (3, 1, "-"), (3, 4, "+"), (4, 3, "+")]);
        let loops = find_loops(&Arc::new(CausalGraph::of(&map)), LoopLimits::default(), None);
        let ids = |numbers: &[u32]| numbers.iter().map(|&n| sample::element(&map, n)).collect::<Vec<_>>();
        assert_eq!(loops_through_all(&loops, &ids(&[1, 2])).len(), 2);
        assert_eq!(loops_through_all(&loops, &ids(&[1, 4])).len(), 0);
        assert_eq!(loops_among(&loops, &ids(&[1, 2, 3])).len(), 2);
    }
}
