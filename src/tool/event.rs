//! What a tool hears of the pointer, in map units.

use super::Hold;
use crate::map::{ConnectionKind, ElementId, Influence, Part, Point, Polarity};

/// Keys held while the pointer acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    /// Shift: adds to the selection, keeps a drag on one axis.
    pub shift: bool,
    /// Ctrl, or Command on a Mac.
    pub command: bool,
    /// Alt: no snapping.
    pub alt: bool,
}

/// What the pointer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Moves without a button.
    Hover,
    /// The main button goes down.
    Press,
    /// Moves with the button down.
    Drag,
    /// The button goes up.
    Release,
    /// The button went up twice in a row.
    DoubleClick,
    /// Escape, or the pointer was taken away.
    Cancel,
}

/// What the next connection will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextConnection {
    /// Influence or relation, with sign and delay.
    pub kind: ConnectionKind,
}

impl Default for NextConnection {
    fn default() -> Self {
        Self { kind: ConnectionKind::Influence(Influence { polarity: Polarity::Plus, ..Influence::default() }) }
    }
}

/// A pointer event.
#[derive(Clone, Debug, PartialEq)]
pub struct PointerEvent {
    /// What it does.
    pub phase: Phase,
    /// Where, in map units.
    pub at: Point,
    /// The part under it.
    pub part: Option<Part>,
    /// The element whose connection handle is under it.
    pub handle: Option<ElementId>,
    /// What is under it of the selected note or picture, to make that wider or smaller by.
    pub hold: Option<Hold>,
    /// Keys held.
    pub modifiers: Modifiers,
    /// What a connection made now will be.
    pub next: NextConnection,
    /// Map units for one screen pixel, so that a gesture's threshold is the same at any zoom.
    pub pixel: f64,
}
