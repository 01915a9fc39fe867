//! Makes tiles: which of a drawing's shapes lie on one, and which tiles an edit leaves as they are.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{ColorImage, Rect, pos2};

use super::grid::{SIDE, Scale, Spot};
use super::raster::raster;
use crate::scene::{Draw, Fill, Hatch, Item, Scene, Stroke};
use crate::theme::Rgba;
use crate::view::paint::cache::{Cache, spot_of};
use crate::view::paint::colour::colour;
use crate::view::paint::flatten::Level;
use crate::view::paint::ink;
use crate::view::paint::painter::{is_detailed, is_shown};

/// What is asked for.
#[derive(Clone)]
pub(super) struct Ask {
    pub scene: Arc<Scene>,
    pub scale: Scale,
    /// The tiles wanted, most wanted first.
    pub spots: Vec<Spot>,
    /// Those of them that are in view.
    pub seen: HashSet<Spot>,
    /// Those that are there, in whatever state.
    pub has: HashSet<Spot>,
}

/// Keeps the shapes of the drawing it was asked for last.
#[derive(Default)]
pub(super) struct Maker {
    cache: Cache,
    scale: Option<Scale>,
    /// The tiles that were made of this drawing, or show nothing that has changed since.
    good: HashSet<Spot>,
    /// The triangles of one tile; kept for its room.
    mesh: Mesh,
}

impl Maker {
    /// Turns to what is asked for; the tiles that have to be made, in order.
    pub fn turn_to(&mut self, ask: &Ask) -> Vec<Spot> {
        if self.scale != Some(ask.scale) {
            self.scale = Some(ask.scale);
            self.good.clear();
        }
        if !Arc::ptr_eq(self.cache.scene(), &ask.scene) {
            let changed = changed(&self.cache.scene().items, &ask.scene.items);
            let margin = 1.0 / (ask.scale.zoom * ask.scale.pixels_per_point);
            self.good.retain(|spot| {
                let rect = ask.scale.rect(*spot).expand(margin);
                !changed.iter().any(|changed| changed.intersects(rect))
            });
            self.cache.turn_to(&ask.scene);
        }
        self.good.retain(|spot| ask.has.contains(spot));
        ask.spots.iter().filter(|spot| !self.good.contains(spot)).copied().collect()
    }

    /// The picture of one tile.
    pub fn make(&mut self, spot: Spot) -> Option<ColorImage> {
        let scale = self.scale?;
        let place = scale.place(spot);
        self.cache.use_level(Level::of(scale.zoom * scale.pixels_per_point));
        let (seen, least) = (scale.rect(spot), place.pixel / place.zoom);
        let wanted = self.cache.briefs().iter().enumerate();
        let wanted = wanted.filter(|(_, brief)| is_shown(brief, seen, least) && is_detailed(brief.detail, place.zoom));
        let wanted: Vec<usize> = wanted.map(|(at, _)| at).collect();
        let scene = Arc::clone(self.cache.scene());
        self.mesh.clear();
        for at in wanted {
            if let Some(item) = scene.items.get(at)
                && let Some(ink) = ink_of(item)
                && let Some(solid) = self.cache.solid(at)
            {
                ink::add(&mut self.mesh, &solid, &place, colour(ink));
            }
        }
        self.good.insert(spot);
        Some(ColorImage::from_rgba_premultiplied([SIDE, SIDE], raster(&self.mesh, scale.pixels_per_point, SIDE).as_flattened()))
    }
}

/// The colour of a shape; letters and photos are on no tile.
fn ink_of(item: &Item) -> Option<Rgba> {
    match &item.draw {
        Draw::Fill(Fill { ink, .. }) | Draw::Stroke(Stroke { ink, .. }) | Draw::Hatch(Hatch { ink, .. }) => Some(*ink),
        Draw::Text(_) | Draw::Photo(_) => None,
    }
}

