//! Weight by the weight of who influences: eigenvector centrality and `PageRank`.
//!
//! P. Bonacich, "Power and centrality" (1987), by incoming influence, of length 1; L. Page, S. Brin, R. Motwani and T. Winograd, "The `PageRank`
//! citation ranking" (1999), damping 0.85, elements that influence nothing share with all. Both unweighted.

use super::causal::CausalGraph;

/// The most rounds of an iteration.
const ROUNDS: usize = 1_000;
/// What may be left of a change, per element.
const PRECISION: f64 = 1e-10;
const DAMPING: f64 = 0.85;

/// The eigenvector centrality of every node, of Euclidean length 1; `None` when it does not settle. Adding each node's own weight in every
/// round keeps it from swinging where all loops are of even length, and leaves the answer the same.
pub fn eigenvector(graph: &CausalGraph) -> Option<Vec<f64>> {
    let count = graph.len();
    let mut weights = vec![1.0 / (count.max(1) as f64); count];
    for _ in 0..ROUNDS {
        let mut next = weights.clone();
        for step in graph.steps() {
            let from = weights.get(step.from as usize).copied().unwrap_or_default();
            if let Some(to) = next.get_mut(step.to as usize) {
                *to += from;
            }
        }
        let length = next.iter().map(|w| w * w).sum::<f64>().sqrt();
        for weight in &mut next {
            *weight /= length;
        }
        let change = distance(&weights, &next);
        weights = next;
        if change < PRECISION * count as f64 {
            return Some(weights);
        }
    }
    (count == 0).then_some(weights)
}

/// The `PageRank` of every node; they sum to 1.
pub fn page_rank(graph: &CausalGraph) -> Vec<f64> {
    let count = graph.len();
    let even = 1.0 / (count.max(1) as f64);
    let mut ranks = vec![even; count];
    for _ in 0..ROUNDS {
        let idle: f64 = graph.nodes().zip(&ranks).filter(|(node, _)| graph.leaving(*node).is_empty()).map(|(_, rank)| rank).sum();
        let base = (1.0 - DAMPING) * even + DAMPING * idle * even;
        let mut next = vec![base; count];
        for (node, rank) in graph.nodes().zip(&ranks) {
            let steps = graph.leaving(node);
            let share = DAMPING * rank / (steps.len().max(1) as f64);
            for step in steps {
                if let Some(to) = next.get_mut(step.to as usize) {
                    *to += share;
                }
            }
        }
        let change = distance(&ranks, &next);
        ranks = next;
        if change < PRECISION * count as f64 {
            break;
        }
    }
    ranks
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    #[test]
    fn a_ring_is_even_and_a_star_is_not() {
        let ring = CausalGraph::of(&sample::map(4, &[(1, 2, "+"), (2, 3, "+"), (3, 4, "+"), (4, 1, "-")]));
        assert!(page_rank(&ring).iter().all(|rank| (rank - 0.25).abs() < 1e-9));
        assert!(eigenvector(&ring).unwrap().iter().all(|weight| (weight - 0.5).abs() < 1e-9));
        let star = page_rank(&CausalGraph::of(&sample::map(4, &[(1, 4, "+"), (2, 4, "+"), (3, 4, "+")])));
        assert!((star.iter().sum::<f64>() - 1.0).abs() < 1e-9 && star[3] > 2.0 * star[0]);
    }
}
