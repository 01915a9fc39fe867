//! Where arcs aim: at the centre of their elements, unless two arrowheads would come too close on one side.

use std::collections::{HashMap, HashSet};

use kurbo::{Point, Rect, Vec2};

use super::marks::steps;
use super::plan::{Body, CENTRED, Link, Plan};
use crate::layout::{CircleArc, Corner, END_SPACING, ElementShape, End, LOOP_WEIGHT, Side, slides};
use crate::map::{ElementId, SystemMap};
use crate::theme::Pens;

/// Radius of the loop of a self-connection.
pub(super) const SELF_LOOP: f64 = 24.0;
/// No aim lies further beside its centre.
const MOST_AIM: f64 = 30.0;
/// Ends on two sides of a corner, both this near to it together, …
const CORNER_ROOM: f64 = 12.0;
/// … keep this much further from it.
const CORNER_HELD: f64 = 7.0;
/// A crossing further from an end than this is not its concern.
const NEAR_END: f64 = 220.0;
/// Ends keep away from the corners of their side by this.
const FROM_CORNER: f64 = 9.0;

/// Gives every link its arc.
pub(super) fn run_arcs(plan: &mut Plan, map: &SystemMap, pens: &Pens) {
    let in_loops: HashSet<(ElementId, ElementId)> = map.named_loops().iter().flat_map(|named| steps(&named.cycle)).collect();
    let Plan { bodies, links, .. } = plan;
    let mut aiming = Aiming { bodies, aims: vec![CENTRED; links.len()], gaps: [pens.tail_gap, pens.tip_gap] };
    for (index, link) in links.iter_mut().enumerate() {
        aiming.run(index, link);
    }
    // The slide at one end turns the arc a little at the other: the second round sees to that.
    for round in 0..2 {
        for (index, end, slide) in aiming.crowded(links, &in_loops, round == 0) {
            aiming.slide(index, end, slide);
            if let Some(link) = links.get_mut(index) {
                aiming.run(index, link);
            }
        }
    }
    self_loops(links, bodies, [pens.tail_gap, pens.tip_gap]);
}

/// Where the ends of every link aim, as offsets from the centres.
struct Aiming<'p, 'm> {
    bodies: &'p [Body<'m>],
    aims: Vec<[Vec2; 2]>,
    gaps: [f64; 2],
}

/// An end of an arc on the side of an element.
struct Arrival {
    body: usize,
    side: Side,
    at: f64,
    /// Where the other end is, along the same side: decides the order of ends that arrive at one point.
    from: f64,
    link: usize,
    end: usize,
    weight: f64,
}

impl Aiming<'_, '_> {
    fn slide(&mut self, index: usize, end: usize, by: Vec2) {
        if let Some(aim) = self.aims.get_mut(index).and_then(|aims| aims.get_mut(end)) {
            let moved = *aim + by;
            *aim = Vec2::new(moved.x.clamp(-MOST_AIM, MOST_AIM), moved.y.clamp(-MOST_AIM, MOST_AIM));
        }
    }

    fn run(&self, index: usize, link: &mut Link) {
        if let Some(arc) = self.arc(index, link, 0, Vec2::ZERO) {
            link.arc = arc;
        }
    }

    /// The arc of a link, had one of its ends slid by so much more.
    fn arc(&self, index: usize, link: &Link, end: usize, by: Vec2) -> Option<CircleArc> {
        let (from, to) = (self.bodies.get(link.ends[0])?, self.bodies.get(link.ends[1])?);
        let [tail, tip] = *self.aims.get(index)?;
        let aims = if end == 0 { [tail + by, tip] } else { [tail, tip + by] };
        (!link.is_self()).then(|| CircleArc::between(&from.shape, &to.shape, link.bend, aims, self.gaps))
    }

