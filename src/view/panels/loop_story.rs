//! What people say of a loop: its name, how it is told, a question, a star, and that its type has changed.

use super::kit::{check_ui, paragraph_ui, raw_ui};
use crate::view::widgets::plain_button;
use egui::Ui;

use super::ink::{Ink, plain};
use super::loop_words;
use crate::analysis::LoopRow;
use crate::map::LoopKey;
use crate::session::{Action, LoopField, PanelAction, Session};

/// Name, story, question, star; and the flag of a flip with its button.
pub(super) fn story_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, row: &LoopRow) {
    let ink = Ink::of(session);
    let named = row.named.and_then(|id| session.map().named_loops().get(id));
    if let Some(said) = named.filter(|_| !row.flipped).and_then(|named| loop_words::contradiction(named, row)) {
        let said = format!("This loop is {said}. Either a sign or the name may be wrong, or people see it differently.");
        paragraph_ui(ui, said, 12.0, ink.warn(), true);
    }
    if let Some(named) = named.filter(|_| row.flipped) {
        paragraph_ui(ui, format!("This loop {}.", loop_words::flip(named, row)), 12.0, ink.warn(), true);
        if plain_button(ui, "Acknowledge").clicked() {
            actions.push(PanelAction::Loop(row.key, LoopField::Seen).into());
        }
    }
    let said = |text: fn(&crate::map::NamedLoop) -> &str| named.map_or("", text);
    loop_field_ui(ui, session, actions, row.key, ("Loop name", "Name this loop…", 1), said(|n| &n.name), LoopField::Name);
    loop_field_ui(ui, session, actions, row.key, ("Story", "How the loop is told", 3), said(|n| &n.story), LoopField::Story);
    loop_field_ui(ui, session, actions, row.key, ("Question", "A question to discuss", 2), said(|n| &n.question), LoopField::Question);
    if let Some(starred) = check_ui(ui, session, "One to talk about", named.is_some_and(|named| named.starred)) {
        actions.push(PanelAction::Loop(row.key, LoopField::Starred(starred)).into());
    }
}

fn loop_field_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    key: LoopKey,
    (name, hint, rows): (&str, &str, usize),
    text: &str,
    field: fn(String) -> LoopField,
) {
    let mut typed = text.to_owned();
    let id = ui.make_persistent_id((name, key));
    let response = raw_ui(ui, session, (id, name, hint), (&mut typed, rows), plain(13.0));
    if response.changed() {
        actions.push(PanelAction::Loop(key, field(typed)).into());
    }
    if response.lost_focus() {
        actions.push(PanelAction::Typed.into());
    }
}
