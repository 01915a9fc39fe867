//! [`ScenePainter`]: a drawing as one mesh a frame, in exact painter's order, letters and shapes alike.

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Context, Rect, Shape, Vec2, vec2};

use super::cache::{Brief, Cache};
use super::colour::colour;
use super::flatten::Level;
use super::ink::{self, Place};
use super::photos::Photos;
use super::solid::Solid;
use super::tiles::Tiles;
use crate::scene::{Detail, Draw, Fill, Hatch, Item, Overlaid, Scene, Stroke};
use crate::view::glyphs::{GlyphPainter, Swatch, TextLayer, ZoomRest};

/// Where badges, verbs and part codes begin, points for one map unit.
const MARKS: f32 = 0.45;
/// Where labels end: under 7 points high, at 14 map units.
const LABELS: f32 = 0.5;
/// Where counts in badges begin.
const COUNTS: f32 = 0.7;

/// Where and how large a drawing is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// What may be painted on, in points. Nothing outside of it is kept; the caller clips.
    pub rect: Rect,
    /// The drawing's point at the top left corner of `rect`.
    pub origin: kurbo::Point,
    /// Points for one unit of the drawing.
    pub zoom: f64,
    /// Whether small things are left out when far away. A preview of paper shows all.
    pub leave_out: bool,
    /// The shapes of a busy drawing may come as pictures, with all letters on top of them; the number tells one map from the next.
    pub tiled: Option<u64>,
}

impl Camera {
    /// The corners of what is seen, in units of the drawing.
    fn seen(&self) -> [Vec2; 2] {
        let origin = vec2(self.origin.x as f32, self.origin.y as f32);
        [origin, origin + self.rect.size() / self.zoom as f32]
    }

    fn place(&self, pixels_per_point: f32, swatch: Swatch) -> Place {
        let seen = self.seen();
        Place { origin: seen[0], corner: self.rect.min, zoom: self.zoom as f32, pixel: 1.0 / pixels_per_point, swatch, seen }
    }
}

/// From so many shapes in view on, they come as pictures where that is allowed, once these are ready; and from so many on at once, however old
/// the pictures are.
const BUSY: [usize; 2] = [1_500, 6_000];
/// Shapes that lie over a halo are painted once more on top of it, unless there are more halos than this.
const MOST_HALOS: usize = 64;

/// What lies between and on top of a drawing without being part of it: a halo, handles, a rubber band.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Over {
    /// How many of the drawing's items lie below [`Overlaid::under`].
    pub floor: usize,
    /// What lies over them, and on top.
    pub overlaid: Overlaid,
}

/// Everything a frame's mesh depends on.
#[derive(Clone, PartialEq)]
struct Key {
    camera: Camera,
    scene: usize,
    over: Over,
    hint: bool,
    pixels_per_point: f32,
    atlas: u64,
    /// Whether pictures of the drawing's shapes lie below it.
    tiled: bool,
}

/// What is in view of a drawing from a camera.
#[derive(Default)]
struct InView {
    of: Option<(usize, Camera, f32)>,
    /// Items, from back to front.
    items: Vec<usize>,
    /// How many of them are no letters.
    shapes: usize,
}

/// What items are put into a frame's mesh with.
struct Brush<'a> {
    layer: TextLayer,
    glyphs: &'a mut GlyphPainter,
    camera: Camera,
    place: Place,
}

impl Brush<'_> {
    fn level(&self) -> Level {
        Level::of(self.place.zoom / self.place.pixel)
    }

    fn add(&mut self, item: &Item, solid: &Solid) {
        match &item.draw {
            Draw::Text(text) => {
                let at = self.place.point(vec2(text.at.x as f32, text.at.y as f32));
                self.glyphs.add(&mut self.layer, &text.shaped, at, self.place.zoom, colour(text.ink), self.camera.rect);
                self.layer.join(self.place.swatch.white());
            }
            // They lie behind everything and are no part of the mesh: see `photos`.
            Draw::Photo(_) => {}
            Draw::Fill(Fill { ink, .. }) | Draw::Stroke(Stroke { ink, .. }) | Draw::Hatch(Hatch { ink, .. }) => {
                ink::add(self.layer.mesh(), solid, &self.place, colour(*ink));
            }
        }
    }
}

