//! Buttons: with words (plain, primary, flat) and with a picture.

use egui::{Align2, Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::icon::paint_icon;
use crate::command::Icon;
use crate::theme::Rgba;
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, CONTROL, RADIUS, focus_ring, line, palette};

/// A button with words on the field's colour.
pub fn plain_button(ui: &mut Ui, words: &str) -> Response {
    let p = palette(ui);
    words_button(ui, words, &Look { fill: Some(p.field), edge: Some(p.field_line), ink: p.text, strong: false })
}

/// A button that is switched on.
pub fn on_button(ui: &mut Ui, words: &str) -> Response {
    let p = palette(ui);
    words_button(ui, words, &Look { fill: Some(p.selected_row), edge: Some(p.accent), ink: p.accent, strong: true })
}

/// The button that is meant: at most one in sight.
pub fn primary_button(ui: &mut Ui, words: &str) -> Response {
    let p = palette(ui);
    words_button(ui, words, &Look { fill: Some(p.accent), edge: Some(p.accent), ink: p.on_accent, strong: true })
}

/// A button that looks like a link.
pub fn flat_button(ui: &mut Ui, words: &str) -> Response {
    let p = palette(ui);
    words_button(ui, words, &Look { fill: None, edge: None, ink: p.accent, strong: true })
}

/// What a button with words looks like at rest.
struct Look {
    fill: Option<Rgba>,
    edge: Option<Rgba>,
    ink: Rgba,
    strong: bool,
}

fn words_button(ui: &mut Ui, words: &str, look: &Look) -> Response {
    let p = palette(ui);
    let font = if look.strong { semibold(BODY) } else { regular(BODY) };
    let side = if look.fill.is_some() { 14.0 } else { 0.0 };
    let room = (ui.available_width() - 2.0 * side).max(40.0);
    let galley = ui.painter().layout(words.to_owned(), font, Color32::PLACEHOLDER, room);
    let size = vec2(galley.size().x + 2.0 * side, CONTROL.max(galley.size().y + 10.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    if ui.is_rect_visible(rect) {
        let pressed = response.is_pointer_button_down_on();
        let fill = match (look.fill, response.hovered()) {
            (Some(fill), true) if look.strong => Some(fill.mixed(if pressed { 0.8 } else { 0.9 }, p.text)),
            (Some(_), true) => Some(if pressed { p.selected_row } else { p.hover }),
            (None, true) => Some(p.hover),
            (fill, false) => fill,
        };
        let edge = look.edge.map_or(Stroke::NONE, |edge| Stroke::new(1.0, colour(edge)));
        let fill = fill.map_or(Color32::TRANSPARENT, colour);
        let shown = if look.fill.is_some() { rect } else { rect.expand2(vec2(4.0, 0.0)) };
        ui.painter().rect(shown, CornerRadius::same(RADIUS), fill, edge, StrokeKind::Inside);
        let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
        ui.painter().galley(at, galley, colour(look.ink));
        paint_focus(ui, &response, rect);
    }
    response
}

/// The ring around what has the keyboard.
pub fn paint_focus(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let stroke = focus_ring(palette(ui));
        ui.painter().rect_stroke(rect.expand(1.0), CornerRadius::same(RADIUS + 1), stroke, StrokeKind::Outside);
    }
}

/// A 32 × 32 button with a picture, as in the toolbar.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, on: bool) -> Response {
    square_button(ui, icon, name, on, 32.0)
}

/// A 24 × 24 button with a picture, as in rows.
pub fn small_icon_button(ui: &mut Ui, icon: Icon, name: &str, on: bool) -> Response {
    square_button(ui, icon, name, on, 24.0)
}

fn square_button(ui: &mut Ui, icon: Icon, name: &str, on: bool, side: f32) -> Response {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| {
        if on { WidgetInfo::selected(Role::Button, enabled, true, name) } else { WidgetInfo::labeled(Role::Button, enabled, name) }
    });
    if ui.is_rect_visible(rect) {
        let radius = CornerRadius::same(RADIUS);
        if on {
            ui.painter().rect(rect, radius, colour(p.selected_row), line(p.accent), StrokeKind::Inside);
        } else if response.hovered() && enabled {
            ui.painter().rect_filled(rect, radius, colour(p.hover));
        }
        let ink = if on { colour(p.accent) } else { colour(p.text) };
        paint_icon(ui.painter(), icon, rect.center(), ink);
        paint_focus(ui, &response, rect.shrink(1.0));
    }
    response
}
