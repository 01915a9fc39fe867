//! How an arc is to bow when a connection is made or a layout has moved its ends. What is stored is never changed by what happens far away.
//!
//! The first rule that applies: there and back open like a lens; an arc of a loop lies on a ring; a relation keeps beside what is there
//! already; a free arc bows a little, to the side with fewer crossings. Then whatever would run through an element tries to go round.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::f64::consts::PI;

use kurbo::{Point, Rect, Vec2};

use super::shortest::Flow;
use super::{CircleArc, ElementShape, Grid, element_shape, element_size_plain};
use crate::map::{Connection, ConnectionId, ElementId, SystemMap};
use crate::theme::{Pens, ThemeName};

/// Bends of relations beside an influence, nearest first.
pub const FAN: [f64; 3] = [0.10, 0.22, 0.34];
/// A loop longer than this bows as one of this length.
const LONGEST_RING: usize = 8;
/// Loops are not searched for beyond this many steps back.
const DEEPEST: usize = 11;
/// Arcs closer in bend than this lie on each other.
const TOO_CLOSE: f64 = 0.06;
/// What an arc through an element costs, against 1 for a crossing.
const THROUGH: f64 = 40.0;
/// Side of a cell of the grids.
const CELL: f64 = 160.0;
/// An arc longer than this, in map units, bows too little for its side to make much of a difference to what it crosses.
const LONG: f64 = 6_000.0;
/// Nothing keeps clear of an arc longer than this.
const ENDLESS: f64 = 24_000.0;
/// Elements are given this much room.
const ROOM: f64 = 4.0;

/// An arc that has its bend.
#[derive(Clone, Copy, Debug)]
struct Placed {
    id: ConnectionId,
    ends: [ElementId; 2],
    bend: f64,
    arc: CircleArc,
    bounds: Rect,
}

/// A map's elements and arcs as far as they decide how another arc bows.
pub struct Bends<'m> {
    map: &'m SystemMap,
    pens: &'static Pens,
    shapes: HashMap<ElementId, ElementShape>,
    rects: Vec<(ElementId, Rect)>,
    /// The place of each element in `rects`.
    place_of: HashMap<ElementId, u32>,
    flow: Flow,
    pairs: HashSet<(ElementId, ElementId)>,
    placed: Vec<Placed>,
    /// By pair, either way round: places in `placed`.
    on_pair: HashMap<(ElementId, ElementId), Vec<usize>>,
    near_elements: Grid,
    near_arcs: Grid,
}

/// Around pieces of an arc no longer than a cell: much less than what is around all of a long one.
fn pieces(arc: &CircleArc) -> impl Iterator<Item = Rect> {
    let count = (arc.length() / CELL).ceil().clamp(1.0, 4000.0);
    let step = arc.length() / count;
    // A piece is never higher over its chord than this.
    let bow = arc.curvature().abs() * step * step / 8.0;
    let mut from = arc.point(0.0);
    (1..=count as u32).map(move |piece| {
        let to = arc.point(step * f64::from(piece));
        let around = Rect::from_points(from, to).inflate(bow, bow);
        from = to;
        around
    })
}

/// Both ends, whichever way round.
fn pair([a, b]: [ElementId; 2]) -> (ElementId, ElementId) {
    (a.min(b), a.max(b))
}

/// The bend of a connection that is being made.
pub fn bend_for_new(map: &SystemMap, from: ElementId, to: ElementId, is_relation: bool) -> f64 {
    let mut bends = Bends::new(map, |id| map.element(id).map(|element| element.at));
    for connection in map.connections() {
        bends.place(connection.id, [connection.from, connection.to], connection.bend);
    }
    bends.bend(None, from, to, is_relation)
}

/// The bend that a connection of the map would be given if it were made now.
pub fn bend_anew(map: &SystemMap, connection: &Connection) -> f64 {
    let mut bends = Bends::new(map, |id| map.element(id).map(|element| element.at));
    for other in map.connections().filter(|other| other.id != connection.id) {
        bends.place(other.id, [other.from, other.to], other.bend);
    }
    bends.bend(Some(connection.id), connection.from, connection.to, connection.relation().is_some())
}

