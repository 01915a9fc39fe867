//! The page on which a merge is settled, used by its accessible names.

use causeway::command::perform;
use causeway::document::{Document, Edit, ElementField, merge};
use causeway::map::{ElementId, ElementKind, IdSource, Part, Point, SystemMap};
use causeway::session::{Action, Dialog, Page, Session};
use egui_kittest::kittest::Queryable;

use super::ui_shell::settled;

fn changed(base: &SystemMap, id: ElementId, label: &str, gone: Option<ElementId>) -> SystemMap {
    let mut document = Document::new(base.clone(), IdSource::seeded(2));
    document.edit(&Edit::Elements(vec![id], ElementField::Label(label.into())));
    match gone {
        Some(gone) => document.edit(&Edit::Delete(vec![Part::Element(gone)])),
        None => document.edit(&Edit::Move(vec![(ElementId::from_value(2), Point::new(300.0, 90.0))])),
    }
    document.map().clone()
}

/// Two people named N1 anew; one moved N2, the other removed it.
fn merged() -> Session {
    let mut start = Document::new(SystemMap::default(), IdSource::seeded(1));
    for (value, label) in [(1, "Trust"), (2, "Rents")] {
        let id = ElementId::from_value(value);
        start.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: label.into(), at: Point::new(150.0 * value as f64, 0.0) });
    }
    let first = ElementId::from_value(1);
    let ours = changed(start.map(), first, "Trust in us", None);
    let theirs = changed(start.map(), first, "Faith", Some(ElementId::from_value(2)));
    let both = merge(start.map(), &ours, &theirs);
    let mut session = Session::new();
    session.shell.page = Page::Editor;
    session.open(both.map, causeway::session::FileState::default());
    session.merging.disputes = both.disputes;
    session
}

#[test]
fn each_record_is_settled_by_itself_and_undone_by_itself() {
    let mut session = merged();
    perform(&mut session, Action::Run("file.settle"));
    assert_eq!(session.shell.dialog, Some(Dialog::Merging));
    let mut harness = settled(session, [1200.0, 900.0]);
    harness.get_by_label_contains("Label: ours is \u{201c}Trust in us\u{201d}, theirs is \u{201c}Faith\u{201d}.");
    harness.get_by_label("We changed it; they removed it.");
    let labels = |session: &Session| session.map().elements().map(|element| element.label.clone()).collect::<Vec<_>>();
    for (side, expected) in [("Both", 3), ("Ours", 2), ("Theirs", 2)] {
        harness.get_all_by_label(side).next().unwrap().click();
        harness.run();
        assert_eq!(labels(harness.state()).len(), expected, "{side}");
    }
    assert_eq!(labels(harness.state())[0], "Faith");
    harness.get_by_label("All theirs").click();
    harness.run();
    assert_eq!(labels(harness.state()), ["Faith"]);
    harness.state_mut().document.undo();
    harness.state_mut().document.undo();
    assert_eq!(labels(harness.state()), ["Trust in us", "Rents"]);
    harness.get_by_label("Done").click();
    harness.run();
    assert_eq!(harness.state().shell.dialog, None);
}

#[test]
fn what_a_merge_elsewhere_left_is_looked_through_once() {
    let mut session = merged();
    let both = merge(&SystemMap::default(), session.map(), session.map());
    let disputes = std::mem::take(&mut session.merging.disputes);
    assert!(both.conflicts.is_empty() && !disputes.is_empty());
    let conflict =
        causeway::document::Conflict { id: disputes[0].id, name: "element N1".into(), on: causeway::document::Disagreement::RemovedByUs };
    let noted = causeway::document::Merged { map: session.map().clone(), conflicts: vec![conflict], ..both };
    session.open(noted.with_conflicts_noted(vec!["We removed it.".into()]), causeway::session::FileState::default());
    perform(&mut session, Action::Run("file.settle"));
    let mut harness = settled(session, [1200.0, 900.0]);
    harness.get_by_label("We removed it.");
    harness.get_by_label("All of it is looked through").click();
    harness.run();
    let mut session = std::mem::take(harness.state_mut());
    assert!(causeway::document::noted_conflicts(session.map()).is_empty() && session.shell.dialog.is_none());
    perform(&mut session, Action::Run("file.settle"));
    assert_eq!(session.shell.dialog, None, "nothing is left");
}
