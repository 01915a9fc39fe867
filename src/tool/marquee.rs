//! A rectangle drawn around what is to be selected, or to be a group: whatever lies wholly inside.

use super::{Ask, Gesture, Modifiers, Phase, PointerEvent, Stage, Tool};
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
    /// The elements inside become a group.
    pub gathers: bool,
}

/// The group tool: wherever it begins, a frame is drawn.
pub(super) fn idle(event: &PointerEvent, stage: Stage<'_>) -> Gesture {
    if event.phase != Phase::Press {
        return Gesture::Idle;
    }
    let selected = stage.document.selection().parts().to_vec();
    Gesture::Marquee(Marquee { from: event.at, to: event.at, selected, adds: false, gathers: true })
}

impl Marquee {
    pub(super) fn new(from: Point, selected: Vec<Part>, modifiers: Modifiers) -> Self {
        Self { from, to: from, selected, adds: modifiers.shift || modifiers.command, gathers: false }
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
                for part in stage.drawing.within(self.rect()).into_iter().filter(|part| !self.gathers || matches!(part, Part::Element(_))) {
                    if !parts.contains(&part) {
                        parts.push(part);
                    }
                }
                if parts != stage.document.selection().parts() {
                    asks.push(Request::Select(parts).into());
                }
                Gesture::Marquee(self)
            }
            Phase::Release | Phase::DoubleClick => {
                if self.gathers {
                    let inside = stage.drawing.within(self.rect()).into_iter();
                    asks.push(Ask::Tool(Tool::Select));
                    asks.push(Ask::Group(inside.filter_map(|part| if let Part::Element(id) = part { Some(id) } else { None }).collect()));
                }
                Gesture::Idle
            }
            _ => Gesture::Marquee(self),
        }
    }
}
