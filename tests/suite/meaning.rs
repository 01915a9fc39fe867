//! Edits of meaning on random maps: nothing people wrote is lost, nothing is left dangling, and loops keep the type that they must keep.

use std::collections::BTreeMap;
use std::sync::Arc;

use causeway::analysis::{CausalGraph, LoopLimits, find_loops};
use causeway::document::{Between, Document, Edit, Split};
use causeway::map::*;
use proptest::prelude::*;

use crate::random_map::maps;

fn loops(map: &SystemMap) -> BTreeMap<LoopKey, LoopType> {
    let found = find_loops(&Arc::new(CausalGraph::of(map)), LoopLimits::new(Some(6), 2_000), None);
    (0..found.len()).filter_map(|at| found.get(at)).map(|found| (found.key, found.kind)).collect()
}

fn faults(map: &SystemMap) -> Vec<String> {
    check(map).into_iter().filter(|problem| problem.kind == ProblemKind::Fault).map(|problem| problem.to_string()).collect()
}

fn nth(map: &SystemMap, n: u8) -> Option<ElementId> {
    map.elements().map(|e| e.id).nth(usize::from(n) % map.element_count().max(1))
}

/// Does it, looks for faults, undoes it.
fn done(map: &SystemMap, edit: &Edit) -> SystemMap {
    let mut document = Document::new(map.clone(), IdSource::seeded(77));
    document.edit(edit);
    let after = document.map().clone();
    let before = faults(map);
    assert!(faults(&after).iter().all(|fault| before.contains(fault)), "{:?}", faults(&after));
    document.undo();
    assert!(document.map() == map, "undo brings all of it back");
    after
}

fn factors(labels: &[&str]) -> Vec<Record> {
    let element = |(at, label): (usize, &&str)| {
        let id = ElementId::from_value(at as u64 + 1);
        Element::new(id, at as u32 + 1, ElementKind::Factor, *label, Point::new(at as f64 * 200.0, 0.0)).into()
    };
    labels.iter().enumerate().map(element).collect()
}

fn claim(number: u32, from: u64, to: u64, polarity: Polarity) -> Connection {
    let kind = ConnectionKind::Influence(Influence { polarity, ..Influence::default() });
    Connection::new(ConnectionId::from_value(u64::from(number)), number, ElementId::from_value(from), ElementId::from_value(to), kind)
}

fn named(cycle: &[u64]) -> NamedLoop {
    NamedLoop {
        id: NamedLoopId::from_value(cycle.iter().sum::<u64>() + 100),
        number: cycle.len() as u32,
        cycle: cycle.iter().map(|&id| ElementId::from_value(id)).collect(),
        name: "Round".into(),
        story: String::new(),
        question: String::new(),
        starred: false,
        last_type: LoopType::Reinforcing,
        extra: Extra::default(),
    }
}

fn quote(number: u32, part: CitedPart) -> Quote {
    let mut quote = Quote::new(QuoteId::from_value(u64::from(number)), number, "words");
    quote.citations.push(Citation::new(part, Stance::Supports));
    quote
}

