//! What became of a map: one delta for every record that two maps do not share.

use std::collections::{BTreeMap, BTreeSet};

use super::Delta;
use super::fields::differing;
use crate::map::{Record, RecordId, SystemMap};

/// The changes that make the second map of the first, in the order of record names. Two maps that are equal have none.
pub fn diff(old: &SystemMap, new: &SystemMap) -> Vec<Delta> {
    let (mut old, mut new) = (by_name(old), by_name(new));
    let names: BTreeSet<RecordId> = old.keys().chain(new.keys()).copied().collect();
    let deltas = names.into_iter().map(|id| Delta { id, before: old.remove(&id), after: new.remove(&id) });
    deltas.filter(|delta| delta.before != delta.after).collect()
}

/// The records of a map by their names.
pub(super) fn by_name(map: &SystemMap) -> BTreeMap<RecordId, Record> {
    map.records().into_iter().map(|record| (record.id(), record)).collect()
}

impl Delta {
    /// The fields that differ, in words; empty for a record that was added or removed.
    pub fn fields(&self) -> Vec<&'static str> {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => differing(before, after),
            _ => Vec::new(),
        }
    }
}
