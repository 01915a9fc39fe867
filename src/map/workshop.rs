//! What happened at a workshop, and what was printed for it.

use std::collections::BTreeMap;

use super::{CitedPart, Extra, PackId, WorkshopId};

/// Dots that a part was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The part.
    pub part: CitedPart,
    /// How many dots.
    pub dots: u32,
    /// Unknown fields.
    pub extra: Extra,
}

impl Vote {
    /// So many dots on this part.
    pub fn new(part: CitedPart, dots: u32) -> Self {
        Self { part, dots, extra: Extra::default() }
    }
}

/// A workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workshop {
    /// Its identity.
    pub id: WorkshopId,
    /// Its place in the list.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The day, YYYY-MM-DD, or empty.
    pub date: String,
    /// Who met.
    pub group: String,
    /// Dots by part.
    pub votes: Vec<Vote>,
    /// Unknown fields.
    pub extra: Extra,
}

/// One handout of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handout {
    /// A print kind by its name on the command line.
    pub kind: String,
    /// Settings by name.
    pub options: BTreeMap<String, String>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Handout {
    /// The setting that names elements: their identities, with spaces between them.
    pub const ELEMENTS: &'static str = "elements";
}

/// A recipe of handouts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Its identity.
    pub id: PackId,
    /// Its place in the list.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// What is in it, in order.
    pub handouts: Vec<Handout>,
    /// Unknown fields.
    pub extra: Extra,
}
