//! A file of another program, opened and written in its own format again: elements, connections, signs, labels and places are as they were.

use std::fs;
use std::path::{Path, PathBuf};

use causeway::format::{ExportOptions, FORMATS, Format, ImportOptions, reader_of};
use causeway::map::{Connection, ElementId, Point, Polarity, SystemMap};
use causeway::release::{Audience, release};
use proptest::prelude::*;

use crate::random_map::random_map;

fn options() -> ImportOptions {
    let says = |(name, sign): (&str, Polarity)| (name.to_owned(), sign);
    ImportOptions { seed: Some(1), polarity: [("+", Polarity::Plus), ("-", Polarity::Minus)].map(says).into(), ..ImportOptions::default() }
}

fn written(format: &Format, map: &SystemMap) -> Vec<u8> {
    (format.export.unwrap())(&release(map, Audience::Team), &ExportOptions::default()).unwrap()
}

/// Letters that every format can hold: those that none can (control letters), markup, which many read as such, and blanks, which all fold each
/// in its way, are no loss.
fn plain(label: &str) -> String {
    let unseen = |c: &char| c.is_control() || c.is_whitespace() || "\u{feff}\u{fffd}".contains(*c);
    label.replace("</svg>", "").replace("<script>", "").chars().filter(|c| !unseen(c)).collect()
}

/// Where an element is, seen from the first: formats have origins and axes of their own.
fn places(map: &SystemMap) -> Vec<(f64, f64)> {
    let at: Vec<Point> = map.elements().map(|element| element.at).collect();
    let first = at.first().copied().unwrap_or(Point::ZERO);
    at.iter().map(|at| ((at.x - first.x).round(), (at.y - first.y).round())).collect()
}

/// Connections in words: the ends by their place in the list, for labels may be shared.
fn claims(map: &SystemMap) -> Vec<String> {
    let order: Vec<ElementId> = map.elements().map(|element| element.id).collect();
    let place = |id| order.iter().position(|known| *known == id).unwrap();
    let told = |c: &Connection| {
        let sign = c.influence().map(|claim| format!("{}{}", claim.polarity.symbol(), if claim.delay { " delayed" } else { "" }));
        format!("{} {:?} {} {}", place(c.from), c.direction, place(c.to), sign.unwrap_or_else(|| "relation".to_owned()))
    };
    let mut told: Vec<String> = map.connections().map(told).collect();
    told.sort();
    told
}

fn compare(format: &Format, before: &SystemMap, what: &str) {
    let bytes = written(format, before);
    let after = format.read(&bytes, &options()).unwrap_or_else(|error| panic!("{what}: {error}")).map;
    assert_eq!(after.element_count(), before.element_count(), "{what}");
    for (after, before) in after.elements().zip(before.elements()) {
        let label = plain(&before.label);
        // One without a label comes back under its code.
        assert!(label.is_empty() || plain(&after.label) == label, "{what}: {:?} became {:?}", before.label, after.label);
    }
    assert_eq!(claims(&after), claims(before), "connections of {what}");
    assert_eq!(places(&after), places(before), "places of {what}");
}

/// Formats that people's own programs read and write, and that hold a place for each element.
fn both_ways() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| ["prsm", "kumu", "graphml", "gexf", "gml", "dot", "xlsx"].contains(&format.name))
}

#[test]
fn every_sample_keeps_its_parts_in_its_own_format() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    let files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let mut seen = 0;
    for path in files.iter().filter(|path| !path.ends_with("NUMBERS.txt")) {
        let bytes = fs::read(path).unwrap();
        let format = reader_of(path, &bytes).unwrap();
        if both_ways().any(|known| known.name == format.name) {
            let map = format.read(&bytes, &options()).unwrap().map;
            compare(format, &map, &path.file_name().unwrap().to_string_lossy());
            seen += 1;
        }
    }
    assert!(seen >= 9, "{seen}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_map_keeps_its_parts_in_every_format_both_ways(seed in any::<u64>(), size in 1..14_usize) {
        let map = random_map(size, seed);
        for format in both_ways() {
            compare(format, &map, &format!("{} of map {size} {seed}", format.name));
        }
    }
}
