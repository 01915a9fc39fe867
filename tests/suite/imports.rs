//! Maps of other programs: every sample in `tests/data/import` gives its numbers, in whatever encoding, and damage is told, never a panic.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use causeway::format::{ExportOptions, FORMATS, ImportOptions, Imported, by_name, reader_of, ron};
use causeway::map::{Polarity, ProblemKind, check};
use causeway::release::{Audience, release};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import")
}

/// A sample, its numbers, and what is said of its names.
struct Sample {
    path: PathBuf,
    numbers: Vec<usize>,
    options: ImportOptions,
}

fn samples() -> Vec<Sample> {
    let text = std::fs::read_to_string(folder().join("NUMBERS.txt")).unwrap();
    let sample = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (numbers, names) = words[1..].split_at(9);
        let said = |name: &&str| {
            let (name, sign) = name.rsplit_once('=').unwrap();
            (name.to_owned(), if sign == "+" { Polarity::Plus } else { Polarity::Minus })
        };
        let options = ImportOptions { seed: Some(1), polarity: names.iter().map(said).collect(), ..ImportOptions::default() };
        Sample { path: folder().join(words[0]), numbers: numbers.iter().map(|n| n.parse().unwrap()).collect(), options }
    };
    text.lines().filter(|line| !line.starts_with('#')).map(sample).collect()
}

fn numbers(read: &Imported) -> Vec<usize> {
    let map = &read.map;
    let claims = || map.connections().filter_map(causeway::map::Connection::influence);
    let signs = [Polarity::Plus, Polarity::Minus, Polarity::Unknown].map(|sign| claims().filter(|claim| claim.polarity == sign).count());
    let mut all = vec![map.element_count(), map.connection_count()];
    all.extend(signs);
    all.extend([claims().filter(|claim| claim.delay).count(), map.groups().len(), map.named_loops().len(), map.quotes().len()]);
    all
}

fn read(sample: &Sample, bytes: &[u8]) -> Imported {
    let format = reader_of(&sample.path, bytes).unwrap_or_else(|error| panic!("{}: {error}", sample.path.display()));
    format.read(bytes, &sample.options).unwrap_or_else(|error| panic!("{}: {error}", sample.path.display()))
}

#[test]
fn every_sample_gives_its_numbers_and_a_sound_map() {
    let samples = samples();
    for sample in &samples {
        let bytes = std::fs::read(&sample.path).unwrap();
        let once = read(sample, &bytes);
        let name = sample.path.display();
        assert_eq!(numbers(&once), sample.numbers, "{name}: {:#?}", once.report);
        assert!(once.asked.iter().all(|asked| asked.said.is_some()), "{name}");
        assert!(check(&once.map).iter().all(|problem| problem.kind != ProblemKind::Fault), "{name}");
        assert!(once.report[0].starts_with("Came: "), "{name}");
        assert_eq!(once.map, read(sample, &bytes).map, "{name}: a seed repeats");
        let again = ron::read(ron::write(&once.map).as_bytes(), &ImportOptions::default()).unwrap();
        assert_eq!(numbers(&again), sample.numbers, "{name}, saved and opened again");
    }
    let listed: BTreeSet<PathBuf> = samples.iter().map(|sample| sample.path.clone()).collect();
    let there: BTreeSet<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let unlisted: Vec<_> = there.iter().filter(|path| !listed.contains(*path) && !path.ends_with("NUMBERS.txt")).collect();
    assert!(unlisted.is_empty(), "{unlisted:?}");
}

#[test]
fn every_format_that_is_read_has_a_sample_that_is_known_by_its_content() {
    let known = |sample: &Sample| reader_of(&sample.path, &std::fs::read(&sample.path).unwrap()).unwrap().name;
    let names: BTreeSet<&str> = samples().iter().map(known).collect();
    for format in FORMATS.iter().filter(|format| format.import.is_some() && format.name != "ron") {
        assert!(names.contains(format.name), "{} has no sample", format.name);
    }
    let yed = std::fs::read(folder().join("yed.graphml")).unwrap();
    assert_eq!(reader_of(Path::new("renamed.xml"), &yed).unwrap().name, "graphml");
    assert!(reader_of(Path::new("words.txt"), b"no map at all").unwrap_err().to_string().contains("Causeway reads"));
}

#[test]
fn encodings_and_line_ends_make_no_difference() {
    for sample in samples().iter().filter(|sample| sample.path.extension().unwrap() != "xlsx" && !sample.path.ends_with("latin1.csv")) {
        let text = std::fs::read_to_string(&sample.path).unwrap();
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let ways = [format!("\u{feff}{text}").into_bytes(), text.replace('\n', "\r\n").into_bytes(), utf16];
        for (way, bytes) in ways.iter().enumerate() {
            // XML that says UTF-8 of itself is not UTF-16.
            if way < 2 || !text.starts_with("<?xml") {
                assert_eq!(numbers(&read(sample, bytes)), sample.numbers, "{} in way {way}", sample.path.display());
            }
        }
    }
}

