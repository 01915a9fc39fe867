//! The menu bar: every command in its menu, with what it does, its keys, and whether it is on.

use egui::containers::menu::{MenuBar, MenuButton};
use egui::{Align2, Frame, Key, Margin, Modifiers, Panel, Ui, pos2, vec2};

use crate::command::{Command, Menu, in_menu};
use crate::session::{Action, Page, Session};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{SMALL, line, palette};
use crate::view::widgets::command_menu;

/// Height of the bar.
const HEIGHT: f32 = 28.0;

/// The bar, and at its right the file's name.
pub fn menu_bar_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let frame = Frame::new().fill(colour(p.bar)).inner_margin(Margin::symmetric(8, 0));
    let shown = Panel::top("menu").exact_size(HEIGHT).frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        MenuBar::new().ui(ui, |ui| {
            ui.spacing_mut().button_padding = vec2(8.0, 0.0);
            ui.spacing_mut().interact_size.y = HEIGHT;
            // With Shift it asks for the menu on the canvas.
            let wanted = ui.input_mut(|input| !input.modifiers.shift && input.consume_key(Modifiers::NONE, Key::F10));
            for menu in Menu::ALL {
                let (response, _) = MenuButton::new(menu.name()).ui(ui, |ui| menu_ui(ui, session, menu, actions));
                if wanted && menu == Menu::File {
                    response.request_focus();
                }
            }
        });
    });
    let rect = shown.response.rect;
    let name = file_name(session);
    let at = pos2(rect.right() - 12.0, rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, name, regular(SMALL), colour(p.muted));
    if session.shell.page != Page::Editor {
        ui.painter().hline(rect.x_range(), rect.bottom(), line(p.separator));
    }
}

/// The file's name with a dot while there is something to save.
fn file_name(session: &Session) -> String {
    if session.shell.page == Page::Welcome {
        return "Causeway".to_owned();
    }
    let dot = if session.document.is_dirty() { " \u{2022}" } else { "" };
    format!("{}{dot}", session.file.name())
}

/// What a menu holds.
fn menu_ui(ui: &mut Ui, session: &Session, menu: Menu, actions: &mut Vec<Action>) {
    let rows: Vec<_> = in_menu(menu).into_iter().filter(|command| command.section != Command::KEYS_ONLY).collect();
    let blocks: Vec<Vec<&'static Command>> = rows.chunk_by(|a, b| a.section == b.section).map(<[_]>::to_vec).collect();
    command_menu(ui, session, &blocks, actions);
}
