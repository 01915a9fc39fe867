//! An actor's relations as short phrases: the verb is the map's own, and what is missing says so.

use crate::map::{Code, Direction, Element, ElementId, Relation, SystemMap};
use crate::print::table::{Cell, CellText};
use crate::words::{listed, says_not};

/// An element's label, or what to call it without one.
pub(super) fn label(element: &Element) -> String {
    let label = element.label.trim();
    if label.is_empty() { "Somebody without a name".to_owned() } else { label.to_owned() }
}

/// An element with its code before it: `N11 Mental health team`.
pub(super) fn coded(element: &Element) -> String {
    format!("{} {}", Code::element(element.number), label(element))
}

/// An element as it is named in a phrase: `Mental health team (N11)`.
fn named(map: &SystemMap, id: ElementId) -> Option<String> {
    map.element(id).map(|element| format!("{} ({})", label(element), Code::element(element.number)))
}

/// What is said of relations, those with the same verb together.
struct Phrases(Vec<(String, bool, Vec<String>)>);

impl Phrases {
    fn add(&mut self, relation: &Relation, direction: Direction, other: String) {
        let verb = relation.verb.trim();
        let verb = if verb.is_empty() { "has to do with" } else { verb };
        let verb = if direction == Direction::Directed { verb.to_owned() } else { format!("{verb}, both ways,") };
        match self.0.iter_mut().find(|(known, absent, _)| *known == verb && *absent == relation.absent) {
            Some((_, _, others)) => others.push(other),
            None => self.0.push((verb, relation.absent, vec![other])),
        }
    }

    /// What is missing comes last and is to be found.
    fn cell(self, told: impl Fn(&str, &str) -> String) -> Cell {
        let (missing, there): (Vec<_>, Vec<_>) = self.0.into_iter().partition(|(_, absent, _)| *absent);
        let there = there.into_iter().map(|(verb, _, others)| CellText::Words(told(&verb, &listed(&others))));
        let missing = missing.into_iter().map(|(verb, _, others)| {
            let missing = if says_not(&verb) { "" } else { " (missing)" };
            CellText::Strong(format!("{}{missing}", told(&verb, &listed(&others))))
        });
        Cell::texts(there.chain(missing).collect())
    }
}

/// What an actor does, and with whom.
pub(super) fn done_by(map: &SystemMap, actor: &Element) -> Cell {
    let mut phrases = Phrases(Vec::new());
    for connection in map.connections_of(actor.id) {
        let Some(relation) = connection.relation() else { continue };
        let other = match connection.direction {
            _ if connection.from == actor.id => connection.to,
            Direction::Directed => continue,
            Direction::Mutual | Direction::Undirected => connection.from,
        };
        if let Some(other) = named(map, other) {
            phrases.add(relation, connection.direction, other);
        }
    }
    phrases.cell(|verb, others| format!("{verb} {others}"))
}

/// What others do with an actor.
pub(super) fn done_to(map: &SystemMap, actor: &Element) -> Cell {
    let mut phrases = Phrases(Vec::new());
    for connection in map.connections_of(actor.id) {
        let Some(relation) = connection.relation() else { continue };
        if connection.to == actor.id
            && connection.from != actor.id
            && connection.direction == Direction::Directed
            && let Some(other) = named(map, connection.from)
        {
            phrases.add(relation, connection.direction, other);
        }
    }
    phrases.cell(|verb, others| format!("{others}: {verb}"))
}

/// The leverage points that an actor could push.
pub(super) fn could_push(map: &SystemMap, actor: &Element) -> Cell {
    let levers = map.elements().filter(|element| element.leverage.who.contains(&actor.id));
    Cell::texts(levers.filter_map(|lever| named(map, lever.id)).map(CellText::Words).collect())
}
