//! Where arcs cross each other, and how much of one lies in a rectangle.

use kurbo::{Point, Rect};

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
    pub fn crossings(&self, other: &Self) -> Vec<Point> {
        let points = match (self.circle(), other.circle()) {
            (None, None) => line_line(self, other).into_iter().collect(),
            (None, Some(circle)) => line_circle(self, circle),
            (Some(circle), None) => line_circle(other, circle),
            (Some(a), Some(b)) => circle_circle(a, b),
        };
        points.into_iter().filter(|&at| self.length_at(at).is_some() && other.length_at(at).is_some()).collect()
    }
}

fn line_line(a: &CircleArc, b: &CircleArc) -> Option<Point> {
    let (u, v) = (a.tangent(0.0), b.tangent(0.0));
    let across = u.cross(v);
    if across.abs() < 1e-9 {
        return None;
    }
    Some(a.point(0.0) + u * ((b.point(0.0) - a.point(0.0)).cross(v) / across))
}

fn line_circle(line: &CircleArc, (centre, radius): (Point, f64)) -> Vec<Point> {
    let (start, along) = (line.point(0.0), line.tangent(0.0));
    let middle = start + along * (centre - start).dot(along);
    let rest = radius * radius - middle.distance_squared(centre);
    if rest < 0.0 {
        return Vec::new();
    }
    let half = along * rest.sqrt();
    vec![middle - half, middle + half]
}

fn circle_circle((a, ra): (Point, f64), (b, rb): (Point, f64)) -> Vec<Point> {
    let between = b - a;
    let d = between.hypot();
    if d < 1e-9 || d > ra + rb || d < (ra - rb).abs() {
        return Vec::new();
    }
    let along = (d * d + ra * ra - rb * rb) / (2.0 * d);
    let off = (ra * ra - along * along).max(0.0).sqrt();
    let unit = between / d;
    let across = kurbo::Vec2::new(-unit.y, unit.x) * off;
    vec![a + unit * along + across, a + unit * along - across]
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
                let found = one.crossings(&two);
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
