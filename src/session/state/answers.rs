//! The page of questions: what is asked, the answer on its way or found, and what of it is lit on the map.

use crate::analysis::{Answer, Ask, Asked, Found, Needs, answer, asks};
use crate::document::Document;
use crate::map::{ElementId, Part};
use crate::session::Waker;
use crate::session::errand::Errand;

/// A question of the map at a revision.
type Put = (u64, Asked);

/// The page of questions.
#[derive(Debug, Default)]
pub struct AnswersState {
    /// Whether it stands in the place of the right panel.
    pub open: bool,
    /// What is asked.
    pub asked: Asked,
    /// Which answer is lit.
    pub chosen: Option<usize>,
    /// The step of a path that one looks at, from 0.
    pub step: Option<usize>,
    stopped: Option<Put>,
    errand: Errand<Put, Answer>,
}

impl AnswersState {
    /// The question that is asked.
    pub fn ask(&self) -> Option<Ask> {
        asks().into_iter().find(|ask| ask.key == self.asked.key)
    }

    /// Sends a thread for the answer unless it is known, on its way or no longer waited for.
    pub fn refresh(&mut self, document: &Document) {
        if !self.open {
            return;
        }
        self.errand.take(Answer::default);
        let put = (document.revision(), self.asked.clone());
        if self.errand.is_answered(&put) || self.errand.is_out_for(&put) || self.stopped.as_ref() == Some(&put) {
            return;
        }
        self.stopped = None;
        let (map, asked) = (document.map().clone(), self.asked.clone());
        self.errand.send_paced(put, Waker::default(), move |pace| answer(&map, &asked, pace));
    }

    /// The answer to what is asked; that of the map before the last change until the new one is there.
    pub fn answer(&self) -> Option<&Answer> {
        self.errand.last().filter(|((_, asked), _)| *asked == self.asked).map(|(_, answer)| answer)
    }

    /// Whether an answer is on its way.
    pub fn is_waiting(&self) -> bool {
        self.errand.is_out()
    }

    /// Whether nobody waits for the answer any more.
    pub fn is_stopped(&self) -> bool {
        self.stopped.is_some()
    }

    /// Waits for the answer: for tests and programs without a window.
    pub fn wait(&mut self) {
        self.errand.wait();
    }

    /// Waits for the answer no longer: the thread stops.
    pub fn stop(&mut self, document: &Document) {
        self.stopped = Some((document.revision(), self.asked.clone()));
        self.errand = Errand::default();
    }

    /// Asks again after it was stopped.
    pub fn go_on(&mut self) {
        self.stopped = None;
    }

    /// The answer that is lit.
    pub fn lit(&self) -> Option<&Found> {
        if self.open { self.answer()?.found.get(self.chosen?) } else { None }
    }

    /// The parts that stay bright, while an answer is lit.
    pub fn bright(&self) -> Option<Vec<Part>> {
        self.lit().map(|found| found.parts.clone())
    }

    /// The path that is lit, to be numbered.
    pub fn way(&self) -> Option<Vec<ElementId>> {
        self.lit().map(|found| found.way.clone()).filter(|way| way.len() > 1)
    }

    /// Whether the question starts from elements that somebody chose.
    pub fn has_starts(&self) -> bool {
        !self.asked.starts.is_empty() && self.ask().is_some_and(|ask| matches!(ask.needs, Needs::Starts(_)))
    }
}
