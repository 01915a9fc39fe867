//! Where arcs cross each other, and how much of one lies in a rectangle.

use kurbo::{Point, Rect, Vec2};

use super::CircleArc;

impl CircleArc {
    /// The stretches of it that lie in a rectangle, as lengths from and to, in order.
    pub fn inside(&self, rect: Rect) -> Vec<(f64, f64)> {
        if self.stays_out_of(rect) {
            return Vec::new();
        }
        let mut cuts = [0.0_f64; 10];
        let mut count = 1;
        let lines = [(true, rect.x0), (true, rect.x1), (false, rect.y0), (false, rect.y1)];
        for at in lines.into_iter().flat_map(|(vertical, value)| self.crosses_line(vertical, value)).chain([self.length()]) {
            if let Some(slot) = cuts.get_mut(count) {
                *slot = at;
                count += 1;
            }
        }
        let cuts = cuts.get_mut(..count).unwrap_or_default();
        cuts.sort_by(f64::total_cmp);
        let mut found: Vec<(f64, f64)> = Vec::new();
        for pair in cuts.windows(2) {
            let &[a, b] = pair else { continue };
            if b - a > 1e-9 && rect.contains(self.point(f64::midpoint(a, b))) {
                match found.last_mut() {
                    Some(last) if a - last.1 < 1e-9 => last.1 = b,
                    _ => found.push((a, b)),
                }
            }
        }
        found
    }

    /// How much of it lies in a rectangle.
    pub fn length_inside(&self, rect: Rect) -> f64 {
        self.inside(rect).iter().map(|(a, b)| b - a).sum()
    }

    /// Where two arcs meet, at most twice; arcs of one and the same circle or line never do.
    pub fn crossings(&self, other: &Self) -> impl Iterator<Item = Point> + use<> {
        let points = match (self.circle(), other.circle()) {
            (None, None) => [line_line(self, other), None],
            (None, Some(circle)) => line_circle(self, circle),
            (Some(circle), None) => line_circle(other, circle),
            (Some(a), Some(b)) => circle_circle(a, b),
        };
        // Most do not meet, and are asked no more.
        let sweeps = points.iter().any(Option::is_some).then(|| (self.sweep(), other.sweep()));
        let reached = move |at: &Point| sweeps.is_some_and(|(one, other)| one.reaches(*at) && other.reaches(*at));
        points.into_iter().flatten().filter(reached)
    }

    /// What tells quickly where it runs, again and again.
    pub(super) fn sweep(&self) -> Sweep {
        let (start, end) = (self.point(0.0), self.point(self.length()));
        let chord = (end - start) / (end - start).hypot().max(1e-9);
        // In coordinates with y down this is to the right of travel; what turns right bows to the left.
        let right = Vec2::new(-chord.y, chord.x);
        Sweep { arc: *self, circle: self.circle(), start, end, bow: right * -self.curvature().signum() }
    }
}

/// An arc with its ends and the side of its chord to which it bows: of the points of its circle, those on that side are its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sweep {
    arc: CircleArc,
    circle: Option<(Point, f64)>,
    start: Point,
    end: Point,
    bow: Vec2,
}

impl Sweep {
    /// How far a point lies beyond the chord, on the side to which the arc bows.
    pub fn beyond_chord(&self, at: Point) -> f64 {
        (at - self.start).dot(self.bow)
    }

    /// Whether it comes to a point of its own circle or line.
    fn reaches(&self, at: Point) -> bool {
        match self.circle {
            Some(_) => self.beyond_chord(at) > -SLACK,
            None => (-SLACK..self.arc.length() + SLACK).contains(&(at - self.start).dot(self.arc.tangent(0.0))),
        }
    }

    /// Whether it runs through a rectangle.
    pub fn passes(&self, rect: Rect) -> bool {
        if self.arc.stays_out_of(rect) {
            return false;
        }
        if rect.contains(self.start) || rect.contains(self.end) {
            return true;
        }
        let Some((centre, radius)) = self.circle else {
            // No corner on the other side of the line than the others: it runs past.
            let along = self.end - self.start;
            let side = |x: f64, y: f64| along.cross(Point::new(x, y) - self.start) > 0.0;
            let first = side(rect.x0, rect.y0);
            return [side(rect.x1, rect.y0), side(rect.x0, rect.y1), side(rect.x1, rect.y1)].contains(&!first);
        };
        // Where the circle cuts the line of a side, as far off the middle as this.
        let cut = |off: f64| (radius * radius - off * off).max(0.0).sqrt();
        let on_upright = [rect.x0, rect.x1].into_iter().filter(|x| (x - centre.x).abs() < radius).flat_map(|x| {
            let off = cut(x - centre.x);
            [Point::new(x, centre.y - off), Point::new(x, centre.y + off)]
        });
        let on_level = [rect.y0, rect.y1].into_iter().filter(|y| (y - centre.y).abs() < radius).flat_map(|y| {
            let off = cut(y - centre.y);
            [Point::new(centre.x - off, y), Point::new(centre.x + off, y)]
        });
        let within = |at: f64, from: f64, to: f64| (from..=to).contains(&at);
        on_upright.filter(|at| within(at.y, rect.y0, rect.y1)).any(|at| self.beyond_chord(at) > 0.0)
            || on_level.filter(|at| within(at.x, rect.x0, rect.x1)).any(|at| self.beyond_chord(at) > 0.0)
    }
}

