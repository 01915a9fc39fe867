//! Where elements go: where the file has them, heights downwards; those without a place in rows below the others. And how far an arc bends.

use super::FoundElement;
use crate::format::arrange::arranged;
use crate::map::{Connection, Point};

/// Room between what has places and what has none, in map units.
const BELOW: f64 = 160.0;

/// A place for every element, in their order.
pub(super) fn places(elements: &[FoundElement], y_up: bool) -> Vec<Point> {
    let told: Vec<Option<Point>> = elements.iter().map(|element| element.at.filter(|at| at.x.is_finite() && at.y.is_finite())).collect();
    let mut known = told.iter().flatten().peekable();
    let first = known.next().copied();
    // All in one place is no place.
    let none = first.is_none_or(|first| known.peek().is_some() && known.all(|at| *at == first));
    if none {
        return arranged(elements.len());
    }
    let scale = scale(&told);
    let seen = |at: Point| Point::new(tenth(at.x * scale), tenth(if y_up { -at.y * scale } else { at.y * scale }));
    let known: Vec<Point> = told.iter().flatten().map(|&at| seen(at)).collect();
    let mean = known.iter().map(|at| at.x).sum::<f64>() / known.len().max(1) as f64;
    let lowest = known.iter().map(|at| at.y).fold(f64::NEG_INFINITY, f64::max);
    let spare = arranged(told.iter().filter(|at| at.is_none()).count());
    let top = spare.iter().map(|at| at.y).fold(f64::INFINITY, f64::min);
    let mut spare = spare.into_iter().map(|at| Point::new(tenth(at.x + mean), tenth(at.y - top + lowest + BELOW)));
    told.iter().map(|at| at.map_or_else(|| spare.next().unwrap_or_default(), seen)).collect()
}

/// Some formats measure in parts of the whole: then elements would lie on top of each other.
fn scale(told: &[Option<Point>]) -> f64 {
    let count = told.iter().flatten().count();
    let widest = told.iter().flatten().map(|at| at.x.abs().max(at.y.abs())).fold(0.0, f64::max);
    if count > 1 && widest <= 2.0 { 140.0 * (count as f64).sqrt().max(3.0) } else { 1.0 }
}

fn tenth(value: f64) -> f64 {
    // No −0, which a file would show.
    (value * 10.0).round() / 10.0 + 0.0
}

/// The bend of the circle from one place to another through a third, y down.
pub(in crate::format) fn bend_through(from: Point, to: Point, via: Point) -> f64 {
    let (chord, way) = (to - from, via - from);
    let (length, cross) = (chord.hypot(), chord.cross(way));
    // The angle under which the chord is seen from the point is that of the whole arc.
    let seen = (from - via).cross(to - via).atan2((from - via).dot(to - via));
    if length < 1.0 || cross.abs() < f64::EPSILON {
        return 0.0;
    }
    let half = (std::f64::consts::PI - seen.abs()) / 2.0;
    // To the left of travel on a screen is where the cross product is below 0.
    bounded(-cross.signum() * half.tan() / 2.0)
}

/// The bend of an arc that leaves at this angle, in radians, counter-clockwise from the straight line as seen on screen.
pub(in crate::format) fn bend_by_angle(angle: f64) -> f64 {
    let turn = angle.sin().atan2(angle.cos());
    bounded((turn / 2.0).tan() / 2.0)
}

fn bounded(bend: f64) -> f64 {
    if bend.is_finite() { (bend.clamp(-1.0, 1.0) * 1000.0).round() / 1000.0 } else { Connection::DEFAULT_BEND }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(place: Option<(f64, f64)>) -> FoundElement {
        FoundElement { at: place.map(|(x, y)| Point::new(x, y)), ..FoundElement::default() }
    }

    #[test]
    fn places_are_kept_and_the_others_lie_below() {
        let found = places(&[at(Some((10.0, 20.04))), at(None), at(Some((200.0, 0.0)))], false);
        assert_eq!((found[0], found[2]), (Point::new(10.0, 20.0), Point::new(200.0, 0.0)));
        assert!(found[1].y > 100.0);
        assert_eq!(places(&[at(Some((10.0, 20.0))), at(Some((0.0, 5.0)))], true)[0], Point::new(10.0, -20.0));
    }

    #[test]
    fn parts_of_a_whole_are_spread_and_one_place_for_all_is_none() {
        let spread = places(&[at(Some((0.0, 0.0))), at(Some((1.0, 0.5)))], false);
        assert!(spread[1].x > 300.0, "{spread:?}");
        let apart = places(&[at(Some((0.0, 0.0))), at(Some((0.0, 0.0)))], false);
        assert_ne!(apart[0], apart[1]);
    }

    #[test]
    fn arcs_bend_to_the_left_of_travel_above_zero() {
        let (from, to) = (Point::new(0.0, 0.0), Point::new(100.0, 0.0));
        assert!((bend_through(from, to, Point::new(50.0, -20.0)) - 0.2).abs() < 0.01);
        assert!((bend_through(from, to, Point::new(50.0, 50.0)) + 0.5).abs() < 0.01);
        assert!(bend_through(from, to, Point::new(50.0, 0.0)).abs() < 1e-9);
        assert!((bend_by_angle(std::f64::consts::FRAC_PI_2) - 0.5).abs() < 0.01);
    }
}
