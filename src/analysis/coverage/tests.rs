//! Coverage of small maps counted by hand.

use std::sync::Arc;

use super::*;
use crate::analysis::sample::{self, Said, element, map, said};
use crate::analysis::{CausalGraph, LoopBook, LoopLimits, find_loops};
use crate::map::{ConnectionId, SourceId, SourceKind, Stance};

fn link(map: &SystemMap, number: u32) -> ConnectionId {
    map.connection_by_number(number).unwrap().id
}

fn on_links(map: &SystemMap, numbers: &[u32]) -> Vec<(CitedPart, Stance)> {
    numbers.iter().map(|&n| (CitedPart::Connection(link(map, n)), Stance::Supports)).collect()
}

fn by(sources: &[SourceId]) -> Who {
    Who { sources: sources.to_vec(), people: 0 }
}

fn source(map: &SystemMap, number: usize) -> SourceId {
    map.sources().iter().nth(number - 1).unwrap().id
}

#[test]
fn parts_are_sorted_by_who_spoke_of_them() {
    let map = map(3, &[(1, 2, "+"), (2, 3, "-")]);
    let at = |n| CitedPart::Element(element(&map, n));
    let quotes = [
        Said { voice: 1, source: 1, on: vec![(at(1), Stance::Supports)], ..Said::default() },
        Said { voice: 2, source: 1, on: vec![(at(1), Stance::Contradicts), (at(2), Stance::Supports)], ..Said::default() },
        Said { voice: 3, on: on_links(&map, &[1]), ..Said::default() },
        Said { voice: 1, ..Said::default() },
    ];
    let map = said(&map, &["Person", "Worker", "Literature"], &[SourceKind::Interviews], &quotes, &[]);
    let found = Coverage::of(&map, &EvidenceCounts::of(&map));
    let part = |n| Part::Element(element(&map, n));
    assert_eq!(found.silent_elements, [element(&map, 3)]);
    assert_eq!(found.silent_connections, [link(&map, 2)]);
    assert_eq!(found.one_voice, [part(2), Part::Connection(link(&map, 1))]);
    assert_eq!(found.several_voices, [part(1)]);
    assert_eq!(found.contradicted, [part(1)]);
    assert_eq!(found.literature_alone, [Part::Connection(link(&map, 1))]);
    assert_eq!(found.whole, Balance { by_voice: vec![2, 1, 1, 0], quotes: 4, contradicting: 1, sources: 1 });
    assert_eq!(found.unplaced, 1);
}

#[test]
fn a_quote_on_two_members_of_a_group_counts_once() {
    use crate::map::{Extra, Group, GroupId, Grouping, GroupingId, Record};
    let plain = map(3, &[]);
    let (group, grouping) = (GroupId::from_value(1), GroupingId::from_value(2));
    let mut records = plain.records();
    for record in &mut records {
        if let Record::Element(element) = record
            && element.number < 3
        {
            element.groups = vec![group];
        }
    }
    records.push(Grouping { id: grouping, number: 1, title: "Themes".into(), extra: Extra::default() }.into());
    let title = "Access".into();
    records.push(Group { id: group, number: 1, grouping, title, tint: 0, hatch: 0, collapsed: false, extra: Extra::default() }.into());
    let (grouped, _) = SystemMap::from_records(records, plain.numbers());
    let at = |n| (CitedPart::Element(element(&grouped, n)), Stance::Supports);
    let quotes = [Said { voice: 1, on: vec![at(1), at(2)], ..Said::default() }, Said { voice: 1, on: vec![at(3)], ..Said::default() }];
    let map = said(&grouped, &["Person"], &[], &quotes, &[]);
    let found = Coverage::of(&map, &EvidenceCounts::of(&map));
    assert_eq!(found.groups, [(group, Balance { by_voice: vec![1, 0], quotes: 1, contradicting: 0, sources: 0 })]);
}

#[test]
fn bundles_sum_citations_and_count_sources_once() {
    let map = map(2, &[(1, 2, "+"), (1, 2, "-"), (2, 1, "+")]);
    let quotes = [
        Said { voice: 1, source: 1, on: on_links(&map, &[1, 2]), ..Said::default() },
        Said { voice: 2, source: 1, on: on_links(&map, &[1]), ..Said::default() },
    ];
    let map = said(&map, &["Person", "Worker"], &[SourceKind::Interviews, SourceKind::Report], &quotes, &[(2, 2)]);
    let found = bundles(&CausalGraph::of(&map), &EvidenceCounts::of(&map));
    let told: Vec<_> = found.iter().map(|b| (b.claims.len(), b.citations, b.sources, b.heard)).collect();
    assert_eq!(told, [(2, 3, 2, Heard::Several), (1, 0, 0, Heard::Nobody)]);
}

