//! Groups by hand: drawn around elements, dragged in and out of, collapsed to one box, hidden; and elements that are pinned.

use causeway::command::perform;
use causeway::document::{Edit, Request};
use causeway::map::{ConnectionKind, ElementId, ElementKind, GroupId, Influence, Part, Point};
use causeway::scene::{Draw, Drawing, Marks, build};
use causeway::session::{Action, CanvasAction, Page, Session};
use causeway::text::Typesetter;
use causeway::theme::ThemeName;
use causeway::tool::{Modifiers, Phase, Tool};

const PLAIN: Modifiers = Modifiers { shift: false, command: false, alt: true };

/// Five elements in a row, 200 apart: 1 → 2 → 3 → 4 and 1 → 3; nothing at 5.
fn row() -> (Session, Vec<ElementId>) {
    let mut session = Session::new();
    session.shell.page = Page::Editor;
    session.canvas.fitted = true;
    let ids: Vec<ElementId> = (0..5).map(|_| session.document.new_id()).collect();
    for (place, &id) in ids.iter().enumerate() {
        let at = Point::new(place as f64 * 200.0, 0.0);
        session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: format!("E{place}"), at });
    }
    for (from, to) in [(0, 1), (1, 2), (2, 3), (0, 2)] {
        let (id, kind) = (session.document.new_id(), ConnectionKind::Influence(Influence::default()));
        session.document.edit(&Edit::Connect { id, from: ids[from], to: ids[to], kind, bend: 0.1 });
    }
    session.refresh();
    (session, ids)
}

fn act(session: &mut Session, action: impl Into<Action>) {
    perform(session, action.into());
    session.refresh();
}

