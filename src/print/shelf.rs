//! Where a kind of handout stands in the list of kinds: what it is used for at a workshop.

/// A part of the list of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// The map itself, and how to read it.
    Map,
    /// Sheets that people write and stick on.
    Table,
    /// What is read: stories, quotes, sentences.
    Words,
    /// For whoever runs the workshop.
    Facilitator,
}

impl Shelf {
    /// Every shelf, in the order of the list and of a pack.
    pub const ALL: [Self; 4] = [Self::Map, Self::Table, Self::Words, Self::Facilitator];

    /// Its title in the window.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Map => "The map",
            Self::Table => "For the table",
            Self::Words => "Stories and words",
            Self::Facilitator => "For the facilitator",
        }
    }
}
