//! How long the search for feedback loops takes, with the counts beside the times so that a wrong answer cannot look fast.
#![allow(clippy::unwrap_used, reason = "a bench stops where it fails")]

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use causeway::analysis::{
    CausalGraph, LoopBook, LoopLimits, Loops, Pace, centralities, eigenvector, feedback_sets, find_loops, independent_loops, likenesses,
    page_rank,
};
use causeway::map::{
    Connection, ConnectionKind, Element, ElementId, ElementKind, IdSource, Influence, Numbers, Point, Polarity, Record, SystemMap,
};

/// A made map and how far to search it.
#[derive(Clone, Copy)]
struct Case {
    name: &'static str,
    elements: usize,
    connections: usize,
    length: Option<usize>,
    /// What the search has to find; `None` where it stops at its limit.
    loops: Option<usize>,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = self.length.map_or("any".to_owned(), |n| n.to_string());
        write!(f, "{} {}/{} up to {length}", self.name, self.elements, self.connections)
    }
}

const fn case(name: &'static str, elements: usize, connections: usize, length: Option<usize>, loops: Option<usize>) -> Case {
    Case { name, elements, connections, length, loops }
}

const CASES: &[Case] = &[
    case("random", 30, 60, Some(8), Some(FOUND[0])),
    case("random", 30, 60, None, Some(FOUND[1])),
    case("random", 108, 304, Some(8), Some(FOUND[2])),
    case("random", 108, 304, Some(12), Some(FOUND[3])),
    case("random", 300, 900, Some(8), Some(FOUND[4])),
    case("random", 300, 900, Some(12), Some(FOUND[5])),
    case("random", 1000, 3000, Some(12), Some(FOUND[6])),
    case("diamonds", 73, 96, Some(48), Some(0)),
    case("dense", 60, 600, None, None),
];

/// Counted by networkx 3.6 on the same maps.
const FOUND: [usize; 7] = [41, 47, 617, 14_462, 1_372, 64_716, 68_310];

const LIMIT: usize = 1_000_000;

fn map(case: Case) -> SystemMap {
    let mut random = fastrand::Rng::with_seed(case.elements as u64);
    let mut ids = IdSource::seeded(1);
    let ends: Vec<ElementId> = (0..case.elements).map(|_| ids.next()).collect();
    let mut records: Vec<Record> =
        (1..).zip(&ends).map(|(n, &id)| Element::new(id, n, ElementKind::Factor, format!("Factor {n}"), Point::ZERO).into()).collect();
    let mut pairs = Vec::new();
    if case.name == "diamonds" {
        for top in (0..case.elements - 1).step_by(3) {
            pairs.extend([(top, top + 1), (top, top + 2), (top + 1, top + 3), (top + 2, top + 3)]);
        }
    } else {
        let mut taken = HashSet::new();
        while pairs.len() < case.connections {
            let pair = (random.usize(0..case.elements), random.usize(0..case.elements));
            if pair.0 != pair.1 && taken.insert(pair) {
                pairs.push(pair);
            }
        }
    }
    assert_eq!(pairs.len(), case.connections);
    for (number, (from, to)) in (1..).zip(pairs) {
        let polarity = if random.u8(0..10) < 3 { Polarity::Minus } else { Polarity::Plus };
        let kind = ConnectionKind::Influence(Influence { polarity, ..Influence::default() });
        if let (Some(&from), Some(&to)) = (ends.get(from), ends.get(to)) {
            records.push(Connection::new(ids.next(), number, from, to, kind).into());
        }
    }
    SystemMap::from_records(records, Numbers::default()).0
}

fn search(graph: &Arc<CausalGraph>, case: Case) -> Loops {
    find_loops(graph, LoopLimits::new(case.length, if case.loops.is_some() { LIMIT } else { LoopLimits::DEFAULT_LIMIT }), None)
}

#[divan::bench(args = CASES)]
fn loops(bencher: divan::Bencher, case: &Case) {
    let graph = Arc::new(CausalGraph::of(&map(*case)));
    bencher.bench(|| search(&graph, *case));
}

#[divan::bench(args = CASES)]
fn graph_of_the_map(bencher: divan::Bencher, case: &Case) {
    let map = map(*case);
    bencher.bench(|| CausalGraph::of(&map));
}

#[divan::bench]
fn codes_of_ten_thousand_loops(bencher: divan::Bencher) {
    let map = map(case("dense", 60, 600, None, None));
    let loops = search(&Arc::new(CausalGraph::of(&map)), case("dense", 60, 600, None, None));
    bencher.bench(|| LoopBook::of(&map, &loops));
}

#[divan::bench(sample_count = 10)]
fn centralities_of_ten_thousand_connections(bencher: divan::Bencher) {
    let graph = CausalGraph::of(&map(case("random", 3000, 10_000, None, None)));
    bencher.bench(|| centralities(&graph));
}

/// Maps of which independent loops are searched for, with how many there are: steps − elements + 1, summed over the strong components.
const INDEPENDENT: &[Case] = &[
    case("random", 30, 60, None, None),
    case("random", 108, 304, None, None),
    case("random", 300, 900, None, None),
    case("random", 1000, 3000, None, None),
];

#[divan::bench(args = INDEPENDENT, sample_count = 10)]
fn shortest_independent_loops(bencher: divan::Bencher, case: &Case) {
    let graph = Arc::new(CausalGraph::of(&map(*case)));
    bencher.bench(|| independent_loops(&graph, &Pace::default()));
}

#[divan::bench(args = INDEPENDENT, sample_count = 10)]
fn loop_breakers(bencher: divan::Bencher, case: &Case) {
    let graph = CausalGraph::of(&map(*case));
    bencher.bench(|| feedback_sets(&graph));
}

#[divan::bench(sample_count = 10)]
fn eigenvector_of_ten_thousand_connections(bencher: divan::Bencher) {
    let graph = CausalGraph::of(&map(case("random", 3000, 10_000, None, None)));
    bencher.bench(|| eigenvector(&graph));
}

#[divan::bench(sample_count = 10)]
fn page_rank_of_ten_thousand_connections(bencher: divan::Bencher) {
    let graph = CausalGraph::of(&map(case("random", 3000, 10_000, None, None)));
    bencher.bench(|| page_rank(&graph));
}

#[divan::bench(sample_count = 10)]
fn archetypes_of_ten_thousand_loops(bencher: divan::Bencher) {
    let loops = search(&Arc::new(CausalGraph::of(&map(case("dense", 60, 600, None, None)))), case("dense", 60, 600, None, None));
    bencher.bench(|| likenesses(&loops));
}

fn main() {
    for &case in INDEPENDENT {
        let found = independent_loops(&Arc::new(CausalGraph::of(&map(case))), &Pace::default()).unwrap();
        assert!(found.is_proven(), "{case}");
        println!("{case}: {} independent loops, rank {}", found.loops.len(), found.rank);
    }
    for &case in CASES {
        let loops = search(&Arc::new(CausalGraph::of(&map(case))), case);
        let complete = loops.complete_to.map_or("all".to_owned(), |n| format!("all up to {n}"));
        println!("{case}: {} loops ({complete}; {} R, {} B, {} U)", loops.len(), loops.reinforcing, loops.balancing, loops.undetermined);
        if let Some(expected) = case.loops {
            assert_eq!((loops.len(), loops.complete_to), (expected, None), "{case}");
        }
    }
    divan::main();
}
