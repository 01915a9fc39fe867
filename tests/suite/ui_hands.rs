//! Drawing without the pointer, driven by keys and accessible names: quick entry, keys on the map, and the pages of meaning.

use causeway::command::perform;
use causeway::map::{CitedPart, ElementKind, Part, Polarity};
use causeway::session::{Action, Dialog, EntryAction, MeaningAction, Session};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::ui_shell::{drawn, window};

fn editor() -> Harness<'static, Session> {
    window(drawn(), [1440.0, 900.0])
}

fn press(harness: &mut Harness<'static, Session>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn entry(harness: &mut Harness<'static, Session>, text: &str) {
    press(harness, Modifiers::NONE, Key::Slash);
    harness.get_by_label("Type the map").type_text(text);
    harness.run_steps(4);
}

fn labels(session: &Session) -> Vec<String> {
    session.map().elements().map(|e| e.label.clone()).collect()
}

fn select(harness: &mut Harness<'static, Session>, numbers: &[u32]) {
    let parts: Vec<Part> = numbers.iter().map(|&n| Part::Element(harness.state().map().element_by_number(n).unwrap().id)).collect();
    harness.state_mut().document.selection_mut().set(parts);
    harness.run_steps(3);
}

#[test]
fn a_line_is_shown_before_it_is_done_and_is_one_step() {
    let mut harness = editor();
    entry(&mut harness, "trust -> engagement -> rent + delay");
    harness.get_by_label("Trust \u{2192} Engagement");
    harness.get_by_label("New factor N3: Rent");
    harness.get_by_label("Engagement \u{2192} Rent \u{b7} after a while");
    assert_eq!(harness.state().map().element_count(), 2, "nothing has changed yet");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let state = harness.state();
    assert_eq!((labels(state), state.map().connection_count()), (vec!["Trust".into(), "Engagement".into(), "Rent".into()], 2));
    assert!(state.entry.open && state.entry.text.is_empty(), "the line waits for the next");
    assert!(harness.state_mut().document.undo());
    assert_eq!((harness.state().map().element_count(), harness.state().map().connection_count()), (2, 0));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().entry.open);
    assert!(harness.query_by_label("Type the map").is_none());
}

#[test]
fn tab_completes_and_what_cannot_be_read_stays_in_the_line() {
    let mut harness = editor();
    entry(&mut harness, "tru");
    harness.get_by_label("N1 Trust");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(harness.state().entry.text, "Trust");
    harness.get_by_label("Type the map").type_text(" ->");
    harness.run_steps(4);
    harness.get_by_label_contains("Column 9: name an element behind the arrow");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!((harness.state().entry.text.as_str(), harness.state().map().connection_count()), ("Trust ->", 0));
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    assert_eq!(harness.state().entry.text, "Trust ->\n", "Shift begins a line");
}

#[test]
fn a_pasted_list_is_done_as_far_as_it_can_be() {
    let mut harness = editor();
    perform(harness.state_mut(), EntryAction::Open(Some("Rent\nDebt -> N99 +\nDebt -> Rent +".into())).into());
    harness.run_steps(4);
    harness.get_by_label_contains("Line 2, column 9: there is no N99");
    harness.get_by_label("Add 2 of 3 lines").click();
    harness.run_steps(4);
    assert_eq!((labels(harness.state())[2..].join(" "), harness.state().entry.text.as_str()), ("Rent Debt".into(), "Debt -> N99 +"));
}

#[test]
fn a_name_that_fits_several_offers_them() {
    let mut session = drawn();
    perform(&mut session, EntryAction::Open(Some("Trust in staff\nCare staff".into())).into());
    perform(&mut session, EntryAction::Keep.into());
    perform(&mut session, EntryAction::Open(Some("staff -> trust +".into())).into());
    let mut harness = window(session, [1440.0, 900.0]);
    harness.get_by_label("N3 Trust in staff");
    harness.get_by_label("New: staff");
    harness.get_by_label("N4 Care staff").click();
    harness.run_steps(4);
    assert_eq!(harness.state().entry.text, "N4 -> trust +");
}