/// Where two drawings differ in their shapes.
fn changed(before: &[Item], now: &[Item]) -> Vec<Rect> {
    let same_head = before.iter().zip(now).take_while(|(a, b)| same(a, b)).count();
    let (before, now) = (before.get(same_head..).unwrap_or_default(), now.get(same_head..).unwrap_or_default());
    let same_tail = before.iter().rev().zip(now.iter().rev()).take_while(|(a, b)| same(a, b)).count();
    let [before, now] = [before, now].map(|items| items.get(..items.len() - same_tail).unwrap_or_default());
    if before.len() == now.len() {
        return before.iter().zip(now).filter(|(a, b)| !same(a, b)).flat_map(|(a, b)| [rect(a), rect(b)]).collect();
    }
    // Something came or went: whatever has no equal on the other side.
    let mut strays: HashMap<_, Vec<&Item>> = HashMap::new();
    for item in before {
        strays.entry(spot_of(item)).or_default().push(item);
    }
    let mut found = Vec::new();
    for item in now {
        let twin = strays.get_mut(&spot_of(item)).and_then(|all| Some(all.swap_remove(all.iter().position(|old| same(old, item))?)));
        if twin.is_none() {
            found.push(rect(item));
        }
    }
    found.extend(
        before
            .iter()
            .filter(|item| strays.get(&spot_of(item)).is_some_and(|all| all.iter().any(|old| std::ptr::eq(*old, *item))))
            .map(rect),
    );
    found
}

fn same(a: &Item, b: &Item) -> bool {
    match (ink_of(a), ink_of(b)) {
        (None, None) => true,
        (Some(_), Some(_)) => a.detail == b.detail && a.draw == b.draw,
        _ => false,
    }
}

fn rect(item: &Item) -> Rect {
    let b = item.bounds;
    Rect::from_min_max(pos2(b.x0 as f32, b.y0 as f32), pos2(b.x1 as f32, b.y1 as f32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Role;

    const SCALE: Scale = Scale { zoom: 1.0, pixels_per_point: 1.0 };

    fn scene(lefts: &[f64], blue: u8) -> Arc<Scene> {
        let mut scene = Scene::default();
        for &x in lefts {
            let path = kurbo::Shape::to_path(&kurbo::Rect::new(x, 10.0, x + 50.0, 60.0), 0.1);
            scene.fill(None, Role::Element, path, Rgba { r: 1, g: 2, b: blue, a: 255 });
        }
        Arc::new(scene)
    }

    fn ask(scene: Arc<Scene>, has: &[i32]) -> Ask {
        let spot = |column| Spot { column, row: 0 };
        Ask { scene, scale: SCALE, spots: (0..4).map(spot).collect(), seen: HashSet::new(), has: has.iter().copied().map(spot).collect() }
    }

    /// Makes all that is needed; which columns that were.
    fn work(maker: &mut Maker, ask: &Ask) -> Vec<i32> {
        let needed = maker.turn_to(ask);
        assert!(needed.iter().all(|spot| maker.make(*spot).is_some()));
        needed.into_iter().map(|spot| spot.column).collect()
    }

    #[test]
    fn an_edit_makes_only_the_tiles_it_touches() {
        let mut maker = Maker::default();
        let lefts = [100.0, 600.0, 1_100.0, 1_600.0];
        assert_eq!(work(&mut maker, &ask(scene(&lefts, 3), &[])), [0, 1, 2, 3]);
        let all = [0, 1, 2, 3];
        assert!(work(&mut maker, &ask(scene(&lefts, 3), &all)).is_empty(), "drawn anew, but the same");
        assert_eq!(work(&mut maker, &ask(scene(&[100.0, 600.0, 1_200.0, 1_600.0], 3), &all)), [2], "moved");
        assert_eq!(work(&mut maker, &ask(scene(&[100.0, 1_200.0, 1_600.0], 3), &all)), [1], "gone");
        assert_eq!(work(&mut maker, &ask(scene(&[100.0, 500.0, 1_200.0, 1_600.0], 3), &all)), [0, 1], "come, across an edge");
        assert_eq!(work(&mut maker, &ask(scene(&[100.0, 500.0, 1_200.0, 1_600.0], 9), &all)).len(), 4, "another colour");
        assert_eq!(work(&mut maker, &ask(scene(&[100.0, 500.0, 1_200.0, 1_600.0], 9), &[0, 3])), [1, 2], "lost by the one who asks");
    }

    #[test]
    fn a_tile_shows_what_lies_on_it() {
        let mut maker = Maker::default();
        maker.turn_to(&ask(scene(&[500.0], 3), &[]));
        let count = |image: ColorImage| image.pixels.iter().filter(|pixel| pixel.a() > 250).count();
        let [left, right] = [0, 1].map(|column| count(maker.make(Spot { column, row: 0 }).unwrap()));
        assert!((left, right) == (12 * 50, 38 * 50) || left.abs_diff(600) <= 50 && right.abs_diff(1_900) <= 100, "{left} and {right}");
    }
}
