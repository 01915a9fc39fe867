//! Drawing from the keyboard alone: moving, picking, connecting, changing what is selected.

use super::canvas::{answer, bring_into_view, cancel_gesture, label_done};
use crate::document::{ConnectionField, Edit, ElementField, Request};
use crate::layout::{Lean, Room, bend_for_new, pieces};
use crate::map::{ConnectionId, ConnectionKind, ElementId, ElementKind, Influence, Part, Point, Polarity, Rect, Relation, Vec2};
use crate::session::Session;
use crate::tool::{NextConnection, add_alone as ask_alone, add_connected as ask_connected};

/// Between an element and the one added beside it, map units: room for an arc with its disc.
const ROOM: f64 = 90.0;
/// What a new element keeps free around itself.
const CLEAR: f64 = 24.0;
/// The size a new element is thought to have.
const USUAL: (f64, f64) = (150.0, 56.0);

/// Moves what is selected.
pub(in crate::command) fn nudge(session: &mut Session, by: Vec2) {
    let free = session.document.selection().elements().filter_map(|id| session.map().element(id)).filter(|element| !element.pinned);
    let moves: Vec<(ElementId, Point)> = free.map(|element| (element.id, element.at + by)).collect();
    let drawing = &session.derived.drawing;
    let loose = session.document.selection().parts().iter().filter(|part| drawing.is_loose(**part));
    let places: Vec<(Part, Rect)> = loose.filter_map(|&part| Some((part, drawing.beside(part)? + by))).collect();
    session.document.edit(&Edit::All("move".to_owned(), vec![Edit::Move(moves), Edit::Place(places)]));
}

/// Picks the nearest element that lies in a direction from what is selected; from the middle of what is in view if nothing is.
pub(in crate::command) fn walk(session: &mut Session, towards: Vec2) {
    let from = session.document.selection().elements().last();
    let on_arc = || session.document.selection().connections().last().and_then(|id| middle_of(session, id));
    let start = from.and_then(|id| session.map().element(id)).map(|e| e.at).or_else(on_arc);
    let here = start.unwrap_or_else(|| session.canvas.viewport.visible().center());
    let towards = towards.normalize();
    let cost = |at: Point| {
        let off = at - here;
        let (ahead, aside) = (off.dot(towards), off.cross(towards).abs());
        match start {
            // Half a turn of sight; what lies aside counts double.
            Some(_) if ahead <= 0.0 || aside > 2.0 * ahead => f64::INFINITY,
            Some(_) => ahead + 2.0 * aside,
            None => off.hypot(),
        }
    };
    let found = session.map().elements().filter(|e| Some(e.id) != from).map(|e| (cost(e.at), e.id));
    let nearest = found.filter(|(cost, _)| cost.is_finite()).min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, id)) = nearest {
        label_done(session);
        session.document.perform(Request::Select(vec![Part::Element(id)]));
        bring_into_view(session, Part::Element(id));
    }
}

/// Goes along connections: from an element to the one that runs most in this direction, from a connection to its end there.
pub(in crate::command) fn along(session: &mut Session, towards: Vec2) {
    let map = session.map();
    let selection = session.document.selection();
    let next = if let Some(id) = selection.elements().last() {
        let Some(here) = map.element(id).map(|e| e.at) else { return };
        let other = |c: &crate::map::Connection| if c.from == id { c.to } else { c.from };
        let ways = map.connections_of(id).into_iter().filter_map(|c| Some((Part::Connection(c.id), map.element(other(c))?.at - here)));
        most_in(ways, towards)
    } else if let Some(connection) = selection.connections().last().and_then(|id| map.connection(id)) {
        let Some(here) = middle_of(session, connection.id) else { return };
        let ends = [connection.from, connection.to].into_iter().filter_map(|id| Some((Part::Element(id), map.element(id)?.at - here)));
        most_in(ends, towards)
    } else {
        None
    };
    if let Some(part) = next {
        label_done(session);
        session.document.perform(Request::Select(vec![part]));
        bring_into_view(session, part);
    }
}

/// The part whose way there is most in this direction; none of those that lie behind.
fn most_in(ways: impl Iterator<Item = (Part, Vec2)>, towards: Vec2) -> Option<Part> {
    let towards = towards.normalize();
    let turned = |way: Vec2| way.dot(towards) / way.hypot().max(1e-6);
    let ahead = ways.map(|(part, way)| (turned(way), part)).filter(|(turned, _)| *turned > 0.1);
    ahead.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, part)| part)
}

