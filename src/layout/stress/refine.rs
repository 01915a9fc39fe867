//! Boxes try places around them and keep the one that costs least: far ones at first, near ones at the end.

use fastrand::Rng;
use kurbo::Point;

use super::field::{Costs, Field};
use super::hops::Hops;
use crate::analysis::{HANDS, Pace, Stopped, together};
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
/// Of at least so many boxes and lines, several boxes look at one picture before they move, so that hands can share them; and how many.
const MANY: usize = 2_500;
const TOGETHER: usize = 48;

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
    let field = Field::new(net, hops, costs, places);
    let mut order: Vec<usize> = net.free().collect();
    let affordable = WORK_EACH / field.work().max(1);
    let rounds = (affordable / TRIED).clamp(1, ROUNDS);
    let tried = affordable.clamp(4, TRIED);
    // How many look at the same picture, not how many hands do: the picture must not depend on the machine.
    let batch = if net.len() + net.links.len() < MANY { 1 } else { TOGETHER };
    let hands = if batch == 1 { 1 } else { *HANDS };
    let mut fields = vec![field; hands];
    for round in 0..rounds {
        rng.shuffle(&mut order);
        let reach = costs.length * effort.farthest * (1.0 - round as f32 / rounds as f32);
        let mut moved = 0;
        for (done, boxes) in order.chunks(batch).enumerate() {
            pace.step(round * order.len() + done * batch, rounds * order.len())?;
            let asked: Vec<_> = boxes.iter().map(|&place| (place, around(reach, costs.length * NEAREST, tried, rng))).collect();
            let found = best_places(&mut fields, &asked);
            moved += found.len();
            for (place, at) in found {
                for field in &mut fields {
                    field.put(place, at);
                }
            }
        }
        if moved == 0 {
            break;
        }
    }
    Ok(fields.first().map(Field::places).unwrap_or_default())
}

/// Steps from where a box stands to places to try: in the ring between two circles, more often near than far.
fn around(reach: f32, least: f32, tried: usize, rng: &mut Rng) -> Vec<(f32, f32)> {
    let step = |_| {
        let (x, y) = in_circle(rng);
        let far = least + reach * rng.f32();
        let length = (x * x + y * y).sqrt().max(1e-3);
        (x / length * far, y / length * far)
    };
    (0..tried).map(step).collect()
}

/// The best place of each box that has a better one than where it stands, looked for by as many hands as there are fields.
fn best_places(fields: &mut [Field<'_>], asked: &[(usize, Vec<(f32, f32)>)]) -> Vec<(usize, (f32, f32))> {
    let share = asked.len().div_ceil(fields.len().max(1)).max(1);
    let found = together(fields.iter_mut().zip(asked.chunks(share)), |(field, asked)| -> Vec<_> {
        asked.iter().filter_map(|(place, steps)| Some((*place, best_place(field, *place, steps)?))).collect()
    });
    found.into_iter().flatten().collect()
}

/// The best of these places, if it is better than where a box stands, where it is left.
fn best_place(field: &mut Field<'_>, place: usize, steps: &[(f32, f32)]) -> Option<(f32, f32)> {
    let here = field.at(place);
    let now = field.cost(place, f32::INFINITY);
    let mut best = (now, here);
    for step in steps {
        let there = (here.0 + step.0, here.1 + step.1);
        field.put(place, there);
        let cost = field.cost(place, best.0);
        if cost < best.0 - WORTH {
            best = (cost, there);
        }
    }
    field.put(place, here);
    (best.0 < now).then_some(best.1)
}

fn in_circle(rng: &mut Rng) -> (f32, f32) {
    loop {
        let (x, y) = (rng.f32() * 2.0 - 1.0, rng.f32() * 2.0 - 1.0);
        if x * x + y * y <= 1.0 {
            return (x, y);
        }
    }
}
