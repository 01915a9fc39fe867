//! Independent loops, loop breakers, paths, ranks against figures of networkx and brute force (`tests/data/analysis`), and what has to
//! hold on any map.

use std::sync::Arc;
use std::time::Duration;

use causeway::analysis::{
    CausalGraph, EvidenceCounts, LoopLimits, Pace, PathLimits, centralities, density, eigenvector, feedback_sets, find_loops,
    independent_loops, likenesses, page_rank, paths_between, robustness, signed_ways,
};
use causeway::format::{ImportOptions, ron};
use causeway::map::{
    Connection, ConnectionKind, Element, ElementId, ElementKind, IdSource, Influence, LoopKey, Numbers, Point, Polarity, Record, SystemMap,
};
use proptest::prelude::*;
use serde_json::Value;

/// A map of these elements, by number, and signed connections.
fn map(numbers: &[u32], edges: &[(u32, u32, i64)]) -> SystemMap {
    let mut ids = IdSource::seeded(1);
    let elements: Vec<(u32, ElementId)> = numbers.iter().map(|&n| (n, ids.next())).collect();
    let id = |number: u32| elements.iter().find(|(n, _)| *n == number).unwrap().1;
    let mut records: Vec<Record> =
        elements.iter().map(|&(n, id)| Element::new(id, n, ElementKind::Factor, format!("Factor {n}"), Point::ZERO).into()).collect();
    for (number, &(from, to, sign)) in (1..).zip(edges) {
        let polarity = match sign {
            1 => Polarity::Plus,
            -1 => Polarity::Minus,
            _ => Polarity::Unknown,
        };
        let kind = ConnectionKind::Influence(Influence { polarity, ..Influence::default() });
        records.push(Connection::new(ids.next(), number, id(from), id(to), kind).into());
    }
    SystemMap::from_records(records, Numbers::default()).0
}

fn expected() -> Vec<Value> {
    serde_json::from_str(include_str!("../data/analysis/expected.json")).unwrap()
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn counts(value: &Value) -> [u64; 3] {
    [0, 1, 2].map(|at| value[at].as_u64().unwrap())
}

/// The map of a graph in the data, numbers one higher so that none is 0.
fn of(case: &Value) -> SystemMap {
    let numbers: Vec<u32> = case["nodes"].as_array().unwrap().iter().map(|n| number(n) + 1).collect();
    let edges: Vec<_> =
        case["edges"].as_array().unwrap().iter().map(|e| (number(&e[0]) + 1, number(&e[1]) + 1, e[2].as_i64().unwrap())).collect();
    map(&numbers, &edges)
}

fn close(found: &[f64], expected: &Value, name: &str) {
    let expected: Vec<f64> = expected.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
    assert_eq!(found.len(), expected.len(), "{name}");
    for (a, b) in found.iter().zip(&expected) {
        assert!((a - b).abs() < 1e-6, "{name}: {a} and {b}");
    }
}

#[test]
fn figures_of_the_whole_are_those_of_networkx() {
    for case in expected() {
        let name = case["name"].as_str().unwrap();
        let graph = Arc::new(CausalGraph::of(&of(&case)));
        assert!((density(&graph) - case["density"].as_f64().unwrap()).abs() < 1e-12, "{name}");
        close(&page_rank(&graph), &case["page_rank"], name);
        if !case["eigenvector"].is_null() {
            close(&eigenvector(&graph).unwrap(), &case["eigenvector"], name);
        }
        let figures = centralities(&graph);
        let drivers = figures.iter().filter(|f| f.in_degree == 0).count() as u64;
        let receivers = figures.iter().filter(|f| f.out_degree == 0).count() as u64;
        assert_eq!((Some(drivers), Some(receivers)), (case["drivers"].as_u64(), case["receivers"].as_u64()), "{name}");
        let independent = independent_loops(&graph, &Pace::default()).unwrap();
        let lengths: Vec<u64> = independent.loops.iter().map(|one| one.elements.len() as u64).collect();
        let expected: Vec<u64> = case["independent"].as_array().unwrap().iter().map(|v| v.as_u64().unwrap()).collect();
        assert!(independent.is_proven() && lengths == expected, "{name}: {lengths:?} and {expected:?}");
        let sets = feedback_sets(&graph);
        assert_eq!((sets.is_smallest, Some(sets.sets[0].len() as u64)), (true, case["feedback_set"].as_u64()), "{name}");
    }
}

#[test]
fn paths_and_their_robustness_are_those_of_networkx() {
    for case in expected() {
        let map = of(&case);
        let (graph, evidence) = (CausalGraph::of(&map), EvidenceCounts::of(&map));
        for pair in case["paths"].as_array().unwrap() {
            let end = |key: &str| map.element_by_number(number(&pair[key]) + 1).unwrap().id;
            let (from, to) = (end("from"), end("to"));
            let paths = paths_between(&graph, from, to, PathLimits { max_length: Some(7), limit: usize::MAX });
            assert_eq!(paths.signs().map(|n| n as u64), counts(&pair["signs"]), "{pair}");
            let shortest = signed_ways(&graph, &[from], &[to]).first().map_or([0; 3], |way| [way.plus, way.minus, way.unknown]);
            assert_eq!(shortest, counts(&pair["shortest"]), "{pair}");
            let held = robustness(&graph, &evidence, from, to);
            assert_eq!((Some(held.steps), held.cut.len() as u64), (pair["flow"].as_u64(), held.steps), "{pair}");
        }
    }
}

#[test]
fn the_example_looks_like_what_it_is_known_to_look_like() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/multiple-disadvantage.ron");
    let map = ron::read(&std::fs::read(path).unwrap(), &ImportOptions::default()).unwrap().map;
    let loops = find_loops(&Arc::new(CausalGraph::of(&map)), LoopLimits::default(), None);
    let book = causeway::analysis::LoopBook::of(&map, &loops);
    let code = |&at: &usize| book.row(loops.get(at).unwrap().key).unwrap().code.clone();
    let found: Vec<(&str, Vec<String>)> =
        likenesses(&loops).list.iter().map(|likeness| (likeness.archetype.key, likeness.loops.iter().map(code).collect())).collect();
    for (key, first, second) in [("fixes-that-fail", "B1", "R11"), ("limits-to-growth", "R9", "B4")] {
        assert!(found.contains(&(key, vec![first.to_owned(), second.to_owned()])), "{key}");
    }
    assert_eq!(independent_loops(loops.graph(), &Pace::default()).unwrap().loops.len(), 40);
}

