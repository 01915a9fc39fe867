//! What is computed from the map, and when it has to be computed again.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::analysis::{EvidenceCounts, LoopBook, Loops};
use crate::document::{Document, Touched};
use crate::map::{Part, SystemMap};
use crate::scene::{Change, Drawing, LoopMark, Marks, build, redraw, sketch};
use crate::text::Typesetter;
use crate::theme::ThemeName;

use super::errand::Errand;
use super::loop_sets::LoopSets;
use super::search::Search;
use super::{LoopShow, Waker, Wanted};

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
    /// Families of loops and the shortest independent ones, where somebody asks for them.
    pub sets: LoopSets,
    search: Search,
    causal_revision: u64,
    revision: u64,
    /// Goes up with every new list of loops.
    loops_revision: u64,
    /// What the map was last drawn of as a whole.
    drawn: Option<Drawn>,
    /// What the picture shows: that, or later edits too.
    shown: Option<Drawn>,
    /// The loops on it, and those on the picture that is on its way.
    loops_shown: Vec<LoopMark>,
    loops_drawn: Vec<LoopMark>,
    /// Large maps are drawn on a thread.
    drawing_errand: Errand<Drawn, Option<Arc<Drawing>>>,
    /// Of whoever draws: this thread, or the one that is out.
    typesetter: Arc<Mutex<Option<Typesetter>>>,
    /// For edits, which do not wait for the thread.
    follower: Option<Typesetter>,
}

/// Maps with more elements and connections are drawn on a thread.
const AT_ONCE: usize = 2_500;

/// What a drawing was made of.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    revision: u64,
    loops: u64,
    wanted: Wanted,
}

