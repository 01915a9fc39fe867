//! The table of an analysis below the map: sorted, narrowed, each row lit on the map, out as CSV. Only rows in view are laid out.

mod bar;
mod rows;

use egui::{CentralPanel, Frame, Panel, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::analysis::{Cell, Report};
use crate::session::{Action, AnswersAction, Session};
use crate::view::paint::colour;
use crate::view::style::{line, palette};
use crate::view::tables::{HEAD, head_cell_ui};

/// Height of a row.
const ROW: f32 = 28.0;
/// So many rows say how wide a column is.
const LOOKED_AT: usize = 80;

/// The table with its bar, as large as there is room.
pub fn report_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let top = ui.max_rect();
    let bar = Frame::new().fill(colour(p.panel));
    Panel::top("report bar").exact_size(bar::HEIGHT).frame(bar).show_separator_line(false).show(ui, |ui| bar::bar_ui(ui, session, actions));
    Panel::bottom("report foot").frame(bar).show_separator_line(false).show(ui, |ui| bar::foot_ui(ui, session));
    CentralPanel::default().frame(Frame::new().fill(colour(p.field))).show(ui, |ui| match session.report.report() {
        Some(report) => table_ui(ui, session, actions, report),
        None => bar::waiting_ui(ui, session, actions),
    });
    ui.painter().hline(top.x_range(), top.top() + 0.5, line(p.separator));
}

fn table_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, report: &Report) {
    let all = ui.available_rect_before_wrap();
    let lefts = lefts(report);
    let body = Rect::from_min_max(pos2(all.left(), all.top() + HEAD), all.max);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(body));
    let width = lefts.last().copied().unwrap_or(0.0).max(body.width());
    let height = session.report.rows().len() as f32 * ROW;
    let scrolled =
        ScrollArea::both().id_salt(("report", session.report.on)).auto_shrink([false, false]).show_viewport(&mut inside, |ui, seen| {
            let origin = ui.max_rect().min;
            ui.allocate_exact_size(vec2(width, height.max(1.0)), egui::Sense::hover());
            rows::rows_ui(ui, session, report, &rows::Seen { origin, rect: seen, lefts: &lefts, width }, actions);
        });
    let heads = Rect::from_min_max(all.min, pos2(all.right(), all.top() + HEAD));
    heads_ui(ui, session, actions, report, (heads, heads.left() - scrolled.state.clamped_offset().x, &lefts));
}

fn heads_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, report: &Report, (rect, left, lefts): (Rect, f32, &[f32])) {
    let p = palette(ui);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    inside.set_clip_rect(rect.intersect(ui.clip_rect()));
    inside.painter().rect_filled(rect, 0.0, colour(p.second_panel));
    for (at, column) in report.columns.iter().enumerate() {
        let edge = |at: usize| left + lefts.get(at).copied().unwrap_or(0.0);
        let head = Rect::from_min_max(pos2(edge(at), rect.top()), pos2(edge(at + 1), rect.bottom()));
        if head.right() < rect.left() || head.left() > rect.right() {
            continue;
        }
        let sorted = session.report.sort.filter(|(column, _)| *column == at).map(|(_, reversed)| reversed);
        if head_cell_ui(&inside, ("report head", at), &column.title, head, sorted).on_hover_text(column.help.as_ref()).clicked() {
            actions.push(AnswersAction::SortTable(at).into());
        }
        inside.painter().vline(head.right() - 0.5, rect.y_range(), line(p.separator));
    }
    inside.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(p.field_line));
}

/// The left edge of each column, and behind the last where they end.
fn lefts(report: &Report) -> Vec<f32> {
    let mut left = 0.0;
    let mut lefts = vec![left];
    for (at, column) in report.columns.iter().enumerate() {
        let letters = |cell: &Cell| if let Cell::Text(text) = cell { text.chars().count() } else { 6 };
        let longest = report.rows.iter().take(LOOKED_AT).filter_map(|row| row.cells.get(at)).map(letters).max().unwrap_or(0);
        let longest = longest.max(column.title.chars().count() + 3);
        left += (longest as f32 * 7.2 + 24.0).clamp(64.0, 320.0);
        lefts.push(left);
    }
    lefts
}
