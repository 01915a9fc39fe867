//! Names of text fields, so that all that is typed in one of them is one step of the history.

use crate::map::{LoopKey, RecordId};

/// Whose field it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldOf {
    /// A record of the map.
    Record(RecordId),
    /// A loop, which has a record only once it has a name.
    Loop(LoopKey),
}

/// A text field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    /// Whose.
    pub of: FieldOf,
    /// Which of its fields.
    pub name: &'static str,
}

impl Field {
    /// A field of a record.
    pub const fn of(record: RecordId, name: &'static str) -> Self {
        Self { of: FieldOf::Record(record), name }
    }
}

/// What can be said of a loop, named or not; the first word gives it a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoopField {
    /// Its name.
    Name(String),
    /// How it is told.
    Story(String),
    /// A question to discuss.
    Question(String),
    /// Marked as one to talk about.
    Starred(bool),
    /// Its type of today was seen.
    Seen,
}

impl LoopField {
    /// The field it is typed in, for those that are typed.
    pub const fn typed(&self) -> Option<&'static str> {
        match self {
            Self::Name(_) => Some("name"),
            Self::Story(_) => Some("story"),
            Self::Question(_) => Some("question"),
            Self::Starred(_) | Self::Seen => None,
        }
    }
}
