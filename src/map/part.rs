//! Any part of a map that can be pointed at: it tags what is drawn, the selection and the rows of an analysis alike.

use super::{BackdropId, ConnectionId, ElementId, GroupId, LoopKey, NamedLoopId, NoteId, QuoteId};

/// An element, connection, loop, group or quote, or what lies beside them on the map: a note, a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// An element.
    Element(ElementId),
    /// A connection.
    Connection(ConnectionId),
    /// A loop, named or not.
    Loop(LoopKey),
    /// A group.
    Group(GroupId),
    /// A quote.
    Quote(QuoteId),
    /// A note.
    Note(NoteId),
    /// A picture behind the map.
    Backdrop(BackdropId),
}

/// What a quote can bear on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitedPart {
    /// An element.
    Element(ElementId),
    /// A connection.
    Connection(ConnectionId),
    /// A named loop.
    Loop(NamedLoopId),
}
