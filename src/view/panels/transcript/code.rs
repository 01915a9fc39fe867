//! The foot of the pane: what can be done with the selected words, or the field in which one types what they are to be hung on.

use egui::{Frame, Id, Margin, Stroke, Ui};

use crate::session::{Action, Session, TranscriptAction};
use crate::view::panels::ink::Ink;
use crate::view::panels::kit::paragraph_ui;
use crate::view::panels::targets::{TargetAsk, targets_height, targets_ui};
use crate::view::widgets::{plain_button, primary_button};

/// The height of the foot.
pub(super) fn height(session: &Session) -> f32 {
    match &session.transcript.field {
        Some(_) => 24.0 + targets_height(session.transcript.targets.len()),
        None if session.transcript.selected.chars().is_empty() => 38.0,
        None => 76.0,
    }
}

/// The foot.
pub(super) fn foot_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, height: f32) {
    let ink = Ink::of(session);
    let top = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), top + 0.5, Stroke::new(1.0, ink.separator()));
    Frame::new().inner_margin(Margin { left: 16, right: 12, top: 10, bottom: 8 }).show(ui, |ui| {
        ui.set_min_height(height - 18.0);
        ui.spacing_mut().item_spacing.y = 6.0;
        match &session.transcript.field {
            Some(typed) => {
                let field = (Id::unique("transcript code"), "Code to which part?", "N12, or words of its label");
                let ask = targets_ui(ui, session, field, typed, &session.transcript.targets, true);
                actions.extend(ask.map(|ask| {
                    Action::from(match ask {
                        TargetAsk::Type(text) => TranscriptAction::Type(text),
                        TargetAsk::Row(row) => TranscriptAction::Row(row),
                        TargetAsk::Stance(stance) => TranscriptAction::Stance(stance),
                        TargetAsk::Pick(row) => TranscriptAction::Pick(row),
                    })
                }));
            }
            None if session.transcript.selected.chars().is_empty() => {
                paragraph_ui(ui, "Select words to take a quote. N goes on to what is not coded.", 12.0, ink.muted(), false);
            }
            None => {
                ui.horizontal(|ui| {
                    if primary_button(ui, "Code to…").clicked() {
                        actions.push(Action::Run("transcript.code"));
                    }
                    if plain_button(ui, "Keep as unplaced quote").clicked() {
                        actions.push(TranscriptAction::Unplaced.into());
                    }
                });
                paragraph_ui(ui, "Or drag the words to the map.", 12.0, ink.muted(), false);
            }
        }
    });
}
