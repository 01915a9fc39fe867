//! What is taken on the map: boxes of marks, and arcs, on a grid, so that every small mark finds a free place and clashes are counted.

use std::collections::BTreeSet;

use kurbo::{Point, Rect};

use super::Role;
use crate::layout::{Cells, CircleArc, Span, cell_name};
use crate::map::Part;

/// Side of a cell, map units: about one element. Half of it makes long arcs dear: each is kept in every cell that it runs through.
const CELL: f64 = 80.0;
/// An arc of more quarters of a cell than this is looked at every time instead.
const MOST_PIECES: f64 = 4000.0;
/// How far a chord may be from its arc.
const FLAT: f64 = 0.3;
/// No chord is longer than this, or it would lie in too many cells.
const LONGEST_CHORD: f64 = 2.0 * CELL;
/// What a mark on another mark costs, against 1 for each 3 units of arc.
const ON_MARK: f64 = 24.0;
/// What a mark on the edge of a group costs.
const ON_EDGE: f64 = 12.0;
/// What a mark on words costs, which would hide them or be hidden.
const ON_WORDS: f64 = 60.0;
/// Where the best of so many places costs as much as this (forty arcs beneath it), there is no room, and no other place is looked at.
const ENOUGH: usize = 8;
const HOPELESS: f64 = 160.0;

const fn on(role: Role) -> f64 {
    match role {
        Role::Group => ON_EDGE,
        Role::Element | Role::Badge | Role::Code | Role::LoopMark | Role::Tab | Role::Verb | Role::Note => ON_WORDS,
        _ => ON_MARK,
    }
}

/// A taken place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Taken {
    pub rect: Rect,
    pub part: Part,
    pub role: Role,
}

/// A piece of an arc, near enough straight.
#[derive(Clone, Copy, Debug)]
struct Chord {
    arc: u32,
    from: [f32; 2],
    to: [f32; 2],
}

impl Chord {
    /// How much of it lies in a rectangle: cut by one side after the other (Liang and Barsky, 1984).
    fn length_inside(&self, rect: Rect) -> f64 {
        let aside = |a: f32, b: f32, least: f64, most: f64| f64::from(a.max(b)) < least || f64::from(a.min(b)) > most;
        if aside(self.from[0], self.to[0], rect.x0, rect.x1) || aside(self.from[1], self.to[1], rect.y0, rect.y1) {
            return 0.0;
        }
        let ([x, y], [to_x, to_y]) = (self.from.map(f64::from), self.to.map(f64::from));
        let (dx, dy) = (to_x - x, to_y - y);
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for (along, room) in [(-dx, x - rect.x0), (dx, rect.x1 - x), (-dy, y - rect.y0), (dy, rect.y1 - y)] {
            if along == 0.0 {
                if room < 0.0 {
                    return 0.0;
                }
            } else if along < 0.0 {
                enters = enters.max(room / along);
            } else {
                leaves = leaves.min(room / along);
            }
        }
        if leaves > enters { (leaves - enters) * (dx * dx + dy * dy).sqrt() } else { 0.0 }
    }
}

#[derive(Clone, Debug, Default)]
struct Cell {
    taken: Vec<u32>,
    chords: Vec<Chord>,
}

/// Everything that is taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    pub taken: Vec<Taken>,
    pub arcs: Vec<CircleArc>,
    cells: Cells<Cell>,
    /// Places too large for the grid.
    large_taken: Vec<u32>,
    /// Arcs too long for the grid.
    long_arcs: Vec<u32>,
    /// Numbers in `taken` and in `arcs` of what was let go, which the next to come get.
    free_taken: Vec<u32>,
    free_arcs: Vec<u32>,
}

/// Nowhere: what touches nothing.
const NOWHERE: Rect = Rect::new(f64::NAN, f64::NAN, f64::NAN, f64::NAN);

/// How many pieces of a quarter of a cell an arc is long.
fn pieces(arc: &CircleArc) -> f64 {
    (arc.length() / (CELL / 4.0)).ceil()
}

