//! Painters kept in egui's memory, so that a view can paint a drawing without owning anything.

use std::fmt::Debug;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, Id, Ui};

use super::{Camera, Over, ScenePainter};
use crate::scene::Scene;
use crate::view::glyphs::GlyphPainter;

fn kept<T: Default + Send + 'static>(ctx: &Context, id: Id) -> Arc<Mutex<T>> {
    ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<T>>>(id)))
}

/// Paints a drawing at its place in a view. `name` tells the places apart: each keeps its own geometry from frame to frame.
pub fn paint(ui: &Ui, name: impl Hash + Debug, scene: &Arc<Scene>, over: Over, camera: Camera) {
    let glyphs = kept::<GlyphPainter>(ui, Id::unique("glyphs"));
    let painter = kept::<ScenePainter>(ui, Id::unique(("scene", name)));
    let mut glyphs = glyphs.lock().unwrap_or_else(PoisonError::into_inner);
    let mut painter = painter.lock().unwrap_or_else(PoisonError::into_inner);
    let shapes = painter.paint(ui, &mut glyphs, scene, over, camera);
    ui.painter().with_clip_rect(camera.rect).extend(shapes);
}
