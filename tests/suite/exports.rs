//! Files for other programs: any map goes out in every format, and what a format can read again has every part.

use causeway::format::{ExportOptions, FORMATS, Format, ImportOptions, Shelf, by_name};
use causeway::map::{Connection, SystemMap};
use causeway::release::{Audience, Released, release};

use crate::random_map::random_map;

fn written(format: &Format, released: &Released) -> Option<Vec<u8>> {
    let export = format.export?;
    Some(export(released, &ExportOptions::default()).unwrap_or_else(|error| panic!("{}: {error}", format.name)))
}

fn again(format: &Format, bytes: &[u8]) -> SystemMap {
    let options = ImportOptions { seed: Some(1), ..ImportOptions::default() };
    format.read(bytes, &options).unwrap_or_else(|error| panic!("{}: {error}", format.name)).map
}

/// Parts and signs, by which a loss is seen whatever a format makes of a text.
fn numbers(map: &SystemMap) -> (usize, usize, Vec<String>) {
    let sign = |c: &Connection| c.influence().map(|claim| format!("{} {}", claim.polarity.symbol(), claim.delay));
    (map.element_count(), map.connection_count(), map.connections().filter_map(sign).collect())
}

/// A map in words that hold no identity. In which order an element is in its groups says nothing.
fn told(map: &SystemMap) -> String {
    let bytes = written(by_name("json").unwrap(), &release(map, Audience::Team)).unwrap();
    let mut told: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    for element in told["elements"].as_array_mut().unwrap() {
        element["groups"].as_array_mut().unwrap().sort_by_key(ToString::to_string);
    }
    serde_json::to_string_pretty(&told).unwrap()
}

#[test]
fn any_map_goes_out_and_every_part_comes_back() {
    for seed in 0..12 {
        let released = release(&random_map(14, seed), Audience::Team);
        for format in FORMATS.iter().filter(|format| format.shelf == Shelf::Data) {
            let Some(bytes) = written(format, &released) else { continue };
            if ["graphml", "gexf", "gml", "dot", "kumu", "prsm"].contains(&format.name) {
                let (elements, connections, signs) = numbers(released.map());
                let found = numbers(&again(format, &bytes));
                assert_eq!((found.0, found.1), (elements, connections), "{} of map {seed}", format.name);
                assert_eq!(found.2, signs, "{} of map {seed}", format.name);
            }
        }
    }
}

#[test]
fn a_workbook_holds_any_map_without_loss() {
    let format = by_name("xlsx").unwrap();
    for seed in 0..40 {
        let released = release(&random_map(10, seed), Audience::Team);
        let read = again(format, &written(format, &released).unwrap());
        pretty_equal(&told(&read), &told(released.map()), seed);
    }
}

/// Says the first line that differs.
fn pretty_equal(found: &str, expected: &str, seed: u64) {
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected, "map {seed}");
    }
    assert_eq!(found.len(), expected.len(), "map {seed}");
}