#[test]
fn ten_thousand_lines_are_read_beside_the_window_and_can_be_cancelled() {
    let mut harness = editor();
    let lines: Vec<String> = (0..10_000).map(|i| format!("Thing {} -> Thing {} +", i % 900, (i * 7 + 1) % 900)).collect();
    perform(harness.state_mut(), EntryAction::Open(Some(lines.join("\n"))).into());
    harness.run_steps(1);
    if harness.state().entry.reading().is_some() {
        perform(harness.state_mut(), EntryAction::Stop.into());
        harness.run_steps(3);
        assert!(harness.state().entry.plan().is_none());
    }
    let few = lines[..300].join("\n");
    harness.state_mut().entry.set(few, 0);
    harness.state_mut().refresh();
    perform(harness.state_mut(), EntryAction::Keep.into());
    harness.state_mut().entry.wait();
    harness.run_steps(4);
    assert_eq!(harness.state().map().connection_count(), 300);
    assert!(harness.state_mut().document.undo());
    assert_eq!(harness.state().map().connection_count(), 0, "one step");
}

#[test]
fn enter_tab_and_c_draw_and_digits_say_how_strong() {
    let mut harness = editor();
    select(&mut harness, &[1]);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    harness.state_mut().canvas.label.as_mut().unwrap().text = "Wellbeing".into();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.state_mut().canvas.label.as_mut().unwrap().text = "Sleep".into();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let map = harness.state().map();
    let ends: Vec<_> = map.connections().map(|c| (map.element(c.from).unwrap().number, map.element(c.to).unwrap().number)).collect();
    assert_eq!(ends, [(1, 3), (1, 4)], "the sibling has the same cause");
    press(&mut harness, Modifiers::NONE, Key::C);
    assert_eq!(harness.state().entry.text, "N4 -> ");
    harness.get_by_label("Type the map").type_text("enga -");
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let made = harness.state().map().connections().last().unwrap().clone();
    assert_eq!((made.influence().unwrap().polarity, harness.state().map().element(made.to).unwrap().number), (Polarity::Minus, 2));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.state_mut().document.selection_mut().set([Part::Connection(made.id)]);
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Num3);
    assert_eq!(harness.state().map().connection(made.id).unwrap().influence().unwrap().strength, Some(3));
}

