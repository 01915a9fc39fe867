//! Lines elements up: aligned, evenly apart, of one size.

use crate::document::{Edit, ElementField};
use crate::layout::{Align, aligned, distributed};
use crate::map::{ElementId, Point, Rect, Size};
use crate::session::Session;

/// The selected elements with their boxes.
fn selected(session: &mut Session) -> (Vec<ElementId>, Vec<Rect>) {
    session.document.commit();
    session.refresh();
    let boxes = &session.derived.drawing.boxes;
    session.document.selection().elements().filter_map(|id| Some((id, *boxes.get(&id)?))).unzip()
}

fn move_to(session: &mut Session, label: &str, ids: Vec<ElementId>, places: Vec<Point>) {
    let map = session.map();
    let free = |id: &ElementId| map.element(*id).is_some_and(|element| !element.pinned);
    let moves = Edit::Move(ids.into_iter().zip(places).filter(|(id, _)| free(id)).collect());
    session.document.edit(&Edit::All(label.to_owned(), vec![moves]));
}

/// Brings the selected elements into line.
pub(in crate::command) fn align(session: &mut Session, align: Align) {
    let (ids, boxes) = selected(session);
    let places = aligned(&boxes, align);
    move_to(session, "align", ids, places);
}

/// Gives the selected elements the same room between each and the next.
pub(in crate::command) fn distribute(session: &mut Session, across: bool) {
    let (ids, boxes) = selected(session);
    let places = distributed(&boxes, across);
    move_to(session, "distribute", ids, places);
}

/// Makes the selected elements as large as the largest of them.
pub(in crate::command) fn same_size(session: &mut Session) {
    let (ids, boxes) = selected(session);
    let most = |side: fn(&Rect) -> f64| boxes.iter().map(side).fold(0.0_f64, f64::max);
    let size = Size::new(most(Rect::width), most(Rect::height));
    session.document.edit(&Edit::Elements(ids, ElementField::Size(Some(size))));
}

/// Lets the selected elements be as large as their labels ask for.
pub(in crate::command) fn own_size(session: &mut Session) {
    let ids = session.document.selection().elements().collect();
    session.document.edit(&Edit::Elements(ids, ElementField::Size(None)));
}

/// Whether all selected elements are pinned.
pub(in crate::command) fn all_pinned(session: &Session) -> bool {
    session.document.selection().elements().filter_map(|id| session.map().element(id)).all(|element| element.pinned)
}

/// Pins the selected elements, or lets them go when all are pinned.
pub(in crate::command) fn pin(session: &mut Session) {
    let pinned = !all_pinned(session);
    let ids = session.document.selection().elements().collect();
    session.document.edit(&Edit::Elements(ids, ElementField::Pinned(pinned)));
}
