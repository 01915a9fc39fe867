//! Above the table which analysis it is of, what is searched for, and the way out; below it what has to be said with it.

use std::time::Duration;

use egui::{Align, Id, Layout, Margin, RichText, Ui, vec2};

use crate::analysis::{ANALYSES, COMPARISONS, comparison};
use crate::command::Icon;
use crate::session::{Action, AnswersAction, Session};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{BODY, SMALL, line, palette};
use crate::view::widgets::{combo, plain_button, search_field, small_icon_button};
use crate::words::counted;

/// Height of the bar.
pub(super) const HEIGHT: f32 = 44.0;

pub(super) fn bar_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(palette(ui).separator));
    egui::Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if small_icon_button(ui, Icon::Close, "Close the table", false).on_hover_text("Close the table").clicked() {
                actions.push(AnswersAction::Table(None).into());
            }
            let help = "Saves the table for a spreadsheet; asks for whom";
            if session.report.report().is_some() && plain_button(ui, "Save as CSV\u{2026}").on_hover_text(help).clicked() {
                actions.push(AnswersAction::SaveTable.into());
            }
            let room = ui.available_width();
            ui.allocate_ui_with_layout(vec2(room, 28.0), Layout::left_to_right(Align::Center), |ui| choose_ui(ui, session, actions));
        });
    });
}

fn choose_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    // Paths are asked for on the page of questions, where both ends are chosen.
    let analyses = ANALYSES.iter().map(|analysis| (analysis.name, analysis.title)).filter(|(name, _)| *name != "paths");
    let comparing = session.report.on.is_some_and(|on| comparison(on).is_some());
    let tables: Vec<(&'static str, &'static str)> =
        if comparing { COMPARISONS.iter().map(|each| (each.name, each.title)).collect() } else { analyses.collect() };
    let titles: Vec<&str> = tables.iter().map(|(_, title)| *title).collect();
    let on = tables.iter().position(|(name, _)| session.report.on == Some(*name));
    let spare = if comparing { 128.0 } else { 0.0 };
    let width = ((ui.available_width() - spare) * 0.5).clamp(120.0, 260.0);
    let picked = ui.allocate_ui(vec2(width, 28.0), |ui| combo(ui, "analysis of the table", "Table of", &titles, on)).inner;
    if let Some((name, _)) = picked.and_then(|at| tables.get(at)) {
        actions.push(AnswersAction::Table(Some(name)).into());
    }
    let mut find = session.report.find.clone();
    let width = (ui.available_width() - spare).clamp(90.0, 240.0);
    let name = "Find in the analysis";
    let changed = ui.allocate_ui(vec2(width, 28.0), |ui| search_field(ui, Id::unique(name), name, "Find in any cell", &mut find).changed());
    if changed.inner {
        actions.push(AnswersAction::FindTable(find).into());
    }
    let another = comparing && plain_button(ui, "Another map\u{2026}").on_hover_text("Lays another map beside this one").clicked();
    actions.extend(another.then_some(Action::Run("analyse.compare")));
}

/// What has to be said with the table, and how many rows it has.
pub(super) fn foot_ui(ui: &mut Ui, session: &Session) {
    let Some(report) = session.report.report() else { return };
    let p = palette(ui);
    let (shown, all) = (session.report.rows().len(), report.rows.len());
    let count = if shown == all { counted(all, "row") } else { format!("{shown} of {} shown", counted(all, "row")) };
    let other = session.report.other.as_ref().filter(|_| session.report.on.is_some_and(|on| comparison(on).is_some()));
    let sides = other.map_or(String::new(), |other| format!("{} ", other.told()));
    let words = format!("{sides}{count}. {}", report.notes.join(" "));
    egui::Frame::new().inner_margin(Margin::symmetric(14, 6)).show(ui, |ui| {
        ui.add(egui::Label::new(RichText::new(words).font(regular(SMALL)).color(colour(p.muted))).wrap().selectable(false));
    });
    ui.painter().hline(ui.max_rect().x_range(), ui.min_rect().top() + 0.5, line(p.separator));
}

/// That the table is on its way, and how to wait no longer.
pub(super) fn waiting_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let waiting = session.report.is_waiting();
    if waiting {
        ui.request_repaint_after(Duration::from_millis(40));
    }
    egui::Frame::new().inner_margin(Margin::same(14)).show(ui, |ui| {
        let words = if waiting { "Working the table out\u{2026}" } else { "Stopped: choose a table to ask again." };
        ui.label(RichText::new(words).font(regular(BODY)).color(colour(palette(ui).muted)));
        if waiting && plain_button(ui, "Cancel").clicked() {
            actions.push(AnswersAction::StopTable.into());
        }
    });
}
