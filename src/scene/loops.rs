//! Loop marks: a ring arrow with the loop's code, turning as the loop runs on screen, and its name below; and the numbers of a traced loop.

use std::f64::consts::TAU;

use kurbo::{BezPath, Point, Rect, Shape as _, Vec2};

use super::easel::{Easel, Layer, polygon};
use super::marks::{LoopMark, Marks, steps};
use super::places::Places;
use super::plan::Link;
use super::rings::{Form, Seeker};
use super::{Detail, Role};
use crate::layout::{CircleArc, circle};
use crate::map::{ElementId, LoopType, Part};
use crate::text::{TypeStyle, Weight};
use crate::theme::{Rgba, role};

/// How far round the ring runs, degrees.
const SPAN: f64 = 292.0;
/// Where a clockwise ring starts, degrees from the right, y down.
const START: f64 = -52.0;
/// Its head, along.
const HEAD: f64 = 9.0;
/// Half its width.
const HEAD_HALF: f64 = 5.4;
/// Line of each of the two rings of a balancing loop, and half between them.
const DOUBLE_LINE: f64 = 1.1;
const DOUBLE_HALF: f64 = 1.9;
/// Dots of an undetermined ring.
const DOTS: [f64; 2] = [0.1, 4.0];
/// Radius of a step's number.
const STEP_DISC: f64 = 10.0;

/// Where elements and arcs are drawn.
pub(super) struct Drawn<'d> {
    /// The middle of an element, if it is drawn.
    pub centre: &'d dyn Fn(ElementId) -> Option<Point>,
    /// The arc of an influence from one to another.
    pub arc: &'d dyn Fn(ElementId, ElementId) -> Option<CircleArc>,
}

/// A loop mark in its place.
struct RingMark<'m> {
    mark: &'m LoopMark,
    form: Form,
    middle: Point,
    clockwise: bool,
    dim: bool,
}

/// The corners of a loop as drawn: its elements and the middles of the arcs between them.
fn corners(mark: &LoopMark, drawn: &Drawn<'_>) -> Option<Vec<Point>> {
    let mut corners = Vec::with_capacity(mark.elements.len() * 2);
    for (from, to) in steps(&mark.elements) {
        corners.push((drawn.centre)(from)?);
        (drawn.centre)(to)?;
        corners.extend((drawn.arc)(from, to).map(|arc| arc.point(arc.length() / 2.0)));
    }
    Some(corners)
}

/// Twice the area of a polygon; above 0 when it runs clockwise on screen.
fn turning(corners: &[Point]) -> f64 {
    corners.iter().zip(corners.iter().cycle().skip(1)).map(|(a, b)| a.to_vec2().cross(b.to_vec2())).sum()
}

/// How much of a circle a polygon is: 1 for a circle, 0 for a line there and back.
fn roundness(corners: &[Point]) -> f64 {
    let round: f64 = corners.iter().zip(corners.iter().cycle().skip(1)).map(|(a, b)| a.distance(*b)).sum();
    TAU * turning(corners).abs() / (round * round).max(1e-9)
}

/// Draws the marks of loops. Those that read as rings choose first: within a ring one expects its own mark.
pub(super) fn draw_all<'m>(
    easel: &mut Easel,
    loops: impl Iterator<Item = &'m LoopMark>,
    drawn: &Drawn<'_>,
    marks: &Marks,
    places: &mut Places,
) {
    let mut rings = Vec::new();
    for (turn, mark) in loops.enumerate() {
        let Some(corners) = corners(mark, drawn) else { continue };
        let elements = mark.elements.iter().filter_map(|&id| (drawn.centre)(id)).map(Point::to_vec2);
        let mean = (elements.fold(Vec2::ZERO, |a, b| a + b) / mark.elements.len().max(1) as f64).to_point();
        let seeker = Seeker::new(Form::all(easel, mark), &corners, mean);
        rings.push((roundness(&corners), turn, seeker, mark, turning(&corners) >= 0.0));
    }
    rings.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
    let mut placed = Vec::with_capacity(rings.len());
    for (_, turn, seeker, mark, clockwise) in rings {
        let Some((form, middle)) = seeker.found(places) else { continue };
        places.take(Part::Loop(mark.key), Role::LoopMark, form.rect + middle.to_vec2());
        let whole = mark.elements.iter().all(|&id| !marks.is_dim([Part::Element(id)]));
        let dim = marks.is_dim([Part::Loop(mark.key)]) && !whole;
        placed.push((turn, RingMark { mark, form, middle, clockwise, dim }));
    }
    placed.sort_by_key(|(turn, _)| *turn);
    for (_, ring) in &placed {
        draw(easel, ring);
    }
}

