//! What one record was and became.

use std::collections::BTreeMap;

use crate::map::{Record, RecordId, SystemMap};

/// A change of one record: added (no before), removed (no after) or replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Delta {
    /// Which record.
    pub id: RecordId,
    /// As it was.
    pub before: Option<Record>,
    /// As it is now.
    pub after: Option<Record>,
}

/// Which side of a delta to bring about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Undo.
    Before,
    /// Redo.
    After,
}

impl Delta {
    fn side(&self, side: Side) -> Option<&Record> {
        match side {
            Side::Before => self.before.as_ref(),
            Side::After => self.after.as_ref(),
        }
    }

    /// Whether loops, components or codes of loops could differ after it: anything but words, places and quotes.
    pub fn is_causal(&self) -> bool {
        match (&self.before, &self.after) {
            (Some(Record::Element(a)), Some(Record::Element(b))) => a.number != b.number,
            (Some(Record::Connection(a)), Some(Record::Connection(b))) => {
                (a.from, a.to, a.direction, &a.kind, a.number) != (b.from, b.to, b.direction, &b.kind, b.number)
            }
            (Some(Record::NamedLoop(a)), Some(Record::NamedLoop(b))) => {
                (&a.cycle, a.number, a.last_type) != (&b.cycle, b.number, b.last_type)
            }
            _ => matches!(self.id, RecordId::Element(_) | RecordId::Connection(_) | RecordId::NamedLoop(_)),
        }
    }
}

/// Deltas of one gesture, one a record: first before, last after.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered(BTreeMap<RecordId, Delta>);

impl Gathered {
    pub(super) fn add(&mut self, delta: Delta) {
        match self.0.get_mut(&delta.id) {
            Some(earlier) => earlier.after = delta.after,
            None => {
                self.0.insert(delta.id, delta);
            }
        }
    }

    /// What is left of it: a record that is as it was has no delta.
    pub(super) fn into_deltas(self) -> Vec<Delta> {
        self.0.into_values().filter(|delta| delta.before != delta.after).collect()
    }
}

/// Brings about one side of deltas, in an order in which every record can stand: connections that go, then what comes, then elements that go.
pub(super) fn apply(map: &mut SystemMap, deltas: &[Delta], side: Side) {
    let goes = |delta: &&Delta| delta.side(side).is_none();
    let is_element = |delta: &&Delta| matches!(delta.id, RecordId::Element(_));
    for delta in deltas.iter().rev().filter(goes).filter(|d| !is_element(d)) {
        map.remove(delta.id);
    }
    for record in deltas.iter().filter_map(|delta| delta.side(side)) {
        // Deltas stand in the order of record ids: elements come before connections.
        let put = map.put(record.clone());
        debug_assert!(put.is_ok(), "a delta names a record that cannot stand");
    }
    for delta in deltas.iter().filter(goes).filter(is_element) {
        map.remove(delta.id);
    }
}
