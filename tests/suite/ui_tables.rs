//! The tables in place of the map: typed in by keys, sorted and narrowed by name, several rows at once, rows pasted and looked at first.

use causeway::command::perform;
use causeway::map::{ElementKind, Part, Status};
use causeway::session::{Action, Dialog, Session, TablesAction, Wish};
use causeway::tables::TableKind;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::ui_shell::{drawn, window};

fn tables() -> Harness<'static, Session> {
    let mut harness = window(drawn(), [1440.0, 900.0]);
    press(&mut harness, Modifiers::SHIFT, Key::F4);
    harness
}

fn press(harness: &mut Harness<'static, Session>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn typed(harness: &mut Harness<'static, Session>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(4);
}

fn labels(harness: &Harness<'static, Session>) -> Vec<String> {
    harness.state().map().elements().map(|e| e.label.clone()).collect()
}

#[test]
fn cells_are_typed_in_by_keys() {
    let mut harness = tables();
    harness.get_by_label("Table of elements");
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    typed(&mut harness, " in services");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(labels(&harness), ["Trust in services", "Engagement"]);
    assert_eq!(harness.state().tables.row, 1, "Enter goes on to the row below");
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    typed(&mut harness, "q");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let refusal = harness.state().tables.typed.clone().unwrap();
    assert_eq!((refusal.text.as_str(), refusal.refusal.is_some()), ("q", true), "what is not understood stays, and is told why");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    typed(&mut harness, "o");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(harness.state().map().element_by_number(2).unwrap().kind, ElementKind::Outcome);
    assert_eq!(harness.state().tables.column, 3);
    let state = harness.state_mut();
    assert!(state.document.undo() && state.document.undo());
    assert_eq!(labels(&harness), ["Trust", "Engagement"]);
}

#[test]
fn a_value_goes_to_every_selected_row_as_one_step() {
    let mut harness = tables();
    (0..5).for_each(|_| press(&mut harness, Modifiers::NONE, Key::ArrowRight));
    press(&mut harness, Modifiers::COMMAND, Key::A);
    typed(&mut harness, "v");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let state = harness.state_mut();
    assert!(state.map().elements().all(|e| e.status == Status::Validated));
    assert!(state.document.undo());
    assert!(state.map().elements().all(|e| e.status == Status::None));
}

#[test]
fn headings_sort_and_fields_narrow() {
    let mut harness = tables();
    let shown = |harness: &Harness<'static, Session>| -> Vec<String> {
        let state = harness.state();
        let label =
            |part: &Part| if let Part::Element(id) = part { state.map().element(*id).unwrap().label.clone() } else { String::new() };
        state.tables.rows.iter().map(label).collect()
    };
    harness.get_by_label("Sort by Label").click();
    harness.run_steps(4);
    assert_eq!(shown(&harness), ["Engagement", "Trust"]);
    harness.get_by_label("Filter Label").click();
    harness.run_steps(3);
    harness.get_by_label("Filter Label").type_text("tru");
    harness.run_steps(4);
    assert_eq!(shown(&harness), ["Trust"]);
    harness.get_by_label("Label of N1: Trust");
    assert!(harness.query_by_label("Label of N2: Engagement").is_none());
    harness.get_by_label("Show all").click();
    harness.run_steps(4);
    assert_eq!(shown(&harness), ["Trust", "Engagement"]);
}

#[test]
fn pasted_rows_are_looked_at_and_what_cannot_be_read_stays() {
    let mut harness = tables();
    harness.event(Event::Paste("Label\tStatus\tColour\nTrust\tdraft\tred\nRent\t\t\nFood\tnope\t\n".into()));
    harness.run_steps(5);
    assert_eq!(harness.state().shell.dialog, Some(Dialog::PasteTable));
    assert_eq!(harness.state().map().element_count(), 2, "nothing has changed yet");
    harness.get_by_label("2 of 3 columns matched");
    harness.get_by_label("1 element new \u{b7} 1 changed \u{b7} 1 row left out");
    harness.get_by_label("Paste 2 rows").click();
    harness.run_steps(6);
    assert_eq!(labels(&harness), ["Trust", "Engagement", "Rent"]);
    let state = harness.state_mut();
    assert_eq!(state.tables.paste.table.rows, [vec!["Label", "Status", "Colour"], vec!["Food", "nope", ""]]);
    assert!(state.document.undo());
    assert_eq!(state.map().element_count(), 2, "it was one step");
}

#[test]
fn ten_thousand_rows_are_read_beside_the_window_and_are_one_step() {
    let mut session = drawn();
    perform(&mut session, TablesAction::Open(true).into());
    let text: String = std::iter::once("Label\tKind\n".to_owned()).chain((0..10_000).map(|at| format!("Element {at}\tActor\n"))).collect();
    perform(&mut session, TablesAction::Paste(text.clone()).into());
    session.refresh();
    perform(&mut session, TablesAction::PasteStop.into());
    session.refresh();
    assert!(session.tables.paste.is_stopped() && session.tables.paste.reading().is_none());
    perform(&mut session, TablesAction::Paste(text).into());
    session.refresh();
    session.tables.paste.wait();
    perform(&mut session, TablesAction::PasteKeep.into());
    assert_eq!((session.map().element_count(), session.document.history().done().len()), (10_002, 3));
    assert_eq!(session.shell.dialog, None);
    assert!(session.tables.paste.is_empty(), "what was pasted is forgotten");
    session.document.undo();
    assert_eq!(session.map().element_count(), 2);
}

#[test]
fn quotes_are_no_table_while_presenting_and_only_the_teams_are_copied() {
    let mut session = drawn();
    let said = |session: &Session, text: &str, consent| {
        let mut quote = causeway::map::Quote::new(session.document.new_id(), 0, text);
        quote.consent = consent;
        quote.participant = "P07".into();
        causeway::document::Edit::AddQuote(Box::new(quote))
    };
    for (text, consent) in [("Kept words", causeway::map::Consent::NotRecorded), ("Team words", causeway::map::Consent::Internal)] {
        let edit = said(&session, text, consent);
        session.document.edit(&edit);
    }
    perform(&mut session, TablesAction::Open(true).into());
    perform(&mut session, TablesAction::Kind(TableKind::Quotes).into());
    session.refresh();
    assert_eq!(session.tables.rows.len(), 2);
    perform(&mut session, Action::Run("edit.copy"));
    let copied =
        session.shell.wishes.iter().find_map(|wish| if let Wish::CopyText(text) = wish { Some(text.clone()) } else { None }).unwrap();
    assert!(copied.contains("Team words") && !copied.contains("Kept words") && !copied.contains("P07"), "{copied}");
    session.shell.presenting = true;
    session.refresh();
    assert_eq!(session.tables.kind(), TableKind::Elements);
}

#[test]
fn a_narrow_bar_keeps_in_a_menu_what_it_has_no_room_for() {
    let mut harness = window(drawn(), [720.0, 450.0]);
    press(&mut harness, Modifiers::SHIFT, Key::F4);
    assert!(harness.query_by_label("Copy rows").is_none());
    harness.get_by_label("More for this table").click();
    harness.run_steps(4);
    harness.get_by_label("Paste rows\u{2026}");
    harness.get_by_label("Copy rows").click();
    harness.run_steps(4);
    assert!(harness.state().shell.wishes.iter().any(|wish| matches!(wish, Wish::CopyText(text) if text.contains("Trust"))));
}
