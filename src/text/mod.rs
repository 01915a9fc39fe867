//! TEXT: faces, shaping and wrapping. Turns words into placed glyphs in map units (or points), once, for screen, SVG, PNG and PDF alike.
//!
//! Headless: nothing here paints. [`Typesetter`] lays out, [`Shaped`] is the result, [`faces`] and [`outline`] give what painters need.

mod cache;
mod direction;
mod faces;
mod outline;
mod paragraph;
mod shaped;
#[cfg(test)]
mod tests;
mod typesetter;

pub use crate::theme::{TypeStyle, Weight};
pub use direction::reads_from_right;
pub use faces::{Face, FaceId, face, faces};
pub use outline::{OutlinePen, advance_of, glyph_of, glyph_outlines, outline, outline_path, units_per_em};
pub use shaped::{Align, Glyph, Line, Run, Shaped};
pub use typesetter::Typesetter;
