//! What some loops span, as sets of steps added without carrying: Gaussian elimination over GF(2), one bit a step.

/// The span of the loops taken so far.
pub(super) struct Span {
    words: usize,
    /// Row by first step.
    pivots: Vec<Option<Vec<u64>>>,
    rank: usize,
    row: Vec<u64>,
}

impl Span {
    /// Of nothing, over so many steps.
    pub(super) fn of(steps: usize) -> Self {
        let words = steps.div_ceil(64);
        Self { words, pivots: vec![None; words * 64], rank: 0, row: Vec::new() }
    }

    /// How many independent loops were taken.
    pub(super) fn rank(&self) -> usize {
        self.rank
    }

    /// Takes a loop in unless it is the sum of some that were taken.
    pub(super) fn take(&mut self, steps: &[u32]) -> bool {
        self.row.clear();
        self.row.resize(self.words, 0);
        for &step in steps {
            if let Some(word) = self.row.get_mut(step as usize / 64) {
                *word ^= 1 << (step % 64);
            }
        }
        for at in 0..self.words {
            while let Some(word) = self.row.get(at).copied().filter(|&word| word != 0) {
                let first = at * 64 + word.trailing_zeros() as usize;
                let Some(slot) = self.pivots.get_mut(first) else { return false };
                let Some(pivot) = slot else {
                    *slot = Some(self.row.clone());
                    self.rank += 1;
                    return true;
                };
                // Words before are 0 in both.
                for (word, other) in self.row.iter_mut().zip(pivot.iter()).skip(at) {
                    *word ^= other;
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_of_what_was_taken_is_not_taken() {
        let mut span = Span::of(130);
        assert!(span.take(&[1, 2, 3]) && span.take(&[3, 4, 129]));
        assert!(!span.take(&[1, 2, 4, 129]) && !span.take(&[]));
        assert!(span.take(&[129]));
        assert_eq!(span.rank(), 3);
    }
}
