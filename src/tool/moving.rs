//! Elements, notes and pictures follow the pointer as one step, and snap to the lines of their neighbours.

use super::homes::Homes;
use super::{Ask, Gesture, Phase, PointerEvent, Stage};
use crate::document::{Edit, Request};
use crate::layout::{Guide, Snap, snap};

use crate::map::{ElementId, Part, Point, Rect, Vec2};

/// How near a line has to be, screen pixels.
const REACH: f64 = 6.0;

/// Elements being moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Moving {
    /// Where the button went down.
    from: Point,
    /// Each element with its centre before.
    starts: Vec<(ElementId, Point)>,
    /// Each note and picture with what it covered before.
    beside: Vec<(Part, Rect)>,
    /// Around all of them before; none of what is folded away.
    bounds: Option<Rect>,
    /// Boxes of the others, to snap to.
    others: Vec<Rect>,
    /// Lines snapped to now.
    pub guides: Vec<Guide>,
    /// Groups that elements can be dragged in and out of; none while a group itself is moved.
    homes: Homes,
}

impl Moving {
    /// Pinned elements stay where they are; none when nothing can move.
    pub(super) fn begin(
        elements: Vec<ElementId>,
        beside: Vec<(Part, Rect)>,
        from: Point,
        stage: Stage<'_>,
        asks: &mut Vec<Ask>,
    ) -> Option<Self> {
        let map = stage.document.map();
        let starts: Vec<_> =
            elements.into_iter().filter_map(|id| map.element(id).filter(|element| !element.pinned)).map(|e| (e.id, e.at)).collect();
        let moved: std::collections::BTreeSet<ElementId> = starts.iter().map(|(id, _)| *id).collect();
        if moved.is_empty() && beside.is_empty() {
            return None;
        }
        let boxes = || stage.drawing.boxes.iter();
        let leaves = || beside.iter().filter(|(part, _)| matches!(part, Part::Note(_))).map(|(_, rect)| *rect);
        let bounds = boxes().filter(|(id, _)| moved.contains(id)).map(|(_, rect)| *rect).chain(leaves()).reduce(|a, b| a.union(b));
        let others = boxes().filter(|(id, _)| !moved.contains(id)).map(|(_, rect)| *rect).collect();
        asks.push(Request::Begin("move".to_owned()).into());
        Some(Self { from, starts, beside, bounds, others, guides: Vec::new(), homes: Homes::default() })
    }

    /// The same, dragged in and out of groups.
    pub(super) fn between_groups(mut self, stage: Stage<'_>) -> Self {
        self.homes = Homes::new(&self.starts.iter().map(|(id, _)| *id).collect(), stage);
        self
    }

    /// Whether letting go can change which groups an element is in.
    pub fn among_groups(&self) -> bool {
        self.homes.any()
    }

    pub(super) fn next(mut self, event: &PointerEvent, stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
        match event.phase {
            Phase::Drag => {
                let by = self.by(event);
                let moves = self.starts.iter().map(|&(id, at)| (id, at + by)).collect();
                asks.push(Request::Edit(Edit::Move(moves)).into());
                if !self.beside.is_empty() {
                    let places = self.beside.iter().map(|&(part, rect)| (part, rect + by)).collect();
                    asks.push(Request::Edit(Edit::Place(places)).into());
                }
                asks.extend(self.homes.settle(by, stage).into_iter().map(Ask::from));
                Gesture::Moving(self)
            }
            Phase::Release | Phase::DoubleClick => {
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
        let Some(bounds) = self.bounds.filter(|_| !event.modifiers.alt) else { return by };
        let Snap { by: more, guides } = snap(bounds + by, &self.others, REACH * event.pixel);
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
