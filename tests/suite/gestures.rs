//! Pointer scripts against the tools, through the session, without a window.

use causeway::command::perform;
use causeway::document::Edit;
use causeway::map::{ElementId, ElementKind, Part, Point, Rect};
use causeway::session::{Action, CanvasAction, Page, Session};
use causeway::tool::{Gesture, Modifiers, Phase, Tool};

const PLAIN: Modifiers = Modifiers { shift: false, command: false, alt: true };
const SHIFT: Modifiers = Modifiers { shift: true, command: false, alt: true };

/// A session with elements in a row, 200 units apart.
fn row(labels: &[&str]) -> (Session, Vec<ElementId>) {
    let mut session = Session::new();
    session.shell.page = Page::Editor;
    session.canvas.fitted = true;
    let mut ids = Vec::new();
    for (place, label) in labels.iter().enumerate() {
        let id = session.document.new_id();
        let at = Point::new(place as f64 * 200.0, 0.0);
        session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: (*label).to_owned(), at });
        ids.push(id);
    }
    session.refresh();
    (session, ids)
}

fn point(session: &mut Session, phase: Phase, at: (f64, f64), modifiers: Modifiers) {
    let event = session.point_at(phase, Point::new(at.0, at.1), modifiers);
    act(session, CanvasAction::Pointer(event));
}

fn act(session: &mut Session, action: CanvasAction) {
    perform(session, action.into());
    session.refresh();
}

fn drag(session: &mut Session, from: (f64, f64), to: (f64, f64), modifiers: Modifiers) {
    drag_without_release(session, from, to, modifiers);
    point(session, Phase::Release, to, modifiers);
}

fn drag_without_release(session: &mut Session, from: (f64, f64), to: (f64, f64), modifiers: Modifiers) {
    point(session, Phase::Press, from, modifiers);
    for step in 1..=8 {
        let share = f64::from(step) / 8.0;
        let at = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
        point(session, Phase::Drag, at, modifiers);
    }
}

fn click(session: &mut Session, at: (f64, f64), modifiers: Modifiers) {
    point(session, Phase::Press, at, modifiers);
    point(session, Phase::Release, at, modifiers);
}

fn double_click(session: &mut Session, at: (f64, f64)) {
    click(session, at, PLAIN);
    click(session, at, PLAIN);
    point(session, Phase::DoubleClick, at, PLAIN);
}

fn places(session: &Session) -> Vec<(f64, f64)> {
    session.map().elements().map(|e| (e.at.x, e.at.y)).collect()
}

/// A place on the right handle of an element.
fn handle(session: &mut Session, id: ElementId) -> (f64, f64) {
    act(session, CanvasAction::Pick(Part::Element(id)));
    let rect = session.derived.drawing.boxes[&id];
    let pens = &causeway::theme::ThemeName::Light.theme().pens;
    let handles = session.derived.drawing.handles(id, pens).unwrap();
    let right = handles.into_iter().find(|at| at.x > rect.x1).unwrap();
    (right.x, right.y)
}

#[test]
fn a_double_click_adds_an_element_and_asks_for_its_label() {
    let (mut session, _) = row(&[]);
    let before = session.map().clone();
    double_click(&mut session, (50.0, 60.0));
    let edit = session.canvas.label.clone().expect("the label is being edited");
    assert!(edit.fresh && session.document.is_open());
    let typed = "Trust\u{301} \u{2014} \u{645}\u{62b}\u{642}\u{629} & <b>";
    act(&mut session, CanvasAction::LabelTyped(typed.to_owned()));
    act(&mut session, CanvasAction::LabelDone);
    let element = session.map().element(edit.element().unwrap()).unwrap();
    assert_eq!((element.label.as_str(), element.at), (typed, Point::new(50.0, 60.0)), "byte for byte, where it was clicked");
    assert_eq!(session.document.history().done().len(), 1, "adding and naming are one step");
    session.document.undo();
    assert_eq!(*session.map(), before);
}

#[test]
fn escape_in_a_fresh_label_takes_the_element_out_again() {
    let (mut session, _) = row(&["A"]);
    let before = session.map().clone();
    let steps = session.document.history().done().len();
    double_click(&mut session, (90.0, 300.0));
    act(&mut session, CanvasAction::LabelTyped("half a th".to_owned()));
    act(&mut session, CanvasAction::LabelCancelled);
    assert_eq!(*session.map(), before);
    assert_eq!(session.document.history().done().len(), steps);
    double_click(&mut session, (90.0, 300.0));
    act(&mut session, CanvasAction::LabelDone);
    assert_eq!(*session.map(), before, "an element without a label is none");
}

#[test]
fn escape_in_a_label_keeps_the_old_one() {
    let (mut session, ids) = row(&["A"]);
    double_click(&mut session, (0.0, 0.0));
    assert_eq!(session.canvas.label.as_ref().map(|l| (l.element().unwrap(), l.text.as_str())), Some((ids[0], "A")));
    act(&mut session, CanvasAction::LabelTyped("B".to_owned()));
    act(&mut session, CanvasAction::LabelCancelled);
    assert_eq!(session.map().element(ids[0]).unwrap().label, "A");
}

