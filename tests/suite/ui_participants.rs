//! The page of participants, used by its accessible names: consent recorded for all their quotes, and words taken back.

use causeway::command::perform;
use causeway::document::Edit;
use causeway::map::{Consent, Quote};
use causeway::session::{Action, Page, Session, Wish};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::ui_shell::settled;

fn harness() -> Harness<'static, Session> {
    let mut session = Session::new();
    session.shell.page = Page::Editor;
    for (code, words) in [("P2", "I was told to wait."), ("P10", "They rang me back."), ("p2", "Nobody rang."), ("", "No code here.")] {
        let quote = Quote { participant: code.into(), ..Quote::new(session.document.new_id(), 0, words) };
        session.document.edit(&Edit::AddQuote(Box::new(quote)));
    }
    session.file.path = Some("/nowhere/map.ron".into());
    perform(&mut session, Action::Run("map.participants"));
    settled(session, [1200.0, 900.0])
}

fn press(harness: &mut Harness<'_, Session>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

fn write(harness: &mut Harness<'_, Session>, name: &str, text: &str) {
    let field = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, name);
    field.focus();
    harness.run();
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, name).type_text(text);
    harness.run();
}

#[test]
fn consent_is_recorded_for_all_quotes_of_those_who_are_picked() {
    let mut harness = harness();
    harness.get_by_label_contains("2 participants; 1 quote without a code");
    press(&mut harness, "P2, 2 quotes, 2 not recorded");
    press(&mut harness, "P10, 1 quote, 1 not recorded");
    harness.get_by_label("P2 and P10: 3 quotes");
    perform(harness.state_mut(), causeway::session::ParticipantAction::Consent(Some(Consent::Workshop)).into());
    write(&mut harness, "Agreed on", "2026-13-01");
    harness.get_by_label_contains("no day of the calendar");
    press(&mut harness, "Record for 3 quotes");
    assert!(harness.state().map().quotes().iter().all(|q| q.consent == Consent::NotRecorded), "not with a day that is none");
    perform(harness.state_mut(), causeway::session::ParticipantAction::Date("2026-11-28".into()).into());
    write(&mut harness, "Agreed by", "Form 7");
    press(&mut harness, "Record for 3 quotes");
    let agreed = |session: &Session| {
        let all = session.map().quotes().iter().filter(|q| q.consent == Consent::Workshop);
        all.filter(|q| q.consent_date == "2026-11-28" && q.consent_basis == "Form 7").count()
    };
    assert_eq!(agreed(harness.state()), 3);
    harness.state_mut().document.undo();
    assert_eq!(agreed(harness.state()), 0, "it was one step");
    harness.run();
    press(&mut harness, "Show their quotes");
    assert_eq!(harness.state().document.selection().parts().len(), 3);
}

#[test]
fn taking_back_asks_first_and_escape_keeps_the_words() {
    let mut harness = harness();
    press(&mut harness, "P2, 2 quotes, 2 not recorded");
    press(&mut harness, "Take back everything they said…");
    harness.get_by_label("Take back everything P2 said?");
    harness.get_by_label_contains("2 quotes go from the map: Q1 and Q3");
    harness.get_by_label_contains("git keeps every version");
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert_eq!(harness.state().map().quotes().len(), 4);
    press(&mut harness, "Take back everything they said…");
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().map().quotes().len(), 4, "Enter is Cancel: what is lost here is lost");
    press(&mut harness, "Take back everything they said…");
    press(&mut harness, "Take back and save");
    let session = harness.state();
    assert_eq!((session.map().quotes().len(), session.map().tombstones().len()), (2, 2));
    assert!(session.shell.wishes.contains(&Wish::Save));
    harness.get_by_label_contains("2 quotes were taken back: Q1 and Q3");
}
