//! Choices: segments beside each other, and a list that drops down.

use egui::{CornerRadius, Popup, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::command::Icon;
use crate::session::Session;
use crate::view::panels::ink::{Ink, plain, strong};
use crate::view::style::{CONTROL, RADIUS};
use crate::view::widgets::{keyboard_back, paint_focus, paint_icon};

/// Paints the inside of a segment: where, which, and whether it is on.
pub type PaintSegment<'a> = &'a dyn Fn(&egui::Painter, Pos2, usize, bool);

/// Segments in a frame; they go on in a second row where there is no room. `paint` draws a segment's inside when it is not words.
/// The answer is which was pressed.
pub fn segments_ui(
    ui: &mut Ui,
    session: &Session,
    name: &str,
    options: &[(String, bool)],
    paint: Option<PaintSegment<'_>>,
) -> Option<usize> {
    let ink = Ink::of(session);
    let room = ui.available_width();
    let natural: Vec<f32> = options
        .iter()
        .map(|(label, _)| match paint {
            Some(_) => 30.0,
            None => ui.painter().layout_no_wrap(label.clone(), strong(13.0), ink.text()).size().x + 20.0,
        })
        .collect();
    let mut pressed = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (row, widths) in fitted(&natural, room, paint.is_none()) {
        let total: f32 = widths.iter().sum();
        let (frame, _) = ui.allocate_exact_size(vec2(total, CONTROL), Sense::hover());
        let line = Stroke::new(1.0, ink.field_line());
        ui.painter().rect(frame, CornerRadius::same(RADIUS), ink.field(), line, StrokeKind::Inside);
        let mut left = frame.left();
        let mut before_on = true;
        for (at, width) in widths.iter().enumerate() {
            let Some((label, on)) = options.get(row + at) else { continue };
            let rect = Rect::from_min_size(pos2(left, frame.top()), vec2(*width, CONTROL));
            let response = ui.interact(rect, ui.make_persistent_id((name, row + at)), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), *on, format!("{name}: {label}")));
            if *on {
                let stroke = Stroke::new(1.0, ink.accent());
                ui.painter().rect(rect.shrink(1.5), CornerRadius::same(RADIUS - 1), ink.selected_row(), stroke, StrokeKind::Inside);
            } else if !before_on {
                ui.painter().vline(left, rect.y_range().shrink(7.0), Stroke::new(1.0, ink.separator()));
            }
            before_on = *on;
            let (font, colour) = if *on { (strong(13.0), ink.accent()) } else { (plain(13.0), ink.text()) };
            match paint {
                Some(paint) => paint(ui.painter(), rect.center(), row + at, *on),
                None => {
                    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, label, font, colour);
                }
            }
            paint_focus(ui, &response, rect.shrink(1.0));
            if response.clicked() {
                pressed = Some(row + at);
            }
            left += width;
        }
    }
    pressed
}

/// Rows of segments that fit the room: the first option of each row, and the widths. Words share what is left over.
fn fitted(natural: &[f32], room: f32, spread: bool) -> Vec<(usize, Vec<f32>)> {
    let mut rows: Vec<(usize, Vec<f32>)> = Vec::new();
    let total: f32 = natural.iter().sum();
    // A little less padding before a second row.
    let squeeze = if total > room { (total - room).min(12.0 * natural.len() as f32) / natural.len().max(1) as f32 } else { 0.0 };
    for (at, width) in natural.iter().enumerate() {
        let width = (width - squeeze).min(room);
        match rows.last_mut() {
            Some((_, row)) if row.iter().sum::<f32>() + width <= room + 0.5 => row.push(width),
            _ => rows.push((at, vec![width])),
        }
    }
    if spread {
        for (_, row) in &mut rows {
            let share = ((room - row.iter().sum::<f32>()) / row.len().max(1) as f32).max(0.0);
            for width in row {
                *width += share;
            }
        }
    }
    rows
}

/// A field that drops down a list. `shown` wraps when it is long. The answer is what the list gave.
pub fn choice_ui<R>(ui: &mut Ui, session: &Session, name: &str, shown: &str, list: impl FnOnce(&mut Ui) -> Option<R>) -> Option<R> {
    let ink = Ink::of(session);
    let width = ui.available_width();
    let galley = ui.painter().layout(shown.to_owned(), plain(13.0), ink.text(), (width - 34.0).max(20.0));
    let (_, rect) = ui.allocate_space(vec2(width, CONTROL.max(galley.size().y + 10.0)));
    let response = ui.interact(rect, ui.make_persistent_id(("choice", name)), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    let fill = if response.hovered() { ink.hover() } else { ink.field() };
    ui.painter().rect(rect, CornerRadius::same(RADIUS), fill, Stroke::new(1.0, ink.field_line()), StrokeKind::Inside);
    ui.painter().galley(pos2(rect.left() + 9.0, rect.center().y - galley.size().y / 2.0), galley, ink.text());
    paint_icon(ui.painter(), Icon::ChevronDown, pos2(rect.right() - 14.0, rect.center().y), ink.muted());
    paint_focus(ui, &response, rect.shrink(1.0));
    let was_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    let popup = Popup::menu(&response).accessible_name(name.to_owned()).width(width.max(200.0));
    let shown = popup.show(|ui| egui::ScrollArea::vertical().max_height(320.0).show(ui, list).inner);
    keyboard_back(&response, was_open);
    shown.and_then(|shown| shown.inner)
}

/// A list that drops down with these values and words.
pub fn list_of<T: Clone + PartialEq>(
    ui: &mut Ui,
    session: &Session,
    name: &str,
    shown: &str,
    options: impl Iterator<Item = (T, String)>,
    on: &T,
) -> Option<T> {
    choice_ui(ui, session, name, shown, |ui| {
        let mut chosen = None;
        for (value, words) in options {
            if item_ui(ui, session, &words, value == *on) {
                chosen = Some(value);
            }
        }
        chosen
    })
}

/// A line of a list that drops down; words wrap.
pub fn item_ui(ui: &mut Ui, session: &Session, label: &str, selected: bool) -> bool {
    let ink = Ink::of(session);
    let width = ui.available_width();
    let font = if selected { strong(13.0) } else { plain(13.0) };
    let colour = if selected { ink.accent() } else { ink.text() };
    let galley = ui.painter().layout(label.to_owned(), font, colour, (width - 16.0).max(30.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, (galley.size().y + 8.0).max(26.0)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, ui.is_enabled(), selected, label));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(4), ink.hover());
    }
    ui.painter().galley(pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0), galley, colour);
    let clicked = response.clicked();
    if clicked {
        ui.close();
    }
    clicked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_wrap_where_there_is_no_room() {
        let rows = fitted(&[60.0, 80.0, 60.0], 130.0, true);
        assert_eq!(rows.iter().map(|r| (r.0, r.1.len())).collect::<Vec<_>>(), [(0, 2), (2, 1)]);
        assert!(rows.iter().all(|r| (r.1.iter().sum::<f32>() - 130.0).abs() < 0.1));
        assert_eq!(fitted(&[60.0, 80.0], 400.0, true).len(), 1);
    }
}
