//! Questions, figures and tables of analyses: asked, lit on the map, kept, printed, by accessible name.

use causeway::command::perform;
use causeway::document::Edit;
use causeway::map::{ConnectionKind, Influence, Part, Polarity};
use causeway::session::{Action, AnswersAction, LoopHand, LoopShow, OtherMap, Page, PanelAction, Session, Wish};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::ui_shell::{drawn, window};

/// Trust leads to engagement, which leads back.
fn joined() -> Session {
    let mut session = drawn();
    let [trust, engagement] = [1, 2].map(|number| session.map().element_by_number(number).unwrap().id);
    for (from, to, polarity) in [(trust, engagement, Polarity::Plus), (engagement, trust, Polarity::Minus)] {
        let id = session.document.new_id();
        let kind = ConnectionKind::Influence(Influence { polarity, delay: false, strength: None });
        session.document.edit(&Edit::Connect { id, from, to, kind, bend: 0.1 });
    }
    session
}

fn run(harness: &mut Harness<'static, Session>, id: &'static str) {
    perform(harness.state_mut(), Action::Run(id));
    come(harness);
}

/// Until threads have answered.
fn come(harness: &mut Harness<'static, Session>) {
    harness.run_steps(2);
    let state = harness.state_mut();
    state.answers.wait();
    state.report.wait();
    state.figures.wait();
    harness.run_steps(3);
}

#[test]
fn a_path_is_asked_lit_told_step_by_step_and_kept_as_a_view() {
    let mut harness = window(joined(), [1440.0, 900.0]);
    let parts: Vec<Part> = harness.state().map().elements().map(|element| Part::Element(element.id)).collect();
    harness.state_mut().document.selection_mut().set(parts);
    run(&mut harness, "analyse.paths");
    harness.get_by_label_contains("Trust \u{2192} Engagement: both ends move alike").click();
    harness.run_steps(4);
    let lit = harness.state().answers.bright().unwrap();
    assert_eq!(lit.len(), 3, "both ends and the connection");
    harness.get_by_label_contains("Step 1: The more trust, the more engagement").click();
    harness.run_steps(4);
    assert_eq!(harness.state().document.selection().connections().count(), 1);
    harness.get_by_label("Save as a view").click();
    harness.run_steps(4);
    let view = harness.state().map().views().iter().next().unwrap();
    assert_eq!(view.filter["element"], ["N1", "N2"]);
    assert!(view.note.starts_with("How does one lead to another?"), "{}", view.note);
    harness.get_by_label("Turn round").click();
    come(&mut harness);
    harness.get_by_label_contains("the ends move apart");
}

#[test]
fn a_question_starts_from_what_is_selected_and_its_answer_is_printed() {
    let mut harness = window(joined(), [1440.0, 900.0]);
    run(&mut harness, "analyse.questions");
    harness.get_by_label_contains("The map has none of what this starts from");
    let trust = harness.state().map().element_by_number(1).unwrap().id;
    harness.state_mut().document.selection_mut().set([Part::Element(trust)]);
    harness.run_steps(3);
    harness.get_by_label("Start from what is selected").click();
    come(&mut harness);
    harness.get_by_label_contains("What is touched by Trust. 2 of the 2 elements").click();
    harness.run_steps(4);
    harness.get_by_label("Print this part\u{2026}").click();
    harness.run_steps(2);
    let state = harness.state();
    assert_eq!((state.shell.page, state.print.options.selection.len()), (Page::Print, 2));
}

#[test]
fn an_answer_nobody_waits_for_is_asked_again() {
    let mut session = joined();
    perform(&mut session, AnswersAction::Open(true).into());
    session.refresh();
    perform(&mut session, AnswersAction::Stop.into());
    session.refresh();
    assert!(session.answers.is_stopped() && !session.answers.is_waiting());
    let mut harness = window(session, [1440.0, 900.0]);
    harness.get_by_label("Ask again").click();
    come(&mut harness);
    assert!(harness.state().answers.answer().is_some());
}

#[test]
fn a_table_is_sorted_narrowed_and_lit() {
    let mut harness = window(joined(), [1440.0, 900.0]);
    run(&mut harness, "analyse.table");
    assert_eq!(harness.state().report.rows(), [0, 1]);
    harness.get_by_label("Sort by Element").click();
    come(&mut harness);
    assert_eq!(harness.state().report.rows(), [1, 0], "Engagement before Trust");
    harness.get_by_label("Find in the analysis").click();
    harness.run_steps(2);
    harness.get_by_label("Find in the analysis").type_text("trust");
    come(&mut harness);
    assert_eq!(harness.state().report.rows(), [0]);
    harness.get_by_label_contains("N1, Trust").click();
    come(&mut harness);
    let trust = harness.state().map().element_by_number(1).unwrap().id;
    assert_eq!(harness.state().report.bright(), Some(vec![Part::Element(trust)]));
    harness.get_by_label("Save as CSV\u{2026}").click();
    harness.run_steps(5);
    harness.get_by_label("Everyone at the table").click();
    harness.run_steps(2);
    assert_eq!(harness.state().shell.wishes, [Wish::PickTable("elements", causeway::release::Audience::Workshop)]);
    harness.get_by_label("Close the table").click();
    come(&mut harness);
    assert!(harness.state().report.bright().is_none());
}

