//! Paints a [`crate::scene::Scene`] in egui: flattened, dashed and cut into triangles once for each level of zoom, moved and scaled in
//! every frame. Letters and shapes share one mesh, so that a drawing costs one draw call and its order is exact. The shapes of a
//! busy drawing come as pictures that a thread makes of the same triangles: see `tiles`.

mod cache;
pub mod colour;
mod fill;
mod flatten;
mod ink;
mod painter;
mod photos;
mod shared;
mod solid;
mod stroke;
#[cfg(test)]
mod tests;
mod tiles;

pub use colour::colour;
pub use painter::{Camera, Over, ScenePainter};
pub use shared::{paint, paint_shaped, shape};
