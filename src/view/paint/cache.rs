//! Remembers the solids of a drawing's items, level by level, and keeps them when the next drawing has the same items in the same places.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Vec2, vec2};
use lyon_tessellation::FillTessellator;

use super::flatten::Level;
use super::solid::Solid;
use crate::scene::{Detail, Draw, Item, Role, Scene};

/// What is asked of every item in every frame, kept close together in memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brief {
    pub least: Vec2,
    pub most: Vec2,
    pub detail: Detail,
    /// Left out when smaller than this many pixels.
    pub speck: f32,
    /// Whether it is text.
    pub is_letters: bool,
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
        Self {
            least: vec2(b.x0 as f32, b.y0 as f32),
            most: vec2(b.x1 as f32, b.y1 as f32),
            detail: item.detail,
            speck: speck(item.role),
            is_letters: matches!(item.draw, Draw::Text(_)),
        }
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
            let before = before.items.iter().zip(std::mem::take(&mut shelf.solids));
            shelf.solids = kept(before, &scene.items);
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

/// The solids of a new drawing's items, as far as the drawing before had the same ones: at the same place, or elsewhere in it.
fn kept<'i>(before: impl Iterator<Item = (&'i Item, Option<Arc<Solid>>)>, now: &[Item]) -> Vec<Option<Arc<Solid>>> {
    let mut solids = vec![None; now.len()];
    let mut strays: HashMap<Spot, (&Item, Arc<Solid>)> = HashMap::new();
    for (at, (old, solid)) in before.enumerate().filter_map(|(at, (old, solid))| Some((at, (old, solid?)))) {
        match now.get(at).zip(solids.get_mut(at)).filter(|(new, _)| same_shape(old, new)) {
            Some((_, slot)) => *slot = Some(solid),
            None => {
                strays.insert(spot_of(old), (old, solid));
            }
        }
    }
    if strays.is_empty() {
        return solids;
    }
    for (new, slot) in now.iter().zip(&mut solids).filter(|(_, slot)| slot.is_none()) {
        let stray = strays.get(&spot_of(new)).filter(|(old, _)| same_shape(old, new));
        *slot = stray.map(|(_, solid)| Arc::clone(solid));
    }
    solids
}

/// Where an item lies and what it is, to find it by.
type Spot = ([u64; 4], Role);

/// Where an item lies and what it is.
pub(super) fn spot_of(item: &Item) -> Spot {
    let b = item.bounds;
    ([b.x0, b.y0, b.x1, b.y1].map(f64::to_bits), item.role)
}

/// Whether two items have the same shape; their colours may differ.
#[expect(clippy::float_cmp, reason = "the same or drawn anew: near is not enough")]
fn same_shape(a: &Item, b: &Item) -> bool {
    use crate::scene::Draw::{Fill, Stroke, Text};
    a.bounds == b.bounds
        && a.role == b.role
        && match (&a.draw, &b.draw) {
            (Fill(a), Fill(b)) => same_path(&a.path, &b.path),
            (Stroke(a), Stroke(b)) => same_path(&a.path, &b.path) && a.width == b.width && a.dash == b.dash && a.cap == b.cap,
            (Text(_), Text(_)) => true,
            _ => false,
        }
}

fn same_path(a: &Arc<kurbo::BezPath>, b: &Arc<kurbo::BezPath>) -> bool {
    Arc::ptr_eq(a, b) || a == b
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Rgba;

    fn scene(lefts: &[f64]) -> Arc<Scene> {
        let mut scene = Scene::default();
        for &x in lefts {
            let path = kurbo::Shape::to_path(&kurbo::Rect::new(x, 0.0, x + 5.0, 5.0), 0.1);
            scene.fill(None, Role::Element, path, Rgba { r: 1, g: 2, b: 3, a: 255 });
        }
        Arc::new(scene)
    }

    #[test]
    fn solids_stay_with_their_items_wherever_these_stand() {
        let mut cache = Cache::default();
        cache.turn_to(&scene(&[0.0, 10.0, 20.0]));
        cache.use_level(Level::of(1.0));
        let solids: Vec<_> = (0..3).map(|at| cache.solid(at).unwrap()).collect();
        cache.turn_to(&scene(&[0.0, 5.0, 10.0, 20.5, 20.0]));
        let now: Vec<Option<Arc<Solid>>> = cache.shelves[0].solids.clone();
        let is = |at: usize, old: usize| now[at].as_ref().is_some_and(|solid| Arc::ptr_eq(solid, &solids[old]));
        assert!(is(0, 0) && is(2, 1) && is(4, 2), "one came between, and one before the last");
        assert!(now[1].is_none() && now[3].is_none());
    }
}