/// Paints one drawing with what is laid over it. Keep one for each place that shows a drawing.
pub struct ScenePainter {
    cache: Cache,
    made: Option<(Key, Arc<Mesh>)>,
    rest: ZoomRest,
    /// Pictures that the graphics card has, by their digest.
    photos: Photos,
    /// Pictures of the drawing's shapes, while it is busy.
    tiles: Tiles,
    in_view: InView,
    busy: [usize; 2],
}

impl Default for ScenePainter {
    fn default() -> Self {
        Self {
            cache: Cache::default(),
            made: None,
            rest: ZoomRest::default(),
            photos: Photos::default(),
            tiles: Tiles::default(),
            in_view: InView::default(),
            busy: BUSY,
        }
    }
}

impl ScenePainter {
    /// For which even this few shapes are many.
    #[cfg(test)]
    pub(super) fn busy_from(busy: [usize; 2]) -> Self {
        Self { busy, ..Self::default() }
    }

    /// How many tiles there are.
    #[cfg(test)]
    pub(super) fn tiles(&self) -> usize {
        self.tiles.count()
    }

    /// The shapes of this frame. The overlay is made anew whenever anything differs.
    pub fn paint(&mut self, ctx: &Context, glyphs: &mut GlyphPainter, scene: &Arc<Scene>, over: Over, camera: Camera) -> Vec<Shape> {
        self.cache.turn_to(scene);
        glyphs.begin_frame(ctx);
        let rested = glyphs.follow_zoom(ctx, &mut self.rest, camera.zoom as f32);
        let pixels_per_point = ctx.pixels_per_point();
        let of = (Arc::as_ptr(scene) as usize, camera, pixels_per_point);
        if self.in_view.of != Some(of) {
            let items = self.wanted(&camera, pixels_per_point);
            let is_shape = |at: &&usize| self.cache.briefs().get(**at).is_some_and(|brief| !brief.is_letters);
            let shapes = items.iter().filter(is_shape).count();
            self.in_view = InView { of: Some(of), items, shapes };
        }
        let tiled = self.is_tiled(ctx, scene, &camera, rested);
        let (hint, atlas) = (glyphs.hint, glyphs.generation());
        let key = Key { camera, scene: Arc::as_ptr(scene) as usize, over, hint, pixels_per_point, atlas, tiled };
        let mesh = match &self.made {
            Some((made, mesh)) if *made == key => Arc::clone(mesh),
            _ => self.make(ctx, glyphs, key),
        };
        let mut shapes = self.photos.shapes(ctx, scene, &camera);
        if tiled {
            shapes.extend(self.tiles.shapes(ctx, &camera));
        }
        shapes.push(Shape::Mesh(mesh));
        shapes
    }

    /// Whether a busy drawing was not yet whole in the last frame, or not yet pictures; a frame is asked for when more of it is there.
    pub fn is_waiting(&self) -> bool {
        self.tiles.is_waiting()
    }

    /// Whether this frame's shapes come as pictures.
    fn is_tiled(&mut self, ctx: &Context, scene: &Arc<Scene>, camera: &Camera, rested: bool) -> bool {
        let shapes = self.in_view.shapes;
        let [busy, very_busy] = self.busy;
        self.tiles.turn_to_map(camera.tiled);
        // Not to and fro where the number lies near the mark.
        let least = if self.tiles.is_used() { busy / 2 } else { busy };
        if camera.tiled.is_none() || shapes <= least {
            self.tiles.forget();
            return false;
        }
        let hurry = shapes > very_busy;
        self.tiles.follow(ctx, scene, camera, rested, hurry);
        hurry || !self.tiles.is_waiting()
    }

