//! Drawings inside other things: a whole map as a small picture, a layer of a printed page.

use std::fmt::Debug;
use std::hash::Hash;
use std::sync::Arc;

use egui::{Pos2, Rect, Ui, pos2};

use crate::scene::Scene;
use crate::view::paint::{Camera, Over, paint};

/// Paints a drawing as large as it fits, in the middle. `name` tells places apart.
pub fn paint_picture(ui: &Ui, name: impl Hash + Debug, scene: &Arc<Scene>, rect: Rect) {
    let Some(bounds) = scene.bounds().filter(|_| ui.is_rect_visible(rect)) else { return };
    let zoom = (f64::from(rect.width()) / bounds.width().max(1.0)).min(f64::from(rect.height()) / bounds.height().max(1.0)).min(1.0);
    let across = kurbo::Vec2::new(f64::from(rect.width()), f64::from(rect.height())) / zoom;
    let camera = Camera { rect, origin: bounds.center() - across / 2.0, zoom, leave_out: false, tiled: None };
    paint(ui, name, scene, Over::default(), camera);
}

/// Paints what may be seen of a layer of a page whose top left corner lies at `corner`, `zoom` points of the screen for one of paper.
pub fn paint_layer(ui: &Ui, name: impl Hash + Debug, scene: &Arc<Scene>, seen: kurbo::Rect, corner: Pos2, zoom: f64) {
    let to = |x: f64, y: f64| pos2(corner.x + (x * zoom) as f32, corner.y + (y * zoom) as f32);
    let rect = Rect::from_min_max(to(seen.x0, seen.y0), to(seen.x1, seen.y1));
    let camera = Camera { rect, origin: seen.origin(), zoom, leave_out: false, tiled: None };
    paint(ui, name, scene, Over::default(), camera);
}
