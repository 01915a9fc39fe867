//! A free place for something new, near what it is connected to: no element stands on it, it does not lie behind others, and few lines cross.
//! Pure and deterministic: the same drawing and the same wishes give the same places.

use kurbo::{Line, Point, Rect, Size, Vec2};

use super::{CircleArc, Grid};

/// Side of a cell of the grid.
const CELL: f64 = 240.0;
/// Between an element and the one placed beside it, map units: room for an arc with its disc.
const APART: f64 = 84.0;
/// What a new element keeps free around itself.
const CLEAR: f64 = 26.0;
/// Directions tried around what it is connected to.
const WAYS: u32 = 16;
/// Rings tried before it is put wherever there is room.
const RINGS: u32 = 10;
/// What a line through an element costs, map units.
const THROUGH: f64 = 420.0;
/// What a crossing costs, map units.
const CROSSING: f64 = 150.0;
/// What a step away costs, map units.
const STEP: f64 = 170.0;
/// What every map unit away from the middle costs: a chain turns round before it leaves the picture.
const PULL: f64 = 0.35;
/// Of more lines than this crossings are not counted: nobody could tell.
const MOST_LINES: usize = 2_400;

/// Which side of what it is connected to something new had best lie on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// Where influence goes: on the right.
    Right,
    /// Where influence comes from: on the left.
    Left,
    /// Below, as one of several alike.
    Below,
}

/// An arc as a few straight pieces.
pub fn pieces(arc: &CircleArc) -> impl Iterator<Item = Line> + '_ {
    const PIECES: u32 = 6;
    let at = |piece: u32| arc.point(arc.length() * f64::from(piece) / f64::from(PIECES));
    (0..PIECES).map(move |piece| Line::new(at(piece), at(piece + 1)))
}

/// What is taken, and where there is room.
#[derive(Clone, Debug)]
pub struct Room {
    boxes: Vec<Rect>,
    near: Grid,
    lines: Vec<Line>,
    middle: Point,
    /// How far the search for any place has come: what was full stays full.
    spiral: u32,
}

impl Room {
    /// Room among these boxes and the lines between them, arcs as [`pieces`]; what is connected to nothing goes near `middle`.
    pub fn new(boxes: impl IntoIterator<Item = Rect>, lines: Vec<Line>, middle: Point) -> Self {
        let mut room = Self { boxes: Vec::new(), near: Grid::new(CELL), lines, middle, spiral: 0 };
        boxes.into_iter().for_each(|taken| room.take(taken));
        room
    }

    /// Takes a place.
    pub fn take(&mut self, taken: Rect) {
        self.near.insert(taken, u32::try_from(self.boxes.len()).unwrap_or(u32::MAX));
        self.boxes.push(taken);
    }

