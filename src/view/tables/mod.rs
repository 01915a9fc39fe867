//! Elements, connections and quotes as tables in the place of the map. Only what is in view is laid out.

mod bar;
mod cells;
mod foot;
mod heads;
mod keys;
mod paste;
mod typing;

pub use heads::{HEAD, head_cell_ui};
pub use paste::paste_table_ui;

use egui::{CentralPanel, Frame, Id, Panel, Pos2, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::session::{Action, Pane, Session, ShellAction};
use crate::view::paint::colour;
use crate::view::style::palette;

/// Height of a row.
const ROW: f32 = 28.0;

/// The identity of what the keys of the table go to.
pub(super) fn grid_id() -> Id {
    Id::unique("table grid")
}

/// The left edge of each column, and behind the last where they end.
fn lefts(session: &Session) -> Vec<f32> {
    let mut left = 0.0;
    let mut lefts = vec![left];
    for column in &session.tables.columns {
        left += column.width();
        lefts.push(left);
    }
    lefts
}

/// The tables with their bar, as large as there is room.
pub fn tables_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let bar = Frame::new().fill(colour(p.panel));
    Panel::top("tables bar").exact_size(bar::HEIGHT).frame(bar).show_separator_line(false).show(ui, |ui| bar::bar_ui(ui, session, actions));
    Panel::bottom("tables foot")
        .exact_size(foot::HEIGHT)
        .frame(bar)
        .show_separator_line(false)
        .show(ui, |ui| foot::foot_ui(ui, session, actions));
    CentralPanel::default().frame(Frame::new().fill(colour(p.field))).show(ui, |ui| table_ui(ui, session, actions));
}

fn table_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let all = ui.available_rect_before_wrap();
    let lefts = lefts(session);
    let body = Rect::from_min_max(pos2(all.left(), all.top() + heads::HEIGHT), all.max);
    let grid = keys::listen(ui, body, session, actions);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(body));
    let width = lefts.last().copied().unwrap_or(0.0).max(body.width());
    let height = session.tables.rows.len() as f32 * ROW;
    let scrolled =
        ScrollArea::both().id_salt(("table", session.tables.kind())).auto_shrink([false, false]).show_viewport(&mut inside, |ui, seen| {
            let origin = ui.max_rect().min;
            ui.allocate_exact_size(vec2(width, height.max(1.0)), egui::Sense::hover());
            bring_into_view(ui, session, origin, &lefts);
            cells::cells_ui(ui, session, &cells::Seen { origin, rect: seen, lefts: &lefts }, &grid, actions);
        });
    let heads = Rect::from_min_max(all.min, pos2(all.right(), all.top() + heads::HEIGHT));
    heads::heads_ui(ui, session, heads, heads.left() - scrolled.state.clamped_offset().x, actions);
    if session.shell.focus == Some(Pane::Canvas) {
        actions.push(ShellAction::Focused(Pane::Canvas).into());
        grid.request_focus();
    }
}

/// Where the cell in hand is.
fn cell_rect(session: &Session, origin: Pos2, lefts: &[f32]) -> Rect {
    let tables = &session.tables;
    let edge = |at: usize| origin.x + lefts.get(at).copied().unwrap_or(0.0);
    let top = origin.y + tables.row as f32 * ROW;
    Rect::from_min_max(pos2(edge(tables.column), top), pos2(edge(tables.column + 1), top + ROW))
}

/// Scrolls to the cell in hand, once for each time it is asked for.
fn bring_into_view(ui: &mut Ui, session: &Session, origin: Pos2, lefts: &[f32]) {
    let id = Id::unique("table cell shown");
    let shown = ui.data(|data| data.get_temp::<u64>(id)).unwrap_or(0);
    if shown != session.tables.shown {
        ui.data_mut(|data| data.insert_temp(id, session.tables.shown));
        ui.scroll_to_rect(cell_rect(session, origin, lefts), None);
    }
}
