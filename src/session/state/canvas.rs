//! The pointer, the camera and the label being edited.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::Document;
use crate::map::{BackdropId, ElementId, GroupId, GroupingId, LoopKey, Part, Photo, Point, Rect, SystemMap, Vec2};
use crate::scene::{CoverageView, FigureMarks};
use crate::tool::{Gesture, NextConnection, PointerEvent, Tool};

use super::ShellState;

/// The least and the most zoom, screen points for one map unit.
const ZOOM: std::ops::RangeInclusive<f64> = 0.02..=8.0;

/// Where one looks from: map units to screen points from the canvas's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The map point at the canvas's top left corner.
    pub origin: Point,
    /// Screen points for one map unit.
    pub zoom: f64,
    /// The canvas in screen points.
    pub size: Vec2,
}

impl Default for Viewport {
    fn default() -> Self {
        Self { origin: Point::new(-400.0, -300.0), zoom: 1.0, size: Vec2::new(800.0, 600.0) }
    }
}

impl Viewport {
    /// A map point on the screen.
    pub fn screen_from_map(&self, at: Point) -> Point {
        ((at - self.origin) * self.zoom).to_point()
    }

    /// A screen point on the map.
    pub fn map_from_screen(&self, at: Point) -> Point {
        self.origin + at.to_vec2() / self.zoom
    }

    /// What is in view, in map units.
    pub fn visible(&self) -> Rect {
        Rect::from_points(self.origin, self.origin + self.size / self.zoom)
    }

    /// Moves the picture by screen points.
    pub fn pan(&mut self, by: Vec2) {
        self.origin -= by / self.zoom;
    }

    /// Zooms about a screen point, which keeps its map point.
    pub fn zoom_about(&mut self, factor: f64, about: Point) {
        let kept = self.map_from_screen(about);
        self.zoom = (self.zoom * factor).clamp(*ZOOM.start(), *ZOOM.end());
        self.origin = kept - about.to_vec2() / self.zoom;
    }

    /// Shows a rectangle of the map whole, with a margin of screen points, at most at this zoom.
    pub fn fit(&mut self, rect: Rect, margin: f64, most: f64) {
        let (across, down) = ((self.size.x - 2.0 * margin).max(1.0), (self.size.y - 2.0 * margin).max(1.0));
        let zoom = (across / rect.width().max(1.0)).min(down / rect.height().max(1.0));
        self.zoom = zoom.min(most).clamp(*ZOOM.start(), *ZOOM.end());
        self.origin = rect.center() - self.size / (2.0 * self.zoom);
    }
}

/// Words being edited in place: an element's label, what a relation says, a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelEdit {
    /// Whose.
    pub part: Part,
    /// As typed so far.
    pub text: String,
    /// It was added for this edit: cancelling takes it out again.
    pub fresh: bool,
}

impl LabelEdit {
    /// The element whose label it is, if it is one's.
    pub const fn element(&self) -> Option<ElementId> {
        if let Part::Element(id) = self.part { Some(id) } else { None }
    }
}

/// What was copied or cut, and as what text it lies on the system's clipboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// The parts.
    pub fragment: SystemMap,
    /// The text on the clipboard; when another text is pasted, somebody copied something else since.
    pub text: String,
    /// How often it was pasted: each time a little further off.
    pub pasted: u32,
}

/// What the drawing should show beside the map itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// The loop traced.
    pub traced: Option<LoopKey>,
    /// The grouping shown.
    pub grouping: Option<GroupingId>,
    /// All but the traced loop, or but these parts, recedes.
    pub focus: Option<Vec<Part>>,
    /// A path whose steps are numbered.
    pub walked: Option<Vec<ElementId>>,
    /// What elements are sized and shaded by.
    pub figure: Option<Arc<FigureMarks>>,
    /// The only elements drawn, where a view is shown.
    pub only: Option<BTreeSet<ElementId>>,
    /// Pictures behind the map, as far as they are there.
    pub photos: BTreeMap<BackdropId, Arc<Photo>>,
    /// Whether part codes are shown.
    pub codes: bool,
    /// Whether evidence badges are left out.
    pub no_evidence: bool,
    /// What badges tell of coverage.
    pub coverage: CoverageView,
    /// Whether the theme is dark.
    pub dark: bool,
}

