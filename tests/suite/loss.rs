//! The 25 cases in which other programs lose maps, and what shows that this one does not: a row a case. All of it runs with `cargo test`
//! in under a minute but for the scripts, which need a file system, a window or a user of their own and are run by hand:
//! `tests/scripts/loss.sh`, `tests/scripts/window.sh`. Long forms: `CAUSEWAY_LOSS=1000 cargo test --test suite loss ended`, `fuzz/run`.
//!
//! | | case | shown by |
//! |---|---|---|
//! | 1 | killed at any moment of a save | `loss::a_save_that_is_killed…` |
//! | 2 | a fault at any call, once or for ever, six kinds | `storage::a_fault_at_any_call…`, `journal::a_fault_at_any_call…` |
//! | 3 | disk full, file too large | `loss::a_file_that_may_not_grow…`, `loss.sh` (tmpfs; save and export) |
//! | 4 | the power fails at any call | `power::*`, on a disk that keeps what was synced and chance decides of the rest |
//! | 5 | the disk does not confirm | `storage::a_fault_at_any_call…` (`sync`, `sync_folder`) |
//! | 6 | rename fails for a while or for ever | `storage::a_rename_that_fails_five_times…`, `storage::a_fault_at_any_call…` |
//! | 7 | write-protected file or folder | `storage::permission_bits_stay…`, `loss.sh` (as another user: root may write anywhere) |
//! | 8 | links, chains, dangling, circles | `storage::links_lead_to_the_file_and_stay` |
//! | 9 | two names, labels, another owner | `storage::a_file_with_two_names…`, `loss::labels_of_a_file_stay`, `loss.sh` (owner) |
//! | 10 | target gone or replaced by a folder | `loss::a_file_that_became_a_folder…` |
//! | 11 | two windows, two writers | `loss::of_two_racing_writers…`, `lock::tests::*` (second window is told and reads only) |
//! | 12 | changed by others: reload, keep both, merge | `storage::somebody_elses_change…`, `merge::*`, `ui_merging::*` |
//! | 13 | touched; clock ten years off | `loss::only_content_tells_a_change`, `journal::twenty_generations…` |
//! | 14 | stale lock, unreadable lock, another computer's | `lock::tests::*` |
//! | 15 | copies that sync programs leave | `app::sharing::tests::*` |
//! | 16 | ended after an edit: signals, abort, panic, full stack | `ended::whatever_ends_the_program…`, `window.sh` (the real window; the screen goes away) |
//! | 17 | stopped while recovering, or by what is recovered | `journal::recovering_leaves_the_journal_whole…`, `ui_recovery::*` |
//! | 18 | damaged files | `native_file::*` (every cut, every bit), `format::ron::salvage::tests::*` |
//! | 19 | stopped and gone on while others save | `ended::a_program_that_sleeps…`; a lost graphics device ends the program as in 16 |
//! | 20 | depth, size, number, little memory | `loss::what_is_far_too_much…`, `ended::what_is_far_too_much…`, `ended::a_program_without_memory…` |
//! | 21 | numbers that are none, doubles, dangling ends, newer files | `native_file::faults_are_mended…`, `native_file::what_a_newer_version…` |
//! | 22 | hostile containers and markup | `format::guard::tests::*`, `format::markup::tests::*`, `quotes_in::files_made_to_do_harm…`, `hostile::*` |
//! | 23 | formulas, scripts and quotes in what goes out | `format::csv::cell::tests::*`, `hostile::labels_that_would_run…`, `painters::*` |
//! | 24 | bidi, zero width, control letters, emoji | `format::ron::quoting::tests::*`, `quotes_in::every_character…`, `pdf_text::*` |
//! | 25 | names and places of files | `loss::files_of_any_name…`, `storage::a_long_name_still_fits` |
//!
//! Words that were taken back are lost on purpose, everywhere: `withdrawal::*`, `taken_back::*` (two programs), `leaks::*`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use causeway::document::{Document, Edit};
use causeway::format::{Checksum, ImportOptions, ron};
use causeway::map::{Element, ElementId, ElementKind, IdSource, Numbers, Point, SystemMap};
use causeway::storage::{SaveError, open_map, save_map, write_file};

/// How often what is left to chance is tried.
fn tries(short: usize) -> usize {
    std::env::var("CAUSEWAY_LOSS").ok().and_then(|said| said.parse().ok()).unwrap_or(short)
}

/// A map whose number is known: as many elements as it says, so that a mixture of two would show.
fn numbered(number: u32) -> SystemMap {
    let elements = (1..=number % 50 + 1).map(|at| {
        Element::new(ElementId::from_value(u64::from(at)), at, ElementKind::Factor, format!("Save {number}"), Point::ZERO).into()
    });
    SystemMap::from_records(elements, Numbers { elements: number, connections: 0, quotes: 0 }).0
}