/// Bends for all connections of a map whose elements are to be at these places (where one is missing: at its own).
pub fn bends_for_all(map: &SystemMap, places: &BTreeMap<ElementId, Point>) -> BTreeMap<ConnectionId, f64> {
    let at = |id| places.get(&id).copied().or_else(|| map.element(id).map(|element| element.at));
    let mut bends = Bends::new(map, at);
    let mut found = BTreeMap::new();
    // Influences first: relations keep beside them. Of several claims on one pair the first decides.
    for relations in [false, true] {
        let mut shared: HashMap<(ElementId, ElementId), f64> = HashMap::new();
        for connection in map.connections().filter(|connection| connection.relation().is_some() == relations) {
            let pair = (connection.from, connection.to);
            let bend = match shared.get(&pair).filter(|_| !relations) {
                Some(&bend) => bend,
                None => bends.bend(Some(connection.id), pair.0, pair.1, relations),
            };
            if shared.insert(pair, bend).is_none() || relations {
                bends.place(connection.id, [pair.0, pair.1], bend);
            }
            found.insert(connection.id, bend);
        }
    }
    found
}

impl<'m> Bends<'m> {
    /// Elements at these places, and no arc yet.
    pub fn new(map: &'m SystemMap, at: impl Fn(ElementId) -> Option<Point>) -> Self {
        let pens = &ThemeName::Light.theme().pens;
        let mut shapes = HashMap::with_capacity(map.element_count());
        let mut rects = Vec::with_capacity(map.element_count());
        let mut near_elements = Grid::new(CELL);
        for element in map.elements() {
            let shape = element_shape(element, element_size_plain(element), pens);
            let moved = at(element.id).map_or(Vec2::ZERO, |at| at - shape.centre());
            let shape = shape.moved(moved);
            shapes.insert(element.id, shape);
            near_elements.insert(shape.rect, rects.len() as u32);
            rects.push((element.id, shape.rect));
        }
        let place_of: HashMap<ElementId, u32> = (0..).zip(&rects).map(|(place, (id, _))| (*id, place)).collect();
        let mut flow = Flow::new(rects.len());
        let mut pairs = HashSet::new();
        for (from, to) in map.connections().flat_map(crate::map::Connection::causal_pairs) {
            let (Some(&place), Some(&effect)) = (place_of.get(&from), place_of.get(&to)) else { continue };
            if from != to && pairs.insert((from, to)) {
                flow.add(place, effect);
            }
        }
        let (placed, on_pair, near_arcs) = (Vec::new(), HashMap::new(), Grid::new(CELL));
        Self { map, pens, shapes, rects, place_of, flow, pairs, placed, on_pair, near_elements, near_arcs }
    }

    /// Adds an arc that others have to keep clear of.
    pub fn place(&mut self, id: ConnectionId, ends: [ElementId; 2], bend: f64) {
        if let Some(arc) = self.arc(ends, bend) {
            if arc.length() <= ENDLESS {
                for piece in pieces(&arc) {
                    self.near_arcs.insert(piece, self.placed.len() as u32);
                }
            }
            self.on_pair.entry(pair(ends)).or_default().push(self.placed.len());
            self.placed.push(Placed { id, ends, bend, arc, bounds: arc.bounds() });
        }
    }