fn all_loops(map: &SystemMap) -> Vec<(LoopKey, Vec<Vec<causeway::map::ConnectionId>>)> {
    let limits = LoopLimits { max_length: None, limit: usize::MAX, time: Duration::from_mins(1) };
    find_loops(&Arc::new(CausalGraph::of(map)), limits, None).iter().map(|one| (one.key, one.steps)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_connection_that_goes_takes_exactly_its_loops(pairs in proptest::collection::btree_set((1_u32..=9, 1_u32..=9), 1..26), gone in 0_usize..26) {
        let edges: Vec<(u32, u32, i64)> = pairs.into_iter().map(|(a, b)| (a, b, 1)).collect();
        let numbers: Vec<u32> = (1..=9).collect();
        let whole = map(&numbers, &edges);
        let gone = gone % edges.len();
        let id = whole.connection_by_number(gone as u32 + 1).unwrap().id;
        let records = whole.records().into_iter().filter(|record| !matches!(record, Record::Connection(c) if c.id == id));
        let less = SystemMap::from_records(records, whole.numbers()).0;
        let stay: Vec<_> = all_loops(&whole).into_iter().filter(|(_, steps)| !steps.iter().flatten().any(|&step| step == id)).collect();
        prop_assert_eq!(stay, all_loops(&less));
    }

    #[test]
    fn every_loop_runs_through_every_set_of_loop_breakers(pairs in proptest::collection::btree_set((1_u32..=12, 1_u32..=12), 1..34)) {
        let edges: Vec<(u32, u32, i64)> = pairs.into_iter().map(|(a, b)| (a, b, 1)).collect();
        let whole = map(&(1..=12).collect::<Vec<_>>(), &edges);
        let graph = Arc::new(CausalGraph::of(&whole));
        let limits = LoopLimits { max_length: None, limit: usize::MAX, time: Duration::from_mins(1) };
        let loops = find_loops(&graph, limits, None);
        for set in feedback_sets(&graph).sets {
            prop_assert!(loops.iter().all(|one| one.elements.iter().any(|id| set.contains(id))));
        }
    }
}
