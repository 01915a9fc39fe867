//! A theme's colours for egui: the one place where channels are named outside the theme.

use egui::Color32;

use crate::theme::Rgba;

/// The same colour, premultiplied.
pub fn colour(rgba: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(rgba.r, rgba.g, rgba.b, rgba.a)
}
