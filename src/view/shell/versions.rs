//! Earlier versions of the map: when they were put by, what they differ in, and going back to one.

use egui::{Align, Id, Layout, RichText, ScrollArea, Ui};

use super::dialog::dialog_ui;
use super::recovery::changes_list;
use crate::session::{Action, Session, ShellAction, VersionsAction};
use crate::storage::Version;
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, SMALL, palette};
use crate::view::widgets::{field, plain_button, primary_button, separator};

/// The page of earlier versions.
pub fn versions_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let height = (ui.ctx().content_rect().height() - 340.0).max(160.0);
    let closed = dialog_ui(ui, "Earlier versions", 620.0, |ui| {
        let muted = colour(palette(ui).muted);
        let words = "Whenever you save, what was in the file before is kept on this computer. Going back is a step that can be undone.";
        ui.label(RichText::new(words).font(regular(BODY)));
        keep_ui(ui, session, actions);
        separator(ui);
        if session.versions.all.is_empty() {
            ui.label(RichText::new("There is no earlier version of this map yet.").color(muted));
            return;
        }
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (at, version) in session.versions.all.iter().enumerate() {
                ui.push_id(at, |ui| version_ui(ui, session, version, actions));
            }
        });
        separator(ui);
        if plain_button(ui, "Delete all versions\u{2026}").clicked() {
            actions.push(VersionsAction::RemoveAll.into());
        }
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

/// A name for the map as it is now.
fn keep_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let mut name = session.versions.name.clone();
    ui.horizontal(|ui| {
        ui.scope(|ui| {
            ui.set_width(ui.available_width() - 127.0);
            if field(ui, Id::unique("name of a version"), "Name of the version", "Before the workshop", &mut name).changed() {
                actions.push(VersionsAction::Name(name.clone()).into());
            }
        });
        ui.add_enabled_ui(!name.trim().is_empty(), |ui| {
            if primary_button(ui, "Save a version").clicked() {
                actions.push(VersionsAction::Keep.into());
            }
        });
    });
    ui.add_space(4.0);
}

fn version_ui(ui: &mut Ui, session: &Session, version: &Version, actions: &mut Vec<Action>) {
    let muted = colour(palette(ui).muted);
    let when = when(version.when);
    let compared = session.versions.compared.as_ref().filter(|compared| compared.file == version.file);
    let title = if version.name.is_empty() { when.clone() } else { version.name.clone() };
    ui.horizontal(|ui| {
        ui.set_height(32.0);
        ui.add(egui::Label::new(RichText::new(&title).font(semibold(BODY))).truncate());
        if !version.name.is_empty() {
            ui.label(RichText::new(&when).font(regular(SMALL)).color(muted));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let restore = plain_button(ui, "Go back to it");
            ui.ctx().accesskit_node_builder(restore.id, |node| node.set_description(title.as_str()));
            if restore.clicked() {
                actions.push(VersionsAction::Restore(version.file.clone()).into());
            }
            let compare = plain_button(ui, if compared.is_some() { "Hide" } else { "Compare" });
            ui.ctx().accesskit_node_builder(compare.id, |node| node.set_description(title.as_str()));
            if compare.clicked() {
                actions.push(VersionsAction::Compare(version.file.clone()).into());
            }
            if compared.is_some() {
                beside_ui(ui, version, &title, actions);
            }
        });
    });
    if let Some(compared) = compared {
        ui.label(RichText::new(&compared.summary).font(regular(BODY)));
        if !session.shell.presenting {
            changes_list(ui, &compared.changes);
        }
    }
}

/// The way to all that a version and the map of now differ in, as tables below the map.
fn beside_ui(ui: &mut Ui, version: &Version, title: &str, actions: &mut Vec<Action>) {
    let help = "Shows below the map what loops, figures, leverage and evidence were then and are now";
    let beside = plain_button(ui, "As tables").on_hover_text(help);
    ui.ctx().accesskit_node_builder(beside.id, |node| node.set_description(title));
    if beside.clicked() {
        actions.push(VersionsAction::LayBeside(version.file.clone(), title.to_owned()).into());
    }
}

/// A moment as people say it: "29 November 2026, 14:02".
fn when(seconds: i64) -> String {
    let at = jiff::Timestamp::from_second(seconds).map(|at| at.to_zoned(jiff::tz::TimeZone::system()));
    at.map(|at| at.strftime("%-d %B %Y, %H:%M").to_string()).unwrap_or_default()
}
