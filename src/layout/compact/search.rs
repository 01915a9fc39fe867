//! Small moves that make a drawing better: of one box at a time in eight directions, or two changing places. A move is kept when it costs
//! less; nothing is left to chance.

use kurbo::{Rect, Size};

use super::apart::within;
use crate::layout::lines::{Line, Wired, hits};

/// Lengths of moves, the longest first.
const STEPS: [f32; 5] = [160.0, 90.0, 48.0, 24.0, 10.0];
/// So many times all boxes are tried before pairs change places, and so many times all that.
const ROUNDS: usize = 10;
const TURNS: usize = 4;
/// A move that saves less is not worth the unrest.
const WORTH: f32 = 0.5;
/// What a unit costs by which two boxes are closer than the gap.
const CLOSE: f32 = 8.0;
/// What it costs when a line runs through a box, and each unit of it.
const THROUGH: (f32, f32) = (70.0, 0.5);
/// A line keeps this far from boxes that are not its own.
const CLEAR: f32 = 12.0;
/// What a crossing costs.
const CROSSING: f32 = 34.0;
/// A line between two outlines is at least this long, for its head, its disc and what hangs on it.
const LEAST_LINE: f32 = 84.0;
/// What each unit costs that a line is shorter, or longer.
const SHORT: f32 = 1.2;
const LONG: f32 = 0.05;
/// Two lines at one box closer than this angle (radians) run into each other.
const NARROW: f32 = 0.32;
/// What two such lines cost at most.
const BESIDE: f32 = 26.0;
/// A move unsettles what stands closer than this, beside what is connected.
const UNSETTLED: f32 = 220.0;
/// What each unit costs that a box is away from where it stood.
const AWAY: f32 = 0.04;
/// Right, down, left, up, and between them.
const EIGHT: [(f32, f32); 8] = [(1.0, 0.0), (H, H), (0.0, 1.0), (-H, H), (-1.0, 0.0), (-H, -H), (0.0, -1.0), (H, -H)];
const H: f32 = std::f32::consts::FRAC_1_SQRT_2;

struct Search<'a> {
    wired: Wired<'a>,
    /// Where the boxes stood.
    start: Vec<(f32, f32)>,
    /// Boxes around which something has moved since they last found no better place.
    unsettled: Vec<bool>,
    room: Rect,
    gap: f32,
}

/// The boxes after all moves that help. Those already within the room stay in it.
pub(super) fn improved(boxes: &[Rect], links: &[(usize, usize)], room: Rect, gap: f64) -> Vec<Rect> {
    // One line a pair, whichever way it runs.
    let mut pairs: Vec<(usize, usize)> = links.iter().map(|&(a, b)| (a.min(b), a.max(b))).collect();
    pairs.retain(|&(a, b)| a != b && b < boxes.len());
    pairs.sort_unstable();
    pairs.dedup();
    let mut search = Search::new(boxes, &pairs, room, gap);
    for _ in 0..TURNS {
        search.settle();
        if !search.try_swaps() {
            return search.placed(boxes);
        }
    }
    search.settle();
    search.placed(boxes)
}

impl<'a> Search<'a> {
    fn new(boxes: &[Rect], links: &'a [(usize, usize)], room: Rect, gap: f64) -> Self {
        let wired = Wired::new(boxes, boxes.iter().map(Rect::center), links);
        let start = wired.boxes.centres().collect();
        Self { wired, start, unsettled: vec![true; boxes.len()], room, gap: gap as f32 }
    }

    /// The boxes in the places found.
    fn placed(&self, boxes: &[Rect]) -> Vec<Rect> {
        boxes.iter().zip(self.wired.middles()).map(|(rect, at)| Rect::from_center_size(at, rect.size())).collect()
    }

    /// The other end of a link.
    fn other(&self, link: usize, place: usize) -> usize {
        self.wired.links.get(link).map_or(place, |&(a, b)| if a == place { b } else { a })
    }

    /// This middle, or the nearest with which the box is in the room.
    fn within(&self, place: usize, (x, y): (f32, f32)) -> (f32, f32) {
        let (w, h) = self.wired.boxes.half(place);
        let size = Size::new(2.0 * f64::from(w), 2.0 * f64::from(h));
        let kept = within(Rect::from_center_size((f64::from(x), f64::from(y)), size), self.room).center();
        (kept.x as f32, kept.y as f32)
    }

    /// Moves boxes until no move helps.
    fn settle(&mut self) {
        for _ in 0..ROUNDS {
            let mut moved = false;
            for place in 0..self.wired.boxes.len() {
                let Some(unsettled) = self.unsettled.get_mut(place).filter(|unsettled| **unsettled) else { continue };
                *unsettled = false;
                if self.try_moves(place) {
                    self.unsettle(place);
                    moved = true;
                }
            }
            if !moved {
                return;
            }
        }
    }

