//! A copy to give away: for whom, what stays behind, and what could still tell who somebody is.

use egui::{RichText, Ui};

use super::dialog::dialog_ui;
use super::export::{audience_ui, left_behind_ui};
use crate::session::{Action, Session, ShellAction};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::privacy::leaving_ui;
use crate::view::style::{BODY, palette};
use crate::view::widgets::primary_button;

/// What a copy is.
const WHAT: [&str; 3] = [
    "A map that others can open and draw on. Elements, connections and quotes keep their codes, so that it fits what is printed.",
    "Everything gets a new identity, and there is no history: nothing leads back to this map.",
    "What was said before it was redacted, participants\u{2019} codes, notes on consent and workshop logs stay behind.",
];

/// The page.
pub fn share_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let closed = dialog_ui(ui, "Save a copy for sharing", 520.0, |ui| {
        audience_ui(ui, session, actions);
        left_behind_ui(ui, session);
        leaving_ui(ui, session, actions, session.shell.audience);
        ui.add_space(4.0);
        for words in WHAT {
            ui.label(RichText::new(words).font(regular(BODY)).color(colour(p.muted)));
        }
        ui.add_space(4.0);
        if primary_button(ui, "Save the copy\u{2026}").clicked() {
            actions.push(ShellAction::Export("ron").into());
        }
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}
