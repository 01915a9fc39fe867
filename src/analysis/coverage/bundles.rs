//! Bundles: all influence claims on one ordered pair of elements, with how often they were cited and by how many sources. After Causal Map.

use crate::analysis::{CausalGraph, EvidenceCounts, Heard};
use crate::map::{CitedPart, ConnectionId, ElementId};

/// All claims with the same cause and the same effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The cause.
    pub from: ElementId,
    /// The effect.
    pub to: ElementId,
    /// The claims, by number.
    pub claims: Vec<ConnectionId>,
    /// Quotes on them; a quote on two claims is two citations.
    pub citations: u32,
    /// Distinct sources of these quotes and of the claims' references.
    pub sources: u32,
    /// Whether one voice or several were heard on them together.
    pub heard: Heard,
}

/// Every bundle, by the number of its cause and then of its effect. A mutual claim is in a bundle of either way.
pub fn bundles(graph: &CausalGraph, evidence: &EvidenceCounts) -> Vec<Bundle> {
    let bundle = |step: &crate::analysis::Step| {
        let claims = graph.claims(step);
        let on = evidence.on_all(claims.iter().map(|&id| CitedPart::Connection(id)));
        let (from, to) = (graph.element(step.from)?, graph.element(step.to)?);
        Some(Bundle { from, to, claims: claims.to_vec(), citations: on.total, sources: on.sources, heard: on.heard() })
    };
    graph.steps().iter().filter_map(bundle).collect()
}
