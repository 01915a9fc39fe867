//! Finds room for stubs beside their elements: words at the outer side, at the end of a short straight line.

use kurbo::{Point, Rect, Size, Vec2};

use crate::layout::{CircleArc, ElementShape};
use crate::map::{ElementId, Outline};
use crate::scene::{Drawing, Role};
use crate::theme::Pens;

/// From an element to the words of its stub, the nearest first; a line with delay bars is longer.
const LINES: [f64; 5] = [54.0, 74.0, 100.0, 132.0, 170.0];
const FOR_DELAY: f64 = 18.0;
/// How far words stand beside the middle of a side: along an upright one, and along a level one.
const UP_AND_DOWN: [f64; 7] = [0.0, 26.0, -26.0, 52.0, -52.0, 80.0, -80.0];
const SIDEWAYS: [f64; 7] = [0.0, 44.0, -44.0, 88.0, -88.0, 132.0, -132.0];
/// Words keep this far from anything.
const CLEAR: f64 = 9.0;
/// What it costs to cross an arc; more than this is too much.
const CROSSING: f64 = 70.0;
const TOO_MUCH: f64 = 330.0;
/// What it costs to stand at the inner side.
const INWARDS: f64 = 60.0;
/// What it costs to run over a small mark of the own element, which then finds another place.
const OVER_MARK: f64 = 14.0;
/// Two lines at one element part by this angle at least (radians).
const PART: f64 = 0.42;

/// A stub that wants a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Want {
    pub own: ElementId,
    /// Of its words with the room they need.
    pub size: Size,
    pub delay: bool,
}

/// What is in the way on a drawing.
struct Ways<'d> {
    drawing: &'d Drawing,
    /// Around marks and words, with the element they are of where they are small marks of one.
    marks: Vec<(Rect, Option<ElementId>)>,
    arcs: Vec<CircleArc>,
    pens: &'d Pens,
    middle: Point,
}

/// A place for words and the line to them.
#[derive(Clone, Copy)]
struct Place {
    rect: Rect,
    line: CircleArc,
    own: ElementId,
    cost: f64,
}

/// Places for the words of stubs, so that the drawing with them stays within a room of this size; `None` for those that have none.
pub(super) fn places(drawing: &Drawing, bounds: Rect, wants: &[Want], room: Size, pens: &Pens) -> Vec<Option<Rect>> {
    let ways = Ways::of(drawing, bounds, pens);
    let mut taken: Vec<Place> = Vec::new();
    let mut found = vec![None; wants.len()];
    let mut around = bounds;
    // Those first that stand best when nothing else is there.
    let alone = |want: &Want| ways.best(want, &[], bounds, room).map_or(f64::INFINITY, |place| place.cost);
    let mut order: Vec<(f64, usize)> = wants.iter().map(alone).zip(0..).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (_, index) in order.into_iter().filter(|(cost, _)| cost.is_finite()) {
        let Some(place) = wants.get(index).and_then(|want| ways.best(want, &taken, around, room)) else { continue };
        around = around.union(place.rect);
        taken.push(place);
        if let Some(slot) = found.get_mut(index) {
            *slot = Some(place.rect);
        }
    }
    found
}

impl<'d> Ways<'d> {
    fn of(drawing: &'d Drawing, bounds: Rect, pens: &'d Pens) -> Self {
        let small = |role: Role| matches!(role, Role::Badge | Role::Code);
        let items = drawing.scene.items.iter().filter(|item| !matches!(item.role, Role::Line | Role::Ground | Role::Label));
        let owner = |item: &crate::scene::Item| match item.part {
            Some(crate::map::Part::Element(id)) if small(item.role) => Some(id),
            _ => None,
        };
        let marks = items.map(|item| (item.bounds, owner(item))).collect();
        let mut arcs: Vec<CircleArc> = drawing.arcs.values().copied().collect();
        arcs.dedup();
        Self { drawing, marks, arcs, pens, middle: bounds.center() }
    }

