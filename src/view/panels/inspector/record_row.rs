//! A record of the map as a row that opens: a title that wraps, a second line, and below it, when open, whatever edits it.

use crate::view::widgets::paint_icon;
use egui::{Frame, Margin, Ui, pos2, vec2};

use crate::command::Icon;
use crate::map::RecordId;
use crate::session::{Action, PanelAction, Session};
use crate::view::panels::card::leaded;
use crate::view::panels::ink::{Ink, plain};
use crate::view::panels::kit::row_ui;

/// The row. A click opens the record, or closes it.
pub fn record_row_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, record: RecordId, (title, second): (&str, &str)) {
    let ink = Ink::of(session);
    let open = session.panels.open_record == Some(record);
    let room = ui.available_width() - 30.0;
    let title_words = leaded(ui, title.to_owned(), plain(13.0), ink.text(), 17.0, room);
    let second_words = leaded(ui, second.to_owned(), plain(12.0), ink.muted(), 16.0, room);
    let height = title_words.size().y + second_words.size().y + 12.0;
    let state = if open { "open" } else { "folded" };
    let (rect, response) = row_ui(ui, session, "row", height, open, &format!("{title}, {second}, {state}"));
    let chevron = if open { Icon::ChevronDown } else { Icon::ChevronRight };
    paint_icon(ui.painter(), chevron, pos2(rect.left() + 10.0, rect.top() + 15.0), ink.muted());
    let (left, top) = (rect.left() + 24.0, rect.top() + 6.0);
    let below = top + title_words.size().y;
    title_words.paint(ui, pos2(left, top), ink.text());
    second_words.paint(ui, pos2(left, below), ink.muted());
    if response.clicked() {
        actions.push(PanelAction::OpenRecord((!open).then_some(record)).into());
    }
}

/// What edits an open record, a little in from its row.
pub fn fold_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin { left: 10, right: 0, top: 2, bottom: 8 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        add(ui);
    });
}
