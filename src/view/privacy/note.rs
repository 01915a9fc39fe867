//! The sentence on a page from which something leaves: how much was found, and a way to look through it. It warns, it never refuses.

use egui::Ui;

use crate::release::Audience;
use crate::session::{Action, NoticeKind, PrivacyAction, Session};
use crate::view::widgets::{flat_button, strip};

/// How often one looks whether the thread has an answer.
pub(super) const AGAIN: std::time::Duration = std::time::Duration::from_millis(60);

/// The sentence; nothing while it is not known, or when nothing was found.
pub fn leaving_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, audience: Audience) {
    if session.privacy.is_waiting() {
        ui.request_repaint_after(AGAIN);
    }
    let words = match session.privacy.open(Some(audience)) {
        None | Some(0) => return,
        Some(1) => "One thing could tell who somebody is.".to_owned(),
        Some(n) => format!("{n} things could tell who somebody is."),
    };
    strip(ui, NoticeKind::Problem, &words, |ui| {
        if flat_button(ui, "Look through them\u{2026}").clicked() {
            actions.push(PrivacyAction::Open(Some(audience)).into());
        }
    });
}
