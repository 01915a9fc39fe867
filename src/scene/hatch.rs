//! Hatching as geometry, so that every painter draws the same: stripes cut to a rectangle, lines cut to a band.

use kurbo::{BezPath, Point, Rect, Vec2};

use super::easel::polygon;

/// Stripes at 45° (rising to the right) in a rectangle; `pitch` is between their middles, across, and `width` is across too.
pub(super) fn stripes(rect: Rect, pitch: f64, width: f64) -> BezPath {
    let mut path = BezPath::new();
    // Along x + y: a stripe is where that sum is between two values.
    let root = std::f64::consts::SQRT_2;
    let (step, thick) = (pitch * root, width * root);
    let last = rect.x1 + rect.y1;
    let mut low = rect.x0 + rect.y0 + (step - thick) / 2.0;
    while low < last {
        let corners =
            [Point::new(rect.x0, rect.y0), Point::new(rect.x1, rect.y0), Point::new(rect.x1, rect.y1), Point::new(rect.x0, rect.y1)];
        let cut = keep(&keep(&corners, 1.0, low), -1.0, -(low + thick));
        if cut.len() > 2 {
            polygon(&mut path, &cut);
        }
        low += step;
    }
    path
}

/// The part of a convex polygon where `sign * (x + y) >= limit` (Sutherland and Hodgman, 1974).
fn keep(corners: &[Point], sign: f64, limit: f64) -> Vec<Point> {
    let over = |p: Point| sign * (p.x + p.y) - limit;
    let mut kept = Vec::with_capacity(corners.len() + 1);
    for (&a, &b) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        let (here, there) = (over(a), over(b));
        if here >= 0.0 {
            kept.push(a);
        }
        if here * there < 0.0 {
            kept.push(a.lerp(b, here / (here - there)));
        }
    }
    kept
}

/// Lines at an angle (degrees, rising to the right) in the band between a rounded rectangle and the same one `width` further inside.
pub(super) fn band(rect: Rect, radius: f64, width: f64, pitch: f64, degrees: f64) -> BezPath {
    let mut path = BezPath::new();
    let along = Vec2::from_angle(-degrees.to_radians());
    let across = Vec2::new(-along.y, along.x);
    let centre = rect.center();
    let inner = rect.inset(-width);
    let inner_radius = (radius - width).max(0.0);
    let half = rect.size().to_vec2().hypot() / 2.0;
    let count = (half / pitch).floor() as i32;
    for i in -count..=count {
        let start = centre + across * (pitch * f64::from(i));
        let Some((a, b)) = line_in(start, along, rect, radius) else { continue };
        let mut piece = |a: f64, b: f64| {
            if b - a > 0.2 {
                path.move_to(start + along * a);
                path.line_to(start + along * b);
            }
        };
        match line_in(start, along, inner, inner_radius).filter(|_| inner.width() > 0.0 && inner.height() > 0.0) {
            Some((c, d)) => {
                piece(a, c);
                piece(d, b);
            }
            None => piece(a, b),
        }
    }
    path
}

/// Where a line (start and direction of length 1) enters and leaves a rounded rectangle.
fn line_in(start: Point, along: Vec2, rect: Rect, radius: f64) -> Option<(f64, f64)> {
    let mut span: Option<(f64, f64)> = None;
    let mut add = |a: f64, b: f64| {
        if a < b {
            span = Some(span.map_or((a, b), |(c, d)| (a.min(c), b.max(d))));
        }
    };
    // A rounded rectangle is two rectangles and four circles, and it is convex: the line is in it from the first entry to the last exit.
    for part in [rect.inflate(-radius, 0.0), rect.inflate(0.0, -radius)] {
        let slab = |s: f64, v: f64, low: f64, high: f64| {
            if v.abs() < 1e-9 {
                return if s >= low && s <= high { (f64::NEG_INFINITY, f64::INFINITY) } else { (1.0, 0.0) };
            }
            let (p, q) = ((low - s) / v, (high - s) / v);
            (p.min(q), p.max(q))
        };
        let (xa, xb) = slab(start.x, along.x, part.x0, part.x1);
        let (ya, yb) = slab(start.y, along.y, part.y0, part.y1);
        add(xa.max(ya), xb.min(yb));
    }
    for x in [rect.x0 + radius, rect.x1 - radius] {
        for y in [rect.y0 + radius, rect.y1 - radius] {
            let to = Point::new(x, y) - start;
            let nearest = to.dot(along);
            let rest = radius * radius - (to.hypot2() - nearest * nearest);
            if rest > 0.0 {
                add(nearest - rest.sqrt(), nearest + rest.sqrt());
            }
        }
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Shape as _;

    #[test]
    fn stripes_cover_their_share_and_stay_inside() {
        let rect = Rect::new(10.0, 20.0, 40.0, 27.5);
        let path = stripes(rect, 3.0, 1.35);
        let area = path.area().abs() / rect.area();
        assert!((area - 0.45).abs() < 0.03, "{area}");
        let bounds = path.bounding_box();
        assert!(bounds.x0 >= 10.0 && bounds.y0 >= 20.0 && bounds.x1 <= 40.0 && bounds.y1 <= 27.5);
    }

    #[test]
    fn band_lines_lie_in_the_band() {
        let rect = Rect::new(0.0, 0.0, 200.0, 100.0);
        let (outer, inner) = (crate::layout::rounded(rect, 16.0), crate::layout::rounded(rect.inset(-7.0), 9.0));
        for degrees in [45.0, -45.0, 0.0, 90.0] {
            let path = band(rect, 16.0, 7.0, 5.6, degrees);
            assert!(path.segments().count() > 30, "{degrees}");
            for segment in path.segments() {
                let middle = kurbo::ParamCurve::eval(&segment, 0.5);
                assert!(outer.contains(middle) && !inner.contains(middle), "{degrees} {middle:?}");
            }
        }
    }
}
