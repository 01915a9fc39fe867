//! The page as a whole, in a column of 1040.

use egui::{Align, CentralPanel, Frame, Layout, RichText, ScrollArea, Ui};

use super::{cards, recent};
use crate::session::{Action, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{PAGE_TITLE, TITLE, palette};
use crate::view::widgets::plain_button;

/// Width of the column.
const COLUMN: f32 = 1040.0;
/// Between cards.
pub(super) const GAP: f32 = 24.0;

/// The start page.
pub fn welcome_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let p = palette(ui);
    if session.shell.sights.is_waiting() {
        ui.request_repaint_after(std::time::Duration::from_millis(60));
    }
    CentralPanel::default().frame(Frame::new().fill(colour(p.ground))).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let width = COLUMN.min(ui.available_width() - 48.0);
            let side = ((ui.available_width() - width) / 2.0).max(24.0);
            ui.add_space(if ui.available_height() > 740.0 { 70.0 } else { 20.0 });
            ui.horizontal(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    column_ui(ui, session, actions);
                });
            });
        });
    });
}

fn column_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.horizontal(|ui| {
        ui.label(RichText::new("What would you like to map?").font(semibold(PAGE_TITLE)));
        if session.map().element_count() > 0 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if plain_button(ui, "Back to the open map").clicked() {
                    actions.push(Action::Run("file.back"));
                }
            });
        }
    });
    ui.add_space(8.0);
    let how = "Double-click to add a factor, drag from its edge to connect. Everything stays on this computer.";
    ui.label(RichText::new(how).font(regular(TITLE)).color(colour(p.muted)));
    ui.add_space(30.0);
    cards::ways_in_ui(ui, session, actions);
    heading(ui, "Templates");
    cards::templates_ui(ui, actions);
    if !session.shell.settings.recent.is_empty() {
        recent::recent_ui(ui, session, actions);
    }
    ui.add_space(24.0);
}

/// The title of a row of cards.
pub(super) fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(26.0);
    ui.label(RichText::new(words).font(semibold(TITLE)));
    ui.add_space(10.0);
}

/// How many cards stand beside each other, and how wide each is.
pub(super) fn columns(ui: &Ui, wanted: usize, least: f32, gap: f32) -> (usize, f32) {
    let room = ui.available_width();
    let fit = ((room + gap) / (least + gap)).floor().max(1.0) as usize;
    let count = fit.min(wanted).max(1);
    (count, (room - gap * (count - 1) as f32) / count as f32)
}
