//! The pointer: what is chosen in the toolbar ([`Tool`]), and the gesture under way ([`Gesture`]), one small state machine a file.
//! A gesture reads the document and its drawing and asks; it never writes.

mod add;
mod bending;
mod board;
mod connecting;
mod event;
mod homes;
mod marquee;
mod moving;
mod select;
mod sizing;

pub use add::{add_alone, add_note};
pub use bending::Bending;
pub use board::{BoardGesture, BoardStage, moved as board_move};
pub use connecting::{Connecting, add_connected};
pub use event::{Modifiers, NextConnection, Phase, PointerEvent};
pub use marquee::Marquee;
pub use moving::Moving;
pub use select::Pressing;
pub use sizing::{Hold, Sizing};

use crate::document::{Document, Request};
use crate::map::{ElementId, ElementKind, Part};
use crate::scene::Drawing;

/// How far the pointer moves with the button down before it is a drag, screen pixels.
const SLACK: f64 = 4.0;

/// What is chosen in the toolbar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Picks, moves, connects from handles.
    #[default]
    Select,
    /// A click on empty ground adds an element of this kind.
    Add(ElementKind),
    /// A drag, or two clicks, from one element to another connects them.
    Connect,
    /// A drag draws a frame around the elements of a new group.
    Group,
    /// A click adds a note.
    Note,
}

/// What the pointer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing: it moves without a button.
    #[default]
    Idle,
    /// The button is down and has not moved yet.
    Pressing(Pressing),
    /// Elements follow the pointer.
    Moving(Moving),
    /// A rectangle is drawn around what is to be selected.
    Marquee(Marquee),
    /// A connection is drawn from an element.
    Connecting(Connecting),
    /// A connection's arc follows the pointer.
    Bending(Bending),
    /// A side of a note, or a corner of a picture, follows the pointer.
    Sizing(Sizing),
}

/// What a gesture can look at.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// The map, its selection, its history.
    pub document: &'a Document,
    /// Where everything lies.
    pub drawing: &'a Drawing,
    /// The tool chosen.
    pub tool: Tool,
}

/// What a gesture asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Something of the document.
    Request(Request),
    /// Edits the words of an element, a relation or a note in place. What is fresh was added in the open step, which the words close.
    EditLabel {
        /// Whose.
        part: Part,
        /// Whether it was added for this.
        fresh: bool,
    },
    /// Another tool.
    Tool(Tool),
    /// A new group of these elements.
    Group(Vec<ElementId>),
}

impl From<Request> for Ask {
    fn from(request: Request) -> Self {
        Self::Request(request)
    }
}

/// The shape of the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// An arrow.
    Arrow,
    /// Something that can be moved.
    Grab,
    /// Something that is being moved.
    Grabbing,
    /// A place is picked.
    Cross,
    /// Something that can be clicked.
    Hand,
    /// A side that can be moved to the left and right.
    Across,
    /// A corner that can be moved to the upper left and lower right.
    Falling,
    /// A corner that can be moved to the upper right and lower left.
    Rising,
}

fn all_pinned(document: &Document) -> bool {
    document.selection().elements().filter_map(|id| document.map().element(id)).all(|element| element.pinned)
}

