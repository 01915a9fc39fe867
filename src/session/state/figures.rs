//! The figure that elements are sized and shaded by. It is computed on a thread: of a large map it takes a while.

use std::sync::Arc;

use crate::analysis::{figure, figured};
use crate::document::Document;
use crate::scene::FigureMarks;
use crate::session::Waker;
use crate::session::errand::Errand;

/// Figures on the map.
#[derive(Debug, Default)]
pub struct FigureState {
    /// The key of the figure; none shows all elements alike.
    pub on: Option<&'static str>,
    errand: Errand<(u64, &'static str), Arc<FigureMarks>>,
}

impl FigureState {
    /// Sends a thread for the figure of the map as it stands, and takes in what has come.
    pub fn refresh(&mut self, document: &Document) {
        self.errand.take(Arc::default);
        let Some(on) = self.on.and_then(figure) else { return };
        let put = (document.causal_revision(), on.key);
        if !self.errand.is_answered(&put) && !self.errand.is_out_for(&put) {
            let map = document.map().clone();
            self.errand.send_paced(put, Waker::default(), move |pace| Arc::new(FigureMarks::of(&figured(&map, on, pace))));
        }
    }

    /// What is to be drawn; the figure of the map before the last change until the new one is there.
    pub fn marks(&self) -> Option<Arc<FigureMarks>> {
        let ((_, key), marks) = self.errand.last()?;
        (self.on == Some(*key)).then(|| marks.clone())
    }

    /// Whether it is on its way.
    pub fn is_waiting(&self) -> bool {
        self.on.is_some() && self.errand.is_out()
    }

    /// Waits for it: for tests and programs without a window.
    pub fn wait(&mut self) {
        self.errand.wait();
    }
}
