//! Hatching as geometry, so that every painter draws the same: stripes cut to a rectangle, lines cut to a band.

use std::sync::Arc;

use kurbo::{BezPath, Cap, Join, Point, Rect, Vec2};

use super::Stroke;
use super::easel::{line, polygon};
use crate::layout::rounded;
use crate::theme::Rgba;

/// Lines at an angle in the band between a rounded rectangle and the same one further inside. A painter that can cut paints what
/// [`Hatch::across`] leaves within [`Hatch::ring`], which is one line instead of hundreds; any other paints [`Hatch::lines`].
#[derive(Clone, Debug, PartialEq)]
pub struct Hatch {
    /// The outer rounded rectangle, map units.
    pub rect: Rect,
    /// Its corners' radius.
    pub radius: f64,
    /// How wide the band is.
    pub band: f64,
    /// Between the middles of neighbouring lines.
    pub pitch: f64,
    /// Their direction: degrees, rising to the right.
    pub degrees: f64,
    /// Their colour.
    pub ink: Rgba,
    /// Their width.
    pub width: f64,
}

impl Hatch {
    /// The lines, each cut to the band.
    pub fn lines(&self) -> Stroke {
        let mut path = BezPath::new();
        let (along, across, inner) = (self.along(), self.normal(), self.inner());
        let inner_radius = (self.radius - self.band).max(0.0);
        let count = self.count();
        for i in -count..=count {
            let start = self.rect.center() + across * (self.pitch * f64::from(i));
            let Some((a, b)) = line_in(start, along, self.rect, self.radius) else { continue };
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
        self.stroke(path, self.width, None)
    }

    /// The band: outside the inner rectangle, which runs the other way round.
    pub fn ring(&self) -> BezPath {
        let mut ring = rounded(self.rect, self.radius);
        let inner = self.inner();
        if inner.width() > 0.0 && inner.height() > 0.0 {
            ring.extend(rounded(inner, (self.radius - self.band).max(0.0)).reverse_subpaths().elements().iter().copied());
        }
        ring
    }

    /// A line across all the others, as wide as they are long and dashed so that each dash is one of them.
    pub fn across(&self) -> Stroke {
        let count = f64::from(self.count());
        let reach = self.normal() * (self.pitch * count + self.width / 2.0);
        let centre = self.rect.center();
        self.stroke(line(centre - reach, centre + reach), self.diagonal(), Some([self.width, self.pitch - self.width]))
    }

    fn stroke(&self, path: BezPath, width: f64, dash: Option<[f64; 2]>) -> Stroke {
        Stroke { path: Arc::new(path), ink: self.ink, width, dash, cap: Cap::Butt, join: Join::Round }
    }

    fn inner(&self) -> Rect {
        self.rect.inset(-self.band)
    }

    fn diagonal(&self) -> f64 {
        self.rect.size().to_vec2().hypot()
    }

    /// Lines on either side of the one through the middle.
    fn count(&self) -> i32 {
        (self.diagonal() / 2.0 / self.pitch).floor() as i32
    }

    fn along(&self) -> Vec2 {
        Vec2::from_angle(-self.degrees.to_radians())
    }

    fn normal(&self) -> Vec2 {
        let along = self.along();
        Vec2::new(-along.y, along.x)
    }
}

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

    fn hatch(degrees: f64) -> Hatch {
        let ink = Rgba { r: 0, g: 0, b: 0, a: 255 };
        Hatch { rect: Rect::new(0.0, 0.0, 200.0, 100.0), radius: 16.0, band: 7.0, pitch: 5.6, degrees, ink, width: 1.0 }
    }

    #[test]
    fn lines_lie_in_the_band() {
        let rect = hatch(0.0).rect;
        let (outer, inner) = (rounded(rect, 16.0), rounded(rect.inset(-7.0), 9.0));
        for degrees in [45.0, -45.0, 0.0, 90.0] {
            let hatch = hatch(degrees);
            let lines = hatch.lines();
            assert!(lines.path.segments().count() > 30, "{degrees}");
            for segment in lines.path.segments() {
                let middle = kurbo::ParamCurve::eval(&segment, 0.5);
                assert!(outer.contains(middle) && !inner.contains(middle), "{degrees} {middle:?}");
                assert!(hatch.ring().contains(middle), "{degrees} {middle:?}");
            }
        }
    }

    #[test]
    fn the_line_across_has_a_dash_for_every_line() {
        for degrees in [45.0, -45.0, 0.0, 90.0] {
            let hatch = hatch(degrees);
            let across = hatch.across();
            let [on, off] = across.dash.unwrap();
            let Some(kurbo::PathSeg::Line(axis)) = across.path.segments().next() else { panic!("a line") };
            let direction = (axis.p1 - axis.p0).normalize();
            for segment in hatch.lines().path.segments() {
                let middle = kurbo::ParamCurve::eval(&segment, 0.5);
                let along = (middle - axis.p0).dot(direction);
                assert!((along.rem_euclid(on + off) - on / 2.0).abs() < 1e-6, "in the middle of a dash");
                assert!((middle - axis.p0).cross(direction).abs() < across.width / 2.0, "within its width");
            }
        }
    }
}
