//! What can be asked of the quote board.

use crate::map::{Point, QuoteId, Stance, Vec2};
use crate::session::state::BoardBy;
use crate::tool::PointerEvent;

/// Something of the quote board.
#[derive(Clone, Debug, PartialEq)]
pub enum BoardAction {
    /// Shows the board in place of the map, or the map again.
    Open(bool),
    /// Arranges the cards otherwise.
    By(BoardBy),
    /// Keeps the cards where they lie now, to be moved by hand.
    FromHere,
    /// The pointer did something, in board units.
    Pointer(PointerEvent),
    /// The pointer left the board.
    Left,
    /// Moves the picture by screen points.
    Pan(Vec2),
    /// Zooms by a factor about a screen point from the board's top left corner.
    Zoom {
        /// More than 1 comes nearer.
        factor: f64,
        /// Screen points from the top left corner.
        about: Point,
    },
    /// Shows every card.
    Fit,
    /// The board's size in screen points, told by the view when it changes.
    Resized(f64, f64),
    /// Selects a card alone and brings it into view.
    Pick(QuoteId),
    /// Goes to the nearest card in a direction; `extend` keeps what is selected.
    Walk {
        /// Right, left, up or down.
        towards: Vec2,
        /// Keeps what is selected.
        extend: bool,
    },
    /// Moves the selected cards, board units.
    Nudge(Vec2),
    /// Opens the field for what the selected cards are to become: a new element, or a part that is there.
    Field {
        /// A new element.
        new: bool,
    },
    /// What is typed in it; none closes it.
    Type(Option<String>),
    /// Another line of its list.
    Row(usize),
    /// For, against, or yes-but.
    Stance(Stance),
    /// Hangs the selected quotes on a line of the list, or on a new element of what is typed.
    Place(usize),
}
