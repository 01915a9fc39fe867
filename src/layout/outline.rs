//! The outline of an element: what its line runs along, where connections end, and what counts as inside.

use kurbo::{BezPath, Point, Rect, Shape as _, Vec2};

use crate::map::Outline;
use crate::theme::Pens;

/// How far the handles of a cubic reach so that it is a quarter of a circle, ÷ radius.
const QUARTER: f64 = 0.552_284_75;

/// The outline of one element at its place, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ElementShape {
    /// Box, pill, double box, hexagon.
    pub outline: Outline,
    /// Around the middle of its line.
    pub rect: Rect,
    corner: f64,
    nose: f64,
}

/// A side of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Above.
    Top,
    /// To the right.
    Right,
    /// Below.
    Bottom,
    /// To the left.
    Left,
}

impl ElementShape {
    /// An outline in this rectangle, with the corners and points of these pens.
    pub fn new(outline: Outline, rect: Rect, pens: &Pens) -> Self {
        let (w, h) = (rect.width(), rect.height());
        Self { outline, rect, corner: pens.corner.min(w.min(h) / 2.0), nose: pens.nose.min(w / 3.0) }
    }

    /// Its middle.
    pub fn centre(&self) -> Point {
        self.rect.center()
    }

    /// The same, elsewhere.
    #[must_use]
    pub fn moved(&self, by: Vec2) -> Self {
        Self { rect: self.rect + by, ..*self }
    }

    /// How far the points of a hexagon reach; 0 for the others.
    pub fn nose(&self) -> f64 {
        if self.outline == Outline::Hexagon { self.nose } else { 0.0 }
    }

    /// Whether a point is inside, or less than `gap` outside.
    pub fn contains(&self, at: Point, gap: f64) -> bool {
        let centre = self.rect.center();
        let (dx, dy) = ((at.x - centre.x).abs(), (at.y - centre.y).abs());
        let (hw, hh) = (self.rect.width() / 2.0 + gap, self.rect.height() / 2.0 + gap);
        if dx > hw || dy > hh {
            return false;
        }
        let radius = match self.outline {
            Outline::Hexagon => return dx <= hw - self.nose * (dy / hh),
            Outline::Pill => hh.min(hw),
            Outline::Box | Outline::DoubleBox => self.corner + gap,
        };
        let (cx, cy) = (dx - (hw - radius), dy - (hh - radius));
        cx <= 0.0 || cy <= 0.0 || cx * cx + cy * cy <= radius * radius
    }

    /// The line, `inset` inside the outline (below 0: outside), told clockwise and closed.
    pub fn path(&self, inset: f64) -> BezPath {
        let rect = self.rect.inset(-inset);
        match self.outline {
            Outline::Hexagon => hexagon(self.rect, self.nose, inset),
            Outline::Pill => rounded(rect, rect.height().min(rect.width()) / 2.0),
            Outline::Box | Outline::DoubleBox => rounded(rect, (self.corner - inset).max(2.0)),
        }
    }

    /// The side that a point near the outline is on: where a line from the middle through it would leave the rectangle.
    pub fn side(&self, at: Point) -> Side {
        let from = at - self.rect.center();
        let (w, h) = (self.rect.width().max(1.0), self.rect.height().max(1.0));
        match (from.x.abs() / w > from.y.abs() / h, from.x > 0.0, from.y > 0.0) {
            (true, true, _) => Side::Right,
            (true, false, _) => Side::Left,
            (false, _, true) => Side::Bottom,
            (false, _, false) => Side::Top,
        }
    }
}

