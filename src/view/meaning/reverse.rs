//! The page "Reverse the sense": a name for the opposite, and what flips with it.

use egui::{Id, Key, Modifiers, Ui};

use super::{help_ui, named};
use crate::session::{Action, MeaningAction, Session, ShellAction};
use crate::view::shell::closing_dialog_ui;
use crate::view::widgets::{field, plain_button, primary_button};
use crate::words::counted;

/// The page.
pub fn reverse_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(id) = session.meaning.element else { return };
    let flips = session.map().connections_of(id).into_iter().filter(|c| c.from != c.to && c.influence().is_some()).count();
    let closed = closing_dialog_ui(ui, "Reverse the sense", 480.0, |ui| {
        let signs = if flips == 0 { "No sign flips".to_owned() } else { format!("The signs of {} flip", counted(flips, "connection")) };
        help_ui(
            ui,
            &format!("{} becomes its opposite. {signs}, and no loop changes its type. Quotes stay as they are.", named(session, id)),
        );
        let mut label = session.meaning.label.clone();
        let response = field(ui, Id::unique("name of the opposite"), "Name of the opposite", "What is the opposite called?", &mut label);
        if response.changed() {
            actions.push(MeaningAction::Label(label).into());
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        ui.add_space(4.0);
        let can = !session.meaning.label.trim().is_empty();
        let entered = can && response.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        ui.horizontal(|ui| {
            if ui.add_enabled_ui(can, |ui| primary_button(ui, "Reverse")).inner.clicked() || entered {
                actions.push(MeaningAction::ReverseSense.into());
            }
            plain_button(ui, "Cancel").clicked()
        })
        .inner
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}
