//! Boxes try places around them and keep the one that costs least: far ones at first, near ones at the end.

use fastrand::Rng;
use kurbo::Point;

use super::field::{Costs, Field};
use super::hops::Hops;
use crate::analysis::{Pace, Stopped};
use crate::layout::net::Net;

/// So many places are tried around a box each time.
const TRIED: usize = 12;
/// So many times each box is tried at most.
const ROUNDS: usize = 14;
/// The nearest places tried are at least so far away, in lengths of a link.
const NEAREST: f32 = 0.08;
/// What a move has to save.
const WORTH: f32 = 1e-4;
/// So much may be looked at for each box: about a millisecond's worth, less on maps of few boxes, which need less.
const WORK_EACH: usize = 520_000;

/// How much is tried.
#[derive(Clone, Copy, Debug)]
pub(in crate::layout) struct Effort {
    /// The farthest places tried are so far away, in lengths of a link.
    pub farthest: f32,
}

/// Better places for the boxes that may move.
pub(super) fn refine(
    net: &Net,
    hops: Option<&Hops>,
    costs: Costs,
    places: &[Point],
    effort: Effort,
    rng: &mut Rng,
    pace: &Pace,
) -> Result<Vec<Point>, Stopped> {
    let mut field = Field::new(net, hops, costs, places);
    let mut order: Vec<usize> = net.free().collect();
    let affordable = WORK_EACH / field.work().max(1);
    let rounds = (affordable / TRIED).clamp(1, ROUNDS);
    let tried = affordable.clamp(4, TRIED);
    for round in 0..rounds {
        rng.shuffle(&mut order);
        let reach = costs.length * effort.farthest * (1.0 - round as f32 / rounds as f32);
        let mut moved = 0;
        for (done, &place) in order.iter().enumerate() {
            if done % 16 == 0 {
                pace.step(round * order.len() + done, rounds * order.len())?;
            }
            moved += usize::from(try_around(&mut field, place, reach, costs.length * NEAREST, tried, rng));
        }
        if moved == 0 {
            break;
        }
    }
    Ok(field.places())
}

/// Puts a box at the best of the places tried, if that is better than where it stands.
fn try_around(field: &mut Field<'_>, place: usize, reach: f32, least: f32, tried: usize, rng: &mut Rng) -> bool {
    let here = field.at(place);
    let now = field.cost(place, f32::INFINITY);
    let mut best = (now, here);
    for _ in 0..tried {
        // In the ring between the two circles, more often near than far.
        let (x, y) = in_circle(rng);
        let far = least + reach * rng.f32();
        let length = (x * x + y * y).sqrt().max(1e-3);
        let there = (here.0 + x / length * far, here.1 + y / length * far);
        field.put(place, there);
        let cost = field.cost(place, best.0);
        if cost < best.0 - WORTH {
            best = (cost, there);
        }
    }
    field.put(place, best.1);
    best.0 < now
}

fn in_circle(rng: &mut Rng) -> (f32, f32) {
    loop {
        let (x, y) = (rng.f32() * 2.0 - 1.0, rng.f32() * 2.0 - 1.0);
        if x * x + y * y <= 1.0 {
            return (x, y);
        }
    }
}
