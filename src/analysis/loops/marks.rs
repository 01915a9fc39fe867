//! What the steps of a path add up to: how many −, how many ?, how many delays. Three counts in one number, so that a
//! search adds once per step.

use crate::analysis::causal::Step;
use crate::map::{LoopType, Polarity};

const FIELD: u32 = 21;
const MASK: u64 = (1 << FIELD) - 1;

/// Counts of negative, unknown (or contested) and delayed steps, each below two million.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u64);

impl Marks {
    /// Of one step.
    pub(super) fn of(step: &Step) -> Self {
        let sign = match step.sign.polarity() {
            Polarity::Plus => 0,
            Polarity::Minus => 1,
            Polarity::Unknown => 1 << FIELD,
        };
        Self(sign | (u64::from(step.delay) << (2 * FIELD)))
    }

    /// Of two paths, one after the other.
    #[inline]
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }

    pub(super) fn negatives(self) -> usize {
        (self.0 & MASK) as usize
    }

    pub(super) fn unknowns(self) -> usize {
        ((self.0 >> FIELD) & MASK) as usize
    }

    pub(super) fn delays(self) -> usize {
        (self.0 >> (2 * FIELD)) as usize
    }

    /// The type of a loop of these steps.
    pub(super) fn kind(self) -> LoopType {
        if self.unknowns() > 0 {
            LoopType::Undetermined
        } else if self.negatives().is_multiple_of(2) {
            LoopType::Reinforcing
        } else {
            LoopType::Balancing
        }
    }
}
