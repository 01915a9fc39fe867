//! Places for elements that a file gives none: a circle while it stays readable, then a grid. A layout comes later, from `layout`.

use std::f64::consts::TAU;

use crate::map::Point;

/// The most elements of a circle.
const MOST_IN_CIRCLE: usize = 40;
/// Map units from one element to the next, wide enough for a box.
const ACROSS: f64 = 220.0;
const DOWN: f64 = 120.0;

/// As many places, around the origin, none near another, rounded as the file rounds them.
pub(super) fn arranged(count: usize) -> Vec<Point> {
    let places = 0..count;
    if count <= MOST_IN_CIRCLE {
        let radius = (ACROSS * count as f64 / TAU).max(if count > 1 { ACROSS } else { 0.0 });
        let at = |index: usize| {
            let angle = TAU * index as f64 / count as f64;
            Point::new(radius * angle.sin(), -radius * angle.cos())
        };
        return places.map(|index| rounded(at(index))).collect();
    }
    let columns = ((count as f64 * DOWN / ACROSS).sqrt().ceil() as usize).max(1);
    let rows = count.div_ceil(columns);
    let (left, top) = (ACROSS * (columns - 1) as f64 / 2.0, DOWN * (rows - 1) as f64 / 2.0);
    let at = |index: usize| Point::new((index % columns) as f64 * ACROSS - left, (index / columns) as f64 * DOWN - top);
    places.map(|index| rounded(at(index))).collect()
}

fn rounded(at: Point) -> Point {
    let tenth = |v: f64| (v * 10.0).round() / 10.0;
    Point::new(tenth(at.x), tenth(at.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps() {
        for count in [0, 1, 2, 3, 40, 41, 500] {
            let places = arranged(count);
            assert_eq!(places.len(), count);
            for (index, a) in places.iter().enumerate() {
                let near = |b: &Point| (a.x - b.x).abs() < 180.0 && (a.y - b.y).abs() < 25.0;
                assert!(!places[..index].iter().any(near), "{count}: {a:?}");
            }
        }
    }
}
