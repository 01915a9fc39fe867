//! The menu bar: every command in its menu, with what it does, its keys, and whether it is on.

use std::borrow::Cow;

use egui::containers::menu::{MenuBar, MenuButton};
use egui::{Align2, Color32, CornerRadius, Frame, Key, Margin, Modifiers, Panel, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::command::{Command, Icon, Menu, in_menu};
use crate::session::{Action, Page, Session};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{BODY, CONTROL, RADIUS, SMALL, line, palette};
use crate::view::widgets::{paint_icon, separator, tooltip};

/// Height of the bar.
const HEIGHT: f32 = 28.0;
/// Left of an item's words, where its tick stands.
const TICK: f32 = 26.0;

/// The bar, and at its right the file's name.
pub fn menu_bar_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let frame = Frame::new().fill(colour(p.bar)).inner_margin(Margin::symmetric(8, 0));
    let shown = Panel::top("menu").exact_size(HEIGHT).frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        MenuBar::new().ui(ui, |ui| {
            ui.spacing_mut().button_padding = vec2(8.0, 0.0);
            ui.spacing_mut().interact_size.y = HEIGHT;
            let wanted = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F10));
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
    let width = rows.iter().map(|command| width_of(ui, session, command)).fold(180.0, f32::max);
    ui.set_width(width);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut section = rows.first().map(|c| c.section);
    for command in rows {
        if section != Some(command.section) {
            section = Some(command.section);
            ui.add_space(4.0);
            separator(ui);
            ui.add_space(4.0);
        }
        item_ui(ui, session, command, actions);
    }
}

fn width_of(ui: &Ui, session: &Session, command: &Command) -> f32 {
    let measure = |words: Cow<'_, str>| ui.painter().layout_no_wrap(words.into_owned(), regular(BODY), Color32::PLACEHOLDER).size().x;
    let keys = command.keys();
    let keys = if keys.is_empty() { 0.0 } else { measure(keys.into()) + 32.0 };
    TICK + measure(command.words(session)) + keys + 14.0
}

fn item_ui(ui: &mut Ui, session: &Session, command: &'static Command, actions: &mut Vec<Action>) {
    let enabled = (command.enabled)(session);
    let response = ui.add_enabled_ui(enabled, |ui| paint_item(ui, session, command)).inner;
    if response.clicked() {
        actions.push(Action::Run(command.id));
        ui.close();
    }
    if enabled {
        response.on_hover_text(command.help);
    } else {
        response.on_disabled_hover_ui(|ui| tooltip(ui, session, command));
    }
}

fn paint_item(ui: &mut Ui, session: &Session, command: &Command) -> egui::Response {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CONTROL), Sense::click());
    let words = command.words(session);
    let on = command.checked.map(|checked| checked(session));
    let enabled = ui.is_enabled();
    response.widget_info(|| match on {
        Some(on) => WidgetInfo::selected(Role::MenuItemCheckBox, enabled, on, &words),
        None => WidgetInfo::labeled(Role::MenuItem, enabled, &words),
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(command.keys()));
    if (response.hovered() || response.has_focus()) && enabled {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS - 2), colour(p.selected_row));
    }
    if on == Some(true) {
        paint_icon(ui.painter(), Icon::Check, pos2(rect.left() + 13.0, rect.center().y), colour(p.accent));
    }
    let at = pos2(rect.left() + TICK, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, words, regular(BODY), colour(p.text));
    let at = pos2(rect.right() - 10.0, rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, command.keys(), regular(BODY), colour(p.muted));
    response
}