/// Draws a map with the typesetter that all share; a thread that died with it leaves room for a new one.
fn drawn_with(typesetter: &Mutex<Option<Typesetter>>, map: &SystemMap, marks: &Marks, theme: ThemeName) -> Drawing {
    let mut typesetter = typesetter.lock().unwrap_or_else(PoisonError::into_inner);
    build(map, marks, theme.theme(), typesetter.get_or_insert_with(Typesetter::new))
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
        self.draw(document, wanted);
    }

    /// Looks for the set of loops that is shown.
    pub fn refresh_sets(&mut self, show: LoopShow) {
        self.sets.refresh(self.loops.as_ref(), self.loops_revision, show, &self.search.waker);
    }

    /// Draws the map if what it is drawn of has changed: at once, or on a thread if it is large. What an edit touched on a large map is drawn at
    /// once all the same; a map that has no picture yet is sketched.
    fn draw(&mut self, document: &Document, wanted: &Wanted) {
        if let Some((of, drawing)) = self.drawing_errand.collect(|| None) {
            // What cannot be drawn is not tried for ever.
            if let Some(drawing) = drawing {
                self.drawing = drawing;
                self.shown = Some(of.clone());
                self.loops_shown = std::mem::take(&mut self.loops_drawn);
            }
            self.drawn = Some(of);
        }
        let of = Drawn { revision: document.revision(), loops: self.loops_revision, wanted: wanted.clone() };
        if self.shown.as_ref() == Some(&of) && (self.drawn.as_ref() == Some(&of) || self.drawing_errand.is_out()) {
            return;
        }
        let map = document.map();
        let marks = self.marks(map, wanted);
        let but_for_loops = |drawn: &Drawn| of == Drawn { loops: of.loops, ..drawn.clone() };
        if self.drawn.as_ref().is_some_and(but_for_loops) && marks.loops == self.loops_shown {
            // Others were found than are drawn.
            (self.drawn, self.shown) = (Some(of.clone()), Some(of));
            return;
        }
        let theme = if wanted.dark { ThemeName::Dark } else { ThemeName::Light };
        if map.element_count() + map.connection_count() <= AT_ONCE {
            self.drawing = Arc::new(drawn_with(&self.typesetter, map, &marks, theme));
            (self.drawn, self.shown, self.loops_shown) = (Some(of.clone()), Some(of), marks.loops);
            return;
        }
        if self.drawn.is_none() && self.shown.is_none() {
            self.drawing = Arc::new(sketch(map, &marks, theme.theme()));
        }
        self.follow(document, &of, &marks, theme);
        if self.drawing_errand.is_out() || self.drawn.as_ref() == Some(&of) {
            return;
        }
        self.loops_drawn.clone_from(&marks.loops);
        let (map, typesetter) = (map.clone(), Arc::clone(&self.typesetter));
        let work = move || Some(Arc::new(drawn_with(&typesetter, &map, &marks, theme)));
        self.drawing_errand.send_and_wake(of, self.search.waker.clone(), work);
    }

    /// Draws into the picture that is shown what edits have touched since.
    fn follow(&mut self, document: &Document, of: &Drawn, marks: &Marks, theme: ThemeName) {
        let Some(shown) = self.shown.as_ref().filter(|shown| shown.wanted == of.wanted && *shown != of) else { return };
        let Touched::Parts(touched) = document.touched_since(shown.revision) else { return };
        let change = Change { touched: &touched, loops: &self.loops_shown, evidence: &self.evidence };
        let (drawing, types) = (Arc::make_mut(&mut self.drawing), self.follower.get_or_insert_with(Typesetter::new));
        if redraw(drawing, document.map(), marks, change, theme.theme(), types).is_some() {
            self.shown = Some(of.clone());
            self.loops_shown.clone_from(&marks.loops);
        }
    }

    /// Whether the picture is of an earlier state of the map, since a thread is still drawing this one.
    pub fn is_drawing(&self) -> bool {
        self.drawing_errand.is_out()
    }

    /// Waits until the map is drawn as it is: for tests and programs without a window.
    pub fn wait_for_drawing(&mut self, document: &Document, wanted: &Wanted) {
        while self.drawing_errand.is_out() {
            self.drawing_errand.wait();
            self.draw(document, wanted);
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
            walked: wanted.walked.clone(),
            figure: wanted.figure.clone(),
            focus,
            only: wanted.only.clone(),
            photos: wanted.photos.clone(),
            ..Marks::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Edit;
    use crate::map::{IdSource, Part, Point, SyntheticSize, synthetic};
    use crate::scene::Role;

    fn words(drawing: &Drawing) -> usize {
        drawing.scene.items.iter().filter(|item| item.role == Role::Label && item.detail == crate::scene::Detail::Label).count()
    }

    #[test]
    fn a_large_map_is_sketched_at_once_and_drawn_on_a_thread() {
        let map = synthetic(SyntheticSize { elements: 900, connections: 1700, quotes: 0 }, 5);
        let mut document = Document::new(map, IdSource::seeded(7));
        let (mut derived, wanted) = (Derived::default(), Wanted::default());
        derived.refresh(&document, &wanted);
        assert_eq!((derived.drawing.boxes.len(), words(&derived.drawing), derived.is_drawing()), (900, 0, true));
        derived.wait_for_drawing(&document, &wanted);
        assert_eq!((derived.drawing.boxes.len(), words(&derived.drawing), derived.is_drawing()), (900, 900, false));
        let dark = Wanted { dark: true, ..wanted };
        derived.refresh(&document, &dark);
        assert_eq!((words(&derived.drawing), derived.is_drawing()), (900, true), "the picture of before stays until the next is there");
        derived.wait_for_drawing(&document, &dark);
        let id = document.map().elements().next().map(|element| element.id).unwrap();
        document.edit(&Edit::Move(vec![(id, Point::new(-500.0, -500.0))]));
        derived.refresh(&document, &dark);
        let there = |derived: &Derived| derived.drawing.boxes[&id].center().distance(Point::new(-500.0, -500.0)) < 1e-6;
        assert!(there(&derived) && derived.is_drawing(), "what is edited is seen at once, and all drawn again");
        document.edit(&Edit::Delete(vec![Part::Element(id)]));
        derived.refresh(&document, &dark);
        assert_eq!(derived.drawing.boxes.len(), 899);
        while derived.drawing_errand.is_out() {
            derived.wait_for_drawing(&document, &dark);
            assert_eq!(derived.drawing.boxes.len(), 899, "a picture that took long is brought up to date");
        }
    }
}
