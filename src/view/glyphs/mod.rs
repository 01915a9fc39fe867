//! Paints laid-out text at any zoom: small letters from an atlas of bitmaps made at the exact size, large ones as outlines.
//!
//! Per frame: [`GlyphPainter::begin`]; for each layer [`GlyphPainter::add`] and [`GlyphPainter::finish`]; last [`GlyphPainter::upload`].
//! Panels and fields are not painted by it: their text is egui's.

mod atlas;
mod layer;
mod outlines;
mod painter;
mod pen;
mod raster;
mod swatch;
#[cfg(test)]
mod tests;

pub use layer::TextLayer;
pub use painter::{GlyphPainter, ZoomRest};
pub use swatch::Swatch;