    /// Marks what may want to move when a box has: itself, what it is connected with, what stands near.
    fn unsettle(&mut self, place: usize) {
        let (x, y) = self.wired.boxes.at(place);
        let near = |(ox, oy): (f32, f32)| (x - ox).abs() < UNSETTLED && (y - oy).abs() < UNSETTLED;
        for (unsettled, at) in self.unsettled.iter_mut().zip(self.wired.boxes.centres()) {
            *unsettled |= near(at);
        }
        for &(a, b) in self.wired.own(place).iter().filter_map(|&link| self.wired.links.get(link)) {
            for end in [a, b] {
                if let Some(slot) = self.unsettled.get_mut(end) {
                    *slot = true;
                }
            }
        }
    }

    /// Keeps the best of all moves of one box, if any helps.
    fn try_moves(&mut self, place: usize) -> bool {
        let here = self.wired.boxes.at(place);
        let mut best = (self.cost(place) - WORTH, here);
        for step in STEPS {
            for (dx, dy) in EIGHT {
                let there = self.within(place, (here.0 + dx * step, here.1 + dy * step));
                self.wired.put(place, there);
                let cost = self.cost_up_to(place, best.0);
                if cost < best.0 {
                    best = (cost, there);
                }
            }
        }
        self.wired.put(place, best.1);
        best.1 != here
    }

    /// Lets pairs change places where that helps.
    fn try_swaps(&mut self) -> bool {
        let mut swapped = false;
        for one in 0..self.wired.boxes.len() {
            for other in 0..one {
                let (a, b) = (self.wired.boxes.at(one), self.wired.boxes.at(other));
                let before = self.cost(one) + self.cost(other);
                self.wired.put(one, self.within(one, b));
                self.wired.put(other, self.within(other, a));
                let first = self.cost_up_to(one, before);
                if first < before && first + self.cost_up_to(other, before - first) < before - WORTH {
                    swapped = true;
                    self.unsettle(one);
                    self.unsettle(other);
                } else {
                    self.wired.put(one, a);
                    self.wired.put(other, b);
                }
            }
        }
        swapped
    }

    /// What a box costs where it stands: all that it has to do with.
    fn cost(&self, place: usize) -> f32 {
        self.cost_up_to(place, f32::INFINITY)
    }

    /// The same; something above `most`, as soon as it is more than that. Most moves are dear, and most of what is dear is dear at once.
    fn cost_up_to(&self, place: usize, most: f32) -> f32 {
        let (x, y) = self.wired.boxes.at(place);
        let away = self.start.get(place).map_or(0.0, |(sx, sy)| (x - sx).hypot(y - sy) * AWAY);
        let mut cost = away + self.wired.boxes.closeness(place, self.gap, |less| less.max(0.0) * CLOSE);
        let own = self.wired.own(place);
        for &link in own {
            if cost > most {
                return cost;
            }
            cost += self.line_cost(link);
        }
        if cost > most {
            return cost;
        }
        cost + self.foreign_cost(place, own) + self.beside_cost(place, own)
    }

    /// What foreign lines through a box cost.
    fn foreign_cost(&self, place: usize, own: &[usize]) -> f32 {
        let (at, (w, h)) = (self.wired.boxes.at(place), self.wired.boxes.half(place));
        let clear = (w + CLEAR, h + CLEAR);
        // Its own lines end in it. Mostly there are no others, which is told at once.
        if self.wired.lines.through(at, clear) as usize <= own.len() {
            return 0.0;
        }
        let foreign = (0..self.wired.links.len()).filter(|link| !own.contains(link));
        foreign.map(|link| through(self.wired.lines.at(link), at, clear)).sum()
    }

    /// What a line costs: too short or long, through boxes, across other lines.
    fn line_cost(&self, link: usize) -> f32 {
        let Some(&(from, to)) = self.wired.links.get(link) else { return 0.0 };
        let line = self.wired.lines.at(link);
        let inside = |end| length_inside(line, self.wired.boxes.at(end), self.wired.boxes.half(end));
        let seen = length(line) - inside(from) - inside(to);
        let stretch = if seen < LEAST_LINE { (LEAST_LINE - seen) * SHORT } else { (seen - LEAST_LINE) * LONG };
        let across = self.wired.lines.across(line) as f32 * CROSSING;
        // The boxes at its ends are no fault.
        if self.wired.boxes.on(line, CLEAR) <= 2 {
            return stretch + across;
        }
        let others = (0..self.wired.boxes.len()).filter(|other| *other != from && *other != to);
        let clear = |(w, h): (f32, f32)| (w + CLEAR, h + CLEAR);
        let on: f32 = others.map(|other| through(line, self.wired.boxes.at(other), clear(self.wired.boxes.half(other)))).sum();
        stretch + across + on
    }

