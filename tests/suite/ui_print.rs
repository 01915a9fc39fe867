//! The print page, driven by accessible names: kinds, settings, pages, what to know before printing, and the ways out.

use causeway::command::perform;
use causeway::map::{Consent, Quote};
use causeway::print::KINDS;
use causeway::session::{Action, Page, PrintAction, Session, Wish};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::ui_shell::{drawn, window};

/// The print page of a small map with a quote that nobody may print.
fn printing() -> Harness<'static, Session> {
    let mut session = drawn();
    let mut quote = Quote::new(session.document.new_id(), 1, "Nobody asked me.");
    quote.consent = Consent::NotRecorded;
    session.document.edit(&causeway::document::Edit::AddQuote(Box::new(quote)));
    perform(&mut session, Action::Run("file.print"));
    let mut harness = window(session, [1440.0, 900.0]);
    settle(&mut harness);
    harness
}

/// Until the pages asked for are there.
pub fn settle(harness: &mut Harness<'static, Session>) {
    harness.run_steps(3);
    harness.state_mut().print.wait();
    harness.run_steps(3);
}

#[test]
fn every_kind_of_handout_makes_its_pages() {
    let mut harness = printing();
    for kind in KINDS {
        harness.get_by_role_and_label(Role::RadioButton, kind.title).click_accesskit();
        settle(&mut harness);
        assert_eq!(harness.state().print.kind, kind.name);
        if let Some(why) = harness.state().print.error() {
            assert!(why.starts_with("there is nothing to print: "), "{}: {why}", kind.name);
            continue;
        }
        let count = harness.state().print.pages().unwrap().printout.pages.len();
        assert!(count > 0, "{}", kind.name);
        if count > 1 {
            harness.get_by_label_contains("Page 1: ");
        }
    }
}

#[test]
fn settings_change_the_pages() {
    let mut harness = printing();
    harness.get_by_role_and_label(Role::RadioButton, "Large 18 pt").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "Colour").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::CheckBox, "Codes on every part").click();
    settle(&mut harness);
    let options = &harness.state().print.options;
    assert!(options.large_print && !options.greyscale && !options.codes);
    let before = harness.state().print.pages().unwrap().printout.pages[0].size;
    harness.get_by_role_and_label(Role::RadioButton, "Tall").click();
    settle(&mut harness);
    let size = harness.state().print.pages().unwrap().printout.pages[0].size;
    assert!(size.height > size.width, "{before:?} {size:?}");
}

#[test]
fn left_out_quotes_are_told_and_shown() {
    let mut harness = printing();
    harness.get_by_label("One quote is left out: no consent for these readers.");
    // Below the list of kinds, however long that is.
    harness.get_by_label("Show the quotes").scroll_to_me();
    harness.run_steps(3);
    harness.get_by_label("Show the quotes").click();
    harness.run_steps(3);
    assert_eq!(harness.state().shell.page, Page::Editor);
}

#[test]
fn pages_turn_with_keys_and_pictures() {
    let mut harness = printing();
    perform(harness.state_mut(), PrintAction::Kind("poster").into());
    settle(&mut harness);
    harness.key_press(Key::PageDown);
    harness.run_steps(2);
    assert_eq!(harness.state().print.page, 1);
    harness.key_press(Key::End);
    harness.run_steps(2);
    let last = harness.state().print.pages().unwrap().printout.pages.len() - 1;
    assert_eq!(harness.state().print.page, last);
    harness.key_press(Key::Home);
    harness.run_steps(2);
    assert_eq!(harness.state().print.page, 0);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert_eq!(harness.state().shell.page, Page::Editor);
}

#[test]
fn pages_can_be_saved_and_viewed() {
    let mut harness = printing();
    harness.get_by_role_and_label(Role::Button, "Save as PDF\u{2026}").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Open in PDF viewer").click();
    harness.run_steps(3);
    assert_eq!(harness.state().shell.wishes, [Wish::PickPdf, Wish::ViewPdf]);
    let bytes = harness.state().print.pages().unwrap().pdf().unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
}

#[test]
fn an_empty_map_says_why_there_is_nothing() {
    let mut session = Session::new();
    session.shell.page = Page::Print;
    let mut harness = window(session, [1200.0, 800.0]);
    settle(&mut harness);
    harness.get_by_label_contains("There is nothing on the map");
    harness.get_by_label("Close").click();
    harness.run_steps(3);
    assert_eq!(harness.state().shell.page, Page::Editor);
}
