//! The cells in view.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontId, Id, Pos2, Rect, Response, Role, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{ROW, cell_rect, grid_id, typing};
use crate::map::Part;
use crate::session::{Action, Session, TablesAction};
use crate::tables::{Column, Reading};
use crate::text::reads_from_right;
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, SMALL, focus_ring, line, palette};
use crate::view::words::Words;

/// What is in view of the cells.
pub(super) struct Seen<'a> {
    /// Where the first cell begins, points.
    pub origin: Pos2,
    /// What is seen, from the first cell.
    pub rect: Rect,
    /// The left edges of columns, from the first.
    pub lefts: &'a [f32],
}

pub(super) fn cells_ui(ui: &mut Ui, session: &Session, seen: &Seen<'_>, grid: &Response, actions: &mut Vec<Action>) {
    let tables = &session.tables;
    if tables.rows.is_empty() {
        nothing_ui(ui, session);
        return;
    }
    let reading = Reading { map: session.map(), quotes: &tables.quotes };
    let first = (seen.rect.top() / ROW).floor().max(0.0) as usize;
    let end = ((seen.rect.bottom() / ROW).ceil().max(0.0) as usize).min(tables.rows.len());
    for (row, &part) in tables.rows.iter().enumerate().take(end).skip(first) {
        row_ui(ui, session, seen, (row, part), &reading, actions);
    }
    let rect = cell_rect(session, seen.origin, seen.lefts);
    if tables.typed.is_some() {
        typing::typing_ui(ui, session, rect, actions);
    } else {
        let stroke = if grid.has_focus() { focus_ring(palette(ui)) } else { line(palette(ui).field_line) };
        ui.painter().rect_stroke(rect.shrink(1.0), 3.0, stroke, StrokeKind::Inside);
        ui.accesskit_node_builder(grid.id, |node| node.set_active_descendant(cell_id(tables.row, tables.column).accesskit_id()));
    }
}

fn cell_id(row: usize, column: usize) -> Id {
    grid_id().with((row, column))
}

fn row_ui(ui: &mut Ui, session: &Session, seen: &Seen<'_>, (row, part): (usize, Part), reading: &Reading<'_>, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let top = seen.origin.y + row as f32 * ROW;
    let picked = session.document.selection().contains(part);
    let whole = Rect::from_x_y_ranges(ui.clip_rect().x_range(), top..=top + ROW);
    if picked {
        ui.painter().rect_filled(whole, 0.0, colour(p.selected_row));
    }
    ui.painter().hline(whole.x_range(), top + ROW - 0.5, line(p.separator));
    let code = session.tables.columns.first().map(|column| column.read(reading, part)).unwrap_or_default();
    for (at, column) in session.tables.columns.iter().enumerate() {
        let edge = |at: usize| seen.lefts.get(at).copied().unwrap_or(0.0);
        if edge(at + 1) < seen.rect.left() || edge(at) > seen.rect.right() {
            continue;
        }
        let rect = Rect::from_min_max(pos2(seen.origin.x + edge(at), top), pos2(seen.origin.x + edge(at + 1), top + ROW));
        cell_ui(ui, &Cell { rect, row, at, column, code: &code, picked, text: column.read(reading, part) }, actions);
    }
}

struct Cell<'a> {
    rect: Rect,
    row: usize,
    at: usize,
    column: &'a Column,
    code: &'a str,
    picked: bool,
    text: String,
}

fn cell_ui(ui: &mut Ui, cell: &Cell<'_>, actions: &mut Vec<Action>) {
    let p = palette(ui);
    // The table as a whole is the stop for Tab; the arrows go from cell to cell.
    let response = ui.interact(cell.rect, cell_id(cell.row, cell.at), Sense::CLICK);
    response.widget_info(|| {
        WidgetInfo::selected(Role::Cell, true, cell.picked, format!("{} of {}: {}", cell.column.name(), cell.code, cell.text))
    });
    ui.painter().vline(cell.rect.right() - 0.5, cell.rect.y_range(), line(p.separator));
    let font = if cell.at == 0 { semibold(SMALL) } else { regular(BODY) };
    let ink = if cell.column.is_edited() { p.text } else { p.muted };
    let shown = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = if reads_from_right(&shown) {
        from_right_ui(ui, cell.rect, shown, font, colour(ink))
    } else {
        from_left_ui(ui, cell.rect, shown, font, colour(ink))
    };
    let response = if cut { response.on_hover_text(&cell.text) } else { response };
    if response.clicked() {
        let held = ui.input(|input| input.modifiers);
        actions.push(TablesAction::Take { row: cell.row, column: cell.at, extend: held.shift, toggle: held.command }.into());
    }
    if response.double_clicked() {
        actions.push(TablesAction::Begin(None).into());
    }
}

/// One line from the left, with an ellipsis where it is cut off. Whether it is.
fn from_left_ui(ui: &Ui, rect: Rect, shown: String, font: FontId, ink: Color32) -> bool {
    let mut job = LayoutJob::simple_singleline(shown, font, Color32::PLACEHOLDER);
    job.wrap = TextWrapping::truncate_at_width(rect.width() - 18.0);
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    ui.painter().galley(pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    cut
}

/// The same for words of a script that is read from right to left: they begin at the right, and what has no room is not seen. Whether it is
/// so.
fn from_right_ui(ui: &mut Ui, rect: Rect, shown: String, font: FontId, ink: Color32) -> bool {
    let room = rect.shrink2(vec2(9.0, 0.0));
    let words = Words::lay(ui, shown, font, ink, None, f32::INFINITY);
    let size = words.size();
    let left = if words.is_from_right() { room.right() - size.x } else { room.left() };
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    inside.shrink_clip_rect(room);
    words.paint(&inside, pos2(left, rect.center().y - size.y / 2.0), ink);
    size.x > room.width()
}

fn nothing_ui(ui: &Ui, session: &Session) {
    let tables = &session.tables;
    let words = if tables.all == 0 {
        format!("The map has no {}s yet. Add them on the map, or paste rows of a spreadsheet.", tables.kind().one())
    } else {
        "No row is like that. Change what the table is narrowed to, or choose Show all.".to_owned()
    };
    let at = ui.clip_rect().center();
    ui.painter().text(at, egui::Align2::CENTER_CENTER, words, regular(14.0), colour(palette(ui).muted));
}
