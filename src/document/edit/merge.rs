//! Several elements become one: everything that named one of them names the one that stays. Claims stay claims: two that now run between the
//! same elements with opposite signs contest each other.

use std::collections::{BTreeMap, BTreeSet};

use super::privacy::forget_decisions;
use crate::document::Transaction;
use crate::map::{
    CitedPart, ConnectionId, Element, ElementId, Handout, NamedLoop, NamedLoopId, Pack, QuoteId, RecordId, Vote, Workshop, canonical_cycle,
};

pub(super) fn merge(to: &mut Transaction<'_>, keep: ElementId, others: &[ElementId]) {
    let gone: BTreeSet<ElementId> = others.iter().copied().filter(|&id| id != keep && to.map().element(id).is_some()).collect();
    if gone.is_empty() || to.map().element(keep).is_none() {
        return;
    }
    let now = |id: ElementId| if gone.contains(&id) { keep } else { id };
    fields(to, keep, &gone);
    let inner = connections(to, now, &gone);
    let part = |part: CitedPart| match part {
        CitedPart::Element(id) => CitedPart::Element(now(id)),
        CitedPart::Connection(id) if inner.contains(&id) => CitedPart::Element(keep),
        other => other,
    };
    cite(to, part);
    vote(to, part);
    lists(to, now);
    loops(to, now);
    for id in inner {
        to.remove(RecordId::Connection(id));
    }
    for id in gone {
        to.remove(RecordId::Element(id));
    }
    forget_decisions(to);
}

/// What is said of the others goes to the one that stays, where that says nothing else.
fn fields(to: &mut Transaction<'_>, keep: ElementId, gone: &BTreeSet<ElementId>) {
    let others: Vec<Element> = to.map().elements().filter(|e| gone.contains(&e.id)).cloned().collect();
    to.change_element(keep, |element| others.into_iter().for_each(|other| take_in(element, other)));
}

fn take_in(element: &mut Element, other: Element) {
    add_text(&mut element.description, &other.description);
    add_new(&mut element.groups, other.groups);
    add_new(&mut element.references, other.references);
    add_new(&mut element.leverage.who, other.leverage.who);
    let id = element.id;
    element.leverage.who.retain(|&who| who != id && who != other.id);
    add_text(&mut element.leverage.note, &other.leverage.note);
    for (framework, level) in other.leverage.levels {
        element.leverage.levels.entry(framework).or_insert(level);
    }
    for (name, value) in other.attributes {
        element.attributes.entry(name).or_insert(value);
    }
    if element.level.is_empty() {
        element.level = other.level;
    }
    element.flags.controllable |= other.flags.controllable;
    element.flags.important |= other.flags.important;
    element.flags.vulnerable |= other.flags.vulnerable;
    element.pinned |= other.pinned;
    let (actor, more) = (&mut element.actor, other.actor);
    actor.sector = actor.sector.or(more.sector);
    actor.power = actor.power.or(more.power);
    actor.interest = actor.interest.or(more.interest);
    add_text(&mut actor.place, &more.place);
}

fn add_new<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

pub(super) fn add_text(text: &mut String, more: &str) {
    if text.trim().is_empty() {
        more.clone_into(text);
    } else if !more.trim().is_empty() && text != more {
        text.push_str("\n\n");
        text.push_str(more);
    }
}

/// Lets connections end at the one that stays. Those between elements that are one now are handed back: they have nothing left to connect.
fn connections(to: &mut Transaction<'_>, now: impl Fn(ElementId) -> ElementId, gone: &BTreeSet<ElementId>) -> BTreeSet<ConnectionId> {
    let mut inner = BTreeSet::new();
    let touched: Vec<_> = to.map().connections().filter(|c| gone.contains(&c.from) || gone.contains(&c.to)).cloned().collect();
    for mut connection in touched {
        let was_own = connection.from == connection.to;
        (connection.from, connection.to) = (now(connection.from), now(connection.to));
        if connection.from == connection.to && !was_own {
            inner.insert(connection.id);
        } else {
            to.put(connection);
        }
    }
    // The one that stays may have had connections to the others: they were touched above, from either end.
    inner
}

