//! The bar above a table: which one, what is searched for in it, and the way back to the map.

use egui::{Align, Id, Layout, Margin, Popup, Ui};

use crate::command::Icon;
use crate::session::{Action, Session, TablesAction};
use crate::tables::{Order, TableKind};
use crate::view::style::{line, palette};
use crate::view::widgets::{flat_button, plain_button, search_field, segmented, small_icon_button};

/// Height of the bar.
pub(super) const HEIGHT: f32 = 44.0;
/// What can be done with rows stands in the bar where there is so much room for it, else in a menu.
const ROOM: f32 = 230.0;
/// Width of the search field.
const SEARCH: f32 = 240.0;

pub(super) fn bar_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(palette(ui).separator));
    egui::Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let kinds = session.tables.kinds();
            let words: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
            let on = kinds.iter().position(|&kind| kind == session.tables.kind()).unwrap_or(0);
            if let Some(kind) = segmented(ui, "Table", &words, on, false).and_then(|at| kinds.get(at)) {
                actions.push(TablesAction::Kind(*kind).into());
            }
            search_ui(ui, session, actions);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| buttons_ui(ui, session, actions));
        });
    });
}

fn search_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let order = session.tables.order();
    let mut find = order.find.clone();
    let hint = match session.tables.kind() {
        TableKind::Elements => "Find in any cell of an element",
        TableKind::Connections => "Find in any cell of a connection",
        TableKind::Quotes => "Find in any cell of a quote",
    };
    let width = SEARCH.min((ui.available_width() - 320.0).max(120.0));
    let changed = ui
        .allocate_ui(egui::vec2(width, 28.0), |ui| {
            search_field(ui, Id::unique("find in table"), "Find in the table", hint, &mut find).changed()
        })
        .inner;
    if changed {
        actions.push(TablesAction::Find(find).into());
    }
    if order != Order::default() && flat_button(ui, "Show all").on_hover_text("Every row, by code").clicked() {
        actions.push(TablesAction::All.into());
    }
}

/// What can be done with rows: words, help and command.
fn rows(session: &Session) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let paste = "Takes rows copied in a spreadsheet; shows what they would do before anything changes";
    let copy = "Copies the selected rows, or all that are shown, for a spreadsheet";
    let paste = (!session.shell.presenting).then_some(("Paste rows\u{2026}", paste, "edit.paste"));
    paste.into_iter().chain([("Copy rows", copy, "edit.copy")])
}

fn buttons_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    if plain_button(ui, "Back to the map").clicked() {
        actions.push(TablesAction::Open(false).into());
    }
    if ui.available_width() > ROOM {
        for (words, help, command) in rows(session) {
            if plain_button(ui, words).on_hover_text(help).clicked() {
                actions.push(Action::Run(command));
            }
        }
        return;
    }
    let more = small_icon_button(ui, Icon::More, "More for this table", false);
    Popup::menu(&more).width(160.0).show(|ui| {
        for (words, help, command) in rows(session) {
            if flat_button(ui, words).on_hover_text(help).clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
}
