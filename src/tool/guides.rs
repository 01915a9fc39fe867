//! Lines to snap to while moving: centres and edges of neighbours.

use crate::map::{Point, Rect, Vec2};

/// A line that something was snapped to, map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guide {
    /// One end.
    pub from: Point,
    /// The other.
    pub to: Point,
}

/// How far to move to lie on lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snap {
    /// Added to where it would be.
    pub by: Vec2,
    /// The lines it then lies on.
    pub guides: Vec<Guide>,
}

/// The least move that aligns a moved box with any of the others, centre to centre before edge to edge, no further than `reach`.
pub fn snap(moved: Rect, others: &[Rect], reach: f64) -> Snap {
    let near = moved.inflate(800.0, 800.0);
    let others: Vec<&Rect> = others.iter().filter(|other| near.overlaps(**other)).collect();
    let across = |rect: &Rect| [rect.center().x, rect.x0, rect.x1];
    let down = |rect: &Rect| [rect.center().y, rect.y0, rect.y1];
    let mut snap = Snap::default();
    if let Some((by, other)) = nearest(across(&moved), &others, across, reach) {
        snap.by.x = by;
        let lies = moved + Vec2::new(by, 0.0);
        if let Some(x) = across(&lies).into_iter().find(|x| across(other).iter().any(|o| (o - x).abs() < 1.0e-6)) {
            let (top, bottom) = (lies.y0.min(other.y0) - 8.0, lies.y1.max(other.y1) + 8.0);
            snap.guides.push(Guide { from: Point::new(x, top), to: Point::new(x, bottom) });
        }
    }
    if let Some((by, other)) = nearest(down(&moved), &others, down, reach) {
        snap.by.y = by;
        let lies = moved + Vec2::new(snap.by.x, by);
        if let Some(y) = down(&lies).into_iter().find(|y| down(other).iter().any(|o| (o - y).abs() < 1.0e-6)) {
            let (left, right) = (lies.x0.min(other.x0) - 8.0, lies.x1.max(other.x1) + 8.0);
            snap.guides.push(Guide { from: Point::new(left, y), to: Point::new(right, y) });
        }
    }
    snap
}

/// Like lines are matched with like: centre with centre, edges with edges.
fn nearest<'a>(own: [f64; 3], others: &[&'a Rect], lines: fn(&Rect) -> [f64; 3], reach: f64) -> Option<(f64, &'a Rect)> {
    let [middle, low, high] = own;
    let mut best: Option<(f64, &Rect)> = None;
    for other in others {
        let [m, l, h] = lines(other);
        for by in [m - middle, l - low, h - high, l - high, h - low] {
            if by.abs() <= reach && best.is_none_or(|(least, _)| by.abs() < least.abs() - 1.0e-9) {
                best = Some((by, other));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn centres_and_edges_attract_within_reach() {
        let other = Rect::new(0.0, 0.0, 100.0, 40.0);
        let snapped = snap(Rect::new(3.0, 200.0, 83.0, 240.0), &[other], 6.0);
        assert!((snapped.by.x + 3.0).abs() < 1e-9 && snapped.by.y == 0.0, "left edges: {snapped:?}");
        assert_eq!(snapped.guides.len(), 1);
        let snapped = snap(Rect::new(12.0, 200.0, 92.0, 240.0), &[other], 6.0);
        assert!((snapped.by.x + 2.0).abs() < 1e-9, "centres: {snapped:?}");
        assert_eq!(snap(Rect::new(30.0, 200.0, 110.0, 240.0), &[other], 6.0), Snap::default());
    }
}
