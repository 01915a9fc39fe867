//! What two sides of a merge do not agree on, settled record by record: ours, theirs, or both side by side. Which of them the map has now is
//! read from the map, so that undo needs nothing else.

use sha2::{Digest, Sha256};

use super::diff::by_name;
use super::fields::{Clash, differing, merged};
use super::{Edit, merging_edit};
use crate::map::{ConnectionId, ElementId, Point, QuoteId, Record, RecordId, SystemMap, repair};

/// How far below ours their element is put where both stand at one place, in map units.
const BELOW: f64 = 80.0;

/// One side, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// As we have it.
    Ours,
    /// As they have it.
    Theirs,
    /// As we have it, with theirs beside it as a record of its own.
    Both,
}

/// A record that both sides changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// The record.
    pub id: RecordId,
    /// It in a few words: "element N12 “Trust”".
    pub name: String,
    /// The fields that both changed; none where one side removed it.
    pub clashes: Vec<Clash>,
    /// With what only one side changed, and ours where both did; none when we removed it.
    pub(super) ours: Option<Record>,
    /// The same with theirs.
    pub(super) theirs: Option<Record>,
}

impl Dispute {
    /// Whether we removed it.
    pub fn is_removed_by_us(&self) -> bool {
        self.ours.is_none()
    }

    /// Whether they removed it.
    pub fn is_removed_by_them(&self) -> bool {
        self.theirs.is_none()
    }

    /// Which side the map has now; none when it is another since.
    pub fn stands(&self, map: &SystemMap) -> Option<Side> {
        let now = map.record(self.id);
        if now.is_some() && self.copy().is_some_and(|copy| map.record(copy.id()).is_some()) {
            return Some(Side::Both);
        }
        let agrees = |side: &Option<Record>| match (side, &now) {
            (Some(side), Some(now)) => !differing(side, now).iter().any(|field| self.clashes.iter().any(|clash| clash.field == *field)),
            (side, now) => side.is_none() && now.is_none(),
        };
        [(Side::Ours, &self.ours), (Side::Theirs, &self.theirs)].into_iter().find_map(|(side, record)| agrees(record).then_some(side))
    }

    /// Whether both can stand side by side: elements, connections and quotes can.
    pub fn can_be_both(&self) -> bool {
        self.copy().is_some()
    }

    /// Makes the map stand on this side, as one step. What was changed since stays where the sides do not clash.
    pub fn settling_edit(&self, map: &SystemMap, side: Side) -> Edit {
        merging_edit("settle a merge", map, &self.settled(map, side))
    }

    /// The map on this side.
    pub fn settled(&self, map: &SystemMap, side: Side) -> SystemMap {
        let mut records = by_name(map);
        let mut numbers = map.numbers();
        let copy = self.copy();
        if let Some(copy) = &copy {
            records.remove(&copy.id());
        }
        let of = |side| if side == Side::Theirs { &self.theirs } else { &self.ours };
        let stands = self.stands(map).map(of);
        match (of(side), records.get(&self.id)) {
            (None, _) => drop(records.remove(&self.id)),
            (Some(wanted), None) => drop(records.insert(self.id, wanted.clone())),
            (Some(wanted), Some(now)) => {
                let before = stands.and_then(Option::as_ref).unwrap_or(now);
                // What was changed by hand since is no matter of the merge.
                let record = merged(Some(before), now, wanted, &mut Vec::new());
                records.insert(self.id, record);
            }
        }
        if let Some(mut copy) = copy.filter(|_| side == Side::Both) {
            match &mut copy {
                Record::Element(element) => {
                    numbers.elements += 1;
                    element.number = numbers.elements;
                }
                Record::Connection(connection) => {
                    numbers.connections += 1;
                    connection.number = numbers.connections;
                }
                Record::Quote(quote) => {
                    numbers.quotes += 1;
                    quote.number = numbers.quotes;
                }
                _ => {}
            }
            records.insert(copy.id(), copy);
        }
        repair(records.into_values().collect(), numbers).0
    }

    /// Theirs under a name of its own, the same whenever it is asked for.
    fn copy(&self) -> Option<Record> {
        let mut copy = self.theirs.clone()?;
        let ours = self.ours.as_ref()?;
        let value = value_of(&format!("{:?} {copy:?}", self.id));
        match (&mut copy, ours) {
            (Record::Element(theirs), Record::Element(ours)) => {
                theirs.id = ElementId::from_value(value);
                if theirs.at == ours.at {
                    theirs.at = Point::new(ours.at.x, ours.at.y + BELOW);
                }
            }
            (Record::Connection(theirs), _) => theirs.id = ConnectionId::from_value(value),
            (Record::Quote(theirs), _) => theirs.id = QuoteId::from_value(value),
            _ => return None,
        }
        Some(copy)
    }
}

fn value_of(text: &str) -> u64 {
    Sha256::digest(text.as_bytes()).iter().take(8).fold(0, |value, byte| value << 8 | u64::from(*byte))
}
