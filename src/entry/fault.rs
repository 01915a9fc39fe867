//! Why a line cannot be done, and where in it.

use std::fmt;

/// Something that could be typed instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it is called: "N12 Trust between people and practitioners".
    pub told: String,
    /// What to put in the place of the name.
    pub typed: String,
}

/// Why a line cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it begins, in characters of the line from 0.
    pub from: usize,
    /// Where it ends; the same as `from` where something is missing.
    pub to: usize,
    /// What is wrong and what to do, as a sentence without a full stop.
    pub what: String,
    /// For a name that fits several elements: what it may stand for.
    pub candidates: Vec<Candidate>,
}

impl Fault {
    /// A fault without candidates.
    pub fn new(from: usize, to: usize, what: impl Into<String>) -> Self {
        Self { from, to, what: what.into(), candidates: Vec::new() }
    }

    /// The column, from 1, as people count.
    pub const fn column(&self) -> usize {
        self.from + 1
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Column {}: {}", self.column(), self.what)
    }
}
