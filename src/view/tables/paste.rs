//! The page on which pasted rows are looked at: what each column is, and what would change, before anything does.

use egui::{Align2, Color32, RichText, ScrollArea, Sense, Ui, pos2, text::LayoutJob, text::TextWrapping, vec2};

use crate::command::Icon;
use crate::session::{Action, Session, ShellAction, TablePaste, TablesAction};
use crate::tables::{Column, Intake};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::shell::closing_dialog_ui;
use crate::view::style::{BODY, CONTROL, SMALL, palette};
use crate::view::widgets::{check_row, combo, paint_icon, plain_button, primary_button};
use crate::words::counted;

/// Width of the name of a pasted column.
const NAME: f32 = 150.0;
/// Width of the list of columns.
const CHOICE: f32 = 200.0;
/// Rows told of that are left out; the rest are counted.
const TOLD: usize = 100;

/// The page.
pub fn paste_table_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let paste = &session.tables.paste;
    if paste.reading().is_some() {
        ui.request_repaint_after(std::time::Duration::from_millis(60));
    } else if paste.keeping {
        actions.push(TablesAction::PasteKeep.into());
    }
    let name = format!("Paste into the table of {}", session.tables.kind().name().to_lowercase());
    let height = (ui.ctx().content_rect().height() - 360.0).clamp(120.0, 380.0);
    let closed = closing_dialog_ui(ui, &name, 700.0, |ui| {
        if let Some(error) = &paste.error {
            ui.label(error);
        } else {
            matched_ui(ui, session, actions, height);
        }
        ui.add_space(4.0);
        buttons_ui(ui, paste, actions)
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

fn matched_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, height: f32) {
    let paste = &session.tables.paste;
    let one = session.tables.kind().one();
    let a = if one == "element" { "an element".to_owned() } else { format!("a {one}") };
    let help = format!(
        "A row with a code, or about {a} that the map has, changes it; every other row is new. An empty cell leaves what is there."
    );
    muted(ui, &help);
    if check_row(ui, "The first row says what the columns are", "", paste.headed).clicked() {
        actions.push(TablesAction::PasteHeaded(!paste.headed).into());
    }
    let matched = paste.columns.iter().filter(|column| column.is_some()).count();
    let words = format!("{matched} of {} matched", counted(paste.columns.len(), "column"));
    ui.label(RichText::new(words).font(semibold(BODY)));
    ScrollArea::vertical().id_salt("pasted columns").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for (at, heading) in paste.table.headings(paste.headed).iter().enumerate() {
            column_ui(ui, session, at, heading, actions);
        }
        if let Some(intake) = paste.intake() {
            faults_ui(ui, paste, intake);
        }
    });
    told_ui(ui, session);
}

/// A pasted column: its heading, what its first cells say, and what it is.
fn column_ui(ui: &mut Ui, session: &Session, at: usize, heading: &str, actions: &mut Vec<Action>) {
    let paste = &session.tables.paste;
    let on = paste.columns.get(at).cloned().flatten();
    let mut options: Vec<Column> = session.tables.columns.iter().filter(|column| column.is_pasted()).cloned().collect();
    let own = Column::Attribute(heading.to_owned());
    let is_new = session.tables.kind() == crate::tables::TableKind::Elements && !options.iter().any(|column| column.name() == heading);
    options.extend(is_new.then_some(own));
    let mut words: Vec<String> = vec!["Leave out".to_owned()];
    words.extend(options.iter().map(|column| match column {
        Column::Attribute(name) if is_new && name == heading => format!("New attribute {name}"),
        column => column.name().to_owned(),
    }));
    ui.horizontal(|ui| {
        examples_ui(ui, paste, at, heading, on.is_some());
        let picked = on.and_then(|on| options.iter().position(|column| *column == on)).map_or(0, |at| at + 1);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if let Some(chosen) = combo(ui, ("pasted column", at), &format!("What {heading} is"), &words, Some(picked)) {
            let column = chosen.checked_sub(1).and_then(|at| options.get(at)).cloned();
            actions.push(TablesAction::PasteColumn(at, column).into());
        }
    });
}

