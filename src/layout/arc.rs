//! The line of a connection: one circle arc, or a straight line, cut where it meets the outlines of its two elements.
//!
//! Told by length from its tail: `point(0)` is the tail, `point(length())` the tip.

use std::f64::consts::{FRAC_PI_4, TAU};

use kurbo::{BezPath, Point, Rect, Vec2};

use super::ElementShape;

/// A bend beyond this is drawn as this: three quarters of a circle and a little more.
const MOST_BEND: f64 = 1.2;
/// A piece that bows by less than this is drawn straight.
const FLAT: f64 = 0.03;
/// An arc that turns by less than this, in radians, is straight.
const STRAIGHT: f64 = 1e-6;

/// A circle arc in map units, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CircleArc {
    start: Point,
    heading: Vec2,
    /// 1 ÷ radius; above 0 it turns right as seen on screen.
    curvature: f64,
    length: f64,
}

/// Where a self-connection goes round its element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner {
    /// Above and to the right.
    UpperRight,
    /// Above and to the left.
    UpperLeft,
    /// Below and to the right.
    LowerRight,
    /// Below and to the left.
    LowerLeft,
}

impl Corner {
    /// Every corner, the likeliest to be free first.
    pub const ALL: [Self; 4] = [Self::UpperRight, Self::UpperLeft, Self::LowerRight, Self::LowerLeft];

    /// Right and down as ±1.
    const fn signs(self) -> (f64, f64) {
        match self {
            Self::UpperRight => (1.0, -1.0),
            Self::UpperLeft => (-1.0, -1.0),
            Self::LowerRight => (1.0, 1.0),
            Self::LowerLeft => (-1.0, 1.0),
        }
    }
}

/// Between a length inside and one outside: where inside ends.
fn halved(mut inner: f64, mut outer: f64, inside: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..18 {
        let middle = f64::midpoint(inner, outer);
        if inside(middle) {
            inner = middle;
        } else {
            outer = middle;
        }
    }
    outer
}

fn right_of(heading: Vec2) -> Vec2 {
    Vec2::new(-heading.y, heading.x)
}

impl CircleArc {
    /// From one point to another; `bend` is its height ÷ chord, above 0 bowing to the left of travel as seen on screen.
    pub fn new(from: Point, to: Point, bend: f64) -> Self {
        let chord = to - from;
        let c = chord.hypot();
        if c < 1e-9 {
            return Self { start: from, heading: Vec2::new(1.0, 0.0), curvature: 0.0, length: 0.0 };
        }
        let bend = if bend.is_finite() { bend.clamp(-MOST_BEND, MOST_BEND) } else { 0.0 };
        let turn = 4.0 * (2.0 * bend).atan();
        let along = chord / c;
        let (sin, cos) = (turn / 2.0).sin_cos();
        let heading = along * cos - right_of(along) * sin;
        if turn.abs() < STRAIGHT {
            return Self { start: from, heading: along, curvature: 0.0, length: c };
        }
        let curvature = 2.0 * bend / (c * (0.25 + bend * bend));
        Self { start: from, heading, curvature, length: turn / curvature }
    }

    /// From centre to centre, each end aiming beside its centre by an offset, cut where it leaves the first outline (`tail` away) and where it
    /// reaches the second (`head` away). Elements that lie on each other leave an arc without length.
    pub fn between(from: &ElementShape, to: &ElementShape, bend: f64, aims: [Vec2; 2], gaps: [f64; 2]) -> Self {
        let whole = Self::new(from.centre() + aims[0], to.centre() + aims[1], bend);
        let a = whole.leaves_for_good(from, gaps[0]);
        let b = whole.reversed().leaves_for_good(to, gaps[1]).map(|back| whole.length - back);
        match (a, b) {
            (Some(a), Some(b)) if b > a => whole.part(a, b),
            _ => Self { length: 0.0, ..whole.part(whole.length / 2.0, whole.length / 2.0) },
        }
    }

    /// Round a corner of its own element, clockwise on screen.
    pub fn around(element: &ElementShape, corner: Corner, radius: f64, gaps: [f64; 2]) -> Self {
        let (sx, sy) = corner.signs();
        let half = element.rect.size() / 2.0;
        let off = radius * 0.42;
        let middle = element.centre() + Vec2::new(sx * (half.width + off - 4.0), sy * (half.height + off - 4.0));
        // Start on the circle's point that is deepest inside the element.
        let inwards = Vec2::new(-sx, -sy).normalize();
        let start = middle + inwards * radius;
        let whole = Self { start, heading: right_of(inwards), curvature: 1.0 / radius, length: TAU * radius };
        match (whole.leaves(element, gaps[0], false), whole.leaves(element, gaps[1], true)) {
            (Some(a), Some(b)) if b > a => whole.part(a, b),
            _ => whole,
        }
    }

