//! Groups in the inspector and the minimap, by accessible names.

use causeway::command::perform;
use causeway::document::Request;
use causeway::map::{Group, Part};
use causeway::session::{Action, Session};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::ui_shell::{drawn, window};

/// A window on a map whose two elements are a group, which is selected.
fn grouped() -> Harness<'static, Session> {
    let mut session = drawn();
    let parts: Vec<Part> = session.map().elements().map(|element| Part::Element(element.id)).collect();
    perform(&mut session, Request::Select(parts).into());
    perform(&mut session, Action::Run("insert.group"));
    window(session, [1440.0, 900.0])
}

fn group(harness: &Harness<'static, Session>) -> Group {
    harness.state().map().groups().iter().next().unwrap().clone()
}

fn press(harness: &mut Harness<'static, Session>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

#[test]
fn hatch_and_colour_are_chosen_apart_and_the_box_is_one_press_away() {
    let mut harness = grouped();
    press(&mut harness, "Hatch on paper: level");
    assert_eq!((group(&harness).tint, group(&harness).hatch), (0, 2));
    press(&mut harness, "Colour 2 of Group 1");
    assert_eq!((group(&harness).tint, group(&harness).hatch), (1, 2), "a hatch that was chosen stays");
    press(&mut harness, "Collapsed to one box, on paper too");
    assert!(group(&harness).collapsed);
    harness.get_by_label("Group Group 1, 2 elements, collapsed to one box");
    press(&mut harness, "Collapsed to one box, on paper too");
    assert!(!group(&harness).collapsed);
    press(&mut harness, "Hidden on the screen");
    assert!(harness.state().derived.drawing.boxes.is_empty());
    press(&mut harness, "Hidden on the screen");
    assert_eq!(harness.state().derived.drawing.boxes.len(), 2);
}

#[test]
fn the_minimap_is_off_until_asked_for_and_a_press_in_it_looks_there() {
    let mut harness = grouped();
    assert!(harness.query_by_label_contains("Minimap: ").is_none());
    perform(harness.state_mut(), Action::Run("view.minimap"));
    harness.run_steps(3);
    let middle = harness.state().derived.drawing.bounds().unwrap().center();
    let viewport = &mut harness.state_mut().canvas.viewport;
    viewport.pan(causeway::map::Vec2::new(-3000.0, 0.0));
    harness.run_steps(3);
    harness.get_by_label_contains("Minimap: 0 of 2 elements in view").click();
    harness.run_steps(4);
    let seen = harness.state().canvas.viewport.visible().center();
    assert!((seen - middle).hypot() < 2.0, "{seen:?} is not the middle {middle:?}");
}
