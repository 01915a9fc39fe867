//! Text fields. The map is their memory: what is typed is an edit at once, byte for byte, and all that is typed in one field is one step.

use egui::{CornerRadius, Frame, Margin, Response, RichText, Stroke, TextEdit, Ui, vec2};

use crate::document::Edit;
use crate::session::{Action, Field, PanelAction, Session};
use crate::text::reads_from_right;
use crate::view::panels::ink::{Ink, plain};
use crate::view::panels::kit::paragraph_ui;
use crate::view::style::{CONTROL, RADIUS};

/// A field that grows with its text; in one of a single row Enter ends the typing. Nothing is trimmed or tidied.
pub fn field_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    (field, name, hint): (Field, &str, &str),
    (text, rows): (&str, usize),
    edit: impl FnOnce(String) -> Edit,
) -> Response {
    let mut typed = text.to_owned();
    let response = raw_ui(ui, session, (ui.make_persistent_id(field), name, hint), (&mut typed, rows), plain(13.0));
    if response.changed() {
        actions.push(PanelAction::Type(field, Box::new(edit(typed))).into());
    }
    if response.lost_focus() {
        actions.push(PanelAction::Typed.into());
    }
    as_read_ui(ui, session, text);
    response
}

/// Below a field: how its text reads, where a field cannot show that because letters are read from right to left.
pub fn as_read_ui(ui: &mut Ui, session: &Session, text: &str) {
    if reads_from_right(text) {
        paragraph_ui(ui, text, 14.0, Ink::of(session).text(), false);
    }
}

/// The edit itself, with its frame.
pub fn raw_ui(
    ui: &mut Ui,
    session: &Session,
    (id, name, hint): (egui::Id, &str, &str),
    (text, rows): (&mut String, usize),
    font: egui::FontId,
) -> Response {
    let ink = Ink::of(session);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let line = if focused { Stroke::new(2.0, ink.accent()) } else { Stroke::new(1.0, ink.field_line()) };
    let inset = if focused { 4 } else { 5 };
    let frame = Frame::new().fill(ink.field()).stroke(line).corner_radius(CornerRadius::same(RADIUS)).inner_margin(Margin {
        left: 3 + inset,
        right: 3 + inset,
        top: inset,
        bottom: inset,
    });
    let edit = TextEdit::multiline(text).desired_rows(rows);
    let edit = if rows > 1 { edit } else { edit.return_key(None) };
    let hint = RichText::new(hint).font(font.clone()).color(ink.muted());
    let edit = edit.id(id).frame(frame).margin(Margin::ZERO).font(font).text_color(ink.text()).hint_text(hint);
    let room = ui.available_width();
    let response = ui.add(edit.desired_width(room.max(20.0)).min_size(vec2(20.0, CONTROL)));
    if rows == 1 && response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        response.surrender_focus();
    }
    response.accessible_name(name)
}
