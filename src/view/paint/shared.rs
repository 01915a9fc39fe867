//! Painters kept in egui's memory, so that a view can paint a drawing without owning anything.

use std::fmt::Debug;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Color32, Context, Id, Pos2, Ui};

use super::{Camera, Over, ScenePainter};
use crate::scene::Scene;
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::view::glyphs::{GlyphPainter, TextLayer};

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

/// Lays out words with the typesetter of the map; what was laid out before is remembered.
pub fn shape(ctx: &Context, text: &str, style: TypeStyle, measure: Option<f32>, align: Align) -> Arc<Shaped> {
    let types = kept::<Typesetter>(ctx, Id::unique("typesetter of the panels"));
    let mut types = types.lock().unwrap_or_else(PoisonError::into_inner);
    types.shape(text, style, measure, align)
}

/// Paints words that were laid out so, with their top left corner here.
pub fn paint_shaped(ui: &Ui, words: &Shaped, at: Pos2, ink: Color32) {
    let glyphs = kept::<GlyphPainter>(ui, Id::unique("glyphs"));
    let mut glyphs = glyphs.lock().unwrap_or_else(PoisonError::into_inner);
    glyphs.begin_frame(ui);
    glyphs.hint = ui.pixels_per_point() < 2.0;
    let mut layer = TextLayer::default();
    glyphs.add(&mut layer, words, at, 1.0, ink, ui.clip_rect());
    ui.painter().extend(glyphs.finish(layer));
    glyphs.upload(ui);
}
