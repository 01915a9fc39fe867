//! The page "Import quotes": what was read, what the columns hold, what becomes of codes, and what would come on to the map.

use egui::{RichText, ScrollArea, Ui};

use super::columns::columns_ui;
use super::preview::{cards_ui, report_ui};
use crate::format::quotes::{CodeUse, QuoteFile, QuoteSheet};
use crate::session::{Action, IncomingAction, NoticeKind, Ready, Session, ShellAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::shell::closing_dialog_ui;
use crate::view::style::{BODY, palette};
use crate::view::widgets::{labelled, plain_button, primary_button, segmented, strip};
use crate::words::counted;

/// Width of the labels.
const LABELS: f32 = 72.0;
/// How many quotes are shown before they come.
const SHOWN: usize = 3;

/// The page.
pub fn import_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let incoming = &session.incoming;
    if incoming.is_waiting() {
        ui.request_repaint_after(std::time::Duration::from_millis(60));
    }
    let height = ui.ctx().content_rect().height();
    let closed = closing_dialog_ui(ui, "Import quotes", 720.0, |ui| {
        let Some(file) = &incoming.file else {
            ui.label(format!("Reading {}\u{2026}", incoming.reading.as_deref().unwrap_or("the file")));
            return cancel_ui(ui);
        };
        let ready = incoming.shown();
        let told = ready.map_or_else(String::new, |ready| holds(&ready.sheet));
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(&file.name).font(semibold(BODY)));
            ui.label(RichText::new(told).font(regular(BODY)).color(colour(palette(ui).muted)));
        });
        ScrollArea::vertical().max_height((height - 230.0).max(160.0)).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            if let QuoteFile::Table(table) = file.file.as_ref() {
                columns_ui(ui, table, &file.columns, actions);
            }
            if ready.is_some_and(|ready| !ready.sheet.codes.is_empty()) {
                codes_ui(ui, incoming.codes, actions);
            }
            if let Some(ready) = ready {
                cards_ui(ui, session, ready, SHOWN);
                report_ui(ui, ready.intake.report());
            }
        });
        ui.add_space(2.0);
        outcome_ui(ui, incoming.error(), ready.map(AsRef::as_ref));
        ui.add_space(4.0);
        buttons_ui(ui, session, actions)
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

/// "73 quotes · 4 sources · 135 codes".
fn holds(sheet: &QuoteSheet) -> String {
    let counts = [(sheet.quotes.len(), "quote"), (sheet.sources.len(), "source"), (sheet.codes.len(), "code"), (sheet.codings(), "coding")];
    let said: Vec<String> = counts.iter().filter(|(count, _)| *count > 0).map(|(count, thing)| counted(*count, thing)).collect();
    said.join("  \u{b7}  ")
}

fn codes_ui(ui: &mut Ui, codes: CodeUse, actions: &mut Vec<Action>) {
    ui.add_space(2.0);
    labelled(ui, "Codes", LABELS, |ui| {
        let on = CodeUse::ALL.iter().position(|&each| each == codes).unwrap_or(0);
        if let Some(codes) =
            segmented(ui, "What becomes of codes", &CodeUse::ALL.map(CodeUse::name), on, true).and_then(|at| CodeUse::ALL.get(at))
        {
            actions.push(IncomingAction::Codes(*codes).into());
        }
    });
    ui.horizontal(|ui| {
        ui.add_space(LABELS);
        ui.add(egui::Label::new(RichText::new(codes.help()).font(regular(BODY)).color(colour(palette(ui).muted))).wrap());
    });
}

/// What would come, or why nothing can.
pub(super) fn outcome_ui(ui: &mut Ui, error: Option<&str>, ready: Option<&Ready>) {
    match (error, ready) {
        (Some(said), _) => strip(ui, NoticeKind::Problem, &format!("{}.", capital(said)), |_| {}),
        (None, Some(ready)) => {
            let counts = ready.intake.counts();
            let mut said = vec![match counts.new {
                0 => "No new quote".to_owned(),
                new => counted(new, "new quote"),
            }];
            let unplaced = format!(
                "{} of them on no part yet",
                if counts.unplaced == counts.new { "all".to_owned() } else { counts.unplaced.to_string() }
            );
            said.extend((counts.unplaced > 0).then_some(unplaced));
            said.extend((counts.elements > 0).then(|| counted(counts.elements, "new element")));
            said.extend((counts.known > 0).then(|| format!("{} on the map already", counts.known)));
            said.extend((counts.withdrawn > 0).then(|| format!("{} withdrawn, left out", counts.withdrawn)));
            strip(ui, NoticeKind::Note, &format!("{}.", said.join(", ")), |_| {});
        }
        (None, None) => drop(ui.label("Looking at the quotes\u{2026}")),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `true` when the page is to close.
fn buttons_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) -> bool {
    let ready = session.incoming.ready().filter(|ready| !ready.intake.is_empty());
    let words = ready.map_or_else(
        || "Import".to_owned(),
        |ready| match (ready.intake.counts().new, ready.intake.elements().len()) {
            (0, 0) => "Import".to_owned(),
            (0, elements) => format!("Import {}", counted(elements, "element")),
            (new, _) => format!("Import {}", counted(new, "quote")),
        },
    );
    ui.horizontal(|ui| {
        let pressed = ui.add_enabled_ui(ready.is_some(), |ui| primary_button(ui, &words)).inner;
        if pressed.clicked() {
            actions.push(IncomingAction::Keep.into());
        }
        plain_button(ui, "Cancel").clicked()
    })
    .inner
}

fn cancel_ui(ui: &mut Ui) -> bool {
    plain_button(ui, "Cancel").clicked()
}
