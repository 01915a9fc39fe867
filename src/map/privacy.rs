//! What a map keeps for the sake of the people in it: what to look for before anything leaves, what was decided, and when to look again.
//! It stays in our own file: no print, export or copy carries it.

use super::{Extra, RecordId};

/// A thing found that was left as it stands, and why. It names no words: what was found is known again by its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it stands.
    pub part: RecordId,
    /// In which field, as `release::Field::key` says it.
    pub field: String,
    /// Which words, as `release::Finding::mark` says them.
    pub mark: String,
    /// Why it may stay.
    pub because: String,
    /// Unknown fields.
    pub extra: Extra,
}

/// What is looked for before a map leaves, and what was decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Privacy {
    /// Words with a capital letter that name nobody: "Housing First".
    pub harmless: Vec<String>,
    /// Services, streets, wards and people that are to be found wherever they stand.
    pub names: Vec<String>,
    /// How many people must share an attribution; [`Self::SMALLEST_CELL`] without one.
    pub smallest_cell: Option<u32>,
    /// The day on which to look through what is kept, YYYY-MM-DD, or empty.
    pub review_by: String,
    /// What was found and left as it stands.
    pub kept: Vec<Kept>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Privacy {
    /// How many people must share an attribution unless the map says otherwise.
    pub const SMALLEST_CELL: u32 = 5;

    /// How many people must share an attribution.
    pub fn cell(&self) -> u32 {
        self.smallest_cell.unwrap_or(Self::SMALLEST_CELL)
    }

    /// Whether the day to look again is this day (YYYY-MM-DD) or has passed. Never for what is not a day.
    pub fn is_due(&self, today: &str) -> bool {
        is_day(&self.review_by) && self.review_by.as_str() <= today
    }
}

/// Whether a text is written like a day, YYYY-MM-DD, so that it can be compared with another.
fn is_day(text: &str) -> bool {
    let shape = |at: usize, byte: u8| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| shape(at, byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_is_due_from_its_day_on() {
        let due = |day: &str| Privacy { review_by: day.into(), ..Privacy::default() }.is_due("2026-03-01");
        assert_eq!(["2026-02-28", "2026-03-01", "2026-03-02", "", "1 March 2020"].map(due), [true, true, false, false, false]);
    }
}
