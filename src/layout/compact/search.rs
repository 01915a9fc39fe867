//! Small moves that make a drawing better: of one box at a time in eight directions, or two changing places. A move is kept when it costs
//! less; nothing is left to chance.

use kurbo::{Point, Rect, Vec2};

use super::apart::within;
use super::distance;

/// Lengths of moves, the longest first.
const STEPS: [f64; 5] = [160.0, 90.0, 48.0, 24.0, 10.0];
/// So many times all boxes are tried before pairs change places, and so many times all that.
const ROUNDS: usize = 10;
const TURNS: usize = 4;
/// A move that saves less is not worth the unrest.
const WORTH: f64 = 0.5;
/// What a unit costs by which two boxes are closer than the gap.
const CLOSE: f64 = 8.0;
/// What it costs when a line runs through a box, and each unit of it.
const THROUGH: (f64, f64) = (70.0, 0.5);
/// A line keeps this far from boxes that are not its own.
const CLEAR: f64 = 12.0;
/// What a crossing costs.
const CROSSING: f64 = 34.0;
/// A line between two outlines is at least this long, for its head, its disc and what hangs on it.
const LEAST_LINE: f64 = 84.0;
/// What each unit costs that a line is shorter, or longer.
const SHORT: f64 = 1.2;
const LONG: f64 = 0.05;
/// Two lines at one box closer than this angle (radians) run into each other.
const NARROW: f64 = 0.32;
/// What two such lines cost at most.
const BESIDE: f64 = 26.0;
/// What each unit costs that a box is away from where it stood.
const AWAY: f64 = 0.04;

struct Search<'a> {
    boxes: Vec<Rect>,
    /// Where they stood.
    start: Vec<Point>,
    links: &'a [(usize, usize)],
    /// Links of each box, by place.
    of: Vec<Vec<usize>>,
    gap: f64,
}

/// The boxes after all moves that help.
pub(super) fn improved(boxes: Vec<Rect>, links: &[(usize, usize)], room: Rect, gap: f64) -> Vec<Rect> {
    // One line a pair, whichever way it runs.
    let mut lines: Vec<(usize, usize)> = links.iter().map(|&(a, b)| (a.min(b), a.max(b))).collect();
    lines.retain(|&(a, b)| a != b && b < boxes.len());
    lines.sort_unstable();
    lines.dedup();
    let mut of = vec![Vec::new(); boxes.len()];
    for (link, &(a, b)) in lines.iter().enumerate() {
        for end in [a, b] {
            if let Some(list) = of.get_mut(end) {
                list.push(link);
            }
        }
    }
    let start = boxes.iter().map(Rect::center).collect();
    let mut search = Search { boxes, start, links: &lines, of, gap };
    for _ in 0..TURNS {
        search.settle(room);
        if !search.try_swaps(room) {
            return search.boxes;
        }
    }
    search.settle(room);
    search.boxes
}

