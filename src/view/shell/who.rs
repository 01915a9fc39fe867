//! Who is who: the list of a key file, to be edited. Without one, what such a file is and how to begin.

use egui::{Align, Id, Layout, RichText, ScrollArea, Ui, vec2};

use super::dialog::dialog_ui;
use crate::command::Icon;
use crate::format::Person;
use crate::session::{Action, Keys, NoticeKind, Session, WhoAction};
use crate::storage::share_a_folder;
use crate::view::fonts::semibold;
use crate::view::paint::colour;
use crate::view::style::{CONTROL, SMALL, palette};
use crate::view::widgets::{field, plain_button, primary_button, small_icon_button, strip};

/// Widths of code, name and contact; the note has the rest.
const COLUMNS: [f32; 3] = [88.0, 190.0, 190.0];
/// Between columns.
const GAP: f32 = 8.0;

/// The page of who is who.
pub fn who_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let closed = dialog_ui(ui, "Who is who", 780.0, |ui| match &session.who.keys {
        Some(keys) => keys_ui(ui, session, keys, actions),
        None => begin_ui(ui, session, actions),
    });
    if closed {
        actions.push(if session.who.leaving { WhoAction::Stay } else { WhoAction::Close }.into());
    }
}

fn begin_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.label("A map knows participants by codes only. Who stands behind a code is kept in a file of its own, encrypted with a passphrase.");
    ui.label("Keep it away from the map: another folder, or another disk. It is read only here, and forgotten when this page closes.");
    told_ui(ui, session);
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        if primary_button(ui, "Open a key file…").clicked() {
            actions.push(WhoAction::Open.into());
        }
        if plain_button(ui, "New key file…").clicked() {
            actions.push(WhoAction::New.into());
        }
    });
}

fn told_ui(ui: &mut Ui, session: &Session) {
    if let Some(told) = &session.who.told {
        strip(ui, NoticeKind::Note, told, |_| {});
    }
}

fn keys_ui(ui: &mut Ui, session: &Session, keys: &Keys, actions: &mut Vec<Action>) {
    let height = (ui.ctx().content_rect().height() - 360.0).max(120.0);
    let name = keys.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let state = if keys.dirty { "changed, not saved yet" } else { "saved" };
    let muted = colour(palette(ui).muted);
    ui.label(RichText::new(format!("{name}: {}, {state}", people(keys))).color(muted));
    if session.file.path.as_ref().is_some_and(|map| share_a_folder(map, &keys.path)) {
        let words = "This file lies in the same folder as the map: whoever has the folder has both. Move it to another place.";
        strip(ui, NoticeKind::Problem, words, |_| {});
    }
    told_ui(ui, session);
    heads_ui(ui);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(ui, CONTROL, keys.file.people.len(), |ui, rows| {
        for row in rows {
            if let Some(person) = keys.file.people.get(row) {
                ui.push_id(row, |ui| person_ui(ui, row, person, actions));
            }
        }
    });
    ui.add_space(4.0);
    if session.who.leaving { leaving_ui(ui, actions) } else { buttons_ui(ui, keys, actions) }
}

fn people(keys: &Keys) -> String {
    match keys.file.people.len() {
        1 => "1 person".to_owned(),
        n => format!("{n} people"),
    }
}

fn heads_ui(ui: &mut Ui) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (words, width) in ["Code", "Name"].into_iter().zip(COLUMNS).chain([("Contact", COLUMNS[2]), ("Note", 100.0)]) {
            ui.allocate_ui_with_layout(vec2(width, 18.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(width);
                ui.label(RichText::new(words).font(semibold(SMALL)).color(colour(palette(ui).muted)));
            });
        }
    });
}

fn person_ui(ui: &mut Ui, row: usize, person: &Person, actions: &mut Vec<Action>) {
    let mut edited = person.clone();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let rest = ui.available_width() - COLUMNS.iter().sum::<f32>() - 4.0 * GAP - 24.0;
        let [code, name, contact] = COLUMNS;
        let cells = [
            ("Code", code, &mut edited.code),
            ("Name", name, &mut edited.name),
            ("Contact", contact, &mut edited.contact),
            ("Note", rest, &mut edited.note),
        ];
        for (words, width, text) in cells {
            ui.allocate_ui(vec2(width, CONTROL), |ui| {
                let id = Id::unique(("who is who", row, words));
                field(ui, id, &format!("{words} in row {}", row + 1), "", text);
            });
        }
        let who = if person.code.is_empty() { format!("row {}", row + 1) } else { person.code.clone() };
        if small_icon_button(ui, Icon::Trash, &format!("Take {who} out"), false).on_hover_text("Take out of the list").clicked() {
            actions.push(WhoAction::Remove(row).into());
        }
    });
    if edited != *person {
        actions.push(WhoAction::Set(row, Box::new(edited)).into());
    }
}

fn buttons_ui(ui: &mut Ui, keys: &Keys, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        for (words, action) in [("Add a person", WhoAction::Add), ("Add the codes of this map", WhoAction::AddCodes)] {
            if plain_button(ui, words).clicked() {
                actions.push(action.into());
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if plain_button(ui, "Close the list").clicked() {
                actions.push(WhoAction::Close.into());
            }
            ui.add_enabled_ui(keys.dirty, |ui| {
                if primary_button(ui, "Save").clicked() {
                    actions.push(WhoAction::Save.into());
                }
            });
        });
    });
}

fn leaving_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    strip(ui, NoticeKind::Problem, "The changes are not saved yet.", |_| {});
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        for (words, action) in [("Don\u{2019}t save", WhoAction::Discard), ("Back to the list", WhoAction::Stay)] {
            if plain_button(ui, words).clicked() {
                actions.push(action.into());
            }
        }
    });
}
