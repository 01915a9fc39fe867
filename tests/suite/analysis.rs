//! The example map's structure against numbers that were computed independently of this program.

use std::sync::Arc;
use std::time::Duration;

use causeway::analysis::{CausalGraph, Components, LoopBook, LoopLimits, Loops, centralities, find_loops, trophic_levels};
use causeway::format::{ImportOptions, ron};
use causeway::map::{ElementId, SystemMap};

fn example() -> SystemMap {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/multiple-disadvantage.ron");
    ron::read(&std::fs::read(path).unwrap(), &ImportOptions::default()).unwrap().map
}

fn loops(map: &SystemMap, max_length: Option<usize>) -> Loops {
    let limits = LoopLimits { max_length, limit: 100_000, time: Duration::from_mins(1) };
    find_loops(&Arc::new(CausalGraph::of(map)), limits, None)
}

fn element(map: &SystemMap, label: &str) -> ElementId {
    map.elements().find(|e| e.label.starts_with(label)).unwrap().id
}

#[test]
fn the_example_has_its_loops() {
    let map = example();
    let all = loops(&map, None);
    assert_eq!((all.len(), all.reinforcing, all.balancing, all.undetermined), (545, 315, 229, 1));
    assert_eq!(all.iter().map(|l| l.elements.len()).max(), Some(20));
    assert_eq!((loops(&map, Some(8)).len(), loops(&map, Some(6)).len()), (92, 39));
}

#[test]
fn named_loops_keep_their_codes_and_none_is_broken() {
    let map = example();
    let found = loops(&map, Some(8));
    let book = LoopBook::of(&map, &found);
    let mut named: Vec<&str> = book.rows.iter().filter(|row| row.named.is_some()).map(|row| row.code.as_str()).collect();
    named.sort_unstable();
    let expected: Vec<String> = (1..=4).map(|n| format!("B{n}")).chain((1..=13).map(|n| format!("R{n}"))).chain(["U1".into()]).collect();
    let mut expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    expected.sort_unstable();
    assert_eq!(named, expected);
    assert!(book.broken.is_empty() && book.rows.iter().all(|row| !row.flipped));
}

#[test]
fn participation_components_and_centralities_are_the_published_ones() {
    let map = example();
    let graph = Arc::new(CausalGraph::of(&map));
    let node = |label| graph.node(element(&map, label)).unwrap() as usize;
    let counts = loops(&map, Some(8)).participation();
    assert_eq!(["Trust between", "Involvement of lived", "Wellbeing"].map(|label| counts[node(label)]), [54, 50, 46]);
    let components = Components::of(&graph);
    assert_eq!(components.strong.iter().map(Vec::len).filter(|&n| n > 1).collect::<Vec<_>>(), [33, 2, 2]);
    assert_eq!(graph.len(), 60, "actors without influence connections do not count");
    let figures = centralities(&graph);
    for (label, expected) in [("Involvement of lived", 0.240), ("Wellbeing", 0.172), ("Relapse", 0.164), ("Trust between", 0.129)] {
        assert!((figures[node(label)].betweenness - expected).abs() < 0.0006, "{label}: {}", figures[node(label)].betweenness);
    }
    let trophic = trophic_levels(&graph);
    assert!((trophic.incoherence - 0.514).abs() < 0.0006, "{}", trophic.incoherence);
    for (label, expected) in [("Access to support", 3.21), ("Wellbeing", 3.00)] {
        assert!((trophic.levels[node(label)] - expected).abs() < 0.006, "{label}: {}", trophic.levels[node(label)]);
    }
}
