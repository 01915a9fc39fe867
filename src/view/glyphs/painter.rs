//! [`GlyphPainter`]: culls, decides the exact size and pixel of each glyph, and asks the atlas or the outlines for it.

use std::time::Duration;

use egui::{Color32, Context, Pos2, Rect, Shape, pos2, vec2};

use super::atlas::{Atlas, Found, Slot};
use super::layer::TextLayer;
use super::outlines::{Outlines, Place};
use super::raster::{GlyphKey, Raster};
use super::swatch::Swatch;
use crate::text::{FaceId, Glyph, Line, Shaped};

/// From this many pixels per em on, letters are outlines.
const LARGE: f32 = 80.0;

/// Below this many pixels per em, letters start at quarters of a pixel.
const QUARTERED: f32 = 32.0;

/// Below this many pixels per em there is nothing to see.
const INVISIBLE: f32 = 1.0;

/// How far ink reaches from its line, in ems: above and below the baseline, and sideways.
const REACH: [f32; 3] = [1.6, 0.9, 0.8];

/// The zoom rests when it has not changed for this long, in seconds.
const REST: f64 = 0.15;

/// Since when a picture has had its zoom. Each place that shows a picture keeps its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct ZoomRest {
    zoom: f32,
    /// Seconds, on egui's clock.
    since: f64,
}

/// Paints [`Shaped`] text. One for a window; keeps its bitmaps from frame to frame.
pub struct GlyphPainter {
    /// Whether letters are fitted to the pixels: crisper, but ten times dearer for each new size. Set it while the zoom rests.
    pub hint: bool,
    atlas: Atlas,
    raster: Raster,
    outlines: Outlines,
    pixels_per_point: f32,
    /// The frame that was begun last.
    frame: Option<u64>,
}

impl Default for GlyphPainter {
    fn default() -> Self {
        Self::new()
    }
}

impl GlyphPainter {
    /// Empty; the texture is made at the first [`Self::begin`].
    pub fn new() -> Self {
        Self::with_atlas(Atlas::default())
    }

    pub(super) fn with_atlas(atlas: Atlas) -> Self {
        Self { hint: true, atlas, raster: Raster::new(), outlines: Outlines::default(), pixels_per_point: 1.0, frame: None }
    }

    /// Once at the start of a frame, before any [`Self::add`].
    pub fn begin(&mut self, ctx: &Context) {
        self.pixels_per_point = ctx.pixels_per_point();
        self.atlas.begin(ctx);
        self.outlines.begin();
    }

    /// As [`Self::begin`], but only the first time in a frame: for painters of several drawings that share it.
    pub fn begin_frame(&mut self, ctx: &Context) {
        let frame = ctx.cumulative_pass_nr();
        if self.frame != Some(frame) {
            self.frame = Some(frame);
            self.begin(ctx);
        }
    }

    /// Sets [`Self::hint`]: off while `zoom` changes, on when it has rested (a repaint is asked for then), off on dense screens,
    /// which are crisp without. Call it after [`Self::begin`], or set the field yourself. Whether the zoom rests.
    pub fn follow_zoom(&mut self, ctx: &Context, rest: &mut ZoomRest, zoom: f32) -> bool {
        let now = ctx.input(|i| i.time);
        let (last, changed) = (rest.zoom, rest.since);
        let first = last == 0.0;
        if zoom.to_bits() != last.to_bits() {
            *rest = ZoomRest { zoom, since: if first { f64::NEG_INFINITY } else { now } };
        }
        let rested = first || (zoom.to_bits() == last.to_bits() && now - changed >= REST);
        if !rested {
            ctx.request_repaint_after(Duration::from_secs_f64(REST));
        }
        self.hint = rested && self.pixels_per_point < 2.0;
        rested
    }

    /// Adds laid-out text with its top-left corner at `top_left` (points), scaled by `zoom`. What is outside of `clip` (points) is
    /// left out, glyph by glyph; nothing is cut. Snap the pan to whole pixels, or baselines and boxes move against each other.
    pub fn add(&mut self, layer: &mut TextLayer, shaped: &Shaped, top_left: Pos2, zoom: f32, ink: Color32, clip: Rect) {
        let em = shaped.size * zoom;
        let pixels = em * self.pixels_per_point;
        if !(pixels >= INVISIBLE && pixels.is_finite()) || ink.a() == 0 {
            return;
        }
        for line in &shaped.lines {
            let baseline = top_left.y + line.baseline * zoom;
            if !clip.intersects(reach(line, top_left.x, baseline, zoom, em)) {
                continue;
            }
            for run in &line.runs {
                for glyph in &run.glyphs {
                    let x = top_left.x + (run.x + glyph.x) * zoom;
                    let [_, _, aside] = REACH;
                    if x > clip.right() + aside * em || x + glyph.advance * zoom < clip.left() - aside * em {
                        continue;
                    }
                    let color = ink;
                    let ink = Ink { color, em };
                    // No letter is ever missing: one that has no room among the bitmaps is an outline for as long.
                    if pixels >= LARGE || !self.small(layer, run.face, glyph, pos2(x, baseline), zoom, ink) {
                        let origin = pos2(x, baseline + glyph.y * zoom);
                        let place = Place { origin, em, pixel: 1.0 / self.pixels_per_point };
                        self.outlines.add(&mut layer.large, run.face, glyph.id, place, color);
                    }
                }
            }
        }
    }

