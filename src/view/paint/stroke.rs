//! A polyline as a ribbon of rings across it, which becomes triangles of any width at painting time.

use egui::{Vec2, vec2};
use kurbo::Cap;

use super::flatten::Polyline;

/// Where the ribbon bends by more than this (cosine of the turn), its outer side is rounded.
const SHARP: f32 = 0.85;
/// Rings of half a round end.
const CAP_STEPS: u8 = 3;

/// One cut across a ribbon. The ink reaches from `at + left × half` to `at + right × half`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ring {
    /// On the line, map units.
    pub at: Vec2,
    /// Towards the left edge, about unit length.
    pub left: Vec2,
    /// Towards the right edge, about unit length.
    pub right: Vec2,
    /// How the cut is moved at the soft end of a butt line, in half pixels.
    pub shift: Vec2,
    /// Whether there is ink at all: not in the outermost cut of a butt line.
    pub inked: bool,
}

impl Ring {
    fn across(at: Vec2, normal: Vec2) -> Self {
        Self { at, left: normal, right: -normal, shift: Vec2::ZERO, inked: true }
    }
}

/// A run of rings, each joined to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ribbon {
    /// From the start on.
    pub rings: Vec<Ring>,
    /// Whether the last is joined to the first.
    pub closed: bool,
    /// Whether every cut runs straight from edge to edge through the line: there is no round end and no sharp bend.
    pub even: bool,
    /// Around the line itself, without its width.
    pub least: Vec2,
    /// The other corner.
    pub most: Vec2,
}

/// To the left of a direction as rings tell it: a quarter turn.
fn normal(along: Vec2) -> Vec2 {
    vec2(-along.y, along.x)
}

/// The ribbon of a polyline.
pub(super) fn ribbon(line: &Polyline, cap: Cap) -> Ribbon {
    let mut ribbon = Ribbon { rings: Vec::with_capacity(line.points.len() + 6), ..Ribbon::default() };
    ribbon.turn_to(line, cap);
    ribbon
}

impl Ribbon {
    /// Becomes the ribbon of a polyline.
    pub fn turn_to(&mut self, line: &Polyline, cap: Cap) {
        self.rings.clear();
        self.closed = line.closed;
        cut(&mut self.rings, line, cap);
        self.even = self.rings.iter().all(|ring| ring.left == -ring.right);
        let first = line.points.first().copied().unwrap_or_default();
        (self.least, self.most) = line.points.iter().fold((first, first), |(least, most), at| (least.min(*at), most.max(*at)));
    }
}

/// The rings of a polyline.
fn cut(rings: &mut Vec<Ring>, line: &Polyline, cap: Cap) {
    let mut directions = line.steps().map(|(a, b)| (b - a).normalized());
    let Some(first) = directions.next() else { return };
    let last = directions.last().unwrap_or(first);
    let mut before = if line.closed { last } else { first };
    let mut points = line.points.iter().copied();
    if !line.closed
        && let Some(start) = points.next()
    {
        begin(rings, start, first, cap);
    }
    let ahead = usize::from(!line.closed);
    let mut after = line.steps().map(|(a, b)| (b - a).normalized()).skip(ahead);
    for at in points {
        match after.next() {
            Some(next) => {
                join(rings, at, before, next);
                before = next;
            }
            None => end(rings, at, last, cap),
        }
    }
}

fn begin(rings: &mut Vec<Ring>, at: Vec2, along: Vec2, cap: Cap) {
    let across = normal(along);
    if cap == Cap::Butt {
        rings.push(Ring { shift: -along, inked: false, ..Ring::across(at, across) });
        rings.push(Ring { shift: along, ..Ring::across(at, across) });
    } else {
        rings.extend((0..=CAP_STEPS).map(|step| round(at, -along, across, step)));
    }
}

fn end(rings: &mut Vec<Ring>, at: Vec2, along: Vec2, cap: Cap) {
    let across = normal(along);
    if cap == Cap::Butt {
        rings.push(Ring { shift: -along, ..Ring::across(at, across) });
        rings.push(Ring { shift: along, inked: false, ..Ring::across(at, across) });
    } else {
        rings.extend((0..=CAP_STEPS).rev().map(|step| round(at, along, across, step)));
    }
}

/// A cut through a round end: step 0 is its tip.
fn round(at: Vec2, outward: Vec2, across: Vec2, step: u8) -> Ring {
    let (sin, cos) = (f32::from(step) / f32::from(CAP_STEPS) * std::f32::consts::FRAC_PI_2).sin_cos();
    Ring { at, left: outward * cos + across * sin, right: outward * cos - across * sin, shift: Vec2::ZERO, inked: true }
}

/// A bend: mitred where it is gentle, its outer side rounded where it is sharp.
fn join(rings: &mut Vec<Ring>, at: Vec2, before: Vec2, after: Vec2) {
    let (a, b) = (normal(before), normal(after));
    let mitre = (a + b) / (1.0 + a.dot(b)).max(0.4);
    if a.dot(b) >= SHARP {
        rings.push(Ring::across(at, mitre));
        return;
    }
    let left_is_inside = before.x * after.y - before.y * after.x > 0.0;
    for step in 0..=2u8 {
        let share = f32::from(step) / 2.0;
        let outer = (a + (b - a) * share).normalized();
        let ring = if left_is_inside {
            Ring { left: mitre, right: -outer, ..Ring::across(at, outer) }
        } else {
            Ring { left: outer, right: -mitre, ..Ring::across(at, outer) }
        };
        rings.push(ring);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_left_of_a_ribbon_stays_left() {
        for cap in [Cap::Butt, Cap::Round] {
            let points = vec![vec2(0.0, 0.0), vec2(10.0, 0.0), vec2(10.0, 10.0), vec2(12.0, 20.0)];
            let ribbon = ribbon(&Polyline { points, closed: false }, cap);
            for ring in &ribbon.rings {
                assert!(ring.left.is_finite() && ring.right.is_finite());
                assert!(ring.left.length() < 2.0 && ring.left.length() > 0.9);
            }
            let middle = ribbon.rings[3];
            assert!(middle.left.y > 0.0 && middle.right.y < 0.0, "walking right, a quarter turn points down");
        }
    }

    #[test]
    fn a_closed_ribbon_has_no_ends() {
        let square = Polyline { points: vec![vec2(0.0, 0.0), vec2(9.0, 0.0), vec2(9.0, 9.0), vec2(0.0, 9.0)], closed: true };
        let ribbon = ribbon(&square, Cap::Butt);
        assert!(ribbon.closed && ribbon.rings.iter().all(|ring| ring.inked && ring.shift == Vec2::ZERO));
        assert_eq!(ribbon.rings.len(), 12, "three rings a sharp corner");
    }
}
