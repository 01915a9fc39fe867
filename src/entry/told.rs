//! What a line would do, in words and with a mark for each thing done.

use super::fault::Fault;
use crate::map::{ElementKind, Polarity};

/// The mark before a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeedKind {
    /// Adds an element.
    Element(ElementKind),
    /// Connects with this sign.
    Influence(Polarity),
    /// Connects with a verb.
    Relation,
    /// Changes what is there.
    Change,
    /// Adds a quote.
    Quote,
    /// It is there already: nothing happens.
    Known,
    /// Something to know before it is done.
    Warning,
}

/// One thing that a line would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Its mark.
    pub kind: DeedKind,
    /// What it is, without a full stop.
    pub told: String,
}

/// What comes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Which line of the text, from 0.
    pub line: usize,
    /// What it would do, or why it cannot be done.
    pub deeds: Result<Vec<Deed>, Fault>,
}

pub(super) const fn strength(strength: u8) -> &'static str {
    match strength {
        1 => "weak",
        2 => "medium",
        _ => "strong",
    }
}