fn examples_ui(ui: &mut Ui, paste: &TablePaste, at: usize, heading: &str, on: bool) {
    let p = palette(ui);
    let cells = paste.table.body(paste.headed).iter().take(200).filter_map(|row| row.get(at)).map(|cell| cell.trim());
    let examples: Vec<String> =
        cells.filter(|cell| !cell.is_empty()).take(3).map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let examples = examples.join("  \u{b7}  ");
    let width = (ui.available_width() - CHOICE - ui.spacing().item_spacing.x).max(NAME);
    let (rect, response) = ui.allocate_exact_size(vec2(width, CONTROL), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{heading}: {examples}")));
    let icon = if on { Icon::Check } else { Icon::Minus };
    paint_icon(ui.painter(), icon, pos2(rect.left() + 8.0, rect.center().y), colour(if on { p.accent } else { p.muted }));
    let write = |text: String, left: f32, room: f32, size: f32, ink| {
        let mut job = LayoutJob::simple_singleline(text, regular(size), Color32::PLACEHOLDER);
        job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(rect.left() + left, rect.center().y - galley.size().y / 2.0), galley, colour(ink));
    };
    write(heading.to_owned(), 24.0, NAME - 8.0, BODY, if on { p.text } else { p.muted });
    write(examples, NAME + 24.0, width - NAME - 36.0, SMALL, p.muted);
}

fn faults_ui(ui: &mut Ui, paste: &TablePaste, intake: &Intake) {
    if intake.faults.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.label(RichText::new("Left out").font(semibold(BODY)));
    for fault in intake.faults.iter().take(TOLD) {
        let row = fault.row + 1 + usize::from(paste.headed);
        muted(ui, &format!("Row {row}: {}", fault.what));
    }
    if intake.faults.len() > TOLD {
        muted(ui, &format!("and {} more", intake.faults.len() - TOLD));
    }
}

/// What would happen, or how far the reading is.
fn told_ui(ui: &mut Ui, session: &Session) {
    let (paste, one) = (&session.tables.paste, session.tables.kind().one());
    let rows = paste.table.body(paste.headed).len();
    let words = match (paste.intake(), paste.reading()) {
        (Some(intake), _) => told(intake, one),
        (None, Some(done)) => format!("{done} of {} read", counted(rows, "row")),
        (None, None) if paste.is_stopped() => "Stopped. Nothing was changed.".to_owned(),
        (None, None) => "Nothing is pasted yet.".to_owned(),
    };
    if let Some(done) = paste.reading() {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 4.0), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &words));
        let p = palette(ui);
        ui.painter().rect_filled(rect, 2.0, colour(p.separator));
        let part = rect.width() * (done as f32 / rows.max(1) as f32).min(1.0);
        ui.painter().rect_filled(egui::Rect::from_min_size(rect.min, vec2(part, 4.0)), 2.0, colour(p.accent));
    }
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, &words));
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, words, semibold(BODY), colour(palette(ui).text));
}

fn told(intake: &Intake, one: &str) -> String {
    let mut parts = Vec::new();
    if intake.added > 0 {
        parts.push(format!("{} new", counted(intake.added, one)));
    }
    if intake.changed > 0 {
        parts.push(format!("{} changed", intake.changed));
    }
    if intake.same > 0 {
        parts.push(format!("{} as they are", intake.same));
    }
    if !intake.faults.is_empty() {
        parts.push(format!("{} left out", counted(intake.faults.len(), "row")));
    }
    if intake.unknown_codes > 0 {
        parts.push(format!("{} not on the map, they get new ones", counted(intake.unknown_codes, "code")));
    }
    if parts.is_empty() { "Nothing would change.".to_owned() } else { parts.join(" \u{b7} ") }
}

fn muted(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(RichText::new(text).font(regular(BODY)).color(colour(palette(ui).muted))).wrap());
}

/// `true` when the page is to close.
fn buttons_ui(ui: &mut Ui, paste: &TablePaste, actions: &mut Vec<Action>) -> bool {
    let count = paste.intake().map_or(0, |intake| intake.records.len());
    let waits = paste.reading().is_some();
    ui.horizontal(|ui| {
        let words = if count > 0 { format!("Paste {}", counted(count, "row")) } else { "Paste".to_owned() };
        let can = (count > 0 || waits) && !paste.keeping;
        if ui.add_enabled_ui(can, |ui| primary_button(ui, &words)).inner.clicked() {
            actions.push(TablesAction::PasteKeep.into());
        }
        if waits && plain_button(ui, "Stop").clicked() {
            actions.push(TablesAction::PasteStop.into());
        }
        plain_button(ui, "Cancel").clicked()
    })
    .inner
}
