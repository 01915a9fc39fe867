//! Choosing one of a few: segments beside each other, a list that folds out, a box to tick.

use egui::{Align2, Color32, ComboBox, CornerRadius, Id, Rect, Response, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::button::paint_focus;
use super::icon::paint_icon;
use crate::command::Icon;
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, CONTROL, RADIUS, SMALL, line, palette};

/// Segments side by side, as wide as the space or as wide as their words. The place of the one clicked.
pub fn segmented(ui: &mut Ui, name: &str, words: &[&str], on: usize, fill: bool) -> Option<usize> {
    let own: Vec<f32> =
        words.iter().map(|w| ui.painter().layout_no_wrap((*w).to_owned(), semibold(BODY), Color32::PLACEHOLDER).size().x + 20.0).collect();
    let sum: f32 = own.iter().sum();
    let spare = if fill { ((ui.available_width() - sum) / words.len().max(1) as f32).max(0.0) } else { 0.0 };
    let widths: Vec<f32> = own.iter().map(|w| w + spare).collect();
    segments(ui, name, words, on, &widths, CONTROL, |ui, at, rect| {
        let p = palette(ui);
        let (font, ink) = if at == on { (semibold(BODY), p.accent) } else { (regular(BODY), p.text) };
        if let Some(word) = words.get(at) {
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, word, font, colour(ink));
        }
    })
}

/// Segments with pictures of one's own, each `size` wide and high; `names` are what a screen reader says.
pub fn segmented_icons(
    ui: &mut Ui,
    name: &str,
    names: &[&str],
    on: usize,
    size: f32,
    paint: impl FnMut(&mut Ui, usize, Rect),
) -> Option<usize> {
    segments(ui, name, names, on, &vec![size; names.len()], size, paint)
}

fn segments(
    ui: &mut Ui,
    name: &str,
    names: &[&str],
    on: usize,
    widths: &[f32],
    height: f32,
    mut paint: impl FnMut(&mut Ui, usize, Rect),
) -> Option<usize> {
    let p = palette(ui);
    let (outer, whole) = ui.allocate_exact_size(vec2(widths.iter().sum(), height), Sense::hover());
    whole.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, name));
    ui.painter().rect(outer, CornerRadius::same(RADIUS), colour(p.field), line(p.field_line), StrokeKind::Inside);
    let mut clicked = None;
    let mut x = outer.left();
    for (at, (label, width)) in names.iter().zip(widths).enumerate() {
        let rect = Rect::from_min_size(pos2(x, outer.top()), vec2(*width, height));
        let response = ui.interact(rect, whole.id.with(at), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), at == on, *label));
        if at == on {
            ui.painter().rect(rect.shrink(1.0), CornerRadius::same(RADIUS - 1), colour(p.selected_row), line(p.accent), StrokeKind::Inside);
        } else {
            if response.hovered() {
                ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::same(RADIUS - 1), colour(p.hover));
            }
            if at > 0 && at != on + 1 {
                ui.painter().vline(rect.left(), (rect.top() + 7.0)..=(rect.bottom() - 7.0), line(p.separator));
            }
        }
        paint(ui, at, rect);
        paint_focus(ui, &response, rect.shrink(2.0));
        if response.clicked() {
            clicked = Some(at);
        }
        x += width;
    }
    clicked
}

/// A list that folds out, as wide as the space. The place of the one clicked.
pub fn combo(ui: &mut Ui, salt: impl std::hash::Hash + std::fmt::Debug, name: &str, words: &[&str], on: Option<usize>) -> Option<usize> {
    let shown = on.and_then(|at| words.get(at)).copied().unwrap_or("");
    let mut clicked = None;
    ui.spacing_mut().button_padding.x = 9.0;
    ui.spacing_mut().icon_width = 12.0;
    let response = ComboBox::from_id_salt(salt)
        .width(ui.available_width())
        .selected_text(shown)
        .truncate()
        .icon(|ui, rect, _, _| paint_icon(ui.painter(), Icon::ChevronDown, rect.center(), colour(palette(ui).muted)))
        .show_ui(ui, |ui| {
            for (at, word) in words.iter().enumerate() {
                if ui.selectable_label(on == Some(at), *word).clicked() {
                    clicked = Some(at);
                }
            }
        })
        .response;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(name);
        node.set_value(shown);
    });
    clicked
}

/// One of several rows of which one is on: a ring to fill, words and, at the right, a note.
pub(super) fn choice_row(ui: &mut Ui, id: Id, words: &str, note: &str, on: bool, sense: Sense) -> Response {
    let p = palette(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), CONTROL));
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, words));
    let at = pos2(rect.left() + 9.0, rect.center().y);
    let fill = if response.hovered() { p.hover } else { p.field };
    ui.painter().circle(at, 8.5, colour(fill), line(if on { p.accent } else { p.field_line }));
    if on {
        ui.painter().circle_filled(at, 5.0, colour(p.accent));
    }
    row_words(ui, rect, words, note);
    paint_focus(ui, &response, rect);
    response
}

fn row_words(ui: &Ui, rect: Rect, words: &str, note: &str) {
    let p = palette(ui);
    let at = pos2(rect.left() + 28.0, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, words, regular(BODY), colour(p.text));
    ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, note, regular(SMALL), colour(p.muted));
}

/// A box to tick with its words and, at the right, a note. Clicked anywhere in the row.
pub fn check_row(ui: &mut Ui, words: &str, note: &str, on: bool) -> Response {
    let p = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, words));
    let tick = Rect::from_center_size(pos2(rect.left() + 9.0, rect.center().y), vec2(18.0, 18.0));
    let (fill, edge) = if on { (p.accent, p.accent) } else { (p.field, p.field_line) };
    let fill = if response.hovered() && !on { p.hover } else { fill };
    ui.painter().rect(tick, CornerRadius::same(4), colour(fill), line(edge), StrokeKind::Inside);
    if on {
        paint_icon(ui.painter(), Icon::Check, tick.center(), colour(p.on_accent));
    }
    row_words(ui, rect, words, note);
    paint_focus(ui, &response, rect);
    response
}
