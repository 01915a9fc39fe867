//! Trophic levels: how far along the flow of influence each element sits. Drivers come out low, outcomes high.
//!
//! R. `MacKay`, S. Johnson and B. Sansom, "How directed is a directed network?" (2020): Λh = v with Λ = diag(u) − W − Wᵀ, u the sum and v the
//! difference of in- and out-weights; least level 0 in each weak component. A pair with a step each way counts twice in W + Wᵀ.

use super::causal::CausalGraph;
use super::components;

/// Relative size of what may be left over.
const PRECISION: f64 = 1e-13;

/// The level of every node, and how far the graph is from flowing one way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrophicLevels {
    /// By node; the least of each weak component is 0.
    pub levels: Vec<f64>,
    /// The trophic incoherence F₀: 0 every step climbs one level, 1 no direction at all.
    pub incoherence: f64,
}

/// The trophic levels of a graph; every step weighs 1.
pub fn trophic_levels(graph: &CausalGraph) -> TrophicLevels {
    let count = graph.len();
    let mut degree = vec![0.0; count];
    let mut difference = vec![0.0; count];
    let ends: Vec<(usize, usize)> = graph.steps().iter().filter(|s| s.from != s.to).map(|s| (s.from as usize, s.to as usize)).collect();
    for &(from, to) in &ends {
        add(&mut degree, from, 1.0);
        add(&mut degree, to, 1.0);
        add(&mut difference, to, 1.0);
        add(&mut difference, from, -1.0);
    }
    let mut levels = solve(&ends, &degree, difference);
    for set in components::weak(graph) {
        let least = set.iter().filter_map(|&node| levels.get(node as usize)).copied().fold(f64::INFINITY, f64::min);
        for &node in &set {
            add(&mut levels, node as usize, -least);
        }
    }
    let climb = |s: &super::causal::Step| at(&levels, s.to as usize) - at(&levels, s.from as usize) - 1.0;
    let total = graph.steps().len().max(1) as f64;
    let incoherence = graph.steps().iter().map(|s| climb(s).powi(2)).sum::<f64>() / total;
    TrophicLevels { levels, incoherence }
}

fn at(values: &[f64], place: usize) -> f64 {
    values.get(place).copied().unwrap_or_default()
}

fn add(values: &mut [f64], place: usize, more: f64) {
    if let Some(value) = values.get_mut(place) {
        *value += more;
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Conjugate gradients, each equation scaled by its diagonal. Λ is singular (a constant per component is free), the right side is in its range,
/// so the iteration converges from 0.
fn solve(ends: &[(usize, usize)], degree: &[f64], right: Vec<f64>) -> Vec<f64> {
    let scaled = |values: &[f64]| -> Vec<f64> { values.iter().zip(degree).map(|(v, d)| if *d > 0.0 { v / d } else { 0.0 }).collect() };
    let mut solution = vec![0.0; right.len()];
    let target = PRECISION * PRECISION * dot(&right, &scaled(&right));
    let mut left = right;
    let mut scaled_left = scaled(&left);
    let mut way = scaled_left.clone();
    let mut size = dot(&left, &scaled_left);
    for _ in 0..10 * solution.len() + 10 {
        if size <= target || size == 0.0 {
            break;
        }
        let mut image: Vec<f64> = way.iter().zip(degree).map(|(w, d)| w * d).collect();
        for &(a, b) in ends {
            add(&mut image, a, -at(&way, b));
            add(&mut image, b, -at(&way, a));
        }
        let curve = dot(&way, &image);
        if curve <= 0.0 {
            break;
        }
        let stride = size / curve;
        solution.iter_mut().zip(&way).for_each(|(s, w)| *s += stride * w);
        left.iter_mut().zip(&image).for_each(|(l, i)| *l -= stride * i);
        scaled_left = scaled(&left);
        let before = size;
        size = dot(&left, &scaled_left);
        let keep = size / before;
        way.iter_mut().zip(&scaled_left).for_each(|(w, s)| *w = s + keep * *w);
    }
    solution
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    fn levels(count: u32, claims: &[(u32, u32, &str)]) -> TrophicLevels {
        trophic_levels(&CausalGraph::of(&sample::map(count, claims)))
    }

    fn near(found: &[f64], expected: &[f64]) -> bool {
        found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9)
    }

    #[test]
    fn a_chain_climbs_and_a_ring_is_flat() {
        let chain = levels(4, &[(1, 2, "+"), (2, 3, "+"), (3, 4, "-")]);
        assert!(near(&chain.levels, &[0.0, 1.0, 2.0, 3.0]) && chain.incoherence.abs() < 1e-12);
        let ring = levels(3, &[(1, 2, "+"), (2, 3, "+"), (3, 1, "+")]);
        assert!(near(&ring.levels, &[0.0; 3]) && (ring.incoherence - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_shortcut_shares_its_strain() {
        // Λh = v by hand for 1 -> 2, 2 -> 3, 1 -> 3: h = (0, 2/3, 4/3).
        let found = levels(5, &[(1, 2, "+"), (2, 3, "+"), (1, 3, "+"), (5, 4, "+")]);
        assert!(near(&found.levels, &[0.0, 2.0 / 3.0, 4.0 / 3.0, 1.0, 0.0]), "each component starts at 0: {found:?}");
    }

    #[test]
    fn a_pair_each_way_counts_twice() {
        // Λ: (3, -2, -1; ...) by hand for 1 <-> 2, 1 -> 3: h1 = h2 and h3 = h1 + 1.
        let found = levels(3, &[(1, 2, "+"), (2, 1, "+"), (1, 3, "+")]);
        assert!(near(&found.levels, &[0.0, 0.0, 1.0]), "{found:?}");
        // 1 <-> 2, 1 -> 3, 3 -> 2: 3 h1 - 2 h2 - h3 = -1, 2 h3 - h1 - h2 = 0.
        let found = levels(3, &[(1, 2, "+"), (2, 1, "+"), (1, 3, "+"), (3, 2, "+")]);
        assert!(near(&found.levels, &[0.0, 0.4, 0.2]), "{found:?}");
    }
}