#[test]
fn a_drag_from_a_handle_connects() {
    let (mut session, ids) = row(&["A", "B"]);
    let from = handle(&mut session, ids[0]);
    drag(&mut session, from, (200.0, 0.0), PLAIN);
    let made: Vec<_> = session.map().connections().map(|c| (c.from, c.to)).collect();
    assert_eq!(made, [(ids[0], ids[1])]);
    let connection = session.map().connections().next().unwrap().id;
    assert_eq!(session.document.selection().parts(), [Part::Connection(connection)]);
    // The same claim again is the one that is there.
    let from = handle(&mut session, ids[0]);
    drag(&mut session, from, (200.0, 0.0), PLAIN);
    assert_eq!(session.map().connection_count(), 1);
}

#[test]
fn a_drag_out_and_back_connects_an_element_to_itself() {
    let (mut session, ids) = row(&["A"]);
    let from = handle(&mut session, ids[0]);
    drag_without_release(&mut session, from, (160.0, 90.0), PLAIN);
    point(&mut session, Phase::Drag, (5.0, 3.0), PLAIN);
    point(&mut session, Phase::Release, (5.0, 3.0), PLAIN);
    let made: Vec<_> = session.map().connections().map(|c| (c.from, c.to)).collect();
    assert_eq!(made, [(ids[0], ids[0])]);
}

#[test]
fn a_drag_to_empty_ground_adds_a_connected_element_in_one_step() {
    let (mut session, ids) = row(&["A"]);
    let (before, steps) = (session.map().clone(), session.document.history().done().len());
    let from = handle(&mut session, ids[0]);
    drag(&mut session, from, (300.0, 120.0), PLAIN);
    act(&mut session, CanvasAction::LabelTyped("New".to_owned()));
    act(&mut session, CanvasAction::LabelDone);
    let made = session.map().connections().next().expect("connected");
    assert_eq!((made.from, session.map().element(made.to).unwrap().label.as_str()), (ids[0], "New"));
    assert_eq!(session.document.history().done().len(), steps + 1);
    session.document.undo();
    assert_eq!(*session.map(), before);
}

#[test]
fn two_clicks_connect_without_a_drag() {
    let (mut session, ids) = row(&["A", "B"]);
    act(&mut session, CanvasAction::Tool(Tool::Connect));
    click(&mut session, (0.0, 0.0), PLAIN);
    point(&mut session, Phase::Hover, (120.0, 0.0), PLAIN);
    assert!(matches!(session.canvas.gesture, Gesture::Connecting(_)));
    click(&mut session, (200.0, 0.0), PLAIN);
    assert_eq!(session.map().connections().map(|c| (c.from, c.to)).collect::<Vec<_>>(), [(ids[0], ids[1])]);
}

#[test]
fn fifty_elements_move_as_one_step_and_cancel_restores_exactly() {
    let labels: Vec<String> = (0..50).map(|n| format!("E{n}")).collect();
    let (mut session, ids) = row(&labels.iter().map(String::as_str).collect::<Vec<_>>());
    let parts = ids.iter().map(|&id| Part::Element(id)).collect();
    session.document.perform(causeway::document::Request::Select(parts));
    let (before, steps) = (places(&session), session.document.history().done().len());

    drag_without_release(&mut session, (0.0, 0.0), (33.0, -47.0), PLAIN);
    assert_ne!(places(&session), before);
    point(&mut session, Phase::Cancel, (33.0, -47.0), PLAIN);
    assert_eq!(places(&session), before);
    assert_eq!((session.document.history().done().len(), session.document.is_open()), (steps, false));

    drag(&mut session, (0.0, 0.0), (33.0, -47.0), PLAIN);
    let moved: Vec<_> = before.iter().map(|(x, y)| (x + 33.0, y - 47.0)).collect();
    assert_eq!(places(&session), moved);
    assert_eq!(session.document.history().done().len(), steps + 1);
    assert_eq!(session.document.history().undo_label(), Some("move"));
    session.document.undo();
    assert_eq!(places(&session), before);
}

#[test]
fn shift_keeps_a_drag_on_one_axis_and_neighbours_attract_without_alt() {
    let (mut session, _) = row(&["A", "B"]);
    let snapping = Modifiers { alt: false, ..PLAIN };
    click(&mut session, (0.0, 0.0), PLAIN);
    point(&mut session, Phase::Press, (0.0, 0.0), PLAIN);
    point(&mut session, Phase::Drag, (90.0, 8.0), SHIFT);
    assert_eq!(places(&session)[0], (90.0, 0.0));
    point(&mut session, Phase::Drag, (40.0, 103.0), snapping);
    point(&mut session, Phase::Drag, (197.0, 103.0), snapping);
    assert_eq!(places(&session)[0].0, 200.0, "three units from the other's middle");
    let Gesture::Moving(moving) = &session.canvas.gesture else { panic!("moving") };
    assert!(!moving.guides.is_empty());
    point(&mut session, Phase::Drag, (197.0, 103.0), PLAIN);
    assert_eq!(places(&session)[0].0, 197.0, "Alt stops snapping");
}

