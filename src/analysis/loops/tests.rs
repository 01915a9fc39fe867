//! The search against brute force, against counts known from combinatorics, and at its limits.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::*;
use crate::analysis::sample;
use crate::map::SystemMap;

fn limits(max_length: Option<usize>, limit: usize) -> LoopLimits {
    LoopLimits { max_length, limit, time: Duration::from_mins(1) }
}

fn graph(map: &SystemMap) -> Arc<CausalGraph> {
    Arc::new(CausalGraph::of(map))
}

fn all(map: &SystemMap, max_length: Option<usize>) -> Loops {
    find(&graph(map), limits(max_length, usize::MAX), None)
}

/// Every cycle told from its smallest node, by trying all paths.
fn by_force(graph: &CausalGraph, longest: usize) -> BTreeSet<Vec<u32>> {
    fn go(graph: &CausalGraph, path: &mut Vec<u32>, longest: usize, found: &mut BTreeSet<Vec<u32>>) {
        for step in graph.leaving(*path.last().unwrap()) {
            if step.to == path[0] {
                found.insert(path.clone());
            } else if step.to > path[0] && path.len() < longest && !path.contains(&step.to) {
                path.push(step.to);
                go(graph, path, longest, found);
                path.pop();
            }
        }
    }
    let mut found = BTreeSet::new();
    for node in graph.nodes().filter(|_| longest > 0) {
        go(graph, &mut vec![node], longest, &mut found);
    }
    found
}

#[test]
fn equals_brute_force() {
    for seed in 0..60 {
        let map = sample::random(5 + (seed % 6) as u32, 8 + (seed % 19) as u32, seed);
        let graph = graph(&map);
        for longest in [None, Some(0), Some(1), Some(2), Some(3), Some(5)] {
            let loops = find(&graph, limits(longest, usize::MAX), None);
            let found: Vec<Vec<u32>> = (0..loops.len()).map(|at| loops.nodes(at).to_vec()).collect();
            let mut expected: Vec<Vec<u32>> = by_force(&graph, longest.unwrap_or(99)).into_iter().collect();
            expected.sort_by_key(|cycle| (cycle.len(), cycle.clone()));
            assert_eq!(found, expected, "seed {seed}, up to {longest:?}");
            assert!(!loops.truncated && loops.complete_to.is_none());
        }
    }
}

#[test]
fn a_complete_graph_has_the_cycles_of_combinatorics() {
    // The sum over k of C(n, k) (k - 1)!, OEIS A006231.
    for (n, cycles) in [(2, 1), (3, 5), (4, 20), (5, 84), (6, 409), (7, 2365)] {
        let claims: Vec<_> = (1..=n).flat_map(|a| (1..=n).filter(move |&b| b != a).map(move |b| (a, b, "+"))).collect();
        let loops = all(&sample::map(n, &claims), None);
        assert_eq!((loops.len(), loops.reinforcing), (cycles, cycles));
    }
}

#[test]
fn several_hands_find_what_one_finds() {
    let claims: Vec<_> = (1..=9).flat_map(|a| (1..=9).filter(move |&b| b != a).map(move |b| (a, b, "-"))).collect();
    let graph = graph(&sample::map(9, &claims));
    let search = |hands: usize, limit: usize| {
        let until = Until { limit, deadline: Instant::now() + Duration::from_mins(1), cancel: None };
        let (mut store, ended) = Ground::of(&graph).loops(9, until, hands);
        store.sort(graph.len());
        let loops: Vec<_> = store.entries().iter().map(|&entry| (store.nodes(entry).to_vec(), entry.marks)).collect();
        (loops, ended)
    };
    let alone = search(1, usize::MAX);
    assert_eq!((alone.0.len(), alone.1), (125_664, Ended::All));
    assert!(search(3, usize::MAX) == alone, "the same loops with the same marks");
    assert_eq!(search(3, 125_664).1, Ended::All, "as many as are wanted");
    let (some, ended) = search(3, 125_663);
    assert_eq!((some.len(), ended), (125_663, Ended::Limit));
    assert!(some.iter().all(|found| alone.0.binary_search_by_key(&(found.0.len(), &found.0), |l| (l.0.len(), &l.0)).is_ok()));
}

