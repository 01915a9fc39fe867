//! Letters as paths, for pictures that must not depend on any installed font. No colours, no files.

use std::collections::HashMap;
use std::sync::Arc;

use kurbo::{Affine, BezPath};

use crate::scene::TextAt;
use crate::text::{FaceId, outline_path, units_per_em};

/// A glyph and where it goes: from font units (y up) to the drawing's units (y down).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PlacedGlyph {
    /// Its face.
    pub face: FaceId,
    /// Its index in the face.
    pub glyph: u16,
    /// From font units to the drawing's units.
    pub scene_from_font: Affine,
}

/// Every glyph of a text, in the order of its runs.
pub(super) fn glyphs(text: &TextAt) -> impl Iterator<Item = PlacedGlyph> + '_ {
    text.shaped.lines.iter().flat_map(move |line| {
        line.runs.iter().flat_map(move |run| {
            let scale = f64::from(text.shaped.size) / f64::from(units_per_em(run.face));
            run.glyphs.iter().map(move |glyph| {
                let x = text.at.x + f64::from(run.x + glyph.x);
                let y = text.at.y + f64::from(line.baseline + glyph.y);
                PlacedGlyph { face: run.face, glyph: glyph.id, scene_from_font: Affine::new([scale, 0.0, 0.0, -scale, x, y]) }
            })
        })
    })
}

/// Outlines read so far, in font units.
#[derive(Default)]
pub(super) struct Outlines {
    read: HashMap<(FaceId, u16), Arc<BezPath>>,
}

impl Outlines {
    /// The outline of a glyph, y up; empty for a space.
    pub fn get(&mut self, face: FaceId, glyph: u16) -> Arc<BezPath> {
        let path = self.read.entry((face, glyph)).or_insert_with(|| Arc::new(outline_path(face, glyph).unwrap_or_default()));
        Arc::clone(path)
    }
}
