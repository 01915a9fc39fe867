//! Any part of a map that can be pointed at: it tags what is drawn, the selection and the rows of an analysis alike.

use super::{ConnectionId, ElementId, GroupId, LoopKey, NamedLoopId, QuoteId};

/// An element, connection, loop, group or quote.
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
