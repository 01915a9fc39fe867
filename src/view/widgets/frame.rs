//! What holds other things: cards, heads of sections, a label beside a control, a strip with a sentence.

use egui::{Align2, CornerRadius, Frame, Id, InnerResponse, Margin, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::button::paint_focus;
use super::icon::paint_icon;
use crate::command::Icon;
use crate::session::NoticeKind;
use crate::theme::Rgba;
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, CARD_RADIUS, line, palette};

/// A card on the second panel's colour.
pub fn card<R>(ui: &mut Ui, inside: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let p = palette(ui);
    Frame::new()
        .fill(colour(p.second_panel))
        .stroke(line(p.separator))
        .corner_radius(CornerRadius::same(CARD_RADIUS))
        .inner_margin(Margin::same(12))
        .show(ui, inside)
}

/// A line across the space.
pub fn separator(ui: &mut Ui) {
    let p = palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, line(p.separator));
}

/// The head of a section with a chevron: 32 high, title, count or note. `true` when it was asked to open or fold. Widgets for its right end
/// are put there with `right`, which is laid out from right to left.
pub fn section_head(ui: &mut Ui, id: Id, title: &str, note: &str, open: bool, right: impl FnOnce(&mut Ui)) -> bool {
    let p = palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let name = if note.is_empty() { title.to_owned() } else { format!("{title}, {note}") };
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
    });
    ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(open));
    let chevron = if open { Icon::ChevronDown } else { Icon::ChevronRight };
    let ink = if response.hovered() { p.text } else { p.muted };
    paint_icon(ui.painter(), chevron, pos2(rect.left() + 5.0, rect.center().y), colour(ink));
    let at = pos2(rect.left() + 16.0, rect.center().y);
    let words = ui.painter().text(at, Align2::LEFT_CENTER, title, semibold(BODY), colour(p.text));
    ui.painter().text(pos2(words.right() + 7.0, at.y), Align2::LEFT_CENTER, note, regular(BODY), colour(p.muted));
    paint_focus(ui, &response, rect.shrink(1.0));
    let mut end = ui.new_child(UiBuilder::new().max_rect(rect).layout(egui::Layout::right_to_left(egui::Align::Center)));
    right(&mut end);
    response.clicked()
}

/// A label `column` wide and its control in the rest of the row, 28 high, 36 from row to row.
pub fn labelled<R>(ui: &mut Ui, words: &str, column: f32, control: impl FnOnce(&mut Ui) -> R) -> R {
    let p = palette(ui);
    ui.horizontal(|ui| {
        let width = column - ui.spacing().item_spacing.x;
        let words = ui.painter().layout(words.to_owned(), regular(BODY), colour(p.muted), width);
        let (rect, _) = ui.allocate_exact_size(vec2(width, words.size().y.max(28.0)), Sense::hover());
        ui.painter().galley(Align2::LEFT_CENTER.align_size_within_rect(words.size(), rect).min, words, colour(p.muted));
        control(ui)
    })
    .inner
}

/// A sentence with a coloured bar at its left, as wide as the space; what else belongs to it goes below.
pub fn strip<R>(ui: &mut Ui, kind: NoticeKind, words: &str, below: impl FnOnce(&mut Ui) -> R) -> R {
    let p = palette(ui);
    let bar: Rgba = match kind {
        NoticeKind::Done => p.ok,
        NoticeKind::Note => p.accent,
        NoticeKind::Problem => p.warn,
    };
    let inner = Frame::new().inner_margin(Margin { left: 14, right: 0, top: 2, bottom: 2 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.label(words);
        below(ui)
    });
    let rect = inner.response.rect;
    let mark = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
    ui.painter().rect_filled(mark, CornerRadius::same(1), colour(bar));
    inner.inner
}

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput, Shape};

    use super::*;

    #[test]
    fn words_do_not_run_into_their_control() {
        let ctx = Context::default();
        let mut control = Rect::NOTHING;
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            control = labelled(ui, "Quotes marked sensitive by anybody", 88.0, |ui| ui.button("x").rect);
        });
        output.textures_delta.clear();
        let words = output.shapes.iter().filter_map(|clipped| match &clipped.shape {
            Shape::Text(text) if text.galley.text().starts_with("Quotes") => Some(text.visual_bounding_rect()),
            _ => None,
        });
        let words: Vec<Rect> = words.collect();
        assert!(words.len() == 1 && words[0].right() < control.left() && words[0].height() > 28.0, "{words:?} {control:?}");
    }
}
