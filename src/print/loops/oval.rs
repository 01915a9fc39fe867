//! Where the elements of a loop stand on its ring: evenly on a circle, or, where a circle would be too small, on an oval with even gaps.
//! Map units, the middle at the origin, the first element at the top, clockwise.

use std::f64::consts::TAU;
use std::sync::LazyLock;

use kurbo::{Point, Rect, Size, Vec2};

use crate::layout::{CircleArc, ElementShape};

/// The exponent of an oval; 2 would be an ellipse.
const SQUARENESS: f64 = 2.5;
/// Parts that an oval is measured in.
const PARTS: usize = 360;
/// How near, in radians, two places are between which the ring is straight.
const NEAR: f64 = 1e-3;
/// How often gaps are evened out, and how often a ring is drawn in until it fits.
const ROUNDS: usize = 10;
/// An oval is at most so many times longer than it is wide.
const LONGEST: f64 = 1.7;
/// An arc of a ring is never so long that it no longer looks like one.
const WIDEST_GAP: f64 = 150.0;
/// Between two elements that are not neighbours, and between an arc's marks and the edge.
const CLEAR: f64 = 12.0;

/// What stands on a ring.
pub(super) struct Bodies {
    /// Elements around the origin, in the order of the loop.
    pub shapes: Vec<ElementShape>,
    /// The least length of the arc that leaves each.
    pub needs: Vec<f64>,
    /// Kept free below each for its code.
    pub below: f64,
    /// Between outlines and the ends of arcs.
    pub gaps: [f64; 2],
}

/// Places on a ring.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Places {
    /// The centre of each element.
    pub at: Vec<Point>,
    /// The bend of the arc that leaves each.
    pub bends: Vec<f64>,
}

/// A circle or an oval, the latter a superellipse (Piet Hein): squarer than an ellipse, so that it uses its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Even angles.
    Circle,
    /// Even gaps.
    Oval,
}

impl Bodies {
    /// Places in a room of this size, arcs so much longer than they have to be; `None` where something would touch or an arc be too short.
    pub fn placed(&self, room: Size, form: Form, spare: f64) -> Option<Places> {
        let mut half = Vec2::new(room.width / 2.0, room.height / 2.0);
        for _ in 0..ROUNDS {
            half = self.limited(half, form);
            if half.x.min(half.y) < 20.0 && self.shapes.len() > 1 {
                return None;
            }
            let places = self.on(half, form);
            let taken = self.bounds(&places, half);
            let excess = taken.size() - room;
            if excess.width <= 0.5 && excess.height <= 0.5 {
                return self.is_clear(&places, spare).then_some(places);
            }
            half -= Vec2::new(excess.width.max(0.0), excess.height.max(0.0)) / 2.0;
        }
        None
    }

    /// The half axes that a ring of this form may have.
    fn limited(&self, half: Vec2, form: Form) -> Vec2 {
        let sides: f64 = self.shapes.iter().map(|shape| shape.rect.width() + shape.rect.height()).sum();
        let longest = self.shapes.len() as f64 * WIDEST_GAP + sides / 2.0 + self.needs.iter().sum::<f64>() / 2.0;
        let most = longest / TAU;
        match form {
            Form::Circle => {
                let radius = half.x.min(half.y).min(most);
                Vec2::new(radius, radius)
            }
            Form::Oval => {
                let (x, y) = (half.x.min(half.y * LONGEST), half.y.min(half.x * LONGEST));
                let larger = (x.hypot(y) / (most * std::f64::consts::SQRT_2)).max(1.0);
                Vec2::new(x, y) / larger
            }
        }
    }

    fn on(&self, half: Vec2, form: Form) -> Places {
        let count = self.shapes.len();
        let turns: Vec<f64> = match form {
            Form::Circle => (0..count).map(|i| TAU * i as f64 / count as f64).collect(),
            Form::Oval => self.even(half),
        };
        let at = turns.iter().map(|&turn| point(half, turn, form)).collect();
        let nexts = turns.iter().skip(1).copied().chain([TAU]);
        // The ring rule, ½ tan(π ⁄ 2n), for any turn of the tangent between two elements.
        let bends = turns.iter().zip(nexts).map(|(&from, to)| 0.5 * (turned(half, from, to, form) / 4.0).tan()).collect();
        Places { at, bends }
    }

