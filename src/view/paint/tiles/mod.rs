//! The shapes of a busy drawing as pictures: a thread paints them square by square, and moving the canvas moves a few pictures instead of
//! hundreds of thousands of triangles. Letters are on none of them: they stay crisp while the zoom changes.
//!
//! Every picture is what the triangles would have given, pixel by pixel. Triangles stand in for what is not ready; where there are too many
//! even for that, the old picture of a square stays until the new one is there, and pictures are stretched while the zoom changes.

mod desk;
mod grid;
mod maker;
mod raster;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Arc, Weak};
use std::time::Duration;

use egui::{Color32, Context, Pos2, Rect, Shape, TextureHandle, TextureOptions, pos2, vec2};

use self::desk::{Desk, Done};
use self::grid::{SIDE, Scale, Spot};
use self::maker::Ask;
use super::painter::Camera;
use crate::scene::Scene;

/// Pictures of one scale.
#[derive(Default)]
struct Sheet {
    scale: Option<Scale>,
    pictures: HashMap<Spot, TextureHandle>,
}

impl Sheet {
    fn has_all(&self, spots: &[Spot]) -> bool {
        spots.iter().all(|spot| self.pictures.contains_key(spot))
    }
}

/// What was asked of the thread last.
struct Asked {
    scene: Weak<Scene>,
    scale: Scale,
    spots: Vec<Spot>,
}

/// A drawing, and since when it is the one, seconds on egui's clock.
#[derive(Default)]
struct Current {
    scene: Weak<Scene>,
    since: f64,
}

/// How long a drawing has to stay as it is before pictures of it are worth while, seconds.
const REST: f64 = 0.2;

/// The pictures of one place that shows a drawing.
#[derive(Default)]
pub(super) struct Tiles {
    desk: Option<Desk>,
    now: Sheet,
    /// The scale before, shown until all is there that is seen.
    before: Sheet,
    current: Current,
    asked: Option<Asked>,
    /// The drawing that the pictures in view were last known to show.
    shown: Weak<Scene>,
    /// Which map they are of.
    map: Option<u64>,
    /// Whether something that is seen is stretched or missing.
    waits: bool,
}

fn is(weak: &Weak<Scene>, scene: &Arc<Scene>) -> bool {
    // A drawing's address is not given to another one while somebody holds on to it so.
    std::ptr::eq(weak.as_ptr(), Arc::as_ptr(scene))
}

impl Tiles {
    /// Turns to a map; of another one nothing is kept, nor the thread, which holds on to its shapes.
    pub fn turn_to_map(&mut self, map: Option<u64>) {
        if self.map != map {
            *self = Self { map, ..Self::default() };
        }
    }

    /// Takes what is ready, and asks for what is missing: when the zoom has rested, and unless in a hurry when the drawing has.
    pub fn follow(&mut self, ctx: &Context, scene: &Arc<Scene>, camera: &Camera, rested: bool, hurry: bool) {
        if self.desk.is_none() {
            self.desk = Desk::open(ctx);
        }
        let ready: Vec<Done> = self.desk.iter().flat_map(Desk::done).collect();
        for done in ready {
            self.take(ctx, done);
        }
        let wanted = Scale::of(ctx, camera);
        if (rested || self.now.scale.is_none()) && self.now.scale != Some(wanted) {
            self.turn_to(wanted);
        }
        let calm = self.is_calm(ctx, scene);
        let spots = wanted.seen(seen(camera));
        if self.now.scale == Some(wanted) {
            if hurry || calm {
                self.ask(scene, wanted, seen(camera), &spots);
            }
            if self.now.has_all(&spots) {
                self.before = Sheet::default();
            }
        }
        self.waits = self.now.scale != Some(wanted) || !self.now.has_all(&spots) || !is(&self.shown, scene);
    }

    /// Whether the drawing has been the same for a while; a frame is asked for when it will have been.
    fn is_calm(&mut self, ctx: &Context, scene: &Arc<Scene>) -> bool {
        let now = ctx.input(|i| i.time);
        if !is(&self.current.scene, scene) {
            // The first is as good as one that has rested.
            let since = if self.current.scene.strong_count() == 0 && self.asked.is_none() { f64::NEG_INFINITY } else { now };
            self.current = Current { scene: Arc::downgrade(scene), since };
        }
        let calm = now - self.current.since >= REST;
        if !calm {
            ctx.request_repaint_after(Duration::from_secs_f64(REST));
        }
        calm
    }

