//! Room for arrowheads: where two ends on one side of an element come too close, both slide along that side.
//!
//! Sliding is least squares with a least distance between neighbours in order, which is isotonic regression (pool adjacent violators;
//! Barlow et al. 1972) once each place has its share of the distances taken off.

/// Ends closer than this slide apart, map units.
pub const END_SPACING: f64 = 26.0;
/// No end slides further than this.
pub const MOST_SLIDE: f64 = 30.0;
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

/// How far each end slides along its side, which reaches from `low` to `high`. The ends come in order.
pub fn slides(ends: &[End], low: f64, high: f64) -> Vec<f64> {
    let spaces = ends.len().saturating_sub(1).max(1) as f64;
    let spacing = END_SPACING.min((high - low).max(0.0) / spaces);
    if ends.windows(2).all(|pair| matches!(pair, [a, b] if b.at - a.at >= spacing)) {
        return vec![0.0; ends.len()];
    }
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
    let wanted = places.map(|place| place.clamp(low.min(high - last), (high - last).max(low)));
    wanted.zip(ends).enumerate().map(|(i, (place, end))| (place + spacing * i as f64 - end.at).clamp(-MOST_SLIDE, MOST_SLIDE)).collect()
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
