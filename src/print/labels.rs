//! Labels beside points, none over another: each takes the nearest place that is free.

use kurbo::{Point, Rect, Size, Vec2};

/// Labels keep this far apart, and from the marks of points.
const CLEAR: f64 = 3.0;
/// The furthest a label goes from its point.
const FURTHEST: f64 = 150.0;

/// Where labels of these sizes go beside their points, whose marks have this radius, in an area and clear of what is taken; none for a label
/// that finds no place. Points with most others around them choose first.
pub(super) fn placed(points: &[(Point, Size)], radius: f64, area: Rect, taken: &[Rect]) -> Vec<Option<Rect>> {
    let dots: Vec<Rect> = points.iter().map(|(at, _)| Rect::from_center_size(*at, (1.9 * radius, 1.9 * radius))).collect();
    let mut taken: Vec<Rect> = taken.to_vec();
    let crowd = |at: Point| points.iter().filter(|(other, _)| at.distance(*other) < FURTHEST / 2.0).count();
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(points.get(at).map_or(0, |(point, _)| crowd(*point))));
    let mut found = vec![None; points.len()];
    for at in order {
        let (Some(&(point, size)), Some(slot)) = (points.get(at), found.get_mut(at)) else { continue };
        let free = |label: &Rect| {
            let clear = label.inflate(CLEAR, CLEAR);
            let inside = area.union(*label) == area;
            // The line to a label crosses nothing on its way.
            let line_free = leader(point, radius, *label).is_none_or(|end| {
                let steps = (1..20).map(|step| point.lerp(end, f64::from(step) / 20.0)).filter(|on| on.distance(point) > radius * 1.5);
                steps.into_iter().all(|on| dots.iter().chain(&taken).all(|other| !other.contains(on)))
            });
            inside && line_free && dots.iter().chain(&taken).all(|other| other.intersect(clear).is_zero_area())
        };
        if let Some(label) = candidates(point, radius + CLEAR, size).into_iter().find(free) {
            taken.push(label);
            *slot = Some(label);
        }
    }
    found
}

/// Places for a label, the best first: right, left, above and below, then further away.
fn candidates(at: Point, gap: f64, size: Size) -> Vec<Rect> {
    let half = Vec2::new(size.width / 2.0, size.height / 2.0);
    let mut all = Vec::new();
    for step in 0..=10 {
        let far = gap + (FURTHEST - gap) * f64::from(step) / 10.0;
        for degrees in [0.0_f64, 180.0, -90.0, 90.0, -30.0, 30.0, -150.0, 150.0, -60.0, 60.0, -120.0, 120.0] {
            let (sin, cos) = degrees.to_radians().sin_cos();
            // The middle of the label, so that its edge is that far from the point.
            let reach = Vec2::new(cos * (far + half.x), sin * (far + half.y));
            all.push(Rect::from_center_size(at + reach, size));
        }
    }
    all
}

/// Where a line from a point to its label ends; none where the label stands right beside it.
pub(super) fn leader(at: Point, radius: f64, label: Rect) -> Option<Point> {
    let end = Point::new(at.x.clamp(label.x0, label.x1), at.y.clamp(label.y0, label.y1));
    (at.distance(end) > (radius + CLEAR) * 1.6).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_a_crowd_do_not_overlap() {
        let area = Rect::new(0.0, 0.0, 600.0, 500.0);
        let points: Vec<(Point, Size)> = (0..16)
            .map(|i| (Point::new(270.0 + f64::from(i % 4) * 20.0, 220.0 + f64::from(i / 4) * 20.0), Size::new(90.0, 16.0)))
            .collect();
        let taken = [Rect::new(0.0, 0.0, 120.0, 40.0)];
        let labels: Vec<Rect> = placed(&points, 5.0, area, &taken).into_iter().flatten().collect();
        assert!(labels.len() >= 14, "{}", labels.len());
        for (at, label) in labels.iter().enumerate() {
            assert_eq!(area.union(*label), area);
            assert!(labels.iter().skip(at + 1).chain(&taken).all(|other| other.intersect(*label).is_zero_area()));
            assert!(points.iter().all(|(point, _)| !label.contains(*point)));
        }
        assert_eq!(placed(&points[..1], 5.0, area, &[])[0], Some(Rect::new(278.0, 212.0, 368.0, 228.0)), "alone, it stands at the right");
    }
}