/// The canvas.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the View menu")]
pub struct CanvasState {
    /// The tool chosen.
    pub tool: Tool,
    /// What the pointer is doing.
    pub gesture: Gesture,
    /// The last thing the pointer did.
    pub pointer: Option<PointerEvent>,
    /// Where one looks from.
    pub viewport: Viewport,
    /// What the next connection will be.
    pub next: NextConnection,
    /// The part under the pointer.
    pub hovered: Option<Part>,
    /// What was copied, whole; what the system's clipboard has of it is cut down to a team release.
    pub copied: Option<Copied>,
    /// The label being edited in place.
    pub label: Option<LabelEdit>,
    /// The loop traced.
    pub traced: Option<LoopKey>,
    /// The grouping shown; the first unless somebody chose.
    pub grouping: Option<GroupingId>,
    /// Whether no grouping is shown, by choice.
    pub ungrouped: bool,
    /// Whether the whole map is shown small in a corner.
    pub minimap: bool,
    /// Groups whose members are left out of the picture on the screen.
    pub hidden: BTreeSet<GroupId>,
    /// Whether all but the traced loop or the selection recedes.
    pub focus: bool,
    /// Whether part codes are shown on the screen.
    pub codes: bool,
    /// Whether evidence badges are left out on the screen.
    pub no_evidence: bool,
    /// What badges tell of coverage.
    pub coverage: CoverageView,
    /// The map was opened and has not been fitted to the canvas yet.
    pub fitted: bool,
}

impl CanvasState {
    /// What the drawing should show.
    pub fn wanted(&self, document: &Document, shell: &ShellState) -> Wanted {
        let first = document.map().groupings().iter().next().map(|g| g.id);
        // A selected loop is lit as if traced; tracing keeps it lit while other things are selected.
        let selected = if let Some(Part::Loop(key)) = document.selection().single() { Some(key) } else { None };
        Wanted {
            traced: selected.or(self.traced),
            grouping: if self.ungrouped { None } else { self.grouping.or(first) },
            focus: self.focus.then(|| if self.traced.is_some() { Vec::new() } else { bright(document) }),
            walked: None,
            figure: None,
            only: None,
            photos: BTreeMap::new(),
            codes: self.codes,
            no_evidence: self.no_evidence,
            coverage: self.coverage,
            dark: shell.dark,
        }
    }
}

impl CanvasState {
    /// The only elements drawn, of those that a view would draw: hidden groups are left out, but not what is selected, so that nothing is
    /// worked on out of sight.
    pub fn without_hidden(&self, document: &Document, only: Option<BTreeSet<ElementId>>) -> Option<BTreeSet<ElementId>> {
        if self.hidden.is_empty() {
            return only;
        }
        let map = document.map();
        let hides = |id: &ElementId| map.element(*id).is_some_and(|element| element.groups.iter().any(|group| self.hidden.contains(group)));
        let wanted = only.unwrap_or_else(|| map.elements().map(|element| element.id).collect());
        let selected = document.selection().elements().filter(|id| wanted.contains(id));
        Some(wanted.iter().filter(|id| !hides(id)).copied().chain(selected).collect())
    }
}

/// What stays bright when the focus is on the selection: it, what it is connected to, and the connections.
fn bright(document: &Document) -> Vec<Part> {
    let mut parts = document.selection().parts().to_vec();
    for id in document.selection().elements() {
        for connection in document.map().connections_of(id) {
            parts.extend([Part::Connection(connection.id), Part::Element(connection.from), Part::Element(connection.to)]);
        }
    }
    for connection in document.selection().connections().filter_map(|id| document.map().connection(id)) {
        parts.extend([Part::Element(connection.from), Part::Element(connection.to)]);
    }
    parts.sort_unstable();
    parts.dedup();
    parts
}