fn is_long(arc: &CircleArc) -> bool {
    let pieces = pieces(arc);
    !pieces.is_finite() || pieces > MOST_PIECES
}

/// The chords of an arc that is not long, each with every cell that it may run through.
fn each_chord(index: u32, arc: &CircleArc, mut give: impl FnMut(Chord, (i64, i64))) {
    if is_long(arc) {
        return;
    }
    let pieces = pieces(arc);
    let piece = arc.length() / pieces;
    // As many pieces make one chord as stay this close to it.
    let together = ((8.0 * FLAT / arc.curvature().abs().max(1e-12)).sqrt() / piece).floor().min(LONGEST_CHORD / piece).max(1.0);
    let narrow = |p: Point| [p.x as f32, p.y as f32];
    let (mut at, mut from) = (0.0, arc.point(0.0));
    while at < pieces {
        at = (at + together).min(pieces);
        let to = arc.point(at * piece);
        let chord = Chord { arc: index, from: narrow(from), to: narrow(to) };
        Span::of(Rect::from_points(from, to), CELL).into_iter().flat_map(Span::cells).for_each(|cell| give(chord, cell));
        from = to;
    }
}

/// Puts something where something else was let go, or else at the end, and tells its number.
fn put<T>(all: &mut Vec<T>, free: &mut Vec<u32>, one: T) -> u32 {
    if let Some((number, slot)) = free.pop().and_then(|number| Some((number, all.get_mut(number as usize)?))) {
        *slot = one;
        return number;
    }
    all.push(one);
    all.len() as u32 - 1
}

fn cell_rect((x, y): (i64, i64)) -> Rect {
    Rect::from_origin_size((x as f64 * CELL, y as f64 * CELL), (CELL, CELL))
}

/// Whether two rectangles come closer than `margin`.
pub(super) fn touch(a: Rect, b: Rect, margin: f64) -> bool {
    a.x0 < b.x1 + margin && b.x0 < a.x1 + margin && a.y0 < b.y1 + margin && b.y0 < a.y1 + margin
}

/// What can be asked for what lies in a rectangle.
pub(super) trait Ground {
    /// What is taken closer than `margin` to a rectangle, each once.
    fn near(&self, rect: Rect, margin: f64) -> impl Iterator<Item = &Taken>;

    /// The arcs that pass through a rectangle and how far inside they run, to half a unit; an arc may be told in several pieces.
    fn arcs_in(&self, rect: Rect) -> impl Iterator<Item = (usize, f64)>;
}

impl Ground for Places {
    fn near(&self, rect: Rect, margin: f64) -> impl Iterator<Item = &Taken> {
        let span = Span::of(rect.inflate(margin, margin), CELL);
        let found = self.cells_of(span).flat_map(move |((x, y), cell)| {
            // What reaches over several cells is told in the first of them that is asked for.
            cell.taken.iter().filter_map(|&index| self.taken.get(index as usize)).filter(move |taken| {
                let first = Span::of(taken.rect, CELL).zip(span);
                first.is_some_and(|(taken, span)| taken.x0.max(span.x0) == x && taken.y0.max(span.y0) == y)
            })
        });
        let large = self.large_taken.iter().filter_map(|&index| self.taken.get(index as usize));
        // Everything only where the grid cannot tell: an empty slice otherwise, so that nothing is looked through in vain.
        let all = if span.is_none() { self.taken.as_slice() } else { &[] }.iter();
        found.chain(large.filter(move |_| span.is_some())).chain(all).filter(move |taken| touch(taken.rect, rect, margin))
    }