    fn make(&mut self, ctx: &Context, glyphs: &mut GlyphPainter, key: Key) -> Arc<Mesh> {
        let place = key.camera.place(key.pixels_per_point, glyphs.swatch());
        let mut brush = Brush { layer: TextLayer::default(), glyphs, camera: key.camera, place };
        let wanted = std::mem::take(&mut self.in_view.items);
        if key.tiled {
            self.add_letters(&mut brush, &key.over, &wanted);
        } else {
            self.add_scene(&mut brush, &key.over, &wanted);
        }
        self.in_view.items = wanted;
        let Brush { layer, glyphs, .. } = brush;
        glyphs.upload(ctx);
        let mesh = Arc::new(layer.into_mesh(glyphs.texture()));
        self.made = if glyphs.wants_frame() { None } else { Some((key, Arc::clone(&mesh))) };
        mesh
    }

    /// The items that are painted, from back to front.
    fn wanted(&self, camera: &Camera, pixels_per_point: f32) -> Vec<usize> {
        let seen = Rect::from_points(&camera.seen().map(Vec2::to_pos2));
        let zoom = camera.zoom as f32;
        let least = if camera.leave_out { 1.0 / (pixels_per_point * zoom) } else { 0.0 };
        let is_wanted = |brief: &Brief| is_shown(brief, seen, least) && (!camera.leave_out || is_detailed(brief.detail, zoom));
        self.cache.briefs().iter().enumerate().filter(|(_, brief)| is_wanted(brief)).map(|(at, _)| at).collect()
    }

    fn add_scene(&mut self, brush: &mut Brush<'_>, over: &Over, wanted: &[usize]) {
        self.cache.use_level(brush.level());
        let scene = Arc::clone(self.cache.scene());
        let mut under = Some(&over.overlaid.under);
        for &at in wanted {
            if at >= over.floor
                && let Some(under) = under.take()
            {
                self.add_loose(brush, &under.items);
            }
            if let (Some(item), Some(solid)) = (scene.items.get(at), self.cache.solid(at)) {
                brush.add(item, &solid);
            }
        }
        for scene in under.into_iter().chain([&over.overlaid.over]) {
            self.add_loose(brush, &scene.items);
        }
    }

    /// What lies on top of pictures: halos with the shapes over them, all letters, and what lies over all.
    fn add_letters(&mut self, brush: &mut Brush<'_>, over: &Over, wanted: &[usize]) {
        let under = &over.overlaid.under.items;
        self.add_loose(brush, under);
        let is_over_halo =
            |at: usize, item: &Item| at >= over.floor && under.iter().take(MOST_HALOS).any(|halo| halo.bounds.overlaps(item.bounds));
        let scene = Arc::clone(self.cache.scene());
        let items = wanted.iter().filter_map(|&at| Some((at, scene.items.get(at)?)));
        let live = items.filter(|&(at, item)| matches!(item.draw, Draw::Text(_)) || is_over_halo(at, item));
        self.add_loose(brush, live.map(|(_, item)| item));
        self.add_loose(brush, &over.overlaid.over.items);
    }

    /// Adds items whose solids are not kept.
    fn add_loose<'i>(&mut self, brush: &mut Brush<'_>, items: impl IntoIterator<Item = &'i Item>) {
        let level = brush.level();
        for item in items {
            let solid = self.cache.loose(item, level);
            brush.add(item, &solid);
        }
    }
}

/// Whether an item is seen and not too small.
pub(super) fn is_shown(brief: &Brief, seen: Rect, least: f32) -> bool {
    brief.most.x >= seen.min.x
        && brief.least.x <= seen.max.x
        && brief.most.y >= seen.min.y
        && brief.least.y <= seen.max.y
        && (brief.most - brief.least).max_elem() >= least * brief.speck
}

/// Whether an item of this detail is painted at a zoom.
pub(super) fn is_detailed(detail: Detail, zoom: f32) -> bool {
    match detail {
        Detail::Always => true,
        Detail::Instead => zoom < LABELS,
        Detail::Label => zoom >= LABELS,
        Detail::Mark => zoom >= MARKS,
        Detail::Count => zoom >= COUNTS,
    }
}