    /// The cheapest place of a stub; `None` if each is in the way of something.
    fn best(&self, want: &Want, taken: &[Place], around: Rect, room: Size) -> Option<Place> {
        let shape = *self.drawing.shape(want.own)?;
        let places = candidates(shape.rect, want).filter_map(|rect| self.place(want, &shape, rect, taken, around, room));
        places.min_by(|a, b| a.cost.total_cmp(&b.cost))
    }

    fn place(&self, want: &Want, shape: &ElementShape, rect: Rect, taken: &[Place], around: Rect, room: Size) -> Option<Place> {
        let whole = around.union(rect);
        if whole.width() > room.width || whole.height() > room.height {
            return None;
        }
        let clear = rect.inflate(CLEAR, CLEAR);
        let blocked = self.marks.iter().any(|(mark, _)| mark.overlaps(clear))
            || taken.iter().any(|other| other.rect.overlaps(clear) || other.line.length_inside(clear) > 0.0)
            || self.arcs.iter().any(|arc| arc.length_inside(clear) > 0.0);
        if blocked {
            return None;
        }
        let words = ElementShape::new(Outline::Box, rect, self.pens);
        let line = CircleArc::between(shape, &words, 0.0, [Vec2::ZERO; 2], [self.pens.tail_gap, self.pens.tip_gap]);
        let cost = self.line_cost(want, &line, taken)? + line.length() + self.inwards(shape.centre(), rect.center());
        // Words level with the middle of a side, or right above it, are the calmest.
        let off = (rect.center() - shape.centre()).to_point();
        let cost = cost + off.x.abs().min(off.y.abs()) * 0.5;
        (cost < TOO_MUCH).then_some(Place { rect, line, own: want.own, cost })
    }

    /// What a line runs over; `None` when it must not.
    fn line_cost(&self, want: &Want, line: &CircleArc, taken: &[Place]) -> Option<f64> {
        let direction = |arc: &CircleArc| arc.tangent(0.0);
        let beside = |other: &Place| other.own == want.own && direction(&other.line).dot(direction(line)) > PART.cos();
        if line.length() < 36.0
            || taken
                .iter()
                .any(|other| beside(other) || other.line.crossings(line).count() + usize::from(line.length_inside(other.rect) > 0.0) > 0)
        {
            return None;
        }
        let mut cost = 0.0;
        for (mark, owner) in self.marks.iter().filter(|(mark, _)| line.length_inside(mark.inflate(3.0, 3.0)) > 0.0) {
            // Its own outline is where the line begins.
            let own_box =
                self.drawing.boxes.get(&want.own).is_some_and(|rect| rect.inflate(3.0, 3.0).union(*mark) == rect.inflate(3.0, 3.0));
            match owner {
                Some(id) if *id == want.own => cost += OVER_MARK,
                _ if own_box => {}
                _ => return None,
            }
        }
        cost += self.arcs.iter().map(|arc| arc.crossings(line).count() as f64).sum::<f64>() * CROSSING;
        Some(cost)
    }

    /// What it costs to stand between an element and the middle of the drawing.
    fn inwards(&self, from: Point, to: Point) -> f64 {
        let (out, way) = (from - self.middle, to - from);
        let along = out.dot(way) / (out.hypot() * way.hypot()).max(1.0);
        (1.0 - along) / 2.0 * INWARDS
    }
}

/// Places around a box: beside it and above and below, ever further away.
fn candidates(own: Rect, want: &Want) -> impl Iterator<Item = Rect> {
    let (Size { width: w, height: h }, middle) = (want.size, own.center());
    let more = if want.delay { FOR_DELAY } else { 0.0 };
    LINES.into_iter().flat_map(move |line| {
        let (out_x, out_y) = (own.width() / 2.0 + line + more + w / 2.0, own.height() / 2.0 + line + more + h / 2.0);
        let level = UP_AND_DOWN.into_iter().flat_map(move |dy| [Vec2::new(out_x, dy), Vec2::new(-out_x, dy)]);
        let upright = SIDEWAYS.into_iter().flat_map(move |dx| [Vec2::new(dx, out_y), Vec2::new(dx, -out_y)]);
        level.chain(upright).map(move |by| Rect::from_center_size(middle + by, (w, h)))
    })
}