/// The number of a map, if all of it is of that number.
fn number_of(map: &SystemMap) -> u32 {
    let number = map.elements().next().unwrap().label.strip_prefix("Save ").unwrap().parse().unwrap();
    assert_eq!(map, &numbered(number), "two maps are mixed");
    number
}

const CHILD: &str = "CAUSEWAY_LOSS_CHILD";

/// Not a test by itself: saves for ever, and says after each save that it is done.
#[test]
#[ignore = "started by the test below, and killed"]
fn saves_for_ever() {
    let Ok(path) = std::env::var(CHILD) else { return };
    let mut number = open_map(Path::new(&path)).map_or(0, |opened| number_of(&opened.imported.map));
    loop {
        number += 1;
        save_map(Path::new(&path), &numbered(number), None).unwrap();
        println!("\nsaved {number}");
    }
}

#[test]
fn a_save_that_is_killed_leaves_a_whole_map_and_loses_no_word_it_gave() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    let mut rng = fastrand::Rng::with_seed(8);
    for _ in 0..tries(25) {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "loss::saves_for_ever", "--ignored", "--nocapture", "--test-threads=1"])
            .env(CHILD, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let said = |line: &String| line.strip_prefix("saved ").and_then(|number| number.parse::<u32>().ok());
        let first = lines.by_ref().find_map(|line| said(&line)).unwrap();
        std::thread::sleep(Duration::from_micros(rng.u64(0..30_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        let last = lines.filter_map(|line| said(&line)).last().unwrap_or(first);
        let opened = open_map(&path).unwrap();
        assert_eq!((opened.imported.checksum, opened.imported.report), (Checksum::Matches, Vec::new()));
        assert!(number_of(&opened.imported.map) >= last, "save {last} was acknowledged and is lost");
    }
    // What killed saves left beside the map goes once it is old enough to belong to nobody.
    let an_hour_ago = std::time::SystemTime::now() - Duration::from_hours(1);
    for entry in fs::read_dir(folder.path()).unwrap() {
        fs::File::options().write(true).open(entry.unwrap().path()).unwrap().set_modified(an_hour_ago).unwrap();
    }
    open_map(&path).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn of_two_racing_writers_none_loses_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    save_map(&path, &SystemMap::default(), None).unwrap();
    let rounds = tries(40);
    let writer = |seed: u64| {
        let (mut kept, mut refused) = (Vec::new(), 0_usize);
        for round in 0..rounds {
            let opened = open_map(&path).unwrap();
            let mut document = Document::new(opened.imported.map, IdSource::seeded(seed << 32 | round as u64));
            let id = document.new_id();
            document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: format!("{seed}"), at: Point::ZERO });
            match save_map(&path, document.map(), Some(&opened.digest)) {
                Ok(_) => kept.push(id),
                Err(SaveError::ChangedOnDisk(_)) => refused += 1,
                Err(error) => panic!("{error}"),
            }
        }
        (kept, refused)
    };
    let (one, other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| writer(2));
        (writer(1), other.join().unwrap())
    });
    let map = open_map(&path).unwrap().imported.map;
    let lost = one.0.iter().chain(&other.0).filter(|&&id| map.element(id).is_none()).count();
    assert_eq!(lost, 0, "of {} that were acknowledged", one.0.len() + other.0.len());
    assert_eq!(map.element_count() + one.1 + other.1, 2 * rounds);
    assert!(one.1 + other.1 > 0, "they did race");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_grow_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (small, large) = (folder.path().join("small.ron"), folder.path().join("large.ron"));
    save_map(&small, &numbered(3), None).unwrap();
    save_map(&large, &causeway::map::synthetic(causeway::map::SyntheticSize { elements: 300, connections: 300, quotes: 0 }, 1), None)
        .unwrap();
    // With the signal ignored the write fails; without, the system kills the program in the middle of it.
    for (trap, killed) in [("trap '' XFSZ; ", false), ("", true)] {
        let script = format!("{trap}ulimit -f 8; exec \"$0\" convert large.ron small.ron");
        let run = Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_causeway")]).current_dir(folder.path()).output().unwrap();
        assert_eq!(number_of(&open_map(&small).unwrap().imported.map), 3);
        let told = String::from_utf8_lossy(&run.stderr).into_owned();
        if killed {
            assert!(!run.status.success());
        } else {
            assert!(run.status.code() == Some(2) && told.contains("what was there is unchanged"), "{told}");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing half written is left");
        }
    }
}

#[cfg(unix)]
#[test]
fn labels_of_a_file_stay() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    save_map(&path, &numbered(1), None).unwrap();
    if let Err(error) = xattr::set(&path, "user.where", b"interviews of May") {
        // A file system without labels has none to lose.
        assert_eq!(error.kind(), std::io::ErrorKind::Unsupported);
        return;
    }
    save_map(&path, &numbered(2), None).unwrap();
    assert_eq!(xattr::get(&path, "user.where").unwrap().as_deref(), Some(&b"interviews of May"[..]));
}

