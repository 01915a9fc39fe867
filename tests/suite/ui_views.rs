//! Saved views: made on a page by name, shown alone, stepped through, changed and taken out again.

use causeway::command::perform;
use causeway::map::Part;
use causeway::session::{Action, Session, ViewsAction};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::ui_shell::{drawn, window};

fn run(harness: &mut Harness<'static, Session>, id: &'static str) {
    perform(harness.state_mut(), Action::Run(id));
    harness.run_steps(4);
}

fn shown(harness: &Harness<'static, Session>) -> usize {
    harness.state().derived.drawing.boxes.len()
}

#[test]
fn a_view_is_saved_shown_and_stepped_through() {
    let mut harness = window(drawn(), [1440.0, 900.0]);
    let state = harness.state_mut();
    let [trust, engagement] = [1, 2].map(|number| state.map().element_by_number(number).unwrap().id);
    perform(state, ViewsAction::Edit(None).into());
    for action in [ViewsAction::Title("All of it".into()), ViewsAction::Value("kind".into(), "Factor".into()), ViewsAction::Save] {
        perform(state, action.into());
    }
    state.document.selection_mut().set([Part::Element(trust)]);
    harness.run_steps(3);
    run(&mut harness, "views.add");
    harness.get_by_label("Title of the view").type_text("Trust alone");
    harness.run_steps(3);
    harness.get_by_label("What leads to it").click();
    harness.run_steps(4);
    harness.get_by_label("1 of 2 elements shown");
    harness.get_by_label("Save").click();
    harness.run_steps(5);
    assert_eq!(shown(&harness), 1);
    let state = harness.state();
    let view = state.views.shown(&state.document).unwrap();
    assert_eq!((view.title.as_str(), view.number, view.filter["around"].as_slice()), ("Trust alone", 2, ["N1 1 up".to_owned()].as_slice()));
    harness.get_by_label("View: 1  All of it").click();
    harness.run_steps(4);
    assert_eq!(shown(&harness), 2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::PageDown);
    harness.run_steps(4);
    assert_eq!(shown(&harness), 1);
    // What is worked on is never out of sight.
    harness.state_mut().document.selection_mut().set([Part::Element(engagement)]);
    harness.run_steps(3);
    assert_eq!(shown(&harness), 2);
    run(&mut harness, "views.earlier");
    let titles = |harness: &Harness<'static, Session>| harness.state().map().views().iter().map(|v| v.title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(&harness), ["Trust alone", "All of it"]);
    run(&mut harness, "views.delete");
    assert_eq!((titles(&harness), shown(&harness)), (vec!["All of it".to_owned()], 2));
    harness.state_mut().document.undo();
    assert_eq!(titles(&harness).len(), 2);
}

#[test]
fn the_strip_is_there_when_there_is_something_to_step_through() {
    let mut harness = window(drawn(), [1440.0, 900.0]);
    assert!(harness.query_by_label("View: Whole map").is_none());
    run(&mut harness, "views.strip");
    harness.get_by_label("View: Whole map");
    harness.get_by_label("Hide the strip of saved views").click();
    harness.run_steps(4);
    assert!(harness.query_by_label("View: Whole map").is_none());
}

#[test]
fn enter_in_the_title_saves_the_view() {
    let mut harness = window(drawn(), [1440.0, 900.0]);
    run(&mut harness, "views.add");
    harness.get_by_label("Title of the view").type_text("All of it");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert_eq!(harness.state().map().views().iter().map(|view| view.title.clone()).collect::<Vec<_>>(), ["All of it"]);
}
