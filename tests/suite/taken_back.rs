//! Words taken back by one program go from what another has open: its map, its history, its journal. The other programs are real ones: this
//! test binary, doing what a window does between two frames.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use causeway::command::perform;
use causeway::document::{Document, Edit, Withdrawal};
use causeway::format::{Passphrase, ron};
use causeway::map::{IdSource, Quote, QuoteId, SystemMap};
use causeway::session::{FileState, ParticipantAction, Session, Wish};
use causeway::storage::journal::{About, Journal, Keeper, heed_opened, recover};
use causeway::storage::{Ear, RealDisk, TakenBack, open_map, save_map, tell_taken_back};

const WINDOW: &str = "CAUSEWAY_TEST_WINDOW";
const SAID: &str = "Nobody had told me that I could say no.";
const TODAY: &str = "2026-11-29";

fn quote(document: &Document, participant: &str, words: &str) -> Quote {
    Quote { participant: participant.into(), ..Quote::new(document.new_id(), 0, words) }
}

/// A map in which two people speak, and the quote of the first.
fn spoken() -> (SystemMap, QuoteId) {
    let mut document = Document::new(SystemMap::default(), IdSource::seeded(5));
    let (first, other) = (quote(&document, "P1", SAID), quote(&document, "P2", "They rang me back."));
    let id = first.id;
    for said in [first, other] {
        document.edit(&Edit::AddQuote(Box::new(said)));
    }
    (document.map().clone(), id)
}

fn opened(path: &Path) -> Session {
    let mut session = Session::new();
    session.open(open_map(path).unwrap().imported.map, FileState { path: Some(path.to_owned()), ..FileState::default() });
    session
}

/// Not a test by itself: a window with unsaved changes, in which the same person said more, some of it undone.
#[test]
#[ignore = "started by the tests below, and ended by them"]
fn window() {
    let Ok(path) = std::env::var(WINDOW) else { return };
    let data = causeway::storage::data_folder().unwrap();
    let mut session = opened(Path::new(&path));
    let ear = Ear::new(data.join("taken-back"), || {});
    let mut keeper = Keeper::new(data.join("recovery"));
    keeper.begin(About { path: Some(path.clone().into()), digest: None }, session.map().clone(), None, None);
    for words in [SAID, "Nobody asked. (undone)"] {
        let more = quote(&session.document, "p1", words);
        session.document.edit(&Edit::AddQuote(Box::new(more)));
        keeper.note(session.document.take_changes().unwrap());
    }
    session.document.undo();
    keeper.note(session.document.take_changes().unwrap());
    std::thread::sleep(Duration::from_millis(300));
    println!("\nopen");
    // Ended by the test; never left behind by one that failed.
    for _ in 0..600 {
        for taken in ear.heard() {
            perform(&mut session, ParticipantAction::Heard(taken).into());
            session.document.take_changes().into_iter().for_each(|changes| keeper.note(changes));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

struct Desk(tempfile::TempDir);

impl Desk {
    fn new(maps: &[&str], map: &SystemMap) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        for name in maps {
            save_map(&desk.path(name), map, None).unwrap();
        }
        desk
    }
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    fn window(&self, map: &str) -> Child {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "taken_back::window", "--ignored", "--nocapture", "--test-threads=1"])
            .env(WINDOW, self.path(map))
            .env("CAUSEWAY_DATA_DIR", self.path("data"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.any(|line| line == "open"));
        child
    }
    /// Takes back on the command line, and hands over what was told.
    fn withdraw(&self, what: [&str; 2]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_causeway"));
        let run = command.args(["withdraw", "map.ron", what[0], what[1], "-o", "map.ron"]).current_dir(self.0.path());
        let done = run.env("CAUSEWAY_DATA_DIR", self.path("data")).output().unwrap();
        assert_eq!(done.status.code(), Some(0));
        String::from_utf8(done.stderr).unwrap()
    }
    /// Files of the program that hold these words.
    fn holding(&self, words: &str) -> Vec<PathBuf> {
        let mut folders = vec![self.path("data")];
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(words) {
                    found.push(path);
                }
            }
        }
        found
    }
}