    fn arcs_in(&self, rect: Rect) -> impl Iterator<Item = (usize, f64)> {
        let span = Span::of(rect, CELL);
        let found = self.cells_of(span).flat_map(move |(cell, there)| {
            let piece = rect.intersect(cell_rect(cell));
            there.chords.iter().map(move |chord| (chord.arc as usize, chord.length_inside(piece)))
        });
        let large = self.long_arcs.iter().filter(move |_| span.is_some()).map(|&index| index as usize);
        let all = 0..if span.is_none() { self.arcs.len() } else { 0 };
        let exact = large.chain(all).filter_map(move |index| Some((index, self.arcs.get(index)?.length_inside(rect))));
        found.chain(exact).filter(|&(_, length)| length > 0.0)
    }
}

/// What lies in a rectangle, taken out of all there is: several places near each other are asked for where much lies.
pub(super) struct Patch<'p> {
    taken: Vec<&'p Taken>,
    /// With the cells that they were found in, which cut them.
    chords: Vec<(Chord, Rect)>,
    exact: Vec<(usize, CircleArc)>,
}

impl Ground for Patch<'_> {
    fn near(&self, rect: Rect, margin: f64) -> impl Iterator<Item = &Taken> {
        self.taken.iter().copied().filter(move |taken| touch(taken.rect, rect, margin))
    }

    fn arcs_in(&self, rect: Rect) -> impl Iterator<Item = (usize, f64)> {
        let found = self.chords.iter().map(move |(chord, cell)| (chord.arc as usize, chord.length_inside(rect.intersect(*cell))));
        let exact = self.exact.iter().map(move |(index, arc)| (*index, arc.length_inside(rect)));
        found.chain(exact).filter(|&(_, length)| length > 0.0)
    }
}

