//! The journal of unsaved work: whatever was written down comes back, whatever ends the program and wherever its last write stopped.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use causeway::document::{Document, Edit, ElementField, Withdrawal};
use causeway::format::Passphrase;
use causeway::format::sealed::is_sealed;
use causeway::map::{ElementKind, IdSource, Part, Point, Quote, SystemMap};
use causeway::storage::journal::{About, Journal, Keeper, RecoverError, discard, forget_words, mark_offered, mark_tried, recover, scan};
use causeway::storage::{Disk, RealDisk, TakenBack};
use proptest::prelude::*;

use crate::faulty_disk::{Fault, FaultyDisk};
use crate::random_map::random_map;

const SAID: &str = "Nobody had told me that I could say no.";

struct Root(tempfile::TempDir);

impl Root {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
    fn path(&self) -> &Path {
        self.0.path()
    }
    /// Every file below it.
    fn files(&self) -> Vec<PathBuf> {
        let folders = fs::read_dir(self.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path())).collect();
        files.sort();
        files
    }
}

fn about() -> About {
    About { path: Some("/maps/streets.ron".into()), digest: Some("d1".into()) }
}

/// Something that a person does.
fn act(document: &mut Document, dice: &mut fastrand::Rng) {
    let elements: Vec<_> = document.map().elements().map(|element| element.id).collect();
    let any = (!elements.is_empty()).then(|| elements[dice.usize(..elements.len().max(1))]);
    match (dice.u8(..8), any) {
        (0 | 1, _) | (_, None) => {
            let id = document.new_id();
            let at = Point::new(f64::from(dice.i32(-500..500)), 0.0);
            document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: format!("Factor {}", dice.u16(..)), at });
        }
        (2, Some(id)) => document.edit(&Edit::Elements(vec![id], ElementField::Label(format!("Label \"{}\"\n", dice.u16(..))))),
        (3, Some(id)) => document.edit(&Edit::Move(vec![(id, Point::new(f64::from(dice.i32(-500..500)), 7.5))])),
        (4, Some(id)) => document.edit(&Edit::Delete(vec![Part::Element(id)])),
        (5, _) => drop(document.undo()),
        (6, _) => drop(document.redo()),
        (_, Some(_)) => {
            let quote = Quote::new(document.new_id(), 0, format!("Words {}", dice.u16(..)));
            document.edit(&Edit::AddQuote(Box::new(quote)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_step_comes_back(seed in any::<u64>(), steps in 1..40_usize, whole_at in 0..40_usize) {
        let root = Root::new();
        let mut document = Document::new(random_map(5, seed), IdSource::seeded(seed));
        let mut dice = fastrand::Rng::with_seed(seed);
        let mut journal = Journal::begin(&RealDisk, root.path(), about(), document.map(), None).unwrap();
        for step in 0..steps {
            act(&mut document, &mut dice);
            if step == whole_at {
                journal.snapshot().unwrap();
            }
            if let Some(changes) = document.take_changes() {
                journal.append(&changes).unwrap();
            }
        }
        let recovered = recover(&RealDisk, journal.folder(), None).unwrap();
        prop_assert_eq!(&recovered.map, document.map());
        prop_assert_eq!(recovered.map.numbers(), document.map().numbers());
        prop_assert_eq!((recovered.about, recovered.report), (about(), Vec::new()));
    }
}

/// A journal of a few steps: its folder, and the map after each.
fn written(root: &Root, steps: usize) -> (PathBuf, Vec<SystemMap>) {
    let mut document = Document::new(SystemMap::default(), IdSource::seeded(4));
    let mut dice = fastrand::Rng::with_seed(3);
    let mut journal = Journal::begin(&RealDisk, root.path(), about(), document.map(), None).unwrap();
    let mut states = vec![document.map().clone()];
    for _ in 0..steps {
        act(&mut document, &mut dice);
        if let Some(changes) = document.take_changes() {
            journal.append(&changes).unwrap();
            states.push(document.map().clone());
        }
    }
    (journal.folder().to_owned(), states)
}

#[test]
fn a_journal_cut_off_anywhere_gives_every_whole_step_before() {
    let root = Root::new();
    let (folder, states) = written(&root, 4);
    let log = folder.join("000001.log");
    let bytes = fs::read(&log).unwrap();
    let mut seen = 0;
    for cut in 0..=bytes.len() {
        fs::write(&log, &bytes[..cut]).unwrap();
        let recovered = recover(&RealDisk, &folder, None).unwrap();
        let at = states.iter().position(|state| *state == recovered.map).expect("a state that was");
        assert!(at >= seen, "more bytes never bring back less");
        seen = at;
    }
    assert_eq!(seen, states.len() - 1);
    for at in (0..bytes.len()).step_by(13) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        fs::write(&log, &flipped).unwrap();
        let recovered = recover(&RealDisk, &folder, None).unwrap();
        assert!(states.contains(&recovered.map), "byte {at}");
        assert_eq!(recovered.report.len(), 1);
    }
}

#[test]
fn a_damaged_generation_is_told_and_the_one_before_it_taken() {
    let root = Root::new();
    let mut document = Document::new(random_map(2, 9), IdSource::seeded(4));
    let mut journal = Journal::begin(&RealDisk, root.path(), about(), document.map(), None).unwrap();
    act(&mut document, &mut fastrand::Rng::with_seed(3));
    journal.append(&document.take_changes().unwrap()).unwrap();
    journal.snapshot().unwrap();
    fs::write(journal.folder().join("000002.ron"), "(((").unwrap();
    let recovered = recover(&RealDisk, journal.folder(), None).unwrap();
    assert_eq!(&recovered.map, document.map());
    assert!(recovered.report[0].contains("damaged"));
    fs::write(journal.folder().join("000001.ron"), "").unwrap();
    assert_eq!(recover(&RealDisk, journal.folder(), None).unwrap_err(), RecoverError::Damaged);
}

#[test]
fn a_fault_at_any_call_loses_nothing_that_was_acknowledged() {
    let kinds = [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::Other, ErrorKind::Interrupted];
    let mut faults = 0;
    for (times, kind) in kinds.into_iter().flat_map(|kind| [(1, kind), (usize::MAX, kind)]) {
        for call in 1.. {
            let root = Root::new();
            let disk = FaultyDisk::new(Fault { call, times, kind });
            let mut document = Document::new(random_map(1, 9), IdSource::seeded(4));
            let mut dice = fastrand::Rng::with_seed(3);
            let mut states = vec![document.map().clone()];
            let mut safe = None;
            let mut journal = Journal::new(&disk, root.path(), about(), document.map(), None).unwrap();
            if journal.snapshot().is_ok() {
                safe = Some(0);
            }
            for step in 1..5 {
                act(&mut document, &mut dice);
                let Some(changes) = document.take_changes() else { continue };
                states.push(document.map().clone());
                let done = journal.append(&changes).and_then(|()| journal.sync());
                let done = if step == 2 { done.and_then(|()| journal.snapshot()) } else { done };
                if done.is_ok() {
                    safe = Some(states.len() - 1);
                }
            }
            let folder = journal.folder().to_owned();
            drop(journal);
            match (recover(&RealDisk, &folder, None), safe) {
                (Ok(recovered), safe) => {
                    let at = states.iter().rposition(|state| *state == recovered.map).expect("a state that was");
                    assert!(safe.is_none_or(|safe| at >= safe), "{at} < {safe:?} after {:?}", disk.failed());
                }
                (Err(error), safe) => assert!(safe.is_none(), "{error} after {:?}", disk.failed()),
            }
            if disk.failed().is_empty() {
                break;
            }
            faults += 1;
        }
    }
    assert!(faults > 100, "{faults}");
}

#[test]
fn recovering_leaves_the_journal_whole_until_another_is_kept() {
    let root = Root::new();
    let (folder, states) = written(&root, 5);
    for call in 1.. {
        let disk = FaultyDisk::new(Fault { call, times: usize::MAX, kind: ErrorKind::Other });
        mark_tried(&disk, &folder);
        let recovered = recover(&disk, &folder, None);
        let begun = recovered.ok().and_then(|found| Journal::begin(&disk, root.path(), found.about, &found.map, None).ok());
        let newest = begun.as_ref().map_or(folder.clone(), |journal| journal.folder().to_owned());
        assert_eq!(&recover(&RealDisk, &newest, None).unwrap().map, states.last().unwrap(), "stopped at {call}");
        drop(begun);
        if disk.failed().is_empty() {
            break;
        }
    }
    let offered = scan(&RealDisk, root.path());
    assert!(offered.iter().any(|found| found.folder == folder && found.tried), "the next start knows that it was tried");
}

#[test]
fn words_taken_back_are_in_no_file_any_more() {
    let root = Root::new();
    let holds = |root: &Root| root.files().iter().any(|file| String::from_utf8_lossy(&fs::read(file).unwrap()).contains("could say no"));
    let mut document = Document::new(random_map(2, 9), IdSource::seeded(4));
    let mut journal = Journal::begin(&RealDisk, root.path(), about(), document.map(), None).unwrap();
    let quote = Quote { participant: "P7".into(), ..Quote::new(document.new_id(), 0, SAID) };
    let id = quote.id;
    document.edit(&Edit::AddQuote(Box::new(quote)));
    journal.append(&document.take_changes().unwrap()).unwrap();
    journal.snapshot().unwrap();
    assert!(holds(&root));
    let left = root.path().join("crashed");
    fs::create_dir(&left).unwrap();
    for file in root.files() {
        fs::copy(&file, left.join(file.file_name().unwrap())).unwrap();
    }
    document.withdraw(&Withdrawal::Participant("P7".into()), "2026-11-29");
    journal.append(&document.take_changes().unwrap()).unwrap();
    assert!(!String::from_utf8_lossy(&fs::read(journal.folder().join("000003.ron")).unwrap()).contains("could say no"));
    assert_eq!(&recover(&RealDisk, journal.folder(), None).unwrap().map, document.map());
    let taken = TakenBack::new(&[id], &Withdrawal::Quote(id), None);
    assert!(holds(&root), "the copy of an earlier session still has them");
    assert_eq!(forget_words(&RealDisk, root.path(), &taken, "2026-11-29").unwrap().0, 1);
    assert_eq!(forget_words(&RealDisk, root.path(), &taken, "2026-11-29").unwrap().0, 0, "a tombstone is no word");
    assert!(!holds(&root));
    let all = scan(&RealDisk, root.path());
    assert!(recover(&RealDisk, &all[0].folder, None).unwrap().map.tombstones().contains(id));
}

#[test]
fn the_journal_of_a_protected_map_is_protected() {
    let root = Root::new();
    let passphrase = Passphrase::new("otter lamp quiet seven");
    let mut document = Document::new(random_map(2, 9), IdSource::seeded(4));
    let mut journal = Journal::begin(&RealDisk, root.path(), about(), document.map(), Some(&passphrase)).unwrap();
    for words in [SAID, "More words."] {
        document.edit(&Edit::AddQuote(Box::new(Quote::new(document.new_id(), 0, words))));
        journal.append(&document.take_changes().unwrap()).unwrap();
    }
    let folder = journal.folder().to_owned();
    for file in root.files() {
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(5).any(|window| window == b"words" || window == b"quote"), "{}", file.display());
    }
    assert!(is_sealed(&fs::read(folder.join("000001.ron.age")).unwrap()));
    assert_eq!(&recover(&RealDisk, &folder, Some(&passphrase)).unwrap().map, document.map());
    assert_eq!(recover(&RealDisk, &folder, None).unwrap_err(), RecoverError::Locked(None));
    assert!(matches!(recover(&RealDisk, &folder, Some(&Passphrase::new("no"))).unwrap_err(), RecoverError::Locked(Some(_))));
    drop(journal);
    assert!(scan(&RealDisk, root.path())[0].sealed);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let root = Root::new();
    let inside = root.path().join("made/when/needed");
    let journal = Journal::begin(&RealDisk, &inside, about(), &random_map(2, 1), None).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(journal.folder()), 0o700);
    for file in fs::read_dir(journal.folder()).unwrap() {
        assert_eq!(mode(&file.unwrap().path()), 0o600);
    }
}

