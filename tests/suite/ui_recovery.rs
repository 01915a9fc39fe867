//! The pages of unsaved work and of earlier versions, used by their accessible names.

use std::path::PathBuf;
use std::time::Duration;

use causeway::command::perform;
use causeway::session::{Action, Compared, Dialog, Page, Session, Unsaved, Wish};
use causeway::storage::Version;
use causeway::storage::journal::{About, Found};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::ui_shell::{drawn, settled};

fn unsaved(name: &str, tried: bool) -> Unsaved {
    Unsaved {
        found: Found {
            folder: PathBuf::from(format!("/data/{name}")),
            about: About { path: Some(format!("/maps/{name}").into()), digest: None },
            age: Some(Duration::from_mins(5)),
            sealed: false,
            tried,
        },
        name: name.to_owned(),
        summary: "Not in the file: 1 element added".to_owned(),
        changes: vec!["Element N3 \u{201c}Rent\u{201d} was added.".to_owned()],
        readable: true,
    }
}

fn press(harness: &mut Harness<'_, Session>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

fn recovering(lines: Vec<Unsaved>) -> Harness<'static, Session> {
    let mut session = Session::new();
    session.recovery.lines = lines;
    session.shell.dialog = Some(Dialog::Recovery);
    settled(session, [1200.0, 900.0])
}

#[test]
fn unsaved_work_is_shown_opened_and_discarded_only_after_a_question() {
    let mut harness = recovering(vec![unsaved("streets.ron", true)]);
    harness.get_by_label_contains("Not in the file: 1 element added");
    harness.get_by_label_contains("stopped once while this was open");
    assert!(harness.query_by_label_contains("was added.").is_none());
    press(&mut harness, "Show what differs (1 line)");
    harness.get_by_label_contains("N3");
    press(&mut harness, "Discard\u{2026}");
    assert!(harness.state().shell.wishes.is_empty(), "it is asked first");
    press(&mut harness, "Cancel");
    press(&mut harness, "Open");
    assert_eq!(harness.state().shell.wishes, [Wish::Recover("/data/streets.ron".into())]);
    assert_eq!(harness.state().shell.dialog, None);
}

#[test]
fn later_leaves_it_where_it_is_and_nothing_is_told_as_nothing() {
    let mut harness = recovering(vec![unsaved("a.ron", false), unsaved("b.ron", false)]);
    press(&mut harness, "Discard all\u{2026}");
    press(&mut harness, "Discard");
    assert_eq!(harness.state().shell.wishes, [Wish::DiscardRecovered(vec!["/data/a.ron".into(), "/data/b.ron".into()])]);
    press(&mut harness, "Later");
    assert_eq!(harness.state().shell.dialog, None);
    let empty = recovering(Vec::new());
    empty.get_by_label_contains("There is nothing to recover");
}

#[test]
fn earlier_versions_are_named_compared_and_gone_back_to() {
    let mut session = drawn();
    session.file.path = Some("/maps/streets.ron".into());
    session.shell.page = Page::Editor;
    perform(&mut session, Action::Run("file.versions"));
    assert_eq!(session.shell.wishes, [Wish::LookForVersions]);
    session.shell.wishes.clear();
    let file = PathBuf::from("/data/1");
    session.versions.all = vec![Version { file: file.clone(), when: 1_795_000_000, name: "Before the workshop".into(), sealed: false }];
    let mut harness = settled(session, [1200.0, 900.0]);
    harness.get_by_label("Before the workshop");
    press(&mut harness, "Compare");
    assert_eq!(harness.state().shell.wishes, [Wish::CompareVersion(file.clone())]);
    harness.state_mut().versions.compared =
        Some(Compared { file: file.clone(), summary: "Since then: 2 elements added.".into(), changes: Vec::new() });
    harness.run();
    harness.get_by_label("Since then: 2 elements added.");
    harness.state_mut().shell.wishes.clear();
    press(&mut harness, "Go back to it");
    assert_eq!(harness.state().shell.wishes, [Wish::RestoreVersion(file)]);
    perform(harness.state_mut(), causeway::session::VersionsAction::Name("Draft 2".into()).into());
    harness.run();
    press(&mut harness, "Save a version");
    assert!(harness.state().shell.wishes.contains(&Wish::KeepVersion("Draft 2".into())));
}