/// The middle of a connection's arc as drawn.
fn middle_of(session: &Session, id: ConnectionId) -> Option<Point> {
    session.derived.drawing.arcs.get(&id).map(|arc| arc.point(arc.length() / 2.0))
}

/// Adds an element beside the selected one, connected from it (or to it), and edits its label: one step.
pub(in crate::command) fn add_connected(session: &mut Session, from_selected: bool) {
    label_done(session);
    cancel_gesture(session);
    session.refresh();
    let Some(id) = session.document.selection().elements().last() else { return };
    let at = free_place(session, &[(id, if from_selected { Lean::Right } else { Lean::Left })]);
    let next = session.canvas.next.clone();
    let kind = match next.kind {
        ConnectionKind::Influence(_) => ElementKind::Factor,
        ConnectionKind::Relation(_) => ElementKind::Actor,
    };
    let mut asks = Vec::new();
    ask_connected(id, kind, at, &next, from_selected, &session.document, &mut asks);
    answer_all(session, asks);
}

/// Adds an element below the selected one and edits its label, with the same cause if that has one: one step.
pub(in crate::command) fn add_sibling(session: &mut Session) {
    label_done(session);
    cancel_gesture(session);
    session.refresh();
    let Some(beside) = session.document.selection().elements().last().and_then(|id| session.map().element(id)) else { return };
    let (id, kind) = (beside.id, beside.kind);
    let arriving = session.map().connections_of(id).into_iter().find(|c| c.to == id && c.from != id).cloned();
    let mut near = vec![(id, Lean::Below)];
    near.extend(arriving.as_ref().map(|c| (c.from, Lean::Right)));
    let at = free_place(session, &near);
    let mut asks = Vec::new();
    match arriving {
        Some(cause) => {
            let next = NextConnection { kind: cause.kind };
            ask_connected(cause.from, kind, at, &next, true, &session.document, &mut asks);
        }
        None => ask_alone(kind, at, &session.document, &mut asks),
    }
    answer_all(session, asks);
}

fn answer_all(session: &mut Session, asks: Vec<crate::tool::Ask>) {
    for ask in asks {
        answer(session, ask);
    }
    if let Some(part) = session.canvas.label.as_ref().map(|label| label.part) {
        bring_into_view(session, part);
    }
}

/// A free place for a new element near these.
pub(super) fn free_place(session: &Session, near: &[(ElementId, Lean)]) -> Point {
    let boxes = &session.derived.drawing.boxes;
    let lines = session.derived.drawing.arcs.values().flat_map(pieces).collect();
    let mut room = Room::new(boxes.values().copied(), lines, session.canvas.viewport.visible().center());
    let near: Vec<(Rect, Lean)> = near.iter().filter_map(|(id, lean)| Some((*boxes.get(id)?, *lean))).collect();
    room.place(USUAL.into(), &near)
}

/// Begins a line of quick entry with the selected element.
pub(in crate::command) fn connect_to(session: &mut Session) {
    let code = session.document.selection().elements().last().and_then(|id| session.map().code_of(id));
    if let Some(code) = code {
        super::entry::open(session, Some(format!("{code} -> ")));
    }
}

/// The first place at or around a point that no element stands on.
pub(super) fn free_place_about(session: &Session, at: Point) -> Point {
    let wanted = Rect::from_center_size(at, USUAL).inflate(CLEAR, CLEAR);
    let taken = session.derived.drawing.boxes.values().any(|other| other.overlaps(wanted));
    if taken { free_place_around(session, Rect::from_center_size(at, USUAL)) } else { at }
}

fn free_place_around(session: &Session, own: Rect) -> Point {
    const WAYS: [(f64, f64); 8] = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)];
    let boxes = &session.derived.drawing.boxes;
    let is_free = |at: Point| {
        let wanted = Rect::from_center_size(at, USUAL).inflate(CLEAR, CLEAR);
        boxes.values().all(|other| !other.overlaps(wanted))
    };
    let step = Vec2::new(f64::midpoint(own.width(), USUAL.0) + ROOM, f64::midpoint(own.height(), USUAL.1) + ROOM);
    let places = (1..8).flat_map(|ring| WAYS.map(|(x, y)| own.center() + Vec2::new(x * step.x, y * step.y) * f64::from(ring)));
    places.into_iter().find(|&at| is_free(at)).unwrap_or_else(|| own.center() + Vec2::new(step.x, step.y * 8.0))
}

