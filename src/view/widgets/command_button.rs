//! A command as a button of the toolbar: picture, tooltip with words and keys, on or off, or why it cannot run.

use egui::{RichText, Ui};

use super::button::icon_button;
use crate::command::{Command, Icon, by_id};
use crate::session::{Action, Session};
use crate::view::fonts::semibold;
use crate::view::style::BODY;

/// The command's button; asks for it when clicked. What is on shows it.
pub fn command_button(ui: &mut Ui, session: &Session, id: &'static str, actions: &mut Vec<Action>) {
    let on = by_id(id).and_then(|command| command.checked).is_some_and(|checked| checked(session));
    button(ui, session, id, on, actions);
}

/// The same for what is on so often that it need not be shown: panels.
pub fn quiet_command_button(ui: &mut Ui, session: &Session, id: &'static str, actions: &mut Vec<Action>) {
    button(ui, session, id, false, actions);
}

fn button(ui: &mut Ui, session: &Session, id: &'static str, on: bool, actions: &mut Vec<Action>) {
    let Some(command) = by_id(id) else { return };
    let name = command.words(session);
    let response = ui.add_enabled_ui((command.enabled)(session), |ui| icon_button(ui, command.icon.unwrap_or(Icon::More), &name, on)).inner;
    if response.clicked() {
        actions.push(Action::Run(command.id));
    }
    response.on_hover_ui(|ui| tooltip(ui, session, command)).on_disabled_hover_ui(|ui| tooltip(ui, session, command));
}

/// Words and keys, then what it does or why it cannot.
pub fn tooltip(ui: &mut Ui, session: &Session, command: &Command) {
    ui.label(RichText::new(command_label(session, command)).font(semibold(BODY)));
    ui.label(command.refusal(session).unwrap_or(command.help));
}

/// "Undo move (Ctrl+Z)".
pub fn command_label(session: &Session, command: &Command) -> String {
    let (words, keys) = (command.words(session), command.keys());
    if keys.is_empty() { words.into_owned() } else { format!("{words} ({keys})") }
}
