//! What is pressed: buttons, rows of lists, heads of sections, check boxes.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{CONTROL, RADIUS};
use crate::session::Session;
use crate::view::panels::draw;
use crate::view::panels::ink::{Ink, plain, strong};

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A frame.
    Plain,
    /// Filled with the accent: the one thing to do next.
    Primary,
    /// Framed, and switched on.
    On,
    /// Words only.
    Flat,
}

/// The ring round what has the focus.
pub fn focus_ring(ui: &Ui, response: &Response, ink: Ink) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, ink.accent());
        ui.painter().rect_stroke(response.rect, CornerRadius::same(RADIUS), stroke, StrokeKind::Inside);
    }
}

/// A button as wide as its words, at most as wide as there is room (the words wrap then).
pub fn button_ui(ui: &mut Ui, session: &Session, label: &str, look: Look) -> Response {
    named_button_ui(ui, session, (label, label), look)
}

/// A button whose words do not say enough on their own: `name` is read out.
pub fn named_button_ui(ui: &mut Ui, session: &Session, (label, name): (&str, &str), look: Look) -> Response {
    let ink = Ink::of(session);
    let enabled = ui.is_enabled();
    let (fill, line, text) = match look {
        Look::Plain => (ink.field(), ink.field_line(), ink.text()),
        Look::Primary => (ink.accent(), ink.accent(), ink.on_accent()),
        Look::On => (ink.selected_row(), ink.accent(), ink.accent()),
        Look::Flat => (egui::Color32::TRANSPARENT, egui::Color32::TRANSPARENT, ink.accent()),
    };
    let text = if enabled { text } else { ink.muted() };
    let font = if look == Look::Plain { plain(13.0) } else { strong(13.0) };
    let padding = if look == Look::Flat { 4.0 } else { 12.0 };
    let galley = ui.painter().layout(label.to_owned(), font, text, (ui.available_width() - 2.0 * padding).max(30.0));
    let size = vec2(galley.size().x + 2.0 * padding, CONTROL.max(galley.size().y + 10.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let fill = if response.hovered() && matches!(look, Look::Plain | Look::Flat) { ink.hover() } else { fill };
    ui.painter().rect(rect, CornerRadius::same(RADIUS), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, text);
    focus_ring(ui, &response, ink);
    response
}

/// A button of 28 by 28 with a mark painted in it; `name` is read out and shown on hovering.
pub fn icon_button_ui(ui: &mut Ui, session: &Session, name: &str, paint: impl FnOnce(&egui::Painter, egui::Pos2, Ink)) -> Response {
    let ink = Ink::of(session);
    let (rect, response) = ui.allocate_exact_size(vec2(CONTROL, CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), ink.hover());
    }
    paint(ui.painter(), rect.center(), ink);
    focus_ring(ui, &response, ink);
    response.on_hover_text(name)
}

/// A row of a list: full width, `height` high, filled when selected or under the pointer. What is in it is painted by the caller.
pub fn row_ui(
    ui: &mut Ui,
    session: &Session,
    salt: impl std::hash::Hash + std::fmt::Debug,
    height: f32,
    selected: bool,
    name: &str,
) -> (Rect, Response) {
    let ink = Ink::of(session);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let response = ui.interact(rect, ui.make_persistent_id(salt), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, name));
    let fill = if selected { Some(ink.selected_row()) } else { response.hovered().then(|| ink.hover()) };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), fill);
    }
    focus_ring(ui, &response, ink);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    (rect, response)
}

/// The head of a section: chevron, title, a count or a few words. `true` when it was pressed.
pub fn head_ui(ui: &mut Ui, session: &Session, title: &str, count: &str, open: bool, trailing: impl FnOnce(&mut Ui)) -> bool {
    let ink = Ink::of(session);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let right = Rect::from_min_max(pos2(rect.left() + 60.0, rect.top() + 2.0), rect.max);
    let mut side =
        ui.new_child(egui::UiBuilder::new().max_rect(right).layout(egui::Layout::right_to_left(egui::Align::Min)).id_salt(("side", title)));
    trailing(&mut side);
    let taken = side.min_rect().left().min(rect.right());
    let press = Rect::from_min_max(rect.min, pos2((taken - 6.0).max(rect.left() + 60.0), rect.bottom()));
    let response = ui.interact(press, ui.make_persistent_id(("head", title)), Sense::click());
    response.widget_info(|| {
        let state = if open { "open" } else { "folded" };
        WidgetInfo::selected(Role::DisclosureTriangle, true, open, format!("{title} {count}, {state}"))
    });
    let middle = rect.center().y;
    draw::chevron(ui.painter(), pos2(rect.left() + 5.0, middle), open, ink.muted());
    let painter = ui.painter().with_clip_rect(press.expand(1.0).intersect(ui.clip_rect()));
    let title = painter.layout_no_wrap(title.to_owned(), strong(13.0), ink.text());
    let at = pos2(rect.left() + 16.0, middle - title.size().y / 2.0);
    let after = at.x + title.size().x + 7.0;
    painter.galley(at, title, ink.text());
    let count = painter.layout_no_wrap(count.to_owned(), plain(13.0), ink.muted());
    painter.galley(pos2(after, middle - count.size().y / 2.0), count, ink.muted());
    focus_ring(ui, &response, ink);
    response.clicked()
}

/// A check box with its words, which wrap. The answer is the new state when it was pressed.
pub fn check_ui(ui: &mut Ui, session: &Session, label: &str, on: bool) -> Option<bool> {
    let ink = Ink::of(session);
    let galley = ui.painter().layout(label.to_owned(), plain(13.0), ink.text(), (ui.available_width() - 26.0).max(30.0));
    let size = vec2(galley.size().x + 26.0, CONTROL.max(galley.size().y + 8.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, label));
    let square = Rect::from_center_size(pos2(rect.left() + 9.0, rect.center().y), vec2(16.0, 16.0));
    let (fill, line) = if on { (ink.accent(), ink.accent()) } else { (ink.field(), ink.field_line()) };
    ui.painter().rect(square, CornerRadius::same(4), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    if on {
        let at = square.center();
        let tick = [at + vec2(-4.0, 0.2), at + vec2(-1.2, 3.2), at + vec2(4.2, -3.4)];
        ui.painter().add(egui::Shape::line(tick.to_vec(), Stroke::new(1.8, ink.on_accent())));
    }
    ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0), galley, ink.text());
    focus_ring(ui, &response, ink);
    response.clicked().then_some(!on)
}
