//! Arcs between the same two elements fan out: where a stored bend would lie on another arc, the next free one is drawn instead.

use std::collections::HashMap;

use super::plan::Link;
use crate::layout::FAN;

/// Arcs whose bends are closer than this lie on each other.
const TOO_CLOSE: f64 = 0.06;

/// Gives arcs of one pair bends of their own, influences before relations.
pub(super) fn spread(links: &mut [Link]) {
    let mut pairs: HashMap<(usize, usize), u32> = HashMap::with_capacity(links.len());
    let key = |link: &Link| (link.ends[0].min(link.ends[1]), link.ends[0].max(link.ends[1]));
    for link in links.iter().filter(|link| !link.is_self()) {
        *pairs.entry(key(link)).or_default() += 1;
    }
    if pairs.len() == links.len() {
        return;
    }
    let mut taken: HashMap<(usize, usize), Vec<f64>> = HashMap::new();
    for relations in [false, true] {
        for link in links.iter_mut().filter(|link| link.is_relation() == relations && !link.is_self()) {
            let key = key(link);
            if pairs.get(&key).is_none_or(|&count| count < 2) {
                continue;
            }
            // Bends are compared as seen by somebody who travels from the first element to the second.
            let way = if link.ends[0] == key.0 { 1.0 } else { -1.0 };
            let taken = taken.entry(key).or_default();
            let bend = free_bend(link.bend * way, taken);
            taken.push(bend);
            link.bend = bend * way;
        }
    }
}

/// This bend if no other is near it, or else the next free one of the fan.
fn free_bend(wanted: f64, taken: &[f64]) -> f64 {
    let is_free = |bend: f64| taken.iter().all(|other| (other - bend).abs() >= TOO_CLOSE);
    if is_free(wanted) {
        return wanted;
    }
    let side = if wanted < 0.0 { -1.0 } else { 1.0 };
    let beyond = (4..).map(|ring| 0.10 + 0.12 * f64::from(ring - 1));
    let fan = FAN.into_iter().chain(beyond).flat_map(|bend| [bend * side, -bend * side]);
    fan.take(40).find(|&bend| is_free(bend)).unwrap_or(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fan_opens_to_both_sides() {
        let mut taken = Vec::new();
        for _ in 0..6 {
            taken.push(free_bend(0.1, &taken));
        }
        let shown: Vec<String> = taken.iter().map(|bend| format!("{bend:.2}")).collect();
        assert_eq!(shown, ["0.10", "-0.10", "0.22", "-0.22", "0.34", "-0.34"]);
        assert!((free_bend(0.24, &[-0.24]) - 0.24).abs() < 1e-12, "what lies apart is left alone");
    }
}