    /// What lines cost that leave a box, or a neighbour of it, side by side.
    fn beside_cost(&self, place: usize, own: &[usize]) -> f32 {
        let neighbours = own.iter().map(|&link| self.other(link, place));
        neighbours.chain([place]).map(|middle| self.beside_at(middle)).sum()
    }

    /// What each pair of lines costs that leaves this box nearly the same way. Of so narrow angles the sine is as good.
    fn beside_at(&self, middle: usize) -> f32 {
        let own = self.wired.own(middle);
        let away = |&link: &usize| {
            let [ax, ay, bx, by] = self.wired.lines.at(link);
            let to_other = if self.wired.links.get(link).is_some_and(|ends| ends.0 == middle) { 1.0 } else { -1.0 };
            let per_length = to_other / (bx - ax).hypot(by - ay).max(1e-3);
            ((bx - ax) * per_length, (by - ay) * per_length)
        };
        let mut cost = 0.0;
        for (place, link) in own.iter().enumerate() {
            let (x, y) = away(link);
            for (ox, oy) in own.iter().take(place).map(away) {
                let sine = (x * oy - y * ox).abs();
                if x * ox + y * oy > 0.0 && sine < NARROW {
                    cost += (1.0 - sine / NARROW) * BESIDE;
                }
            }
        }
        cost
    }
}

fn length([ax, ay, bx, by]: Line) -> f32 {
    (bx - ax).hypot(by - ay)
}

fn through(line: Line, at: (f32, f32), half: (f32, f32)) -> f32 {
    if hits(line, at.0, at.1, half.0, half.1) { THROUGH.0 + THROUGH.1 * length_inside(line, at, half) } else { 0.0 }
}

/// How much of a straight line lies in a box with this middle and these half sizes.
fn length_inside([ax, ay, bx, by]: Line, (x, y): (f32, f32), (w, h): (f32, f32)) -> f32 {
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    for (start, way, half) in [(ax - x, bx - ax, w), (ay - y, by - ay, h)] {
        if way.abs() < 1e-6 {
            if start.abs() > half {
                return 0.0;
            }
        } else {
            let (t, u) = ((-half - start) / way, (half - start) / way);
            (from, to) = (from.max(t.min(u)), to.min(t.max(u)));
        }
    }
    (to - from).max(0.0) * (bx - ax).hypot(by - ay)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::lines::Lines;

    fn at(x: f64, y: f64) -> Rect {
        Rect::from_center_size((x, y), (100.0, 40.0))
    }

    #[test]
    fn crossed_pairs_uncross() {
        // Two lines that cross like an X, with room to change places.
        let boxes = [at(60.0, 60.0), at(460.0, 340.0), at(60.0, 340.0), at(460.0, 60.0)];
        let found = improved(&boxes, &[(0, 1), (2, 3)], Rect::new(0.0, 0.0, 520.0, 400.0), 40.0);
        let line = |a: usize, b: usize| {
            [found[a].center().x as f32, found[a].center().y as f32, found[b].center().x as f32, found[b].center().y as f32]
        };
        let both: Lines = [line(0, 1), line(2, 3)].into_iter().collect();
        assert_eq!(both.across(both.at(0)), 0, "{found:?}");
    }

    #[test]
    fn a_box_makes_way_for_a_line() {
        let boxes = [at(60.0, 200.0), at(300.0, 200.0), at(540.0, 200.0)];
        let found = improved(&boxes, &[(0, 2)], Rect::new(0.0, 0.0, 600.0, 400.0), 40.0);
        let [a, b, c] = [0, 1, 2].map(|i: usize| (found[i].center().x as f32, found[i].center().y as f32));
        assert!(length_inside([a.0, a.1, c.0, c.1], b, (58.0, 28.0)) == 0.0, "{found:?}");
    }

    #[test]
    fn lengths_inside_are_right() {
        let inside = |line| length_inside(line, (5.0, 5.0), (5.0, 5.0));
        assert!((inside([-5.0, 5.0, 5.0, 5.0]) - 5.0).abs() < 1e-5);
        assert!((inside([5.0, -5.0, 5.0, 25.0]) - 10.0).abs() < 1e-5);
        assert!(inside([-5.0, 20.0, 25.0, 20.0]) == 0.0);
    }
}
