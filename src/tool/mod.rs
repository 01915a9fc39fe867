//! The pointer: select, add and connect as small state machines. A tool reads the document and asks; it never writes.

mod event;

pub use event::{Modifiers, NextConnection, Phase, PointerEvent};

use crate::document::{Document, Request};
use crate::map::ElementKind;

/// A tool with the state of its gesture inside.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Tool {
    /// Picks, moves, connects from handles.
    #[default]
    Select,
    /// A click on empty ground adds an element of this kind.
    Add(ElementKind),
    /// A drag from one element to another connects them.
    Connect,
}

/// Which tool, whatever its gesture is doing: what toolbar and menu name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToolKind {
    /// Picks, moves, connects from handles.
    #[default]
    Select,
    /// Adds elements of this kind.
    Add(ElementKind),
    /// Connects.
    Connect,
}

impl Tool {
    /// Which tool it is.
    pub const fn kind(&self) -> ToolKind {
        match self {
            Self::Select => ToolKind::Select,
            Self::Add(kind) => ToolKind::Add(*kind),
            Self::Connect => ToolKind::Connect,
        }
    }

    /// The tool of this kind, at rest.
    pub const fn of(kind: ToolKind) -> Self {
        match kind {
            ToolKind::Select => Self::Select,
            ToolKind::Add(kind) => Self::Add(kind),
            ToolKind::Connect => Self::Connect,
        }
    }

    /// The tool after an event; what it asks of the document is added to `requests`.
    #[must_use]
    pub fn next(self, _event: &PointerEvent, _document: &Document, _requests: &mut Vec<Request>) -> Self {
        self
    }
}
