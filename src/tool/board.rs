//! The pointer on the quote board: picks cards, draws a rectangle around them, moves them. Nothing changes before the button goes up.

use super::{Modifiers, Phase, PointerEvent, SLACK};
use crate::document::{Edit, Request, Selection};
use crate::map::{Part, Point, QuoteId, Rect, Vec2};

/// What the pointer is doing on the board.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum BoardGesture {
    /// Nothing.
    #[default]
    Idle,
    /// The button is down and has not moved yet.
    Pressing {
        /// Where it went down.
        at: Point,
        /// On which card.
        card: Option<QuoteId>,
        /// What was selected before.
        selected: Vec<Part>,
        /// Letting go takes the card out of the selection again.
        takes_out: bool,
    },
    /// The selected cards follow the pointer.
    Moving {
        /// Where it began.
        from: Point,
        /// Where the pointer is.
        to: Point,
    },
    /// A rectangle is drawn around cards.
    Marquee {
        /// Where it began.
        from: Point,
        /// Where the pointer is.
        to: Point,
        /// What stays selected beside what is inside.
        kept: Vec<Part>,
        /// What was selected before.
        selected: Vec<Part>,
    },
}

/// What a gesture on the board can look at.
#[derive(Clone, Copy, Debug)]
pub struct BoardStage<'a> {
    /// Where each card lies. A quote may have several.
    pub cards: &'a [(QuoteId, Rect)],
    /// What is selected.
    pub selection: &'a Selection,
    /// Cards lie where they were put, so that they can be moved.
    pub by_hand: bool,
}

impl BoardGesture {
    /// The gesture after an event; what it asks for is added to `asks`.
    #[must_use]
    pub fn next(self, event: &PointerEvent, stage: BoardStage<'_>, asks: &mut Vec<Request>) -> Self {
        match (self, event.phase) {
            (Self::Pressing { selected, .. } | Self::Marquee { selected, .. }, Phase::Cancel) => {
                asks.push(Request::Select(selected));
                Self::Idle
            }
            (_, Phase::Cancel) | (Self::Marquee { .. }, Phase::Release | Phase::DoubleClick) => Self::Idle,
            (Self::Idle, Phase::Press) => press(event, stage, asks),
            (Self::Pressing { at, card, selected, takes_out }, Phase::Drag) => {
                if (event.at - at).hypot() < SLACK * event.pixel || (card.is_some() && !stage.by_hand) {
                    Self::Pressing { at, card, selected, takes_out }
                } else if card.is_some() {
                    Self::Moving { from: at, to: event.at }
                } else {
                    let kept = if adds(event.modifiers) { selected.clone() } else { Vec::new() };
                    surround(at, event.at, kept, selected, stage, asks)
                }
            }
            (Self::Pressing { card, selected, takes_out, .. }, Phase::Release | Phase::DoubleClick) => {
                release(event, card, &selected, takes_out, asks);
                Self::Idle
            }
            (Self::Moving { from, .. }, Phase::Drag) => Self::Moving { from, to: event.at },
            (Self::Moving { from, .. }, Phase::Release | Phase::DoubleClick) => {
                asks.extend(moved(stage, event.at - from));
                Self::Idle
            }
            (Self::Marquee { from, kept, selected, .. }, Phase::Drag) => surround(from, event.at, kept, selected, stage, asks),
            (same, _) => same,
        }
    }

    /// How far the selected cards have been dragged.
    pub fn offset(&self) -> Option<Vec2> {
        if let Self::Moving { from, to } = self { Some(*to - *from) } else { None }
    }

    /// What can be done now, in a sentence for the status line.
    pub fn hint(&self, by_hand: bool) -> &'static str {
        match self {
            Self::Moving { .. } => "Let go where they belong. Escape puts them back.",
            Self::Marquee { .. } => "Every card that is touched is selected.",
            _ if by_hand => "Drag cards into clusters. Drag over the ground to select several.",
            _ => "Click a card, or drag over the ground to select several. Choose By hand to move them.",
        }
    }
}

/// The edit that moves the selected cards. Whole units: nobody lays cards more exactly.
pub fn moved(stage: BoardStage<'_>, by: Vec2) -> Option<Request> {
    let selected = stage.cards.iter().filter(|(id, _)| stage.selection.contains(Part::Quote(*id)));
    let places: Vec<(QuoteId, Option<Point>)> = selected.map(|(id, rect)| (*id, Some((rect.origin() + by).round()))).collect();
    (!places.is_empty()).then_some(Request::Edit(Edit::Lay(places)))
}

fn adds(modifiers: Modifiers) -> bool {
    modifiers.shift || modifiers.command
}

fn press(event: &PointerEvent, stage: BoardStage<'_>, asks: &mut Vec<Request>) -> BoardGesture {
    let selected = stage.selection.parts().to_vec();
    let card = if let Some(Part::Quote(id)) = event.part { Some(id) } else { None };
    let is_selected = card.is_some_and(|id| stage.selection.contains(Part::Quote(id)));
    let more = adds(event.modifiers);
    match card {
        Some(id) if !is_selected && more => asks.push(Request::Toggle(Part::Quote(id))),
        Some(id) if !is_selected => asks.push(Request::Select(vec![Part::Quote(id)])),
        _ => {}
    }
    BoardGesture::Pressing { at: event.at, card, selected, takes_out: is_selected && more }
}

fn release(event: &PointerEvent, card: Option<QuoteId>, selected: &[Part], takes_out: bool, asks: &mut Vec<Request>) {
    let more = adds(event.modifiers);
    match card.map(Part::Quote) {
        Some(part) if takes_out => asks.push(Request::Toggle(part)),
        Some(part) if !more && selected != [part] => asks.push(Request::Select(vec![part])),
        None if !more => asks.push(Request::Select(Vec::new())),
        _ => {}
    }
}

fn surround(from: Point, to: Point, kept: Vec<Part>, selected: Vec<Part>, stage: BoardStage<'_>, asks: &mut Vec<Request>) -> BoardGesture {
    let rect = Rect::from_points(from, to);
    let mut parts = kept.clone();
    for part in stage.cards.iter().filter(|(_, card)| card.overlaps(rect)).map(|(id, _)| Part::Quote(*id)) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if parts != stage.selection.parts() {
        asks.push(Request::Select(parts));
    }
    BoardGesture::Marquee { from, to, kept, selected }
}
