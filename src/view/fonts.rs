//! The bundled faces for egui: two families, each with the faces of other scripts behind it. Nothing of the system is used.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

use crate::text::faces;

/// The family of body text.
const REGULAR: &str = "Inter";
/// The family of titles, chosen things and primary buttons.
const SEMIBOLD: &str = "InterSemiBold";

/// Body text of this size in points.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Titles and chosen things in this size in points.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// Whether the faces are there already.
pub fn are_there(context: &Context) -> bool {
    context.fonts(|fonts| fonts.definitions().families.contains_key(&FontFamily::Name(SEMIBOLD.into())))
}

/// The bundled faces as egui wants them.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for face in faces() {
        fonts.font_data.insert(face.name.to_owned(), Arc::new(FontData::from_static(face.bytes)));
    }
    let of_weight = |weight| faces().iter().filter(|f| f.weight == weight).map(|f| f.name.to_owned()).collect::<Vec<_>>();
    for family in [FontFamily::Proportional, FontFamily::Monospace, FontFamily::Name(REGULAR.into())] {
        fonts.families.insert(family, of_weight(400));
    }
    fonts.families.insert(FontFamily::Name(SEMIBOLD.into()), of_weight(600));
    fonts
}
