//! What is computed from the map, and when it has to be computed again.

use std::sync::Arc;

use crate::analysis::{CausalGraph, EvidenceCounts, LoopBook, LoopLimits, Loops};
use crate::document::Document;

use super::Wanted;

/// How long loops may be unless the person asks for more.
const LOOP_LENGTH: usize = 8;
/// How many loops are listed at most.
const LOOP_LIMIT: usize = 10_000;

/// Loops, evidence and the drawing, each with the revision it was computed for.
#[derive(Debug, Default)]
pub struct Derived {
    /// All loops to the length asked for.
    pub loops: Option<Arc<Loops>>,
    /// Their codes and names.
    pub book: LoopBook,
    /// Quotes by part and voice.
    pub evidence: EvidenceCounts,
    causal_revision: u64,
    revision: u64,
}

impl Derived {
    /// Computes again what the document has moved on from.
    pub fn refresh(&mut self, document: &Document, _wanted: &Wanted) {
        if self.causal_revision != document.causal_revision() {
            self.causal_revision = document.causal_revision();
            let graph = Arc::new(CausalGraph::of(document.map()));
            let loops = crate::analysis::find_loops(&graph, LoopLimits::new(Some(LOOP_LENGTH), LOOP_LIMIT), None);
            self.book = LoopBook::of(document.map(), &loops);
            self.loops = Some(Arc::new(loops));
        }
        if self.revision != document.revision() {
            self.revision = document.revision();
            self.evidence = EvidenceCounts::of(document.map());
        }
    }
}