#[test]
fn types_follow_signs() {
    let kind = |claims: &[(u32, u32, &str)]| {
        let loops = all(&sample::map(3, claims), None);
        assert_eq!(loops.len(), 1);
        loops.iter().next().unwrap()
    };
    assert_eq!(kind(&[(1, 2, "+"), (2, 1, "-")]).kind, LoopType::Balancing);
    assert_eq!(kind(&[(1, 2, "-"), (2, 1, "-")]).kind, LoopType::Reinforcing);
    assert_eq!(kind(&[(1, 2, "-"), (2, 1, "?")]).kind, LoopType::Undetermined);
    assert_eq!(kind(&[(1, 1, "+")]).kind, LoopType::Reinforcing, "self-loop");
    assert_eq!(kind(&[(1, 1, "-")]).kind, LoopType::Balancing, "self-loop");
    let contested = kind(&[(1, 2, "+"), (1, 2, "-d"), (2, 1, "+d")]);
    assert_eq!((contested.kind, contested.unknowns, contested.delays), (LoopType::Undetermined, 1, 2));
    assert_eq!(contested.steps.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1], "parallel claims are one step");
    let mutual = kind(&[(3, 2, "-m")]);
    assert_eq!((mutual.kind, mutual.steps.len()), (LoopType::Reinforcing, 2), "a mutual claim runs both ways");
}

#[test]
fn turning_the_meaning_of_one_element_changes_no_type() {
    for seed in 0..20 {
        let (count, claims) = (8, 20);
        let mut random = fastrand::Rng::with_seed(seed);
        let mut list: Vec<(u32, u32, &str)> =
            (0..claims).map(|_| (random.u32(1..=count), random.u32(1..=count), if random.bool() { "+" } else { "-" })).collect();
        let before: Vec<_> = all(&sample::map(count, &list), None).iter().map(|l| (l.key, l.kind)).collect();
        for claim in &mut list {
            if (claim.0 == 3) != (claim.1 == 3) {
                claim.2 = if claim.2 == "+" { "-" } else { "+" };
            }
        }
        let after: Vec<_> = all(&sample::map(count, &list), None).iter().map(|l| (l.key, l.kind)).collect();
        assert_eq!(before, after);
    }
}

#[test]
fn a_limit_says_how_far_the_list_is_complete() {
    let map = sample::random(30, 150, 5);
    let graph = graph(&map);
    let to_four = all(&map, Some(4)).len();
    let to_five = all(&map, Some(5)).len();
    assert!(to_five > to_four + 3);
    for asked in [None, Some(9)] {
        let loops = find(&graph, limits(asked, to_four + 3), None);
        assert_eq!((loops.len(), loops.complete_to, loops.truncated), (to_four + 3, Some(4), true));
        let lengths: Vec<usize> = (0..loops.len()).map(|at| loops.nodes(at).len()).collect();
        assert!(lengths.is_sorted());
        assert_eq!(lengths.iter().filter(|&&n| n <= 4).count(), to_four);
    }
    let enough = find(&graph, limits(Some(5), to_five), None);
    assert_eq!((enough.len(), enough.complete_to, enough.truncated), (to_five, None, false));
}

#[test]
fn an_endless_search_stops_at_its_time_and_at_a_word() {
    let map = sample::random(80, 1200, 2);
    let graph = graph(&map);
    let short = LoopLimits { max_length: None, limit: 50_000, time: Duration::from_millis(300) };
    let loops = find(&graph, short, None);
    assert!(loops.truncated);
    let complete = loops.complete_to.unwrap();
    let exact = all(&map, Some(complete));
    assert!((0..exact.len()).all(|at| exact.nodes(at) == loops.nodes(at)), "what is called complete is complete");
    let cancelled = find(&graph, limits(None, usize::MAX), Some(&AtomicBool::new(true)));
    assert!(cancelled.truncated);
}

#[test]
fn a_ladder_of_diamonds_without_a_way_back_has_none() {
    let claims: Vec<_> =
        (0..24).map(|i| 3 * i + 1).flat_map(|a| [(a, a + 1, "+"), (a, a + 2, "+"), (a + 1, a + 3, "+"), (a + 2, a + 3, "+")]).collect();
    assert_eq!(all(&sample::map(73, &claims), Some(48)).len(), 0);
}

#[test]
fn a_loop_is_recognised_along_its_elements() {
    let map = sample::map(4, &[(1, 2, "+"), (2, 3, "-"), (3, 1, "+d"), (3, 4, "+")]);
    let graph = graph(&map);
    let [a, b, c, d] = [1, 2, 3, 4].map(|n| sample::element(&map, n));
    let along = loop_along(&graph, &[c, a, b]).unwrap();
    assert_eq!(Some(along.clone()), find(&graph, LoopLimits::default(), None).get(0));
    assert_eq!((along.elements, along.kind, along.delays), (vec![a, b, c], LoopType::Balancing, 1));
    assert_eq!(loop_along(&graph, &[a, c, b]), None, "against the arrows");
    assert_eq!(loop_along(&graph, &[a, b, c, a, b, c]), None, "twice round");
    assert_eq!(loop_along(&graph, &[a, b, d]), None);
    assert_eq!(loop_along(&graph, &[]), None);
}

#[test]
fn participation_counts_loops_of_each_element() {
    let map = sample::map(3, &[(1, 2, "+"), (2, 1, "+"), (2, 3, "+"), (3, 2, "+"), (3, 3, "+")]);
    assert_eq!(all(&map, None).participation(), [1, 2, 2]);
}