fn end(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn words_go_from_the_journals_of_all_open_windows() {
    let (map, _) = spoken();
    let desk = Desk::new(&["map.ron", "copy.ron"], &map);
    let (same, copy) = (desk.window("map.ron"), desk.window("copy.ron"));
    assert!(desk.holding(SAID).len() >= 4, "{:?}", desk.holding(SAID));
    let told = desk.withdraw(["--participant", "P1"]);
    assert!(!told.contains("does not answer"), "{told}");
    // In the same map all that they said goes, undone or not; in another what was taken back, and no more.
    let journals = scan_all(&desk);
    for (map, at) in &journals {
        let own = at.ends_with("map.ron");
        assert_eq!(map.quotes().iter().filter(|quote| quote.original == SAID).count(), usize::from(!own), "{}", at.display());
        assert_eq!(map.quotes().iter().filter(|quote| quote.original == "They rang me back.").count(), 1);
        assert_eq!(map.tombstones().len(), if own { 3 } else { 1 });
    }
    assert_eq!((journals.len(), desk.holding("(undone)").len()), (2, 0));
    let told = desk.withdraw(["--quote", "Q2"]);
    assert!(!told.contains("does not answer") && desk.holding("They rang").is_empty(), "{told}");
    end(same);
    end(copy);
}

/// Every journal: its map, and the file that it belongs to.
fn scan_all(desk: &Desk) -> Vec<(SystemMap, PathBuf)> {
    let folders = fs::read_dir(desk.path("data/recovery")).unwrap().map(|entry| entry.unwrap().path());
    let recovered = folders.map(|folder| recover(&RealDisk, &folder, None).unwrap());
    recovered.map(|recovered| (recovered.map, recovered.about.path.unwrap())).collect()
}

#[cfg(unix)]
#[test]
fn a_window_that_does_not_answer_is_told_of_and_what_it_leaves_is_cleaned() {
    use causeway::storage::journal::{heed, scan, still_held};

    let (map, id) = spoken();
    let desk = Desk::new(&["map.ron"], &map);
    let child = desk.window("map.ron");
    let signal = |name: &str| assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
    signal("-STOP");
    let told = desk.withdraw(["--participant", "P1"]);
    assert!(told.contains("does not answer; close it without saving"), "{told}");
    assert_eq!(still_held(&RealDisk, &desk.path("data/recovery"), &[id]), 1);
    end(child);
    let heed = || heed(&RealDisk, &desk.path("data/recovery"), &desk.path("data/taken-back"), TODAY).unwrap();
    assert_eq!((heed(), heed()), (1, 0), "the next start takes them out, once");
    assert!(desk.holding(SAID).is_empty(), "{:?}", desk.holding(SAID));
    let left = scan(&RealDisk, &desk.path("data/recovery"));
    assert_eq!(recover(&RealDisk, &left[0].folder, None).unwrap().map.tombstones().len(), 2);
}

#[test]
fn work_under_a_passphrase_is_cleaned_when_it_is_opened() {
    let (map, id) = spoken();
    let folder = tempfile::tempdir().unwrap();
    let passphrase = Passphrase::new("otter lamp quiet seven");
    let journal = Journal::begin(&RealDisk, folder.path(), About::default(), &map, Some(&passphrase)).unwrap();
    let left = journal.folder().to_owned();
    drop(journal);
    let told = folder.path().join("told");
    tell_taken_back(&RealDisk, &told, &TakenBack::new(&[id], &Withdrawal::Quote(id), None)).unwrap();
    let mut recovered = recover(&RealDisk, &left, Some(&passphrase)).unwrap();
    heed_opened(&RealDisk, &left, &mut recovered, &told, TODAY);
    assert!(!ron::write(&recovered.map).contains(SAID) && recovered.map.tombstones().contains(id));
    // What was begun afterwards has the words for a reason: whoever took them back thought better of it and did not save.
    std::thread::sleep(Duration::from_millis(20));
    let later = Journal::begin(&RealDisk, folder.path(), About::default(), &map, None).unwrap();
    let mut kept = recover(&RealDisk, later.folder(), None).unwrap();
    heed_opened(&RealDisk, later.folder(), &mut kept, &told, TODAY);
    assert_eq!(kept.map.quotes().len(), 2);
}

#[test]
fn where_the_same_code_may_be_somebody_else_a_person_decides() {
    let (map, id) = spoken();
    let desk = Desk::new(&["map.ron", "other.ron"], &map);
    let taken = TakenBack::new(&[id], &Withdrawal::Participant("P1".into()), Some(&desk.path("map.ron")));
    assert!(!format!("{taken:?}").contains("P1"), "the code itself is told to nobody");
    let mut other = opened(&desk.path("other.ron"));
    let more = quote(&other.document, "p1 ", "I said this to somebody else.");
    other.document.edit(&Edit::AddQuote(Box::new(more)));
    other.document.withdraw(&Withdrawal::Quote(id), TODAY);
    perform(&mut other, ParticipantAction::Heard(taken.clone()).into());
    assert_eq!(other.map().quotes().len(), 2, "nothing goes by itself");
    let told = &other.shell.notices.last().unwrap().text;
    assert!(told.contains("1 quote under the same code") && told.contains("If it is the same person"), "{told}");
    let mut same = opened(&desk.path("map.ron"));
    perform(&mut same, ParticipantAction::Heard(taken).into());
    assert_eq!((same.map().quotes().len(), same.shell.notices.len()), (1, 1));
    assert!(same.file.words_taken_back && same.shell.wishes.contains(&Wish::ForgetInVersions(vec![id])));
    assert!(!same.document.undo(), "nothing brings them back");
}
