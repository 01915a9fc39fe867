//! Where arcs aim: at the centre of their elements, unless two arrowheads would come too close on one side.

use std::collections::{HashMap, HashSet};

use kurbo::{Rect, Vec2};

use super::marks::steps;
use super::plan::{Body, CENTRED, Link, Plan};
use crate::layout::{CircleArc, Corner, ElementShape, End, LOOP_WEIGHT, Side, slides};
use crate::map::{ElementId, SystemMap};
use crate::theme::Pens;

/// Radius of the loop of a self-connection.
pub(super) const SELF_LOOP: f64 = 21.0;
/// No aim lies further beside its centre.
const MOST_AIM: f64 = 30.0;
/// Ends keep away from the corners of their side by this.
const FROM_CORNER: f64 = 9.0;

/// Gives every link its arc.
pub(super) fn run_arcs(plan: &mut Plan, map: &SystemMap, pens: &Pens) {
    let gaps = [pens.tail_gap, pens.tip_gap];
    let mut aims = vec![CENTRED; plan.links.len()];
    let in_loops: HashSet<(ElementId, ElementId)> = map.named_loops().iter().flat_map(|named| steps(&named.cycle)).collect();
    let Plan { bodies, links, .. } = plan;
    for (link, aim) in links.iter_mut().zip(&aims) {
        run(link, bodies, *aim, gaps);
    }
    // The slide at one end turns the arc a little at the other: the second round sees to that.
    for _ in 0..2 {
        let found = crowded(links, bodies, &in_loops);
        for (link, end, slide) in found {
            let (Some(link), Some(aim)) = (links.get_mut(link), aims.get_mut(link)) else { continue };
            let [tail, tip] = aim;
            let aim_at_end = if end == 0 { tail } else { tip };
            let moved = *aim_at_end + slide;
            *aim_at_end = Vec2::new(moved.x.clamp(-MOST_AIM, MOST_AIM), moved.y.clamp(-MOST_AIM, MOST_AIM));
            run(link, bodies, *aim, gaps);
        }
    }
    self_loops(links, bodies, gaps);
}

fn run(link: &mut Link, bodies: &[Body], aims: [Vec2; 2], gaps: [f64; 2]) {
    let (Some(from), Some(to)) = (bodies.get(link.ends[0]), bodies.get(link.ends[1])) else { return };
    if !link.is_self() {
        link.arc = CircleArc::between(&from.shape, &to.shape, link.bend, aims, gaps);
    }
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

/// Ends that have to slide: of which link, which end, how far.
fn crowded(links: &[Link], bodies: &[Body], in_loops: &HashSet<(ElementId, ElementId)>) -> Vec<(usize, usize, Vec2)> {
    let mut arrivals: Vec<Arrival> = Vec::with_capacity(links.len() * 2);
    for (index, link) in links.iter().enumerate().filter(|(_, link)| !link.is_self() && link.arc.length() > 0.0) {
        let named = in_loops.contains(&(link.lead.from, link.lead.to));
        let points = [link.arc.point(0.0), link.arc.point(link.arc.length())];
        for end in 0..2 {
            let (Some(&body), Some(&at), Some(&other)) = (link.ends.get(end), points.get(end), points.get(1 - end)) else { continue };
            let Some(shape) = bodies.get(body).map(|body| body.shape) else { continue };
            let side = shape.side(at);
            let weight = if named { LOOP_WEIGHT } else { 1.0 };
            arrivals.push(Arrival {
                body,
                side,
                at: along(side, at.to_vec2()),
                from: along(side, other.to_vec2()),
                link: index,
                end,
                weight,
            });
        }
    }
    arrivals.sort_by(|a, b| {
        let places = (a.body, a.side).cmp(&(b.body, b.side)).then(a.at.total_cmp(&b.at));
        places.then(a.from.total_cmp(&b.from)).then(a.link.cmp(&b.link))
    });
    let mut found = Vec::new();
    for on_side in arrivals.chunk_by(|a, b| (a.body, a.side) == (b.body, b.side)) {
        let [first, _, ..] = on_side else { continue };
        let Some(shape) = bodies.get(first.body).map(|body| body.shape) else { continue };
        let (low, high) = reach(&shape, first.side);
        let ends: Vec<End> = on_side.iter().map(|arrival| End { at: arrival.at, weight: arrival.weight }).collect();
        for (arrival, slide) in on_side.iter().zip(slides(&ends, low, high)) {
            if slide.abs() > 0.25 {
                let slide = if is_level(arrival.side) { Vec2::new(slide, 0.0) } else { Vec2::new(0.0, slide) };
                found.push((arrival.link, arrival.end, slide));
            }
        }
    }
    found
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
