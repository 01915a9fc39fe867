//! The transcript pane in a window: by pointer, by keyboard, and by accessible names.

use causeway::map::{CitedPart, Part};
use causeway::session::{Pane, Session};
use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::transcripts::coding_of;
use crate::ui_shell::window;

fn harness() -> Harness<'static, Session> {
    let (mut session, ..) = coding_of("They never called.");
    session.canvas.fitted = false;
    session.transcript.settings_open = false;
    window(session, [1440.0, 900.0])
}

/// The middle of the left edge of a paragraph's words.
fn line(harness: &Harness<'_, Session>, words: &str) -> Pos2 {
    let rect = harness.get_by_label(words).rect();
    pos2(rect.left() + 55.0, rect.top() + 10.0)
}

fn drag(harness: &mut Harness<'_, Session>, from: Pos2, to: Pos2) {
    harness.drag_at(from);
    harness.run_steps(2);
    for step in 1_u8..=4 {
        let share = f32::from(step) / 4.0;
        harness.hover_at(from + (to - from) * share);
        harness.run_steps(2);
    }
    harness.drop_at(to);
    harness.run_steps(3);
}

/// The same with a finger or a pen, which is gone from the screen in the moment in which it is lifted.
fn drag_by_touch(harness: &mut Harness<'_, Session>, from: Pos2, to: Pos2) {
    let button =
        |pos, pressed| egui::Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    harness.input_mut().events.extend([egui::Event::PointerMoved(from), button(from, true)]);
    harness.run_steps(2);
    for step in 1_u8..=4 {
        harness.input_mut().events.push(egui::Event::PointerMoved(from + (to - from) * (f32::from(step) / 4.0)));
        harness.run_steps(2);
    }
    harness.input_mut().events.extend([button(to, false), egui::Event::PointerGone]);
    harness.run_steps(3);
}

#[test]
fn words_are_selected_and_dragged_to_the_map() {
    for drag in [drag, drag_by_touch] {
        let mut harness = harness();
        let from = line(&harness, "Nobody else did.");
        drag(&mut harness, from, from + egui::vec2(300.0, 0.0));
        let selected = harness.state().transcript.selected.chars();
        assert_eq!(harness.state().transcript.open.as_ref().unwrap().words(selected), Some("Nobody else did."));
        let element = harness.state().map().elements().next().unwrap().id;
        let to = harness.get_by_label("Factor Trust, N1").rect().center();
        drag(&mut harness, from + egui::vec2(20.0, 0.0), to);
        let on: Vec<_> = harness.state().map().quotes_on(CitedPart::Element(element)).map(|q| q.original.clone()).collect();
        assert_eq!(on, ["Nobody else did."]);
        assert!(harness.query_by_label("Nobody else did. (coded as Q1)").is_some(), "said aloud too");
    }
}

#[test]
fn a_passage_is_coded_by_keys_alone() {
    let mut harness = harness();
    harness.state_mut().shell.focus = Some(Pane::Transcript);
    harness.run_steps(3);
    harness.key_press(Key::N);
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Code to which part?").type_text("trust");
    harness.run_steps(4);
    assert!(harness.query_by_label("N1 Trust").is_some(), "the list is told");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    let state = harness.state();
    assert_eq!(state.map().quotes().len(), 1);
    assert!(matches!(state.document.selection().single(), Some(Part::Quote(_))));
    // The keyboard is back in the text.
    harness.key_press(Key::N);
    harness.run_steps(3);
    harness.key_press(Key::U);
    harness.run_steps(3);
    assert_eq!(harness.state().map().quotes().len(), 2);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run_steps(3);
    assert!(!harness.state().transcript.selected.chars().is_empty());
}

#[test]
fn every_control_of_the_pane_has_a_name_and_is_large_enough() {
    let mut harness = harness();
    harness.get_by_label("What its quotes are given").click();
    harness.run_steps(4);
    for name in [
        "Close the transcript",
        "What its quotes are given",
        "Next uncoded passage",
        "Previous uncoded passage",
        "Source of the transcript",
    ] {
        let node = harness.query_all_by_label(name).next().unwrap_or_else(|| panic!("{name}"));
        let rect = node.rect();
        assert!(rect.width() >= 24.0 && rect.height() >= 24.0, "{name}: {rect:?}");
        assert!(!node.accesskit_node().is_disabled(), "{name}");
    }
    harness.get_by_label("Close the transcript").click();
    harness.run_steps(3);
    assert!(harness.state().transcript.open.is_none());
}

#[test]
fn the_text_is_not_shown_while_presenting() {
    let mut harness = harness();
    let words = "Nobody else did.";
    assert!(harness.query_by_label(words).is_some());
    let run = |harness: &mut Harness<'_, Session>, id: &str| {
        let command = causeway::command::by_id(id).unwrap();
        if (command.enabled)(harness.state()) {
            (command.run)(harness.state_mut());
        }
        harness.run_steps(3);
    };
    run(&mut harness, "view.present");
    assert!(harness.state().shell.presenting);
    for command in causeway::command::commands().filter(|command| command.id.starts_with("transcript.") && command.id != "transcript.close")
    {
        run(&mut harness, command.id);
        assert!(harness.query_by_label(words).is_none(), "{}", command.id);
    }
    run(&mut harness, "view.present");
    run(&mut harness, "transcript.show");
    assert!(harness.query_by_label(words).is_some());
}
