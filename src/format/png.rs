//! A drawing or a page as PNG, painted here with letters as outlines: the same picture on every machine. No metadata.

use std::fmt;

use kurbo::{Affine, BezPath, Cap, Join, PathEl, Rect};
use tiny_skia::{
    Color, FillRule, FilterQuality, LineCap, LineJoin, Mask, Paint, Path, PathBuilder, Pixmap, PixmapPaint, PixmapRef, StrokeDash,
    Transform,
};

use crate::map::Photo;
use crate::scene::{Detail, Draw, Page, PhotoAt, Scene, Stroke};
use crate::theme::Rgba;

use super::outlines::{Outlines, glyphs};

/// The largest picture, in pixels: about 260 MB while it is painted.
pub const MOST_PIXELS: f64 = 64_000_000.0;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq)]
pub enum PngError {
    /// It would have more pixels than [`MOST_PIXELS`].
    TooLarge {
        /// Its width.
        width: f64,
        /// Its height.
        height: f64,
    },
    /// It could not be written.
    Encoding(String),
}

impl fmt::Display for PngError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { width, height } => write!(
                f,
                "the picture would be {width:.0} × {height:.0} pixels, more than {:.0} million; choose a smaller scale, or SVG or PDF",
                MOST_PIXELS / 1e6
            ),
            Self::Encoding(why) => write!(f, "the picture could not be written ({why}); choose a smaller scale"),
        }
    }
}

impl std::error::Error for PngError {}

/// What is seen of a drawing, `scale` pixels to a unit; see-through where there is no ground.
pub fn scene_png(scene: &Scene, frame: Rect, scale: f64, ground: Option<Rgba>) -> Result<Vec<u8>, PngError> {
    let mut canvas = Canvas::new(frame.width() * scale, frame.height() * scale, ground)?;
    canvas.scene(scene, Affine::scale(scale) * Affine::translate(-frame.origin().to_vec2()), None);
    canvas.encoded()
}

/// A picture by itself, for formats that hold others whole; none when it has no pixels.
pub(super) fn photo_png(photo: &Photo) -> Option<Vec<u8>> {
    let [width, height] = photo.size();
    PixmapRef::from_bytes(photo.pixels(), width, height)?.to_owned().encode_png().ok()
}

/// A page with so many pixels to an inch.
pub fn page_png(page: &Page, dpi: f64, ground: Option<Rgba>) -> Result<Vec<u8>, PngError> {
    painted(page, dpi, ground)?.encoded()
}

/// How bright each point of a page is, row by row from the top: 0 is black, 255 white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grey {
    /// Points in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width * height` values.
    pub values: Vec<u8>,
}

/// A page on white paper as a scanner without colours sees it, with so many points to an inch.
pub fn page_grey(page: &Page, dpi: f64) -> Result<Grey, PngError> {
    let white = Rgba { r: 255, g: 255, b: 255, a: 255 };
    let canvas = painted(page, dpi, Some(white))?;
    let (width, height) = (canvas.pixels.width() as usize, canvas.pixels.height() as usize);
    // The usual weights of red, green and blue (ITU-R BT.601), in 256ths.
    let grey = |p: &tiny_skia::PremultipliedColorU8| (u32::from(p.red()) * 77 + u32::from(p.green()) * 150 + u32::from(p.blue()) * 29) >> 8;
    let values = canvas.pixels.pixels().iter().map(|pixel| grey(pixel).min(255) as u8).collect();
    Ok(Grey { width, height, values })
}

fn painted(page: &Page, dpi: f64, ground: Option<Rgba>) -> Result<Canvas, PngError> {
    let scale = dpi / 72.0;
    let mut canvas = Canvas::new(page.size.width * scale, page.size.height * scale, ground)?;
    for placed in &page.placed {
        let clip = placed.clip.map(|clip| scaled(clip, scale));
        canvas.scene(&placed.scene, Affine::scale(scale) * placed.page_from_scene, clip);
    }
    Ok(canvas)
}

fn scaled(r: Rect, scale: f64) -> Rect {
    Rect::new(r.x0 * scale, r.y0 * scale, r.x1 * scale, r.y1 * scale)
}

struct Canvas {
    pixels: Pixmap,
    outlines: Outlines,
}

impl Canvas {
    fn new(width: f64, height: f64, ground: Option<Rgba>) -> Result<Self, PngError> {
        let (width, height) = (width.ceil().max(1.0), height.ceil().max(1.0));
        let too_large = PngError::TooLarge { width, height };
        if width * height > MOST_PIXELS || !(width * height).is_finite() {
            return Err(too_large);
        }
        let mut pixels = Pixmap::new(width as u32, height as u32).ok_or(too_large)?;
        if let Some(ink) = ground {
            pixels.fill(Color::from_rgba8(ink.r, ink.g, ink.b, ink.a));
        }
        Ok(Self { pixels, outlines: Outlines::default() })
    }

