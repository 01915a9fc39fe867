//! Bytes that nobody meant to be a map: every importer answers with a sound map or a sentence, whatever chance makes of a sample; and what
//! goes out runs nowhere.

use std::fs;
use std::path::{Path, PathBuf};

use causeway::format::{ExportOptions, FORMATS, reader_of};
use causeway::map::{Element, ElementId, ElementKind, Numbers, Point, SystemMap};
use causeway::release::{Audience, release};

#[path = "../../fuzz/parse.rs"]
mod parse;

fn data(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn what_chance_once_found_is_answered() {
    for path in data("hostile") {
        let bytes = fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        match name.split('.').next().unwrap() {
            "import" => parse::import(&bytes),
            "quotes" => parse::quotes(&bytes),
            "text" => parse::text(&bytes),
            other => panic!("{other} is no target"),
        }
    }
}

/// What formats are made of.
const TOKENS: [&[u8]; 20] = [
    b"\"",
    b"'",
    b",",
    b";",
    b"[",
    b"]",
    b"{",
    b"}",
    b"<",
    b"/>",
    b"\\",
    b"\n",
    b"-1",
    b"1e400",
    b"NaN",
    b"\0",
    b"99999999999999999999",
    b"\xff\xfe",
    b"&#x0;",
    b"]]>",
];

/// A sample after a few small accidents.
fn changed(bytes: &[u8], chance: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = bytes.to_owned();
    for _ in 0..chance.usize(1..6) {
        let at = chance.usize(..=bytes.len());
        let until = (at + chance.usize(..40)).min(bytes.len());
        match chance.u8(..6) {
            0 => bytes.truncate(at.max(1)),
            1 => drop(bytes.drain(at..until)),
            2 => drop(bytes.splice(at..at, chance.choice(TOKENS).unwrap().to_owned())),
            3 => {
                let again = bytes[at..until].to_owned();
                bytes.splice(at..at, again);
            }
            4 => drop(bytes.splice(at..until, chance.choice(TOKENS).unwrap().to_owned())),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.u8(..8);
                }
            }
        }
    }
    bytes
}

/// The long form tries so many times as often, and other things each time.
#[test]
fn every_importer_answers_whatever_chance_makes_of_a_sample() {
    let long: Option<usize> = std::env::var("CAUSEWAY_LOSS").ok().and_then(|said| said.parse().ok());
    let mut chance = long.map_or_else(|| fastrand::Rng::with_seed(25), |_| fastrand::Rng::new());
    let examples = [Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/first-map.ron")];
    for path in data("import").iter().chain(&examples).filter(|path| !path.ends_with("NUMBERS.txt")) {
        let bytes = fs::read(path).unwrap();
        let name = reader_of(path, &bytes).unwrap().name;
        // A large sample says no more than a small one.
        let rounds = (250_000 / bytes.len().max(1)).clamp(6, 40) * long.unwrap_or(1);
        for _ in 0..rounds {
            let input = [name.as_bytes(), b"\n", &changed(&bytes, &mut chance)].concat();
            let answered = std::panic::catch_unwind(|| parse::import(&input));
            if let Err(fault) = answered {
                let kept = std::env::temp_dir().join(format!("import.{name}.{}", chance.u32(..)));
                fs::write(&kept, &input).unwrap();
                eprintln!("kept as {}", kept.display());
                std::panic::resume_unwind(fault);
            }
        }
    }
}

#[test]
fn labels_that_would_run_somewhere_are_words_everywhere() {
    let labels =
        ["</script><script>alert(1)</script>", "]]><script>alert(1)</script>", "\"><script>alert(1)</script>", "=cmd|' /C calc'!A0"];
    let elements = labels.iter().zip(1..).map(|(label, number)| {
        Element::new(ElementId::from_value(number), number as u32, ElementKind::Factor, *label, Point::new(0.0, 90.0 * number as f64))
            .into()
    });
    let map = SystemMap::from_records(elements, Numbers::default()).0;
    let released = release(&map, Audience::Workshop);
    let mut looked = 0;
    for format in FORMATS.iter().filter(|format| format.export.is_some()) {
        let bytes = (format.export.unwrap())(&released, &ExportOptions::default()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        if ["svg", "html", "graphml", "gexf", "markdown"].contains(&format.name) {
            assert!(!text.contains("<script>alert"), "{}", format.name);
            looked += 1;
        }
        if text.starts_with('<') && format.name != "html" {
            let mut reader = quick_xml::Reader::from_str(&text);
            while reader.read_event().unwrap_or_else(|error| panic!("{}: {error}", format.name)) != quick_xml::events::Event::Eof {}
        }
        if format.name.starts_with("csv") {
            assert!(!text.lines().flat_map(|line| line.split(',')).any(|cell| cell.trim_start_matches('"').starts_with('=')), "{text}");
            looked += 1;
        }
    }
    assert!(looked >= 6, "{looked}");
}
