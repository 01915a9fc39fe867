//! A loop as a ring: its elements evenly on a circle in the order of the loop, so that its arcs are the circle. Without a loop, all elements
//! that influence each other, in an order in which few lines cross.

use std::f64::consts::TAU;

use kurbo::{Point, Vec2};

use super::net::Net;
use super::registry::{LayoutError, LayoutOptions, Places};
use super::settle::settled;
use super::stress::{self, GAP};
use crate::analysis::{CausalGraph, Components, Pace};
use crate::map::{ElementId, SystemMap};

/// So many times pairs on the ring change places.
const ROUNDS: usize = 12;
/// In a ring of more the order is not searched: every swap is counted anew.
const MANY: usize = 48;
/// Between two boxes on the ring, map units: a line with head and disc.
const LINE: f64 = 70.0;

pub(super) fn lay_out(map: &SystemMap, net: &Net, options: &LayoutOptions, pace: &Pace) -> Result<Places, LayoutError> {
    let chosen = if options.ring.is_empty() { around(map, net) } else { options.ring.clone() };
    let place_of = |id: &ElementId| net.ids.iter().position(|other| other == id);
    let mut ring: Vec<usize> = chosen.iter().filter_map(place_of).filter(|&place| !net.is_fixed(place)).collect();
    if ring.len() < 3 {
        return Err(LayoutError::Wanting(
            "fewer than three elements that may move influence each other in a loop; choose a loop, or another layout".to_owned(),
        ));
    }
    if options.ring.is_empty() && ring.len() > MANY {
        by_direction(net, &mut ring, pace)?;
    } else if options.ring.is_empty() {
        uncross(net, &mut ring, pace)?;
    }
    let mut places = net.centres();
    set(net, &ring, &mut places);
    let mut boxes = net.boxes_at(&places);
    // The ring stays a ring; what stands in its way goes.
    let fixed: Vec<bool> = (0..net.len()).map(|place| net.is_fixed(place) || ring.contains(&place)).collect();
    boxes = settled(&boxes, &fixed, GAP);
    Ok(boxes.iter().map(kurbo::Rect::center).collect())
}

/// The elements of the largest strong component among those that may move.
fn around(map: &SystemMap, net: &Net) -> Vec<ElementId> {
    let free = |id: &ElementId| net.ids.iter().position(|other| other == id).is_some_and(|place| !net.is_fixed(place));
    let sets = Components::of(&std::sync::Arc::new(CausalGraph::of(map))).strong;
    let free_sets = sets.into_iter().map(|set| set.into_iter().filter(free).collect::<Vec<_>>());
    free_sets.max_by_key(Vec::len).unwrap_or_default()
}

/// Many in the order in which they lie around the middle of a picture of connected things near each other.
fn by_direction(net: &Net, ring: &mut [usize], pace: &Pace) -> Result<(), LayoutError> {
    let own = net.part(ring);
    let places = stress::lay_out(&own, &LayoutOptions::default(), pace)?;
    let middle = (places.iter().fold(Vec2::ZERO, |sum, at| sum + at.to_vec2()) / places.len().max(1) as f64).to_point();
    let mut order: Vec<(f64, usize)> = places.iter().map(|at| (*at - middle).atan2()).zip(ring.iter().copied()).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (slot, (_, place)) in ring.iter_mut().zip(order) {
        *slot = place;
    }
    Ok(())
}

/// Lets neighbours and pairs on the ring change places while that makes lines cross less.
fn uncross(net: &Net, ring: &mut [usize], pace: &Pace) -> Result<(), LayoutError> {
    let chords: Vec<(usize, usize)> = net.links.iter().copied().filter(|(a, b)| ring.contains(a) && ring.contains(b)).collect();
    let mut now = cost(ring, &chords, net.len());
    for round in 0..ROUNDS {
        pace.step(round, ROUNDS)?;
        let before = now;
        for one in 0..ring.len() {
            for other in (one + 1)..ring.len() {
                ring.swap(one, other);
                let swapped = cost(ring, &chords, net.len());
                if swapped < now {
                    now = swapped;
                } else {
                    ring.swap(one, other);
                }
            }
        }
        if now == before {
            break;
        }
    }
    Ok(())
}

/// Crossings of chords, and their lengths where that is equal: steps along the ring, not across it.
fn cost(ring: &[usize], chords: &[(usize, usize)], count: usize) -> u64 {
    let mut on_ring = vec![usize::MAX; count];
    for (at, &place) in ring.iter().enumerate() {
        if let Some(slot) = on_ring.get_mut(place) {
            *slot = at;
        }
    }
    let at = |place: usize| on_ring.get(place).copied().unwrap_or_default();
    let ends: Vec<(usize, usize)> = chords.iter().map(|&(a, b)| (at(a).min(at(b)), at(a).max(at(b)))).collect();
    let mut crossings = 0_u64;
    let mut steps = 0_u64;
    for (i, &(a, b)) in ends.iter().enumerate() {
        steps += (b - a).min(ring.len() - (b - a)) as u64;
        let inside = |x: usize| a < x && x < b;
        let outside = |x: usize| x < a || x > b;
        let crossed = ends.iter().skip(i + 1).filter(|&&(c, d)| (inside(c) && outside(d)) || (outside(c) && inside(d)));
        crossings += crossed.count() as u64;
    }
    crossings * 1000 + steps
}

/// On a circle around their middle, turned so that they move as little as they can.
fn set(net: &Net, ring: &[usize], places: &mut [Point]) {
    let count = ring.len() as f64;
    let at = |places: &[Point], place: usize| places.get(place).copied().unwrap_or_default();
    let middle = (ring.iter().fold(Vec2::ZERO, |sum, &place| sum + at(places, place).to_vec2()) / count).to_point();
    let widest = ring.iter().filter_map(|&place| net.boxes.get(place)).map(|rect| rect.size().to_vec2().hypot()).fold(0.0, f64::max);
    let radius = (widest + LINE) / (2.0 * (TAU / 2.0 / count).sin());
    let turned = |way: f64| -> Vec<Point> {
        // The turn that brings them nearest is that of the sum of what each would want.
        let wanted = ring.iter().enumerate().fold(Vec2::ZERO, |sum, (i, &place)| {
            let own = at(places, place) - middle;
            let back = Vec2::from_angle(-way * TAU * i as f64 / count);
            sum + Vec2::new(own.x * back.x - own.y * back.y, own.x * back.y + own.y * back.x)
        });
        let first = if wanted.hypot() < 1e-6 { -TAU / 4.0 } else { wanted.atan2() };
        (0..ring.len()).map(|i| middle + Vec2::from_angle(first + way * TAU * i as f64 / count) * radius).collect()
    };
    let moved = |to: &[Point]| ring.iter().zip(to).map(|(&place, to)| at(places, place).distance(*to)).sum::<f64>();
    let (right, left) = (turned(1.0), turned(-1.0));
    let nearer = if moved(&left) < moved(&right) - 1e-9 { left } else { right };
    for (&place, to) in ring.iter().zip(nearer) {
        if let Some(slot) = places.get_mut(place) {
            *slot = to;
        }
    }
}
