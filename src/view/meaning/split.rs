//! The page "Split in two": the name of the new element, and which connections and quotes go to it.

use egui::{Id, RichText, ScrollArea, Ui};

use super::{help_ui, named};
use crate::map::{CitedPart, Code, ElementId};
use crate::session::{Action, MeaningAction, Session, ShellAction};
use crate::view::fonts::semibold;
use crate::view::shell::closing_dialog_ui;
use crate::view::style::BODY;
use crate::view::widgets::{check_row, field, plain_button, primary_button};
use crate::words::connection_sentence;

/// The most characters of a row.
const LONGEST: usize = 84;

/// The page.
pub fn split_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(id) = session.meaning.element else { return };
    let height = (ui.ctx().content_rect().height() - 320.0).clamp(120.0, 420.0);
    let closed = closing_dialog_ui(ui, "Split in two", 640.0, |ui| {
        let stays = session.meaning.kept_label.as_ref().map_or_else(|| named(session, id), |label| format!("\u{201c}{label}\u{201d}"));
        help_ui(ui, &format!("A new element takes what you tick; the rest stays with {stays}."));
        let mut label = session.meaning.label.clone();
        let response =
            field(ui, Id::unique("name of the new element"), "Name of the new element", "What is the new element called?", &mut label);
        if response.changed() {
            actions.push(MeaningAction::Label(label).into());
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        ScrollArea::vertical().id_salt("what goes").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            rows_ui(ui, session, actions, id);
        });
        ui.add_space(4.0);
        let can = !session.meaning.label.trim().is_empty();
        ui.horizontal(|ui| {
            if ui.add_enabled_ui(can, |ui| primary_button(ui, "Split")).inner.clicked() {
                actions.push(MeaningAction::Split.into());
            }
            plain_button(ui, "Cancel").clicked()
        })
        .inner
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

fn rows_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: ElementId) {
    let (map, meaning) = (session.map(), &session.meaning);
    let connections = map.connections_of(id);
    let head = |ui: &mut Ui, words: &str| {
        ui.add_space(6.0);
        ui.label(RichText::new(words).font(semibold(BODY)));
        ui.add_space(2.0);
    };
    if !connections.is_empty() {
        head(ui, "Connections");
    }
    for connection in connections {
        let words = short(connection_sentence(map, connection));
        if check_row(ui, &words, &Code::connection(connection.number).to_string(), meaning.connections.contains(&connection.id)).clicked() {
            actions.push(MeaningAction::Connection(connection.id).into());
        }
    }
    let quotes: Vec<_> = map.quotes_on(CitedPart::Element(id)).collect();
    if !quotes.is_empty() {
        head(ui, "Quotes");
    }
    for quote in quotes {
        let words = short(format!("\u{2018}{}\u{2019}", quote.text().replace('\n', " ")));
        if check_row(ui, &words, &Code::quote(quote.number).to_string(), meaning.quotes.contains(&quote.id)).clicked() {
            actions.push(MeaningAction::Quote(quote.id).into());
        }
    }
}

fn short(words: String) -> String {
    if words.chars().count() <= LONGEST {
        return words;
    }
    let start: String = words.chars().take(LONGEST - 1).collect();
    format!("{}\u{2026}", start.trim_end())
}
