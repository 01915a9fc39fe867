//! The bar above the board: how cards are arranged, and the way back to the map.

use egui::{Align, Layout, Margin, Ui};

use crate::session::{Action, BoardAction, BoardBy, Session};
use crate::view::paint::colour;
use crate::view::style::{line, palette};
use crate::view::widgets::{plain_button, segmented};

/// Height of the bar.
pub(super) const HEIGHT: f32 = 44.0;

pub(super) fn bar_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(palette(ui).separator));
    egui::Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            if ui.available_width() > 760.0 {
                ui.label(egui::RichText::new("Arrange").color(colour(palette(ui).muted)));
            }
            let on = BoardBy::ALL.iter().position(|&by| by == session.board.by).unwrap_or(0);
            let words = BoardBy::ALL.map(BoardBy::name);
            if let Some(by) = segmented(ui, "Arrange cards", &words, on, false).and_then(|at| BoardBy::ALL.get(at)) {
                actions.push(BoardAction::By(*by).into());
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if plain_button(ui, "Back to the map").clicked() {
                    actions.push(BoardAction::Open(false).into());
                }
                if !session.board.by_hand() && ui.available_width() > 190.0 {
                    let help = "Keeps every card where it lies now; from then on you move them by hand";
                    if plain_button(ui, "Go on by hand from here").on_hover_text(help).clicked() {
                        actions.push(BoardAction::FromHere.into());
                    }
                }
            });
        });
    });
}
