//! Whose voice is missing: parts that nobody spoke of, parts heard from one voice only, what is contradicted, what rests on literature
//! alone, and how the voices are balanced. Volume of evidence, not strength of effect.

mod balance;
mod bundles;
mod paths;
mod tellers;
#[cfg(test)]
mod tests;

use super::evidence::{Evidence, EvidenceCounts, Heard};
use crate::map::{CitedPart, ConnectionId, ElementId, GroupId, Part, SystemMap};

pub use balance::Balance;
pub use bundles::{Bundle, bundles};
pub use paths::{PathTold, paths_to_outcomes, told_between};
pub use tellers::{Tellers, Told, Who, told_loops};

/// Where the words on a map come from and where there are none. Parts come by number, elements before connections before named loops.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Elements without a quote.
    pub silent_elements: Vec<ElementId>,
    /// Connections without a quote.
    pub silent_connections: Vec<ConnectionId>,
    /// Elements and connections heard from one voice only.
    pub one_voice: Vec<Part>,
    /// Elements and connections heard from several voices.
    pub several_voices: Vec<Part>,
    /// Parts that some quote contradicts.
    pub contradicted: Vec<Part>,
    /// Elements and connections of which all quotes and references are literature.
    pub literature_alone: Vec<Part>,
    /// The voices of all quotes in the map, placed or not.
    pub whole: Balance,
    /// The voices of the quotes on each group's members, by number of group.
    pub groups: Vec<(GroupId, Balance)>,
    /// Quotes that are not on the map yet.
    pub unplaced: usize,
}

impl Coverage {
    /// The coverage of a map whose evidence was counted already.
    pub fn of(map: &SystemMap, evidence: &EvidenceCounts) -> Self {
        let (whole, groups) = balance::balances(map);
        let unplaced = map.quotes().iter().filter(|quote| quote.citations.is_empty()).count();
        let mut coverage = Self { whole, groups, unplaced, ..Self::default() };
        for element in map.elements() {
            let on = evidence.on(CitedPart::Element(element.id));
            if on.heard() == Heard::Nobody {
                coverage.silent_elements.push(element.id);
            }
            coverage.sort_in(Part::Element(element.id), on);
        }
        for connection in map.connections() {
            let on = evidence.on(CitedPart::Connection(connection.id));
            if on.heard() == Heard::Nobody {
                coverage.silent_connections.push(connection.id);
            }
            coverage.sort_in(Part::Connection(connection.id), on);
        }
        let disputed = map.named_loops().iter().filter(|named| evidence.on(CitedPart::Loop(named.id)).contradicting > 0);
        coverage.contradicted.extend(disputed.map(|named| Part::Loop(named.key())));
        coverage
    }

    fn sort_in(&mut self, part: Part, on: &Evidence) {
        match on.heard() {
            Heard::Nobody => {}
            Heard::One => self.one_voice.push(part),
            Heard::Several => self.several_voices.push(part),
        }
        self.contradicted.extend((on.contradicting > 0).then_some(part));
        self.literature_alone.extend(on.is_literature_alone().then_some(part));
    }
}
