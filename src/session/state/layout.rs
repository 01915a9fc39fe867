//! A layout on its way, and the picture it found while somebody looks at it: the map already stands so, in a step that is still open.

use crate::analysis::Pace;
use crate::document::Document;
use crate::layout::{LaidOut, Layout, LayoutError, LayoutOptions};
use crate::map::{ElementId, Point};
use crate::session::errand::Errand;

/// What a layout was asked for.
#[derive(Clone, Debug)]
pub struct LayoutAsk {
    /// Of the map at this revision.
    pub revision: u64,
    /// Which.
    pub layout: &'static Layout,
    /// How.
    pub options: LayoutOptions,
}

impl PartialEq for LayoutAsk {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && self.layout.name == other.layout.name && self.options == other.options
    }
}

/// A picture that is being looked at.
#[derive(Clone, Debug)]
pub struct LayoutPreview {
    /// What was asked for.
    pub ask: LayoutAsk,
    /// What was found.
    pub laid: LaidOut,
    /// Where elements stood.
    pub from: Vec<(ElementId, Point)>,
    /// How many steps of the way there the picture has gone.
    pub step: u32,
    /// The revision that the last step made: if the map has another, somebody went on with it.
    pub revision: u64,
}

/// Layouts.
#[derive(Debug, Default)]
pub struct LayoutState {
    /// The layout on its way.
    pub errand: Errand<LayoutAsk, Result<LaidOut, LayoutError>>,
    /// How far it is.
    pub pace: Pace,
    /// Whether the last answer was taken.
    pub taken: bool,
    /// The picture that is being looked at.
    pub preview: Option<LayoutPreview>,
}

impl LayoutState {
    /// A picture is gone to in so many steps; at once when it is of many elements.
    pub const STEPS: u32 = 14;
    /// More elements than this are not moved step by step.
    pub const MOST_MOVED: usize = 400;

    /// Sends a thread for it.
    pub fn send(&mut self, document: &Document, ask: LayoutAsk) {
        self.pace.stop();
        self.pace = Pace::default();
        self.taken = false;
        let (map, pace, own) = (document.map().clone(), self.pace.clone(), ask.clone());
        self.errand.send(ask, move || own.layout.lay_out(&map, &own.options, &pace));
    }

    /// Takes in what a thread has found.
    pub fn refresh(&mut self) {
        self.errand.take(|| Err(LayoutError::Stopped));
    }

    /// Whether an answer waits to be taken, or the picture is still on its way to where it is to be.
    pub fn has_step(&self) -> bool {
        (!self.taken && !self.errand.is_out() && self.errand.last().is_some())
            || self.preview.as_ref().is_some_and(|p| p.step < Self::STEPS)
    }

    /// The picture that is being looked at, unless somebody went on with the map meanwhile.
    pub fn shown(&self, document: &Document) -> Option<&LayoutPreview> {
        self.preview.as_ref().filter(|preview| document.is_open() && document.revision() == preview.revision)
    }
}