/// So far beyond an end, in map units, a point still counts as on an arc.
const SLACK: f64 = 1e-6;

fn line_line(a: &CircleArc, b: &CircleArc) -> Option<Point> {
    let (u, v) = (a.tangent(0.0), b.tangent(0.0));
    let across = u.cross(v);
    if across.abs() < 1e-9 {
        return None;
    }
    Some(a.point(0.0) + u * ((b.point(0.0) - a.point(0.0)).cross(v) / across))
}

fn line_circle(line: &CircleArc, (centre, radius): (Point, f64)) -> [Option<Point>; 2] {
    let (start, along) = (line.point(0.0), line.tangent(0.0));
    let middle = start + along * (centre - start).dot(along);
    let rest = radius * radius - middle.distance_squared(centre);
    if rest < 0.0 {
        return [None, None];
    }
    let half = along * rest.sqrt();
    [Some(middle - half), Some(middle + half)]
}

fn circle_circle((a, ra): (Point, f64), (b, rb): (Point, f64)) -> [Option<Point>; 2] {
    let between = b - a;
    let d = between.hypot();
    if d < 1e-9 || d > ra + rb || d < (ra - rb).abs() {
        return [None, None];
    }
    let along = (d * d + ra * ra - rb * rb) / (2.0 * d);
    let off = (ra * ra - along * along).max(0.0).sqrt();
    let unit = between / d;
    let across = Vec2::new(-unit.y, unit.x) * off;
    [Some(a + unit * along + across), Some(a + unit * along - across)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(x0: f64, y0: f64, x1: f64, y1: f64, bend: f64) -> CircleArc {
        CircleArc::new(Point::new(x0, y0), Point::new(x1, y1), bend)
    }

    /// Against broken lines of 300 pieces each.
    #[test]
    fn crossings_are_found_by_brute_force_too() {
        let bends = [0.0, 0.1, -0.1, 0.29, -0.5, 0.9];
        let points = |arc: &CircleArc| (0..=300).map(|i| arc.point(arc.length() * f64::from(i) / 300.0)).collect::<Vec<_>>();
        let turn = |a: Point, b: Point, c: Point| (b - a).cross(c - a) > 0.0;
        for a in bends {
            for b in bends {
                let (one, two) = (arc(0.0, 0.0, 200.0, 20.0, a), arc(90.0, -120.0, 110.0, 140.0, b));
                let (p, q) = (points(&one), points(&two));
                let meets = |u: &[Point], v: &[Point]| {
                    turn(u[0], u[1], v[0]) != turn(u[0], u[1], v[1]) && turn(v[0], v[1], u[0]) != turn(v[0], v[1], u[1])
                };
                let brute: usize = p.windows(2).map(|u| q.windows(2).filter(|v| meets(u, v)).count()).sum();
                let found: Vec<Point> = one.crossings(&two).collect();
                assert_eq!(found.len(), brute, "{a} {b}");
                assert!(found.iter().all(|&at| one.distance(at) < 1e-6 && two.distance(at) < 1e-6));
            }
        }
    }

    #[test]
    fn stretches_inside_a_rectangle_are_found_by_sampling_too() {
        let rect = Rect::new(40.0, -30.0, 120.0, 10.0);
        for bend in [0.0, 0.05, -0.12, 0.3, -0.8, 1.1] {
            let arc = arc(0.0, 0.0, 160.0, -8.0, bend);
            let step = arc.length() / 20_000.0;
            let sampled = (0..20_000).filter(|&i| rect.contains(arc.point((f64::from(i) + 0.5) * step))).count() as f64 * step;
            assert!((arc.length_inside(rect) - sampled).abs() < 0.1, "{bend}: {} {sampled}", arc.length_inside(rect));
        }
    }

    #[test]
    fn what_passes_through_a_rectangle_has_some_length_in_it() {
        let mut through = 0;
        for bend in [0.0, 0.03, -0.12, 0.4, -0.9, 1.15] {
            let arc = arc(-30.0, 10.0, 140.0, 60.0, bend);
            let sweep = arc.sweep();
            for (x, y) in (-30..30).flat_map(|x| (-30..30).map(move |y| (f64::from(x) * 9.7, f64::from(y) * 8.3))) {
                let rect = Rect::new(x, y, x + 35.0, y + 20.0);
                assert_eq!(sweep.passes(rect), arc.length_inside(rect) > 1e-9, "{bend} {rect:?}");
                through += u32::from(sweep.passes(rect));
            }
        }
        assert!(through > 400, "{through}");
    }

    #[test]
    fn what_stays_out_of_a_rectangle_has_no_point_in_it() {
        let mut told = 0;
        for bend in [0.0, 0.08, -0.2, 0.5, -1.0] {
            let arc = arc(-30.0, 10.0, 140.0, 60.0, bend);
            for (x, y) in (-6..6).flat_map(|x| (-6..6).map(move |y| (f64::from(x) * 40.0, f64::from(y) * 40.0))) {
                let rect = Rect::new(x, y, x + 35.0, y + 20.0);
                let touches = (0..=2000).any(|i| rect.contains(arc.point(arc.length() * f64::from(i) / 2000.0)));
                assert!(!(arc.stays_out_of(rect) && touches), "{bend} {rect:?}");
                told += u32::from(arc.stays_out_of(rect));
            }
        }
        assert!(told > 400, "it tells of most rectangles: {told} of 720");
    }
}