impl Places {
    /// What lies in a rectangle, and closer than `margin` to it.
    pub fn patch(&self, rect: Rect, margin: f64) -> Patch<'_> {
        let wide = rect.inflate(margin, margin);
        let span = Span::of(wide, CELL);
        let mut chords = Vec::new();
        for (cell, there) in self.cells_of(span) {
            let cell = cell_rect(cell);
            let piece = wide.intersect(cell);
            chords.extend(there.chords.iter().filter(|chord| chord.length_inside(piece) > 0.0).map(|chord| (*chord, cell)));
        }
        let large = self.long_arcs.iter().filter(|_| span.is_some()).map(|&index| index as usize);
        let all = 0..if span.is_none() { self.arcs.len() } else { 0 };
        let exact = large.chain(all).filter_map(|index| Some((index, *self.arcs.get(index)?))).collect();
        Patch { taken: self.near(rect, margin).collect(), chords, exact }
    }

    /// Takes a place.
    pub fn take(&mut self, part: Part, role: Role, rect: Rect) {
        let taken = Taken { rect, part, role };
        let index = put(&mut self.taken, &mut self.free_taken, taken);
        let Some(span) = Span::of(rect, CELL) else {
            self.large_taken.push(index);
            return;
        };
        for cell in span.cells() {
            self.cells.entry(cell_name(cell)).or_default().taken.push(index);
        }
    }

    /// Adds an arc, and hands back its number: arcs are numbered in the order of adding, but for those that come in place of others.
    pub fn add_arc(&mut self, arc: CircleArc) -> usize {
        let index = put(&mut self.arcs, &mut self.free_arcs, arc);
        if is_long(&arc) {
            self.long_arcs.push(index);
            return index as usize;
        }
        each_chord(index, &arc, |chord, cell| {
            if chord.length_inside(cell_rect(cell)) > 0.0 {
                self.cells.entry(cell_name(cell)).or_default().chords.push(chord);
            }
        });
        index as usize
    }

    /// Lets go of everything that parts have taken, and of arcs by their numbers.
    pub fn let_go(&mut self, parts: &BTreeSet<Part>, arcs: &[usize]) {
        for (index, taken) in (0_u32..).zip(&mut self.taken) {
            if !parts.contains(&taken.part) || taken.rect.is_nan() {
                continue;
            }
            let rect = std::mem::replace(&mut taken.rect, NOWHERE);
            self.free_taken.push(index);
            match Span::of(rect, CELL) {
                Some(span) => {
                    for cell in span.cells() {
                        self.cells.entry(cell_name(cell)).and_modify(|cell| cell.taken.retain(|&other| other != index));
                    }
                }
                None => self.large_taken.retain(|&other| other != index),
            }
        }
        for &number in arcs {
            let Some(slot) = self.arcs.get_mut(number) else { continue };
            let arc = std::mem::replace(slot, CircleArc::new(Point::new(f64::NAN, f64::NAN), Point::ZERO, 0.0));
            let number = number as u32;
            self.free_arcs.push(number);
            self.long_arcs.retain(|&other| other != number);
            each_chord(number, &arc, |_, cell| {
                self.cells.entry(cell_name(cell)).and_modify(|cell| cell.chords.retain(|chord| chord.arc != number));
            });
        }
    }

    fn cells_of(&self, span: Option<Span>) -> impl Iterator<Item = ((i64, i64), &Cell)> {
        let cells = span.into_iter().flat_map(Span::cells);
        cells.filter_map(|cell| Some((cell, self.cells.get(&cell_name(cell))?)))
    }

    /// What it costs to draw here: arcs beneath (but for one's own) and marks closer than `margin` (but for those to be ignored).
    pub fn cost(&self, rect: Rect, margin: f64, own: Option<usize>, ignore: impl Fn(&Taken) -> bool) -> f64 {
        self.costs(rect, margin, own, ignore).sum()
    }

    /// The same, no longer added up once it is more than `most`.
    fn cost_up_to(&self, most: f64, rect: Rect, margin: f64, ignore: impl Fn(&Taken) -> bool) -> f64 {
        let mut cost = 0.0;
        for more in self.costs(rect, margin, None, ignore) {
            cost += more;
            if cost > most {
                break;
            }
        }
        cost
    }

    fn costs(&self, rect: Rect, margin: f64, own: Option<usize>, ignore: impl Fn(&Taken) -> bool) -> impl Iterator<Item = f64> {
        let marks = self.near(rect, margin).filter(move |taken| !ignore(taken));
        let marks = marks.map(|taken| on(taken.role));
        let arcs = self.arcs_in(rect.inflate(margin, margin)).filter(move |&(index, _)| Some(index) != own);
        marks.chain(arcs.map(|(_, length)| 0.34 + length / 3.0))
    }

    /// The first of these places that is free, or else the cheapest of those worth looking at. `None` without a place.
    pub fn best(&self, places: impl IntoIterator<Item = Rect>, margin: f64, ignore: impl Fn(&Taken) -> bool) -> Option<Rect> {
        let mut best: Option<(f64, Rect)> = None;
        for (order, place) in places.into_iter().enumerate() {
            let cost = self.cost_up_to(best.map_or(f64::INFINITY, |(least, _)| least), place, margin, &ignore);
            if cost == 0.0 {
                return Some(place);
            }
            let cost = cost + order as f64 / 10.0;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, place));
            }
            if order + 1 >= ENOUGH && best.is_some_and(|(least, _)| least > HOPELESS) {
                break;
            }
        }
        best.map(|(_, place)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::ElementId;

    fn part(number: u64) -> Part {
        Part::Element(ElementId::from_value(number))
    }

    /// The grid gives the same answer as looking at everything.
    #[test]
    fn the_grid_forgets_nothing() {
        let mut rng = fastrand::Rng::with_seed(4);
        let mut places = Places::default();
        for i in 0..300 {
            let size = if i == 7 { (90_000.0, 9_000.0) } else { (10.0 + rng.f64() * 300.0, 5.0 + rng.f64() * 90.0) };
            let corner = Point::new(rng.f64() * 3000.0 - 1500.0, rng.f64() * 3000.0 - 1500.0);
            places.take(part(i), Role::Element, Rect::from_origin_size(corner, size));
            let end = corner + kurbo::Vec2::new(rng.f64() * 900.0, rng.f64() * 900.0 - 450.0);
            places.add_arc(CircleArc::new(corner, end, rng.f64() - 0.5));
        }
        for _ in 0..300 {
            let corner = Point::new(rng.f64() * 3000.0 - 1500.0, rng.f64() * 3000.0 - 1500.0);
            let rect = Rect::from_origin_size(corner, (rng.f64() * 200.0, rng.f64() * 60.0));
            let slow = places.taken.iter().filter(|taken| touch(taken.rect, rect, 3.0)).count();
            assert_eq!(places.near(rect, 3.0).count(), slow);
            // An arc is at most this far from its chords.
            let slow = |by: f64| -> f64 { places.arcs.iter().map(|arc| arc.length_inside(rect.inflate(by, by))).sum() };
            let fast: f64 = places.arcs_in(rect).map(|(_, length)| length).sum();
            assert!(slow(-1.1 * FLAT) <= fast + 0.5 && fast <= slow(1.1 * FLAT) + 0.5, "{} {fast} {}", slow(-FLAT), slow(FLAT));
        }
    }

    /// What was let go leaves nothing behind, and what comes in its place is found as if it had always been there.
    #[test]
    fn places_are_let_go() {
        let mut rng = fastrand::Rng::with_seed(9);
        let mut arc = || {
            let mut at = || Point::new(rng.f64() * 2000.0, rng.f64() * 2000.0);
            CircleArc::new(at(), at(), 0.2)
        };
        let arcs: Vec<CircleArc> = (0..60).map(|_| arc()).collect();
        let rect = |at: u64| Rect::from_origin_size((at as f64 * 31.0, at as f64 * 17.0), (90.0, 30.0));
        let (mut places, mut without) = (Places::default(), Places::default());
        for (at, arc) in (0..).zip(&arcs) {
            places.add_arc(*arc);
            places.take(part(at), Role::Element, rect(at));
            if at % 3 != 0 {
                without.add_arc(*arc);
                without.take(part(at), Role::Element, rect(at));
            }
        }
        let third: Vec<u64> = (0..60).step_by(3).collect();
        let parts: BTreeSet<Part> = third.iter().map(|&at| part(at)).collect();
        let numbers: Vec<usize> = third.iter().map(|&at| at as usize).collect();
        places.let_go(&parts, &numbers);
        let told = |places: &Places, at: u64| (places.near(rect(at), 3.0).count(), places.arcs_in(rect(at)).map(|(_, l)| l).sum::<f64>());
        let same = |a: (usize, f64), b: (usize, f64)| a.0 == b.0 && (a.1 - b.1).abs() < 1e-6;
        assert!((0..80).all(|at| same(told(&places, at), told(&without, at))));
        let mut whole = without;
        for &at in &third {
            assert!(numbers.contains(&places.add_arc(arcs[at as usize])), "numbers are used again");
            places.take(part(at), Role::Element, rect(at));
            whole.add_arc(arcs[at as usize]);
            whole.take(part(at), Role::Element, rect(at));
        }
        assert_eq!((places.arcs.len(), places.taken.len()), (60, 60));
        assert!((0..80).all(|at| same(told(&places, at), told(&whole, at))));
    }

    #[test]
    fn the_first_free_place_is_taken() {
        let mut places = Places::default();
        places.take(part(1), Role::Badge, Rect::new(0.0, 0.0, 10.0, 10.0));
        places.add_arc(CircleArc::new(Point::new(20.0, -50.0), Point::new(20.0, 50.0), 0.0));
        let candidates = [0.0, 15.0, 30.0, 60.0].map(|x| Rect::new(x, 0.0, x + 10.0, 10.0));
        assert_eq!(places.best(candidates, 1.0, |_| false), Some(candidates[2]));
        assert_eq!(places.best(candidates, 1.0, |taken| taken.part == part(1)), Some(candidates[0]));
        assert_eq!(places.best(candidates.into_iter().take(2), 1.0, |_| false), Some(candidates[1]), "an arc beneath is the lesser evil");
    }
}