    /// Draws a line, which new ones had better not cross.
    pub fn draw(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// A free place for something of this size, near these boxes. It is taken from now on.
    pub fn place(&mut self, size: Size, beside: &[(Rect, Lean)]) -> Point {
        let at = self.best(size, beside).unwrap_or_else(|| self.anywhere(size));
        let at = Point::new(at.x.round(), at.y.round());
        self.take(Rect::from_center_size(at, size));
        at
    }

    fn best(&self, size: Size, beside: &[(Rect, Lean)]) -> Option<Point> {
        let (first, _) = beside.first()?;
        let n = beside.len() as f64;
        let centre = (beside.iter().fold(Vec2::ZERO, |sum, (rect, _)| sum + rect.center().to_vec2()) / n).to_point();
        let step = Vec2::new(f64::midpoint(first.width(), size.width) + APART, f64::midpoint(first.height(), size.height) + APART);
        let mut found: Option<(f64, Point)> = None;
        let mut more = RINGS;
        for ring in 1..=RINGS {
            if ring > more {
                break;
            }
            for way in 0..WAYS {
                let angle = std::f64::consts::TAU * f64::from(way) / f64::from(WAYS);
                let out = 0.5 + 0.5 * f64::from(ring);
                let at = centre + Vec2::new(angle.cos() * step.x, angle.sin() * step.y) * out;
                if self.is_free(at, size) {
                    let cost = self.cost(at, size, beside);
                    if found.is_none_or(|(least, _)| cost < least - 1e-9) {
                        found = Some((cost, at));
                    }
                }
            }
            // Once there is room, two rings more are looked at: farther out may be clearer.
            if found.is_some() && more == RINGS {
                more = (ring + 2).min(RINGS);
            }
        }
        found.map(|(_, at)| at)
    }

    fn is_free(&self, at: Point, size: Size) -> bool {
        let wanted = Rect::from_center_size(at, size).inflate(CLEAR, CLEAR);
        self.near.near(wanted).into_iter().filter_map(|index| self.boxes.get(index as usize)).all(|taken| !taken.overlaps(wanted))
    }

    fn cost(&self, at: Point, size: Size, beside: &[(Rect, Lean)]) -> f64 {
        let mut cost = PULL * at.distance(self.middle);
        let own = Rect::from_center_size(at, size);
        for (rect, lean) in beside {
            // Elements are wider than high: a step to the side is as near as a step down.
            let off = at - rect.center();
            let across = f64::midpoint(rect.width(), size.width) + APART;
            let down = f64::midpoint(rect.height(), size.height) + APART;
            let off = Vec2::new(off.x / across, off.y / down);
            let wrong = match lean {
                Lean::Right => -off.x,
                Lean::Left => off.x,
                Lean::Below => off.x.abs() - off.y,
            };
            cost += STEP * (off.hypot() + 0.4 * wrong.max(-1.0));
            if *lean == Lean::Below {
                // Nothing is drawn between those that are alike.
                continue;
            }
            let line = Line::new(rect.center(), at);
            cost += THROUGH * self.through(line, *rect, own);
            if self.lines.len() <= MOST_LINES {
                cost += CROSSING * self.lines.iter().filter(|other| crosses(line, **other)).count() as f64;
            }
        }
        // New lines are not the only ones: what is there already would run behind it.
        if self.lines.len() <= MOST_LINES {
            let roomy = own.inflate(8.0, 8.0);
            cost += THROUGH * self.lines.iter().filter(|line| cuts(**line, roomy)).count() as f64;
        }
        cost
    }

    /// How many boxes a line runs through, but those at its ends.
    fn through(&self, line: Line, from: Rect, to: Rect) -> f64 {
        let bounds = Rect::from_points(line.p0, line.p1);
        let near = self.near.near(bounds).into_iter().filter_map(|index| self.boxes.get(index as usize));
        near.filter(|taken| **taken != from && !taken.overlaps(to) && cuts(line, **taken)).count() as f64
    }

    /// The next free place on a widening spiral about the middle.
    fn anywhere(&mut self, size: Size) -> Point {
        let step = Vec2::new(size.width.max(150.0) + APART, size.height.max(44.0) + APART);
        loop {
            let (x, y) = spiral(self.spiral);
            let at = self.middle + Vec2::new(f64::from(x) * step.x, f64::from(y) * step.y);
            if self.is_free(at, size) || self.spiral > 1_000_000 {
                return at;
            }
            self.spiral += 1;
        }
    }
}

/// The cells around the origin, ring by ring.
fn spiral(index: u32) -> (i32, i32) {
    if index == 0 {
        return (0, 0);
    }
    let mut ring = f64::midpoint(f64::from(index).sqrt(), 1.0) as i32;
    let before = |ring: i32| (2 * ring - 1) * (2 * ring - 1);
    let index = i32::try_from(index).unwrap_or(i32::MAX);
    while before(ring + 1) <= index {
        ring += 1;
    }
    while before(ring) > index {
        ring -= 1;
    }
    let (side, along) = ((index - before(ring)) / (2 * ring), (index - before(ring)) % (2 * ring));
    match side {
        0 => (ring, along - ring + 1),
        1 => (ring - 1 - along, ring),
        2 => (-ring, ring - 1 - along),
        _ => (along - ring + 1, -ring),
    }
}

/// Whether two lines cross between their ends; lines that share an end do not.
fn crosses(a: Line, b: Line) -> bool {
    let shared = [a.p0, a.p1].iter().any(|p| p.distance(b.p0) < 1.0 || p.distance(b.p1) < 1.0);
    let side = |line: Line, at: Point| (line.p1 - line.p0).cross(at - line.p0);
    !shared && side(a, b.p0) * side(a, b.p1) < 0.0 && side(b, a.p0) * side(b, a.p1) < 0.0
}

/// Whether a line runs through a box.
fn cuts(line: Line, rect: Rect) -> bool {
    let corners = [Point::new(rect.x0, rect.y0), Point::new(rect.x1, rect.y0), Point::new(rect.x1, rect.y1), Point::new(rect.x0, rect.y1)];
    let [a, b, c, d] = corners;
    rect.contains(line.p0) || rect.contains(line.p1) || [Line::new(a, c), Line::new(b, d)].into_iter().any(|across| crosses(line, across))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size::new(120.0, 40.0);

    #[test]
    fn nothing_stands_on_anything_else_wherever_it_is_wanted() {
        let start = Rect::from_center_size((0.0, 0.0), SIZE);
        let mut room = Room::new([start], Vec::new(), Point::ZERO);
        let mut placed = vec![start];
        for index in 0..300 {
            let beside = (index % 3 != 0).then(|| (placed[index / 3], if index % 2 == 0 { Lean::Right } else { Lean::Left }));
            let at = room.place(SIZE, beside.as_slice());
            let own = Rect::from_center_size(at, SIZE);
            assert!(placed.iter().all(|other| !other.inflate(10.0, 10.0).overlaps(own)), "{index} at {at:?}");
            placed.push(own);
        }
    }

    #[test]
    fn what_it_leads_to_lies_on_the_right_and_not_behind_another() {
        let start = Rect::from_center_size((0.0, 0.0), SIZE);
        let place = |boxes: &[Rect], lean| Room::new(boxes.iter().copied(), Vec::new(), Point::ZERO).place(SIZE, &[(start, lean)]);
        assert!(place(&[start], Lean::Right).x > 100.0);
        assert!(place(&[start], Lean::Left).x < -100.0);
        assert!(place(&[start], Lean::Below).y > 80.0);
        let wall = Rect::from_center_size((204.0, 0.0), (120.0, 40.0));
        let at = place(&[start, wall], Lean::Right);
        assert!(at.y.abs() > 40.0, "not behind the wall: {at:?}");
    }

    #[test]
    fn the_spiral_comes_to_every_cell_once() {
        let cells: std::collections::BTreeSet<_> = (0..81).map(spiral).collect();
        assert_eq!(cells.len(), 81);
        assert!(cells.iter().all(|(x, y)| x.abs() <= 4 && y.abs() <= 4));
    }
}
