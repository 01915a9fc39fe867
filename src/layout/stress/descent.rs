//! Places whose distances are as the links ask for: stochastic gradient descent on stress (J. Zheng, S. Pawar and D. Goodman, "Graph drawing by
//! stochastic gradient descent", 2018).

use fastrand::Rng;
use kurbo::Point;

use super::hops::Hops;
use crate::analysis::{Pace, Stopped};

/// So many times every pair is looked at.
const ROUNDS: usize = 30;
/// How much a pair still moves at the end.
const LAST: f64 = 0.1;

/// Moves what may move; one link ought to be `length` long.
pub(super) fn descend(places: &mut [Point], fixed: &[bool], hops: &Hops, length: f64, rng: &mut Rng, pace: &Pace) -> Result<(), Stopped> {
    let mut pairs = hops.pairs();
    let farthest = pairs.iter().map(|pair| pair.2).fold(1.0, f32::max);
    let first = f64::from(farthest).powi(2);
    let cooling = (first / LAST).ln() / (ROUNDS as f64 - 1.0);
    for round in 0..ROUNDS {
        pace.step(round, ROUNDS)?;
        let step = first * (-cooling * round as f64).exp();
        rng.shuffle(&mut pairs);
        for &(one, other, hops) in &pairs {
            pull(places, fixed, (one as usize, other as usize), f64::from(hops), length, step);
        }
    }
    Ok(())
}

fn pull(places: &mut [Point], fixed: &[bool], (one, other): (usize, usize), hops: f64, length: f64, step: f64) {
    let (Some(&a), Some(&b)) = (places.get(one), places.get(other)) else { return };
    let apart = a - b;
    let far = apart.hypot().max(1e-9);
    let by = apart * ((step / (hops * hops)).min(1.0) * (far - length * hops) / far);
    let stays = |place: usize| fixed.get(place).copied().unwrap_or(true);
    let (first, second) = match (stays(one), stays(other)) {
        (true, true) => return,
        (true, false) => (0.0, 1.0),
        (false, true) => (1.0, 0.0),
        (false, false) => (0.5, 0.5),
    };
    if let Some(place) = places.get_mut(one) {
        *place = a - by * first;
    }
    if let Some(place) = places.get_mut(other) {
        *place = b + by * second;
    }
}

/// How far distances are from what links ask for, whatever the scale: the mean over pairs of (s·distance − hops)² ÷ hops² at the best s, 0 to
/// 1. And that s, as links per map unit.
pub(super) fn stress(places: &[Point], hops: &Hops) -> (f64, f64) {
    let (mut first, mut second, mut count) = (0.0, 0.0, 0.0);
    for (one, &at) in places.iter().enumerate() {
        for &(other, hops) in hops.of_box(one) {
            let Some(&there) = places.get(other as usize) else { continue };
            let share = at.distance(there) / f64::from(hops);
            first += share;
            second += share * share;
            count += 1.0;
        }
    }
    if second <= 0.0 { (if count > 0.0 { 1.0 } else { 0.0 }, 0.0) } else { (1.0 - first * first / second / count, first / second) }
}