    /// The length at which it first leaves an outline grown by `gap`, from its tail or, `backwards`, from its tip. `None`: it never does.
    fn leaves(&self, element: &ElementShape, gap: f64, backwards: bool) -> Option<f64> {
        let at = |walked: f64| if backwards { self.length - walked } else { walked };
        let step = (element.rect.width().min(element.rect.height()) / 4.0).clamp(2.0, 12.0);
        let inside = |walked: f64| element.contains(self.point(at(walked)), gap);
        let mut far = 0.0;
        while inside(far) {
            if far >= self.length {
                return None;
            }
            far = (far + step).min(self.length);
        }
        Some(at(halved((far - step).max(0.0), far, inside)))
    }

    /// The length at which it leaves an outline grown by `gap` for the last time in its first half: an arc that bows along a side may leave
    /// through it and cut the corner on its way. `None`: half-way it is still inside.
    fn leaves_for_good(&self, element: &ElementShape, gap: f64) -> Option<f64> {
        let stretches = self.inside(element.rect.inflate(gap, gap));
        let half = self.length / 2.0;
        let inside = |at: f64| element.contains(self.point(at), gap);
        for &(start, end) in stretches.iter().rev().filter(|(start, _)| *start < half) {
            let end = end.min(self.length);
            let mut at = end;
            // Round corners and slanted sides: not all that is in the rectangle is in the outline.
            while at > start && !inside(at) {
                at -= 1.5;
            }
            if at > start || inside(start) {
                let at = at.max(start);
                let exit = halved(at, (at + 1.5).min(self.length), inside);
                return (exit < self.length && exit > 0.0).then_some(exit);
            }
        }
        None
    }

    /// Its length.
    pub fn length(&self) -> f64 {
        self.length
    }

    /// 1 ÷ radius; above 0 it turns right as seen on screen, 0 for a straight line.
    pub fn curvature(&self) -> f64 {
        self.curvature
    }

    /// The middle of its circle and the radius; `None` when straight.
    pub fn circle(&self) -> Option<(Point, f64)> {
        let straight = self.curvature.abs() * self.length.max(1.0) < STRAIGHT;
        (!straight).then(|| (self.start + right_of(self.heading) / self.curvature, 1.0 / self.curvature.abs()))
    }

    /// The point at a length from the tail; beyond either end it runs on along the circle.
    pub fn point(&self, at: f64) -> Point {
        let turn = self.curvature * at;
        if turn.abs() < 1e-9 {
            return self.start + self.heading * at;
        }
        let (sin, cos) = (turn / 2.0).sin_cos();
        let chord = 2.0 * sin / self.curvature;
        self.start + (self.heading * cos + right_of(self.heading) * sin) * chord
    }

    /// The direction of travel at a length, of length 1.
    pub fn tangent(&self, at: f64) -> Vec2 {
        let (sin, cos) = (self.curvature * at).sin_cos();
        self.heading * cos + right_of(self.heading) * sin
    }

    /// Away from the middle of its circle at a length, of length 1; to the left of travel when straight.
    pub fn outward(&self, at: f64) -> Vec2 {
        let right = right_of(self.tangent(at));
        if self.curvature < 0.0 { right } else { -right }
    }

    /// The part between two lengths.
    #[must_use]
    pub fn part(&self, a: f64, b: f64) -> Self {
        Self { start: self.point(a), heading: self.tangent(a), curvature: self.curvature, length: (b - a).max(0.0) }
    }

