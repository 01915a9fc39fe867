//! One glyph to a coverage bitmap, hinted or not. Knows nothing of atlases or meshes.
//!
//! Hinting costs ten times the rasterising, so a hinted outline is kept and shared by the four subpixel places.

use std::collections::HashMap;

use skrifa::GlyphId;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{
    DrawSettings, Engine, GlyphStyles, HintingInstance, HintingOptions, OutlineGlyphCollection, OutlineGlyphFormat, SmoothMode, Target,
};
use vello_cpu::color::{OpaqueColor, Srgb};
use vello_cpu::kurbo::{Affine, BezPath, Vec2};
use vello_cpu::{Pixmap, RenderContext, Resources};

use super::pen::PathPen;
use crate::text::{FaceId, faces, glyph_outlines};

/// How egui itself hints: vertically only, so that letters stay where the layout put them.
const TARGET: Target = Target::Smooth { mode: SmoothMode::Normal, symmetric_rendering: true, preserve_linear_metrics: true };

/// Hinted outlines kept; emptied when it would hold more.
const HINTED_KEPT: usize = 4096;

/// Sizes of each face whose hinting is kept set up.
const SIZES_KEPT: usize = 8;

/// Which bitmap: everything it depends on.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct GlyphKey {
    pub face: FaceId,
    pub glyph: u16,
    /// Pixels per em in 1/64 pixel.
    pub size64: u16,
    /// Shift to the right in quarters of a pixel.
    pub quarter: u8,
    pub hint: bool,
    /// Light ink on a dark ground needs a bolder transfer of coverage.
    pub light: bool,
}

impl GlyphKey {
    fn pixels_per_em(self) -> f32 {
        f32::from(self.size64) / 64.0
    }
}

/// Coverage of one glyph.
pub(super) struct Bitmap<'a> {
    /// Width and height in pixels.
    pub size: [u16; 2],
    /// Top-left pixel from the origin of the glyph, y down.
    pub from_origin: [i16; 2],
    /// Row by row, after the transfer function.
    pub alpha: &'a [u8],
}

struct FaceRaster {
    outlines: Option<&'static OutlineGlyphCollection<'static>>,
    engine: Engine,
    hinting: Vec<HintingInstance>,
}

/// The rasteriser with its scratch space.
pub(super) struct Raster {
    faces: Vec<FaceRaster>,
    hinted: HashMap<(FaceId, u16, u16), BezPath>,
    context: RenderContext,
    resources: Resources,
    pixmap: Pixmap,
    alpha: Vec<u8>,
}

impl Raster {
    pub fn new() -> Self {
        let ids = (0..faces().len() as u16).map(FaceId);
        Self {
            faces: ids.map(FaceRaster::new).collect(),
            hinted: HashMap::new(),
            context: RenderContext::new(1, 1),
            resources: Resources::new(),
            pixmap: Pixmap::new(1, 1),
            alpha: Vec::new(),
        }
    }

    /// `None` where there is nothing to see (a space).
    pub fn bitmap(&mut self, key: GlyphKey) -> Option<Bitmap<'_>> {
        let place = (key.face, key.glyph, key.size64);
        let path = if key.hint {
            if !self.hinted.contains_key(&place) {
                let path = self.path(key)?;
                if self.hinted.len() >= HINTED_KEPT {
                    self.hinted.clear();
                }
                self.hinted.insert(place, path);
            }
            self.hinted.get(&place)?.clone()
        } else {
            self.path(key)?
        };
        let shift = f64::from(key.quarter) / 4.0;
        let bounds = (path.control_box() + Vec2::new(shift, 0.0)).expand();
        let (width, height) = (bounds.width() as u16, bounds.height() as u16);
        if path.elements().is_empty() || width == 0 || height == 0 {
            return None;
        }
        self.context.reset_and_resize(width, height);
        self.context.set_transform(Affine::translate((shift - bounds.x0, -bounds.y0)));
        self.context.set_paint(OpaqueColor::<Srgb>::WHITE);
        self.context.fill_path(&path);
        self.context.flush();
        self.pixmap.resize(width, height);
        self.context.render(&mut self.pixmap, &mut self.resources);
        self.alpha.clear();
        let coverage = self.pixmap.data().iter().map(|pixel| pixel.a);
        self.alpha.extend(coverage.map(|a| if key.light { bolder(a) } else { a }));
        Some(Bitmap { size: [width, height], from_origin: [bounds.x0 as i16, bounds.y0 as i16], alpha: &self.alpha })
    }

    /// The outline in pixels, y down, at the origin.
    fn path(&mut self, key: GlyphKey) -> Option<BezPath> {
        let face = self.faces.get_mut(usize::from(key.face.0))?;
        let outlines = face.outlines?;
        let glyph = outlines.get(GlyphId::from(key.glyph))?;
        let size = Size::new(key.pixels_per_em());
        let mut pen = PathPen::default();
        if key.hint {
            glyph.draw(DrawSettings::hinted(face.hinted_at(size)?, false), &mut pen).ok()?;
        } else {
            glyph.draw(DrawSettings::unhinted(size, LocationRef::default()), &mut pen).ok()?;
        }
        Some(pen.path)
    }
}

