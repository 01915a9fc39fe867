//! What can be asked of the canvas.

use std::sync::Arc;

use crate::map::{GroupingId, Part, Photo, Point, Vec2};
use crate::scene::CoverageView;
use crate::tool::{NextConnection, PointerEvent, Tool};

/// Something of the canvas.
#[derive(Clone, Debug, PartialEq)]
pub enum CanvasAction {
    /// The pointer did something.
    Pointer(PointerEvent),
    /// The pointer left the canvas.
    Left,
    /// Another tool.
    Tool(Tool),
    /// What the next connection will be.
    Next(NextConnection),
    /// Moves the picture by screen points.
    Pan(Vec2),
    /// Zooms by a factor, keeping the map point under this screen point (from the canvas's top left) where it is.
    Zoom {
        /// More than 1 comes nearer.
        factor: f64,
        /// Screen points from the canvas's top left corner.
        about: Point,
    },
    /// Brings a point of the map to the middle of the canvas.
    LookAt(Point),
    /// Shows these parts, as large as they fit.
    Reveal(Vec<Part>),
    /// The canvas's size in screen points, told by the view when it changes.
    Resized(f64, f64),
    /// Edits the words of an element, a relation or a note in place.
    EditLabel(Part),
    /// The label in place as typed so far.
    LabelTyped(String),
    /// Keeps the label in place.
    LabelDone,
    /// Forgets it.
    LabelCancelled,
    /// What badges tell of coverage.
    Coverage(CoverageView),
    /// Shows another grouping, or none.
    Grouping(Option<GroupingId>),
    /// Puts a picture, read from this file beside the map, behind it.
    LayBehind(String, Arc<Photo>),
    /// Puts text from the system's clipboard on the map.
    Paste(String),
    /// What a screen reader or the keyboard picked: selected, and brought into view.
    Pick(Part),
}