/// Connects the selected elements in the order in which they were picked, as one step.
pub(in crate::command) fn connect_selected(session: &mut Session) {
    let ids: Vec<ElementId> = session.document.selection().elements().collect();
    let kind = session.canvas.next.kind.clone();
    let mut made = Vec::new();
    let mut edits = Vec::new();
    for pair in ids.windows(2) {
        let &[from, to] = pair else { continue };
        let same = session.map().connections_between(from, to).into_iter().find(|c| c.kind == kind).map(|c| c.id);
        let id = same.unwrap_or_else(|| session.document.new_id());
        if same.is_none() {
            let bend = bend_for_new(session.map(), from, to, matches!(kind, ConnectionKind::Relation(_)));
            edits.push(Edit::Connect { id, from, to, kind: kind.clone(), bend });
        }
        made.push(Part::Connection(id));
    }
    session.document.edit(&Edit::All("connect".to_owned(), edits));
    session.document.perform(Request::Select(made));
}

/// Sets the sign of the selected connections, or of the next one.
pub(in crate::command) fn set_polarity(session: &mut Session, polarity: Polarity) {
    let ids: Vec<_> = session.document.selection().connections().collect();
    if ids.is_empty() {
        let influence = next_influence(session).unwrap_or_default();
        session.canvas.next.kind = ConnectionKind::Influence(Influence { polarity, ..influence });
    } else {
        session.document.edit(&Edit::Connections(ids, ConnectionField::Polarity(polarity)));
    }
}

/// Marks the selected connections as delayed, or no longer if all are; else the next one.
pub(in crate::command) fn toggle_delay(session: &mut Session) {
    let map = session.map();
    let influences: Vec<(crate::map::ConnectionId, Influence)> =
        session.document.selection().connections().filter_map(|id| Some((id, map.connection(id)?.influence()?))).collect();
    if influences.is_empty() {
        if session.document.selection().connections().next().is_none()
            && let Some(influence) = next_influence(session)
        {
            session.canvas.next.kind = ConnectionKind::Influence(Influence { delay: !influence.delay, ..influence });
        }
        return;
    }
    let delay = influences.iter().any(|(_, influence)| !influence.delay);
    let ids = influences.into_iter().map(|(id, _)| id).collect();
    session.document.edit(&Edit::Connections(ids, ConnectionField::Delay(delay)));
}

/// Sets how strong the selected influences are.
pub(in crate::command) fn set_strength(session: &mut Session, strength: Option<u8>) {
    let ids = session.document.selection().connections().collect();
    session.document.edit(&Edit::Connections(ids, ConnectionField::Strength(strength)));
}

fn next_influence(session: &Session) -> Option<Influence> {
    match &session.canvas.next.kind {
        ConnectionKind::Influence(influence) => Some(*influence),
        ConnectionKind::Relation(_) => None,
    }
}

/// Takes the bend out of the selected connections.
pub(in crate::command) fn straighten(session: &mut Session) {
    let ids = session.document.selection().connections().collect();
    session.document.edit(&Edit::Connections(ids, ConnectionField::Bend(0.0)));
}

/// Elements take the kind after that of the first; without any, connections turn from influence into relation or back.
pub(in crate::command) fn next_kind(session: &mut Session) {
    let elements: Vec<ElementId> = session.document.selection().elements().collect();
    let first = elements.first().and_then(|&id| session.map().element(id)).map(|e| e.kind);
    if let Some(kind) = first {
        let after = ElementKind::ALL.into_iter().cycle().skip_while(|&k| k != kind).nth(1).unwrap_or(kind);
        session.document.edit(&Edit::Elements(elements, ElementField::Kind(after)));
        return;
    }
    let ids: Vec<_> = session.document.selection().connections().collect();
    let first = ids.first().and_then(|&id| session.map().connection(id)).map(|c| c.kind.clone());
    let kind = match first {
        Some(ConnectionKind::Influence(_)) => ConnectionKind::Relation(Relation::default()),
        Some(ConnectionKind::Relation(_)) => session_influence(session),
        None => return,
    };
    session.document.edit(&Edit::Connections(ids, ConnectionField::Kind(kind)));
}

/// An influence like the next one, or else one of an open sign.
fn session_influence(session: &Session) -> ConnectionKind {
    ConnectionKind::Influence(next_influence(session).unwrap_or(Influence { polarity: Polarity::Unknown, ..Influence::default() }))
}