    /// The bend of a connection, `id` if it is in the map already.
    pub fn bend(&self, id: Option<ConnectionId>, from: ElementId, to: ElementId, is_relation: bool) -> f64 {
        let chord = self.chord(from, to);
        let within = |bend: f64| (bend.abs() * chord).clamp(self.pens.bow_min, self.pens.bow_max) / chord * bend.signum();
        if chord < 1.0 || from == to {
            return self.pens.bow_free;
        }
        let beside = self.beside(id, from, to);
        if is_relation {
            return self.clear_way(from, to, Self::fan(&beside, within), &beside);
        }
        if self.pairs.contains(&(to, from)) || beside.iter().any(|(_, back)| *back) {
            // The other way round bows to its own left, which is our right; should it bow to its right, so do we.
            let other = beside.iter().find(|(_, back)| *back).map_or(-1.0, |(bend, _)| *bend);
            let side = if other > 0.0 { -1.0 } else { 1.0 };
            let lens = within(self.pens.bow_pair * side);
            return self.clear_way(from, to, vec![lens, lens * 0.62, lens * 1.5], &[]);
        }
        if let Some(ring) = self.loop_through(from, to).filter(|ring| ring.len() > 2) {
            let n = ring.len().clamp(3, LONGEST_RING) as f64;
            let bend = 0.5 * (PI / (2.0 * n)).tan() * self.away_from(&ring, from, to);
            return self.clear_way(from, to, vec![bend, bend * 0.6, bend * 1.5, -bend, -bend * 0.6], &beside);
        }
        let free = within(self.pens.bow_free);
        let candidates = if chord > LONG { [free, -free] } else { self.by_crossings(from, to, [free, -free]) };
        let more = candidates.iter().flat_map(|bend| [bend * 0.6, bend * 1.5]).collect::<Vec<_>>();
        self.clear_way(from, to, [candidates.to_vec(), more].concat(), &beside)
    }

    fn chord(&self, from: ElementId, to: ElementId) -> f64 {
        match (self.shapes.get(&from), self.shapes.get(&to)) {
            (Some(a), Some(b)) => a.centre().distance(b.centre()),
            _ => 0.0,
        }
    }

    fn arc(&self, [from, to]: [ElementId; 2], bend: f64) -> Option<CircleArc> {
        let gaps = [self.pens.tail_gap, self.pens.tip_gap];
        (from != to).then(|| Some(CircleArc::between(self.shapes.get(&from)?, self.shapes.get(&to)?, bend, [Vec2::ZERO; 2], gaps)))?
    }

    /// Bends of the other arcs on this pair as seen by somebody who travels along, and whether each runs the other way.
    fn beside(&self, id: Option<ConnectionId>, from: ElementId, to: ElementId) -> Vec<(f64, bool)> {
        let here = self.on_pair.get(&pair([from, to])).into_iter().flatten();
        let others = here.filter_map(|&at| self.placed.get(at)).filter(|placed| Some(placed.id) != id);
        let here = others.filter_map(|placed| match placed.ends {
            ends if ends == [from, to] => Some((placed.bend, false)),
            ends if ends == [to, from] => Some((-placed.bend, true)),
            _ => None,
        });
        here.collect()
    }

    /// Places for a relation, the free ones first.
    fn fan(beside: &[(f64, bool)], within: impl Fn(f64) -> f64) -> Vec<f64> {
        let all: Vec<f64> = FAN.into_iter().flat_map(|bend| [within(bend), within(-bend)]).collect();
        let is_free = |bend: &f64| beside.iter().all(|(other, _)| (other - bend).abs() >= TOO_CLOSE);
        let (mut free, rest): (Vec<f64>, Vec<f64>) = all.into_iter().partition(is_free);
        if free.is_empty() {
            free.extend([0.46, -0.46].into_iter().chain(rest));
        }
        free
    }

    /// The elements of the smallest named loop that takes this step, or else of the shortest loop through it.
    fn loop_through(&self, from: ElementId, to: ElementId) -> Option<Vec<ElementId>> {
        let takes = |cycle: &[ElementId]| cycle.iter().zip(cycle.iter().cycle().skip(1)).any(|step| step == (&from, &to));
        let named = self.map.named_loops().iter().map(|named| &named.cycle).filter(|cycle| takes(cycle));
        named.min_by_key(|cycle| cycle.len()).cloned().or_else(|| self.shortest_back(to, from))
    }

