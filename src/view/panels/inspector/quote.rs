//! The inspector of a quote that was selected in the list: the editor, on its own.

use egui::Ui;

use super::header::header_ui;
use super::quote_editor::editor_ui;
use crate::map::{Code, Part, QuoteId};
use crate::session::{Action, Session};
use crate::view::panels::{draw, names};

/// The inspector of a quote.
pub fn quote_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: QuoteId) {
    let Some(quote) = session.map().quotes().get(id) else { return };
    let code = Code::quote(quote.number).to_string();
    let place = names::voice_place(session, quote);
    let header = (Part::Quote(id), "Quote", code.as_str());
    header_ui(ui, session, actions, header, |painter, at, ink| draw::swatch(painter, at - egui::vec2(7.0, 0.0), place, ink), |_, _| {});
    editor_ui(ui, session, actions, quote, None);
}