/// A rectangle with round corners: one cubic a corner.
pub fn rounded(rect: Rect, radius: f64) -> BezPath {
    let r = radius.min(rect.width() / 2.0).min(rect.height() / 2.0).max(0.0);
    if r == 0.0 {
        return rect.to_path(0.1);
    }
    let k = r * (1.0 - QUARTER);
    let Rect { x0, y0, x1, y1 } = rect;
    let mut path = BezPath::new();
    path.move_to((x0 + r, y0));
    path.line_to((x1 - r, y0));
    path.curve_to((x1 - k, y0), (x1, y0 + k), (x1, y0 + r));
    path.line_to((x1, y1 - r));
    path.curve_to((x1, y1 - k), (x1 - k, y1), (x1 - r, y1));
    path.line_to((x0 + r, y1));
    path.curve_to((x0 + k, y1), (x0, y1 - k), (x0, y1 - r));
    path.line_to((x0, y0 + r));
    path.curve_to((x0, y0 + k), (x0 + k, y0), (x0 + r, y0));
    path.close_path();
    path
}

/// A circle: four cubics.
pub fn circle(centre: Point, radius: f64) -> BezPath {
    rounded(Rect::from_center_size(centre, (radius * 2.0, radius * 2.0)), radius)
}

/// A hexagon with points left and right, each edge moved inwards by `inset`.
fn hexagon(rect: Rect, nose: f64, inset: f64) -> BezPath {
    let half = (rect.height() / 2.0).max(1.0);
    let middle = rect.center().y;
    let tip = inset * nose.hypot(half) / half;
    let shoulder = tip + nose * (half - inset) / half;
    let (top, bottom) = (rect.y0 + inset, rect.y1 - inset);
    let mut path = BezPath::new();
    path.move_to((rect.x0 + tip, middle));
    path.line_to((rect.x0 + shoulder, top));
    path.line_to((rect.x1 - shoulder, top));
    path.line_to((rect.x1 - tip, middle));
    path.line_to((rect.x1 - shoulder, bottom));
    path.line_to((rect.x0 + shoulder, bottom));
    path.close_path();
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::ThemeName;

    fn shape(outline: Outline) -> ElementShape {
        ElementShape::new(outline, Rect::new(-60.0, -20.0, 60.0, 20.0), &ThemeName::Light.theme().pens)
    }

    /// The inside test and the drawn line are two tellings of one outline.
    #[test]
    fn inside_is_what_the_line_encloses() {
        for outline in [Outline::Box, Outline::Pill, Outline::DoubleBox, Outline::Hexagon] {
            let shape = shape(outline);
            let path = shape.path(0.0);
            assert!((path.bounding_box().width() - 120.0).abs() < 1e-6, "{outline:?}");
            for step in 0..3000 {
                let at = Point::new(f64::from(step % 100) * 1.3 - 65.0, f64::from(step / 100) * 1.5 - 22.0);
                let near = shape.contains(at, 0.05) != shape.contains(at, -0.05);
                assert!(near || shape.contains(at, 0.0) == path.contains(at), "{outline:?} {at:?}");
            }
        }
    }

    #[test]
    fn moved_lines_keep_their_distance() {
        for outline in [Outline::Box, Outline::Pill, Outline::Hexagon] {
            let shape = shape(outline);
            let outer = shape.path(-5.0);
            for segment in outer.segments() {
                let at = kurbo::ParamCurve::eval(&segment, 0.37);
                let line = shape.path(0.0);
                let distance =
                    line.segments().map(|s| kurbo::ParamCurveNearest::nearest(&s, at, 1e-4).distance_sq.sqrt()).fold(1e9, f64::min);
                assert!((distance - 5.0).abs() < 0.05, "{outline:?} {distance}");
            }
        }
    }

    #[test]
    fn sides_are_told_by_the_diagonals() {
        let shape = shape(Outline::Box);
        assert_eq!(shape.side(Point::new(55.0, 19.0)), Side::Bottom);
        assert_eq!(shape.side(Point::new(60.0, 10.0)), Side::Right);
        assert_eq!(shape.side(Point::new(-60.0, 0.0)), Side::Left);
        assert_eq!(shape.side(Point::new(3.0, -20.0)), Side::Top);
    }
}
