//! What is computed from the map, and when it has to be computed again.

use std::fmt;
use std::sync::Arc;

use crate::analysis::{EvidenceCounts, LoopBook, Loops};
use crate::document::Document;
use crate::map::{Part, SystemMap};
use crate::scene::{Drawing, LoopMark, Marks, build};
use crate::text::Typesetter;
use crate::theme::ThemeName;

use super::search::Search;
use super::{Waker, Wanted};

/// Loops, evidence and the drawing, each with the revision it was computed for.
#[derive(Default)]
pub struct Derived {
    /// All loops to the length asked for; of a large map those of an earlier revision while it is searched anew.
    pub loops: Option<Arc<Loops>>,
    /// Their codes and names.
    pub book: LoopBook,
    /// Quotes by part and voice.
    pub evidence: EvidenceCounts,
    /// The map as drawn, with where everything lies.
    pub drawing: Arc<Drawing>,
    search: Search,
    causal_revision: u64,
    revision: u64,
    /// Goes up with every new list of loops.
    loops_revision: u64,
    drawn: Option<Drawn>,
    typesetter: Option<Typesetter>,
}

/// What a drawing was made of.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    revision: u64,
    loops: u64,
    wanted: Wanted,
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
            let found = self.search.begin(document.map());
            self.take_loops(document, found);
        }
        let found = self.search.answer();
        self.take_loops(document, found);
        if self.revision != document.revision() {
            self.revision = document.revision();
            self.evidence = EvidenceCounts::of(document.map());
        }
        let drawn = Drawn { revision: document.revision(), loops: self.loops_revision, wanted: wanted.clone() };
        if self.drawn.as_ref() != Some(&drawn) {
            let marks = self.marks(document.map(), wanted);
            let theme = if wanted.dark { ThemeName::Dark } else { ThemeName::Light };
            let typesetter = self.typesetter.get_or_insert_with(Typesetter::new);
            self.drawing = Arc::new(build(document.map(), &marks, theme.theme(), typesetter));
            self.drawn = Some(drawn);
        }
    }

    fn take_loops(&mut self, document: &Document, found: Option<Loops>) {
        if let Some(loops) = found {
            self.book = LoopBook::of(document.map(), &loops);
            self.loops = Some(Arc::new(loops));
            self.loops_revision += 1;
        }
    }

    /// Goes up with every new list of loops: a search on a thread answers later than the map changed.
    pub fn loops_revision(&self) -> u64 {
        self.loops_revision
    }

    /// Whether a large map is being searched for loops.
    pub fn is_searching(&self) -> bool {
        self.search.is_running()
    }

    /// Waits until the search for loops is done: for tests and programs without a window.
    pub fn wait_for_loops(&mut self, document: &Document) {
        let found = self.search.wait();
        self.take_loops(document, found);
    }

    /// Who is told when a thread has an answer.
    pub fn set_waker(&mut self, waker: Waker) {
        self.search.waker = waker;
    }

    /// The same for another map: nothing computed yet.
    #[must_use]
    pub fn anew(&self) -> Self {
        let mut fresh = Self::default();
        fresh.search.waker = self.search.waker.clone();
        fresh
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
        Marks {
            grouping: wanted.grouping,
            codes: wanted.codes,
            evidence: !wanted.no_evidence,
            coverage: wanted.coverage,
            loops,
            traced,
            focus,
            only: wanted.only.clone(),
            ..Marks::default()
        }
    }
}