#[test]
fn what_a_window_still_has_is_not_offered_and_goes_when_it_is_closed_in_order() {
    let root = Root::new();
    let map = random_map(2, 1);
    let mut keeper = Keeper::new(root.path().to_owned());
    keeper.begin(about(), map.clone(), None, None);
    keeper.finish();
    let left = scan(&RealDisk, root.path());
    assert_eq!(recover(&RealDisk, &left[0].folder, None).unwrap().map, map);
    let mut next = Keeper::new(root.path().to_owned());
    next.begin(about(), map.clone(), None, Some(left[0].folder.clone()));
    next.close();
    next.finish();
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0, "both are gone: the map was saved");
    let held = Journal::begin(&RealDisk, root.path(), about(), &map, None).unwrap();
    assert!(scan(&RealDisk, root.path()).is_empty());
    drop(held);
    assert_eq!(scan(&RealDisk, root.path()).len(), 1);
}

#[test]
fn twenty_generations_are_kept_and_thirty_days_if_somebody_saw_it() {
    let root = Root::new();
    let mut journal = Journal::begin(&RealDisk, root.path(), about(), &random_map(1, 1), None).unwrap();
    (0..30).for_each(|_| journal.snapshot().unwrap());
    let folder = journal.folder().to_owned();
    drop(journal);
    assert_eq!(RealDisk.names(&folder).unwrap().iter().filter(|path| path.extension().is_some_and(|e| e == "ron")).count(), 20 + 1);
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(24 * 3650);
    for file in root.files() {
        fs::File::options().write(true).open(file).unwrap().set_modified(long_ago).unwrap();
    }
    // A clock that jumps ten years takes nothing away that nobody has seen.
    assert_eq!(scan(&RealDisk, root.path()).len(), 1);
    mark_offered(&RealDisk, &folder);
    assert_eq!(scan(&RealDisk, root.path()).len(), 0);
    assert!(!folder.exists());
    discard(&RealDisk, &folder).expect("what is gone already is no error");
}
