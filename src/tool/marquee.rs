//! A rectangle drawn around what is to be selected: whatever lies wholly inside.

use super::{Ask, Gesture, Modifiers, Phase, PointerEvent, Stage};
use crate::document::Request;
use crate::map::{Part, Point, Rect};

/// A rectangle being drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Marquee {
    /// Where it began.
    pub from: Point,
    /// Where the pointer is.
    pub to: Point,
    /// What was selected before.
    pub selected: Vec<Part>,
    /// What was selected before stays so.
    adds: bool,
}

impl Marquee {
    pub(super) fn new(from: Point, selected: Vec<Part>, modifiers: Modifiers) -> Self {
        Self { from, to: from, selected, adds: modifiers.shift || modifiers.command }
    }

    /// The rectangle, map units.
    pub fn rect(&self) -> Rect {
        Rect::from_points(self.from, self.to)
    }

    pub(super) fn next(mut self, event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
        match event.phase {
            Phase::Drag => {
                self.to = event.at;
                let mut parts = if self.adds { self.selected.clone() } else { Vec::new() };
                for part in stage.drawing.within(self.rect()) {
                    if !parts.contains(&part) {
                        parts.push(part);
                    }
                }
                if parts != stage.document.selection().parts() {
                    asks.push(Request::Select(parts).into());
                }
                Gesture::Marquee(self)
            }
            Phase::Release | Phase::DoubleClick => Gesture::Idle,
            _ => Gesture::Marquee(self),
        }
    }
}
