//! Room for arrowheads: where two ends on one side of an element come too close, both slide along that side.
//!
//! Sliding is least squares with a least distance between neighbours in order, which is isotonic regression (pool adjacent violators;
//! Barlow et al. 1972) once each place has its share of the distances taken off.

/// Ends closer than this slide apart, map units.
pub const END_SPACING: f64 = 26.0;
/// No end slides further than this.
pub const MOST_SLIDE: f64 = 30.0;
/// The weight of an end that has reached its limit.
const HELD: f64 = 1000.0;
/// How much less than others the arcs of named loops slide.
pub const LOOP_WEIGHT: f64 = 8.0;

/// An end on a side.
#[derive(Clone, Copy, Debug)]
pub struct End {
    /// Where it is along the side.
    pub at: f64,
    /// How little it slides, compared with its neighbours: 1 or [`LOOP_WEIGHT`].
    pub weight: f64,
}

/// How far each end slides along its side, which reaches from `low` to `high`. The ends come in the order they are to have in the end.
///
/// An end that reaches its limit stays there, and its neighbours make the room: so the arcs of loops move once the others cannot.
pub fn slides(ends: &[End], low: f64, high: f64) -> Vec<f64> {
    let spaces = ends.len().saturating_sub(1).max(1) as f64;
    let spacing = END_SPACING.min((high - low).max(0.0) / spaces);
    let inside = |end: Option<&End>| end.is_none_or(|end| end.at >= low && end.at <= high);
    let apart = ends.windows(2).all(|pair| matches!(pair, [a, b] if b.at - a.at >= spacing));
    if apart && inside(ends.first()) && inside(ends.last()) {
        return vec![0.0; ends.len()];
    }
    let mut wanted: Vec<End> = ends.to_vec();
    let mut places = Vec::new();
    for _ in 0..3 {
        places = spread(&wanted, spacing, low, high);
        let mut held = false;
        for ((want, end), place) in wanted.iter_mut().zip(ends).zip(&mut places) {
            let slide = *place - end.at;
            if slide.abs() > MOST_SLIDE + 1e-9 {
                *place = end.at + MOST_SLIDE.copysign(slide);
                (want.at, want.weight) = (*place, HELD);
                held = true;
            }
        }
        if !held {
            break;
        }
    }
    places.iter().zip(ends).map(|(place, end)| place - end.at).collect()
}

/// Places at least `spacing` apart in order, as near as can be to where they want to be.
fn spread(ends: &[End], spacing: f64, low: f64, high: f64) -> Vec<f64> {
    // Blocks of neighbours that stand shoulder to shoulder: weight, weighted sum of places, how many.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::with_capacity(ends.len());
    for (i, end) in ends.iter().enumerate() {
        let mut block = (end.weight, end.weight * (end.at - spacing * i as f64), 1);
        while let Some(before) = blocks.pop_if(|before| before.1 / before.0 > block.1 / block.0) {
            block = (before.0 + block.0, before.1 + block.1, before.2 + block.2);
        }
        blocks.push(block);
    }
    let last = spacing * (ends.len() as f64 - 1.0);
    let places = blocks.iter().flat_map(|&(weight, sum, count)| std::iter::repeat_n(sum / weight, count));
    places
        .map(|place| place.clamp(low.min(high - last), (high - last).max(low)))
        .enumerate()
        .map(|(i, place)| place + spacing * i as f64)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(places: &[f64]) -> Vec<End> {
        places.iter().map(|&at| End { at, weight: 1.0 }).collect()
    }

    #[test]
    fn ends_apart_stay() {
        assert_eq!(slides(&ends(&[-30.0, 0.0, 40.0]), -50.0, 50.0), vec![0.0; 3]);
    }

    #[test]
    fn close_ends_share_the_way() {
        let found = slides(&ends(&[-2.0, 4.0]), -50.0, 50.0);
        assert!((found[0] + 10.0).abs() < 1e-9 && (found[1] - 10.0).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn the_arc_of_a_loop_slides_last() {
        let found = slides(&[End { at: 0.0, weight: LOOP_WEIGHT }, End { at: 8.0, weight: 1.0 }], -50.0, 50.0);
        assert!((found[0] + 2.0).abs() < 1e-9 && (found[1] - 16.0).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn ends_in_the_wrong_order_change_places() {
        let found = slides(&[End { at: 12.0, weight: 1.0 }, End { at: -8.0, weight: LOOP_WEIGHT }], -50.0, 50.0);
        let (a, b) = (12.0 + found[0], -8.0 + found[1]);
        assert!((b - a - END_SPACING).abs() < 0.5, "{a} {b}");
        assert!((found[0] + MOST_SLIDE).abs() < 1e-9, "the free one goes as far as it can, the loop makes up the rest: {found:?}");
    }

    #[test]
    fn a_crowded_side_is_shared_out() {
        let places = [0.0; 8];
        let found = slides(&ends(&places), -45.0, 45.0);
        assert!(found.iter().all(|slide| slide.abs() <= MOST_SLIDE));
        assert!(found.windows(2).all(|pair| pair[1] >= pair[0]));
        assert!(found[4] - found[3] > 12.0, "{found:?}");
    }

    #[test]
    fn nothing_slides_past_the_corner() {
        let found = slides(&ends(&[40.0, 41.0]), -45.0, 45.0);
        assert!(found[1] + 41.0 <= 45.0 + 1e-9 && found[1] + 41.0 - found[0] - 40.0 > 25.9, "{found:?}");
    }
}