    /// The elements of the shortest way of influence from one to the other, both included, told from its end.
    fn shortest_back(&self, start: ElementId, goal: ElementId) -> Option<Vec<ElementId>> {
        let way = self.flow.shortest(*self.place_of.get(&start)?, *self.place_of.get(&goal)?, DEEPEST)?;
        way.into_iter().rev().map(|place| self.rects.get(place as usize).map(|(id, _)| *id)).collect()
    }

    /// The sign of a bend away from the middle of a loop.
    fn away_from(&self, ring: &[ElementId], from: ElementId, to: ElementId) -> f64 {
        let centres = ring.iter().filter_map(|id| self.shapes.get(id)).map(|shape| shape.centre().to_vec2());
        let middle = centres.fold(Vec2::ZERO, |a, b| a + b) / ring.len().max(1) as f64;
        let (Some(a), Some(b)) = (self.shapes.get(&from), self.shapes.get(&to)) else { return 1.0 };
        let chord = b.centre() - a.centre();
        // In coordinates with y down a cross product above 0 is to the right of travel.
        if chord.cross(middle - a.centre().to_vec2()) >= 0.0 { 1.0 } else { -1.0 }
    }

    /// The one with fewer crossings first.
    fn by_crossings(&self, from: ElementId, to: ElementId, [a, b]: [f64; 2]) -> [f64; 2] {
        let count = |bend: f64| self.arc([from, to], bend).map_or(0, |arc| self.crossings(&arc, from, to));
        if count(b) < count(a) { [b, a] } else { [a, b] }
    }

    fn crossings(&self, arc: &CircleArc, from: ElementId, to: ElementId) -> usize {
        let (bounds, own) = (arc.bounds(), pair([from, to]));
        let near = self.near_arcs.near_any(pieces(arc)).into_iter().filter_map(|at| self.placed.get(at as usize));
        let others = near.filter(|placed| placed.bounds.overlaps(bounds) && pair(placed.ends) != own);
        others.map(|placed| placed.arc.crossings(arc).count()).sum()
    }

