//! Add: a click on empty ground adds an element and edits its label. On anything else it is the select tool.

use super::{Ask, Gesture, Phase, PointerEvent, Stage, Tool, select};
use crate::document::{Document, Edit, Request};
use crate::map::{ElementKind, Part, Point};

pub(super) fn idle(kind: ElementKind, event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
    match (event.phase, event.part) {
        (Phase::Press, None | Some(Part::Group(_) | Part::Backdrop(_))) if event.handle.is_none() => {
            add(kind, event, stage, asks);
            if !event.modifiers.shift {
                asks.push(Ask::Tool(Tool::Select));
            }
            Gesture::Idle
        }
        // The second click of a double click lies on the element that the first one added.
        (Phase::DoubleClick, None) => Gesture::Idle,
        _ => select::idle(event, stage, asks),
    }
}

/// Adds an element in a step that its label closes.
pub(super) fn add(kind: ElementKind, event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) {
    add_alone(kind, event.at, stage.document, asks);
}

/// A new element, connected to nothing, in a step that its label closes.
pub fn add_alone(kind: ElementKind, at: Point, document: &Document, asks: &mut Vec<Ask>) {
    let id = document.new_id();
    let edit = Edit::AddElement { id, kind, label: String::new(), at };
    asks.push(Request::Begin(edit.label().into_owned()).into());
    asks.push(Request::Edit(edit).into());
    asks.push(Request::Select(vec![Part::Element(id)]).into());
    asks.push(Ask::EditLabel { part: Part::Element(id), fresh: true });
}

/// Wherever it is clicked, a note is added.
pub(super) fn note_idle(event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
    if event.phase == Phase::Press {
        add_note(event.at, stage.document, asks);
        asks.push(Ask::Tool(Tool::Select));
    }
    Gesture::Idle
}

/// A new note in a step that its words close.
pub fn add_note(at: Point, document: &Document, asks: &mut Vec<Ask>) {
    let id = document.new_id();
    let edit = Edit::AddNote { id, text: String::new(), at };
    asks.push(Request::Begin(edit.label().into_owned()).into());
    asks.push(Request::Edit(edit).into());
    asks.push(Request::Select(vec![Part::Note(id)]).into());
    asks.push(Ask::EditLabel { part: Part::Note(id), fresh: true });
}