fn drag(session: &mut Session, from: (f64, f64), to: (f64, f64)) {
    let at = |share: f64| Point::new(from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
    let steps = [(Phase::Press, 0.0), (Phase::Drag, 0.3), (Phase::Drag, 0.6), (Phase::Drag, 1.0), (Phase::Release, 1.0)];
    for (phase, share) in steps {
        let event = session.point_at(phase, at(share), PLAIN);
        act(session, CanvasAction::Pointer(event));
    }
}

/// A group of these, made with the command.
fn group(session: &mut Session, ids: &[ElementId]) -> GroupId {
    act(session, Request::Select(ids.iter().map(|id| Part::Element(*id)).collect()));
    act(session, Action::Run("insert.group"));
    session.map().groups().iter().last().unwrap().id
}

fn members(session: &Session, group: GroupId) -> Vec<ElementId> {
    session.map().members(group).map(|element| element.id).collect()
}

fn words(drawing: &Drawing) -> Vec<String> {
    let texts =
        drawing.scene.items.iter().filter_map(|item| if let Draw::Text(text) = &item.draw { Some(&text.shaped.text) } else { None });
    texts.cloned().collect()
}

#[test]
fn a_frame_makes_a_group_of_what_lies_wholly_inside() {
    let (mut session, ids) = row();
    act(&mut session, CanvasAction::Tool(Tool::Group));
    drag(&mut session, (-100.0, -60.0), (330.0, 60.0));
    let group = session.map().groups().iter().next().expect("a group").id;
    assert_eq!(members(&session, group), [ids[0], ids[1]]);
    assert_eq!(session.canvas.tool, Tool::Select);
    assert_eq!(session.document.selection().parts(), [Part::Group(group)]);
    assert!(session.document.undo());
    assert!(session.map().groups().is_empty() && session.map().groupings().is_empty(), "one step, the set of groups too");
    act(&mut session, CanvasAction::Tool(Tool::Group));
    drag(&mut session, (0.0, 200.0), (50.0, 300.0));
    assert!(session.map().groups().is_empty() && session.shell.notices.len() == 1, "a frame around nothing says so");
}

#[test]
fn what_is_dragged_into_an_area_joins_and_what_is_dragged_out_leaves_in_the_step_of_the_move() {
    let (mut session, ids) = row();
    let group = group(&mut session, &ids[..3]);
    let before = session.map().clone();
    drag(&mut session, (800.0, 0.0), (300.0, 10.0));
    assert_eq!(members(&session, group), [ids[0], ids[1], ids[2], ids[4]]);
    assert!(session.document.undo());
    assert_eq!(*session.map(), before, "one step");
    session.refresh();
    drag(&mut session, (400.0, 0.0), (400.0, 500.0));
    assert_eq!(members(&session, group), [ids[0], ids[1]]);
    drag(&mut session, (200.0, 0.0), (200.0, 40.0));
    assert_eq!(members(&session, group), [ids[0], ids[1]], "within reach of its place it stays");
}

#[test]
fn the_last_member_takes_its_group_along_and_a_second_group_is_joined_beside_the_first() {
    let (mut session, ids) = row();
    let one = group(&mut session, &ids[..1]);
    let two = group(&mut session, &ids[2..4]);
    drag(&mut session, (0.0, 0.0), (500.0, 5.0));
    assert_eq!((members(&session, one), members(&session, two)), (vec![ids[0]], vec![ids[0], ids[2], ids[3]]));
}

#[test]
fn a_collapsed_group_is_one_box_with_counted_lines_and_the_map_stays_as_it_is() {
    let (mut session, ids) = row();
    let group = group(&mut session, &ids[..2]);
    let connections: Vec<_> = session.map().connections().cloned().collect();
    act(&mut session, Action::Run("map.group_collapse"));
    let drawing = session.derived.drawing.clone();
    assert!(!drawing.boxes.contains_key(&ids[0]) && drawing.boxes.contains_key(&ids[2]));
    assert_eq!(drawing.folded.get(&ids[1]), Some(&group));
    let texts = words(&drawing);
    assert!(texts.contains(&"2 elements".to_owned()) && texts.contains(&"2".to_owned()), "{texts:?}");
    assert_eq!(session.map().connections().cloned().collect::<Vec<_>>(), connections);
    let at = drawing.group_area(group).unwrap().center();
    assert_eq!(drawing.hit(at, 3.0), Some(Part::Group(group)));
    // On paper it is the same box, unless a part of the map was asked for.
    let paper = |marks: Marks| words(&build(session.map(), &marks, ThemeName::PaperColour.theme(), &mut Typesetter::new()));
    assert!(paper(Marks::on_paper(session.map())).contains(&"2 elements".to_owned()));
    assert!(paper(Marks { unfolded: true, ..Marks::on_paper(session.map()) }).contains(&"E0".to_owned()));
    let event = session.point_at(Phase::DoubleClick, at, PLAIN);
    act(&mut session, CanvasAction::Pointer(event));
    assert!(session.derived.drawing.boxes.contains_key(&ids[0]), "a double click opens it");
}

#[test]
fn a_box_is_moved_with_all_that_is_in_it() {
    let (mut session, ids) = row();
    let group = group(&mut session, &ids[..2]);
    act(&mut session, Action::Run("map.group_collapse"));
    let at = session.derived.drawing.group_area(group).unwrap().center();
    drag(&mut session, (at.x, at.y), (at.x, at.y + 100.0));
    let y: Vec<f64> = session.map().elements().map(|element| element.at.y).collect();
    assert_eq!(y, [100.0, 100.0, 0.0, 0.0, 0.0]);
}

#[test]
fn a_hidden_group_is_out_of_the_picture_but_for_what_is_selected() {
    let (mut session, ids) = row();
    group(&mut session, &ids[..2]);
    act(&mut session, Action::Run("map.group_hide"));
    assert_eq!(session.derived.drawing.boxes.len(), 3);
    act(&mut session, Request::Select(vec![Part::Element(ids[0])]));
    assert_eq!(session.derived.drawing.boxes.len(), 4);
    act(&mut session, Action::Run("view.groups_show"));
    assert_eq!(session.derived.drawing.boxes.len(), 5);
}

#[test]
fn what_is_pinned_is_moved_neither_by_the_pointer_nor_by_keys_nor_by_alignment() {
    let (mut session, ids) = row();
    act(&mut session, Request::Select(vec![Part::Element(ids[0])]));
    act(&mut session, Action::Run("map.pin"));
    drag(&mut session, (0.0, 0.0), (0.0, 300.0));
    act(&mut session, Action::Run("nudge.down"));
    act(&mut session, Request::Select(vec![Part::Element(ids[0]), Part::Element(ids[1])]));
    drag(&mut session, (200.0, 0.0), (200.0, 90.0));
    act(&mut session, Action::Run("align.top"));
    let y = |at: usize| session.map().element(ids[at]).unwrap().at.y;
    assert!(y(0).abs() < 1e-9 && y(1).abs() < 1e-9, "the one moves and is aligned with the pinned one: {} {}", y(0), y(1));
    act(&mut session, Action::Run("map.pin"));
    assert!(session.map().elements().filter(|element| element.pinned).count() == 2, "mixed: both are pinned");
}