    /// Whether there was room for its bitmap.
    fn small(&mut self, layer: &mut TextLayer, face: FaceId, glyph: &Glyph, origin: Pos2, zoom: f32, ink: Ink) -> bool {
        let scale = self.pixels_per_point;
        let pixels = ink.em * scale;
        let (column, quarter) = if pixels < QUARTERED {
            let quarters = (origin.x * scale * 4.0).round() as i32;
            (quarters.div_euclid(4), quarters.rem_euclid(4) as u8)
        } else {
            ((origin.x * scale).round() as i32, 0)
        };
        // The baseline and the height of a mark are rounded apart: letters of a line never dance.
        let row = (origin.y * scale).round() as i32 + (glyph.y * zoom * scale).round() as i32;
        let key = GlyphKey {
            face,
            glyph: glyph.id,
            size64: (pixels * 64.0).round() as u16,
            quarter,
            hint: self.hint,
            light: ink.color.intensity() > 0.5,
        };
        let found = self.atlas.slot(key, &mut self.raster);
        if let Found::At(slot) = found {
            let texels = self.atlas.side() as f32;
            layer.quad(place(slot, column, row, scale), texture_rect(slot, texels), ink.color);
        }
        found != Found::NoRoom
    }

    /// The shapes of a layer, in painting order; empty if it has no letters.
    pub fn finish(&self, layer: TextLayer) -> Vec<Shape> {
        layer.into_shapes(self.atlas.texture())
    }

    /// The texture of the bitmaps.
    pub fn texture(&self) -> egui::TextureId {
        self.atlas.texture()
    }

    /// Texels a side of the texture.
    #[cfg(test)]
    pub fn side(&self) -> usize {
        self.atlas.side()
    }

    /// What shapes are painted with that share a mesh with letters.
    pub fn swatch(&self) -> Swatch {
        self.atlas.swatch()
    }

    /// Changes whenever bitmaps move within the texture: meshes made before are no longer true.
    pub fn generation(&self) -> u64 {
        self.atlas.generation()
    }

    /// Whether a letter had no room among the bitmaps in this frame and will have in the next: what was painted is whole, and is better made
    /// anew.
    pub fn wants_frame(&self) -> bool {
        self.atlas.wants_frame()
    }

    /// Once at the end of a frame, after the last [`Self::add`]: sends new letters to the graphics card.
    pub fn upload(&mut self, ctx: &Context) {
        self.atlas.upload();
        if self.atlas.wants_frame() {
            ctx.request_repaint();
        }
    }
}

#[derive(Clone, Copy)]
struct Ink {
    color: Color32,
    /// Points per em.
    em: f32,
}

/// Where the ink of a line may be, in points.
fn reach(line: &Line, left: f32, baseline: f32, zoom: f32, em: f32) -> Rect {
    let [up, down, aside] = REACH.map(|ems| ems * em);
    let x = left + line.x * zoom;
    Rect::from_min_max(pos2(x - aside, baseline - up), pos2(x + line.width * zoom + aside, baseline + down))
}

/// Where a slot is painted, in points.
fn place(slot: Slot, column: i32, row: i32, pixels_per_point: f32) -> Rect {
    let [x, y] = slot.from_origin.map(i32::from);
    let [width, height] = slot.size.map(f32::from);
    let min = pos2((column + x) as f32, (row + y) as f32);
    Rect::from_min_size(min / pixels_per_point, vec2(width, height) / pixels_per_point)
}

/// Where a slot is in the texture, as parts of its side.
fn texture_rect(slot: Slot, side: f32) -> Rect {
    let [x, y] = slot.at.map(f32::from);
    let [width, height] = slot.size.map(f32::from);
    Rect::from_min_size(pos2(x / side, y / side), vec2(width, height) / side)
}
