//! Every key and gesture, menu by menu.

use egui::{RichText, ScrollArea, Ui};

use super::dialog::dialog_ui;
use crate::command::{Platform, shortcut_rows};
use crate::session::{Action, ShellAction};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, SMALL, TITLE, palette};

/// What the pointer does on the map.
const GESTURES: [(&str, &str); 12] = [
    ("Double-click the map", "Adds a factor and edits its label"),
    ("Double-click an element", "Edits its label"),
    ("Drag from a dot at an element\u{2019}s edge", "Connects it with the element where you let go"),
    ("Drag an element", "Moves it; with Shift along one line, with Alt without snapping"),
    ("Drag a connection", "Bends it"),
    ("Drag on empty ground", "Selects what lies wholly inside; with Shift adds it to the selection"),
    ("Click with Shift", "Selects a part too, or takes it out"),
    ("Wheel, or two fingers", "Moves the map"),
    ("Wheel with Ctrl, or pinch", "Zooms about the pointer"),
    ("Middle button, or Space and drag", "Moves the map"),
    ("F10", "Goes to the menus; Enter opens one"),
    ("Escape", "Takes back what the pointer is doing"),
];

/// The keys page.
pub fn keys_page_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let height = ui.ctx().content_rect().height() - 180.0;
    let closed = dialog_ui(ui, "Keys and gestures", 720.0, |ui| {
        ScrollArea::vertical().max_height(height.max(160.0)).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            let keys = shortcut_rows(Platform::here());
            section_ui(ui, "On the map", GESTURES.iter().map(|&(keys, what)| (keys.to_owned(), what.to_owned(), "")));
            for (menu, rows) in keys {
                let rows = rows.into_iter().map(|(command, keys)| (keys, command.label.to_owned(), command.help));
                section_ui(ui, menu.name(), rows);
            }
        });
    });
    if closed {
        actions.push(ShellAction::Dialog(None).into());
    }
}

/// Keys in a column of their own, what they do beside it.
fn section_ui(ui: &mut Ui, title: &str, rows: impl Iterator<Item = (String, String, &'static str)>) {
    const COLUMN: f32 = 260.0;
    let p = palette(ui);
    ui.add_space(6.0);
    ui.label(RichText::new(title).font(semibold(TITLE)));
    for (keys, what, help) in rows {
        ui.horizontal_top(|ui| {
            let left = ui.cursor().left();
            ui.scope(|ui| {
                ui.set_max_width(COLUMN - 16.0);
                ui.label(RichText::new(keys).font(semibold(BODY)));
            });
            ui.add_space(left + COLUMN - ui.cursor().left());
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(RichText::new(what).font(regular(BODY)));
                if !help.is_empty() {
                    ui.label(RichText::new(help).font(regular(SMALL)).color(colour(p.muted)));
                }
            });
        });
    }
}