#[test]
fn a_loop_is_whole_stitched_or_has_gaps() {
    // Three loops of two: 1-2, 3-4, 5-6.
    let plain = map(6, &[(1, 2, "+"), (2, 1, "+"), (3, 4, "+"), (4, 3, "-"), (5, 6, "+"), (6, 5, "+")]);
    let quotes = [
        Said { source: 1, on: on_links(&plain, &[1, 2, 3]), ..Said::default() },
        Said { source: 2, on: on_links(&plain, &[1, 4]), ..Said::default() },
        Said { source: 1, on: on_links(&plain, &[5]), ..Said::default() },
        Said { source: 1, on: vec![(CitedPart::Connection(link(&plain, 6)), Stance::Contradicts)], ..Said::default() },
    ];
    let kinds = [SourceKind::Interviews, SourceKind::Interviews];
    let map = said(&plain, &[], &kinds, &quotes, &[]);
    let loops = find_loops(&Arc::new(CausalGraph::of(&map)), LoopLimits::default(), None);
    let told = |map: &SystemMap| -> Vec<Told> {
        let found = told_loops(&Tellers::of(map), &LoopBook::of(map, &loops), &loops);
        found.into_iter().map(|(_, told)| told).collect()
    };
    let [first, second] = [1, 2].map(|n| source(&map, n));
    let whole = Told::Whole(by(&[first]));
    assert_eq!(told(&map), [whole, Told::Stitched(by(&[first, second])), Told::Untold(1)]);
    let referring = said(&plain, &[], &kinds, &quotes, &[(6, 1)]);
    assert_eq!(told(&referring)[2], Told::Whole(by(&[first])), "a reference tells a step");
}

#[test]
fn two_people_of_one_set_of_interviews_are_two() {
    let plain = map(2, &[(1, 2, "+"), (2, 1, "+")]);
    let told = |who: [&'static str; 2]| {
        let quote = |participant, number| Said { source: 1, participant, on: on_links(&plain, &[number]), ..Said::default() };
        let map = said(&plain, &[], &[SourceKind::Interviews], &[quote(who[0], 1), quote(who[1], 2)], &[]);
        let steps = [vec![link(&map, 1)], vec![link(&map, 2)]];
        (Tellers::of(&map).told(&steps, None), source(&map, 1))
    };
    let (stitched, interviews) = told(["P1", "P2"]);
    assert_eq!(stitched, Told::Stitched(Who { sources: vec![interviews], people: 2 }));
    assert_eq!(told(["P1", "P1"]).0, Told::Whole(Who { sources: vec![interviews], people: 1 }));
    assert_eq!(told(["", ""]).0, Told::Whole(Who { sources: vec![interviews], people: 0 }));
}

#[test]
fn of_two_shortest_paths_the_one_told_whole_is_taken() {
    // 1 to 4 by 2 or by 3; source 2 tells the way by 3, source 1 and 2 half of the way by 2 each.
    let plain = map(4, &[(1, 2, "+"), (2, 4, "+"), (1, 3, "+"), (3, 4, "+")]);
    let stitched = [
        Said { source: 1, on: on_links(&plain, &[1]), ..Said::default() },
        Said { source: 2, on: on_links(&plain, &[2]), ..Said::default() },
    ];
    let whole = [stitched.to_vec(), vec![Said { source: 2, on: on_links(&plain, &[3, 4]), ..Said::default() }]].concat();
    let kinds = [SourceKind::Interviews, SourceKind::Workshop];
    let path = |quotes: &[Said]| {
        let map = said(&plain, &[], &kinds, quotes, &[]);
        let graph = CausalGraph::of(&map);
        let found = told_between(&graph, &Tellers::of(&map), element(&map, 1), element(&map, 4)).unwrap();
        let numbers: Vec<u32> = found.elements.iter().filter_map(|&id| map.element(id)).map(|e| e.number).collect();
        (numbers, found.told, [1, 2].map(|n| source(&map, n)))
    };
    let (elements, told, [first, second]) = path(&stitched);
    assert_eq!((elements, told), (vec![1, 2, 4], Told::Stitched(by(&[first, second]))));
    let (elements, told, [_, second]) = path(&whole);
    assert_eq!((elements, told), (vec![1, 3, 4], Told::Whole(by(&[second]))));
    let map = sample::map(3, &[(1, 2, "+"), (3, 2, "+")]);
    let graph = CausalGraph::of(&map);
    assert_eq!(told_between(&graph, &Tellers::default(), element(&map, 1), element(&map, 3)), None);
}
