//! The quote board: cards laid by hand, clusters that become elements, arrangements under headings; by pointer, keyboard and names.

use causeway::command::perform;
use causeway::document::Edit;
use causeway::map::{Citation, CitedPart, ElementId, ElementKind, Part, Point, Quote, QuoteId, Rect, Stance, Vec2, Voice};
use causeway::session::{Action, BoardAction, BoardBy, LeftTab, Page, PanelAction, Placed, QuoteFilter, Session};
use causeway::tool::{Modifiers, NextConnection, Phase, PointerEvent};
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::ui_shell::window;

/// A map with one element, one voice and six quotes, the first of them on the element; the board is open.
fn board() -> (Session, ElementId, Vec<QuoteId>) {
    let mut session = Session::new();
    session.shell.page = Page::Editor;
    let trust: ElementId = session.document.new_id();
    session.document.edit(&Edit::AddElement { id: trust, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
    let voice = Voice { id: session.document.new_id(), number: 1, name: "Parents".into(), extra: causeway::map::Extra::default() };
    session.document.edit(&Edit::Put(Box::new(voice.clone().into())));
    let mut ids = Vec::new();
    for number in 0..6 {
        let mut quote = Quote::new(session.document.new_id(), 0, format!("words {number} of what was said \u{2026}"));
        quote.voice = (number % 2 == 0).then_some(voice.id);
        if number == 0 {
            quote.citations.push(Citation::new(CitedPart::Element(trust), Stance::Supports));
        }
        ids.push(quote.id);
        session.document.edit(&Edit::AddQuote(Box::new(quote)));
    }
    act(&mut session, BoardAction::Open(true));
    act(&mut session, BoardAction::Resized(1000.0, 800.0));
    (session, trust, ids)
}

fn act(session: &mut Session, action: BoardAction) {
    perform(session, action.into());
    session.refresh();
}

fn card(session: &Session, id: QuoteId) -> Rect {
    session.board.places_of(id).next().unwrap()
}

fn point(session: &mut Session, phase: Phase, at: Point, shift: bool) {
    let modifiers = Modifiers { shift, ..Modifiers::default() };
    let part = session.board.hit(at).map(Part::Quote);
    let event = PointerEvent { phase, at, part, handle: None, hold: None, modifiers, next: NextConnection::default(), pixel: 1.0 };
    act(session, BoardAction::Pointer(event));
}

fn drag(session: &mut Session, from: Point, by: Vec2) {
    point(session, Phase::Press, from, false);
    for step in 1..=4 {
        point(session, Phase::Drag, from + by * (f64::from(step) / 4.0), false);
    }
    point(session, Phase::Release, from + by, false);
}

fn selected(session: &Session) -> Vec<QuoteId> {
    session.document.selection().quotes().collect()
}

#[test]
fn cards_are_moved_together_in_one_step_that_the_file_keeps() {
    let (mut session, _, ids) = board();
    let before = session.map().clone();
    let (one, two) = (card(&session, ids[1]), card(&session, ids[2]));
    point(&mut session, Phase::Press, one.center(), false);
    point(&mut session, Phase::Release, one.center(), false);
    point(&mut session, Phase::Press, two.center(), true);
    point(&mut session, Phase::Release, two.center(), true);
    assert_eq!(selected(&session), [ids[1], ids[2]]);
    drag(&mut session, one.center(), Vec2::new(1500.0, 300.0));
    assert_eq!(session.board.gesture, causeway::tool::BoardGesture::Idle);
    for (id, old) in [(ids[1], one), (ids[2], two)] {
        assert_eq!(card(&session, id).origin(), (old.origin() + Vec2::new(1500.0, 300.0)).round());
    }
    let file = causeway::format::ron::write(session.map());
    let read = causeway::format::ron::read(file.as_bytes(), &causeway::format::ImportOptions::default()).unwrap().map;
    assert_eq!(read.quotes().get(ids[1]).unwrap().board, Some(card(&session, ids[1]).origin()));
    session.document.undo();
    assert_eq!(*session.map(), before, "one step");
}

#[test]
fn escape_puts_cards_back_and_a_rectangle_selects() {
    let (mut session, _, ids) = board();
    let before = session.map().clone();
    let at = card(&session, ids[3]).center();
    point(&mut session, Phase::Press, at, false);
    point(&mut session, Phase::Drag, at + Vec2::new(400.0, 0.0), false);
    assert!(session.board.gesture.offset().is_some() && !session.board.lifted.items.is_empty());
    point(&mut session, Phase::Cancel, at, false);
    assert_eq!(*session.map(), before);
    let all = session.board.cards.iter().map(|(_, rect)| *rect).reduce(|a, b| a.union(b)).unwrap();
    let corner = all.origin() - Vec2::new(30.0, 30.0);
    drag(&mut session, corner, Vec2::new(all.width() + 60.0, all.height() + 60.0));
    assert_eq!(selected(&session).len(), 6);
    point(&mut session, Phase::Press, corner, false);
    point(&mut session, Phase::Release, corner, false);
    assert_eq!(selected(&session).len(), 0);
}

#[test]
fn a_cluster_becomes_an_element_with_its_quotes_in_one_step() {
    let (mut session, trust, ids) = board();
    let before = session.map().clone();
    session.document.selection_mut().set([ids[1], ids[4]].map(Part::Quote));
    act(&mut session, BoardAction::Field { new: true });
    act(&mut session, BoardAction::Type(Some("Being heard".into())));
    act(&mut session, BoardAction::Place(0));
    let element = session.map().elements().find(|e| e.label == "Being heard").unwrap().id;
    let on: Vec<_> = session.map().quotes_on(CitedPart::Element(element)).map(|q| q.id).collect();
    assert_eq!(on, [ids[1], ids[4]]);
    assert!(session.board.field.is_none());
    session.document.undo();
    assert_eq!(*session.map(), before, "one step");
    session.refresh();
    session.document.selection_mut().set([ids[1], ids[4]].map(Part::Quote));
    act(&mut session, BoardAction::Field { new: false });
    act(&mut session, BoardAction::Type(Some("trust".into())));
    act(&mut session, BoardAction::Stance(Stance::Contradicts));
    act(&mut session, BoardAction::Place(0));
    let stances: Vec<_> =
        [0, 1, 4].map(|n: usize| session.map().quotes().get(ids[n]).unwrap().stance_on(CitedPart::Element(trust))).to_vec();
    assert_eq!(stances, [Some(Stance::Supports), Some(Stance::Contradicts), Some(Stance::Contradicts)]);
}

#[test]
fn arrangements_can_be_gone_on_with_by_hand() {
    let (mut session, _, ids) = board();
    for by in BoardBy::ALL {
        act(&mut session, BoardAction::By(by));
        assert_eq!(session.board.cards.len(), 6, "{by:?}");
    }
    act(&mut session, BoardAction::By(BoardBy::Voice));
    let places: Vec<Point> = ids.iter().map(|&id| card(&session, id).origin()).collect();
    let at = card(&session, ids[0]).center();
    drag(&mut session, at, Vec2::new(500.0, 0.0));
    assert!(session.map().quotes().iter().all(|q| q.board.is_none()), "columns are not moved by hand");
    act(&mut session, BoardAction::FromHere);
    let kept: Vec<Point> = ids.iter().map(|&id| card(&session, id).origin()).collect();
    assert!(session.board.by_hand());
    assert_eq!(kept, places.into_iter().map(Point::round).collect::<Vec<_>>());
}

#[test]
fn what_the_list_is_narrowed_to_and_searched_for_counts_here_too() {
    let (mut session, ..) = board();
    perform(&mut session, PanelAction::Quotes(QuoteFilter { placed: Placed::Unattached, ..QuoteFilter::default() }).into());
    session.refresh();
    assert_eq!(session.board.cards.len(), 5);
    let plain = session.board.scene.clone();
    perform(&mut session, PanelAction::Search(LeftTab::Quotes, "words 3".into()).into());
    session.refresh();
    assert_eq!(session.board.cards.len(), 5, "nothing is hidden");
    assert_ne!(*plain, *session.board.scene, "the rest is faded");
}

#[test]
fn many_cards_are_laid_out_and_only_those_in_view_are_drawn() {
    let mut session = Session::new();
    session.shell.page = Page::Editor;
    let quotes = (0..3000).map(|number| {
        let quote = Quote::new(session.document.new_id(), 0, format!("words {number} ").repeat(20));
        Edit::AddQuote(Box::new(quote))
    });
    let all = Edit::All("add quotes".into(), quotes.collect());
    session.document.edit(&all);
    act(&mut session, BoardAction::Open(true));
    act(&mut session, BoardAction::Resized(1400.0, 800.0));
    act(&mut session, BoardAction::Zoom { factor: 40.0, about: Point::new(700.0, 400.0) });
    assert_eq!(session.board.cards.len(), 3000);
    let drawn: std::collections::BTreeSet<_> = session.board.scene.items.iter().filter_map(|item| item.part).collect();
    assert!((1..200).contains(&drawn.len()), "{} of 3000 cards are drawn", drawn.len());
}

fn harness() -> (Harness<'static, Session>, Vec<QuoteId>) {
    let (mut session, _, ids) = board();
    session.board.fitted = false;
    (window(session, [1440.0, 900.0]), ids)
}

#[test]
fn the_board_is_worked_by_keys_and_names() {
    let (mut harness, ids) = harness();
    harness.state_mut().shell.focus = Some(causeway::session::Pane::Canvas);
    harness.run_steps(3);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    assert_eq!(harness.state().document.selection().quotes().count(), 1);
    let one = harness.state().document.selection().quotes().next().unwrap();
    let old = card(harness.state(), one).origin();
    harness.key_press_modifiers(egui::Modifiers::ALT, Key::ArrowRight);
    harness.run_steps(3);
    assert_eq!(card(harness.state(), one).origin(), (old + Vec2::new(12.0, 0.0)).round());
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Label of the new element").type_text("Being heard");
    harness.run_steps(4);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(harness.state().map().elements().any(|e| e.label == "Being heard"));
    for name in ["By hand", "Voice", "Back to the map"] {
        assert!(harness.query_all_by_label(name).next().is_some(), "{name}");
    }
    assert!(harness.query_by_label_contains("Quote Q6: words 5").is_some(), "cards are told");
    assert!(ids.len() == 6);
}

#[test]
fn the_command_shows_the_board_and_the_map_again() {
    let (mut session, ..) = board();
    perform(&mut session, Action::Run("view.board"));
    assert!(!session.board.open);
    perform(&mut session, Action::Run("view.board"));
    assert!(session.board.open);
    let zoom = session.board.viewport.zoom;
    let map = session.canvas.viewport.zoom;
    perform(&mut session, Action::Run("view.zoom_in"));
    assert!(session.board.viewport.zoom > zoom && session.canvas.viewport.zoom == map, "zoom is the board's");
    perform(&mut session, Action::Run("edit.select_all"));
    assert_eq!(session.document.selection().quotes().count(), 6);
}
