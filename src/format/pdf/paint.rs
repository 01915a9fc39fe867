//! One placed drawing onto a krilla surface. Numbers are rounded to what a printer can show.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use kurbo::{Affine, BezPath, Cap, Join, PathEl, Point, Rect, Size, Vec2};

use crate::scene::{self, Detail, Draw, Hatch, Item, PhotoAt, Placed, Role};
use crate::theme::Rgba;

use super::letters::Letters;

/// An eighth of a point, to which sizes of pages are rounded: exact as a float, also after something is taken from it.
pub(super) const EIGHTH: f64 = 0.125;
/// A quarter of a point: 0.09 mm, and two digits in the file.
const QUARTER: f64 = 0.25;
/// From how many points on the handles of a curve are written as whole points.
const LONG: f32 = 60.0;
/// Points a map unit from which a tenth of a point is less than a hair of any mark.
const COARSE_FROM: f64 = 0.5;

/// Paints drawings; keeps its buffers.
#[derive(Default)]
pub(super) struct Painter {
    letters: Letters,
}

impl Painter {
    /// Paints what may be seen of a placed drawing: what lies wholly outside is not in the file at all.
    pub fn placed(&mut self, surface: &mut Surface<'_>, placed: &Placed, page: Size) {
        let seen = placed.clip.unwrap_or(Rect::from_origin_size((0.0, 0.0), page));
        let clip = placed.clip.and_then(|clip| path(&kurbo::Shape::to_path(&clip, 0.1), Affine::IDENTITY, 0.01, 1.0));
        if let Some(clip) = &clip {
            surface.push_clip_path(clip, &FillRule::NonZero);
        }
        let drawn = |item: &&Item| {
            let bounds = placed.page_from_scene.transform_rect_bbox(item.bounds);
            // A straight level line has no height: touching is enough.
            let outside = bounds.x0 > seen.x1 || bounds.x1 < seen.x0 || bounds.y0 > seen.y1 || bounds.y1 < seen.y0;
            item.detail != Detail::Instead && !outside
        };
        let mut items = placed.scene.items.iter().filter(drawn).peekable();
        let mut first: Option<(&Item, Writing)> = None;
        while let Some(item) = items.next() {
            let writing = match first {
                Some((first, writing)) if is_on(item, first) => writing,
                _ => Writing::of(item, placed.page_from_scene),
            };
            first = first.filter(|(first, _)| is_on(item, first)).or(Some((item, writing)));
            match &item.draw {
                Draw::Fill(fill) => {
                    // The outline of what was just filled goes into the file once.
                    let outline = items.next_if(|next| matches!(&next.draw, Draw::Stroke(stroke) if stroke.path == fill.path));
                    let stroke = outline.and_then(|item| if let Draw::Stroke(stroke) = &item.draw { Some(stroke) } else { None });
                    surface.set_fill(Some(paint(fill.ink)));
                    draw_path(surface, (&fill.path, stroke), &writing, placed.page_from_scene);
                }
                Draw::Stroke(stroke) => {
                    surface.set_fill(None);
                    draw_path(surface, (&stroke.path, Some(stroke)), &writing, placed.page_from_scene);
                }
                Draw::Text(text) => self.letters.text(surface, text, placed.page_from_scene),
                Draw::Hatch(hatch) => draw_hatch(surface, hatch, placed.page_from_scene),
                Draw::Photo(photo) => draw_photo(surface, photo, placed.page_from_scene),
            }
        }
        if clip.is_some() {
            surface.pop();
        }
    }
}

pub(super) fn paint(ink: Rgba) -> Fill {
    Fill { paint: rgb::Color::new(ink.r, ink.g, ink.b).into(), opacity: opacity(ink), rule: FillRule::NonZero }
}