    /// The other way round.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { start: self.point(self.length), heading: -self.tangent(self.length), curvature: -self.curvature, length: self.length }
    }

    /// The line between two lengths as a path: one cubic for every eighth of a circle.
    pub fn path(&self, a: f64, b: f64) -> BezPath {
        let mut path = BezPath::new();
        path.move_to(self.point(a));
        self.append(&mut path, a, b);
        path
    }

    /// Adds the line between two lengths to a path that ends at the first.
    pub fn append(&self, path: &mut BezPath, a: f64, b: f64) {
        let turn = self.curvature * (b - a);
        // Also what bows by less than anyone can see.
        if turn.abs() < STRAIGHT || (turn * (b - a)).abs() / 8.0 < FLAT {
            path.line_to(self.point(b));
            return;
        }
        let pieces = (turn.abs() / FRAC_PI_4).ceil().max(1.0);
        let step = (b - a) / pieces;
        let reach = 4.0 / 3.0 * (self.curvature * step / 4.0).tan() / self.curvature;
        let mut from = a;
        for _ in 0..pieces as usize {
            let to = from + step;
            path.curve_to(self.point(from) + self.tangent(from) * reach, self.point(to) - self.tangent(to) * reach, self.point(to));
            from = to;
        }
    }

    /// The smallest rectangle around it.
    pub fn bounds(&self) -> Rect {
        let mut bounds = Rect::from_points(self.start, self.point(self.length));
        if let Some((centre, radius)) = self.circle() {
            let sweep = self.sweep();
            for towards in [Vec2::new(radius, 0.0), Vec2::new(0.0, radius), Vec2::new(-radius, 0.0), Vec2::new(0.0, -radius)] {
                if sweep.beyond_chord(centre + towards) > 0.0 {
                    bounds = bounds.union_pt(centre + towards);
                }
            }
        }
        bounds
    }

    /// The length at which it comes nearest to a point.
    pub fn nearest(&self, to: Point) -> f64 {
        let Some((centre, _)) = self.circle() else {
            return (to - self.start).dot(self.heading).clamp(0.0, self.length);
        };
        let at = self.length_towards(to - centre);
        if at <= self.length {
            return at;
        }
        let past_tip = at - self.length;
        let before_tail = TAU / self.curvature.abs() - at;
        if past_tip < before_tail { self.length } else { 0.0 }
    }

    /// The length at which it lies in this direction from the middle of its circle, had it no end.
    fn length_towards(&self, from_centre: Vec2) -> f64 {
        let side = self.curvature.signum();
        let outward = right_of(self.heading) * -side;
        let turn = outward.cross(from_centre).atan2(outward.dot(from_centre)) * side;
        turn.rem_euclid(TAU) / self.curvature.abs()
    }

    /// Whether it certainly stays out of a rectangle: told from distances alone, because nearly all arcs are far from nearly all
    /// rectangles. A `false` says nothing.
    pub(super) fn stays_out_of(&self, rect: Rect) -> bool {
        let Some((centre, radius)) = self.circle() else {
            let end = self.start + self.heading * self.length;
            return self.start.x.max(end.x) < rect.x0
                || self.start.x.min(end.x) > rect.x1
                || self.start.y.max(end.y) < rect.y0
                || self.start.y.min(end.y) > rect.y1;
        };
        let (left, right) = (rect.x0 - centre.x, rect.x1 - centre.x);
        let (top, bottom) = (rect.y0 - centre.y, rect.y1 - centre.y);
        let nearest = Vec2::new(left.max(-right).max(0.0), top.max(-bottom).max(0.0));
        let farthest = Vec2::new(left.abs().max(right.abs()), top.abs().max(bottom.abs()));
        nearest.hypot2() > radius * radius || farthest.hypot2() < radius * radius
    }

    /// How far a point is from it.
    pub fn distance(&self, to: Point) -> f64 {
        self.point(self.nearest(to)).distance(to)
    }

    /// The lengths at which it crosses a vertical (`x`) or horizontal line, at most two.
    pub(super) fn crosses_line(&self, vertical: bool, value: f64) -> impl Iterator<Item = f64> + use<> {
        let pick = |v: Vec2| if vertical { v.x } else { v.y };
        let found = match self.circle() {
            None => {
                let speed = pick(self.heading);
                let at = (value - pick(self.start.to_vec2())) / speed;
                [Some(at).filter(|at| at.is_finite()), None]
            }
            Some((centre, radius)) => {
                let off = (value - pick(centre.to_vec2())) / radius;
                if off.abs() > 1.0 {
                    [None, None]
                } else {
                    let other = (1.0 - off * off).sqrt();
                    let towards = |o: f64| if vertical { Vec2::new(off, o) } else { Vec2::new(o, off) };
                    [Some(self.length_towards(towards(other))), Some(self.length_towards(towards(-other)))]
                }
            }
        };
        let length = self.length;
        found.into_iter().flatten().filter(move |at| *at >= 0.0 && *at <= length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Outline;
    use crate::theme::ThemeName;
    use kurbo::Shape as _;

    fn shape(x: f64, y: f64) -> ElementShape {
        let rect = Rect::from_center_size((x, y), (100.0, 40.0));
        ElementShape::new(Outline::Box, rect, &ThemeName::Light.theme().pens)
    }

    #[test]
    fn a_bend_above_0_bows_to_the_left_of_travel() {
        let arc = CircleArc::new(Point::ZERO, Point::new(100.0, 0.0), 0.2);
        let top = arc.point(arc.length() / 2.0);
        assert!((top - Point::new(50.0, -20.0)).hypot() < 1e-9, "travelling right, left is up on screen: {top:?}");
        assert!((arc.point(arc.length()) - Point::new(100.0, 0.0)).hypot() < 1e-9);
        assert!(arc.outward(arc.length() / 2.0).y < -0.99);
        let back = CircleArc::new(Point::ZERO, Point::new(100.0, 0.0), -0.2);
        assert!(back.point(back.length() / 2.0).y > 19.9);
    }

    /// Elements set evenly on a circle get exactly that circle.
    #[test]
    fn the_bend_of_a_loop_gives_a_ring() {
        for n in 3..9 {
            let place = |i: i32| Point::ZERO + Vec2::from_angle(TAU * f64::from(i) / f64::from(n)) * 200.0;
            let arc = CircleArc::new(place(0), place(1), 0.5 * (std::f64::consts::PI / (2.0 * f64::from(n))).tan());
            let (centre, radius) = arc.circle().unwrap();
            assert!(centre.to_vec2().hypot() < 1e-6 && (radius - 200.0).abs() < 1e-6, "{n}");
        }
    }

    #[test]
    fn it_is_cut_at_both_outlines() {
        for bend in [0.0, 0.1, -0.24, 0.5] {
            let (a, b) = (shape(0.0, 0.0), shape(300.0, 120.0));
            let arc = CircleArc::between(&a, &b, bend, [Vec2::ZERO, Vec2::new(10.0, 0.0)], [0.6, 2.0]);
            assert!(!a.contains(arc.point(0.01), 0.59) && a.contains(arc.point(0.0), 0.62));
            assert!(b.contains(arc.point(arc.length()), 2.02) && !b.contains(arc.point(arc.length()), 1.9));
        }
        assert!(CircleArc::between(&shape(0.0, 0.0), &shape(4.0, 3.0), 0.1, [Vec2::ZERO; 2], [0.6, 2.0]).length() < 1e-9);
    }

    /// Whatever the arc does near its elements, none of it is inside them.
    #[test]
    fn no_arc_cuts_a_corner_of_its_own_elements() {
        let mut rng = fastrand::Rng::with_seed(8);
        for outline in [Outline::Box, Outline::Pill, Outline::Hexagon] {
            for _ in 0..400 {
                let mut place =
                    || Rect::from_center_size((rng.f64() * 400.0, rng.f64() * 400.0), (60.0 + rng.f64() * 120.0, 38.0 + rng.f64() * 40.0));
                let pens = &ThemeName::Light.theme().pens;
                let (a, b) = (ElementShape::new(outline, place(), pens), ElementShape::new(outline, place(), pens));
                if a.rect.inflate(30.0, 30.0).overlaps(b.rect) {
                    continue;
                }
                let aims = [Vec2::new(rng.f64() * 60.0 - 30.0, 0.0), Vec2::new(0.0, rng.f64() * 30.0 - 15.0)];
                let arc = CircleArc::between(&a, &b, rng.f64() - 0.5, aims, [0.6, 2.0]);
                let inside =
                    (1..200).map(|i| arc.point(arc.length() * f64::from(i) / 200.0)).any(|at| a.contains(at, 0.0) || b.contains(at, 0.0));
                assert!(arc.length() > 5.0 && !inside, "{outline:?} {a:?} {b:?} {arc:?}");
            }
        }
    }

    #[test]
    fn path_bounds_and_distance_agree() {
        for bend in [0.0, 0.1, -0.3, 0.9] {
            let arc = CircleArc::new(Point::new(10.0, 20.0), Point::new(130.0, -40.0), bend);
            let path = arc.path(0.0, arc.length());
            let (a, b) = (path.bounding_box(), arc.bounds());
            for (p, q) in [(a.x0, b.x0), (a.y0, b.y0), (a.x1, b.x1), (a.y1, b.y1)] {
                assert!((p - q).abs() < 0.01, "{bend} {a:?} {b:?}");
            }
            for at in [0.0, 11.0, 60.0] {
                let beside = arc.point(at + 3.0) + arc.outward(at + 3.0) * 7.0;
                assert!((arc.distance(beside) - 7.0).abs() < 1e-6, "{bend}");
                assert!((arc.nearest(beside) - at - 3.0).abs() < 1e-6);
            }
            assert!((arc.reversed().point(5.0) - arc.point(arc.length() - 5.0)).hypot() < 1e-6);
        }
    }

    #[test]
    fn a_self_connection_leaves_and_comes_back() {
        let element = shape(0.0, 0.0);
        for corner in Corner::ALL {
            let arc = CircleArc::around(&element, corner, 19.0, [0.6, 2.0]);
            assert!(arc.length() > 60.0, "{corner:?} {}", arc.length());
            let middle = arc.point(arc.length() / 2.0);
            assert!(!element.contains(middle, 10.0));
        }
    }
}
