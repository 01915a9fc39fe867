//! The board for screen readers: every card in view by its words, whether it is selected, and a way to pick it.

use egui::accesskit::{Action as Asked, Role};
use egui::{Response, Sense, Ui, WidgetInfo};

use super::Table;
use crate::map::{Code, Part};
use crate::session::{Action, BoardAction};
use crate::view::widgets::pane_id;
use crate::words;

/// Cards told at once at most.
const MOST: usize = 1000;

pub(super) fn tell(ui: &Ui, board: &Response, table: &Table<'_>, actions: &mut Vec<Action>) {
    let session = table.session;
    let count = session.board.cards.len();
    let name = format!("Quote board, {} arranged by {}", words::counted(count, "card"), session.board.by.name().to_lowercase());
    board.widget_info(|| WidgetInfo::labeled(egui::Role::Canvas, true, &name));
    if ui.accesskit_node_builder(board.id, |_| ()).is_none() {
        return;
    }
    let seen = session.board.viewport.visible();
    for (place, (quote, rect)) in session.board.cards.iter().enumerate().filter(|(_, (_, rect))| rect.overlaps(seen)).take(MOST) {
        let id = pane_id(crate::session::Pane::Canvas).with(("card", place));
        let shown = table.screen_rect(*rect).intersect(table.rect);
        let response = ui.interact(shown, id, Sense::hover());
        let part = Part::Quote(*quote);
        let selected = session.document.selection().contains(part);
        response.widget_info(|| {
            let hidden = session.shell.presenting && session.board.hovered != Some(*quote);
            let number = session.map().quotes().get(*quote).map_or(0, |quote| quote.number);
            let name = if hidden {
                format!("Quote {}: hidden while presenting", Code::quote(number))
            } else {
                words::name_of(session.map(), part)
            };
            WidgetInfo::selected(egui::Role::Button, true, selected, name)
        });
        ui.accesskit_node_builder(id, |node| {
            node.set_role(Role::Button);
            node.add_action(Asked::Click);
        });
        if ui.input(|i| i.has_accesskit_action_request(id, Asked::Click)) {
            actions.push(BoardAction::Pick(*quote).into());
            board.request_focus();
        }
        if selected && board.has_focus() {
            ui.accesskit_node_builder(board.id, |node| node.set_active_descendant(id.accesskit_id()));
        }
    }
}
