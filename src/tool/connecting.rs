//! A connection drawn from an element: by a drag from a handle, by a drag with the connect tool, or by two clicks.

use super::{Ask, Gesture, NextConnection, Phase, PointerEvent, SLACK, Stage, select};
use crate::document::{Document, Edit, Request};

use crate::layout::bend_for_new;
use crate::map::{Connection, ConnectionKind, ElementId, ElementKind, Part, Point};

/// A connection being drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Connecting {
    /// Where it starts.
    pub from: ElementId,
    /// Where the pointer is.
    pub at: Point,
    /// The element under it, once the pointer has left the first.
    pub over: Option<ElementId>,
    /// Where the button went down.
    pressed: Point,
    /// The pointer has been outside of the first element.
    left: bool,
    /// The button is up: the next click ends it.
    armed: bool,
}

pub(super) fn idle(event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
    match (event.phase, event.part) {
        (Phase::Press, Some(Part::Element(from))) => Gesture::Connecting(Connecting::new(from, event)),
        (Phase::Press, _) if event.handle.is_some() => select::idle(event, stage, asks),
        (Phase::DoubleClick, _) => Gesture::Idle,
        _ => select::idle(event, stage, asks),
    }
}

impl Connecting {
    pub(super) fn new(from: ElementId, event: &PointerEvent) -> Self {
        Self { from, at: event.at, over: None, pressed: event.at, left: false, armed: false }
    }

    /// A connection that follows the pointer until the next click: started by a command.
    pub fn armed(from: ElementId, at: Point) -> Self {
        Self { from, at, over: None, pressed: at, left: false, armed: true }
    }

    pub(super) fn next(mut self, event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
        self.follow(event);
        match event.phase {
            Phase::Press if self.armed => {
                self.finish(event, stage, asks);
                Gesture::Idle
            }
            Phase::Release if self.armed => Gesture::Connecting(self),
            // A click without a drag: the next click ends it.
            Phase::Release if !self.left && self.is_still(event) => {
                self.armed = true;
                Gesture::Connecting(self)
            }
            Phase::Release => {
                self.finish(event, stage, asks);
                Gesture::Idle
            }
            Phase::DoubleClick => Gesture::Idle,
            _ => Gesture::Connecting(self),
        }
    }

    fn is_still(&self, event: &PointerEvent) -> bool {
        (event.at - self.pressed).hypot() < 2.0 * SLACK * event.pixel
    }

    fn follow(&mut self, event: &PointerEvent) {
        self.at = event.at;
        let element = if let Some(Part::Element(id)) = event.part { Some(id) } else { None };
        self.left |= element != Some(self.from) && !self.is_still(event);
        self.over = element.filter(|&id| id != self.from || self.left);
    }

    fn finish(&self, event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) {
        match self.over {
            Some(to) => connect(self.from, to, &event.next, stage, asks),
            // Back on the first element without ever having left it: nothing was meant.
            None if !self.left => {}
            None => connect_to_new(self.from, event, stage, asks),
        }
    }
}

/// Connects two elements. A claim that is there already, sign and all, is picked instead of being made twice.
pub(super) fn connect(from: ElementId, to: ElementId, next: &NextConnection, stage: Stage<'_>, asks: &mut Vec<Ask>) {
    let map = stage.document.map();
    let same = map.connections_between(from, to).into_iter().find(|c| c.kind == next.kind).map(|c| c.id);
    let id = same.unwrap_or_else(|| stage.document.new_id());
    if same.is_none() {
        let bend = bend_for_new(map, from, to, matches!(next.kind, ConnectionKind::Relation(_)));
        asks.push(Request::Edit(Edit::Connect { id, from, to, kind: next.kind.clone(), bend }).into());
    }
    asks.push(Request::Select(vec![Part::Connection(id)]).into());
}

/// Adds an element where the pointer was let go, connects it and edits its label: one step.
fn connect_to_new(from: ElementId, event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) {
    let kind = match event.next.kind {
        ConnectionKind::Influence(_) => ElementKind::Factor,
        ConnectionKind::Relation(_) => ElementKind::Actor,
    };
    add_connected(from, kind, event.at, &event.next, true, stage.document, asks);
}

/// A new element, connected from another (or to it), in a step that its label closes.
pub fn add_connected(
    other: ElementId,
    kind: ElementKind,
    at: Point,
    next: &NextConnection,
    from_other: bool,
    document: &Document,
    asks: &mut Vec<Ask>,
) {
    let (element, id) = (document.new_id(), document.new_id());
    let (from, to) = if from_other { (other, element) } else { (element, other) };
    asks.push(Request::Begin("add connected element".to_owned()).into());
    asks.push(Request::Edit(Edit::AddElement { id: element, kind, label: String::new(), at }).into());
    asks.push(Request::Edit(Edit::Connect { id, from, to, kind: next.kind.clone(), bend: Connection::DEFAULT_BEND }).into());
    asks.push(Request::Select(vec![Part::Element(element)]).into());
    asks.push(Ask::EditLabel { part: Part::Element(element), fresh: true });
}