    /// Turns on an oval so that the free lengths between elements are alike.
    fn even(&self, half: Vec2) -> Vec<f64> {
        let lengths = lengths(half);
        let whole = lengths.last().copied().unwrap_or(0.0);
        let count = self.shapes.len();
        let mut turns: Vec<f64> = (0..count).map(|i| TAU * i as f64 / count as f64).collect();
        for _ in 0..ROUNDS {
            let taken: Vec<f64> =
                self.shapes.iter().zip(&turns).map(|(shape, &turn)| self.along(shape, tangent(half, turn, Form::Oval))).collect();
            let spare: f64 = whole - taken.iter().sum::<f64>() - self.needs.iter().sum::<f64>();
            let gap = spare / count as f64;
            let mut length = 0.0;
            for (i, turn) in turns.iter_mut().enumerate() {
                *turn = turn_at(&lengths, length);
                let (this, next) = (taken.get(i).unwrap_or(&0.0), taken.get((i + 1) % count).unwrap_or(&0.0));
                length += (this + next) / 2.0 + gap + self.needs.get(i).unwrap_or(&0.0);
            }
        }
        turns
    }

    /// How much of the ring an element covers where the ring runs in this direction.
    fn along(&self, shape: &ElementShape, direction: Vec2) -> f64 {
        let across = |size: f64, part: f64| size / part.abs().max(1e-6);
        across(shape.rect.width(), direction.x).min(across(shape.rect.height() + self.below, direction.y))
    }

    fn rects(&self, places: &Places) -> Vec<Rect> {
        let rect = |(shape, at): (&ElementShape, &Point)| {
            let rect = shape.rect + at.to_vec2();
            Rect { y1: rect.y1 + self.below, ..rect }
        };
        self.shapes.iter().zip(&places.at).map(rect).collect()
    }

    /// Around everything, with the marks on arcs.
    fn bounds(&self, places: &Places, half: Vec2) -> Rect {
        let ring = Rect::from_center_size(Point::ZERO, (half.x * 2.0, half.y * 2.0)).inflate(CLEAR, CLEAR);
        self.rects(places).into_iter().fold(if self.shapes.len() > 1 { ring } else { Rect::ZERO }, |all, rect| all.union(rect))
    }

    /// Whether no two elements are too near to each other and every arc is long enough.
    fn is_clear(&self, places: &Places, spare: f64) -> bool {
        let rects = self.rects(places);
        let apart = |(i, rect): (usize, &Rect)| {
            let wide = rect.inflate(CLEAR, CLEAR);
            rects.iter().skip(i + 1).all(|other| wide.intersect(*other).is_zero_area())
        };
        let shapes: Vec<ElementShape> = self.shapes.iter().zip(&places.at).map(|(shape, at)| shape.moved(at.to_vec2())).collect();
        let long = |(i, (&bend, &need)): (usize, (&f64, &f64))| {
            let next = (i + 1) % shapes.len();
            let (Some(from), Some(to)) = (shapes.get(i), shapes.get(next)) else { return true };
            let arc = CircleArc::between(from, to, bend, [Vec2::ZERO; 2], self.gaps);
            // Nor may it run behind another element.
            let mut others = shapes.iter().enumerate().filter(|(other, _)| *other != i && *other != next);
            arc.length() >= need + spare && others.all(|(_, other)| arc.length_inside(other.rect.inflate(CLEAR, CLEAR)) <= 0.0)
        };
        let apart = rects.iter().enumerate().all(apart);
        apart && (shapes.len() < 2 || places.bends.iter().zip(&self.needs).enumerate().all(long))
    }
}

/// A place on the ring, by its turn from the top.
fn point(half: Vec2, turn: f64, form: Form) -> Point {
    let (sin, cos) = turn.sin_cos();
    let round = |part: f64| match form {
        Form::Circle => part,
        Form::Oval => part.signum() * part.abs().powf(2.0 / SQUARENESS),
    };
    Point::new(half.x * round(sin), -half.y * round(cos))
}

