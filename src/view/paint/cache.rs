//! Remembers the solids of a drawing's items, level by level, and keeps them when the next drawing has the same items in the same places.

use std::sync::Arc;

use egui::{Vec2, vec2};
use lyon_tessellation::FillTessellator;

use super::flatten::Level;
use super::solid::Solid;
use crate::scene::{Detail, Item, Role, Scene};

/// What is asked of every item in every frame, kept close together in memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brief {
    pub least: Vec2,
    pub most: Vec2,
    pub detail: Detail,
    /// Left out when smaller than this many pixels.
    pub speck: f32,
}

/// Under how many pixels something says nothing: signs, heads and bars on lines are read by their shape.
const fn speck(role: Role) -> f32 {
    match role {
        Role::Disc | Role::Head | Role::Delay | Role::Step => 3.5,
        _ => 1.2,
    }
}

impl Brief {
    fn of(item: &Item) -> Self {
        let b = item.bounds;
        Self { least: vec2(b.x0 as f32, b.y0 as f32), most: vec2(b.x1 as f32, b.y1 as f32), detail: item.detail, speck: speck(item.role) }
    }
}

/// Solids of one level, made when first seen.
#[derive(Default)]
struct Shelf {
    level: Option<Level>,
    solids: Vec<Option<Arc<Solid>>>,
}

/// Solids of one drawing.
#[derive(Default)]
pub(super) struct Cache {
    scene: Arc<Scene>,
    briefs: Vec<Brief>,
    /// The level in use, and the one before.
    shelves: [Shelf; 2],
    tessellator: FillTessellator,
}

impl Cache {
    /// Turns to a drawing. Solids of items that are as they were are kept.
    pub fn turn_to(&mut self, scene: &Arc<Scene>) {
        if Arc::ptr_eq(&self.scene, scene) {
            return;
        }
        let before = std::mem::replace(&mut self.scene, Arc::clone(scene));
        self.briefs = scene.items.iter().map(Brief::of).collect();
        for shelf in &mut self.shelves {
            let mut kept = std::mem::take(&mut shelf.solids);
            kept.resize(scene.items.len(), None);
            let pairs = before.items.iter().map(Some).chain(std::iter::repeat(None)).zip(&scene.items);
            for (solid, (old, new)) in kept.iter_mut().zip(pairs) {
                if solid.is_some() && !old.is_some_and(|old| same_shape(old, new)) {
                    *solid = None;
                }
            }
            shelf.solids = kept;
        }
    }

    /// The drawing.
    pub fn scene(&self) -> &Arc<Scene> {
        &self.scene
    }

    /// Bounds and detail of every item, from back to front.
    pub fn briefs(&self) -> &[Brief] {
        &self.briefs
    }

    /// Makes a level the one in use.
    pub fn use_level(&mut self, level: Level) {
        let [current, other] = &mut self.shelves;
        if current.level == Some(level) {
            return;
        }
        std::mem::swap(current, other);
        if current.level != Some(level) {
            *current = Shelf { level: Some(level), solids: Vec::new() };
        }
        current.solids.resize(self.scene.items.len(), None);
    }

    /// The solid of the item at this place.
    pub fn solid(&mut self, at: usize) -> Option<Arc<Solid>> {
        let [shelf, _] = &mut self.shelves;
        let level = shelf.level?;
        let slot = shelf.solids.get_mut(at)?;
        if slot.is_none() {
            *slot = Some(Arc::new(Solid::of(self.scene.items.get(at)?, level, &mut self.tessellator)));
        }
        slot.clone()
    }

    /// A solid that is not kept.
    pub fn loose(&mut self, item: &Item, level: Level) -> Solid {
        Solid::of(item, level, &mut self.tessellator)
    }
}

/// Whether two items have the same shape; their colours may differ.
#[expect(clippy::float_cmp, reason = "the same or drawn anew: near is not enough")]
fn same_shape(a: &Item, b: &Item) -> bool {
    use crate::scene::Draw::{Fill, Stroke, Text};
    a.bounds == b.bounds
        && a.role == b.role
        && match (&a.draw, &b.draw) {
            (Fill(a), Fill(b)) => a.path == b.path,
            (Stroke(a), Stroke(b)) => a.path == b.path && a.width == b.width && a.dash == b.dash && a.cap == b.cap,
            (Text(_), Text(_)) => true,
            _ => false,
        }
}
