//! Under the board: what can be done with the selected cards.

use egui::{Align, Id, Layout, Margin, RichText, Ui};

use crate::session::{Action, BoardAction, ClusterField, Session};
use crate::view::fonts::semibold;
use crate::view::paint::colour;
use crate::view::panels::{TargetAsk, targets_height, targets_ui};
use crate::view::style::{BODY, line, palette};
use crate::view::widgets::{plain_button, primary_button};

/// The height of the foot.
pub(super) fn height(session: &Session) -> f32 {
    match &session.board.field {
        None => 46.0,
        Some(field) if field.new => 96.0,
        Some(_) => 60.0 + targets_height(session.board.targets.len()),
    }
}

pub(super) fn foot_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line(palette(ui).separator));
    egui::Frame::new().inner_margin(Margin::symmetric(12, 9)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        buttons_ui(ui, session, actions);
        if let Some(field) = &session.board.field {
            field_ui(ui, session, actions, field);
        }
    });
}

fn buttons_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let count = session.document.selection().quotes().count();
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let words = if count == 1 { "1 quote selected".to_owned() } else { format!("{count} quotes selected") };
        ui.label(RichText::new(words).font(semibold(BODY)).color(colour(palette(ui).text)));
        if plain_button(ui, "Make an element of them…").clicked() {
            actions.push(BoardAction::Field { new: true }.into());
        }
        if plain_button(ui, "Attach to a part…").clicked() {
            actions.push(BoardAction::Field { new: false }.into());
        }
    });
}

fn field_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, field: &ClusterField) {
    let targets = if field.new { Vec::new() } else { session.board.targets.to_vec() };
    let (name, hint) = if field.new {
        ("Label of the new element", "What do these quotes have in common?")
    } else {
        ("Attach to which part?", "N12, or words of its label")
    };
    let mut keep = false;
    let ask = if field.new {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let room = (ui.available_width() - 130.0).clamp(120.0, 480.0);
            let ask = ui
                .allocate_ui(egui::vec2(room, 28.0), |ui| {
                    targets_ui(ui, session, (Id::unique("cluster label"), name, hint), &field.code, &targets, false)
                })
                .inner;
            keep = ui.add_enabled_ui(!field.code.text.trim().is_empty(), |ui| primary_button(ui, "Make it")).inner.clicked();
            ask
        })
        .inner
    } else {
        ui.set_max_width(520.0);
        targets_ui(ui, session, (Id::unique("cluster part"), name, hint), &field.code, &targets, true)
    };
    if keep {
        actions.push(BoardAction::Place(0).into());
    }
    actions.extend(ask.map(|ask| {
        Action::from(match ask {
            TargetAsk::Type(text) => BoardAction::Type(text),
            TargetAsk::Row(row) => BoardAction::Row(row),
            TargetAsk::Stance(stance) => BoardAction::Stance(stance),
            TargetAsk::Pick(row) => BoardAction::Place(row),
        })
    }));
}
