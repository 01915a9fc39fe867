//! What it costs to say whose voice is missing on a map of 50,000 quotes. The counts are printed, so that a wrong answer cannot look fast.

use std::sync::Arc;

use causeway::analysis::{
    CausalGraph, Coverage, EvidenceCounts, LoopBook, LoopLimits, Tellers, Told, bundles, find_loops, paths_to_outcomes, told_loops,
};
use causeway::map::{SyntheticSize, SystemMap, synthetic};
use divan::Bencher;

fn map() -> SystemMap {
    synthetic(SyntheticSize { elements: 1_000, connections: 3_000, quotes: 50_000 }, 1)
}

fn main() {
    let map = map();
    let found = Coverage::of(&map, &EvidenceCounts::of(&map));
    assert_eq!(found.whole.quotes, 50_000);
    println!(
        "50,000 quotes: {} elements and {} connections without, {} parts of one voice, {} of several",
        found.silent_elements.len(),
        found.silent_connections.len(),
        found.one_voice.len(),
        found.several_voices.len()
    );
    divan::main();
}

#[divan::bench(sample_count = 20)]
fn evidence(bencher: Bencher<'_, '_>) {
    let map = map();
    bencher.bench_local(|| EvidenceCounts::of(&map));
}

#[divan::bench(sample_count = 20)]
fn coverage(bencher: Bencher<'_, '_>) {
    let map = map();
    let evidence = EvidenceCounts::of(&map);
    bencher.bench_local(|| Coverage::of(&map, &evidence));
}

#[divan::bench(sample_count = 20)]
fn bundles_of_three_thousand_claims(bencher: Bencher<'_, '_>) {
    let map = map();
    let (graph, evidence) = (CausalGraph::of(&map), EvidenceCounts::of(&map));
    bencher.bench_local(|| bundles(&graph, &evidence));
}

#[divan::bench(sample_count = 20)]
fn tellers(bencher: Bencher<'_, '_>) {
    let map = map();
    bencher.bench_local(|| Tellers::of(&map));
}

#[divan::bench(sample_count = 10)]
fn loops_told(bencher: Bencher<'_, '_>) {
    let map = map();
    let loops = find_loops(&Arc::new(CausalGraph::of(&map)), LoopLimits::default(), None);
    let (book, tellers) = (LoopBook::of(&map, &loops), Tellers::of(&map));
    bencher.bench_local(|| told_loops(&tellers, &book, &loops).iter().filter(|(_, told)| matches!(told, Told::Whole(_))).count());
}

#[divan::bench(sample_count = 10)]
fn paths(bencher: Bencher<'_, '_>) {
    let map = map();
    let (graph, tellers) = (CausalGraph::of(&map), Tellers::of(&map));
    bencher.bench_local(|| paths_to_outcomes(&map, &graph, &tellers));
}
