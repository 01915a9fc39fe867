//! The shapes of a busy drawing as pictures: a thread paints them square by square, and moving the canvas moves a few pictures instead of
//! hundreds of thousands of triangles. Letters are on none of them: they stay crisp while the zoom changes.
//!
//! Every picture is what the triangles would have given, pixel by pixel. After an edit the old picture of a square stays until the new one
//! is there; while the zoom changes, pictures are stretched.

mod desk;
mod grid;
mod maker;
mod raster;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

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

/// What was asked of the thread last: the drawing by its address, which is kept alive by the thread, and the tiles.
#[derive(PartialEq)]
struct Asked {
    scene: usize,
    scale: Scale,
    spots: Vec<Spot>,
}

/// The pictures of one place that shows a drawing.
#[derive(Default)]
pub(super) struct Tiles {
    desk: Option<Desk>,
    now: Sheet,
    /// The scale before, shown until all is there that is seen.
    before: Sheet,
    asked: Option<Asked>,
    /// Which map they are of.
    map: Option<u64>,
    /// Whether something that was seen in the last frame is not painted yet.
    waits: bool,
}

impl Tiles {
    /// The pictures of this frame. New ones are asked for when the zoom has rested.
    pub fn shapes(&mut self, ctx: &Context, scene: &Arc<Scene>, camera: &Camera, rested: bool) -> Vec<Shape> {
        if self.map != camera.tiled {
            self.forget();
            self.map = camera.tiled;
        }
        if self.desk.is_none() {
            self.desk = Desk::open(ctx);
        }
        let ready: Vec<Done> = self.desk.iter().flat_map(Desk::done).collect();
        for done in ready {
            self.take(ctx, done);
        }
        let wanted = Scale { zoom: camera.zoom as f32, pixels_per_point: ctx.pixels_per_point() };
        let seen = seen(camera);
        if (rested || self.now.scale.is_none()) && self.now.scale != Some(wanted) {
            self.turn_to(wanted);
        }
        let Some(scale) = self.now.scale else { return Vec::new() };
        let spots = scale.seen(seen);
        if scale == wanted {
            self.ask(scene, scale, seen, &spots);
        }
        self.waits = scale != wanted || !self.now.has_all(&spots);
        if self.now.has_all(&spots) {
            self.before = Sheet::default();
        }
        let sheet = if self.before.pictures.is_empty() { &self.now } else { &self.before };
        let Some(scale) = sheet.scale else { return Vec::new() };
        let pictures = sheet.pictures.iter().filter(|(spot, _)| scale.rect(**spot).intersects(seen));
        let corner = corner(camera, ctx.pixels_per_point());
        pictures.map(|(spot, texture)| shape(texture, place(*spot, scale, camera, corner))).collect()
    }

    /// Forgets all pictures: the drawing is painted as triangles again.
    pub fn forget(&mut self) {
        self.now = Sheet::default();
        self.before = Sheet::default();
        self.asked = None;
        self.waits = false;
    }

    /// Whether something that was seen in the last frame is stretched or missing.
    pub fn is_waiting(&self) -> bool {
        self.waits
    }

    /// How many pictures there are of the scale in use.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.now.pictures.len()
    }

    fn take(&mut self, ctx: &Context, done: Done) {
        if self.now.scale != Some(done.scale) {
            return;
        }
        let options = TextureOptions::LINEAR;
        match self.now.pictures.get_mut(&done.spot) {
            Some(texture) => texture.set(done.image, options),
            None => {
                self.now.pictures.insert(done.spot, ctx.load_texture("tile", done.image, options));
            }
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
        let mut spots = spots.to_vec();
        spots.extend(scale.around(seen));
        let asked = Asked { scene: Arc::as_ptr(scene) as usize, scale, spots };
        if self.asked.as_ref() == Some(&asked) {
            return;
        }
        self.now.pictures.retain(|spot, _| asked.spots.contains(spot));
        if let Some(desk) = &self.desk {
            let has = self.now.pictures.keys().copied().collect();
            desk.ask(Ask { scene: Arc::clone(scene), scale, spots: asked.spots.clone(), has });
        }
        self.asked = Some(asked);
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
