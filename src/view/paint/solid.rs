//! An item's shape, ready to be painted at any zoom of its level: flattened, dashed and cut into triangles once.

use egui::Vec2;
use kurbo::{Cap, Rect};
use lyon_tessellation::FillTessellator;

use super::fill::{Area, area};
use super::flatten::{Level, Polyline, dashes, dots, flatten};
use super::stroke::{Ribbon, ribbon};
use crate::scene::{Draw, Item, Role, Stroke};

/// A dash pattern shorter than this many pixels is painted as a paler line.
const FINE_PATTERN: f64 = 4.0;
/// An element's outline lower than this many pixels is painted as a rectangle.
const FINE_OUTLINE: f64 = 8.0;

/// A line of more dashes than this is dashed anew in every frame, as far as it is seen.
const MOST_DASHES: f32 = 60.0;

/// Geometry in map units; what width a pixel has comes at painting time.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Solid {
    /// A filled shape.
    Area(Area),
    /// Lines of this width; `share` of the ink where a fine pattern is painted as a paler line.
    Ribbons { ribbons: Vec<Ribbon>, width: f32, share: f32 },
    /// Dashed lines too long to be kept dash by dash: what is seen of them is dashed when it is painted.
    Dashes { lines: Vec<Polyline>, pattern: [f32; 2], cap: Cap, width: f32 },
    /// Round dots of this width.
    Dots { middles: Vec<Vec2>, width: f32 },
    /// Text is laid out already.
    Text,
}

impl Solid {
    /// The shape of an item at a level.
    pub fn of(item: &Item, level: Level, tessellator: &mut FillTessellator) -> Self {
        let tiny = item.role == Role::Element && item.bounds.height() * level.pixels() < FINE_OUTLINE;
        match &item.draw {
            Draw::Text(_) | Draw::Photo(_) => Self::Text,
            Draw::Fill(fill) if tiny => Self::Area(area(&[rectangle(kurbo::Shape::bounding_box(fill.path.as_ref()))], tessellator)),
            Draw::Fill(fill) => Self::Area(area(&flatten(&fill.path, level), tessellator)),
            Draw::Stroke(stroke) if tiny => {
                let line = rectangle(kurbo::Shape::bounding_box(stroke.path.as_ref()));
                Self::Ribbons { ribbons: vec![ribbon(&line, Cap::Butt)], width: stroke.width as f32, share: 1.0 }
            }
            Draw::Stroke(stroke) => lines(stroke, level),
            Draw::Hatch(hatch) => lines(&hatch.lines(), level),
        }
    }
}

fn rectangle(rect: Rect) -> Polyline {
    let corner = |x: f64, y: f64| egui::vec2(x as f32, y as f32);
    let Rect { x0, y0, x1, y1 } = rect;
    Polyline { points: vec![corner(x0, y0), corner(x1, y0), corner(x1, y1), corner(x0, y1)], closed: true }
}

fn lines(stroke: &Stroke, level: Level) -> Solid {
    let width = stroke.width as f32;
    let lines = flatten(&stroke.path, level);
    let solid =
        |lines: &[Polyline], cap, share| Solid::Ribbons { ribbons: lines.iter().map(|line| ribbon(line, cap)).collect(), width, share };
    let Some([on, off]) = stroke.dash.map(|dash| dash.map(|d| d as f32)) else { return solid(&lines, stroke.cap, 1.0) };
    let inked = if stroke.cap == Cap::Butt { on } else { on + width };
    if f64::from(on + off) * level.pixels() < FINE_PATTERN {
        return solid(&lines, Cap::Butt, (inked / (on + off)).clamp(0.3, 1.0));
    }
    if stroke.cap == Cap::Round && on < 1.0 {
        let middles = lines.iter().flat_map(|line| dots(line, on + off)).collect();
        return Solid::Dots { middles, width };
    }
    let count: f32 = lines.iter().map(|line| line.length() / (on + off)).sum();
    if count > MOST_DASHES && lines.iter().all(|line| !line.closed) {
        return Solid::Dashes { lines, pattern: [on, off], cap: stroke.cap, width };
    }
    let pieces: Vec<Polyline> = lines.iter().flat_map(|line| dashes(line, [on, off])).collect();
    solid(&pieces, stroke.cap, 1.0)
}
