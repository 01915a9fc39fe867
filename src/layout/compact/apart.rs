//! Boxes that come too close are moved apart, no further than is needed, inside a room while that goes.

use kurbo::{Rect, Vec2};

use super::distance;
use crate::layout::Grid;

/// So many times everything is moved apart in the room, then without it.
const ROUNDS: usize = 160;
/// Fewer than this are compared each with each, which is faster than to ask who is near.
const FEW: usize = 100;
/// Side of the cells by which one asks, map units: about a box with its gap.
const CELL: f64 = 160.0;
/// A little more than the gap, so that rounding never leaves less.
const MORE: f64 = 1e-3;

/// The same boxes, no two closer than the gap.
pub(super) fn apart(boxes: &[Rect], room: Rect, gap: f64) -> Vec<Rect> {
    let mut found: Vec<Rect> = boxes.iter().map(|rect| within(*rect, room)).collect();
    for _ in 0..ROUNDS {
        if !push(&mut found, gap) {
            return found;
        }
        for rect in &mut found {
            *rect = within(*rect, room);
        }
    }
    for _ in 0..ROUNDS {
        if !push(&mut found, gap) {
            return found;
        }
    }
    one_by_one(&found, gap)
}

/// The box as far inside as it goes; one that is larger than the room stands in its middle.
pub(super) fn within(rect: Rect, room: Rect) -> Rect {
    let along = |low: f64, high: f64, from: f64, to: f64| {
        if high - low > to - from {
            f64::midpoint(from, to) - f64::midpoint(low, high)
        } else {
            (from - low).max(0.0) + (to - high).min(0.0)
        }
    };
    rect + Vec2::new(along(rect.x0, rect.x1, room.x0, room.x1), along(rect.y0, rect.y1, room.y0, room.y1))
}

/// Moves each pair that is too close half the way each, along the shorter way. Whether there was one.
fn push(boxes: &mut [Rect], gap: f64) -> bool {
    let mut moved = false;
    if boxes.len() < FEW {
        for place in 1..boxes.len() {
            moved |= push_off(boxes, place, 0..place, gap);
        }
        return moved;
    }
    let grid = boxes.iter().zip(0..).fold(Grid::new(CELL), |mut grid, (rect, place)| {
        grid.insert(*rect, place);
        grid
    });
    let near: Vec<Vec<u32>> = boxes.iter().map(|rect| grid.near(rect.inflate(gap, gap))).collect();
    for (place, near) in near.into_iter().enumerate() {
        let before = near.into_iter().map(|other| other as usize).take_while(|other| *other < place);
        moved |= push_off(boxes, place, before, gap);
    }
    moved
}

/// Moves a box and each of these before it apart.
fn push_off(boxes: &mut [Rect], place: usize, others: impl Iterator<Item = usize>, gap: f64) -> bool {
    let (before, rest) = boxes.split_at_mut(place);
    let Some(one) = rest.first_mut() else { return false };
    let mut moved = false;
    for other in others {
        let Some(other) = before.get_mut(other).filter(|other| distance(*one, **other) < gap) else { continue };
        let by = way(*one, *other, gap) / 2.0;
        (*one, *other) = (*one + by, *other - by);
        moved = true;
    }
    moved
}

/// How far the first has to go from the second.
fn way(a: Rect, b: Rect, gap: f64) -> Vec2 {
    let from = a.center() - b.center();
    let need_x = f64::midpoint(a.width(), b.width()) + gap + MORE - from.x.abs();
    let need_y = f64::midpoint(a.height(), b.height()) + gap + MORE - from.y.abs();
    // Boxes on one spot part downwards, where less way is needed.
    if need_x < need_y { Vec2::new(need_x.copysign(from.x), 0.0) } else { Vec2::new(0.0, need_y.copysign(from.y)) }
}

/// Each box at the nearest place that is free of those before it: always ends, and only heaps that could not be parted come to it.
fn one_by_one(boxes: &[Rect], gap: f64) -> Vec<Rect> {
    let mut found: Vec<Rect> = Vec::with_capacity(boxes.len());
    let mut grid = Grid::new(CELL);
    for (rect, number) in boxes.iter().zip(0..) {
        let is_off = |at: Rect, other: u32| found.get(other as usize).is_none_or(|other| distance(at, *other) >= gap);
        // What was in the way of the last try is mostly in the way of the next.
        let mut last = u32::MAX;
        let mut free = |by: &Vec2| {
            let at = *rect + *by;
            let in_way = Some(last).filter(|&other| !is_off(at, other));
            let in_way = in_way.or_else(|| grid.near(at.inflate(gap, gap)).into_iter().find(|&other| !is_off(at, other)));
            last = in_way.unwrap_or(last);
            in_way.is_none()
        };
        let rings = (0..).flat_map(|ring: u32| {
            let count = if ring == 0 { 1 } else { 12 + 4 * ring };
            (0..count).map(move |i| Vec2::from_angle(std::f64::consts::TAU * f64::from(i) / f64::from(count)) * (f64::from(ring) * 20.0))
        });
        let by = rings.take(200_000).find(|by| free(by)).unwrap_or_default();
        found.push(*rect + by);
        grid.insert(*rect + by, number);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heap_is_parted() {
        let heap = vec![Rect::new(0.0, 0.0, 50.0, 20.0); 30];
        let found = one_by_one(&heap, 10.0);
        assert!(found.iter().enumerate().all(|(i, a)| found[..i].iter().all(|b| distance(*a, *b) >= 10.0)));
    }

    #[test]
    fn many_are_parted() {
        let mut rng = fastrand::Rng::with_seed(6);
        let mut one =
            || Rect::from_origin_size((rng.f64() * 900.0, rng.f64() * 600.0), (100.0 + rng.f64() * 80.0, 38.0 + rng.f64() * 30.0));
        let many: Vec<Rect> = (0..400).map(|_| one()).collect();
        let found = apart(&many, Rect::new(0.0, 0.0, 1000.0, 700.0), 40.0);
        assert!(found.iter().enumerate().all(|(i, a)| found[..i].iter().all(|b| distance(*a, *b) >= 40.0)));
    }

    #[test]
    fn what_is_apart_and_inside_stays() {
        let boxes = [Rect::new(0.0, 0.0, 50.0, 20.0), Rect::new(60.0, 0.0, 90.0, 20.0)];
        assert_eq!(apart(&boxes, Rect::new(0.0, 0.0, 100.0, 100.0), 10.0), boxes);
    }
}