impl FaceRaster {
    fn new(id: FaceId) -> Self {
        let outlines = glyph_outlines(id);
        // CFF faces of ours have no hints of their own, and TrueType ones have good ones.
        let cff = outlines.filter(|all| !matches!(all.format(), Some(OutlineGlyphFormat::Glyf)));
        let engine = cff.map_or(Engine::AutoFallback, |all| Engine::Auto(Some(GlyphStyles::new(all))));
        Self { outlines, engine, hinting: Vec::new() }
    }

    /// The hinting for `size`; the latest few sizes are kept, as setting one up is costly.
    fn hinted_at(&mut self, size: Size) -> Option<&HintingInstance> {
        let outlines = self.outlines?;
        if let Some(at) = self.hinting.iter().position(|hinting| hinting.size() == size) {
            return self.hinting.get(at);
        }
        let options = HintingOptions { engine: self.engine.clone(), target: TARGET };
        let made = HintingInstance::new(outlines, size, LocationRef::default(), options).ok()?;
        if self.hinting.len() >= SIZES_KEPT {
            self.hinting.remove(0);
        }
        self.hinting.push(made);
        self.hinting.last()
    }
}

/// `2c - c²`: egui's transfer for light ink, which looks too thin otherwise.
fn bolder(coverage: u8) -> u8 {
    let c = u32::from(coverage);
    (2 * c - (c * c + 127) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(size64: u16) -> GlyphKey {
        GlyphKey { face: FaceId(0), glyph: 40, size64, quarter: 0, hint: false, light: false }
    }

    #[test]
    fn transfer_keeps_its_ends_and_is_bolder_between() {
        assert_eq!((bolder(0), bolder(255)), (0, 255));
        assert!((1..255).all(|c| bolder(c) > c || c > 253));
    }

    #[test]
    fn coverage_grows_with_size_and_is_the_same_again() {
        let mut raster = Raster::new();
        let mut ink = |key| raster.bitmap(key).map_or(0, |b| b.alpha.iter().map(|a| u64::from(*a)).sum::<u64>());
        let small = ink(key(14 * 64));
        let large = ink(key(28 * 64));
        assert!(small > 0 && (3.6..4.4).contains(&(large as f64 / small as f64)), "{small} {large}");
        assert_eq!(small, ink(key(14 * 64)), "nothing is left over in the scratch space");
        assert!(ink(GlyphKey { light: true, ..key(14 * 64) }) > small);
    }

    #[test]
    fn a_space_has_no_bitmap() {
        use crate::text::{Align, TypeStyle, Typesetter, Weight};
        let style = TypeStyle { size: 14.0, leading: 1.25, weight: Weight::Regular };
        let space = Typesetter::new().shape(" ", style, None, Align::Start);
        let glyph = space.lines[0].runs[0].glyphs[0].id;
        assert!(Raster::new().bitmap(GlyphKey { glyph, ..key(14 * 64) }).is_none());
    }
}
