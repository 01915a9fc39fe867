//! A piece of a map that can be copied: the selected elements, the connections among them, the quotes on them, and selected notes.

use std::collections::BTreeSet;

use crate::map::{CitedPart, ConnectionId, ElementId, NoteId, Part, Quote, Record, SystemMap};

/// The selected elements with the connections among them and the quotes that bear on any of these, as a map of its own.
/// Voices, sources and groups that they name come along.
pub fn fragment_of(map: &SystemMap, parts: &[Part]) -> SystemMap {
    let elements: BTreeSet<ElementId> = parts.iter().filter_map(|p| if let Part::Element(id) = p { Some(*id) } else { None }).collect();
    let connections: BTreeSet<ConnectionId> =
        map.connections().filter(|c| elements.contains(&c.from) && elements.contains(&c.to)).map(|c| c.id).collect();
    let notes: BTreeSet<NoteId> = parts.iter().filter_map(|p| if let Part::Note(id) = p { Some(*id) } else { None }).collect();
    let inside = |part: &CitedPart| match part {
        CitedPart::Element(id) => elements.contains(id),
        CitedPart::Connection(id) => connections.contains(id),
        CitedPart::Loop(_) => false,
    };
    let kept = map.records().into_iter().filter_map(|record| match record {
        Record::Element(e) => elements.contains(&e.id).then_some(Record::Element(e)),
        Record::Note(note) => notes.contains(&note.id).then_some(Record::Note(note)),
        Record::Connection(c) => connections.contains(&c.id).then_some(Record::Connection(c)),
        Record::Quote(mut quote) => {
            quote.citations.retain(|c| inside(&c.part));
            (!quote.citations.is_empty()).then_some(Record::Quote(quote))
        }
        Record::Voice(_) | Record::Source(_) | Record::Group(_) | Record::Grouping(_) => Some(record),
        _ => None,
    });
    SystemMap::from_records(kept.collect::<Vec<_>>(), crate::map::Numbers::default()).0
}

/// The quotes on a part, by number; on a group, those on its members; a quote's own.
pub fn quotes_of(map: &SystemMap, part: Part) -> Vec<&Quote> {
    let on = |cited: CitedPart| map.quotes_on(cited).collect();
    match part {
        Part::Element(id) => on(CitedPart::Element(id)),
        Part::Connection(id) => on(CitedPart::Connection(id)),
        Part::Quote(id) => map.quotes().get(id).into_iter().collect(),
        Part::Note(_) | Part::Backdrop(_) => Vec::new(),
        Part::Loop(key) => map.named_loops().iter().find(|l| l.key() == key).map_or_else(Vec::new, |named| on(CitedPart::Loop(named.id))),
        Part::Group(id) => {
            let members: BTreeSet<CitedPart> = map.members(id).map(|e| CitedPart::Element(e.id)).collect();
            map.quotes().iter().filter(|q| q.citations.iter().any(|c| members.contains(&c.part))).collect()
        }
    }
}
