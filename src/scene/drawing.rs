//! A finished drawing: the display list, and where its parts are, for pointing at.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use kurbo::{Point, Rect};

use super::places::{Ground, Places};
use super::{Item, Role, Scene};
use crate::layout::{CircleArc, ElementShape};
use crate::map::{BackdropId, ConnectionId, ElementId, GroupId, NoteId, Part};

/// An arc as drawn, with the claims it stands for.
#[derive(Clone, Debug)]
pub(super) struct DrawnArc {
    /// The first gives the arc's items their part.
    pub claims: Vec<ConnectionId>,
    pub arc: CircleArc,
    pub ends: [ElementId; 2],
    pub is_relation: bool,
}

impl DrawnArc {
    /// The part that its items belong to.
    pub fn part(&self) -> Part {
        Part::Connection(self.claims.first().copied().unwrap_or(ConnectionId::from_value(0)))
    }
}

/// A drawing of a map.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// From back to front; shared, since painters keep it.
    pub scene: Arc<Scene>,
    /// Where each band of the scene's items ends, from back to front.
    pub(super) bands: Vec<usize>,
    /// The box of each element, without what overhangs it.
    pub boxes: BTreeMap<ElementId, Rect>,
    /// The arc of each connection. Claims on one pair share theirs.
    pub arcs: BTreeMap<ConnectionId, CircleArc>,
    /// Elements from back to front.
    pub(super) shapes: Vec<(ElementId, ElementShape)>,
    /// Arcs in the order of their numbers in `places`.
    pub(super) drawn: Vec<DrawnArc>,
    /// Areas of groups, the largest first, and whose they are.
    pub(super) areas: Vec<(GroupId, Rect)>,
    /// Elements that are not drawn since their group is collapsed to one box, and the group.
    pub folded: BTreeMap<ElementId, GroupId>,
    /// What notes cover, from back to front.
    pub notes: Vec<(NoteId, Rect)>,
    /// What pictures behind the map cover, from back to front.
    pub backdrops: Vec<(BackdropId, Rect)>,
    /// Those of them that the pointer can pick.
    pub(super) loose: Vec<BackdropId>,
    pub(super) places: Places,
    /// Where the scene's items of each part stand, and the places of elements in `shapes`.
    pub(super) index: Index,
    /// Of the scene, once somebody asked.
    pub(super) extent: OnceLock<Option<Rect>>,
}

/// Which items are whose: so that a selection of thousands is found at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Index {
    pub items: HashMap<Part, Vec<u32>>,
    pub shapes: HashMap<ElementId, u32>,
}

impl Index {
    /// The index of a drawing's items and shapes.
    pub fn of(scene: &Scene, shapes: &[(ElementId, ElementShape)]) -> Self {
        let mut items: HashMap<Part, Vec<u32>> = HashMap::new();
        for (at, item) in (0_u32..).zip(&scene.items) {
            if let Some(part) = item.part {
                items.entry(part).or_default().push(at);
            }
        }
        Self { items, shapes: places_of(shapes) }
    }
}

/// Where each shape stands.
pub(super) fn places_of(shapes: &[(ElementId, ElementShape)]) -> HashMap<ElementId, u32> {
    (0_u32..).zip(shapes).map(|(at, (id, _))| (*id, at)).collect()
}

impl Drawing {
    /// How many of the scene's items are ground: the halo of what is selected goes between them and the rest.
    pub fn floor(&self) -> usize {
        self.bands.first().copied().unwrap_or(0)
    }

    /// The smallest rectangle around everything; `None` when nothing is drawn.
    pub fn bounds(&self) -> Option<Rect> {
        *self.extent.get_or_init(|| self.scene.bounds())
    }

    /// What lies at a point: elements before notes before connections before loop marks before tabs and edges of groups before pictures
    /// behind the map. Of connections the nearest within
    /// `tolerance` (map units); of several claims on one pair the one with the lowest number.
    pub fn hit(&self, at: Point, tolerance: f64) -> Option<Part> {
        self.element_at(at).map(Part::Element).or_else(|| self.note_at(at).map(Part::Note)).or_else(|| {
            let here = Rect::from_center_size(at, (0.0, 0.0));
            let mark =
                |wanted: fn(&Role) -> bool| self.places.near(here, 0.5).filter(|taken| wanted(&taken.role)).last().map(|taken| taken.part);
            mark(|role| matches!(role, Role::Badge | Role::Disc | Role::Verb | Role::Step | Role::Code))
                .or_else(|| self.connection_at(at, tolerance).map(Part::Connection))
                .or_else(|| mark(|role| *role == Role::LoopMark))
                .or_else(|| mark(|role| *role == Role::Tab))
                .or_else(|| self.edge_at(at, tolerance).map(Part::Group))
                .or_else(|| self.backdrop_at(at).map(Part::Backdrop))
        })
    }

