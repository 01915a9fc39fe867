//! The pages on which words come in, driven by accessible names: a table whose columns are matched, and a pasted text.

use causeway::command::perform;
use causeway::format::quotes::{ColumnField, QUOTE_FORMATS};
use causeway::map::Part;
use causeway::session::{Dialog, IncomingAction, LeftTab, Session, ShellAction};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::ui_shell::{drawn, window};

const TABLE: &str = "Thema,Was hat sie gesagt,Wer\nTrust,\u{201c}It\u{2019}s hard to be asked twice\u{201d},Link worker\nDamp walls,The wall is wet and nobody comes to see it,Resident\n";

fn importing(table: &str) -> Harness<'static, Session> {
    let mut session = drawn();
    let file = (QUOTE_FORMATS[0].read)(table.as_bytes()).unwrap();
    perform(&mut session, IncomingAction::Reading("talks.csv".into()).into());
    perform(&mut session, IncomingAction::Read("talks.csv".into(), Ok(Box::new(file))).into());
    let mut harness = window(session, [1440.0, 900.0]);
    look(&mut harness);
    harness
}

fn look(harness: &mut Harness<'static, Session>) {
    harness.run_steps(2);
    harness.state_mut().incoming.wait();
    harness.run_steps(3);
}

#[test]
fn columns_are_matched_looked_at_and_imported_as_one_step() {
    let mut harness = importing(TABLE);
    harness.get_by_label("talks.csv");
    harness.get_by_label("What Wer holds");
    for (column, field) in [(0, ColumnField::Code), (2, ColumnField::Attribution)] {
        perform(harness.state_mut(), IncomingAction::Column(column, Some(field)).into());
    }
    look(&mut harness);
    harness.get_by_label("On N1 Trust");
    harness.get_by_role_and_label(Role::RadioButton, "Become elements").click();
    look(&mut harness);
    harness.get_by_label("On Damp walls (new)");
    harness.get_by_label("Import 2 quotes").click();
    harness.run_steps(3);
    let state = harness.state();
    assert_eq!((state.map().quotes().len(), state.map().element_count(), state.shell.dialog), (2, 3, None));
    assert_eq!((state.panels.tab, state.shell.notices.len()), (LeftTab::Quotes, 1));
    let steps = state.document.history().done().len();
    assert!(harness.state_mut().document.undo());
    assert_eq!((harness.state().map().quotes().len(), harness.state().map().element_count(), steps), (0, 2, 3));
}

#[test]
fn a_table_without_words_says_so_and_imports_nothing() {
    let mut harness = importing("a,b\n1,2\n");
    assert!(harness.query_all_by_label_contains("no column of the first line").count() == 0, "it is a sentence: with a capital letter");
    harness.get_by_label_contains("No column of the first line");
    harness.get_by_label("Cancel").click();
    harness.run_steps(3);
    assert!(harness.state().shell.dialog.is_none() && harness.state().incoming.file.is_none());
}

#[test]
fn a_pasted_text_is_split_shown_and_hung_on_the_selected_part() {
    let mut session = drawn();
    let trust = session.map().elements().next().unwrap().id;
    session.document.selection_mut().set([Part::Element(trust)]);
    perform(&mut session, ShellAction::Dialog(Some(Dialog::PasteQuotes)).into());
    let mut harness = window(session, [1440.0, 900.0]);
    harness.get_by_label("Text with quotes").type_text("Words\u{2026}\n\u{2014} Person accessing support\n\nMore words");
    look(&mut harness);
    harness.get_by_label("\u{2018}Words\u{2026}\u{2019}");
    harness.get_by_label("Add 2 quotes").click();
    harness.run_steps(3);
    let said: Vec<_> =
        harness.state().map().quotes().iter().map(|q| (q.original.as_str(), q.attribution.as_str(), q.citations.len())).collect();
    assert_eq!(said, [("Words\u{2026}", "Person accessing support", 1), ("More words", "", 1)]);
    assert!(harness.state().incoming.pasted.is_empty());
}

#[test]
fn a_pasted_text_stays_when_the_page_is_closed() {
    let mut session = drawn();
    perform(&mut session, ShellAction::Dialog(Some(Dialog::PasteQuotes)).into());
    perform(&mut session, IncomingAction::Pasted("half a quo".into()).into());
    let mut harness = window(session, [900.0, 600.0]);
    look(&mut harness);
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    assert_eq!((harness.state().shell.dialog, harness.state().incoming.pasted.as_str()), (None, "half a quo"));
}
