//! Two small maps beside each other.

use super::*;
use crate::analysis::{Cell, sample};
use crate::map::Record;

fn table(name: &str, here: &SystemMap, there: &SystemMap) -> Vec<Vec<String>> {
    let report = comparison(name).unwrap().of(&Both::of(here, there, LoopLimits::default(), &Pace::default()));
    assert!(report.rows.iter().all(|row| row.cells.len() == report.columns.len()), "{name}");
    report.rows.iter().map(|row| row.cells.iter().map(Cell::to_string).collect()).collect()
}

/// The same labels under other ids, as when two people draw the same map.
fn drawn_again(map: &SystemMap) -> SystemMap {
    use std::collections::HashMap;
    let mut ids = crate::map::IdSource::seeded(77);
    let fresh: HashMap<ElementId, ElementId> = map.elements().map(|element| (element.id, ids.next())).collect();
    let records = map.records().into_iter().map(|mut record| {
        match &mut record {
            Record::Element(element) => {
                element.id = fresh[&element.id];
                element.label = format!(" {} ", element.label.to_uppercase());
            }
            Record::Connection(claim) => {
                (claim.id, claim.from, claim.to) = (ids.next(), fresh[&claim.from], fresh[&claim.to]);
            }
            _ => {}
        }
        record
    });
    SystemMap::from_records(records, map.numbers()).0
}

#[test]
fn a_map_beside_itself_differs_in_nothing() {
    let map = sample::random(12, 40, 3);
    for other in [map.clone(), drawn_again(&map)] {
        for comparison in COMPARISONS.iter().filter(|c| c.name != "compare-counts") {
            assert!(table(comparison.name, &map, &other).is_empty(), "{}", comparison.name);
        }
        assert!(table("compare-counts", &map, &other).iter().all(|row| row[3] == "0" || row[3] == "\u{2013}"));
    }
}

#[test]
fn loops_and_influences_on_one_map_alone_are_found() {
    let here = sample::map(4, &[(1, 2, "+"), (2, 1, "-"), (2, 3, "+"), (3, 2, "+")]);
    let there = drawn_again(&sample::map(4, &[(1, 2, "+"), (2, 1, "+"), (3, 4, "+"), (4, 3, "-")]));
    let loops = table("compare-loops", &here, &there);
    assert_eq!(loops.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["turned: B here, R there", ONLY_HERE, ONLY_THERE]);
    assert_eq!([loops[1][1].as_str(), loops[2][2].as_str()], ["R1", "B1"]);
    let claims = table("compare-claims", &here, &there);
    let told: Vec<&str> = claims.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(told, ["another sign", ONLY_HERE, ONLY_HERE, ONLY_THERE, ONLY_THERE]);
    assert_eq!(claims[0][3..], ["-", "+"]);
}

#[test]
fn the_element_that_moved_most_comes_first() {
    let here = sample::map(5, &[(1, 2, "+"), (2, 3, "+"), (2, 4, "+"), (2, 5, "+")]);
    let there = sample::map(3, &[(1, 2, "+"), (2, 3, "+")]);
    let rows = table("compare-elements", &here, &there);
    assert_eq!(rows[0][0], "Factor 2");
    assert!(rows.iter().any(|row| row[0] == "Factor 5" && row[4] == ONLY_HERE));
}

#[test]
fn the_two_maps_are_called_as_they_were_named() {
    let here = sample::random(12, 40, 3);
    let there = sample::random(14, 40, 4);
    let both = Both::of(&here, &there, LoopLimits::default(), &Pace::default()).called(Some(["As is", "To be"]));
    for comparison in COMPARISONS {
        let report = comparison.of(&both);
        let told: Vec<String> = report.rows.iter().flat_map(|row| row.cells.iter().map(Cell::to_string)).chain(report.notes).collect();
        let titles: Vec<&str> = report.columns.iter().map(|column| column.title.as_ref()).collect();
        assert!(!titles.contains(&"Here") && !titles.contains(&"There"), "{titles:?}");
        assert!(told.iter().all(|text| !text.contains("only here") && !text.contains("only there")), "{told:?}");
    }
    let counts = comparison("compare-counts").unwrap().of(&both);
    assert!(counts.columns.iter().any(|column| column.title == "As is") && counts.notes[0].contains("only to be"), "{:?}", counts.notes);
}