/// Draws a loop mark.
fn draw(easel: &mut Easel, ring: &RingMark) {
    let theme = easel.theme;
    let (palette, pens) = (&theme.palette, &theme.pens);
    let ink = match ring.mark.kind {
        LoopType::Reinforcing => palette.loop_r,
        LoopType::Balancing => palette.loop_b,
        LoopType::Undetermined => palette.link,
    };
    easel.part(Layer::Over, Part::Loop(ring.mark.key), ring.dim);
    draw_ring(easel, ring, ink);
    easel.from(Detail::Label);
    let style = role::loop_code(pens);
    let code = easel.line(&ring.mark.code, style);
    let fitting = 30.0 / code.width.max(1.0);
    let code = if fitting < 1.0 { easel.line(&ring.mark.code, TypeStyle { size: style.size * fitting, ..style }) } else { code };
    easel.text(Role::LoopMark, code, ring.middle, ink);
    if let Some((name, from_ring)) = ring.form.name.clone() {
        easel.text(Role::LoopMark, name, ring.middle + from_ring, ink);
    }
}

fn draw_ring(easel: &mut Easel, ring: &RingMark, ink: Rgba) {
    let pens = &easel.theme.pens;
    let (radius, line) = (pens.ring, pens.ring_line);
    let way = if ring.clockwise { 1.0 } else { -1.0 };
    let start = if ring.clockwise { START } else { 180.0 - START }.to_radians();
    let head = HEAD / radius;
    let end = start + way * SPAN.to_radians();
    let round = |r: f64| kurbo::Arc::new(ring.middle, (r, r), start, end - start - way * head * 0.6, 0.0).to_path(0.01);
    match ring.mark.kind {
        LoopType::Reinforcing => {
            easel.stroke(Role::LoopMark, round(radius), ink, line);
        }
        LoopType::Balancing => {
            let mut both = round(radius + DOUBLE_HALF);
            both.extend(round(radius - DOUBLE_HALF));
            easel.stroke(Role::LoopMark, both, ink, DOUBLE_LINE);
        }
        LoopType::Undetermined => {
            easel.stroke(Role::LoopMark, round(radius), ink, line).dashed(Some(DOTS));
        }
    }
    let place = |angle: f64, r: f64| ring.middle + Vec2::from_angle(angle) * r;
    let back = end - way * head * 0.75;
    let mut path = BezPath::new();
    let tip = place(end + way * head * 0.25, radius);
    polygon(&mut path, &[tip, place(back, radius + HEAD_HALF), place(end - way * head * 0.55, radius), place(back, radius - HEAD_HALF)]);
    easel.fill(Role::LoopMark, path, ink);
}

/// Chooses and takes the place of a traced step's number, and draws it.
pub(super) fn draw_step(easel: &mut Easel, link: &Link, places: &mut Places) {
    let Some(step) = link.step else { return };
    let palette = &easel.theme.palette;
    let at = |share: f64| link.arc.point(link.arc.length() * share);
    let rect = |at: Point| Rect::from_center_size(at, (2.0 * STEP_DISC, 2.0 * STEP_DISC));
    let shares = [0.30, 0.22, 0.38, 0.16, 0.46, 0.52];
    let cost = |share: f64| places.cost(rect(at(share)), 2.0, Some(link.number), |_| false);
    let best = shares.into_iter().map(|share| (cost(share), share)).min_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.3, |(_, share)| share);
    places.take(link.part(), Role::Step, rect(at(best)));
    easel.part(Layer::Traced, link.part(), link.dim);
    easel.fill(Role::Step, circle(at(best), STEP_DISC), palette.accent);
    let number = easel.line(&step.to_string(), TypeStyle { size: 12.0, leading: 1.25, weight: Weight::SemiBold });
    easel.text(Role::Step, number, at(best), palette.on_accent);
}
