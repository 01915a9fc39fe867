//! How deep a rung is, as a shape at the left of the ladder: a wedge that widens on the way down, or an iceberg with the line of the water.

use kurbo::{BezPath, Point, Rect};

/// The shape beside the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Widens evenly.
    Wedge,
    /// Juts out here and there, its top above the water.
    Iceberg,
}

/// How far the iceberg reaches to the left and right at a depth, as shares of its width. The water is at a quarter of its depth.
const ICEBERG: [(f64, f64, f64); 10] = [
    (0.0, -0.03, 0.06),
    (0.07, 0.06, 0.1),
    (0.17, 0.13, 0.24),
    (0.25, 0.3, 0.34),
    (0.31, 0.42, 0.38),
    (0.42, 0.5, 0.46),
    (0.58, 0.46, 0.5),
    (0.72, 0.36, 0.44),
    (0.88, 0.28, 0.22),
    (1.0, 0.08, 0.05),
];

impl Side {
    /// How far the shape reaches to the left and right of the middle of its area at a depth from 0 to 1, as shares of the width.
    fn reach(self, depth: f64) -> (f64, f64) {
        match self {
            Self::Wedge => (0.5, 0.75 * depth.clamp(0.0, 1.0) - 0.25),
            Self::Iceberg => {
                let depth = depth.clamp(0.0, 1.0);
                let pairs = ICEBERG.iter().zip(ICEBERG.iter().skip(1));
                let around = pairs.into_iter().find(|(_, below)| below.0 >= depth);
                around.map_or((0.0, 0.0), |(above, below)| {
                    let t = (depth - above.0) / (below.0 - above.0);
                    (above.1 + (below.1 - above.1) * t, above.2 + (below.2 - above.2) * t)
                })
            }
        }
    }

    /// The part of the shape between two depths, in the area it has on a page. It is closed at the top and foot of the whole shape only.
    pub fn outline(self, area: Rect, from: f64, to: f64) -> BezPath {
        let steps = 24;
        let point = |t: f64, right: bool| {
            let (left_reach, right_reach) = self.reach(from + (to - from) * t);
            let x = area.center().x + area.width() * if right { right_reach } else { -left_reach };
            Point::new(x, area.y0 + area.height() * t)
        };
        let mut path = BezPath::new();
        path.move_to(point(0.0, false));
        (1..=steps).for_each(|step| path.line_to(point(f64::from(step) / f64::from(steps), false)));
        if to < 0.999 {
            path.move_to(point(1.0, true));
        }
        (0..=steps).rev().for_each(|step| path.line_to(point(f64::from(step) / f64::from(steps), true)));
        if from < 0.001 {
            path.line_to(point(0.0, false));
        }
        path
    }
}

/// A line of waves.
pub(super) fn water(y: f64, from: f64, to: f64) -> BezPath {
    let (length, height) = (14.0, 2.4);
    let mut path = BezPath::new();
    path.move_to((from, y));
    let count = ((to - from) / length).floor().max(1.0) as usize;
    let length = (to - from) / count as f64;
    for wave in 0..count {
        let x = from + wave as f64 * length;
        let up = if wave % 2 == 0 { -height } else { height };
        path.quad_to((x + length / 2.0, y + 2.0 * up), (x + length, y));
    }
    path
}
