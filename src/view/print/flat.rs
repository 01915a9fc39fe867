//! A page as a few drawings in points: everything placed is moved to where it lies, so that the screen's painter needs one scale only.

use std::sync::Arc;

use kurbo::{Affine, BezPath, Point, Rect, Shape};

use crate::scene::{Detail, Draw, Fill, Item, Page, PhotoAt, Placed, Scene, Stroke, TextAt};
use crate::text::{Run, Shaped, outline_path, units_per_em};

/// Drawings of a page from back to front, each with what may be seen of it, in points.
pub type Layers = Vec<(Option<Rect>, Arc<Scene>)>;

/// The page as drawings. Neighbours that share a clip become one.
pub fn layers(page: &Page) -> Layers {
    let mut layers: Vec<(Option<Rect>, Scene)> = Vec::new();
    for placed in &page.placed {
        let items = placed.scene.items.iter().filter(|item| item.detail != Detail::Instead).filter_map(|item| moved(item, placed));
        match layers.last_mut() {
            Some((clip, scene)) if *clip == placed.clip => scene.items.extend(items),
            _ => layers.push((placed.clip, Scene { items: items.collect() })),
        }
    }
    layers.into_iter().map(|(clip, scene)| (clip, Arc::new(scene))).collect()
}

/// An item at its place; `None` when nothing of it may be seen.
fn moved(item: &Item, placed: &Placed) -> Option<Item> {
    let to = placed.page_from_scene;
    let bounds = to.transform_rect_bbox(item.bounds);
    if placed.clip.is_some_and(|clip| bounds.x0 > clip.x1 || bounds.x1 < clip.x0 || bounds.y0 > clip.y1 || bounds.y1 < clip.y0) {
        return None;
    }
    let scale = to.determinant().abs().sqrt();
    let draw = match &item.draw {
        Draw::Fill(fill) => Draw::Fill(Fill { path: Arc::new(to * fill.path.as_ref().clone()), ink: fill.ink }),
        Draw::Stroke(stroke) => Draw::Stroke(transformed(stroke, to, scale)),
        Draw::Hatch(hatch) => Draw::Stroke(transformed(&hatch.lines(), to, scale)),
        Draw::Photo(photo) => Draw::Photo(PhotoAt { rect: to.transform_rect_bbox(photo.rect), ..photo.clone() }),
        Draw::Text(text) if is_level(to) => {
            let shaped = if (scale - 1.0).abs() < 1e-9 { Arc::clone(&text.shaped) } else { Arc::new(scaled(&text.shaped, scale as f32)) };
            Draw::Text(TextAt { shaped, at: to * text.at, ink: text.ink })
        }
        Draw::Text(text) => Draw::Fill(Fill { path: Arc::new(to * letters(text)), ink: text.ink }),
    };
    Some(Item { part: None, role: item.role, detail: Detail::Always, bounds, draw })
}

fn transformed(stroke: &Stroke, to: Affine, scale: f64) -> Stroke {
    Stroke {
        path: Arc::new(to * stroke.path.as_ref().clone()),
        width: stroke.width * scale,
        dash: stroke.dash.map(|dash| dash.map(|length| length * scale)),
        ..stroke.clone()
    }
}

/// Whether lines of text stay level.
fn is_level(to: Affine) -> bool {
    let [a, b, c, d, ..] = to.as_coeffs();
    b.abs() < 1e-9 && c.abs() < 1e-9 && (a - d).abs() < 1e-9 && a > 0.0
}

/// The same text in another size: nothing is laid out again.
fn scaled(shaped: &Shaped, by: f32) -> Shaped {
    let mut shaped = shaped.clone();
    shaped.size *= by;
    shaped.width *= by;
    shaped.height *= by;
    for line in &mut shaped.lines {
        line.x *= by;
        line.baseline *= by;
        line.width *= by;
        for run in &mut line.runs {
            run.x *= by;
            for glyph in &mut run.glyphs {
                glyph.x *= by;
                glyph.y *= by;
                glyph.advance *= by;
            }
        }
    }
    shaped
}

/// A text's letters as one path, for text that does not stand level.
fn letters(text: &TextAt) -> BezPath {
    let mut path = BezPath::new();
    for line in &text.shaped.lines {
        for run in &line.runs {
            let origin = text.at + kurbo::Vec2::new(f64::from(run.x), f64::from(line.baseline));
            add_run(&mut path, run, origin, f64::from(text.shaped.size));
        }
    }
    path
}

fn add_run(path: &mut BezPath, run: &Run, origin: Point, size: f64) {
    let scale = size / f64::from(units_per_em(run.face));
    for glyph in &run.glyphs {
        let at = origin + kurbo::Vec2::new(f64::from(glyph.x), f64::from(glyph.y));
        if let Some(letter) = outline_path(run.face, glyph.id) {
            let to = Affine::translate(at.to_vec2()) * Affine::new([scale, 0.0, 0.0, -scale, 0.0, 0.0]);
            path.extend((to * letter).path_elements(0.1));
        }
    }
}
