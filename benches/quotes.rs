//! Bringing 50,000 quotes in: a table (about 9 MB) and a coded project with as many passages, each with a part of a map of 10,000 elements.
//!
//! Each row prints what came of its input, so that a wrong answer cannot look fast.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use causeway::document::Document;
use causeway::format::quotes::{CodeUse, Intake, QUOTE_FORMATS, QuoteFile, QuoteSheet};
use causeway::map::{IdSource, SyntheticSize, SystemMap, synthetic};
use divan::Bencher;

const QUOTES: usize = 50_000;
const KINDS: [&str; 2] = ["csv", "qdpx"];

fn main() {
    let map = map();
    for kind in KINDS {
        let bytes = file(kind, &map);
        let sheet = read(kind, &bytes);
        let intake = Intake::of(&sheet, &map, CodeUse::Match);
        let document = taken_in(&map, &intake);
        println!("{kind}: {} bytes, {:?}, {} on the map", bytes.len(), intake.counts(), document.map().quotes().len());
        assert_eq!(document.map().quotes().len(), QUOTES);
    }
    divan::main();
}

fn map() -> SystemMap {
    synthetic(SyntheticSize { elements: 10_000, connections: 20_000, quotes: 0 }, 1)
}

fn labels(map: &SystemMap) -> Vec<String> {
    map.elements().map(|element| element.label.clone()).collect()
}

fn file(kind: &str, map: &SystemMap) -> Vec<u8> {
    let labels = labels(map);
    let label = |at: usize| labels.iter().cycle().nth(at % labels.len()).map_or("", String::as_str);
    let words = |at: usize| {
        format!("{at}: \u{201c}It\u{2019}s hard to say\u{201d}, and there is more\u{2026} than one could ever write down here.")
    };
    if kind == "csv" {
        let mut table = "element,text,attribution,source,consent\n".to_owned();
        for at in 0..QUOTES {
            let _ = writeln!(table, "\"{}\",\"{}\",Person accessing support,Interview {},workshop", label(at), words(at), at % 60);
        }
        return table.into_bytes();
    }
    let codes = labels
        .iter()
        .enumerate()
        .map(|(at, label)| format!("<Code guid=\"c{at}\" name=\"{}\"/>", label.replace('&', "&amp;")))
        .collect::<Vec<_>>()
        .concat();
    let (mut text, mut selections, mut start) = (String::new(), String::new(), 0);
    for at in 0..QUOTES {
        let words = words(at);
        let end = start + words.chars().count();
        let code = at % labels.len();
        let _ = write!(
            selections,
            "<PlainTextSelection guid=\"s{at}\" startPosition=\"{start}\" endPosition=\"{end}\" name=\"\"><Coding guid=\"k{at}\"><CodeRef targetGUID=\"c{code}\"/></Coding></PlainTextSelection>"
        );
        text += &words;
        text += "\n\n";
        start = end + 2;
    }
    let project = format!(
        "<Project><CodeBook><Codes>{codes}</Codes></CodeBook><Sources><TextSource guid=\"t\" name=\"All\" plainTextPath=\"internal://t.txt\">{selections}</TextSource></Sources></Project>"
    );
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("project.qde", project), ("sources/t.txt", text)] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap_or_else(|error| panic!("{error}"));
        writer.write_all(bytes.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    }
    writer.finish().unwrap_or_else(|error| panic!("{error}")).into_inner()
}

fn read(kind: &str, bytes: &[u8]) -> QuoteSheet {
    let format = QUOTE_FORMATS.iter().find(|format| format.name == kind).unwrap_or_else(|| panic!("{kind}"));
    (format.read)(bytes).and_then(QuoteFile::sheet).unwrap_or_else(|error| panic!("{error}"))
}

fn taken_in(map: &SystemMap, intake: &Intake) -> Document {
    let mut document = Document::new(map.clone(), IdSource::seeded(1));
    document.edit(&intake.edit());
    document
}

/// From bytes to a sheet.
#[divan::bench(args = KINDS, sample_count = 10)]
fn read_50k(bencher: Bencher<'_, '_>, kind: &str) {
    let bytes = file(kind, &map());
    bencher.bench(|| read(kind, &bytes));
}

/// From a sheet to what it means for the map.
#[divan::bench(args = KINDS, sample_count = 10)]
fn match_50k(bencher: Bencher<'_, '_>, kind: &str) {
    let map = map();
    let sheet = read(kind, &file(kind, &map));
    bencher.bench(|| Intake::of(&sheet, &map, CodeUse::Match));
}

/// On to the map, as one step.
#[divan::bench(args = KINDS, sample_count = 10)]
fn write_50k(bencher: Bencher<'_, '_>, kind: &str) {
    let map = map();
    let intake = Intake::of(&read(kind, &file(kind, &map)), &map, CodeUse::Match);
    bencher.bench(|| taken_in(&map, &intake));
}
