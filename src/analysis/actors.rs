//! What the actors of a map could do and whom they are connected to: questions, not a judgement of anybody.

use std::collections::BTreeSet;

use super::causal::CausalGraph;
use super::walk::{Way, within};
use super::ways::levers;
use crate::map::{Connection, ConnectionId, Element, ElementId, ElementKind, SystemMap};

/// An actor and what the map says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Which.
    pub id: ElementId,
    /// Elements on which it is named among those who can act.
    pub can_act_on: Vec<ElementId>,
    /// Elements it influences, at any number of steps.
    pub reaches: BTreeSet<ElementId>,
    /// Other actors it has a relation or influence with, absent ones left out.
    pub connected_to: Vec<ElementId>,
}

/// Two actors who can act on the same element, and no connection between them is on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unconnected {
    /// Both, by number.
    pub actors: [ElementId; 2],
    /// What both can act on.
    pub on: Vec<ElementId>,
}

/// What can be asked about the actors of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actors {
    /// Every actor, by number.
    pub actors: Vec<Actor>,
    /// Levers for which nobody is named who can act.
    pub nobody: Vec<ElementId>,
    /// Relations drawn as missing, by number.
    pub missing: Vec<ConnectionId>,
    /// Pairs who could act on the same and are not connected.
    pub unconnected: Vec<Unconnected>,
}

impl Actors {
    /// The actors of a map.
    pub fn of(map: &SystemMap) -> Self {
        let graph = CausalGraph::of(map);
        let is_actor = |id| map.element(id).is_some_and(|e| e.kind == ElementKind::Actor);
        let actors: Vec<Actor> = map.elements().filter(|e| e.kind == ElementKind::Actor).map(|e| actor(map, &graph, e)).collect();
        let absent = |c: &&Connection| c.relation().is_some_and(|r| r.absent);
        let named = |id: &ElementId| map.element(*id).is_some_and(|e| e.leverage.who.iter().any(|&who| is_actor(who)));
        Self {
            nobody: levers(map).into_iter().filter(|id| !named(id)).collect(),
            missing: map.connections().filter(absent).map(|c| c.id).collect(),
            unconnected: unconnected(&actors),
            actors,
        }
    }

    /// Actors that have no connection to another.
    pub fn alone(&self) -> impl Iterator<Item = &Actor> {
        self.actors.iter().filter(|actor| actor.connected_to.is_empty())
    }
}

fn actor(map: &SystemMap, graph: &CausalGraph, element: &Element) -> Actor {
    let id = element.id;
    let can_act_on: Vec<ElementId> = map.elements().filter(|e| e.leverage.who.contains(&id)).map(|e| e.id).collect();
    let mut reaches = within(graph, &[id], Way::Downstream, None);
    reaches.remove(&id);
    let others = map.connections_of(id).into_iter().filter(|c| !c.relation().is_some_and(|r| r.absent));
    let mut connected: Vec<&Element> = others
        .flat_map(|c| [c.from, c.to])
        .filter(|&end| end != id)
        .filter_map(|end| map.element(end))
        .filter(|e| e.kind == ElementKind::Actor)
        .collect();
    connected.sort_by_key(|e| (e.number, e.id));
    connected.dedup_by_key(|e| e.id);
    Actor { id, can_act_on, reaches, connected_to: connected.iter().map(|e| e.id).collect() }
}

fn unconnected(actors: &[Actor]) -> Vec<Unconnected> {
    let mut pairs = Vec::new();
    for (at, a) in actors.iter().enumerate().filter(|(_, a)| !a.can_act_on.is_empty()) {
        for b in actors.iter().skip(at + 1).filter(|b| !a.connected_to.contains(&b.id)) {
            let on: Vec<ElementId> = a.can_act_on.iter().copied().filter(|id| b.can_act_on.contains(id)).collect();
            if !on.is_empty() {
                pairs.push(Unconnected { actors: [a.id, b.id], on });
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;
    use crate::map::{ConnectionKind, Record, Relation};

    /// 1, 2 and 3 are actors; 4 is controllable, 5 is what 1 and 2 can act on; 1 has a missing relation to 3.
    fn map() -> SystemMap {
        let map = sample::map(6, &[(2, 4, "+"), (4, 5, "+"), (1, 3, "+")]);
        let [one, two] = [1, 2].map(|n| sample::element(&map, n));
        let mut records = map.records();
        for record in &mut records {
            match record {
                Record::Element(e) if e.number <= 3 => e.kind = ElementKind::Actor,
                Record::Element(e) if e.number == 4 => e.flags.controllable = true,
                Record::Element(e) if e.number == 5 => {
                    e.leverage.levels.insert("meadows".into(), "6".into());
                    e.leverage.who = vec![one, two];
                }
                Record::Connection(c) if c.number == 3 => {
                    c.kind = ConnectionKind::Relation(Relation { verb: "speaks to".into(), absent: true });
                }
                _ => {}
            }
        }
        SystemMap::from_records(records, map.numbers()).0
    }

    #[test]
    fn what_is_missing_between_actors_is_told() {
        let map = map();
        let found = Actors::of(&map);
        let id = |n| sample::element(&map, n);
        assert_eq!(found.alone().map(|a| a.id).collect::<Vec<_>>(), [id(1), id(2), id(3)], "an absent relation connects nobody");
        assert_eq!(found.actors[1].reaches, BTreeSet::from([id(4), id(5)]));
        assert_eq!(found.nobody, [id(4)]);
        assert_eq!(found.missing.len(), 1);
        assert_eq!(found.unconnected, [Unconnected { actors: [id(1), id(2)], on: vec![id(5)] }]);
    }
}