#[test]
fn a_marquee_selects_what_lies_wholly_inside() {
    let (mut session, ids) = row(&["A", "B", "C"]);
    drag(&mut session, (-100.0, -100.0), (270.0, 100.0), PLAIN);
    assert_eq!(session.document.selection().parts(), [Part::Element(ids[0]), Part::Element(ids[1])]);
    // With Shift what was selected stays; Escape gives it back.
    drag_without_release(&mut session, (500.0, -100.0), (300.0, 100.0), SHIFT);
    assert_eq!(session.document.selection().parts().len(), 3);
    point(&mut session, Phase::Cancel, (300.0, 100.0), SHIFT);
    assert_eq!(session.document.selection().parts().len(), 2);
    click(&mut session, (100.0, 200.0), PLAIN);
    assert!(session.document.selection().is_empty());
}

#[test]
fn shift_click_adds_and_takes_out() {
    let (mut session, ids) = row(&["A", "B"]);
    click(&mut session, (0.0, 0.0), PLAIN);
    click(&mut session, (200.0, 0.0), SHIFT);
    assert_eq!(session.document.selection().parts(), [Part::Element(ids[0]), Part::Element(ids[1])]);
    click(&mut session, (0.0, 0.0), SHIFT);
    assert_eq!(session.document.selection().parts(), [Part::Element(ids[1])]);
    // A plain click on one of several leaves that one.
    click(&mut session, (0.0, 0.0), SHIFT);
    click(&mut session, (200.0, 0.0), PLAIN);
    assert_eq!(session.document.selection().parts(), [Part::Element(ids[1])]);
}

#[test]
fn the_add_tool_adds_its_kind_once_or_with_shift_several() {
    let (mut session, _) = row(&[]);
    act(&mut session, CanvasAction::Tool(Tool::Add(ElementKind::Actor)));
    click(&mut session, (0.0, 0.0), SHIFT);
    act(&mut session, CanvasAction::LabelTyped("One".to_owned()));
    click(&mut session, (0.0, 200.0), PLAIN);
    act(&mut session, CanvasAction::LabelTyped("Two".to_owned()));
    act(&mut session, CanvasAction::LabelDone);
    let made: Vec<_> = session.map().elements().map(|e| (e.label.clone(), e.kind)).collect();
    assert_eq!(made, [("One".to_owned(), ElementKind::Actor), ("Two".to_owned(), ElementKind::Actor)]);
    assert_eq!(session.canvas.tool, Tool::Select);
}

#[test]
fn an_arc_follows_the_pointer() {
    let (mut session, ids) = row(&["A", "B"]);
    let from = handle(&mut session, ids[0]);
    drag(&mut session, from, (200.0, 0.0), PLAIN);
    let id = session.map().connections().next().unwrap().id;
    let arc = session.derived.drawing.arcs[&id];
    let middle = arc.point(arc.length() * 0.4);
    drag(&mut session, (middle.x, middle.y), (middle.x, 60.0), PLAIN);
    assert!(session.map().connection(id).unwrap().bend < -0.2, "bent downwards, to the right of travel");
    session.document.undo();
    assert!((session.map().connection(id).unwrap().bend - 0.1).abs() < 1e-9);
}

#[test]
fn zooming_keeps_the_point_under_the_pointer() {
    let (mut session, _) = row(&["A"]);
    let about = Point::new(320.0, 111.0);
    let before = session.canvas.viewport.map_from_screen(about);
    for factor in [1.3, 0.2, 4.0] {
        act(&mut session, CanvasAction::Zoom { factor, about });
        assert!((session.canvas.viewport.map_from_screen(about) - before).hypot() < 1e-9);
    }
}

#[test]
fn a_map_is_fitted_when_the_canvas_has_its_size() {
    let (mut session, _) = row(&["A", "B", "C", "D", "E", "F"]);
    session.canvas.fitted = false;
    act(&mut session, CanvasAction::Resized(300.0, 400.0));
    assert!((session.canvas.viewport.zoom - 0.6).abs() < 1e-9, "never so far that labels cannot be read");
    session.canvas.fitted = false;
    act(&mut session, CanvasAction::Resized(1200.0, 400.0));
    let seen = session.canvas.viewport.visible();
    let drawn = session.derived.drawing.bounds().unwrap();
    assert_eq!(seen.union(drawn), seen);
    let middle = seen.center();
    act(&mut session, CanvasAction::Resized(1500.0, 400.0));
    let now: Rect = session.canvas.viewport.visible();
    assert!((now.center() - middle).hypot() < 1e-6, "what is in the middle stays there when a panel folds");
    perform(&mut session, Action::Run("no such command"));
}
