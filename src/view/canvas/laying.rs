//! Above the map while it is laid out: how far that is and a way to stop it; then whether the picture is to be kept.

use egui::{Align, Frame, Layout, Margin, ProgressBar, RichText, Ui};
use std::time::Duration;

use crate::session::{Action, LayoutAction, Session};
use crate::view::fonts::semibold;
use crate::view::paint::colour;
use crate::view::style::{BODY, line, palette};
use crate::view::widgets::{flat_button, plain_button, primary_button};
use crate::words::counted;

/// The strip; nothing when no layout is on its way or looked at.
pub fn laying_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let state = &session.layout;
    if state.has_step() {
        actions.push(LayoutAction::Step.into());
        ui.request_repaint();
    }
    if state.errand.is_out() {
        ui.request_repaint_after(Duration::from_millis(40));
        let share = state.pace.share().unwrap_or_default();
        strip(ui, "Finding places\u{2026}", |ui| {
            if plain_button(ui, "Stop").clicked() {
                actions.push(LayoutAction::Stop.into());
            }
            ui.add(ProgressBar::new(share).desired_width(180.0));
        });
    } else if let Some(preview) = state.shown(&session.document) {
        let words = format!("{}: {} laid out.", preview.ask.layout.title, counted(preview.laid.places.len(), "element"));
        strip(ui, &words, |ui| {
            let keep = primary_button(ui, "Keep").on_hover_text("Keep the picture as one step (Enter)");
            // Once, when the picture has arrived: Enter keeps it.
            let fresh = egui::Id::unique("layout was offered");
            if ui.data(|data| data.get_temp::<u64>(fresh)) != Some(preview.ask.revision) {
                keep.request_focus();
                ui.data_mut(|data| data.insert_temp(fresh, preview.ask.revision));
            }
            if keep.clicked() {
                actions.push(LayoutAction::Keep.into());
            }
            if plain_button(ui, "Put back").on_hover_text("Put every element back where it was (Esc)").clicked() {
                actions.push(LayoutAction::PutBack.into());
            }
            if matches!(preview.ask.layout.name, "stress" | "groups" | "tidy") && flat_button(ui, "Try another").clicked() {
                actions.push(LayoutAction::Another.into());
            }
        });
    }
}

/// Words at the left, what can be done at the right.
fn strip(ui: &mut Ui, words: &str, controls: impl FnOnce(&mut Ui)) {
    let p = palette(ui);
    let frame = Frame::new().fill(colour(p.panel)).inner_margin(Margin { left: 14, right: 12, top: 6, bottom: 6 });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        // One row high, whatever is below.
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                controls(ui);
                ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
                    ui.label(RichText::new(words).font(semibold(BODY)));
                });
            });
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(p.separator));
}