proptest! {
    #[test]
    fn the_opposite_of_an_element_changes_no_loop(map in maps(12), n in any::<u8>()) {
        prop_assume!(map.element_count() > 0);
        let id = nth(&map, n).unwrap();
        let label = map.element(id).unwrap().label.clone();
        let after = done(&map, &Edit::ReverseSense(id, "Opposite".into()));
        prop_assert_eq!(loops(&map), loops(&after));
        let back = done(&after, &Edit::ReverseSense(id, label));
        prop_assert!(back == map, "twice is as before");
    }

    #[test]
    fn merging_loses_no_words_and_leaves_nothing_dangling(map in maps(12), a in any::<u8>(), b in any::<u8>(), c in any::<u8>()) {
        prop_assume!(map.element_count() > 1);
        let (keep, others) = (nth(&map, a).unwrap(), vec![nth(&map, b).unwrap(), nth(&map, c).unwrap()]);
        let after = done(&map, &Edit::Merge { keep, others: others.clone() });
        let now = |id: ElementId| if others.contains(&id) { keep } else { id };
        prop_assert_eq!(map.quotes().len(), after.quotes().len());
        for quote in map.quotes().iter() {
            let placed = |q: &Quote| q.citations.iter().filter(|c| !matches!(c.part, CitedPart::Loop(_))).count().min(1);
            prop_assert_eq!(placed(quote), placed(after.quotes().get(quote.id).unwrap()), "a placed quote stays placed");
        }
        for connection in map.connections() {
            let inner = now(connection.from) == now(connection.to) && connection.from != connection.to;
            prop_assert_eq!(after.connection(connection.id).is_some(), !inner);
        }
        prop_assert!(others.iter().all(|&id| id == keep || after.element(id).is_none()));
    }

    #[test]
    fn splitting_and_merging_again_is_as_before(map in maps(10), n in any::<u8>(), mask in any::<u32>()) {
        prop_assume!(map.element_count() > 0);
        let from = nth(&map, n).unwrap();
        let chosen = |at: usize| mask >> (at % 32) & 1 == 1;
        let connections: Vec<_> = map.connections_of(from).into_iter().enumerate().filter(|(at, c)| chosen(*at) && c.from != c.to).map(|(_, c)| c.id).collect();
        let quotes = map.quotes_on(CitedPart::Element(from)).enumerate().filter(|(at, _)| chosen(at + 7)).map(|(_, q)| q.id).collect();
        let id = ElementId::from_value(4242);
        let split = Split { from, id, label: "Half".into(), at: Point::ZERO, connections: connections.clone(), quotes };
        let after = done(&map, &Edit::Split(Box::new(split)));
        prop_assert_eq!(after.connections_of(id).len(), connections.len());
        let back = done(&after, &Edit::Merge { keep: from, others: vec![id] });
        prop_assert!(back.connections().eq(map.connections()), "every claim is back in its place");
        prop_assert_eq!(loops(&map), loops(&back));
    }

    #[test]
    fn an_element_between_keeps_the_sign_of_the_way(map in maps(10), n in any::<u8>()) {
        // Where another claim makes the same step there is a way more, and so a loop more.
        let claims = |pair| map.connections().flat_map(Connection::causal_pairs).filter(|other| *other == pair).count();
        let all: Vec<_> = map.connections().filter(|c| claims((c.from, c.to)) <= 1).cloned().collect();
        prop_assume!(!all.is_empty());
        let connection = &all[usize::from(n) % all.len()];
        let (element, second) = (ElementId::from_value(4242), ConnectionId::from_value(4243));
        let edit = Between { connection: connection.id, element, kind: ElementKind::Factor, label: "Between".into(), at: Point::ZERO, second };
        let after = done(&map, &Edit::Between(Box::new(edit)));
        prop_assert_eq!(after.element_count(), map.element_count() + 1);
        if connection.direction == Direction::Directed {
            let count = |map: &SystemMap| {
                let found = find_loops(&Arc::new(CausalGraph::of(map)), LoopLimits::new(None, 500), None);
                let mut types: Vec<LoopType> = (0..found.len()).filter_map(|at| found.get(at)).map(|found| found.kind).collect();
                types.sort_unstable();
                types
            };
            let (before, now) = (count(&map), count(&after));
            prop_assert!(before.len() >= 500 || before == now, "{before:?} {now:?}");
        }
    }
}

#[test]
fn opposite_claims_contest_each_other_after_a_merge_and_loops_and_quotes_follow() {
    let [a, b, c] = [1, 2, 3].map(ElementId::from_value);
    let mut records = factors(&["Trust", "Faith", "Engagement"]);
    records.extend(
        [claim(1, 1, 3, Polarity::Plus), claim(2, 2, 3, Polarity::Minus), claim(3, 3, 2, Polarity::Plus), claim(4, 1, 2, Polarity::Plus)]
            .map(Record::from),
    );
    records.push(named(&[2, 3]).into());
    records.extend([quote(1, CitedPart::Element(b)), quote(2, CitedPart::Connection(ConnectionId::from_value(4)))].map(Record::from));
    let map = SystemMap::from_records(records, Numbers::default()).0;
    let after = done(&map, &Edit::Merge { keep: a, others: vec![b] });
    assert_eq!(after.pair_sign(a, c), Some(PairSign::Contested));
    assert_eq!(after.named_loops().iter().next().unwrap().cycle, [a, c]);
    assert_eq!(after.quotes_on(CitedPart::Element(a)).count(), 2, "words on what was between them too");
    assert_eq!(after.connection_count(), 3);
}

#[test]
fn a_named_loop_runs_through_the_element_put_between_and_through_the_new_half() {
    let [a, b] = [1, 2].map(ElementId::from_value);
    let mut records = factors(&["A", "B"]);
    records.extend([claim(1, 1, 2, Polarity::Minus), claim(2, 2, 1, Polarity::Plus)].map(Record::from));
    records.push(named(&[1, 2]).into());
    records.push(quote(1, CitedPart::Connection(ConnectionId::from_value(1))).into());
    let map = SystemMap::from_records(records, Numbers::default()).0;
    let (new, second) = (ElementId::from_value(9), ConnectionId::from_value(9));
    let edit = Between {
        connection: ConnectionId::from_value(1),
        element: new,
        kind: ElementKind::Factor,
        label: "M".into(),
        at: Point::ZERO,
        second,
    };
    let after = done(&map, &Edit::Between(Box::new(edit)));
    assert_eq!(after.named_loops().iter().next().unwrap().cycle, [a, new, b]);
    assert!(loops(&after).contains_key(&after.named_loops().iter().next().unwrap().key()));
    assert_eq!(after.quotes_on(CitedPart::Connection(second)).count(), 1);
    let both = [1, 2].map(ConnectionId::from_value).to_vec();
    let split = Split { from: a, id: new, label: "A2".into(), at: Point::ZERO, connections: both, quotes: Vec::new() };
    let after = done(&map, &Edit::Split(Box::new(split)));
    assert_eq!(after.named_loops().iter().next().unwrap().cycle, [b, new]);
}