/// Lets quotes bear on other parts; one that bore on both bears on it once, as it did on the first.
pub(super) fn cite(to: &mut Transaction<'_>, part: impl Fn(CitedPart) -> CitedPart) {
    let moved = |id: &CitedPart| part(*id) != *id;
    let quotes: Vec<QuoteId> = to.map().quotes().iter().filter(|q| q.citations.iter().any(|c| moved(&c.part))).map(|q| q.id).collect();
    for id in quotes {
        to.change_quote(id, |quote| {
            let mut seen = BTreeSet::new();
            quote.citations.iter_mut().for_each(|citation| citation.part = part(citation.part));
            quote.citations.retain(|citation| seen.insert(citation.part));
        });
    }
}

/// Dots on parts that are one now are added up.
fn vote(to: &mut Transaction<'_>, part: impl Fn(CitedPart) -> CitedPart) {
    let touched = |workshop: &&Workshop| workshop.votes.iter().any(|vote| part(vote.part) != vote.part);
    let workshops: Vec<Workshop> = to.map().workshops().iter().filter(touched).cloned().collect();
    for mut workshop in workshops {
        let mut votes: Vec<Vote> = Vec::new();
        for vote in workshop.votes {
            let now = part(vote.part);
            match votes.iter_mut().find(|other| other.part == now) {
                Some(other) => other.dots = other.dots.saturating_add(vote.dots),
                None => votes.push(Vote { part: now, ..vote }),
            }
        }
        workshop.votes = votes;
        to.put(workshop);
    }
}

/// Lists of elements: who can act, what a case shows, what a handout holds.
fn lists(to: &mut Transaction<'_>, now: impl Fn(ElementId) -> ElementId) {
    let mapped = |list: &[ElementId]| {
        let mut seen = BTreeSet::new();
        list.iter().map(|&id| now(id)).filter(|&id| seen.insert(id)).collect::<Vec<_>>()
    };
    let levers: Vec<ElementId> = to.map().elements().filter(|e| mapped(&e.leverage.who) != e.leverage.who).map(|e| e.id).collect();
    for id in levers {
        to.change_element(id, |element| element.leverage.who = mapped(&element.leverage.who));
    }
    let cases: Vec<_> = to.map().cases().iter().filter(|case| mapped(&case.elements) != case.elements).cloned().collect();
    for mut case in cases {
        case.elements = mapped(&case.elements);
        to.put(case);
    }
    let packs: Vec<Pack> = to.map().packs().iter().cloned().collect();
    for mut pack in packs {
        for handout in &mut pack.handouts {
            if let Some(written) = handout.options.get_mut(Handout::ELEMENTS) {
                let ids: Vec<ElementId> = written.split_whitespace().filter_map(|id| id.parse().ok()).collect();
                *written = mapped(&ids).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            }
        }
        to.put(pack);
    }
}

/// Named loops run through the one that stays. Two that are one now keep both names and both stories.
fn loops(to: &mut Transaction<'_>, now: impl Fn(ElementId) -> ElementId) {
    let all: Vec<NamedLoop> = to.map().named_loops().iter().cloned().collect();
    let mut first: BTreeMap<Vec<ElementId>, (bool, NamedLoop)> = BTreeMap::new();
    let mut joined: BTreeMap<NamedLoopId, NamedLoopId> = BTreeMap::new();
    for mut named in all {
        let mut cycle: Vec<ElementId> = named.cycle.iter().map(|&id| now(id)).collect();
        cycle.dedup();
        if cycle.len() > 1 && cycle.first() == cycle.last() {
            cycle.pop();
        }
        let changed = cycle != named.cycle;
        if changed {
            named.cycle = canonical_cycle(&cycle, |id| to.map().element(id).map_or(0, |e| e.number));
        }
        match first.get_mut(&named.cycle) {
            Some((other_changed, other)) if changed || *other_changed => {
                joined.insert(named.id, other.id);
                if other.name != named.name {
                    other.name =
                        [other.name.as_str(), named.name.as_str()].into_iter().filter(|n| !n.is_empty()).collect::<Vec<_>>().join(" / ");
                }
                add_text(&mut other.story, &named.story);
                add_text(&mut other.question, &named.question);
                other.starred |= named.starred;
            }
            // Two that were alike before stay two.
            Some(_) => {}
            None => drop(first.insert(named.cycle.clone(), (changed, named))),
        }
    }
    for (_, named) in first.into_values() {
        to.put(named);
    }
    if !joined.is_empty() {
        let part = |part: CitedPart| match part {
            CitedPart::Loop(id) => CitedPart::Loop(joined.get(&id).copied().unwrap_or(id)),
            other => other,
        };
        cite(to, part);
        vote(to, part);
        for id in joined.into_keys() {
            to.remove(RecordId::NamedLoop(id));
        }
    }
}
