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
        for &(one, other, hops, both) in &pairs {
            pull(places, fixed, (one as usize, other as usize, both), f64::from(hops), length, step);
        }
    }
    Ok(())
}

/// Brings two nearer to the distance that they are to have; where `both` do not keep it, only the first moves.
fn pull(places: &mut [Point], fixed: &[bool], (one, other, both): (usize, usize, bool), hops: f64, length: f64, step: f64) {
    let (Some(&a), Some(&b)) = (places.get(one), places.get(other)) else { return };
    let apart = a - b;
    let far = apart.hypot().max(1e-9);
    let by = apart * ((step / (hops * hops)).min(1.0) * (far - length * hops) / far);
    let stays = |place: usize| fixed.get(place).copied().unwrap_or(true);
    let (first, second) = match (stays(one), stays(other)) {
        (false, _) if !both => (0.5, 0.0),
        (true, _) if !both => return,
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

#[cfg(test)]
mod tests {
    use kurbo::Rect;

    use super::*;
    use crate::layout::net::Net;
    use crate::layout::stress::hops::EXACT;

    #[test]
    fn what_the_rest_keeps_a_distance_to_stays_near_its_neighbours() {
        let mut rng = Rng::with_seed(4);
        let count = EXACT + 600;
        // A thicket with leaves far out, which pivots are taken from.
        let core = count - 200;
        let mut links: Vec<(usize, usize)> = (1..count).map(|place| (rng.usize(..place.min(core)), place)).collect();
        links.extend((0..2 * count).map(|_| (rng.usize(..core / 2), rng.usize(core / 2..core))));
        links.sort_unstable();
        links.dedup();
        let boxes = vec![Rect::new(0.0, 0.0, 100.0, 40.0); count];
        let net = Net::new(Vec::new(), boxes, vec![false; count], links, Vec::new());
        let hops = Hops::of(&net);
        let mut places: Vec<Point> = (0..count).map(|_| Point::new(rng.f64() * 4000.0, rng.f64() * 4000.0)).collect();
        assert!(descend(&mut places, &net.fixed, &hops, 200.0, &mut rng, &Pace::default()).is_ok());
        let mut lengths: Vec<f64> = net.links.iter().map(|&(a, b)| places[a].distance(places[b])).collect();
        lengths.sort_by(f64::total_cmp);
        let (middle, longest) = (lengths[lengths.len() / 2], lengths[lengths.len() - 1]);
        assert!(longest < 3.3 * middle, "{middle} {longest}");
    }
}