#[test]
fn arrows_walk_the_map_and_with_shift_its_connections() {
    let mut harness = editor();
    entry(&mut harness, "trust -> engagement +");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    select(&mut harness, &[1]);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    let selected = |harness: &Harness<'_, Session>| harness.state().document.selection().single();
    let element = |harness: &Harness<'_, Session>, n| harness.state().map().element_by_number(n).map(|e| Part::Element(e.id));
    assert_eq!(selected(&harness), element(&harness, 2));
    press(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    assert!(matches!(selected(&harness), Some(Part::Connection(_))));
    press(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(selected(&harness), element(&harness, 1));
    let before = harness.state().map().elements().next().unwrap().at;
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(harness.state().map().elements().next().unwrap().at - before, causeway::map::Vec2::new(0.0, 1.0));
}

#[test]
fn labels_are_replaced_after_they_were_shown() {
    let mut harness = editor();
    perform(harness.state_mut(), Action::Run("edit.replace"));
    harness.run_steps(3);
    harness.get_by_label("Find in labels").type_text("TR\u{dc}");
    harness.run_steps(3);
    harness.get_by_label("Replace with").focus();
    harness.run_steps(2);
    harness.get_by_label("Replace with").type_text("Cru");
    harness.run_steps(3);
    harness.get_by_label("N1 Trust becomes Crust");
    harness.get_by_label("Change 1 label").click();
    harness.run_steps(3);
    assert_eq!(labels(harness.state()), ["Crust", "Engagement"]);
    assert_eq!(harness.state().shell.dialog, None);
}

#[test]
fn a_hint_at_a_name_is_followed_with_one_key() {
    let mut harness = editor();
    perform(harness.state_mut(), EntryAction::Open(Some("Lack of trust -> Engagement -\ntrust".into())).into());
    perform(harness.state_mut(), EntryAction::Keep.into());
    perform(harness.state_mut(), EntryAction::Close.into());
    select(&mut harness, &[3]);
    harness.get_by_label("Turn it into \u{201c}Trust\u{201d}");
    press(&mut harness, Modifiers::COMMAND, Key::Period);
    assert_eq!(labels(harness.state())[2], "Trust");
    assert_eq!(harness.state().map().connections().next().unwrap().influence().unwrap().polarity, Polarity::Plus);
    harness.get_by_label("N1 is called the same.");
    press(&mut harness, Modifiers::COMMAND, Key::Period);
    assert_eq!(labels(harness.state()), ["Trust", "Engagement"]);
    assert_eq!(harness.state().map().connections_of(harness.state().map().element_by_number(1).unwrap().id).len(), 1);
    perform(harness.state_mut(), Action::Run("map.names"));
    harness.run_steps(3);
    harness.get_by_label_contains("Every name is a noun");
}

#[test]
fn an_element_is_split_reversed_and_put_between_by_name() {
    let mut harness = editor();
    entry(&mut harness, "trust -> engagement +\nquote trust \"Words\" accessing support");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    select(&mut harness, &[1]);
    perform(harness.state_mut(), Action::Run("part.reverse_sense"));
    harness.run_steps(3);
    assert_eq!(harness.state().meaning.label, "Mistrust");
    harness.get_by_label("Reverse").click();
    harness.run_steps(3);
    assert_eq!((labels(harness.state())[0].as_str(), harness.state().shell.dialog), ("Mistrust", None));
    perform(harness.state_mut(), Action::Run("part.split"));
    harness.run_steps(3);
    harness.get_by_label("Name of the new element").type_text("Doubt");
    harness.get_by_label("\u{2018}Words\u{2019}").click();
    harness.run_steps(3);
    harness.get_by_label("Split").click();
    harness.run_steps(3);
    let map = harness.state().map();
    let doubt = map.element_by_number(3).unwrap();
    assert_eq!((doubt.label.as_str(), doubt.kind, map.quotes_on(CitedPart::Element(doubt.id)).count()), ("Doubt", ElementKind::Factor, 1));
    let connection = map.connections().next().unwrap().id;
    harness.state_mut().document.selection_mut().set([Part::Connection(connection)]);
    harness.run_steps(2);
    perform(harness.state_mut(), Action::Run("part.between"));
    assert!(harness.state().canvas.label.is_some());
    harness.run_steps(3);
    harness.state_mut().canvas.label.as_mut().unwrap().text = "Middle".into();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!((labels(harness.state()).len(), harness.state().map().connection_count()), (4, 2));
    assert!(harness.state_mut().document.undo());
    assert_eq!((labels(harness.state()).len(), harness.state().map().connection_count()), (3, 1), "one step");
}

#[test]
fn the_page_on_splitting_stays_shut_while_others_see_the_screen() {
    let mut harness = editor();
    select(&mut harness, &[1]);
    harness.state_mut().shell.presenting = true;
    perform(harness.state_mut(), Action::Run("part.split"));
    assert_eq!(harness.state().shell.dialog, None);
    let id = harness.state().map().elements().next().unwrap().id;
    perform(harness.state_mut(), MeaningAction::Remedy(id).into());
    assert_ne!(harness.state().shell.dialog, Some(Dialog::Split));
}

#[test]
fn a_name_that_is_there_already_is_told_while_it_is_typed_and_used_with_one_key() {
    let mut harness = editor();
    select(&mut harness, &[1]);
    press(&mut harness, Modifiers::NONE, Key::Tab);
    harness.state_mut().canvas.label.as_mut().unwrap().text = "engagement".into();
    harness.run_steps(3);
    harness.get_by_label_contains("N2 is called the same");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let map = harness.state().map();
    assert_eq!((map.element_count(), map.connection_count()), (2, 1));
    let made = map.connections().next().unwrap();
    assert_eq!(map.element(made.to).unwrap().label, "Engagement");
    assert!(harness.state_mut().document.undo());
    assert_eq!((harness.state().map().element_count(), harness.state().map().connection_count()), (2, 0), "one step");
}

#[test]
fn a_label_that_ends_in_the_frame_of_the_next_double_click_ends_before_it() {
    let mut harness = editor();
    let clicks = |at: egui::Pos2| {
        let button =
            |pressed| egui::Event::PointerButton { pos: at, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        [egui::Event::PointerMoved(at), button(true), button(false), button(true), button(false)]
    };
    harness.input_mut().events.push(egui::Event::PointerMoved(egui::pos2(600.0, 700.0)));
    harness.run_steps(2);
    harness.input_mut().events.extend(clicks(egui::pos2(600.0, 700.0)));
    harness.run_steps(4);
    assert!(harness.state().canvas.label.is_some());
    let enter = egui::Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    harness.input_mut().events.push(egui::Event::Text("Rent".into()));
    harness.step();
    harness.input_mut().events.push(enter);
    harness.input_mut().events.extend(clicks(egui::pos2(900.0, 700.0)));
    harness.run_steps(4);
    assert_eq!(labels(harness.state()), ["Trust", "Engagement", "Rent", ""]);
    assert!(harness.state().canvas.label.as_ref().is_some_and(|label| label.fresh && label.text.is_empty()), "the next is being written");
}

/// A finger on the screen.
fn finger(harness: &mut Harness<'static, Session>, id: u64, phase: egui::TouchPhase, at: (f32, f32)) {
    let (device_id, id, pos) = (egui::TouchDeviceId(1), egui::TouchId(id), egui::pos2(at.0, at.1));
    let first = id.0 == 0;
    let events = &mut harness.input_mut().events;
    events.push(egui::Event::Touch { device_id, id, phase, pos, force: None });
    // The window lets the first finger act as a pointer too.
    let button = |pressed| egui::Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    match phase {
        egui::TouchPhase::Start if first => events.extend([egui::Event::PointerMoved(pos), button(true)]),
        egui::TouchPhase::Move if first => events.push(egui::Event::PointerMoved(pos)),
        egui::TouchPhase::End if first => events.extend([button(false), egui::Event::PointerGone]),
        _ => {}
    }
    harness.step();
}

#[test]
fn two_fingers_move_and_scale_the_picture_and_nothing_on_it() {
    use egui::TouchPhase::{End, Move, Start};
    let mut harness = editor();
    let before = (harness.state().map().clone(), harness.state().canvas.viewport);
    finger(&mut harness, 0, Start, (600.0, 600.0));
    finger(&mut harness, 0, Move, (603.0, 600.0));
    finger(&mut harness, 1, Start, (800.0, 600.0));
    for step in 1..=10 {
        let more = step as f32 * 10.0;
        finger(&mut harness, 0, Move, (603.0 - more, 600.0 + more));
        finger(&mut harness, 1, Move, (800.0 + more, 600.0 + more));
    }
    let after = harness.state().canvas.viewport;
    assert!((after.zoom / before.1.zoom - 2.0).abs() < 0.1, "the fingers are twice as far apart: {} {}", before.1.zoom, after.zoom);
    finger(&mut harness, 1, End, (900.0, 700.0));
    finger(&mut harness, 0, Move, (500.0, 650.0));
    finger(&mut harness, 0, End, (500.0, 650.0));
    harness.run_steps(3);
    assert_eq!(*harness.state().map(), before.0);
    assert!(harness.state().document.selection().is_empty() && !harness.state().document.is_open());
}

#[test]
fn a_finger_drags_and_one_that_rests_opens_the_menu() {
    use egui::TouchPhase::{End, Move, Start};
    let mut harness = editor();
    let id = harness.state().map().element_by_number(1).unwrap().id;
    let on_screen = |harness: &Harness<'static, Session>| {
        let rect = harness.get_by_label("Factor Trust, N1").rect();
        (rect.center().x, rect.center().y)
    };
    let at = on_screen(&harness);
    finger(&mut harness, 0, Start, at);
    for step in 1..=6 {
        finger(&mut harness, 0, Move, (at.0, at.1 + step as f32 * 20.0));
    }
    finger(&mut harness, 0, End, (at.0, at.1 + 120.0));
    harness.run_steps(3);
    assert!(harness.state().map().element(id).unwrap().at.y > 50.0, "dragged down");
    harness.state_mut().document.selection_mut().set([]);
    let at = on_screen(&harness);
    finger(&mut harness, 0, Start, at);
    for _ in 0..6 {
        harness.step();
    }
    harness.get_by_label_contains("Element it leads to");
    assert_eq!(harness.state().document.selection().parts(), [Part::Element(id)]);
}

/// How a pen comes in: as a touch that presses, told of while it hovers too (Windows), or as one more pointer (X11, macOS).
#[derive(Clone, Copy, Debug, PartialEq)]
enum Pen {
    Touch,
    Pointer,
}

impl Pen {
    /// Moves over the screen, not touching it.
    fn hovers(self, harness: &mut Harness<'static, Session>, at: egui::Pos2) {
        self.tell(harness, egui::TouchPhase::Move, None, at);
        harness.step();
    }

    /// Twice down and up at a place, faster than a frame.
    fn taps_twice(self, harness: &mut Harness<'static, Session>, at: egui::Pos2) {
        for phase in [egui::TouchPhase::Start, egui::TouchPhase::End, egui::TouchPhase::Start, egui::TouchPhase::End] {
            self.tell(harness, phase, (phase == egui::TouchPhase::Start).then_some(0.3), at);
        }
        harness.run_steps(4);
    }

    fn tell(self, harness: &mut Harness<'static, Session>, phase: egui::TouchPhase, force: Option<f32>, pos: egui::Pos2) {
        let events = &mut harness.input_mut().events;
        if self == Self::Touch {
            events.push(egui::Event::Touch { device_id: egui::TouchDeviceId(7), id: egui::TouchId(31), phase, pos, force });
        }
        let button =
            |pressed| egui::Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        match phase {
            egui::TouchPhase::Start => events.extend([egui::Event::PointerMoved(pos), button(true)]),
            egui::TouchPhase::Move => events.push(egui::Event::PointerMoved(pos)),
            egui::TouchPhase::End => events.push(button(false)),
            egui::TouchPhase::Cancel => {}
        }
        if self == Self::Touch && phase == egui::TouchPhase::End {
            events.push(egui::Event::PointerGone);
        }
    }

    /// Down, along some places with more and less force, and up at the last.
    fn draws(self, harness: &mut Harness<'static, Session>, way: &[egui::Pos2]) {
        let (Some(&first), Some(&last)) = (way.first(), way.last()) else { return };
        self.tell(harness, egui::TouchPhase::Start, Some(0.12), first);
        harness.step();
        for (step, &at) in way.iter().enumerate() {
            self.tell(harness, egui::TouchPhase::Move, Some(0.2 + 0.1 * (step % 7) as f32), at);
            harness.step();
        }
        self.tell(harness, egui::TouchPhase::End, None, last);
        harness.step();
    }
}

#[test]
fn a_pen_taps_drags_and_connects_however_it_comes_in() {
    for pen in [Pen::Touch, Pen::Pointer] {
        let mut harness = editor();
        let ids: Vec<_> = harness.state().map().elements().map(|element| element.id).collect();
        let before = harness.state().map().clone();
        let middle = |harness: &Harness<'static, Session>, name: &str| harness.get_by_label(name).rect().center();
        let trust = middle(&harness, "Factor Trust, N1");
        for step in 0..4 {
            pen.hovers(&mut harness, trust + egui::vec2(40.3 - 10.0 * step as f32, 0.7));
        }
        assert_eq!(harness.state().canvas.hovered, Some(Part::Element(ids[0])), "{pen:?}: what it hovers over is lit");
        // A hand is never still: a tap that trembles is a tap.
        pen.draws(&mut harness, &[trust, trust + egui::vec2(1.2, -0.8), trust + egui::vec2(-0.6, 1.1)]);
        harness.run_steps(3);
        assert_eq!(harness.state().document.selection().parts(), [Part::Element(ids[0])], "{pen:?}");
        assert_eq!(*harness.state().map(), before, "{pen:?}: and moved nothing");
        let pens = &causeway::theme::ThemeName::Light.theme().pens;
        let (drawing, viewport) = (&harness.state().derived.drawing, harness.state().canvas.viewport);
        let rect = drawing.boxes[&ids[0]];
        let handle = drawing.handles(ids[0], pens).unwrap().into_iter().find(|at| at.x > rect.x1).unwrap();
        let off = (handle - rect.center()) * viewport.zoom;
        let from = trust + egui::vec2(off.x as f32, off.y as f32);
        let to = middle(&harness, "Factor Engagement, N2");
        let way: Vec<egui::Pos2> = (0..=12).map(|step| from + (to - from) * (step as f32 / 12.0) + egui::vec2(0.3, 0.4)).collect();
        pen.draws(&mut harness, &way);
        harness.run_steps(3);
        let made: Vec<_> = harness.state().map().connections().map(|c| (c.from, c.to)).collect();
        assert_eq!(made, [(ids[0], ids[1])], "{pen:?}");
        // An element dragged, then two taps on the ground.
        pen.draws(&mut harness, &(0..=8).map(|step| to + egui::vec2(0.0, 15.0 * step as f32)).collect::<Vec<_>>());
        harness.run_steps(3);
        assert!(harness.state().map().element(ids[1]).unwrap().at.y > 50.0, "{pen:?}: dragged down");
        let ground = egui::pos2(600.0, 700.0);
        pen.hovers(&mut harness, ground);
        pen.taps_twice(&mut harness, ground);
        assert!(harness.state().canvas.label.as_ref().is_some_and(|label| label.fresh), "{pen:?}: a new element waits for its label");
    }
}