impl Search<'_> {
    fn at(&self, place: usize) -> Rect {
        self.boxes.get(place).copied().unwrap_or_default()
    }

    fn put(&mut self, place: usize, rect: Rect) {
        if let Some(slot) = self.boxes.get_mut(place) {
            *slot = rect;
        }
    }

    /// Moves boxes until no move helps.
    fn settle(&mut self, room: Rect) {
        for _ in 0..ROUNDS {
            let moved = (0..self.boxes.len()).map(|place| self.try_moves(place, room)).filter(|moved| *moved).count();
            if moved == 0 {
                return;
            }
        }
    }

    /// Keeps the best of all moves of one box, if any helps.
    fn try_moves(&mut self, place: usize, room: Rect) -> bool {
        let here = self.at(place);
        let mut best = (self.cost(place) - WORTH, here);
        for step in STEPS {
            for direction in 0..8 {
                let by = Vec2::from_angle(std::f64::consts::FRAC_PI_4 * f64::from(direction)) * step;
                let there = within(here + by, room);
                self.put(place, there);
                let cost = self.cost_up_to(place, best.0);
                if cost < best.0 {
                    best = (cost, there);
                }
            }
        }
        self.put(place, best.1);
        best.1 != here
    }

    /// Lets pairs change places where that helps.
    fn try_swaps(&mut self, room: Rect) -> bool {
        let mut swapped = false;
        for one in 0..self.boxes.len() {
            for other in 0..one {
                let (a, b) = (self.at(one), self.at(other));
                let before = self.cost(one) + self.cost(other);
                self.put(one, within(Rect::from_center_size(b.center(), a.size()), room));
                self.put(other, within(Rect::from_center_size(a.center(), b.size()), room));
                let first = self.cost_up_to(one, before);
                if first < before && first + self.cost_up_to(other, before - first) < before - WORTH {
                    swapped = true;
                } else {
                    self.put(one, a);
                    self.put(other, b);
                }
            }
        }
        swapped
    }

    /// What a box costs where it stands: all that it has to do with.
    fn cost(&self, place: usize) -> f64 {
        self.cost_up_to(place, f64::INFINITY)
    }

    /// The same; something above `most`, as soon as it is more than that. Most moves are dear, and most of what is dear is dear at once.
    fn cost_up_to(&self, place: usize, most: f64) -> f64 {
        let here = self.at(place);
        let others = self.boxes.iter().enumerate().filter(|(other, _)| *other != place);
        let close: f64 = others.map(|(_, other)| (self.gap - distance(here, *other)).max(0.0) * CLOSE).sum();
        let own = self.of.get(place).map(Vec::as_slice).unwrap_or_default();
        let mut lines = 0.0;
        for &link in own {
            if close + lines > most {
                return close + lines;
            }
            lines += self.line_cost(link);
        }
        if close + lines > most {
            return close + lines;
        }
        let clear = here.inflate(CLEAR, CLEAR);
        let foreign = self.links.iter().enumerate().filter(|(link, _)| !own.contains(link));
        let through: f64 = foreign.map(|(_, &ends)| through(self.line(ends), clear)).sum();
        let away = self.start.get(place).map_or(0.0, |start| start.distance(here.center()) * AWAY);
        close + lines + through + self.beside_cost(place, own) + away
    }

    fn line(&self, (from, to): (usize, usize)) -> (Point, Point) {
        (self.at(from).center(), self.at(to).center())
    }

    /// What a line costs: too short or long, through boxes, across other lines.
    fn line_cost(&self, link: usize) -> f64 {
        let Some(&ends) = self.links.get(link) else { return 0.0 };
        let line = self.line(ends);
        let inside = |end| length_inside(line, self.at(end));
        let seen = line.0.distance(line.1) - inside(ends.0) - inside(ends.1);
        let length = if seen < LEAST_LINE { (LEAST_LINE - seen) * SHORT } else { (seen - LEAST_LINE) * LONG };
        let others = self.boxes.iter().enumerate().filter(|(other, _)| *other != ends.0 && *other != ends.1);
        let boxes: f64 = others.map(|(_, rect)| through(line, rect.inflate(CLEAR, CLEAR))).sum();
        let foreign = self.links.iter().filter(|(a, b)| ![ends.0, ends.1].contains(a) && ![ends.0, ends.1].contains(b));
        let crossings = foreign.filter(|other| cross(line, self.line(**other))).count() as f64;
        length + boxes + crossings * CROSSING
    }

    /// What lines cost that leave a box, or a neighbour of it, side by side.
    fn beside_cost(&self, place: usize, own: &[usize]) -> f64 {
        let neighbours = own.iter().filter_map(|&link| self.links.get(link)).map(|&(a, b)| if a == place { b } else { a });
        neighbours.chain([place]).map(|middle| self.beside_at(middle)).sum()
    }

    fn beside_at(&self, middle: usize) -> f64 {
        let from = self.at(middle).center();
        let links = self.of.get(middle).into_iter().flatten().filter_map(|&link| self.links.get(link));
        let mut angles: Vec<f64> = links.map(|&(a, b)| (self.at(if a == middle { b } else { a }).center() - from).atan2()).collect();
        angles.sort_by(f64::total_cmp);
        let around = angles.first().map(|first| first + std::f64::consts::TAU).filter(|_| angles.len() > 1);
        let nexts = angles.iter().skip(1).copied().chain(around);
        angles.iter().zip(nexts).map(|(a, b)| (1.0 - (b - a) / NARROW).max(0.0) * BESIDE).sum()
    }
}

fn through(line: (Point, Point), rect: Rect) -> f64 {
    let length = length_inside(line, rect);
    if length > 0.0 { THROUGH.0 + THROUGH.1 * length } else { 0.0 }
}

/// How much of a straight line lies in a rectangle.
fn length_inside((a, b): (Point, Point), rect: Rect) -> f64 {
    let beside = |a: f64, b: f64, low: f64, high: f64| (a < low && b < low) || (a > high && b > high);
    if beside(a.x, b.x, rect.x0, rect.x1) || beside(a.y, b.y, rect.y0, rect.y1) {
        return 0.0;
    }
    let d = b - a;
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (start, way, low, high) in [(a.x, d.x, rect.x0, rect.x1), (a.y, d.y, rect.y0, rect.y1)] {
        if way.abs() < 1e-9 {
            if start < low || start > high {
                return 0.0;
            }
        } else {
            let (t, u) = ((low - start) / way, (high - start) / way);
            (from, to) = (from.max(t.min(u)), to.min(t.max(u)));
        }
    }
    (to - from).max(0.0) * d.hypot()
}

fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q - p).cross(r - p);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Rect {
        Rect::from_center_size((x, y), (100.0, 40.0))
    }

    #[test]
    fn crossed_pairs_uncross() {
        // Two lines that cross like an X, with room to change places.
        let boxes = vec![at(60.0, 60.0), at(460.0, 340.0), at(60.0, 340.0), at(460.0, 60.0)];
        let found = improved(boxes, &[(0, 1), (2, 3)], Rect::new(0.0, 0.0, 520.0, 400.0), 40.0);
        let line = |a: usize, b: usize| (found[a].center(), found[b].center());
        assert!(!cross(line(0, 1), line(2, 3)), "{found:?}");
    }

    #[test]
    fn a_box_makes_way_for_a_line() {
        let boxes = vec![at(60.0, 200.0), at(300.0, 200.0), at(540.0, 200.0)];
        let found = improved(boxes, &[(0, 2)], Rect::new(0.0, 0.0, 600.0, 400.0), 40.0);
        assert!(length_inside((found[0].center(), found[2].center()), found[1].inflate(8.0, 8.0)) == 0.0, "{found:?}");
    }

    #[test]
    fn lengths_inside_are_right() {
        let rect = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!((length_inside((Point::new(-5.0, 5.0), Point::new(5.0, 5.0)), rect) - 5.0).abs() < 1e-9);
        assert!((length_inside((Point::new(5.0, -5.0), Point::new(5.0, 25.0)), rect) - 10.0).abs() < 1e-9);
        assert!(length_inside((Point::new(-5.0, 20.0), Point::new(25.0, 20.0)), rect) == 0.0);
    }
}
