//! Glyph outlines of the bundled faces, in font units, for painters that draw letters as paths; and which glyph a letter alone has.
//!
//! Fonts are parsed once for the whole program.

use std::sync::OnceLock;

use kurbo::{BezPath, Point};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyphCollection};
use skrifa::{FontRef, GlyphId, MetadataProvider};

pub use skrifa::outline::OutlinePen;

use super::faces::{FaceId, faces};

struct Parsed {
    font: FontRef<'static>,
    outlines: OutlineGlyphCollection<'static>,
    units_per_em: f32,
}

fn parsed(face: FaceId) -> Option<&'static Parsed> {
    static PARSED: OnceLock<Vec<Option<Parsed>>> = OnceLock::new();
    let all = PARSED.get_or_init(|| {
        let parse = |bytes: &'static [u8]| {
            let font = FontRef::new(bytes).ok()?;
            let metrics = font.metrics(Size::unscaled(), LocationRef::default());
            Some(Parsed { outlines: font.outline_glyphs(), font: font.clone(), units_per_em: f32::from(metrics.units_per_em) })
        };
        faces().iter().map(|f| parse(f.bytes)).collect()
    });
    all.get(usize::from(face.0))?.as_ref()
}

/// Font units per em of a face: multiply font units by `size / units_per_em` to get the units of `size`.
pub fn units_per_em(face: FaceId) -> f32 {
    parsed(face).map_or(1000.0, |p| p.units_per_em)
}

/// The glyph that a face draws this letter with when it stands alone; `None` where it has none.
pub fn glyph_of(face: FaceId, letter: char) -> Option<u16> {
    let glyph = parsed(face)?.font.charmap().map(letter)?;
    u16::try_from(glyph.to_u32()).ok().filter(|glyph| *glyph != 0)
}

/// How far the pen moves on after a glyph, in ems.
pub fn advance_of(face: FaceId, glyph: u16) -> f32 {
    let advance = |p: &Parsed| p.font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(GlyphId::from(glyph));
    parsed(face).and_then(advance).unwrap_or(0.0) / units_per_em(face)
}

/// Draws one glyph into `pen`, in font units, y UP from the baseline. False (and nothing drawn) where the glyph does not exist.
///
/// Contours of TrueType and CFF faces wind in opposite directions: fill with the non-zero rule.
pub fn outline(face: FaceId, glyph: u16, pen: &mut impl OutlinePen) -> bool {
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    glyph_outlines(face).and_then(|all| all.get(GlyphId::from(glyph))).is_some_and(|glyph| glyph.draw(settings, pen).is_ok())
}

/// All glyphs of a face, for a rasteriser that hints.
pub fn glyph_outlines(face: FaceId) -> Option<&'static OutlineGlyphCollection<'static>> {
    parsed(face).map(|p| &p.outlines)
}

/// One glyph as a path, in font units, y UP from the baseline; empty for a space. `None` where the glyph does not exist.
pub fn outline_path(face: FaceId, glyph: u16) -> Option<BezPath> {
    let mut pen = PathPen(BezPath::new());
    outline(face, glyph, &mut pen).then_some(pen.0)
}

struct PathPen(BezPath);

fn point(x: f32, y: f32) -> Point {
    Point::new(f64::from(x), f64::from(y))
}

impl OutlinePen for PathPen {
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
