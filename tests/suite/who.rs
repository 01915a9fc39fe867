//! Who is who: a file of its own, encrypted, edited by accessible names, and never shown by a debug print or kept when its page closes.

use std::fs;

use causeway::command::perform;
use causeway::document::Edit;
use causeway::format::{KeyFile, Passphrase, Person, SealError};
use causeway::map::Quote;
use causeway::session::{Action, Keys, Page, Session, Wish};
use causeway::storage::{OpenError, open_key_file, save_key_file, save_protected_map, share_a_folder};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::ui_shell::settled;

fn somebody() -> KeyFile {
    let person = Person { code: "P07".into(), name: "Zebedee Quill".into(), contact: "0161 496 0000".into(), note: String::new() };
    KeyFile { people: vec![person] }
}

#[test]
fn the_key_file_is_only_ever_encrypted() {
    let folder = tempfile::tempdir().unwrap();
    let (path, passphrase) = (folder.path().join("who.age"), Passphrase::new("four words that hold"));
    let saved = save_key_file(&path, &somebody(), &passphrase, None).unwrap();
    let bytes = fs::read(&path).unwrap();
    assert!(!bytes.windows(7).any(|w| w == b"Zebedee"));
    assert_eq!(open_key_file(&path, &passphrase).unwrap(), (somebody(), saved.digest));
    let wrong = open_key_file(&path, &Passphrase::new("four words"));
    assert!(matches!(wrong, Err(OpenError::Sealed { error: SealError::WrongPassphrase, .. })));
    let map = folder.path().join("map.ron.age");
    save_protected_map(&map, Session::new().map(), Some(&passphrase), None).unwrap();
    assert!(open_key_file(&map, &passphrase).unwrap_err().to_string().contains("not a key file"));
    assert!(share_a_folder(&path, &map) && !share_a_folder(&path, &folder.path().join("other/map.ron")));
}

fn harness(keys: Option<Keys>) -> Harness<'static, Session> {
    let mut session = Session::new();
    session.shell.page = Page::Editor;
    for code in ["P07", "p8", "P9"] {
        let quote = Quote { participant: code.into(), ..Quote::new(session.document.new_id(), 0, "Words.") };
        session.document.edit(&Edit::AddQuote(Box::new(quote)));
    }
    session.file.path = Some("/maps/map.ron".into());
    perform(&mut session, Action::Run("map.who"));
    session.who.keys = keys;
    settled(session, [1200.0, 800.0])
}

fn press(harness: &mut Harness<'_, Session>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

fn keys(path: &str) -> Keys {
    Keys { path: path.into(), passphrase: Passphrase::new("x"), file: somebody(), digest: None, dirty: false }
}

#[test]
fn without_a_key_file_one_is_asked_for() {
    let mut harness = harness(None);
    press(&mut harness, "Open a key file…");
    press(&mut harness, "New key file…");
    assert_eq!(harness.state().shell.wishes, [Wish::PickKeys, Wish::PickNewKeys]);
}

#[test]
fn rows_are_edited_and_nothing_stays_when_the_page_closes() {
    let mut harness = harness(Some(keys("/maps/who.age")));
    harness.get_by_label_contains("lies in the same folder as the map");
    press(&mut harness, "Add the codes of this map");
    harness.get_by_label_contains("2 codes of the map were added");
    harness.get_by_label("Name in row 2").focus();
    harness.run();
    harness.get_by_label("Name in row 2").type_text("Yolanda");
    harness.run();
    let people = |harness: &Harness<'_, Session>| -> Vec<(String, String)> {
        let file = &harness.state().who.keys.as_ref().unwrap().file;
        file.people.iter().map(|person| (person.code.clone(), person.name.clone())).collect()
    };
    let told = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    assert_eq!(people(&harness), [told("P07", "Zebedee Quill"), told("p8", "Yolanda"), told("P9", "")]);
    press(&mut harness, "Take P9 out");
    assert_eq!(people(&harness).len(), 2);
    assert!(!format!("{:?}", harness.state()).contains("Zebedee") && !format!("{:?}", harness.state()).contains("Yolanda"));
    harness.key_press(egui::Key::Escape);
    harness.run();
    harness.get_by_label_contains("The changes are not saved yet");
    press(&mut harness, "Back to the list");
    press(&mut harness, "Save");
    assert_eq!(harness.state().shell.wishes, [Wish::SaveKeys]);
    press(&mut harness, "Close the list");
    press(&mut harness, "Don\u{2019}t save");
    let session = harness.state();
    assert!(session.who.keys.is_none() && session.shell.dialog.is_none());
    assert!(session.shell.wishes.contains(&Wish::ForgetTyped));
    assert!(session.shell.settings.recent.is_empty());
}

#[test]
fn elsewhere_no_folder_is_warned_of() {
    let harness = harness(Some(keys("/elsewhere/who.age")));
    assert!(harness.query_by_label_contains("same folder").is_none());
}
