//! One becomes two: an element of which some connections and quotes go to a new one, and a connection with an element put into it.

use std::collections::BTreeSet;

use crate::document::Transaction;
use crate::map::{
    Citation, CitedPart, CodeKind, Connection, ConnectionId, ConnectionKind, Element, ElementId, ElementKind, Influence, NamedLoop, Point,
    QuoteId, SystemMap,
};

/// What a new element takes from the one that it is split off.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The element that is split.
    pub from: ElementId,
    /// The new one.
    pub id: ElementId,
    /// Its label.
    pub label: String,
    /// Its centre.
    pub at: Point,
    /// Connections that go to it.
    pub connections: Vec<ConnectionId>,
    /// Quotes that go to it.
    pub quotes: Vec<QuoteId>,
}

pub(super) fn split(to: &mut Transaction<'_>, split: &Split) {
    let Some(old) = to.map().element(split.from).cloned() else { return };
    let number = to.next_number(CodeKind::Element);
    let mut new = Element::new(split.id, number, old.kind, split.label.clone(), split.at);
    (new.groups, new.level) = (old.groups, old.level);
    to.put(new);
    for &id in &split.connections {
        to.change_connection(id, |connection| {
            let now = |end| if end == split.from { split.id } else { end };
            (connection.from, connection.to) = (now(connection.from), now(connection.to));
        });
    }
    let quotes: BTreeSet<QuoteId> = split.quotes.iter().copied().collect();
    for id in quotes {
        to.change_quote(id, |quote| {
            quote
                .citations
                .iter_mut()
                .filter(|c| c.part == CitedPart::Element(split.from))
                .for_each(|c| c.part = CitedPart::Element(split.id));
        });
    }
    follow(to, split);
}

/// A named loop follows its connections: it runs through the new element if all its steps there do.
fn follow(to: &mut Transaction<'_>, split: &Split) {
    let through: Vec<NamedLoop> = to.map().named_loops().iter().filter(|named| named.cycle.contains(&split.from)).cloned().collect();
    for mut named in through {
        if is_cycle(to.map(), &named.cycle) {
            continue;
        }
        let moved: Vec<ElementId> = named.cycle.iter().map(|&id| if id == split.from { split.id } else { id }).collect();
        if is_cycle(to.map(), &moved) {
            named.cycle = crate::map::canonical_cycle(&moved, |id| to.map().element(id).map_or(0, |e| e.number));
            to.put(named);
        }
    }
}

fn is_cycle(map: &SystemMap, cycle: &[ElementId]) -> bool {
    let ends = cycle.iter().zip(cycle.iter().cycle().skip(1));
    cycle.len() > 1 && ends.into_iter().all(|(&from, &to)| map.pair_sign(from, to).is_some())
}

/// Where an element goes between the ends of a connection, and what is new.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// The connection; its first half keeps its code, its sign and its delay.
    pub connection: ConnectionId,
    /// The new element.
    pub element: ElementId,
    /// Its kind.
    pub kind: ElementKind,
    /// Its label.
    pub label: String,
    /// Its centre.
    pub at: Point,
    /// The second half.
    pub second: ConnectionId,
}

/// Puts an element into a connection. The second half is a plus, so that the way as a whole keeps its sign; quotes bear on both halves.
pub(super) fn between(to: &mut Transaction<'_>, between: &Between) {
    let Some(first) = to.map().connection(between.connection).cloned() else { return };
    let number = to.next_number(CodeKind::Element);
    to.put(Element::new(between.element, number, between.kind, between.label.clone(), between.at));
    let kind = match &first.kind {
        ConnectionKind::Influence(_) => ConnectionKind::Influence(Influence::default()),
        relation @ ConnectionKind::Relation(_) => relation.clone(),
    };
    let number = to.next_number(CodeKind::Connection);
    let mut second = Connection::new(between.second, number, between.element, first.to, kind);
    (second.direction, second.basis) = (first.direction, first.basis);
    to.put(second);
    to.change_connection(first.id, |connection| connection.to = between.element);
    let on_first = CitedPart::Connection(first.id);
    let quotes: Vec<_> = to.map().quotes().iter().filter_map(|q| Some((q.id, q.stance_on(on_first)?))).collect();
    for (id, stance) in quotes {
        to.change_quote(id, |quote| quote.citations.push(Citation::new(CitedPart::Connection(between.second), stance)));
    }
    lengthen(to, &first, between.element);
}

/// Named loops of which this was a step run through the new element, unless another claim still makes the step.
fn lengthen(to: &mut Transaction<'_>, first: &Connection, element: ElementId) {
    for (from, end) in first.causal_pairs() {
        if to.map().pair_sign(from, end).is_some() {
            continue;
        }
        let named: Vec<NamedLoop> = to.map().named_loops().iter().cloned().collect();
        for mut named in named {
            let next = named.cycle.iter().cycle().skip(1);
            let step = named.cycle.iter().zip(next).position(|(a, b)| (*a, *b) == (from, end));
            if let Some(at) = step {
                named.cycle.insert(at + 1, element);
                to.put(named);
            }
        }
    }
}
