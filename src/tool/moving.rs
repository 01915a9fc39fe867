//! Elements follow the pointer as one step, and snap to the lines of their neighbours.

use super::{Ask, Gesture, Phase, PointerEvent, Stage};
use crate::document::{Edit, Request};
use crate::layout::{Guide, Snap, snap};

use crate::map::{ElementId, Point, Rect, Vec2};

/// How near a line has to be, screen pixels.
const REACH: f64 = 6.0;

/// Elements being moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Moving {
    /// Where the button went down.
    from: Point,
    /// Each element with its centre before.
    starts: Vec<(ElementId, Point)>,
    /// Around all of them before.
    bounds: Rect,
    /// Boxes of the others, to snap to.
    others: Vec<Rect>,
    /// Lines snapped to now.
    pub guides: Vec<Guide>,
}

impl Moving {
    pub(super) fn begin(elements: Vec<ElementId>, from: Point, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Self {
        let map = stage.document.map();
        let starts: Vec<_> = elements.iter().filter_map(|&id| Some((id, map.element(id)?.at))).collect();
        let moved: std::collections::BTreeSet<ElementId> = elements.into_iter().collect();
        let boxes = || stage.drawing.boxes.iter();
        let bounds = boxes().filter(|(id, _)| moved.contains(id)).map(|(_, rect)| *rect).reduce(|a, b| a.union(b));
        let others = boxes().filter(|(id, _)| !moved.contains(id)).map(|(_, rect)| *rect).collect();
        asks.push(Request::Begin("move".to_owned()).into());
        Self { from, starts, bounds: bounds.unwrap_or(Rect::ZERO), others, guides: Vec::new() }
    }

    pub(super) fn next(mut self, event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
        match event.phase {
            Phase::Drag => {
                let by = self.by(event);
                let moves = self.starts.iter().map(|&(id, at)| (id, at + by)).collect();
                asks.push(Request::Edit(Edit::Move(moves)).into());
                Gesture::Moving(self)
            }
            Phase::Release | Phase::DoubleClick => {
                let _ = stage;
                asks.push(Request::Commit.into());
                Gesture::Idle
            }
            _ => Gesture::Moving(self),
        }
    }

    /// How far from the start: along one axis with Shift, snapped without Alt.
    fn by(&mut self, event: &PointerEvent) -> Vec2 {
        let mut by = event.at - self.from;
        let mut axes = [true; 2];
        if event.modifiers.shift {
            axes = if by.x.abs() >= by.y.abs() { [true, false] } else { [false, true] };
            by = Vec2::new(if axes[0] { by.x } else { 0.0 }, if axes[1] { by.y } else { 0.0 });
        }
        self.guides.clear();
        if event.modifiers.alt {
            return by;
        }
        let Snap { by: more, guides } = snap(self.bounds + by, &self.others, REACH * event.pixel);
        if axes[0] {
            by.x += more.x;
        }
        if axes[1] {
            by.y += more.y;
        }
        self.guides = guides;
        by
    }
}
