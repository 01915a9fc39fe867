//! Colours, and the size of words and buttons.

use egui::Ui;

use super::dialog::dialog_ui;
use crate::session::{Action, SCALES, Session, ShellAction, scale_of};
use crate::storage::ThemeChoice;
use crate::view::widgets::{combo, labelled, segmented};

/// Width of the labels.
const LABELS: f32 = 150.0;

/// The settings.
pub fn settings_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let settings = &session.shell.settings;
    let closed = dialog_ui(ui, "Settings", 460.0, |ui| {
        labelled(ui, "Colours", LABELS, |ui| {
            let on = ThemeChoice::ALL.iter().position(|&choice| choice == settings.theme).unwrap_or(0);
            let words = ThemeChoice::ALL.map(ThemeChoice::name);
            if let Some(choice) = segmented(ui, "Colours", &words, on, true).and_then(|at| ThemeChoice::ALL.get(at)) {
                actions.push(ShellAction::Theme(*choice).into());
            }
        });
        labelled(ui, "Words and buttons", LABELS, |ui| {
            let words: Vec<String> = SCALES.iter().map(|s| format!("{s} %")).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let on = SCALES.iter().position(|&s| s == scale_of(settings));
            if let Some(scale) = combo(ui, "scale", "Size of words and buttons", &words, on).and_then(|at| SCALES.get(at)) {
                actions.push(ShellAction::Scale(*scale).into());
            }
        });
        ui.add_space(4.0);
        ui.label("These stay on this computer; a map looks the same for everyone.");
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}
