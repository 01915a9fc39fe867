//! The colours of the panels for the theme shown, and the two weights of the window's type.

use egui::Color32;

use crate::session::Session;
use crate::theme::{Palette, ThemeName};
use crate::view::paint::colour;

pub use crate::view::fonts::{regular as plain, semibold as strong};

/// Colours by what they are for.
#[derive(Clone, Copy)]
pub struct Ink {
    /// The theme's own colours, for painters that take these.
    pub palette: &'static Palette,
}

macro_rules! inks {
    ($($name:ident)*) => {
        impl Ink { $(pub fn $name(self) -> Color32 { colour(self.palette.$name) })* }
    };
}

inks! {
    text muted accent on_accent panel second_panel separator field field_line selected_row halo hover warn link outline badge lever
}

impl Ink {
    /// The colours of the theme that the session shows.
    pub fn of(session: &Session) -> Self {
        let name = if session.shell.dark { ThemeName::Dark } else { ThemeName::Light };
        Self { palette: &name.theme().palette }
    }

    /// The ink of a group.
    pub fn group(self, tint: u8) -> Color32 {
        colour(self.palette.group(tint).ink)
    }

    /// How many tints there are.
    pub fn tints(self) -> u8 {
        self.palette.group.len() as u8
    }
}
