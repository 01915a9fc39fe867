//! What is pressed: buttons that say more than they show, rows of lists, check boxes whose words wrap.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::command::Icon;
use crate::session::Session;
use crate::view::panels::ink::{Ink, plain};
use crate::view::style::{CONTROL, RADIUS};
use crate::view::widgets::{flat_button, paint_focus, paint_icon, take_wanted};

/// A flat button whose words do not say enough on their own: `name` is read out.
pub fn named_button_ui(ui: &mut Ui, words: &str, name: &str) -> Response {
    flat_button(ui, words).accessible_name(name)
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
    take_wanted(&response);
    paint_focus(ui, &response, rect.shrink(1.0));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    (rect, response)
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
        paint_icon(ui.painter(), Icon::Check, square.center(), ink.on_accent());
    }
    ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0), galley, ink.text());
    paint_focus(ui, &response, rect.shrink(1.0));
    response.clicked().then_some(!on)
}
