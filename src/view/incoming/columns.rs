//! What the columns of a table hold: a row each, with what its first cells say.

use egui::{Align2, Color32, RichText, Sense, Ui, pos2, vec2};

use crate::format::quotes::{ColumnField, QuoteTable};
use crate::session::{Action, IncomingAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, CONTROL, SMALL, palette};
use crate::view::widgets::combo;

/// Width of the list of fields.
const CHOICE: f32 = 190.0;
/// Width of the names of columns.
const NAME: f32 = 150.0;
/// How many cells are shown of a column.
const EXAMPLES: usize = 2;

/// The rows, with a heading.
pub(super) fn columns_ui(ui: &mut Ui, table: &QuoteTable, columns: &[Option<ColumnField>], actions: &mut Vec<Action>) {
    ui.add_space(4.0);
    ui.label(RichText::new("Columns").font(semibold(BODY)));
    let words: Vec<&str> = std::iter::once("Leave out").chain(ColumnField::ALL.map(ColumnField::name)).collect();
    for (at, (name, field)) in table.header.iter().zip(columns).enumerate() {
        let name = if name.trim().is_empty() { format!("Column {}", at + 1) } else { name.trim().to_owned() };
        let on = field.and_then(|field| ColumnField::ALL.iter().position(|&each| each == field)).map_or(0, |at| at + 1);
        if let Some(chosen) = column_row_ui(ui, at, &name, &examples(table, at), &words, on) {
            let field = chosen.checked_sub(1).and_then(|at| ColumnField::ALL.get(at)).copied();
            actions.push(IncomingAction::Column(at, field).into());
        }
    }
}

/// A column and the list of what it may hold, of which the first leaves it out. The place of the one picked.
pub(super) fn column_row_ui(ui: &mut Ui, at: usize, name: &str, examples: &str, words: &[&str], on: usize) -> Option<usize> {
    ui.horizontal(|ui| {
        shown_ui(ui, name, examples, on > 0);
        combo(ui, ("column", at), &format!("What {name} holds"), words, Some(on))
    })
    .inner
}

/// The name of a column and what its first cells say, cut where the room ends.
fn shown_ui(ui: &mut Ui, name: &str, examples: &str, on: bool) {
    let p = palette(ui);
    let width = (ui.available_width() - CHOICE - ui.spacing().item_spacing.x).max(NAME);
    let (rect, response) = ui.allocate_exact_size(vec2(width, CONTROL), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{name}: {examples}")));
    let ink = if on { p.text } else { p.muted };
    let clip = |left: f32, right: f32| egui::Rect::from_x_y_ranges(left..=right, rect.y_range());
    let painter = ui.painter();
    let cell = clip(rect.left(), rect.left() + NAME - 8.0);
    painter.with_clip_rect(cell.intersect(ui.clip_rect())).text(cell.left_center(), Align2::LEFT_CENTER, name, regular(BODY), colour(ink));
    let room = rect.right() - rect.left() - NAME - 12.0;
    let mut job = egui::text::LayoutJob::simple_singleline(examples.to_owned(), regular(SMALL), Color32::PLACEHOLDER);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.left() + NAME, rect.center().y - galley.size().y / 2.0), galley, colour(p.muted));
}

fn examples(table: &QuoteTable, at: usize) -> String {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let shown: Vec<String> = cells.take(EXAMPLES).map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    shown.join("  \u{b7}  ").chars().take(160).collect()
}
