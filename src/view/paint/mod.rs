//! Paints a [`crate::scene::Scene`] in egui.

pub mod colour;

pub use colour::colour;
