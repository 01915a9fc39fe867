//! Driving power and dependence after MICMAC, and the roles that degrees tell.
//!
//! M. Godet, "From anticipation to action" (1994): direct by degree; by reach as in interpretive structural modelling, each element itself
//! included; indirect by the ranks of the row and column sums of Wᵏ, k raised until both ranks stay. In a map with a large strong component all
//! of it shares one reach: the chart by reach then falls into two blobs, and the indirect ranks tell more.

use super::causal::CausalGraph;
use super::centrality::Centrality;

/// The highest power that is tried.
const POWERS: u32 = 60;

/// What an element is by the connections that arrive and leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Influences, and nothing on the map influences it.
    Driver,
    /// Is influenced, and influences nothing on the map.
    Receiver,
    /// Both.
    Ordinary,
}

impl Role {
    /// By degrees.
    pub const fn of(figure: &Centrality) -> Self {
        match (figure.in_degree, figure.out_degree) {
            (0, _) => Self::Driver,
            (_, 0) => Self::Receiver,
            _ => Self::Ordinary,
        }
    }

    /// In a word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Driver => "Driver",
            Self::Receiver => "Receiver",
            Self::Ordinary => "Ordinary",
        }
    }
}

/// The quarter of the chart of driving power and dependence, cut at half the largest of each.
pub fn quadrant(driving: u32, dependence: u32, most_driving: u32, most_dependence: u32) -> &'static str {
    match (driving * 2 > most_driving, dependence * 2 > most_dependence) {
        (false, false) => "Autonomous",
        (false, true) => "Dependent",
        (true, true) => "Linkage",
        (true, false) => "Independent",
    }
}

/// The ranks by indirect influence, 1 the most; equal ones share a rank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndirectRanks {
    /// By node: how much it drives.
    pub driving: Vec<u32>,
    /// By node: how much it depends.
    pub dependence: Vec<u32>,
    /// The power of W at which both stayed as they were; `None` when they never did.
    pub settled: Option<u32>,
}

/// The indirect ranks of every node.
pub fn indirect_ranks(graph: &CausalGraph) -> IndirectRanks {
    let mut rows = vec![1.0; graph.len()];
    let mut columns = rows.clone();
    let mut found = IndirectRanks::default();
    for power in 1..=POWERS {
        rows = times(graph, &rows, |step| (step.to, step.from));
        columns = times(graph, &columns, |step| (step.from, step.to));
        let (driving, dependence) = (ranks(&rows), ranks(&columns));
        if driving == found.driving && dependence == found.dependence {
            return IndirectRanks { settled: Some(power - 1), ..found };
        }
        found = IndirectRanks { driving, dependence, settled: None };
    }
    found
}

/// One more power, scaled so that the largest is 1.
fn times(graph: &CausalGraph, sums: &[f64], ends: impl Fn(&super::causal::Step) -> (u32, u32)) -> Vec<f64> {
    let mut next = vec![0.0; sums.len()];
    for step in graph.steps() {
        let (of, to) = ends(step);
        let more = sums.get(of as usize).copied().unwrap_or_default();
        if let Some(sum) = next.get_mut(to as usize) {
            *sum += more;
        }
    }
    let most = next.iter().copied().fold(0.0, f64::max);
    if most > 0.0 {
        for sum in &mut next {
            *sum /= most;
        }
    }
    next
}

fn ranks(sums: &[f64]) -> Vec<u32> {
    let mut order: Vec<f64> = sums.to_vec();
    order.sort_by(|a, b| b.total_cmp(a));
    // What differs by less than the rounding of sums is equal.
    let rank = |sum: f64| order.partition_point(|&other| other > sum + 1e-12) as u32 + 1;
    sums.iter().map(|&sum| rank(sum)).collect()
}

/// Steps as a share of all there could be between different elements: m/n(n − 1); 0 for fewer than two elements.
pub fn density(graph: &CausalGraph) -> f64 {
    let count = graph.len() as f64;
    let steps = graph.steps().iter().filter(|s| s.from != s.to).count() as f64;
    if count < 2.0 { 0.0 } else { steps / (count * (count - 1.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    #[test]
    fn what_drives_indirectly_ranks_first() {
        let map = sample::map(5, &[(1, 2, "+"), (2, 3, "+"), (3, 2, "+"), (3, 4, "+"), (2, 5, "-")]);
        let ranks = indirect_ranks(&CausalGraph::of(&map));
        assert!(ranks.settled.is_some() || ranks.driving.len() == 5);
        assert_eq!((ranks.driving[3], ranks.driving[4], ranks.dependence[0]), (4, 4, 5), "what ends drives nothing");
    }

    #[test]
    fn quarters_are_cut_at_half_the_most() {
        assert_eq!(quadrant(1, 1, 10, 10), "Autonomous");
        assert_eq!(quadrant(6, 1, 10, 10), "Independent");
        assert_eq!(quadrant(1, 6, 10, 10), "Dependent");
        assert_eq!(quadrant(10, 6, 10, 10), "Linkage");
    }
}