    fn photo(&mut self, at: &PhotoAt, transform: Transform, mask: Option<&Mask>) {
        let [width, height] = at.photo.size();
        // Opaque pixels are the same whether or not they are multiplied by their alpha.
        let Some(pixels) = PixmapRef::from_bytes(at.photo.pixels(), width, height) else { return };
        let scale = (at.rect.width() / f64::from(width), at.rect.height() / f64::from(height));
        let placed = Transform::from_row(scale.0 as f32, 0.0, 0.0, scale.1 as f32, at.rect.x0 as f32, at.rect.y0 as f32);
        let paint = PixmapPaint { opacity: at.opacity(), quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        self.pixels.draw_pixmap(0, 0, pixels, &paint, transform.pre_concat(placed), mask);
    }

    fn encoded(self) -> Result<Vec<u8>, PngError> {
        self.pixels.encode_png().map_err(|e| PngError::Encoding(e.to_string()))
    }

    fn scene(&mut self, scene: &Scene, pixels_from_scene: Affine, clip: Option<Rect>) {
        let mask = clip.and_then(|clip| self.mask(clip));
        let seen = clip.unwrap_or(Rect::new(0.0, 0.0, f64::from(self.pixels.width()), f64::from(self.pixels.height())));
        let transform = transform(pixels_from_scene);
        for item in scene.items.iter().filter(|item| item.detail != Detail::Instead) {
            if !pixels_from_scene.transform_rect_bbox(item.bounds).inflate(1.0, 1.0).overlaps(seen) {
                continue;
            }
            match &item.draw {
                Draw::Fill(fill) => self.fill(&fill.path, fill.ink, transform, mask.as_ref()),
                Draw::Stroke(stroke) => self.stroke(stroke, transform, mask.as_ref()),
                Draw::Hatch(hatch) => self.stroke(&hatch.lines(), transform, mask.as_ref()),
                Draw::Photo(photo) => self.photo(photo, transform, mask.as_ref()),
                Draw::Text(text) => {
                    for g in glyphs(text) {
                        let path = self.outlines.get(g.face, g.glyph);
                        self.fill(&path, text.ink, self::transform(pixels_from_scene * g.scene_from_font), mask.as_ref());
                    }
                }
            }
        }
    }

    fn mask(&self, clip: Rect) -> Option<Mask> {
        let mut mask = Mask::new(self.pixels.width(), self.pixels.height())?;
        let rect = tiny_skia::Rect::from_ltrb(clip.x0 as f32, clip.y0 as f32, clip.x1 as f32, clip.y1 as f32)?;
        mask.fill_path(&PathBuilder::from_rect(rect), FillRule::Winding, true, Transform::identity());
        Some(mask)
    }

    fn fill(&mut self, path: &BezPath, ink: Rgba, transform: Transform, mask: Option<&Mask>) {
        if let Some(path) = skia_path(path) {
            self.pixels.fill_path(&path, &paint(ink), FillRule::Winding, transform, mask);
        }
    }

    fn stroke(&mut self, stroke: &Stroke, transform: Transform, mask: Option<&Mask>) {
        let Some(path) = skia_path(&stroke.path) else { return };
        let pen = tiny_skia::Stroke {
            width: stroke.width as f32,
            line_cap: match stroke.cap {
                Cap::Butt => LineCap::Butt,
                Cap::Round => LineCap::Round,
                Cap::Square => LineCap::Square,
            },
            line_join: match stroke.join {
                Join::Miter => LineJoin::Miter,
                Join::Round => LineJoin::Round,
                Join::Bevel => LineJoin::Bevel,
            },
            dash: stroke.dash.and_then(|dash| StrokeDash::new(dash.map(|d| d as f32).to_vec(), 0.0)),
            ..tiny_skia::Stroke::default()
        };
        self.pixels.stroke_path(&path, &paint(stroke.ink), &pen, transform, mask);
    }
}

fn paint(ink: Rgba) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(ink.r, ink.g, ink.b, ink.a);
    paint
}

fn transform(affine: Affine) -> Transform {
    let [a, b, c, d, e, f] = affine.as_coeffs().map(|v| v as f32);
    Transform::from_row(a, b, c, d, e, f)
}

fn skia_path(path: &BezPath) -> Option<Path> {
    let mut out = PathBuilder::new();
    for el in path.elements() {
        match *el {
            PathEl::MoveTo(p) => out.move_to(p.x as f32, p.y as f32),
            PathEl::LineTo(p) => out.line_to(p.x as f32, p.y as f32),
            PathEl::QuadTo(a, p) => out.quad_to(a.x as f32, a.y as f32, p.x as f32, p.y as f32),
            PathEl::CurveTo(a, b, p) => {
                out.cubic_to(a.x as f32, a.y as f32, b.x as f32, b.y as f32, p.x as f32, p.y as f32);
            }
            PathEl::ClosePath => out.close(),
        }
    }
    out.finish()
}