#[test]
fn what_is_cut_short_or_damaged_is_told_and_never_stops_the_program() {
    for sample in samples() {
        let bytes = std::fs::read(&sample.path).unwrap();
        let format = reader_of(&sample.path, &bytes).unwrap();
        for part in 0..24 {
            let _ = format.read(&bytes[..bytes.len() * part / 24], &sample.options);
            let mut damaged = bytes.clone();
            let at = (bytes.len() * part / 24 + 7) % bytes.len();
            damaged[at] = damaged[at].wrapping_add(1 + u8::try_from(part).unwrap() * 9);
            let _ = format.read(&damaged, &sample.options);
            let _ = reader_of(&sample.path, &damaged);
        }
        // A file of another kind, under this format's name.
        for other in [&b""[..], b"\0\0\0", b"[[[[", b"{}", b"<a/>", b"from,to\n", b"*Vertices 9999999999\n", b"[1,2]"] {
            let _ = format.read(other, &sample.options);
        }
    }
}

#[test]
fn traps_of_foreign_files_are_refused_or_read_as_words() {
    let options = ImportOptions::default();
    let deep_xml = "<a>".repeat(100_000);
    let laughs = "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><l>&b;</l>";
    for name in ["graphml", "gexf", "xmile", "mmp"] {
        for text in [deep_xml.as_str(), laughs] {
            assert!(by_name(name).unwrap().read(text.as_bytes(), &options).is_err(), "{name}");
        }
    }
    for name in ["prsm", "kumu", "loopy", "sd-ai", "graph-json", "mmp"] {
        let deep = format!("{{\"nodes\":{}", "[".repeat(200_000));
        assert!(by_name(name).unwrap().read(deep.as_bytes(), &options).is_err(), "{name}");
    }
    let script = "from,to,sign\n<script>alert(1)</script>,=cmd|' /C calc'!A0,+\n";
    let map = by_name("csv").unwrap().read(script.as_bytes(), &options).unwrap().map;
    let labels: Vec<_> = map.elements().map(|element| element.label.as_str()).collect();
    assert_eq!(labels, ["<script>alert(1)</script>", "=cmd|' /C calc'!A0"]);
    let released = release(&map, Audience::Workshop);
    let [svg, csv] = ["svg", "csv"].map(|name| (by_name(name).unwrap().export.unwrap())(&released, &ExportOptions::default()).unwrap());
    assert!(!String::from_utf8_lossy(&svg).contains("<script>"));
    assert!(String::from_utf8_lossy(&csv).contains(",'=cmd"));
}

#[test]
fn a_report_is_kept_with_the_map_if_wanted() {
    let mut read = read(&samples()[0], &std::fs::read(&samples()[0].path).unwrap());
    let before = read.map.element_count();
    read.keep_report("atlas.json", Some(1));
    let kept = read.map.sources().iter().last().unwrap();
    assert_eq!(
        (kept.title.as_str(), kept.note.as_str(), read.map.element_count()),
        ("Imported from atlas.json", read.report.join("\n").as_str(), before)
    );
}

/// What the program says on standard error, and its exit code.
fn convert(arguments: &[&std::ffi::OsStr]) -> (String, Option<i32>) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_causeway")).arg("convert").args(arguments).output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

#[test]
fn the_command_line_says_what_came_and_hears_what_names_mean() {
    let folder_out = tempfile::tempdir().unwrap();
    let out = folder_out.path().join("out.ron");
    let prsm = folder().join("care.prsm");
    let (told, code) = convert(&[prsm.as_os_str(), out.as_os_str()]);
    assert!(code == Some(0) && told.contains("3 connections (3 ?)") && told.contains("--polarity '-ve=-'"), "{told}");
    let said = ["--polarity", "-ve=-", "--polarity", "+VE=+", "--keep-report"].map(std::ffi::OsStr::new);
    let (told, code) = convert(&[&[prsm.as_os_str(), out.as_os_str()][..], &said].concat());
    assert!(code == Some(0) && told.contains("3 connections (2 +, 1 \u{2212})") && !told.contains("To be said"), "{told}");
    assert!(std::fs::read_to_string(&out).unwrap().contains("Imported from care.prsm"));
    let binary = folder_out.path().join("model.vmf");
    std::fs::write(&binary, b"\x00\x01\x02").unwrap();
    let (told, code) = convert(&[binary.as_os_str(), out.as_os_str()]);
    assert!(code == Some(2) && told.contains("this is a Vensim binary model; open it in Vensim and export it as .mdl"), "{told}");
    for name in ["loopy.url.txt", "loopy2.url.txt"] {
        let link = std::fs::read_to_string(folder().join(name)).unwrap();
        let (told, code) = convert(&[link.trim().as_ref(), out.as_os_str()]);
        assert!(code == Some(0) && told.contains("3 elements"), "{told}");
    }
}
