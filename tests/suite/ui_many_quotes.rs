//! Many quotes at once, by accessible name: selected in the list, attached to a part, given a voice, a source and consent, each in one step.

use causeway::command::{by_id, perform};
use causeway::map::{CitedPart, Consent, Part, Stance};
use causeway::session::{LeftTab, PanelAction, QuoteSort, Session};
use egui::Modifiers;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::ui_panels::{element, harness, press, sample, select, type_into};

/// The Quotes tab with one element selected on the map.
fn quotes_beside_trust() -> Harness<'static, Session> {
    let mut session = sample();
    let trust = element(&session, "Trust");
    select(&mut session, Part::Element(trust));
    perform(&mut session, PanelAction::Tab(LeftTab::Quotes).into());
    harness(session)
}

fn card(harness: &mut Harness<'_, Session>, code: &str, held: Modifiers) {
    harness.get_all_by_label_contains(code).next().unwrap().focus();
    harness.run();
    harness.key_press_modifiers(held, egui::Key::Space);
    harness.run();
}

#[test]
fn all_quotes_are_attached_to_the_selected_part_in_one_step() {
    let mut harness = quotes_beside_trust();
    press(&mut harness, "Select all");
    press(&mut harness, "Stance: Contradicts");
    press(&mut harness, "Attach all to N2 Trust");
    let trust = element(harness.state(), "Trust");
    let stances: Vec<_> = harness.state().map().quotes().iter().map(|quote| quote.stance_on(CitedPart::Element(trust))).collect();
    assert_eq!(stances, [Some(Stance::Contradicts); 2]);
    harness.state_mut().document.undo();
    let placed = harness.state().map().quotes().iter().filter(|quote| !quote.citations.is_empty()).count();
    assert_eq!(placed, 1, "one step takes all back");
}

#[test]
fn consent_voice_and_source_are_set_for_all() {
    let mut harness = quotes_beside_trust();
    press(&mut harness, "Select all");
    press(&mut harness, "Voice");
    press(&mut harness, "Person working in the system");
    press(&mut harness, "Source");
    press(&mut harness, "Interviews of spring");
    press(&mut harness, "Consent");
    press(&mut harness, "Workshop and print");
    type_into(&mut harness, "Agreed on", "2026-03-01");
    type_into(&mut harness, "Agreed by", "Form B");
    press(&mut harness, "Set consent of 2 quotes");
    let map = harness.state().map();
    let (voice, source) = (map.voices().iter().nth(1).unwrap().id, map.sources().iter().next().unwrap().id);
    for quote in map.quotes().iter() {
        assert_eq!((quote.voice, quote.source, quote.consent), (Some(voice), Some(source), Consent::Workshop));
        assert_eq!((quote.consent_date.as_str(), quote.consent_basis.as_str()), ("2026-03-01", "Form B"));
    }
}

#[test]
fn cards_are_picked_with_ctrl_and_shift_by_keyboard_too() {
    let mut harness = quotes_beside_trust();
    let chosen = |harness: &Harness<'_, Session>| harness.state().document.selection().quotes().count();
    card(&mut harness, "Q2: ", Modifiers::COMMAND);
    assert_eq!(chosen(&harness), 1);
    assert_eq!(harness.state().document.selection().parts().len(), 2, "Trust stays selected");
    card(&mut harness, "Q1: ", Modifiers::SHIFT);
    assert_eq!(chosen(&harness), 2);
    card(&mut harness, "Q2: ", Modifiers::NONE);
    assert_eq!(harness.state().document.selection().parts().len(), 1, "without a key it is the only one");
}

#[test]
fn quotes_are_listed_in_the_order_asked_for() {
    let mut harness = quotes_beside_trust();
    press(&mut harness, "Order and filters");
    press(&mut harness, "Order");
    press(&mut harness, "By voice");
    assert_eq!(harness.state().panels.quote_sort, QuoteSort::Voice);
    let numbers: Vec<u32> = {
        let session = harness.state();
        session.panels.lists.quotes.iter().filter_map(|&id| session.map().quotes().get(id)).map(|quote| quote.number).collect()
    };
    assert_eq!(numbers, [1, 2], "the voice that comes first in bars first, placed or not");
}

#[test]
fn from_the_search_the_keyboard_goes_on_to_what_was_found() {
    let mut harness = quotes_beside_trust();
    let quotes = |harness: &Harness<'_, Session>| harness.state().document.selection().quotes().count();
    harness.get_by_label("Find words, people, places").focus();
    harness.run();
    harness.key_press(egui::Key::ArrowDown);
    harness.run();
    assert_eq!(quotes(&harness), 0, "nothing is picked by going there");
    harness.key_press_modifiers(Modifiers::COMMAND, egui::Key::Space);
    harness.run();
    assert_eq!(quotes(&harness), 1, "the first card has the keyboard");
    harness.get_by_label("Find words, people, places").focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().document.selection().parts().len(), 1, "Enter picks the first");
    harness.key_press_modifiers(Modifiers::COMMAND, egui::Key::Space);
    harness.run();
    assert_eq!(quotes(&harness), 0, "and has gone on to its card");
}

#[test]
fn a_command_asks_for_the_part_and_the_keyboard_names_it() {
    let mut harness = quotes_beside_trust();
    press(&mut harness, "Select all");
    (by_id("quote.attach").unwrap().run)(harness.state_mut());
    harness.run();
    harness.event(egui::Event::Text("wellb".into()));
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    let wellbeing = element(harness.state(), "Wellbeing");
    let cite = |session: &Session| session.map().quotes().iter().filter(|q| q.stance_on(CitedPart::Element(wellbeing)).is_some()).count();
    assert_eq!(cite(harness.state()), 2);
    assert!(harness.get_by_label("Another part\u{2026}").is_focused(), "the keyboard is back where it came from");
    (by_id("quote.sensitive").unwrap().run)(harness.state_mut());
    assert!(harness.state().map().quotes().iter().all(|quote| quote.sensitive));
}

#[test]
fn a_list_that_a_key_closed_gives_the_keyboard_back() {
    let mut harness = quotes_beside_trust();
    press(&mut harness, "Select all");
    harness.get_by_label("Voice").focus();
    harness.run();
    harness.key_press(egui::Key::Space);
    harness.run();
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(harness.get_by_label("Voice").is_focused());
}

#[test]
fn a_key_that_was_held_counts_when_it_is_up_again_in_the_same_frame() {
    let mut harness = quotes_beside_trust();
    card(&mut harness, "Q2: ", Modifiers::NONE);
    harness.get_all_by_label_contains("Q1: ").next().unwrap().focus();
    harness.run();
    let modifiers = Modifiers::COMMAND;
    let key = |pressed| egui::Event::Key { key: egui::Key::Space, physical_key: None, pressed, repeat: false, modifiers };
    let held = |modifiers| egui::Event::ModifiersChanged(modifiers);
    harness.input_mut().events.extend([held(modifiers), key(true), key(false), held(Modifiers::NONE)]);
    harness.run();
    assert_eq!(harness.state().document.selection().quotes().count(), 2);
}