    /// The pictures of this frame, some of them stretched, old or missing if [`Self::is_waiting`].
    pub fn shapes(&self, ctx: &Context, camera: &Camera) -> Vec<Shape> {
        let sheet = if self.before.pictures.is_empty() { &self.now } else { &self.before };
        let Some(scale) = sheet.scale else { return Vec::new() };
        let seen = seen(camera);
        let pictures = sheet.pictures.iter().filter(|(spot, _)| scale.rect(**spot).intersects(seen));
        let corner = corner(camera, ctx.pixels_per_point());
        pictures.map(|(spot, texture)| shape(texture, place(*spot, scale, camera, corner))).collect()
    }

    /// Forgets all pictures: the drawing is painted as triangles again.
    pub fn forget(&mut self) {
        self.now = Sheet::default();
        self.before = Sheet::default();
        self.asked = None;
        self.shown = Weak::new();
        self.waits = false;
    }

    /// Whether there are any.
    pub fn is_used(&self) -> bool {
        self.asked.is_some()
    }

    /// Whether something that is seen is stretched, old or missing.
    pub fn is_waiting(&self) -> bool {
        self.waits
    }

    /// How many pictures there are of the scale in use.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.now.pictures.len()
    }

    fn take(&mut self, ctx: &Context, done: Done) {
        let options = TextureOptions::LINEAR;
        match done {
            Done::Whole(scene) => self.shown = scene,
            Done::Tile { scale, spot, image } if self.now.scale == Some(scale) => match self.now.pictures.get_mut(&spot) {
                Some(texture) => texture.set(image, options),
                None => {
                    self.now.pictures.insert(spot, ctx.load_texture("tile", image, options));
                }
            },
            Done::Tile { .. } => {}
        }
    }

    /// Begins anew at another scale; what is whole stays to be seen meanwhile.
    fn turn_to(&mut self, scale: Scale) {
        let old = std::mem::replace(&mut self.now, Sheet { scale: Some(scale), pictures: HashMap::new() });
        if self.before.pictures.is_empty() {
            self.before = old;
        }
        self.asked = None;
    }

    fn ask(&mut self, scene: &Arc<Scene>, scale: Scale, seen: Rect, spots: &[Spot]) {
        let in_view = spots.len();
        let mut spots = spots.to_vec();
        spots.extend(scale.around(seen));
        if self.asked.as_ref().is_some_and(|asked| is(&asked.scene, scene) && asked.scale == scale && asked.spots == spots) {
            return;
        }
        let seen = spots.iter().take(in_view).copied().collect();
        self.now.pictures.retain(|spot, _| spots.contains(spot));
        if let Some(desk) = &self.desk {
            let has = self.now.pictures.keys().copied().collect();
            desk.ask(Ask { scene: Arc::clone(scene), scale, spots: spots.clone(), seen, has });
        }
        self.asked = Some(Asked { scene: Arc::downgrade(scene), scale, spots });
    }
}

/// What is seen, map units.
fn seen(camera: &Camera) -> Rect {
    let origin = pos2(camera.origin.x as f32, camera.origin.y as f32);
    Rect::from_min_size(origin, camera.rect.size() / camera.zoom as f32)
}

/// Where the drawing's origin is, in whole pixels.
fn corner(camera: &Camera, pixels_per_point: f32) -> [f64; 2] {
    let pixel = |at: f32, origin: f64| ((f64::from(at) - origin * camera.zoom) * f64::from(pixels_per_point)).round();
    [pixel(camera.rect.min.x, camera.origin.x), pixel(camera.rect.min.y, camera.origin.y)]
}

/// Where a tile is painted, in points: on whole pixels, so that it is not softened, unless it is stretched.
fn place(spot: Spot, scale: Scale, camera: &Camera, corner: [f64; 2]) -> Rect {
    let pixel = 1.0 / f64::from(scale.pixels_per_point);
    let side = SIDE as f64 * camera.zoom / f64::from(scale.zoom);
    let [x, y] = corner;
    let at = |x: f64, y: f64| -> Pos2 { pos2((x * pixel) as f32, (y * pixel) as f32) };
    let (left, top) = (x + f64::from(spot.column) * side, y + f64::from(spot.row) * side);
    Rect::from_min_size(at(left, top), vec2((side * pixel) as f32, (side * pixel) as f32))
}

fn shape(texture: &TextureHandle, rect: Rect) -> Shape {
    Shape::image(texture.id(), rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::from_white_alpha(255))
}
