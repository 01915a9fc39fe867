//! Loops that somebody named. The cycle of elements is the truth; whether it still exists and of what type it is, is computed.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{ElementId, Extra, NamedLoopId};

/// What a feedback loop does to a change that runs round it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LoopType {
    /// An even number of − (none included): change feeds itself.
    Reinforcing,
    /// An odd number of −: change is held back.
    Balancing,
    /// At least one ? or contested step: it depends.
    Undetermined,
}

impl LoopType {
    /// Every type, in the order of lists.
    pub const ALL: [Self; 3] = [Self::Reinforcing, Self::Balancing, Self::Undetermined];

    /// R, B or U.
    pub const fn letter(self) -> char {
        match self {
            Self::Reinforcing => 'R',
            Self::Balancing => 'B',
            Self::Undetermined => 'U',
        }
    }

    /// The word in full.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reinforcing => "Reinforcing",
            Self::Balancing => "Balancing",
            Self::Undetermined => "Undetermined",
        }
    }
}

/// Names any loop, named or not, by its cycle of elements. Equal for the same cycle whatever element it is told from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LoopKey(u64);

impl LoopKey {
    /// The key of this cycle.
    pub fn of(cycle: &[ElementId]) -> Self {
        let mut hasher = DefaultHasher::new();
        for id in canonical_cycle(cycle, ElementId::value) {
            id.value().hash(&mut hasher);
        }
        Self(hasher.finish())
    }
}

/// The cycle told from its smallest element, by this measure. The direction stays.
pub fn canonical_cycle<T: Copy, O: Ord>(cycle: &[T], measure: impl Fn(T) -> O) -> Vec<T> {
    let start = cycle.iter().enumerate().min_by_key(|&(_, &t)| measure(t)).map_or(0, |(i, _)| i);
    let (before, after) = cycle.split_at(start);
    after.iter().chain(before).copied().collect()
}

/// A loop with a name, and what people say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedLoop {
    /// Its identity.
    pub id: NamedLoopId,
    /// Its number; the letter comes from the computed type (R4 becomes B4 when it flips).
    pub number: u32,
    /// Its elements in the order of influence, from the one with the smallest number.
    pub cycle: Vec<ElementId>,
    /// Its name.
    pub name: String,
    /// How it is told.
    pub story: String,
    /// A question to discuss.
    pub question: String,
    /// Marked by somebody as one to talk about.
    pub starred: bool,
    /// The type when somebody last looked, so that a flip is noticed.
    pub last_type: LoopType,
    /// Unknown fields.
    pub extra: Extra,
}

impl NamedLoop {
    /// The key of its cycle.
    pub fn key(&self) -> LoopKey {
        LoopKey::of(&self.cycle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_is_the_same_from_any_start_but_not_backwards() {
        let [a, b, c] = [3, 1, 2].map(ElementId::from_value);
        assert_eq!(LoopKey::of(&[a, b, c]), LoopKey::of(&[c, a, b]));
        assert_ne!(LoopKey::of(&[a, b, c]), LoopKey::of(&[c, b, a]));
        assert_eq!(canonical_cycle(&[a, b, c], ElementId::value), vec![b, c, a]);
    }
}
