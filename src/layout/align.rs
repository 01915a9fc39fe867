//! A picture turned, mirrored and moved to lie as near as it can on another one of the same things, so that those who know the other find
//! their way. P. Schönemann, "A generalized solution of the orthogonal Procrustes problem" (1966), in the plane.

use kurbo::{Point, Vec2};

/// The places turned, mirrored if that is nearer, and moved onto `onto`; nothing is made larger or smaller.
pub(super) fn aligned(places: &[Point], onto: &[Point]) -> Vec<Point> {
    let (own, other) = (middle(places), middle(onto));
    // Sums of the products of x and x, x and y … of both, around their middles.
    let (mut dot, mut cross, mut mirrored_dot, mut mirrored_cross) = (0.0, 0.0, 0.0, 0.0);
    for (at, to) in places.iter().zip(onto) {
        let (a, b) = (*at - own, *to - other);
        dot += a.dot(b);
        cross += a.cross(b);
        let mirrored = Vec2::new(-a.x, a.y);
        mirrored_dot += mirrored.dot(b);
        mirrored_cross += mirrored.cross(b);
    }
    let mirror = mirrored_dot.hypot(mirrored_cross) > dot.hypot(cross) + 1e-9;
    let (dot, cross) = if mirror { (mirrored_dot, mirrored_cross) } else { (dot, cross) };
    let length = dot.hypot(cross);
    let (cos, sin) = if length > 1e-9 { (dot / length, cross / length) } else { (1.0, 0.0) };
    let turned = |at: &Point| {
        let a = *at - own;
        let a = if mirror { Vec2::new(-a.x, a.y) } else { a };
        other + Vec2::new(cos * a.x - sin * a.y, sin * a.x + cos * a.y)
    };
    places.iter().map(turned).collect()
}

fn middle(places: &[Point]) -> Point {
    let sum = places.iter().fold(Vec2::ZERO, |sum, at| sum + at.to_vec2());
    (sum / places.len().max(1) as f64).to_point()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_turned_mirrored_and_moved_comes_back() {
        let picture = [Point::new(0.0, 0.0), Point::new(100.0, 0.0), Point::new(100.0, 40.0), Point::new(-30.0, 90.0)];
        for mirror in [1.0, -1.0] {
            let (sin, cos) = 2.1_f64.sin_cos();
            let other = picture.map(|at| {
                let x = at.x * mirror;
                Point::new(cos * x - sin * at.y + 500.0, sin * x + cos * at.y - 70.0)
            });
            let back = aligned(&other, &picture);
            assert!(back.iter().zip(&picture).all(|(a, b)| a.distance(*b) < 1e-6), "{mirror}: {back:?}");
        }
        assert_eq!(aligned(&[], &[]), []);
        assert_eq!(aligned(&[Point::new(3.0, 4.0)], &[Point::ZERO]), [Point::ZERO]);
    }
}