#[test]
fn a_file_that_became_a_folder_or_is_gone_is_told_or_written_anew() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("there");
    fs::create_dir(&inside).unwrap();
    let path = inside.join("map.ron");
    let saved = save_map(&path, &numbered(1), None).unwrap();
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let told = save_map(&path, &numbered(2), Some(&saved.digest)).unwrap_err();
    assert!(matches!(told, SaveError::NotAFile(_)), "{told}");
    fs::remove_dir_all(&inside).unwrap();
    let told = save_map(&path, &numbered(2), Some(&saved.digest)).unwrap_err().to_string();
    assert!(told.contains("its folder is not there"), "{told}");
    fs::create_dir(&inside).unwrap();
    save_map(&path, &numbered(2), Some(&saved.digest)).unwrap();
    assert_eq!(number_of(&open_map(&path).unwrap().imported.map), 2);
}

#[test]
fn only_content_tells_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    let set_clock = |days: u64, ahead: bool| {
        let (now, far) = (std::time::SystemTime::now(), Duration::from_hours(24 * days));
        fs::File::options().write(true).open(&path).unwrap().set_modified(if ahead { now + far } else { now - far }).unwrap();
    };
    let saved = save_map(&path, &numbered(1), None).unwrap();
    for (days, ahead) in [(3650, true), (3650, false)] {
        set_clock(days, ahead);
        save_map(&path, &numbered(1), Some(&saved.digest)).expect("a file with the same bytes is the same file, whatever its time");
        write_file(&path, ron::write(&numbered(9)).as_bytes()).unwrap();
        set_clock(days, ahead);
        assert!(matches!(save_map(&path, &numbered(2), Some(&saved.digest)), Err(SaveError::ChangedOnDisk(_))));
        save_map(&path, &numbered(1), None).unwrap();
    }
}

#[test]
fn what_is_far_too_much_is_answered() {
    let read = |text: String| ron::read(text.as_bytes(), &ImportOptions::default());
    let deep = format!("(format: 1, elements: {}", "[".repeat(100_000));
    assert!(read(deep).unwrap_err().to_string().contains("; "));
    let unknown = format!("(format: 1, later: {}1{})", "[".repeat(100_000), "]".repeat(100_000));
    assert!(read(unknown).unwrap_err().to_string().contains("nested too deeply"));
    let large = vec![b' '; 64 * 1024 * 1024 + 1];
    assert!(ron::read(&large, &ImportOptions::default()).unwrap_err().to_string().contains("MiB"));
    let label = "word ".repeat(2 * 1024 * 1024);
    let long = read(format!("(format: 1, elements: [(id: \"1\", number: 1, label: \"{label}\")])")).unwrap();
    assert_eq!(long.map.elements().next().unwrap().label.len(), label.len());
    let blocks: String = (1..20_000).map(|at| format!("(id: \"{at}\", number: {at}, x: 1e400, y: NaN),")).collect();
    let far = read(format!("(format: 1, elements: [{blocks}])")).unwrap();
    assert!(far.map.elements().all(|element| element.at == Point::ZERO));
}

#[cfg(unix)]
#[test]
fn files_of_any_name_are_written_or_refused_in_a_sentence() {
    use std::ffi::{OsStr, OsString};
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    save_map(&folder.path().join("map.ron"), &numbered(3), None).unwrap();
    let deep = "deep/".repeat(60) + "map.ron";
    fs::create_dir_all(folder.path().join(&deep).parent().unwrap()).unwrap();
    let names: Vec<OsString> = [
        "CON.ron",
        "map. .ron",
        "ends with a space .ron",
        "\u{1f5fa}\u{fe0f} carte.ron",
        "-o.ron",
        "'\"$(x)`.ron",
        "a\nb.ron",
        "=1+1.ron",
        &deep,
    ]
    .iter()
    .map(OsString::from)
    .chain([OsStr::from_bytes(b"latin \xe9\xff.ron").to_owned()])
    .collect();
    let run = |out: &OsStr| {
        let out = Path::new(".").join(out);
        Command::new(env!("CARGO_BIN_EXE_causeway")).arg("convert").arg("map.ron").arg(out).current_dir(folder.path()).output().unwrap()
    };
    for name in &names {
        let done = run(name);
        assert!(done.status.success(), "{name:?}: {}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(number_of(&open_map(&folder.path().join(name)).unwrap().imported.map), 3);
    }
    for name in ["n".repeat(300) + ".ron", "nowhere/map.ron".to_owned(), "map.ron/inside.ron".to_owned()] {
        let done = run(OsStr::new(&name));
        let told = String::from_utf8(done.stderr).unwrap();
        assert!(done.status.code() == Some(2) && told.lines().count() == 1 && told.contains("; "), "{told}");
    }
}
