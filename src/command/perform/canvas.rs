//! Performs what was asked of the canvas.

use crate::document::{ConnectionField, Edit, ElementField, Request};
use crate::map::{Part, Rect, SystemMap};
use crate::session::{CanvasAction, LabelEdit, Session};
use crate::tool::{Ask, Gesture, Phase, PointerEvent, Stage, Tool};

/// What fitting leaves free at the edges, screen points.
const MARGIN: f64 = 40.0;
/// A map opens at this zoom at least, from which labels can be read.
const READABLE: f64 = 0.6;
/// Fitting never comes nearer than this.
const NEAREST: f64 = 1.5;

pub(super) fn perform(session: &mut Session, action: CanvasAction) {
    match action {
        CanvasAction::Pointer(event) => point(session, event),
        CanvasAction::Left => session.canvas.hovered = None,
        CanvasAction::Tool(tool) => take(session, tool),
        CanvasAction::Next(next) => session.canvas.next = next,
        CanvasAction::Pan(by) => session.canvas.viewport.pan(by),
        CanvasAction::Zoom { factor, about } => session.canvas.viewport.zoom_about(factor, about),
        CanvasAction::LookAt(at) => {
            let viewport = &mut session.canvas.viewport;
            viewport.origin = at - viewport.size / (2.0 * viewport.zoom);
        }
        CanvasAction::Reveal(parts) => reveal(session, &parts),
        CanvasAction::Resized(width, height) => resized(session, width, height),
        CanvasAction::EditLabel(part) => edit_label(session, part, false),
        CanvasAction::LabelTyped(text) => {
            if let Some(label) = &mut session.canvas.label {
                label.text = text;
            }
        }
        CanvasAction::LabelDone => label_done(session),
        CanvasAction::LabelCancelled => label_cancelled(session),
        CanvasAction::Grouping(grouping) => {
            session.canvas.ungrouped = grouping.is_none();
            session.canvas.grouping = grouping;
        }
        CanvasAction::Coverage(view) => session.canvas.coverage = view,
        CanvasAction::LayBehind(file, photo) => super::backdrops::lay_behind(session, file, photo),
        CanvasAction::Paste(text) => super::clipboard::paste(session, &text),
        CanvasAction::Pick(part) => pick(session, part),
    }
}

/// Lets the gesture hear an event and does what it asks.
fn point(session: &mut Session, event: PointerEvent) {
    if event.phase == Phase::Press {
        label_done(session);
    }
    let gesture = std::mem::take(&mut session.canvas.gesture);
    let mut asks = Vec::new();
    let stage = Stage { document: &session.document, drawing: &session.derived.drawing, tool: session.canvas.tool };
    session.canvas.gesture = gesture.next(&event, stage, &mut asks);
    session.canvas.hovered = event.part;
    session.canvas.pointer = Some(event);
    for ask in asks {
        answer(session, ask);
    }
}

/// Does what a gesture asks.
pub(in crate::command) fn answer(session: &mut Session, ask: Ask) {
    match ask {
        Ask::Request(request) => session.document.perform(request),
        Ask::EditLabel { part, fresh } => edit_label(session, part, fresh),
        Ask::Tool(tool) => session.canvas.tool = tool,
        Ask::Group(elements) => super::groups::gather(session, elements),
    }
}

/// Takes up a tool. What the one before was doing is taken back.
fn take(session: &mut Session, tool: Tool) {
    label_done(session);
    cancel_gesture(session);
    session.canvas.tool = tool;
}

/// Takes the gesture under way back, exactly. `false` if there is none.
pub(in crate::command) fn cancel_gesture(session: &mut Session) -> bool {
    if session.canvas.gesture == Gesture::Idle {
        return false;
    }
    let at = session.canvas.pointer.as_ref().map_or(crate::map::Point::ZERO, |event| event.at);
    let event = session.point_at(Phase::Cancel, at, crate::tool::Modifiers::default());
    point(session, event);
    true
}

/// Escape: takes back what the pointer is doing; else puts the tool away; else stops tracing; else selects nothing.
pub(in crate::command) fn stop(session: &mut Session) {
    if session.canvas.label.is_some() {
        label_cancelled(session);
    } else if super::layout::put_back(session) || cancel_gesture(session) {
    } else if session.canvas.tool != Tool::Select {
        session.canvas.tool = Tool::Select;
    } else if !session.document.selection().is_empty() {
        session.document.perform(Request::Select(Vec::new()));
    } else {
        session.canvas.traced = None;
    }
}

