//! What could tell who somebody is, in the window: the sentence before an export and a print, the page that goes through it, redacting in a
//! quote's own field, a copy for sharing, presentation mode.

use causeway::command::perform;
use causeway::document::Edit;
use causeway::map::{Consent, Quote};
use causeway::session::{Action, Dialog, Session, Wish};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::ui_shell::{drawn, window};

/// A small map whose quotes say where somebody lives, how to ring them, and whom they met.
fn telling() -> Session {
    let mut session = drawn();
    for words in ["I live at SE15 4AB now.", "You can ring 07700 900123.", "Then I met Joanna there."] {
        let mut quote = Quote::new(session.document.new_id(), 0, words);
        quote.consent = Consent::Public;
        session.document.edit(&Edit::AddQuote(Box::new(quote)));
    }
    session
}

fn settled(harness: &mut Harness<'static, Session>) {
    harness.run_steps(3);
    harness.state_mut().privacy.wait();
    harness.run_steps(3);
}

fn looking() -> Harness<'static, Session> {
    let mut session = telling();
    perform(&mut session, Action::Run("file.privacy"));
    let mut harness = window(session, [1440.0, 900.0]);
    settled(&mut harness);
    harness
}

fn shown(harness: &Harness<'static, Session>) -> Vec<String> {
    harness.state().map().quotes().iter().map(|quote| quote.text().to_owned()).collect()
}

#[test]
fn an_export_says_what_was_found_and_goes_to_the_page() {
    let mut session = telling();
    perform(&mut session, Action::Run("file.export"));
    let mut harness = window(session, [1440.0, 900.0]);
    settled(&mut harness);
    harness.get_by_label("3 things could tell who somebody is.");
    harness.get_by_label("Look through them\u{2026}").click();
    settled(&mut harness);
    assert_eq!(harness.state().shell.dialog, Some(Dialog::Privacy));
    harness.get_by_label_contains("Postcode, SE15 4AB");
}

#[test]
fn a_print_warns_and_goes_on() {
    let mut session = telling();
    perform(&mut session, Action::Run("file.print"));
    let mut harness = window(session, [1440.0, 900.0]);
    settled(&mut harness);
    harness.state_mut().print.wait();
    harness.run_steps(3);
    harness.get_by_label("3 things could tell who somebody is.");
    assert!(harness.state().print.pages().is_some());
}

#[test]
fn findings_are_gone_through_with_the_keyboard() {
    let mut harness = looking();
    harness.get_by_label_contains("Postcode, SE15 4AB").focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowDown);
    settled(&mut harness);
    assert!(harness.get_by_label_contains("Telephone number, 07700 900123").is_focused());
    assert_eq!(harness.state().privacy.chosen, 1);
    harness.key_press(Key::Tab);
    harness.run_steps(2);
    assert!(harness.get_by_label("Redact as [telephone number]").is_focused());
    harness.key_press(Key::Enter);
    settled(&mut harness);
    assert_eq!(shown(&harness)[1], "You can ring [telephone number].");
    harness.get_by_label("2 things could tell who somebody is.");
}

#[test]
fn words_are_replaced_and_kept_with_a_reason() {
    let mut harness = looking();
    harness.get_by_label("Replace\u{2026}").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Words to put in").type_text("part of London");
    harness.run_steps(3);
    harness.get_by_label("Replace").click();
    settled(&mut harness);
    assert_eq!(shown(&harness)[0], "I live at [part of London] now.");
    harness.get_by_label("Keep, because\u{2026}").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Why it may stay").type_text("a helpline");
    harness.run_steps(3);
    harness.get_by_label("Keep").click();
    settled(&mut harness);
    assert_eq!(harness.state().map().privacy().kept.len(), 1);
    harness.get_by_label("Show what was kept (1)").click();
    settled(&mut harness);
    harness.get_by_label_contains("Telephone number \u{b7} kept");
}

#[test]
fn what_is_looked_for_is_set() {
    let mut harness = looking();
    harness.get_by_role_and_label(Role::RadioButton, "What is looked for").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Names that may stay").click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Names that may stay").type_text("Joanna");
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "What was found").click();
    settled(&mut harness);
    assert_eq!(harness.state().map().privacy().harmless, ["Joanna"]);
    harness.get_by_label("2 things could tell who somebody is.");
}

#[test]
fn what_is_selected_in_a_quote_is_redacted_though_the_keyboard_has_moved_on() {
    let mut session = telling();
    let id = session.map().quotes().iter().next().map(|quote| quote.id).unwrap();
    session.document.selection_mut().set([causeway::map::Part::Quote(id)]);
    let mut harness = window(session, [1440.0, 900.0]);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Words of the quote").click();
    harness.run_steps(2);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    let place = "Words to show in their place; without any [\u{2026}] is shown";
    harness.get_by_role_and_label(Role::TextInput, place).click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, place).type_text("where they live");
    harness.run_steps(2);
    harness.get_by_label("Redact the selection").click();
    harness.run_steps(3);
    let quote = harness.state().map().quotes().get(id).unwrap();
    assert_eq!((quote.original.as_str(), quote.text()), ("I live at SE15 4AB now.", "[where they live]"));
}

#[test]
fn a_copy_for_sharing_says_what_it_is() {
    let mut session = telling();
    perform(&mut session, Action::Run("file.share"));
    let mut harness = window(session, [1440.0, 900.0]);
    settled(&mut harness);
    harness.get_by_label("3 things could tell who somebody is.");
    harness.get_by_label("Save the copy\u{2026}").click();
    harness.run_steps(3);
    assert!(harness.state().shell.wishes.contains(&Wish::PickExport("ron")));
}

#[test]
fn quotes_are_hidden_while_presenting() {
    let mut session = telling();
    session.panels.tab = causeway::session::LeftTab::Quotes;
    let first = session.map().quotes().iter().next().unwrap().id;
    session.document.edit(&Edit::Quotes(vec![first], causeway::document::QuoteField::Attribution("The only nurse there".into())));
    perform(&mut session, Action::Run("view.present"));
    let mut harness = window(session, [1440.0, 900.0]);
    assert!(harness.query_by_label_contains("nurse").is_none(), "an attribution may say who somebody is");
    assert!(harness.query_by_label_contains("SE15").is_none());
    assert_eq!(harness.query_all_by_label_contains("hidden while presenting").count(), 3);
    perform(harness.state_mut(), Action::Run("file.print"));
    assert_ne!(harness.state().shell.page, causeway::session::Page::Print, "pages show quotes");
    perform(harness.state_mut(), Action::Run("view.present"));
    harness.run_steps(3);
    harness.get_by_label_contains("nurse");
    let card = harness.get_by_label_contains("SE15");
    assert_eq!(card.accesskit_node().role(), Role::Button);
}

#[test]
fn only_what_is_shown_is_found_while_presenting() {
    let mut session = telling();
    let id = session.map().quotes().iter().next().map(|quote| quote.id).unwrap();
    let field = causeway::document::QuoteField::Shown(Some("I live at [postcode] now.".to_owned()));
    session.document.edit(&Edit::Quotes(vec![id], field));
    session.panels.tab = causeway::session::LeftTab::Quotes;
    session.panels.search.insert(causeway::session::LeftTab::Quotes, "se15".to_owned());
    let mut found = |presenting: bool| {
        session.shell.presenting = presenting;
        session.refresh();
        session.panels.lists.quotes.len()
    };
    assert_eq!([found(false), found(true), found(false)], [1, 0, 1]);
}
