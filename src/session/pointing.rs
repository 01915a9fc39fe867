//! What lies under the pointer: from a place on the map to the event that a gesture hears. The window and tests point with the same finger.

use crate::map::{ElementId, Point};
use crate::theme::ThemeName;
use crate::tool::{Gesture, Hold, Modifiers, Phase, PointerEvent};

use super::Session;

/// How far from a connection's line it can be hit, screen points.
const NEAR: f64 = 7.0;
/// How far from the middle of a handle it can be hit, screen points. A target is 24 points wide.
const GRIP: f64 = 12.0;

impl Session {
    /// The pointer's event at a place on the map.
    pub fn point_at(&self, phase: Phase, at: Point, modifiers: Modifiers) -> PointerEvent {
        let pixel = 1.0 / self.canvas.viewport.zoom;
        let handle = self.handle_at(at, pixel);
        let part = self.derived.drawing.hit(at, NEAR * pixel);
        let hold = self.holds().into_iter().find(|(_, place)| (*place - at).hypot() <= GRIP * pixel).map(|(hold, _)| hold);
        PointerEvent { phase, at, part, handle, hold, modifiers, next: self.canvas.next.clone(), pixel }
    }

    /// The element whose handles are shown: the one selected, else the one under the pointer.
    pub fn handles_on(&self) -> Vec<ElementId> {
        use crate::map::Part::Element;
        if !matches!(self.canvas.gesture, Gesture::Idle) || self.canvas.label.is_some() {
            return Vec::new();
        }
        let selected = self.document.selection().single().and_then(|part| if let Element(id) = part { Some(id) } else { None });
        let hovered = self.canvas.hovered.and_then(|part| if let Element(id) = part { Some(id) } else { None });
        let mut found: Vec<ElementId> = selected.into_iter().chain(hovered).collect();
        found.dedup();
        found
    }

    /// By what the one selected note or picture can be made wider or smaller, and where these places are.
    pub fn holds(&self) -> Vec<(Hold, Point)> {
        if !matches!(self.canvas.gesture, Gesture::Idle) || self.canvas.label.is_some() {
            return Vec::new();
        }
        let single = self.document.selection().single().filter(|part| self.derived.drawing.is_loose(*part));
        let held = single.and_then(|part| Some((part, self.derived.drawing.beside(part)?)));
        held.map_or_else(Vec::new, |(part, rect)| Hold::all(part).into_iter().map(|hold| (hold, hold.at(rect))).collect())
    }

    fn handle_at(&self, at: Point, pixel: f64) -> Option<ElementId> {
        let drawing = &self.derived.drawing;
        let pens = &ThemeName::Light.theme().pens;
        let is_on = |id: &ElementId| {
            // Inside of the box one moves it; the handle's outer half connects.
            let inside = drawing.boxes.get(id).is_none_or(|rect| rect.inset(-3.0 * pixel).contains(at));
            !inside && drawing.handles(*id, pens).into_iter().flatten().any(|handle| (handle - at).hypot() <= GRIP * pixel)
        };
        self.handles_on().into_iter().find(is_on)
    }
}
