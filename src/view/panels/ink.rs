//! The colours of the panels for the theme shown, and the two weights of the window's type.

use egui::{Color32, FontFamily, FontId};

use crate::map::LoopType;
use crate::session::Session;
use crate::theme::{Palette, ThemeName};
use crate::view::paint::colour;

/// Colours by what they are for.
#[derive(Clone, Copy)]
pub struct Ink {
    palette: &'static Palette,
}

macro_rules! inks {
    ($($name:ident)*) => {
        impl Ink { $(pub fn $name(self) -> Color32 { colour(self.palette.$name) })* }
    };
}

inks! {
    text muted accent on_accent panel second_panel separator field field_line selected_row hover warn link outline badge loop_r loop_b lever
    fill
}

impl Ink {
    /// The colours of the theme that the session shows.
    pub fn of(session: &Session) -> Self {
        let name = if session.shell.dark { ThemeName::Dark } else { ThemeName::Light };
        Self { palette: &name.theme().palette }
    }

    /// The ink of the voice at this place.
    pub fn voice(self, place: usize) -> Color32 {
        colour(self.palette.voice(place))
    }

    /// The ink of a group.
    pub fn group(self, tint: u8) -> Color32 {
        colour(self.palette.group(tint).ink)
    }

    /// How many tints there are.
    pub fn tints(self) -> u8 {
        self.palette.group.len() as u8
    }

    /// The ink of a loop's mark.
    pub fn of_loop(self, kind: LoopType) -> Color32 {
        match kind {
            LoopType::Reinforcing => self.loop_r(),
            LoopType::Balancing => self.loop_b(),
            LoopType::Undetermined => self.link(),
        }
    }
}

/// Regular type of this size.
pub fn plain(size: f32) -> FontId {
    FontId::proportional(size)
}

/// Semi-bold type of this size.
pub fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("InterSemiBold".into()))
}