impl Gesture {
    /// The gesture after an event; what it asks for is added to `asks`.
    #[must_use]
    pub fn next(self, event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Self {
        if event.phase == Phase::Cancel {
            return self.cancelled(asks);
        }
        match self {
            Self::Idle => match stage.tool {
                Tool::Select => select::idle(event, stage, asks),
                Tool::Add(kind) => add::idle(kind, event, stage, asks),
                Tool::Connect => connecting::idle(event, stage, asks),
                Tool::Group => marquee::idle(event, stage),
                Tool::Note => add::note_idle(event, stage, asks),
            },
            Self::Pressing(pressing) => pressing.next(event, stage, asks),
            Self::Moving(moving) => moving.next(event, stage, asks),
            Self::Marquee(marquee) => marquee.next(event, stage, asks),
            Self::Connecting(connecting) => connecting.next(event, stage, asks),
            Self::Bending(bending) => bending.next(event, stage, asks),
            Self::Sizing(sizing) => sizing.next(event, stage, asks),
        }
    }

    /// Everything the gesture did is taken back.
    fn cancelled(self, asks: &mut Vec<Ask>) -> Self {
        match self {
            Self::Idle => {}
            Self::Pressing(Pressing { selected, .. }) | Self::Marquee(Marquee { selected, .. }) => {
                asks.push(Request::Select(selected).into());
            }
            Self::Sizing(sizing) if !sizing.has_begun() => {}
            Self::Moving(_) | Self::Bending(_) | Self::Connecting(_) | Self::Sizing(_) => asks.push(Request::Cancel.into()),
        }
        Self::Idle
    }

    /// What can be done now, in a sentence for the status line.
    pub fn hint(&self, tool: Tool, document: &Document) -> &'static str {
        match self {
            Self::Idle => match tool {
                Tool::Select if document.map().element_count() == 0 => "Double-click to add a factor. Drag from its edge to connect.",
                Tool::Select if document.selection().elements().nth(1).is_some() => "Drag to move them together. Arrow keys nudge.",
                Tool::Select if document.selection().elements().next().is_some() => {
                    "Drag from a dot to connect. Double-click to edit the label."
                }
                Tool::Select if document.selection().connections().next().is_some() => {
                    "Press + − or ? to set the polarity, D for a delay. Drag to bend."
                }
                Tool::Select if document.selection().notes().next().is_some() => {
                    "Double-click to edit the note. Drag its sides to make it wider."
                }
                Tool::Select if document.selection().backdrops().next().is_some() => {
                    "Drag to move the picture, its corners to scale it. Lock it to draw on it."
                }
                Tool::Select => "Double-click to add a factor. Drag from an element\u{2019}s edge to connect.",
                Tool::Add(_) => "Click where it goes. Hold Shift to add several.",
                Tool::Note => "Click where the note goes.",
                Tool::Group => "Drag a frame around the elements that belong together.",
                Tool::Connect => "Drag from one element to another, or click one and then the other.",
            },
            Self::Pressing(_) if document.selection().elements().next().is_some() && all_pinned(document) => {
                "Pinned: it stays where it is. Map \u{203a} Pin in place lets it go."
            }
            Self::Pressing(_) => "Drag to move.",
            Self::Moving(moving) if moving.among_groups() => {
                "Let go in a group\u{2019}s area to put it in, outside of its own to take it out."
            }
            Self::Moving(_) => "Shift keeps to one line, Alt stops snapping, Escape puts it back.",
            Self::Marquee(marquee) if marquee.gathers => "What lies wholly inside becomes a group. Escape stops.",
            Self::Marquee(_) => "Whatever lies wholly inside is selected.",
            Self::Connecting(connecting) if connecting.over == Some(connecting.from) => "Let go here to connect it to itself.",
            Self::Connecting(connecting) if connecting.over.is_some() => "Let go to connect.",
            Self::Connecting(_) => "Let go on an element to connect, on empty ground to add one. Escape stops.",
            Self::Sizing(_) => "Escape puts it back.",
            Self::Bending(_) => "Drag the arc where it should run. Escape puts it back.",
        }
    }

    /// The shape of the pointer.
    pub fn cursor(&self, tool: Tool, event: Option<&PointerEvent>) -> Cursor {
        match self {
            Self::Idle => match (tool, event) {
                (Tool::Select, Some(PointerEvent { hold: Some(hold), .. })) => hold.cursor(),
                (_, Some(PointerEvent { handle: Some(_), .. })) | (Tool::Add(_) | Tool::Connect | Tool::Group | Tool::Note, _) => {
                    Cursor::Cross
                }
                (Tool::Select, Some(PointerEvent { part: Some(_), .. })) => Cursor::Hand,
                (Tool::Select, _) => Cursor::Arrow,
            },
            Self::Pressing(_) => Cursor::Hand,
            Self::Moving(_) | Self::Bending(_) => Cursor::Grabbing,
            Self::Sizing(sizing) => sizing.cursor(),
            Self::Marquee(_) | Self::Connecting(_) => Cursor::Cross,
        }
    }
}
