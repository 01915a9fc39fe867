//! The page of questions in the place of the inspector: what is asked, from where, and the answers, each lit on the map when it is chosen.

mod asking;
mod found;

use std::time::Duration;

use egui::{Align, Align2, Frame, Layout, Margin, ScrollArea, Sense, Stroke, Ui, vec2};

use super::ink::{Ink, strong};
use super::kit::paragraph_ui;
use crate::command::Icon;
use crate::session::{Action, AnswersAction, Session};
use crate::view::widgets::{plain_button, small_icon_button};

/// The page. It fills the room it is given.
pub fn answers_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let ink = Ink::of(session);
    ui.painter().rect_filled(ui.max_rect(), egui::CornerRadius::ZERO, ink.panel());
    let shown = Frame::new().inner_margin(Margin { left: 16, right: 12, top: 8, bottom: 12 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        head_ui(ui, ink, actions);
        asking::asking_ui(ui, session, actions);
    });
    ui.painter().hline(ui.max_rect().x_range(), shown.response.rect.bottom() - 0.5, Stroke::new(1.0, ink.separator()));
    ScrollArea::vertical().id_salt(("answers", session.answers.asked.key)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 6, right: 6, top: 8, bottom: 16 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            waiting_ui(ui, session, actions);
            found::found_ui(ui, session, actions);
        });
    });
}

fn head_ui(ui: &mut Ui, ink: Ink, actions: &mut Vec<Action>) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 26.0), Layout::right_to_left(Align::Center), |ui| {
        if small_icon_button(ui, Icon::Close, "Close the questions", false).on_hover_text("Close the questions").clicked() {
            actions.push(AnswersAction::Open(false).into());
        }
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, "Questions"));
        ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, "Questions", strong(15.0), ink.text());
    });
}

/// That an answer is on its way, and how to wait no longer.
fn waiting_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (waiting, stopped) = (session.answers.is_waiting(), session.answers.is_stopped());
    if waiting {
        ui.ctx().request_repaint_after(Duration::from_millis(40));
    }
    if !stopped && (!waiting || session.answers.answer().is_some()) {
        return;
    }
    Frame::new().inner_margin(Margin::symmetric(10, 4)).show(ui, |ui| {
        let words = if waiting { "Looking for the answer\u{2026}" } else { "Stopped: nothing was changed." };
        paragraph_ui(ui, words, 13.0, Ink::of(session).muted(), false);
        if waiting && plain_button(ui, "Cancel").clicked() {
            actions.push(AnswersAction::Stop.into());
        }
        if stopped && plain_button(ui, "Ask again").clicked() {
            actions.push(AnswersAction::Ask(session.answers.asked.key).into());
        }
    });
}
