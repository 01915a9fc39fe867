//! Laid-out text onto a krilla surface, so that what is read out of the file is what was written: runs in the order of reading, each letter with
//! its own glyph, and for a letter that no face has a box that still stands for it.

use std::borrow::Cow;
use std::sync::OnceLock;

use krilla::num::NormalizedF32;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use kurbo::{Affine, Point};

use crate::scene::TextAt;
use crate::text::{FaceId, Glyph, Run, advance_of, faces, glyph_of};

use super::paint::{paint, rounded, transform};
use super::reading_order::{is_joined, single_letters};

/// Stands for a letter that no face has.
const BOX: char = '\u{25a1}';

/// Paints text; keeps its buffers.
#[derive(Default)]
pub(super) struct Letters {
    glyphs: Vec<KrillaGlyph>,
}

/// Where a run goes, and in what size.
struct Spot<'a> {
    start: krilla::geom::Point,
    /// Of the text as it was laid out.
    em: f32,
    /// On the page.
    size: f32,
    words: &'a str,
}

impl Letters {
    /// Paints a text.
    pub fn text(&mut self, surface: &mut Surface<'_>, text: &TextAt, page_from_scene: Affine) {
        surface.set_stroke(None);
        let [a, b, c, d, ..] = page_from_scene.as_coeffs();
        let level = b == 0.0 && c == 0.0 && a > 0.0 && (a - d).abs() < 1e-9;
        if !level {
            surface.push_transform(&transform(page_from_scene));
        }
        let (to_page, scale) = if level { (page_from_scene, a) } else { (Affine::IDENTITY, 1.0) };
        let words = printable(&text.shaped.text);
        for line in &text.shaped.lines {
            let mut runs: Vec<&Run> = line.runs.iter().collect();
            runs.sort_by_key(|run| run.text.0);
            for run in runs {
                let start = to_page * Point::new(text.at.x + f64::from(run.x), text.at.y + f64::from(line.baseline));
                let start = krilla::geom::Point::from_xy(rounded(start.x), rounded(start.y));
                let size = (f64::from(text.shaped.size) * scale) as f32;
                self.run(surface, run, &Spot { start, em: text.shaped.size, size, words: &words }, &paint(text.ink));
            }
        }
        if !level {
            surface.pop();
        }
    }

    fn run(&mut self, surface: &mut Surface<'_>, run: &Run, spot: &Spot<'_>, fill: &Fill) {
        surface.set_fill(Some(fill.clone()));
        if run.glyphs.iter().any(|glyph| glyph.id == 0) {
            for part in run.glyphs.chunk_by(|a, b| (a.id == 0) == (b.id == 0)) {
                let is_missing = part.first().is_some_and(|glyph| glyph.id == 0);
                if is_missing {
                    let (face, glyphs, larger) = boxes(run.face, part, spot.em);
                    let spot = Spot { em: spot.em * larger, size: spot.size * larger, ..*spot };
                    self.draw(surface, face, &glyphs, &spot, false);
                } else {
                    self.draw(surface, run.face, part, spot, false);
                }
            }
        } else if !run.rtl {
            self.draw(surface, run.face, &run.glyphs, spot, false);
        } else if run.glyphs.chunk_by(|a, b| a.text == b.text).any(|cluster| is_joined(cluster, spot.words)) {
            // A glyph for several letters would be read from its left. It is drawn, and its letters one by one are there to be read.
            self.draw(surface, run.face, &run.glyphs, spot, true);
            surface.set_fill(Some(Fill { opacity: NormalizedF32::ZERO, ..fill.clone() }));
            self.draw(surface, run.face, &single_letters(run, spot.words, spot.em), spot, false);
        } else {
            self.draw(surface, run.face, &run.glyphs, spot, false);
        }
    }

    /// krilla wants offsets from the pen, y up, all in ems. What kerning adds to a letter's own width is rounded to thousandths, in which a
    /// PDF counts; what that loses is made good by the next letter that is kerned.
    fn draw(&mut self, surface: &mut Surface<'_>, face: FaceId, glyphs: &[Glyph], spot: &Spot<'_>, outlined: bool) {
        let Some(font) = font(face) else { return };
        self.glyphs.clear();
        let (mut pen, mut lost) = (0.0, 0.0);
        for g in glyphs {
            let range = g.text.0 as usize..g.text.1 as usize;
            let (own, wanted, x) = (advance_of(face, g.id), g.advance / spot.em, (g.x - pen) / spot.em);
            let kerned = if (wanted - own).abs() < 0.0005 { 0.0 } else { ((wanted - own + lost) * 1000.0).round() / 1000.0 };
            let advance = own + kerned;
            lost += wanted - advance;
            self.glyphs.push(KrillaGlyph::new(GlyphId::new(u32::from(g.id)), advance, x, -g.y / spot.em, 0.0, range, None));
            pen += g.advance;
        }
        surface.draw_glyphs(spot.start, &self.glyphs, font, spot.words, spot.size, outlined);
    }
}

/// Boxes in place of missing letters, the face that has them, and how much larger they are set to fill the room that was left: gaps between
/// them would be read as spaces.
fn boxes(face: FaceId, missing: &[Glyph], em: f32) -> (FaceId, Vec<Glyph>, f32) {
    let weight = faces().get(usize::from(face.0)).map(|face| face.weight);
    let alike = (0..).map(FaceId).zip(faces()).filter(|(_, face)| Some(face.weight) == weight).map(|(id, _)| id);
    let found = std::iter::once(face).chain(alike).find_map(|face| Some((face, glyph_of(face, BOX)?)));
    let Some((face, id)) = found else { return (face, missing.to_vec(), 1.0) };
    let room = missing.iter().map(|glyph| glyph.advance).reduce(f32::max).unwrap_or(em);
    let larger = room / (advance_of(face, id) * em).max(0.01);
    (face, missing.iter().map(|glyph| Glyph { id, ..*glyph }).collect(), larger)
}

/// Control characters were laid out as spaces, and read so.
fn printable(text: &str) -> Cow<'_, str> {
    if text.contains(|c: char| c.is_ascii_control()) {
        return Cow::Owned(text.replace(|c: char| c.is_ascii_control(), " "));
    }
    Cow::Borrowed(text)
}

/// A bundled face; parsed once, as its bytes are hashed when it is.
fn font(face: FaceId) -> Option<Font> {
    static FONTS: OnceLock<Vec<OnceLock<Option<Font>>>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| faces().iter().map(|_| OnceLock::new()).collect());
    let slot = fonts.get(usize::from(face.0))?;
    slot.get_or_init(|| faces().get(usize::from(face.0)).and_then(|face| Font::new(face.bytes.into(), 0))).clone()
}