fn tangent(half: Vec2, turn: f64, form: Form) -> Vec2 {
    (point(half, turn + NEAR, form) - point(half, turn - NEAR, form)).normalize()
}

/// By how much the tangent turns from one place on a ring to the next one clockwise.
fn turned(half: Vec2, from: f64, to: f64, form: Form) -> f64 {
    if to - from > TAU - 1e-9 {
        return TAU;
    }
    (tangent(half, to, form).atan2() - tangent(half, from, form).atan2()).rem_euclid(TAU)
}

/// The ends of the parts of an oval with half axes of 1: others are stretched from it, thousands of them while a ring is fitted.
static UNIT: LazyLock<Vec<Point>> = LazyLock::new(|| {
    let corner = |i: usize| point(Vec2::new(1.0, 1.0), TAU * i as f64 / PARTS as f64, Form::Oval);
    (0..=PARTS).map(corner).collect()
});

/// The length of an oval from the top to the end of each part.
fn lengths(half: Vec2) -> Vec<f64> {
    let mut corners = UNIT.iter().map(|unit| Point::new(half.x * unit.x, half.y * unit.y));
    let mut last = corners.next().unwrap_or(Point::ZERO);
    let mut length = 0.0;
    let parts = corners.map(|corner| {
        length += corner.distance(last);
        last = corner;
        length
    });
    std::iter::once(0.0).chain(parts).collect()
}

/// The turn at a length from the top.
fn turn_at(lengths: &[f64], length: f64) -> f64 {
    let next = lengths.partition_point(|&l| l < length);
    let (Some(&before), Some(&after)) = (lengths.get(next.saturating_sub(1)), lengths.get(next)) else { return TAU };
    let part = if after > before { (length - before) / (after - before) } else { 0.0 };
    TAU * (next.saturating_sub(1) as f64 + part) / PARTS as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Outline;
    use crate::theme::ThemeName;

    fn bodies(count: usize) -> Bodies {
        let pens = &ThemeName::Paper.theme().pens;
        let shape = ElementShape::new(Outline::Box, Rect::from_center_size(Point::ZERO, (150.0, 55.0)), pens);
        Bodies { shapes: vec![shape; count], needs: vec![60.0; count], below: 14.0, gaps: [pens.tail_gap, pens.tip_gap] }
    }

    #[test]
    fn a_circle_starts_at_the_top_and_is_a_ring() {
        let placed = bodies(5).placed(Size::new(700.0, 560.0), Form::Circle, 0.0).unwrap();
        let radius = placed.at[0].to_vec2().hypot();
        assert!(placed.at[0].x.abs() < 1e-9 && placed.at[0].y < 0.0 && placed.at[1].x > 0.0, "the second is to the right");
        for (at, bend) in placed.at.iter().zip(&placed.bends) {
            assert!((at.to_vec2().hypot() - radius).abs() < 1e-9);
            assert!((bend - 0.5 * (std::f64::consts::PI / 10.0).tan()).abs() < 1e-9, "{bend}");
        }
    }

    #[test]
    fn an_oval_holds_what_a_circle_cannot() {
        let room = Size::new(620.0, 800.0);
        assert_eq!(bodies(12).placed(room, Form::Circle, 0.0), None);
        let placed = bodies(12).placed(room, Form::Oval, 0.0).unwrap();
        let rects = bodies(12).rects(&placed);
        let all = rects.iter().copied().reduce(|a, b| a.union(b)).unwrap();
        assert!(all.width() <= room.width && all.height() <= room.height);
        assert!(rects.iter().enumerate().all(|(i, a)| rects[..i].iter().all(|b| a.intersect(*b).is_zero_area())));
    }

    #[test]
    fn two_stand_face_to_face_and_one_alone() {
        let two = bodies(2).placed(Size::new(400.0, 400.0), Form::Circle, 0.0).unwrap();
        assert!(two.at[1].y > 0.0 && two.at[1].x.abs() < 1e-9 && (two.bends[0] - 0.5).abs() < 1e-9);
        assert_eq!(bodies(1).placed(Size::new(300.0, 200.0), Form::Circle, 0.0).unwrap().at.len(), 1);
    }
}