    /// The first of these bends that runs through no element and along no arc of its pair; if none, the one that does least harm.
    fn clear_way(&self, from: ElementId, to: ElementId, bends: Vec<f64>, beside: &[(f64, bool)]) -> f64 {
        let first = bends.first().copied().unwrap_or(self.pens.bow_free);
        let mut best = (f64::INFINITY, first);
        for (order, bend) in bends.into_iter().enumerate() {
            let Some(arc) = self.arc([from, to], bend) else { return first };
            let bounds = arc.bounds().inflate(ROOM, ROOM);
            let near = self
                .near_elements
                .near_any(pieces(&arc).map(|piece| piece.inflate(ROOM, ROOM)))
                .into_iter()
                .filter_map(|at| self.rects.get(at as usize));
            let others = near.filter(|(id, rect)| *id != from && *id != to && rect.overlaps(bounds));
            let sweep = arc.sweep();
            let through = others.filter(|(_, rect)| sweep.passes(rect.inflate(ROOM, ROOM))).count();
            let on_others = beside.iter().filter(|(other, _)| (other - bend).abs() < TOO_CLOSE).count();
            let cost = THROUGH * through as f64 + 2.0 * THROUGH * on_others as f64 + order as f64;
            if through == 0 && on_others == 0 {
                return bend;
            }
            if cost < best.0 {
                best = (cost, bend);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Connection, ConnectionKind, Element, ElementKind, Influence, NamedLoop, Numbers, Record, Relation};

    fn id(number: u32) -> ElementId {
        ElementId::from_value(u64::from(number))
    }

    /// Elements at these places, influences between these numbers.
    fn map(places: &[(f64, f64)], links: &[(u32, u32)], more: Vec<Record>) -> SystemMap {
        let mut records = more;
        for (number, &at) in (1..).zip(places) {
            records.push(Element::new(id(number), number, ElementKind::Factor, format!("E{number}"), Point::new(at.0, at.1)).into());
        }
        for (number, &(from, to)) in (1..).zip(links) {
            let kind = ConnectionKind::Influence(Influence::default());
            let connection = Connection::new(ConnectionId::from_value(u64::from(number)), number, id(from), id(to), kind);
            records.push(connection.into());
        }
        SystemMap::from_records(records, Numbers::default()).0
    }

    fn on_ring(n: u32) -> Vec<(f64, f64)> {
        let place = |i: u32| Vec2::from_angle(2.0 * PI * f64::from(i) / f64::from(n)) * 300.0;
        (0..n).map(|i| (place(i).x, place(i).y)).collect()
    }

    #[test]
    fn loops_lie_on_a_ring_whichever_way_they_run() {
        let clockwise = map(&on_ring(5), &[(2, 3), (3, 4), (4, 5), (5, 1)], Vec::new());
        let bend = bend_for_new(&clockwise, id(1), id(2), false);
        assert!((bend - 0.5 * (PI / 10.0).tan()).abs() < 0.02, "the shortest loop has five steps: {bend}");
        let closed = map(&on_ring(4), &[(4, 3), (3, 2), (2, 1), (1, 4)], Vec::new());
        let all = bends_for_all(&closed, &BTreeMap::new());
        assert!(all.values().all(|bend| (bend + 0.5 * (PI / 8.0).tan()).abs() < 1e-9), "anticlockwise bows to the right: {all:?}");
    }

    #[test]
    fn there_and_back_open_like_a_lens() {
        let map = map(&[(0.0, 0.0), (250.0, 0.0)], &[(1, 2), (2, 1)], Vec::new());
        let all = bends_for_all(&map, &BTreeMap::new());
        assert!(all.values().all(|&bend| (bend - 0.24).abs() < 1e-9), "both to their own left: {all:?}");
    }

    #[test]
    fn relations_keep_beside_what_is_there() {
        let mut connection = Connection::new(
            ConnectionId::from_value(9),
            9,
            id(1),
            id(2),
            ConnectionKind::Relation(Relation { verb: "funds".to_owned(), absent: false }),
        );
        connection.bend = 0.1;
        let map = map(&[(0.0, 0.0), (250.0, 0.0)], &[], vec![connection.into()]);
        assert!((bend_for_new(&map, id(1), id(2), true) + 0.1).abs() < 1e-9);
        assert!((bend_for_new(&map, id(2), id(1), true) - 0.1).abs() < 1e-9, "the same side, told from the other end");
        let anew = bend_anew(&map, map.connections().next().unwrap());
        assert!((anew.abs() - 0.1).abs() < 1e-9, "it does not keep out of its own way");
    }

    #[test]
    fn a_free_arc_goes_to_the_side_with_fewer_crossings_and_round_elements() {
        let crossed = map(&[(0.0, 0.0), (400.0, 0.0), (200.0, -30.0), (200.0, -300.0)], &[(4, 3)], Vec::new());
        assert!(bend_for_new(&crossed, id(1), id(2), false) < 0.0, "an element above: bow below");
        let far = map(&[(0.0, 0.0), (3000.0, 0.0)], &[], Vec::new());
        assert!((bend_for_new(&far, id(1), id(2), false) * 3000.0 - 70.0).abs() < 1e-6, "no higher than 70");
    }

    #[test]
    fn the_smallest_named_loop_decides() {
        let named = NamedLoop {
            id: crate::map::NamedLoopId::from_value(1),
            number: 1,
            cycle: (1..=6).map(id).collect(),
            name: String::new(),
            story: String::new(),
            question: String::new(),
            starred: false,
            last_type: crate::map::LoopType::Reinforcing,
            extra: crate::map::Extra::default(),
        };
        // A short cut closes a loop of three, but the named one has six.
        let links = [(1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 1), (3, 1)];
        let map = map(&on_ring(6), &links, vec![named.into()]);
        let bend = bends_for_all(&map, &BTreeMap::new()).get(&ConnectionId::from_value(1)).copied().unwrap();
        assert!((bend - 0.5 * (PI / 12.0).tan()).abs() < 1e-9, "{bend}");
    }
}
