//! Commands as the lines of a menu: words, keys, a tick for what is on; those that cannot run say why.

use std::borrow::Cow;

use egui::{Align2, Color32, CornerRadius, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::command_button::tooltip;
use super::frame::separator;
use super::icon::paint_icon;
use crate::command::{Command, Icon};
use crate::session::{Action, Session};
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{BODY, CONTROL, RADIUS, palette};

/// Left of an item's words, where its tick stands.
const TICK: f32 = 26.0;

/// Blocks of commands, a line between two of them; what is chosen is asked for and the menu closes.
pub fn command_menu(ui: &mut Ui, session: &Session, blocks: &[Vec<&'static Command>], actions: &mut Vec<Action>) {
    let width = blocks.iter().flatten().map(|command| width_of(ui, session, command)).fold(180.0, f32::max);
    ui.set_width(width);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (place, block) in blocks.iter().filter(|block| !block.is_empty()).enumerate() {
        if place > 0 {
            ui.add_space(4.0);
            separator(ui);
            ui.add_space(4.0);
        }
        for command in block {
            item_ui(ui, session, command, actions);
        }
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