    /// The topmost element whose outline encloses a point.
    pub fn element_at(&self, at: Point) -> Option<ElementId> {
        self.shapes.iter().rev().find(|(_, shape)| shape.contains(at, 1.0)).map(|(id, _)| *id)
    }

    /// The topmost note that covers a point.
    fn note_at(&self, at: Point) -> Option<NoteId> {
        self.notes.iter().rev().find(|(_, rect)| rect.contains(at)).map(|(id, _)| *id)
    }

    /// The topmost picture that covers a point, of those that are not locked.
    fn backdrop_at(&self, at: Point) -> Option<BackdropId> {
        let here = self.backdrops.iter().rev().filter(|(_, rect)| rect.contains(at));
        here.map(|(id, _)| *id).find(|id| self.loose.contains(id))
    }

    /// Whether the pointer may move a part: pictures that are locked stay where they are.
    pub fn is_loose(&self, part: Part) -> bool {
        if let Part::Backdrop(id) = part { self.loose.contains(&id) } else { true }
    }

    /// What a note or a picture covers, if it is drawn.
    pub fn beside(&self, part: Part) -> Option<Rect> {
        match part {
            Part::Note(id) => self.notes.iter().find(|(note, _)| *note == id).map(|(_, rect)| *rect),
            Part::Backdrop(id) => self.backdrops.iter().find(|(backdrop, _)| *backdrop == id).map(|(_, rect)| *rect),
            _ => None,
        }
    }

    /// The connection nearest to a point, no further than `tolerance`.
    pub fn connection_at(&self, at: Point, tolerance: f64) -> Option<ConnectionId> {
        let around = Rect::from_center_size(at, (tolerance * 2.0, tolerance * 2.0));
        let near = self.places.arcs_in(around).filter_map(|(index, _)| self.drawn.get(index));
        let distances = near.map(|drawn| (drawn.arc.distance(at), drawn)).filter(|(distance, _)| *distance <= tolerance);
        distances.min_by(|a, b| a.0.total_cmp(&b.0)).and_then(|(_, drawn)| drawn.claims.first().copied())
    }

    fn edge_at(&self, at: Point, tolerance: f64) -> Option<GroupId> {
        let on_edge = |rect: Rect| rect.inflate(tolerance, tolerance).contains(at) && !rect.inflate(-tolerance, -tolerance).contains(at);
        self.areas.iter().rev().find(|(_, rect)| on_edge(*rect)).map(|(id, _)| *id)
    }

    /// The elements, notes and connections that lie wholly in a rectangle.
    pub fn within(&self, rect: Rect) -> Vec<Part> {
        let inside = |inner: Rect| rect.contains(inner.origin()) && inner.x1 <= rect.x1 && inner.y1 <= rect.y1;
        let elements = self.shapes.iter().filter(|(_, shape)| inside(shape.rect)).map(|(id, _)| Part::Element(*id));
        let notes = self.notes.iter().filter(|(_, rect)| inside(*rect)).map(|(id, _)| Part::Note(*id));
        let arcs = self.drawn.iter().filter(|drawn| inside(drawn.arc.bounds()));
        elements.chain(notes).chain(arcs.flat_map(|drawn| drawn.claims.iter().map(|&id| Part::Connection(id)))).collect()
    }

    /// The areas of groups, or their boxes where they are collapsed; the largest first.
    pub fn group_areas(&self) -> &[(GroupId, Rect)] {
        &self.areas
    }

    /// Where a group is, if it is drawn.
    pub fn group_area(&self, id: GroupId) -> Option<Rect> {
        self.areas.iter().find(|(group, _)| *group == id).map(|(_, rect)| *rect)
    }

    /// Everything that is drawn of these parts, bounds taken together: what to scroll to.
    pub fn bounds_of(&self, parts: &[Part]) -> Option<Rect> {
        parts.iter().flat_map(|&part| self.items_of(part)).map(|item| item.bounds).reduce(|a, b| a.union(b))
    }

    /// What is drawn of a part, from back to front.
    pub fn items_of(&self, part: Part) -> impl Iterator<Item = &Item> {
        let places = self.index.items.get(&part).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|&at| self.scene.items.get(at as usize))
    }

    /// The outline of an element, if it is drawn.
    pub fn shape(&self, id: ElementId) -> Option<&ElementShape> {
        let at = *self.index.shapes.get(&id)?;
        self.shapes.get(at as usize).map(|(_, shape)| shape)
    }
}
