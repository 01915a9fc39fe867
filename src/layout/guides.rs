//! Alignment while dragging: a moved box snaps to the middles and edges of others, and lines show to which.

use kurbo::{Point, Rect, Vec2};

/// A line to be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guide {
    /// One end.
    pub from: Point,
    /// The other, straight above, below or beside it.
    pub to: Point,
}

/// How a moved box snaps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snap {
    /// To be added to the move.
    pub by: Vec2,
    /// What it then stands in line with.
    pub guides: Vec<Guide>,
}

/// Lines of a box along one axis: start, middle, end.
type Lines = [f64; 3];

const fn level(rect: Rect) -> Lines {
    [rect.x0, f64::midpoint(rect.x0, rect.x1), rect.x1]
}

const fn upright(rect: Rect) -> Lines {
    [rect.y0, f64::midpoint(rect.y0, rect.y1), rect.y1]
}

/// Snaps a box to the nearest middle, left, right, top or bottom of the others, no further than `tolerance` each way (map units). Middles win
/// over edges that are as near.
pub fn snap(moved: Rect, others: &[Rect], tolerance: f64) -> Snap {
    let x = nearest(level(moved), others.iter().map(|&rect| level(rect)), tolerance);
    let y = nearest(upright(moved), others.iter().map(|&rect| upright(rect)), tolerance);
    let by = Vec2::new(x.unwrap_or(0.0), y.unwrap_or(0.0));
    let there = moved + by;
    let mut guides = Vec::new();
    if x.is_some() {
        let lines = in_line(level(there), there, others, level);
        guides.extend(lines.map(|(x, all)| Guide { from: Point::new(x, all.y0), to: Point::new(x, all.y1) }));
    }
    if y.is_some() {
        let lines = in_line(upright(there), there, others, upright);
        guides.extend(lines.map(|(y, all)| Guide { from: Point::new(all.x0, y), to: Point::new(all.x1, y) }));
    }
    Snap { by, guides }
}

/// The smallest move that puts a line on the same line of another box.
fn nearest(moved: Lines, others: impl Iterator<Item = Lines>, tolerance: f64) -> Option<f64> {
    let mut best: Option<(f64, f64)> = None;
    for other in others {
        for (place, (from, to)) in moved.into_iter().zip(other).enumerate() {
            let by = to - from;
            // A hair's breadth of preference for middles.
            let cost = by.abs() + if place == 1 { 0.0 } else { 0.01 };
            if by.abs() <= tolerance && best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, by));
            }
        }
    }
    best.map(|(_, by)| by)
}

/// The lines of a box that others share, each with the box around all that share it.
fn in_line(lines: Lines, rect: Rect, others: &[Rect], of: impl Fn(Rect) -> Lines) -> impl Iterator<Item = (f64, Rect)> {
    let shared = lines.map(|line| {
        let here =
            others.iter().filter(|&&other| of(other).iter().zip(lines).any(|(o, l)| (o - line).abs() < 0.05 && (l - line).abs() < 0.05));
        let around = here.copied().reduce(|a, b| a.union(b))?;
        Some((line, around.union(rect)))
    });
    shared.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_snaps_to_a_middle() {
        let other = Rect::new(0.0, 0.0, 100.0, 40.0);
        let moved = Rect::new(23.0, 200.0, 83.0, 238.0);
        let snap = snap(moved, &[other], 6.0);
        assert_eq!(snap.by, Vec2::new(-3.0, 0.0));
        assert_eq!(snap.guides, [Guide { from: Point::new(50.0, 0.0), to: Point::new(50.0, 238.0) }]);
    }

    #[test]
    fn edges_snap_to_the_same_edges_both_ways_at_once() {
        let others = [Rect::new(0.0, 0.0, 100.0, 40.0), Rect::new(300.0, 300.0, 380.0, 340.0)];
        let snap = snap(Rect::new(2.0, 304.0, 92.0, 359.0), &others, 5.0);
        assert_eq!(snap.by, Vec2::new(-2.0, -4.0));
        assert_eq!(snap.guides.len(), 2);
    }

    #[test]
    fn what_is_far_does_not_pull() {
        assert_eq!(snap(Rect::new(20.0, 90.0, 80.0, 120.0), &[Rect::new(0.0, 0.0, 10.0, 10.0)], 4.0), Snap::default());
        assert_eq!(snap(Rect::ZERO, &[], 4.0), Snap::default());
    }
}
