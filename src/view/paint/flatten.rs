//! Curves to polylines, and polylines to dashes. Map units, as fine as the coming zoom asks for.

use egui::{Vec2, vec2};
use kurbo::{BezPath, PathEl};

/// How far, in pixels, a polyline may be from its curve; farther when all is small.
const TOLERANCE: [f64; 2] = [0.15, 0.3];

/// A power of two of the zoom (pixels for one map unit), rounded up: geometry made for a level serves every zoom up to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Level(i8);

impl Level {
    /// The level that serves this many pixels for one map unit.
    pub fn of(pixels: f32) -> Self {
        Self(pixels.max(1.0e-6).log2().ceil().clamp(-7.0, 6.0) as i8)
    }

    /// Pixels for one map unit at the upper end of the level.
    pub fn pixels(self) -> f64 {
        f64::from(self.0).exp2()
    }
}

/// A run of points, at least two, each different from the one before.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Polyline {
    /// The points; a closed one does not repeat its first.
    pub points: Vec<Vec2>,
    /// Whether the last is joined to the first.
    pub closed: bool,
}

impl Polyline {
    fn push(&mut self, at: Vec2) {
        if self.points.last() != Some(&at) {
            self.points.push(at);
        }
    }

    /// Each point with the next, round to the first again if closed.
    pub fn steps(&self) -> impl Iterator<Item = (Vec2, Vec2)> + '_ {
        let after = self.points.iter().skip(1).chain(self.points.first().filter(|_| self.closed));
        self.points.iter().copied().zip(after.copied())
    }

    /// Its length.
    pub fn length(&self) -> f32 {
        self.steps().map(|(a, b)| (b - a).length()).sum()
    }
}

fn point(p: kurbo::Point) -> Vec2 {
    vec2(p.x as f32, p.y as f32)
}

/// Every part of a path as a polyline; what is shorter than two points is left out.
pub(super) fn flatten(path: &BezPath, level: Level) -> Vec<Polyline> {
    let mut found: Vec<Polyline> = Vec::new();
    let [fine, coarse] = TOLERANCE;
    let tolerance = if level.pixels() > 0.3 { fine } else { coarse };
    kurbo::flatten(path, tolerance / level.pixels(), |element| match element {
        PathEl::MoveTo(p) => found.push(Polyline { points: vec![point(p)], closed: false }),
        PathEl::LineTo(p) => {
            if let Some(line) = found.last_mut() {
                line.push(point(p));
            }
        }
        PathEl::ClosePath => {
            if let Some(line) = found.last_mut() {
                line.closed = true;
            }
        }
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    for line in &mut found {
        while line.closed && line.points.len() > 2 && line.points.first() == line.points.last() {
            line.points.pop();
        }
    }
    found.retain(|line| line.points.len() > 1);
    found
}

/// The dashes of a polyline, each an open polyline; all lengths in map units.
pub(super) fn dashes(line: &Polyline, pattern: [f32; 2]) -> Vec<Polyline> {
    let mut found = Vec::new();
    each_dash(line, pattern, 0.0, &mut Polyline::default(), |dash| found.push(dash.clone()));
    found
}

/// Hands out the dashes of a polyline that starts so far into the pattern, one after the other in the same buffer.
pub(super) fn each_dash(line: &Polyline, [on, off]: [f32; 2], gone: f32, dash: &mut Polyline, mut give: impl FnMut(&Polyline)) {
    if !(on > 0.0 && off > 0.0) {
        give(line);
        return;
    }
    let mut give = |dash: &mut Polyline| {
        if dash.points.len() > 1 {
            give(dash);
        }
        dash.points.clear();
    };
    let gone = gone % (on + off);
    let (mut left, mut inked) = if gone < on { (on - gone, true) } else { (on + off - gone, false) };
    dash.points.clear();
    dash.points.extend(line.points.first().filter(|_| inked));
    for (from, to) in line.steps() {
        let length = (to - from).length();
        let along = (to - from) / length;
        let mut gone = 0.0;
        while length - gone > left {
            gone += left;
            let at = from + along * gone;
            dash.push(at);
            left = if inked { off } else { on };
            if inked {
                give(dash);
            }
            inked = !inked;
        }
        left -= length - gone;
        if inked {
            dash.push(to);
        }
    }
    give(dash);
}

/// The middles of dots along a polyline, this far apart.
pub(super) fn dots(line: &Polyline, period: f32) -> Vec<Vec2> {
    let mut found = Vec::new();
    if period <= 0.0 {
        return found;
    }
    // On a closed line the last dot keeps its distance to the first.
    let length = line.length();
    let period = if line.closed { length / (length / period).round().max(1.0) } else { period };
    let mut ahead = 0.0;
    for (from, to) in line.steps() {
        let length = (to - from).length();
        while ahead < length - 1.0e-3 {
            found.push(from + (to - from) * (ahead / length));
            ahead += period;
        }
        ahead -= length;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f32, f32)], closed: bool) -> Polyline {
        Polyline { points: points.iter().map(|&(x, y)| vec2(x, y)).collect(), closed }
    }

    #[test]
    fn dashes_run_round_corners_and_keep_their_lengths() {
        let square = line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)], true);
        let found = dashes(&square, [6.0, 4.0]);
        assert_eq!(found.len(), 4);
        assert!(found.iter().all(|dash| (dash.length() - 6.0).abs() < 1e-4), "{found:?}");
        let found = dashes(&line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], false), [14.0, 3.0]);
        assert_eq!(found[0].points.len(), 3, "bent round the corner");
        assert!((found[1].length() - 3.0).abs() < 1e-4);
        let whole = line(&[(0.0, 0.0), (50.0, 0.0)], false);
        let from = |start: f32, rest: &Polyline| {
            let mut starts = Vec::new();
            each_dash(rest, [6.0, 4.0], start, &mut Polyline::default(), |dash| starts.push(dash.points[0].x));
            starts
        };
        assert_eq!(from(0.0, &whole), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(from(28.0, &line(&[(28.0, 0.0), (50.0, 0.0)], false)), [30.0, 40.0], "taken up in a gap");
        assert_eq!(from(33.0, &line(&[(33.0, 0.0), (50.0, 0.0)], false)), [33.0, 40.0], "taken up in a dash");
    }

    #[test]
    fn dots_close_a_ring_evenly() {
        let square = line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)], true);
        assert_eq!(dots(&square, 3.9).len(), 10);
        assert_eq!(dots(&line(&[(0.0, 0.0), (10.0, 0.0)], false), 3.0).len(), 4);
    }

    #[test]
    fn finer_levels_have_more_points() {
        let circle = crate::view::paint::tests::circle(20.0);
        let count = |pixels| flatten(&circle, Level::of(pixels))[0].points.len();
        assert!(count(0.1) < count(1.0) && count(1.0) < count(8.0));
        assert!(flatten(&circle, Level::of(1.0))[0].closed);
    }
}
