//! Letters as paths, for pictures that must not depend on any installed font. No colours, no files.

use std::collections::HashMap;
use std::sync::Arc;

use kurbo::{Affine, BezPath};

use crate::scene::TextAt;
use crate::text::{FaceId, OutlinePen, outline, units_per_em};

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
        let path = self.read.entry((face, glyph)).or_insert_with(|| {
            let mut pen = Pen::default();
            outline(face, glyph, &mut pen);
            Arc::new(pen.0)
        });
        Arc::clone(path)
    }
}

#[derive(Default)]
struct Pen(BezPath);

fn point(x: f32, y: f32) -> (f64, f64) {
    (f64::from(x), f64::from(y))
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(point(x, y));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(point(x, y));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(point(cx, cy), point(x, y));
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.curve_to(point(ax, ay), point(bx, by), point(x, y));
    }
    fn close(&mut self) {
        self.0.close_path();
    }
}
