//! Evidence as bars tell it: quotes by voice, the voices past the second taken together.

use crate::analysis::Evidence;

/// How many voices a bar tells apart; the last stands for all the rest, and for quotes of no voice.
pub const VOICES: usize = 3;

/// Quotes by voice, in the order of bars: solid, diagonal, empty.
pub type Counts = [u32; VOICES];

/// The parts of the bar for this evidence.
pub fn bar_counts(evidence: &Evidence) -> Counts {
    bar_of(&evidence.by_voice)
}

/// The parts of the bar for quotes of each voice, of which the last are of no voice.
pub(super) fn bar_of(by_voice: &[u32]) -> Counts {
    let mut counts = Counts::default();
    let last = by_voice.len().saturating_sub(1);
    for (place, count) in by_voice.iter().enumerate() {
        let place = if place == last { VOICES } else { place };
        if let Some(sum) = counts.get_mut(place.min(VOICES - 1)) {
            *sum += count;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voices_past_the_second_share_a_part() {
        let counts = |by_voice: &[u32]| bar_counts(&Evidence { by_voice: by_voice.to_vec(), ..Evidence::default() });
        assert_eq!(counts(&[4, 3, 2, 0]), [4, 3, 2], "the last is quotes of no voice");
        assert_eq!(counts(&[4, 3, 2, 5, 1]), [4, 3, 8]);
        assert_eq!(counts(&[4, 1]), [4, 0, 1]);
        assert_eq!(counts(&[1]), [0, 0, 1]);
    }
}
