//! A connection's arc follows the pointer: it is bent so that it runs through it.

use super::{Ask, Gesture, Phase, PointerEvent, Stage};
use crate::document::{ConnectionField, Edit, Request};
use crate::map::{ConnectionId, Point};

/// The most an arc can be bent: nearly a half circle.
const MOST: f64 = 0.48;
/// An arc bent less than this is straight, which is no bend at all.
const STRAIGHT: f64 = 0.02;

/// An arc being bent.
#[derive(Clone, Debug, PartialEq)]
pub struct Bending {
    connection: ConnectionId,
    ends: [Point; 2],
}

impl Bending {
    /// None for a connection of an element to itself: its place is found for it.
    pub(super) fn begin(connection: ConnectionId, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Option<Self> {
        let map = stage.document.map();
        let claim = map.connection(connection)?;
        let ends = [map.element(claim.from)?.at, map.element(claim.to)?.at];
        if claim.from == claim.to {
            return None;
        }
        asks.push(Request::Begin("bend".to_owned()).into());
        Some(Self { connection, ends })
    }

    pub(super) fn next(self, event: &PointerEvent, _stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
        match event.phase {
            Phase::Drag => {
                let bend = bend_through(self.ends, event.at);
                asks.push(Request::Edit(Edit::Connections(vec![self.connection], ConnectionField::Bend(bend))).into());
                Gesture::Bending(self)
            }
            Phase::Release | Phase::DoubleClick => {
                asks.push(Request::Commit.into());
                Gesture::Idle
            }
            _ => Gesture::Bending(self),
        }
    }
}

/// The bend (height ÷ chord, above 0 to the left of travel on the screen) of the circle arc between two points through a third.
///
/// The angle at the third point is the same all along the arc (Euclid III, 21); the height follows from it.
fn bend_through([from, to]: [Point; 2], at: Point) -> f64 {
    let (a, b) = (from - at, to - at);
    let angle = a.cross(b).abs().atan2(a.dot(b));
    let height = 0.5 / (angle / 2.0).tan();
    let left = (to - from).cross(at - from) < 0.0;
    let bend = if left { height } else { -height }.clamp(-MOST, MOST);
    if !bend.is_finite() || bend.abs() < STRAIGHT { 0.0 } else { bend }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arc_runs_through_the_pointer() {
        let ends = [Point::new(0.0, 0.0), Point::new(100.0, 0.0)];
        assert!((bend_through(ends, Point::new(50.0, -20.0)) - 0.2).abs() < 1e-9, "travelling right, left is up on screen");
        assert!((bend_through(ends, Point::new(50.0, 30.0)) + 0.3).abs() < 1e-9);
        assert!(bend_through(ends, Point::new(40.0, 0.0)).abs() < 1e-9);
        // Another point of the circle through the first.
        let radius = (50.0 * 50.0 + 20.0 * 20.0) / 40.0;
        let (dx, middle) = (20.0, radius - 20.0);
        let y = middle - f64::sqrt(radius * radius - dx * dx);
        assert!((bend_through(ends, Point::new(50.0 + dx, y)) - 0.2).abs() < 1e-9);
    }
}
