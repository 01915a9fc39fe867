//! A picture behind the map, such as the photo of a wall of sticky notes that is traced over. Only where it is and how it lies is kept here;
//! the picture itself is a file beside the map.

use super::{BackdropId, Extra, Rect};

/// A picture behind the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Backdrop {
    /// Its identity.
    pub id: BackdropId,
    /// Its place from back to front.
    pub number: u32,
    /// The file, by its path from the folder of the map, with `/` between folders.
    pub file: String,
    /// What it covers, map units, y down.
    pub rect: Rect,
    /// How much of it is taken back into the ground, in percent: 0 is the picture as it is.
    pub fade: u8,
    /// It is neither picked nor moved by the pointer.
    pub locked: bool,
    /// Unknown fields.
    pub extra: Extra,
}

impl Backdrop {
    /// A new one is faded so far, in percent: enough to be read, and to tell what is drawn from it.
    pub const FADE: u8 = 40;
    /// The most it can be faded.
    pub const MOST_FADED: u8 = 90;
    /// The shortest side that one can have, map units.
    pub const LEAST: f64 = 40.0;
}
