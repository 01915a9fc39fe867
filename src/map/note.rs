//! Words of whoever draws the map, beside its parts: a reminder, a question, a remark on how to read it. No part of the system.

use super::{Extra, NoteId, Point};

/// A free text on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its identity.
    pub id: NoteId,
    /// Its place in lists.
    pub number: u32,
    /// The words, with line breaks where they were made.
    pub text: String,
    /// Its top left corner, map units, y down.
    pub at: Point,
    /// How wide it is, map units. It is as high as its words need.
    pub width: f64,
    /// Unknown fields.
    pub extra: Extra,
}

impl Note {
    /// A new note is so wide, map units.
    pub const WIDTH: f64 = 200.0;
    /// How narrow and how wide one can be, map units.
    pub const WIDTHS: std::ops::RangeInclusive<f64> = 60.0..=1200.0;

    /// A note of the usual width.
    pub fn new(id: NoteId, number: u32, text: impl Into<String>, at: Point) -> Self {
        Self { id, number, text: text.into(), at, width: Self::WIDTH, extra: Extra::default() }
    }
}
