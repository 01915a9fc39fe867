//! The page "Import a map": what a file of another program holds, what its names for polarity mean, and what does not come along.

use egui::{RichText, ScrollArea, Ui};

use super::names::names_ui;
use super::preview::report_ui;
use super::table::table_ui;
use crate::session::{Action, ArrivingAction, NoticeKind, Session, ShellAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::shell::closing_dialog_ui;
use crate::view::style::{BODY, palette};
use crate::view::widgets::{check_row, plain_button, primary_button, strip};
use crate::words::counted;

/// The page.
pub fn import_map_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let arriving = &session.arriving;
    if arriving.is_waiting() {
        ui.request_repaint_after(std::time::Duration::from_millis(60));
    }
    let height = ui.ctx().content_rect().height();
    let closed = closing_dialog_ui(ui, "Import a map", 720.0, |ui| {
        let Some(file) = &arriving.file else { return true };
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(file.name()).font(semibold(BODY)));
            ui.label(RichText::new(file.format.title).font(regular(BODY)).color(colour(palette(ui).muted)));
        });
        ScrollArea::vertical().max_height((height - 270.0).max(160.0)).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            table_ui(ui, &file.columns, actions);
            if let Some(imported) = arriving.shown() {
                names_ui(ui, arriving, &imported.asked, actions);
                // The first line is said below, and what is asked stands above.
                let told: Vec<String> = imported.report.iter().skip(1).filter(|line| !line.starts_with("To be said")).cloned().collect();
                report_ui(ui, &told);
            }
        });
        ui.add_space(6.0);
        outcome_ui(ui, session);
        let note = "As the note of a source";
        if check_row(ui, "Keep the report with the map", note, arriving.keep_report).clicked() {
            actions.push(ArrivingAction::KeepReport(!arriving.keep_report).into());
        }
        ui.add_space(4.0);
        buttons_ui(ui, session, actions)
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

/// What would come, or why nothing can.
fn outcome_ui(ui: &mut Ui, session: &Session) {
    let arriving = &session.arriving;
    match (arriving.error(), arriving.shown()) {
        (Some(_), _) if needs_ends(session) => {
            strip(
                ui,
                NoticeKind::Problem,
                "No column is known to hold where connections start and end. Say it above; a table of quotes comes in with \
                 File > Import quotes.",
                |_| {},
            );
        }
        (Some(said), _) => strip(ui, NoticeKind::Problem, &format!("{}.", capital(said)), |_| {}),
        (None, Some(imported)) => {
            let came = imported.report.first().map_or("The map", |line| line.trim_start_matches("Came: "));
            let open = imported.asked.iter().filter(|asked| arriving.said(&asked.name).is_none()).map(|asked| asked.count).sum();
            let (kind, open) = match open {
                0 => (NoticeKind::Note, String::new()),
                open => (NoticeKind::Problem, format!(" The polarity of {} is still to be said.", counted(open, "connection"))),
            };
            strip(ui, kind, &format!("{}.{open}", capital(came)), |_| {});
        }
        (None, None) => drop(ui.label("Looking at the map\u{2026}")),
    }
}

/// Whether it is a table of which only somebody can say where its connections start and end.
fn needs_ends(session: &Session) -> bool {
    let columns = session.arriving.file.iter().flat_map(|file| &file.columns);
    let words: Vec<&str> = columns.map(|column| column.word.as_str()).collect();
    let known = words.contains(&"from") && words.contains(&"to");
    !words.is_empty() && !known
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `true` when the page is to close.
fn buttons_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) -> bool {
    let ready = session.arriving.ready().is_some();
    ui.horizontal(|ui| {
        if ui.add_enabled_ui(ready, |ui| primary_button(ui, "Import the map")).inner.clicked() {
            actions.push(ArrivingAction::Open.into());
        }
        plain_button(ui, "Cancel").clicked()
    })
    .inner
}