fn opacity(ink: Rgba) -> NormalizedF32 {
    NormalizedF32::new(f32::from(ink.a) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn pen(stroke: &scene::Stroke, scale: f64) -> Stroke {
    let precise = |v: f64| ((v * scale * 1000.0).round() / 1000.0) as f32;
    Stroke {
        paint: rgb::Color::new(stroke.ink.r, stroke.ink.g, stroke.ink.b).into(),
        width: precise(stroke.width),
        miter_limit: 10.0,
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
        opacity: opacity(stroke.ink),
        dash: stroke.dash.map(|dash| StrokeDash { array: dash.map(precise).to_vec(), offset: 0.0 }),
    }
}

/// How much longer a line becomes; drawings are never stretched one way only.
fn scale(affine: Affine) -> f64 {
    affine.determinant().abs().sqrt()
}

pub(super) fn transform(affine: Affine) -> Transform {
    let [a, b, c, d, e, f] = affine.as_coeffs().map(|v| v as f32);
    Transform::from_row(a, b, c, d, e, f)
}

/// Rounded to tenths of a point.
pub(super) fn rounded(v: f64) -> f32 {
    to(v, 0.1)
}

fn to(v: f64, step: f64) -> f32 {
    // By the number of steps in one, which is whole: 0.1 has no exact float, 10 has.
    let steps = (1.0 / step).round();
    ((v * steps).round() / steps) as f32
}

/// How finely coordinates are written.
#[derive(Clone, Copy)]
enum Grain {
    /// As whole numbers of quarters of a point.
    Quarters,
    /// In points, to a fraction of one.
    Points(f64),
}

/// Whether an item is of the same mark as the first of it, and on that: a sign on its disc, the bar of a badge.
fn is_on(item: &Item, first: &Item) -> bool {
    let is_mark = !matches!(item.role, Role::Line | Role::Group | Role::Delay);
    is_mark && item.part.is_some() && (item.part, item.role) == (first.part, first.role) && first.bounds.contains_rect(item.bounds)
}

/// How a path is written, which is most of what makes a file large.
#[derive(Clone, Copy)]
struct Writing {
    /// Where its own coordinates begin: numbers with few digits, as the distance to the foot of the page has them too.
    corner: Vec2,
    /// From the drawing to those coordinates.
    from_scene: Affine,
    /// What coordinates are rounded to, in units of theirs.
    step: f64,
    /// One unit of them, points.
    unit: f64,
}

impl Writing {
    /// Lines, each of its own shape, are written from a whole point in quarters of one, which moves them by 0.05 mm at most: whole numbers are
    /// short. Marks that come again and again are written from their own corner, moved by an eighth of a point at most, so that equal marks
    /// are equal in the file and pack well.
    fn of(item: &Item, page_from_scene: Affine) -> Self {
        let (role, coarse) = (item.role, scale(page_from_scene) >= COARSE_FROM);
        let bounds = match &item.draw {
            Draw::Fill(scene::Fill { path, .. }) | Draw::Stroke(scene::Stroke { path, .. }) => kurbo::Shape::bounding_box(path.as_ref()),
            Draw::Text(_) | Draw::Hatch(_) | Draw::Photo(_) => item.bounds,
        };
        let corner = (page_from_scene * bounds.origin()).to_vec2();
        if matches!(role, Role::Line | Role::Group | Role::Delay) {
            return Self::new(corner.floor(), corner.floor(), page_from_scene, if coarse { Grain::Quarters } else { Grain::Points(0.02) });
        }
        let quarters = coarse && matches!(role, Role::Element | Role::Head);
        let step = if quarters { QUARTER } else { EIGHTH };
        let snapped = Vec2::new(f64::from(to(corner.x, step)), f64::from(to(corner.y, step)));
        Self::new(snapped, corner, page_from_scene, if quarters { Grain::Quarters } else { Grain::Points(0.01) })
    }

    /// Coordinates that begin at one corner in the drawing's place and stand at another.
    fn new(corner: Vec2, from: Vec2, page_from_scene: Affine, grain: Grain) -> Self {
        let (step, unit) = match grain {
            Grain::Quarters => (1.0, QUARTER),
            Grain::Points(step) => (step, 1.0),
        };
        Self { corner, from_scene: Affine::scale(1.0 / unit) * Affine::translate(-from) * page_from_scene, step, unit }
    }
}

fn draw_path(surface: &mut Surface<'_>, (shape, stroke): (&BezPath, Option<&scene::Stroke>), writing: &Writing, page_from_scene: Affine) {
    if let Some(path) = path(shape, writing.from_scene, writing.step, writing.unit) {
        let unit = writing.unit as f32;
        surface.set_stroke(stroke.map(|stroke| pen(stroke, scale(page_from_scene) / writing.unit)));
        surface.push_transform(&Transform::from_row(unit, 0.0, 0.0, unit, writing.corner.x as f32, writing.corner.y as f32));
        surface.draw_path(&path);
        surface.pop();
    }
}

/// Pixels as they are, without a word on where they came from.
fn draw_photo(surface: &mut Surface<'_>, photo: &PhotoAt, page_from_scene: Affine) {
    let rect = page_from_scene.transform_rect_bbox(photo.rect);
    let Some(size) = krilla::geom::Size::from_wh(rect.width() as f32, rect.height() as f32) else { return };
    let [width, height] = photo.photo.size();
    surface.push_transform(&Transform::from_translate(rect.x0 as f32, rect.y0 as f32));
    surface.push_opacity(NormalizedF32::new(photo.opacity()).unwrap_or(NormalizedF32::ONE));
    surface.draw_image(Image::from_rgba8(photo.photo.pixels().to_vec(), width, height), size);
    surface.pop();
    surface.pop();
}

/// One line in the file instead of hundreds.
fn draw_hatch(surface: &mut Surface<'_>, hatch: &Hatch, page_from_scene: Affine) {
    let Some(ring) = path(&hatch.ring(), page_from_scene, 0.1, 1.0) else { return };
    let across = hatch.across();
    surface.push_clip_path(&ring, &FillRule::NonZero);
    surface.set_fill(None);
    surface.set_stroke(Some(pen(&across, scale(page_from_scene))));
    if let Some(line) = path(&across.path, page_from_scene, 0.01, 1.0) {
        surface.draw_path(&line);
    }
    surface.pop();
}

/// A path whose coordinates are of this unit (points), to this step.
fn path(shape: &BezPath, page_from_scene: Affine, step: f64, unit: f64) -> Option<Path> {
    let mut out = PathBuilder::new();
    let at = |p: Point| {
        let p = page_from_scene * p;
        (to(p.x, step), to(p.y, step))
    };
    // A long curve is not seen to change when its handles are moved by half a point.
    let handle = |p: Point, end: (f32, f32)| {
        let (x, y) = at(p);
        let point = 1.0 / unit as f32;
        let is_long = unit * step > 0.05 && (x - end.0).abs().max((y - end.1).abs()) > LONG * point;
        let whole = |v: f32| (v / point).round() * point;
        if is_long { (whole(x), whole(y)) } else { (x, y) }
    };
    let mut pen = (0.0, 0.0);
    for el in shape.elements() {
        let end = el.end_point().map_or(pen, at);
        match *el {
            PathEl::MoveTo(_) => out.move_to(end.0, end.1),
            // Between the round ends of a pill there is a line of no length.
            PathEl::LineTo(_) if end == pen && shape.elements().len() > 2 => {}
            PathEl::LineTo(_) => out.line_to(end.0, end.1),
            PathEl::QuadTo(a, _) => {
                let a = at(a);
                out.quad_to(a.0, a.1, end.0, end.1);
            }
            PathEl::CurveTo(a, b, _) => {
                let (a, b) = (handle(a, end), handle(b, end));
                out.cubic_to(a.0, a.1, b.0, b.1, end.0, end.1);
            }
            PathEl::ClosePath => out.close(),
        }
        pen = end;
    }
    out.finish()
}
