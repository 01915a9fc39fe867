//! The first line of the inspector: what is selected, its code, and what can be done with it as a whole.

use egui::{Align2, Painter, Popup, Pos2, Sense, Ui, pos2, vec2};

use crate::document::Edit;
use crate::map::Part;
use crate::session::{Action, CanvasAction, Session};
use crate::view::panels::ink::{Ink, plain};
use crate::view::panels::kit::{icon_button_ui, item_ui};

/// A mark, a word, a code, and a menu: show on the map, what `more` adds, delete.
pub fn header_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    (part, word, code): (Part, &str, &str),
    mark: impl FnOnce(&Painter, Pos2, Ink),
    more: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let ink = Ink::of(session);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, _) = ui.allocate_exact_size(vec2((ui.available_width() - 28.0).max(40.0), 28.0), Sense::hover());
        mark(ui.painter(), pos2(rect.left() + 11.0, rect.center().y), ink);
        ui.painter().text(pos2(rect.left() + 30.0, rect.center().y), Align2::LEFT_CENTER, word, plain(13.0), ink.muted());
        ui.painter().text(pos2(rect.right() - 4.0, rect.center().y), Align2::RIGHT_CENTER, code, plain(13.0), ink.muted());
        let response = icon_button_ui(ui, session, &format!("More for this {}", word.to_lowercase()), |painter, at, ink| {
            for x in [-5.0, 0.0, 5.0] {
                painter.circle_filled(at + vec2(x, 0.0), 1.5, ink.muted());
            }
        });
        Popup::menu(&response).width(200.0).show(|ui| {
            if item_ui(ui, session, "Show on the map", false) {
                actions.push(CanvasAction::Reveal(vec![part]).into());
            }
            more(ui, actions);
            if item_ui(ui, session, "Delete", false) {
                actions.push(Edit::Delete(vec![part]).into());
            }
        });
    });
}
