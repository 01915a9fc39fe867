//! Which parts the latest edits touched, by revision: whatever is derived from the map part by part follows without looking at all of it.

use std::collections::{BTreeSet, VecDeque};

use super::delta::Delta;
use crate::map::{CitedPart, Part, Record, RecordId};

/// More parts than this are not kept: what follows the map looks at all of it instead.
const MOST: usize = 2_000;

/// What edits since some revision touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// These elements, connections and notes, changed, added or gone, and those that quotes were put on or taken off.
    Parts(BTreeSet<Part>),
    /// More than is told, or something that may show anywhere: groups, voices.
    Everything,
}

/// The latest edits.
#[derive(Debug, Default)]
pub(super) struct Trail {
    /// Edits up to this revision are forgotten.
    forgotten: u64,
    steps: VecDeque<(u64, Touched)>,
    parts: usize,
}

impl Trail {
    /// Notes what led to a revision.
    pub(super) fn note(&mut self, revision: u64, deltas: &[Delta]) {
        let touched = touched(deltas);
        self.parts += size(&touched);
        self.steps.push_back((revision, touched));
        while self.parts > MOST || self.steps.len() > MOST {
            let Some((revision, touched)) = self.steps.pop_front() else { break };
            self.parts -= size(&touched);
            self.forgotten = revision;
        }
    }

    /// What was touched after a revision.
    pub(super) fn since(&self, revision: u64) -> Touched {
        if revision < self.forgotten {
            return Touched::Everything;
        }
        let mut all = BTreeSet::new();
        for (_, touched) in self.steps.iter().filter(|(at, _)| *at > revision) {
            match touched {
                Touched::Parts(parts) => all.extend(parts.iter().copied()),
                Touched::Everything => return Touched::Everything,
            }
        }
        Touched::Parts(all)
    }
}

fn size(touched: &Touched) -> usize {
    match touched {
        Touched::Parts(parts) => parts.len(),
        Touched::Everything => 0,
    }
}

fn touched(deltas: &[Delta]) -> Touched {
    let mut parts = BTreeSet::new();
    for delta in deltas {
        match delta.id {
            RecordId::Element(id) => {
                parts.insert(Part::Element(id));
            }
            RecordId::Connection(id) => {
                parts.insert(Part::Connection(id));
            }
            RecordId::Note(id) => {
                parts.insert(Part::Note(id));
            }
            RecordId::Quote(_) => parts.extend([&delta.before, &delta.after].into_iter().flatten().flat_map(cited)),
            // Nothing of these stands at elements or connections; loops are told of by themselves.
            RecordId::NamedLoop(_) | RecordId::View(_) | RecordId::Workshop(_) | RecordId::Pack(_) => {}
            _ => return Touched::Everything,
        }
    }
    Touched::Parts(parts)
}

fn cited(record: &Record) -> Vec<Part> {
    let Record::Quote(quote) = record else { return Vec::new() };
    let parts = quote.citations.iter().filter_map(|citation| match citation.part {
        CitedPart::Element(id) => Some(Part::Element(id)),
        CitedPart::Connection(id) => Some(Part::Connection(id)),
        CitedPart::Loop(_) => None,
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Edit};
    use crate::map::{IdSource, Point, SyntheticSize, synthetic};

    #[test]
    fn it_tells_what_was_touched_after_a_revision() {
        let map = synthetic(SyntheticSize { elements: 10, connections: 12, quotes: 3 }, 1);
        let ids: Vec<_> = map.elements().map(|element| element.id).collect();
        let mut document = Document::new(map, IdSource::seeded(3));
        let start = document.revision();
        assert_eq!(document.touched_since(start), Touched::Parts(BTreeSet::new()));
        let moved = |at: usize| Edit::Move(vec![(ids[at], Point::new(1.0, 2.0))]);
        document.edit(&moved(2));
        let between = document.revision();
        document.edit(&moved(5));
        assert_eq!(document.touched_since(start), Touched::Parts([ids[2], ids[5]].map(Part::Element).into()));
        assert_eq!(document.touched_since(between), Touched::Parts([Part::Element(ids[5])].into()));
        assert!(document.undo());
        assert!(document.undo());
        assert_eq!(document.touched_since(between), Touched::Parts([ids[2], ids[5]].map(Part::Element).into()));
        for round in 0..=MOST as u32 {
            document.edit(&Edit::Move(vec![(ids[1], Point::new(f64::from(round), 0.0))]));
        }
        assert_eq!(document.touched_since(start), Touched::Everything, "what is long ago is forgotten");
    }
}
