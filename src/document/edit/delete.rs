//! Taking parts out, with what cannot stand without them. Quotes stay: they only lose their place.

use std::collections::BTreeSet;

use crate::document::Transaction;
use crate::map::{CitedPart, ConnectionId, ElementId, GroupId, NamedLoopId, Part, RecordId};

pub(super) fn delete(to: &mut Transaction<'_>, parts: &[Part]) {
    let mut elements: BTreeSet<ElementId> = BTreeSet::new();
    let mut connections: BTreeSet<ConnectionId> = BTreeSet::new();
    let mut loops: BTreeSet<NamedLoopId> = BTreeSet::new();
    for part in parts {
        match *part {
            Part::Element(id) => {
                elements.insert(id);
                connections.extend(to.map().connections_of(id).iter().map(|c| c.id));
            }
            Part::Connection(id) => {
                connections.insert(id);
            }
            Part::Loop(key) => loops.extend(to.map().named_loops().iter().filter(|l| l.key() == key).map(|l| l.id)),
            Part::Group(id) => delete_group(to, id),
            Part::Quote(id) => to.remove(RecordId::Quote(id)),
            Part::Note(id) => to.remove(RecordId::Note(id)),
            Part::Backdrop(id) => to.remove(RecordId::Backdrop(id)),
        }
    }
    let gone = |part: &CitedPart| match part {
        CitedPart::Element(id) => elements.contains(id),
        CitedPart::Connection(id) => connections.contains(id),
        CitedPart::Loop(id) => loops.contains(id),
    };
    let quotes: Vec<_> = to.map().quotes().iter().filter(|q| q.citations.iter().any(|c| gone(&c.part))).map(|q| q.id).collect();
    for quote in quotes {
        to.change_quote(quote, |q| q.citations.retain(|c| !gone(&c.part)));
    }
    let workshops: Vec<_> = to.map().workshops().iter().filter(|w| w.votes.iter().any(|v| gone(&v.part))).cloned().collect();
    for mut workshop in workshops {
        workshop.votes.retain(|v| !gone(&v.part));
        to.put(workshop);
    }
    forget_elements(to, &elements);
    // Connections first: an element goes only once it has none.
    let connections = connections.into_iter().map(RecordId::Connection);
    let loops = loops.into_iter().map(RecordId::NamedLoop);
    for id in connections.chain(loops).chain(elements.into_iter().map(RecordId::Element)) {
        to.remove(id);
    }
}

/// Named loops keep their cycle: a loop that is gone is listed as broken, with its name.
fn forget_elements(to: &mut Transaction<'_>, elements: &BTreeSet<ElementId>) {
    let levers: Vec<ElementId> =
        to.map().elements().filter(|e| e.leverage.who.iter().any(|who| elements.contains(who))).map(|e| e.id).collect();
    for id in levers {
        to.change_element(id, |e| e.leverage.who.retain(|who| !elements.contains(who)));
    }
    let cases: Vec<_> = to.map().cases().iter().filter(|c| c.elements.iter().any(|e| elements.contains(e))).cloned().collect();
    for mut case in cases {
        case.elements.retain(|e| !elements.contains(e));
        to.put(case);
    }
}

fn delete_group(to: &mut Transaction<'_>, id: GroupId) {
    let members: Vec<ElementId> = to.map().members(id).map(|e| e.id).collect();
    for member in members {
        to.change_element(member, |e| e.groups.retain(|&g| g != id));
    }
    to.remove(RecordId::Group(id));
}
