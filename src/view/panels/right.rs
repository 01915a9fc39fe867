//! The right panel: the inspector of what is selected; of the map when nothing is.

use egui::{CornerRadius, Frame, Margin, Ui, vec2};

use super::ink::Ink;
use super::inspector::{backdrop_ui, connection_ui, element_ui, group_ui, loop_ui, map_ui, note_ui, quote_ui, several_ui};
use crate::map::Part;
use crate::session::{Action, Session};

/// The right panel. It fills the room it is given.
pub fn right_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, Ink::of(session).panel());
    let single = session.document.selection().single();
    egui::ScrollArea::vertical().id_salt(("inspector", single)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 16 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            ui.push_id(single, |ui| match single {
                Some(Part::Element(id)) => element_ui(ui, session, actions, id),
                Some(Part::Connection(id)) => connection_ui(ui, session, actions, id),
                Some(Part::Loop(key)) => loop_ui(ui, session, actions, key),
                Some(Part::Group(id)) => group_ui(ui, session, actions, id),
                Some(Part::Quote(id)) => quote_ui(ui, session, actions, id),
                Some(Part::Note(id)) => note_ui(ui, session, actions, id),
                Some(Part::Backdrop(id)) => backdrop_ui(ui, session, actions, id),
                None if session.document.selection().is_empty() => map_ui(ui, session, actions),
                None => several_ui(ui, session, actions),
            });
        });
    });
}
