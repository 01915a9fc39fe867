//! The line in which the map is typed: its text, what it would do, and what may be meant by the name at the cursor.

use std::sync::Arc;

use crate::document::Document;
use crate::entry::{Completion, Plan, Progress, Stage, completions};
use crate::map::{IdSource, Point, SystemMap};
use crate::scene::Drawing;
use crate::session::errand::Errand;

/// Longer texts are read on a thread.
const AT_ONCE: usize = 60;
/// Texts for larger maps are, too.
const LARGE: usize = 2_000;

/// What is asked for: everything on which the answer depends.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    revision: u64,
    text: String,
}

/// Quick entry.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct EntryState {
    /// Whether it is shown.
    pub open: bool,
    /// The text; it stays when the line is closed.
    pub text: String,
    /// The cursor, in characters.
    pub cursor: usize,
    /// The keyboard shall go there; the view says when it went.
    pub focus: bool,
    /// The cursor was moved by something else than the keyboard: the view follows.
    pub moved: bool,
    /// The completion that Tab takes.
    pub chosen: usize,
    /// What the lines say is to be done as soon as it is known.
    pub keeping: bool,
    /// Elements that may be meant by the name at the cursor.
    pub completions: Vec<Completion>,
    /// The text and cursor, or the map, for which the completions are.
    completed: Option<(u64, usize)>,
    stopped: bool,
    progress: Progress,
    asked: Option<Asked>,
    made: Errand<Asked, Option<Arc<Plan>>>,
}

impl EntryState {
    /// Another text, another question.
    pub fn set(&mut self, text: String, cursor: usize) {
        if text != self.text {
            (self.stopped, self.keeping, self.chosen) = (false, false, 0);
            self.completed = None;
        }
        (self.text, self.cursor) = (text, cursor);
    }

    /// Nobody waits any more; asked again with the next letter.
    pub fn stop(&mut self) {
        self.progress.cancel();
        (self.stopped, self.keeping) = (true, false);
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.text.lines().filter(|line| !line.trim().is_empty()).count()
    }

    /// Whether it takes so long that it is done beside the window.
    pub fn is_long(&self, map: &SystemMap) -> bool {
        self.text.lines().nth(AT_ONCE).is_some() || map.element_count() > LARGE
    }

    /// Asks what the lines would do to the map as it stands, unless that is known or on its way.
    pub fn refresh(&mut self, document: &Document, drawing: &Arc<Drawing>, middle: Point) {
        if !self.open {
            self.asked = None;
            return;
        }
        self.complete(document);
        self.made.take(|| None);
        let asked = Asked { revision: document.revision(), text: self.text.clone() };
        if self.asked.as_ref() == Some(&asked) && (self.stopped || self.made.is_answered(&asked) || self.made.is_out_for(&asked)) {
            return;
        }
        self.progress.cancel();
        self.progress = Progress::default();
        self.asked = Some(asked.clone());
        let (map, drawing, progress) = (document.map().clone(), Arc::clone(drawing), self.progress.clone());
        let (ids, long) = (IdSource::seeded(document.new_id::<()>().value()), self.is_long(&map));
        let text = self.text.clone();
        self.made.send(asked, move || {
            let stage = Stage { boxes: &drawing.boxes, arcs: &drawing.arcs, middle };
            let mut plan = Plan::of(&map, &stage, &text, ids, &progress)?;
            if long {
                plan.bend(&map);
            }
            Some(Arc::new(plan))
        });
        if !long {
            self.made.wait();
        }
    }

    fn complete(&mut self, document: &Document) {
        let now = (document.revision(), self.cursor);
        if self.completed != Some(now) {
            self.completed = Some(now);
            self.completions = completions(document.map(), &self.text, self.cursor);
            self.chosen = self.chosen.min(self.completions.len().saturating_sub(1));
        }
    }

    /// What the lines would do, once that is known.
    pub fn plan(&self) -> Option<&Arc<Plan>> {
        let asked = self.asked.as_ref()?;
        self.made.last().filter(|(answered, _)| answered == asked).and_then(|(_, plan)| plan.as_ref())
    }

    /// How many lines have been read so far, while a thread is out for the text.
    pub fn reading(&self) -> Option<usize> {
        let asked = self.asked.as_ref()?;
        (self.made.is_out_for(asked) && !self.stopped).then(|| self.progress.done())
    }

    /// Whether somebody stopped the reading of this text.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Waits for the answer: for tests.
    pub fn wait(&mut self) {
        self.made.wait();
    }
}