    /// Ends that have to slide: of which link, which end, how far.
    fn crowded(&self, links: &[Link], in_loops: &HashSet<(ElementId, ElementId)>, first: bool) -> Vec<(usize, usize, Vec2)> {
        let mut arrivals = self.arrivals(links, in_loops);
        let corners = Corners::of(&arrivals, self.bodies);
        let mut found = Vec::new();
        for on_side in arrivals.chunk_by_mut(|a, b| (a.body, a.side) == (b.body, b.side)) {
            let [arrival, ..] = &*on_side else { continue };
            let (side, body) = (arrival.side, arrival.body);
            let held = corners.held(body, side);
            if on_side.len() < 2 && held.iter().sum::<f64>() <= 0.0 {
                continue;
            }
            let Some(shape) = self.bodies.get(arrival.body).map(|body| body.shape) else { continue };
            if first {
                self.uncross(on_side, links);
            }
            let (low, high) = reach(&shape, side);
            let (low, high) = (low + held[0], high - held[1]);
            let ends: Vec<End> = on_side.iter().map(|arrival| End { at: arrival.at, weight: arrival.weight }).collect();
            for (arrival, slide) in on_side.iter().zip(slides(&ends, low, high)).filter(|(_, slide)| slide.abs() > 0.25) {
                found.push((arrival.link, arrival.end, on(side, slide)));
            }
        }
        found
    }

    /// All ends, side by side, in order.
    fn arrivals(&self, links: &[Link], in_loops: &HashSet<(ElementId, ElementId)>) -> Vec<Arrival> {
        let mut arrivals: Vec<Arrival> = Vec::with_capacity(links.len() * 2);
        for (index, link) in links.iter().enumerate().filter(|(_, link)| !link.is_self() && link.arc.length() > 0.0) {
            let named = in_loops.contains(&(link.lead.from, link.lead.to));
            let weight = if named { LOOP_WEIGHT } else { 1.0 };
            let points = [link.arc.point(0.0), link.arc.point(link.arc.length())];
            for end in 0..2 {
                let (Some(&body), Some(&at), Some(&other)) = (link.ends.get(end), points.get(end), points.get(1 - end)) else { continue };
                let Some(shape) = self.bodies.get(body).map(|body| body.shape) else { continue };
                let side = shape.side(at);
                let (at, from) = (along(side, at.to_vec2()), along(side, other.to_vec2()));
                arrivals.push(Arrival { body, side, at, from, link: index, end, weight });
            }
        }
        arrivals.sort_by(|a, b| {
            let places = (a.body, a.side).cmp(&(b.body, b.side)).then(a.at.total_cmp(&b.at));
            places.then(a.from.total_cmp(&b.from)).then(a.link.cmp(&b.link))
        });
        arrivals
    }

    /// Neighbours whose arcs cross near their ends change places, when they are so close that they have to slide anyway and when that helps.
    fn uncross(&self, on_side: &mut [Arrival], links: &[Link]) {
        for place in 1..on_side.len() {
            let Some([a, b]) = on_side.get(place - 1..=place) else { continue };
            if b.at - a.at >= END_SPACING {
                continue;
            }
            let (Some(one), Some(two)) = (links.get(a.link), links.get(b.link)) else { continue };
            let near = |at: &Point| one.arc.point(if a.end == 0 { 0.0 } else { one.arc.length() }).distance(*at) < NEAR_END;
            if !one.arc.crossings(&two.arc).any(|at| near(&at)) {
                continue;
            }
            let middle = f64::midpoint(a.at, b.at);
            let there = |arrival: &Arrival, link: &Link, place: f64| {
                self.arc(arrival.link, link, arrival.end, on(arrival.side, place - arrival.at))
            };
            let swapped = (there(a, one, middle + END_SPACING / 2.0), there(b, two, middle - END_SPACING / 2.0));
            if let (Some(one), Some(two)) = swapped
                && one.crossings(&two).next().is_none()
            {
                on_side.swap(place - 1, place);
            }
        }
    }
}

