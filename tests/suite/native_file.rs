//! Our own file: what is saved is what is loaded, byte for byte, and nothing that can stand in a file brings the program down.

use causeway::format::{Checksum, ImportOptions, ron};
use causeway::map::{ElementId, Point, Record, SystemMap};
use proptest::prelude::*;

use crate::random_map::{maps, random_map};

fn read(text: &str) -> SystemMap {
    let read = ron::read(text.as_bytes(), &ImportOptions::default()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!((read.checksum, read.report, read.read_only), (Checksum::Matches, Vec::new(), None));
    read.map
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_saved_is_what_is_loaded(map in maps(12)) {
        let text = ron::write(&map);
        let again = read(&text);
        prop_assert_eq!(&again, &map);
        prop_assert_eq!(again.numbers(), map.numbers());
        prop_assert_eq!(ron::write(&again), text);
    }

    #[test]
    fn records_copied_as_text_come_back(map in maps(6)) {
        let records: Vec<Record> = map.records().into_iter().filter(|r| !matches!(r, Record::About(_) | Record::Extra(_))).collect();
        let (again, _) = ron::read_records(&ron::write_records(&records)).unwrap();
        let again: Vec<Record> = again.into_iter().filter(|r| !matches!(r, Record::About(_) | Record::Extra(_))).collect();
        prop_assert_eq!(again, records);
    }

    #[test]
    fn any_text_is_answered(text in "[(){}\\[\\],:\"\\\\a-z0-9 \n/#!'.-]{0,60}") {
        for text in [text.clone(), format!("(format: 1, elements: [{text}"), format!("(format: 1, {text})")] {
            let _ = ron::read(text.as_bytes(), &ImportOptions::default());
        }
    }
}

#[test]
fn the_file_is_plain_lines() {
    let text = ron::write(&random_map(12, 3));
    assert!(text.starts_with("// A systems map, written by Causeway.\n(\n  format: 1,\n"), "{text}");
    let hidden = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{feff}');
    assert_eq!(text.lines().position(|line| line.contains(hidden)), None);
    assert!(text.lines().last().is_some_and(|line| line.starts_with("// sha256 ") && line.len() == 74));
    assert!(text.contains("مرحبا"), "letters of any script are readable");
}

#[test]
fn moving_an_element_changes_one_line_and_the_checksum() {
    let map = random_map(12, 5);
    let moved = map.records().into_iter().map(|record| match record {
        Record::Element(mut element) if element.number == 4 => {
            element.at += causeway::map::Vec2::new(10.0, 20.0);
            Record::Element(element)
        }
        other => other,
    });
    let (moved, _) = SystemMap::from_records(moved.collect::<Vec<_>>(), map.numbers());
    let (before, after) = (ron::write(&map), ron::write(&moved));
    let changed = before.lines().zip(after.lines()).filter(|(a, b)| a != b).count();
    assert_eq!((before.lines().count(), changed), (after.lines().count(), 2));
}

#[test]
fn a_cut_off_file_is_told_at_every_place() {
    let text = ron::write(&random_map(3, 8));
    let end_of_map = text.rfind("\n// sha256").unwrap();
    for cut in (0..end_of_map).filter(|&cut| text.is_char_boundary(cut)) {
        let error = ron::read(&text.as_bytes()[..cut], &ImportOptions::default()).expect_err("half a map");
        assert!(!error.remedy.is_empty() && !error.to_string().contains('\n'), "{error}");
    }
}

#[test]
fn a_flipped_bit_is_an_error_or_a_mismatch() {
    let text = ron::write(&random_map(1, 9));
    let mut bytes = text.into_bytes();
    for at in (0..bytes.len()).step_by(3) {
        bytes[at] ^= 1 << (at % 8);
        if let Ok(read) = ron::read(&bytes, &ImportOptions::default()) {
            assert_ne!(read.checksum, Checksum::Matches, "byte {at}");
        }
        bytes[at] ^= 1 << (at % 8);
    }
}

#[test]
fn what_is_not_a_map_gets_one_clear_sentence() {
    let map = ron::write(&random_map(2, 10));
    let conflict = map.replacen("  elements: [", "<<<<<<< ours\n  elements: [", 1);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(map.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let deep = "(".repeat(100_000);
    let deep_unknown = format!("(format: 1, x: {}", "[".repeat(100_000));
    let cases: [(&[u8], &str); 12] = [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (&utf16, "UTF-16"),
        (conflict.as_bytes(), "git conflict"),
        (&[0x80; 4096], "not text"),
        (&[0; 4096], "NUL"),
        (deep.as_bytes(), "not a Causeway map"),
        (deep_unknown.as_bytes(), "nested too deeply"),
        (b"{\"nodes\": []}", "not a Causeway map"),
        (b"(elements: [(label: \"no format\")])", "format: 1"),
        (b"(format: 1, elements: [(x: \"one\")])", "line 1, column"),
        (b"(format: 1, elements: [(label: \"a\", label: \"b\")])", "label stands twice"),
    ];
    for (bytes, expected) in cases {
        let told = ron::read(bytes, &ImportOptions::default()).expect_err(expected).to_string();
        assert!(told.contains(expected) && told.contains("; ") && told.len() < 300, "{told:?} should say {expected:?}");
    }
}

#[test]
fn a_bom_and_windows_line_ends_are_forgiven() {
    let map = random_map(4, 11);
    let text = ron::write(&map);
    for other in [format!("\u{feff}{text}"), text.replace('\n', "\r\n")] {
        let other = ron::read(other.as_bytes(), &ImportOptions::default()).unwrap();
        assert_eq!((other.checksum, &other.map), (Checksum::Matches, &map));
    }
}

#[test]
fn faults_are_mended_and_told() {
    let text = r#"(format: 1,
        elements: [
            (id: "1", number: 1, label: "A", x: NaN, y: 1),
            (id: "2", number: 1, label: "B", groups: ["77"]),
            (id: "2", number: 3, label: "B again"),
            (number: 4, label: "no id"),
        ],
        // a comment of somebody's
        connections: [(id: "3", number: 1, from: "1", to: "9", polarity: Plus), (id: "4", from: "1", to: "1", verb: "funds")],
    )"#;
    let read = ron::read(text.as_bytes(), &ImportOptions { seed: Some(1), ..ImportOptions::default() }).unwrap();
    let told = read.report.join("\n");
    for expected in
        ["position of", "share the code N1", "same id", "a group", "has no id", "L1 starts or ends", "no number", "comment line"]
    {
        assert!(told.contains(expected), "{expected} in\n{told}");
    }
    assert_eq!((read.map.element_count(), read.map.connection_count()), (3, 1));
    let first = read.map.element(ElementId::from_value(1)).unwrap();
    assert_eq!(first.at, Point::ZERO);
    let again = ron::read(ron::write(&read.map).as_bytes(), &ImportOptions::default()).unwrap();
    assert_eq!((again.map, again.report), (read.map, Vec::new()), "mended once is mended");
}

#[test]
fn what_a_newer_version_wrote_survives() {
    let text = r#"(
        format: 1,
        elements: [(id: "1", number: 1, label: "A", shape: Hexagon(sides: 6), /* why */ tags: ["x",
            "y"])],
        connections: [(id: "2", number: 1, from: "1", to: "1", polarity: Minus, verb: "kept though it is no relation")],
        quotes: [(id: "3", number: 1, original: "…", citations: [(element: "1", certainty: 0.5)])],
        legend: (at: TopLeft),
    )"#;
    let once = ron::read(text.as_bytes(), &ImportOptions::default()).unwrap();
    assert_eq!(once.read_only, None);
    let saved = ron::write(&once.map);
    for kept in ["shape: Hexagon(sides: 6)", "tags: [\"x\",\n            \"y\"]", "verb: \"kept", "certainty: 0.5", "legend: (at: TopLeft)"]
    {
        assert!(saved.contains(kept), "{kept} in\n{saved}");
    }
    assert_eq!(ron::write(&ron::read(saved.as_bytes(), &ImportOptions::default()).unwrap().map), saved);
}

#[test]
fn the_examples_are_as_they_would_be_saved() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "ron")) {
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(ron::write(&read(&text)), text, "{}", file.display());
    }
}
