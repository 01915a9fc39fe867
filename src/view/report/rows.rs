//! The rows in view. The whole row is pressed and lights its parts.

use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, text::LayoutJob, text::TextWrapping};

use super::ROW;
use crate::analysis::{Cell, Report, Row};
use crate::session::{Action, AnswersAction, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, SMALL, line, palette};
use crate::view::widgets::paint_focus;

/// What is in view of the rows.
pub(super) struct Seen<'a> {
    /// Where the first cell begins, points.
    pub origin: Pos2,
    /// What is seen, from the first cell.
    pub rect: Rect,
    /// The left edges of columns, from the first.
    pub lefts: &'a [f32],
    /// How wide a row is.
    pub width: f32,
}

pub(super) fn rows_ui(ui: &mut Ui, session: &Session, report: &Report, seen: &Seen<'_>, actions: &mut Vec<Action>) {
    let rows = session.report.rows();
    if rows.is_empty() {
        let words = if report.rows.is_empty() { "The map has nothing for this table yet." } else { "No row is like that." };
        ui.painter().text(ui.clip_rect().center(), Align2::CENTER_CENTER, words, regular(14.0), colour(palette(ui).muted));
        return;
    }
    let first = (seen.rect.top() / ROW).floor().max(0.0) as usize;
    let end = ((seen.rect.bottom() / ROW).ceil().max(0.0) as usize).min(rows.len());
    for (place, &at) in rows.iter().enumerate().take(end).skip(first) {
        if let Some(row) = report.rows.get(at) {
            row_ui(ui, session, seen, (place, at, row), actions);
        }
    }
}

fn row_ui(ui: &mut Ui, session: &Session, seen: &Seen<'_>, (place, at, row): (usize, usize, &Row), actions: &mut Vec<Action>) {
    let p = palette(ui);
    let top = seen.origin.y + place as f32 * ROW;
    let rect = Rect::from_min_max(pos2(seen.origin.x, top), pos2(seen.origin.x + seen.width, top + ROW));
    let on = session.report.chosen == Some(at);
    let response = ui.interact(rect, ui.make_persistent_id(("report row", at)), Sense::click());
    let words = || row.cells.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, on, words()));
    if on || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, colour(if on { p.selected_row } else { p.hover }));
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(p.separator));
    for (column, cell) in row.cells.iter().enumerate() {
        let edge = |at: usize| seen.origin.x + seen.lefts.get(at).copied().unwrap_or(0.0);
        let room = Rect::from_min_max(pos2(edge(column), top), pos2(edge(column + 1), top + ROW));
        if !ui.clip_rect().intersects(room) {
            continue;
        }
        cell_ui(ui, cell, room, column == 0);
    }
    paint_focus(ui, &response, rect.shrink(2.0));
    if response.clicked() {
        actions.push(AnswersAction::ChooseRow((!on).then_some(at)).into());
    }
}

fn cell_ui(ui: &Ui, cell: &Cell, rect: Rect, first: bool) {
    let p = palette(ui);
    let font = if first { semibold(SMALL) } else { regular(BODY) };
    let mut job = LayoutJob::simple_singleline(cell.to_string(), font, Color32::PLACEHOLDER);
    job.wrap = TextWrapping::truncate_at_width(rect.width() - 18.0);
    let galley = ui.painter().layout_job(job);
    // Numbers end under one another.
    let left = if matches!(cell, Cell::Text(_)) { rect.left() + 10.0 } else { rect.right() - 14.0 - galley.size().x };
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), line(p.separator));
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, colour(p.text));
}
