//! Which element of one map is which of another: the one of the same id, else the one of the same label where no other has it.

use std::collections::{BTreeMap, HashMap};

use crate::map::{ElementId, SystemMap};

/// Elements of two maps in pairs.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    to_there: HashMap<ElementId, ElementId>,
    to_here: HashMap<ElementId, ElementId>,
    /// How many have the same label and not the same id.
    pub(super) by_label: usize,
}

impl Pairing {
    pub(super) fn of(here: &SystemMap, there: &SystemMap) -> Self {
        let mut pairing = Self::default();
        for element in here.elements().filter(|element| there.element(element.id).is_some()) {
            pairing.join(element.id, element.id);
        }
        let alone_there = labels(there, &pairing.to_here);
        for (label, id) in labels(here, &pairing.to_there) {
            if let (Some(id), Some(&Some(other))) = (id, alone_there.get(&label)) {
                pairing.join(id, other);
                pairing.by_label += 1;
            }
        }
        pairing
    }

    fn join(&mut self, here: ElementId, there: ElementId) {
        self.to_there.insert(here, there);
        self.to_here.insert(there, here);
    }

    /// How many pairs there are.
    pub(super) fn len(&self) -> usize {
        self.to_there.len()
    }

    pub(super) fn there(&self, here: ElementId) -> Option<ElementId> {
        self.to_there.get(&here).copied()
    }

    pub(super) fn here(&self, there: ElementId) -> Option<ElementId> {
        self.to_here.get(&there).copied()
    }
}

/// Elements not in a pair yet by their label, whatever its capitals and spaces; none for a label that two have.
fn labels(map: &SystemMap, paired: &HashMap<ElementId, ElementId>) -> BTreeMap<String, Option<ElementId>> {
    let mut by_label: BTreeMap<String, Option<ElementId>> = BTreeMap::new();
    for element in map.elements().filter(|element| !paired.contains_key(&element.id)) {
        let label = element.label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if !label.is_empty() {
            by_label.entry(label).and_modify(|id| *id = None).or_insert(Some(element.id));
        }
    }
    by_label
}
