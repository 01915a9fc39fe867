//! The transcript beside the map: its name and what is coded of it, what its quotes are given, the text, and the field for codes.

mod code;
mod head;
mod keys;
mod paragraph;
mod settings;
mod text;

use egui::{CornerRadius, Stroke, Ui, vec2};

use super::ink::Ink;
use crate::session::{Action, Session};

/// The pane. It fills the room it is given.
pub fn transcript_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(transcript) = session.transcript.shown() else { return };
    let ink = Ink::of(session);
    let all = ui.max_rect();
    ui.painter().rect_filled(all, CornerRadius::ZERO, ink.panel());
    ui.painter().vline(all.left() + 0.5, all.y_range(), Stroke::new(1.0, ink.separator()));
    ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
    head::head_ui(ui, session, actions, transcript);
    if session.transcript.settings_open {
        settings::settings_ui(ui, session, actions);
    }
    let foot = code::height(session).min(ui.available_height() / 2.0);
    let room = (ui.available_height() - foot).max(60.0);
    text::text_ui(ui, session, actions, transcript, room);
    code::foot_ui(ui, session, actions, foot);
}