/// Corners near which ends arrive on both sides: there they keep further away.
struct Corners {
    /// By element: the corners, told clockwise from the upper left one.
    shared: HashMap<usize, [bool; 4]>,
}

impl Corners {
    fn of(arrivals: &[Arrival], bodies: &[Body]) -> Self {
        let mut nearest: HashMap<usize, [[f64; 2]; 4]> = HashMap::new();
        for arrival in arrivals {
            let Some(shape) = bodies.get(arrival.body).map(|body| body.shape) else { continue };
            let (low, high) = reach(&shape, arrival.side);
            let corners = nearest.entry(arrival.body).or_insert([[f64::INFINITY; 2]; 4]);
            let level = usize::from(is_level(arrival.side));
            for (corner, away) in corners_of(arrival.side).into_iter().zip([arrival.at - low, high - arrival.at]) {
                if let Some(slot) = corners.get_mut(corner).and_then(|sides| sides.get_mut(level)) {
                    *slot = slot.min(away.max(0.0));
                }
            }
        }
        let shared = nearest.into_iter().map(|(body, corners)| (body, corners.map(|[a, b]| a.hypot(b) < CORNER_ROOM)));
        Self { shared: shared.filter(|(_, corners)| corners.contains(&true)).collect() }
    }

    /// How much further ends keep from the low and the high corner of a side.
    fn held(&self, body: usize, side: Side) -> [f64; 2] {
        let corners = self.shared.get(&body).copied().unwrap_or_default();
        corners_of(side).map(|corner| if corners.get(corner) == Some(&true) { CORNER_HELD } else { 0.0 })
    }
}

/// The low and the high corner of a side, told clockwise from the upper left one.
const fn corners_of(side: Side) -> [usize; 2] {
    match side {
        Side::Top => [0, 1],
        Side::Right => [1, 2],
        Side::Bottom => [3, 2],
        Side::Left => [0, 3],
    }
}

/// A slide along a side.
fn on(side: Side, by: f64) -> Vec2 {
    if is_level(side) { Vec2::new(by, 0.0) } else { Vec2::new(0.0, by) }
}

const fn is_level(side: Side) -> bool {
    matches!(side, Side::Top | Side::Bottom)
}

fn along(side: Side, at: Vec2) -> f64 {
    if is_level(side) { at.x } else { at.y }
}

fn reach(shape: &ElementShape, side: Side) -> (f64, f64) {
    let Rect { x0, y0, x1, y1 } = shape.rect;
    let (low, high) = if is_level(side) { (x0 + shape.nose(), x1 - shape.nose()) } else { (y0, y1) };
    (low + FROM_CORNER, high - FROM_CORNER)
}

/// Self-connections go round the corner that the fewest other arcs come near.
fn self_loops(links: &mut [Link], bodies: &[Body], gaps: [f64; 2]) {
    let mut around: HashMap<usize, Vec<CircleArc>> = HashMap::new();
    for link in links.iter().filter(|link| link.is_self()) {
        around.entry(link.ends[0]).or_default();
    }
    if around.is_empty() {
        return;
    }
    for link in links.iter().filter(|link| !link.is_self()) {
        for end in link.ends {
            around.entry(end).and_modify(|arcs| arcs.push(link.arc));
        }
    }
    for link in links.iter_mut().filter(|link| link.is_self()) {
        let Some(shape) = bodies.get(link.ends[0]).map(|body| body.shape) else { continue };
        let others = around.entry(link.ends[0]).or_default();
        let arcs = Corner::ALL.map(|corner| CircleArc::around(&shape, corner, SELF_LOOP, gaps));
        let crossed = |arc: &CircleArc| -> f64 { others.iter().map(|other| other.length_inside(arc.bounds())).sum() };
        let Some(best) = arcs.into_iter().min_by(|a, b| crossed(a).total_cmp(&crossed(b))) else { continue };
        link.arc = best;
        others.push(best);
    }
}