#[test]
fn loops_are_listed_through_what_is_selected_and_in_another_order() {
    let mut session = joined();
    perform(&mut session, Action::Run("analyse.loops"));
    let trust = session.map().element_by_number(1).unwrap().id;
    let id = session.document.new_id();
    let at = causeway::map::Point::new(0.0, 300.0);
    session.document.edit(&Edit::AddElement { id, kind: causeway::map::ElementKind::Factor, label: "Rent".into(), at });
    session.document.selection_mut().set([Part::Element(trust)]);
    let mut harness = window(session, [1440.0, 900.0]);
    harness.get_by_label("Only through what is selected").click();
    harness.run_steps(4);
    assert_eq!(harness.state().panels.lists.loops.lines.len(), 1);
    harness.state_mut().document.selection_mut().set([Part::Element(id)]);
    perform(harness.state_mut(), PanelAction::LoopsThrough(true).into());
    harness.run_steps(3);
    assert!(harness.state().panels.lists.loops.lines.is_empty(), "no loop runs through the rent");
    harness.get_by_label("Through anything").click();
    harness.run_steps(3);
    assert_eq!(harness.state().panels.lists.loops.lines.len(), 1);
}

#[test]
fn a_figure_makes_elements_larger_and_says_so_in_digits() {
    let mut session = joined();
    let third = session.document.new_id();
    let at = causeway::map::Point::new(0.0, 300.0);
    session.document.edit(&Edit::AddElement { id: third, kind: causeway::map::ElementKind::Factor, label: "Trust".into(), at });
    let trust = session.map().element_by_number(1).unwrap().id;
    let id = session.document.new_id();
    let kind = ConnectionKind::Influence(Influence { polarity: Polarity::Plus, delay: false, strength: None });
    session.document.edit(&Edit::Connect { id, from: trust, to: third, kind, bend: 0.1 });
    let mut harness = window(session, [1440.0, 900.0]);
    let width = |harness: &Harness<'static, Session>, id| harness.state().derived.drawing.boxes[&id].width();
    let before = width(&harness, trust);
    run(&mut harness, "analyse.size_influences");
    assert!(width(&harness, trust) > 1.1 * before);
    assert!((width(&harness, third) - before).abs() < 1e-6, "the least stays as it is");
    let scene = harness.state().derived.drawing.scene.clone();
    let written = format!("{scene:?}");
    assert!(written.contains("Influences directly") && written.contains("not how strongly"), "the legend is in the drawing");
    run(&mut harness, "analyse.size_none");
    assert!((width(&harness, trust) - before).abs() < 1e-6);
}

#[test]
fn a_figure_is_explained_on_the_canvas_until_it_is_turned_off() {
    let mut harness = window(joined(), [1440.0, 900.0]);
    run(&mut harness, "analyse.size_influences");
    assert!(harness.state().derived.drawing.scene.items.len() > 4);
    harness.get_by_label_contains("From small to large: ");
    harness.get_by_label("All elements alike").click();
    harness.run_steps(4);
    assert_eq!(harness.state().figures.on, None);
    assert!(harness.query_by_label_contains("From small to large: ").is_none());
}

#[test]
fn loops_are_narrowed_folded_and_told_step_by_step() {
    let mut session = joined();
    perform(&mut session, Action::Run("analyse.loops"));
    let mut harness = window(session, [1440.0, 900.0]);
    harness.get_by_label_contains("Order and filters").click();
    harness.run_steps(3);
    harness.get_by_label("Loops shown");
    harness.get_by_label("How loops are told");
    let hand = LoopHand { show: LoopShow::Independent, ..LoopHand::default() };
    perform(harness.state_mut(), PanelAction::LoopsInHand(Box::new(hand)).into());
    harness.run_steps(2);
    harness.state_mut().derived.sets.wait();
    harness.run_steps(3);
    harness.get_by_label_contains("1 loop of 2 to 2 steps, from which every other loop is put together");
    harness.get_by_label_contains("Name this loop").click();
    harness.run_steps(3);
    harness.get_all_by_label("Trace").next().unwrap().click();
    harness.run_steps(3);
    harness.get_all_by_label("Next step").next().unwrap().click();
    harness.run_steps(3);
    assert!(harness.query_all_by_label_contains("1 of 2: The more trust, the more engagement.").next().is_some());
}

#[test]
fn two_maps_lie_beside_each_other_below_the_map() {
    let session = joined();
    let other = session.map().clone();
    let mut session = session;
    let [trust, engagement] = [1, 2].map(|number| session.map().element_by_number(number).unwrap().id);
    let id = session.document.new_id();
    let kind = ConnectionKind::Influence(Influence { polarity: Polarity::Minus, delay: false, strength: None });
    session.document.edit(&Edit::Connect { id, from: trust, to: engagement, kind, bend: 0.3 });
    session.report.lay_beside(OtherMap::File("pilot.ron".into(), Box::new(other)));
    let mut harness = window(session, [1440.0, 900.0]);
    perform(harness.state_mut(), AnswersAction::Table(Some("compare-counts")).into());
    come(&mut harness);
    harness.get_by_label_contains("There: pilot.ron");
    harness.get_by_label_contains("Influences, 3, 2, +1").click();
    come(&mut harness);
    assert_eq!(harness.state().report.bright(), None, "a count is about no part of the map");
    perform(harness.state_mut(), AnswersAction::Table(Some("compare-loops")).into());
    come(&mut harness);
    harness.get_by_label_contains("turned: U here, B there").click();
    come(&mut harness);
    assert_eq!(harness.state().report.bright().map(|parts| parts.len()), Some(6), "the loop, both elements, three claims");
}
