//! Where the marks of loops go: within the loop if there is room, with the name below the ring or beside it.

use std::f64::consts::TAU;
use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Shape as _, Vec2};

use super::easel::{Easel, polygon};
use super::marks::LoopMark;
use super::places::Places;
use crate::text::{Align, Shaped};
use crate::theme::role;

/// From the ring's middle to the middle of the first line of its name.
const NAME_BELOW: f64 = 36.0;
/// From the ring's middle to a name beside it.
const NAME_BESIDE: f64 = 30.0;
/// A line of a name.
const NAME_LINE: f64 = 16.0;
/// Widest line of a name, and where there is little room.
const NAME_WRAP: f64 = 150.0;
const NARROW_WRAP: f64 = 92.0;
/// Above and below the ring's middle, with its head.
const RING_HALF: f64 = 25.0;
/// Places inside are tried in circles around the middle, at least this far apart …
const STEP: f64 = 14.0;
/// … and at most so many of them.
const TRIES: u32 = 22;
/// What a unit further from the mean costs, where no place is free.
const AWAY: f64 = 0.06;
/// Circles outside.
const BEYOND: u32 = 56;
/// A ring with its name.
pub(super) struct Form {
    /// The name, and where its middle lies from the ring's.
    pub name: Option<(Arc<Shaped>, Vec2)>,
    /// All of it, from the ring's middle.
    pub rect: Rect,
}

impl Form {
    /// The name below the ring.
    fn below(name: Arc<Shaped>) -> Self {
        let (half, lines) = ((f64::from(name.width) / 2.0).max(RING_HALF), name.lines.len() as f64);
        // The ring is 44 high, the name begins 6 below and has 16 a line.
        let rect = Rect::new(-half, -RING_HALF, half, 28.0 + lines * NAME_LINE);
        Self { name: Some((name, Vec2::new(0.0, NAME_BELOW + (lines - 1.0) * NAME_LINE / 2.0))), rect }
    }

    /// The name to the right of the ring, or to the left.
    fn beside(name: Arc<Shaped>, way: f64) -> Self {
        let (width, half) = (f64::from(name.width), (name.lines.len() as f64 * NAME_LINE / 2.0).max(RING_HALF));
        let rect = Rect::from_points((-way * RING_HALF, -half), (way * (NAME_BESIDE + width), half));
        Self { name: Some((name, Vec2::new(way * (NAME_BESIDE + width / 2.0), 0.0))), rect }
    }

    /// Where the ring's middle is when the middle of all is here, and what all takes.
    fn around(&self, at: Point) -> (Point, Rect) {
        let middle = at - self.rect.center().to_vec2();
        (middle, self.rect + middle.to_vec2())
    }

    /// The ways to draw a mark, the best first.
    pub fn all(easel: &mut Easel, mark: &LoopMark) -> Vec<Self> {
        if mark.name.trim().is_empty() {
            return vec![Self { name: None, rect: Rect::ZERO.inset(RING_HALF) }];
        }
        let name = name_of(easel, mark);
        let style = role::loop_name(&easel.theme.pens);
        let narrow = easel.types.balanced(mark.name.trim(), style, NARROW_WRAP as f32, Align::Centre);
        let mut forms =
            vec![Self::below(Arc::clone(&name)), Self::beside(Arc::clone(&narrow), 1.0), Self::beside(Arc::clone(&narrow), -1.0)];
        if narrow.width < name.width {
            forms.push(Self::below(narrow));
        }
        forms
    }
}

/// A loop's name in at most two lines if it can be, and never cut.
fn name_of(easel: &mut Easel, mark: &LoopMark) -> Arc<Shaped> {
    let style = role::loop_name(&easel.theme.pens);
    let name = easel.types.balanced(mark.name.trim(), style, NAME_WRAP as f32, Align::Centre);
    if name.lines.len() <= 2 {
        return name;
    }
    let all = easel.line(mark.name.trim(), style).width;
    easel.types.balanced(mark.name.trim(), style, (all * 0.56).min(2.0 * NAME_WRAP as f32), Align::Centre)
}

/// Looks for a place for one mark.
pub(super) struct Seeker {
    /// How it can be drawn, the best first.
    forms: Vec<Form>,
    /// The middle of the loop.
    mean: Point,
    /// Places within the outline of the loop, and around it, the nearest to its middle first.
    inside: Vec<Point>,
    outside: Vec<Point>,
}

impl Seeker {
    /// For a loop with these corners around this middle.
    pub fn new(forms: Vec<Form>, corners: &[Point], mean: Point) -> Self {
        let mut outline = BezPath::new();
        polygon(&mut outline, corners);
        let size = outline.bounding_box().size() / 2.0;
        let reach = size.width.max(size.height);
        let step = (reach / f64::from(TRIES)).clamp(STEP, 3.0 * STEP);
        let rings = ((reach / step) as u32).min(TRIES);
        let around = |ring: u32, step: f64| {
            let count = 6 + 2 * ring;
            (0..count).map(move |i| mean + Vec2::from_angle(TAU * (f64::from(i) + 0.25) / f64::from(count)) * (step * f64::from(ring)))
        };
        let inside = (1..=rings).flat_map(|ring| around(ring, step)).filter(|&at| outline.contains(at));
        let inside = std::iter::once(mean).chain(inside).collect();
        let outside = (1..=BEYOND).flat_map(|ring| around(ring, STEP)).filter(|&at| !outline.contains(at)).collect();
        Self { forms, mean, inside, outside }
    }

    /// The first form that finds a free place within the loop, there the one nearest to its middle; or else the nearest free place outside, in
    /// whatever form; or else what has the least in the way. With where the ring's middle is.
    pub fn found(self, places: &Places) -> Option<(Form, Point)> {
        let forms = 0..self.forms.len();
        let inside = forms.clone().flat_map(|form| self.inside.iter().map(move |&at| (form, at)));
        let outside = self.outside.iter().flat_map(|&at| forms.clone().map(move |form| (form, at)));
        let mut least: Option<(f64, usize, Point)> = None;
        for (index, at) in inside.chain(outside) {
            let (middle, rect) = self.forms.get(index)?.around(at);
            let in_the_way = cost(places, rect);
            let all = in_the_way + at.distance(self.mean) * AWAY;
            if in_the_way == 0.0 || least.is_none_or(|(least, ..)| all < least) {
                least = Some((all, index, middle));
            }
            if in_the_way == 0.0 {
                break;
            }
        }
        let (_, index, middle) = least?;
        self.forms.into_iter().nth(index).map(|form| (form, middle))
    }
}

fn cost(places: &Places, rect: Rect) -> f64 {
    places.cost(rect, 3.0, None, |_| false)
}