fn edit_label(session: &mut Session, part: Part, fresh: bool) {
    if session.canvas.label.as_ref().is_some_and(|label| label.part == part) {
        return;
    }
    label_done(session);
    if let Some(text) = words_of(session.map(), part) {
        session.canvas.label = Some(LabelEdit { part, text, fresh });
        session.document.selection_mut().set([part]);
    }
}

/// What can be edited in place of a part: an element's label, what a relation says, the words of a note.
fn words_of(map: &SystemMap, part: Part) -> Option<String> {
    match part {
        Part::Element(id) => map.element(id).map(|element| element.label.clone()),
        Part::Connection(id) => map.connection(id)?.relation().map(|relation| relation.verb.clone()),
        Part::Note(id) => map.notes().get(id).map(|note| note.text.clone()),
        _ => None,
    }
}

/// The edit that gives a part other words. A note without any is taken out.
fn worded(part: Part, text: String) -> Option<Edit> {
    match part {
        Part::Element(id) => Some(Edit::Elements(vec![id], ElementField::Label(text))),
        Part::Connection(id) => Some(Edit::Connections(vec![id], ConnectionField::Verb(text))),
        Part::Note(_) if text.trim().is_empty() => Some(Edit::Delete(vec![part])),
        Part::Note(id) => Some(Edit::WriteNote(id, text)),
        _ => None,
    }
}

/// Keeps the words being edited. A fresh element or note that was given none is taken out again.
pub(in crate::command) fn label_done(session: &mut Session) {
    let Some(LabelEdit { part, text, fresh }) = session.canvas.label.take() else { return };
    if fresh && text.trim().is_empty() {
        session.document.cancel();
        return;
    }
    if words_of(session.map(), part).is_some_and(|before| before != text)
        && let Some(edit) = worded(part, text)
    {
        session.document.perform(Request::Edit(edit));
    }
    if fresh {
        session.document.commit();
    }
}

/// Forgets what was typed, and the element that was added for it.
pub(in crate::command) fn label_cancelled(session: &mut Session) {
    if session.canvas.label.take().is_some_and(|label| label.fresh) {
        session.document.cancel();
    }
}

/// Shows these parts, or the whole map, as large as they fit.
pub(in crate::command) fn reveal(session: &mut Session, parts: &[Part]) {
    session.refresh();
    let drawing = &session.derived.drawing;
    let bounds = if parts.is_empty() { drawing.bounds() } else { drawing.bounds_of(parts) };
    if let Some(bounds) = bounds {
        session.canvas.viewport.fit(bounds, MARGIN, NEAREST);
        session.canvas.fitted = true;
    }
}

fn resized(session: &mut Session, width: f64, height: f64) {
    let size = crate::map::Vec2::new(width, height);
    let viewport = &mut session.canvas.viewport;
    if session.canvas.fitted {
        // What is in the middle stays there: panels fold on both sides.
        viewport.pan((size - viewport.size) / 2.0);
        viewport.size = size;
        return;
    }
    viewport.size = size;
    if width > 1.0 && height > 1.0 {
        viewport.origin = (-size / (2.0 * viewport.zoom)).to_point();
        reveal(session, &[]);
        let viewport = &mut session.canvas.viewport;
        if viewport.zoom < READABLE {
            // A large map opens where its labels can be read, about its middle, not as a picture of bars.
            viewport.zoom_about(READABLE / viewport.zoom, (size / 2.0).to_point());
        }
        session.canvas.fitted = true;
    }
}

fn pick(session: &mut Session, part: Part) {
    label_done(session);
    session.document.selection_mut().set([part]);
    bring_into_view(session, part);
}

/// Moves the picture just so far that a part is in view.
pub(in crate::command) fn bring_into_view(session: &mut Session, part: Part) {
    session.refresh();
    let Some(bounds) = session.derived.drawing.bounds_of(&[part]) else { return };
    let viewport = &mut session.canvas.viewport;
    let margin = MARGIN / viewport.zoom;
    let (seen, wanted) = (viewport.visible(), bounds.inflate(margin, margin));
    let by = |low: f64, high: f64, least: f64, most: f64| {
        if high - low > most - least { (least + most - low - high) / 2.0 } else { (least - low).max(0.0) + (most - high).min(0.0) }
    };
    let Rect { x0, y0, x1, y1 } = wanted;
    let off = crate::map::Vec2::new(by(x0, x1, seen.x0, seen.x1), by(y0, y1, seen.y0, seen.y1));
    viewport.pan(off * viewport.zoom);
}
