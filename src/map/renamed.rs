//! The same records under new identities, for copies that nobody should be able to join with the map they came from. Numbers stay: they are
//! printed on paper.

use std::collections::BTreeMap;

use super::{CitedPart, ElementId, Handout, Id, IdSource, Record, Reference};

/// The records with every identity replaced by a new one, the same one wherever it stood.
#[must_use]
pub fn renamed(records: impl IntoIterator<Item = Record>, ids: IdSource) -> Vec<Record> {
    let mut names = Names { ids, known: BTreeMap::new() };
    records.into_iter().map(|record| names.record(record)).collect()
}

struct Names {
    ids: IdSource,
    known: BTreeMap<u64, u64>,
}

impl Names {
    fn id<K>(&mut self, id: &mut Id<K>) {
        let ids = &mut self.ids;
        let new = *self.known.entry(id.value()).or_insert_with(|| ids.next::<K>().value());
        *id = Id::from_value(new);
    }

    fn cited(&mut self, part: &mut CitedPart) {
        match part {
            CitedPart::Element(id) => self.id(id),
            CitedPart::Connection(id) => self.id(id),
            CitedPart::Loop(id) => self.id(id),
        }
    }

    /// Identities in a text, with spaces between them; what is none is left out.
    fn named(&mut self, text: &str) -> String {
        let ids = text.split_whitespace().filter_map(|id| id.parse::<ElementId>().ok()).map(|mut id| {
            self.id(&mut id);
            id.to_string()
        });
        ids.collect::<Vec<_>>().join(" ")
    }

    fn references(&mut self, references: &mut [Reference]) {
        for reference in references {
            self.id(&mut reference.source);
        }
    }

    fn record(&mut self, mut record: Record) -> Record {
        match &mut record {
            // The decisions in a privacy record are about this map alone; no copy carries them.
            Record::About(_) | Record::Extra(_) | Record::Privacy(_) => {}
            Record::Voice(r) => self.id(&mut r.id),
            Record::Source(r) => self.id(&mut r.id),
            Record::Grouping(r) => self.id(&mut r.id),
            Record::Group(r) => {
                self.id(&mut r.id);
                self.id(&mut r.grouping);
            }
            Record::Element(r) => {
                self.id(&mut r.id);
                r.groups.iter_mut().for_each(|group| self.id(group));
                self.references(&mut r.references);
            }
            Record::Connection(r) => {
                self.id(&mut r.id);
                self.id(&mut r.from);
                self.id(&mut r.to);
                self.references(&mut r.references);
            }
            Record::NamedLoop(r) => {
                self.id(&mut r.id);
                r.cycle.iter_mut().for_each(|element| self.id(element));
            }
            Record::Quote(r) => {
                self.id(&mut r.id);
                r.voice.iter_mut().for_each(|voice| self.id(voice));
                r.source.iter_mut().for_each(|source| self.id(source));
                r.citations.iter_mut().for_each(|citation| self.cited(&mut citation.part));
            }
            Record::Tombstone(r) => self.id(&mut r.id),
            Record::Case(r) => {
                self.id(&mut r.id);
                self.references(&mut r.references);
                r.elements.iter_mut().for_each(|element| self.id(element));
            }
            Record::View(r) => self.id(&mut r.id),
            Record::Note(r) => self.id(&mut r.id),
            Record::Backdrop(r) => self.id(&mut r.id),
            Record::Workshop(r) => {
                self.id(&mut r.id);
                r.votes.iter_mut().for_each(|vote| self.cited(&mut vote.part));
            }
            Record::Pack(r) => {
                self.id(&mut r.id);
                for named in r.handouts.iter_mut().filter_map(|handout| handout.options.get_mut(Handout::ELEMENTS)) {
                    *named = self.named(named);
                }
            }
        }
        record
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Extra, Pack, PackId, SyntheticSize, SystemMap, synthetic};

    #[test]
    fn nothing_is_called_as_it_was_and_all_still_holds_together() {
        let map = synthetic(SyntheticSize { elements: 40, connections: 90, quotes: 30 }, 3);
        let named = map.elements().take(2).map(|element| element.id.to_string()).collect::<Vec<_>>().join(" ");
        let handout = Handout { kind: "map".into(), options: [(Handout::ELEMENTS.to_owned(), named)].into(), extra: Extra::default() };
        let pack = Pack { id: PackId::from_value(7), number: 1, title: "Pack".into(), handouts: vec![handout], extra: Extra::default() };
        let records = renamed(map.records().into_iter().chain([pack.into()]), IdSource::seeded(9));
        let (copy, problems) = SystemMap::from_records(records, map.numbers());
        assert!(problems.is_empty(), "{problems:?}");
        assert!(copy.elements().all(|element| map.element(element.id).is_none()));
        let of_pack = &copy.packs().iter().next().unwrap().handouts[0].options[Handout::ELEMENTS];
        let first: Vec<String> = copy.elements().take(2).map(|element| element.id.to_string()).collect();
        assert_eq!(of_pack.split(' ').collect::<Vec<_>>(), first);
        let shape = |map: &SystemMap| -> Vec<(u32, u32)> {
            let number = |id| map.element(id).unwrap().number;
            let mut pairs: Vec<_> = map.connections().map(|c| (number(c.from), number(c.to))).collect();
            pairs.sort_unstable();
            pairs
        };
        assert_eq!(shape(&copy), shape(&map));
        let cited = |map: &SystemMap| map.quotes().iter().map(|quote| quote.citations.len()).collect::<Vec<_>>();
        assert_eq!(cited(&copy), cited(&map));
    }
}
