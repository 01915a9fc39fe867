//! What is computed from the map, and when it has to be computed again.

use std::fmt;
use std::sync::Arc;

use crate::analysis::{CausalGraph, EvidenceCounts, LoopBook, LoopLimits, Loops};
use crate::document::Document;
use crate::map::{Part, SystemMap};
use crate::scene::{Drawing, LoopMark, Marks, build};
use crate::text::Typesetter;
use crate::theme::ThemeName;

use super::Wanted;

/// How long loops may be unless the person asks for more.
const LOOP_LENGTH: usize = 8;
/// How many loops are listed at most.
const LOOP_LIMIT: usize = 10_000;

/// Loops, evidence and the drawing, each with the revision it was computed for.
#[derive(Default)]
pub struct Derived {
    /// All loops to the length asked for.
    pub loops: Option<Arc<Loops>>,
    /// Their codes and names.
    pub book: LoopBook,
    /// Quotes by part and voice.
    pub evidence: EvidenceCounts,
    /// The map as drawn, with where everything lies.
    pub drawing: Arc<Drawing>,
    causal_revision: u64,
    revision: u64,
    drawn: Option<(u64, Wanted)>,
    typesetter: Option<Typesetter>,
}

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Derived").field("revision", &self.revision).field("causal_revision", &self.causal_revision).finish_non_exhaustive()
    }
}

impl Derived {
    /// Computes again what the document has moved on from.
    pub fn refresh(&mut self, document: &Document, wanted: &Wanted) {
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
        let is_drawn = self.drawn.as_ref().is_some_and(|(revision, drawn)| *revision == document.revision() && drawn == wanted);
        if !is_drawn {
            let marks = self.marks(document.map(), wanted);
            let theme = if wanted.dark { ThemeName::Dark } else { ThemeName::Light };
            let typesetter = self.typesetter.get_or_insert_with(Typesetter::new);
            self.drawing = Arc::new(build(document.map(), &marks, theme.theme(), typesetter));
            self.drawn = Some((document.revision(), wanted.clone()));
        }
    }

    fn marks(&self, map: &SystemMap, wanted: &Wanted) -> Marks {
        let traced = wanted.traced.and_then(|key| self.book.row(key)?.spelled(self.loops.as_deref()?));
        let loops = self.book.rows.iter().filter_map(|row| {
            let named = row.named.and_then(|id| map.named_loops().get(id));
            (named.is_some() || wanted.traced == Some(row.key)).then_some(())?;
            let name = named.map_or_else(String::new, |named| named.name.clone());
            let elements = row.spelled(self.loops.as_deref()?)?.elements;
            Some(LoopMark { key: row.key, code: row.code.clone(), kind: row.kind, name, elements })
        });
        let loops = loops.collect();
        let focus = wanted.focus.as_ref().map(|selected| match &traced {
            Some(found) => {
                let elements = found.elements.iter().map(|&id| Part::Element(id));
                let steps = found.steps.iter().flatten().map(|&id| Part::Connection(id));
                elements.chain(steps).chain([Part::Loop(found.key)]).collect()
            }
            None => selected.iter().copied().collect(),
        });
        let traced = traced.map(|found| found.elements);
        Marks { grouping: wanted.grouping, codes: wanted.codes, evidence: !wanted.no_evidence, loops, traced, focus, ..Marks::default() }
    }
}
