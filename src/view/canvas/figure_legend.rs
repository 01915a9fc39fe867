//! What the sizes and shades of elements tell: a small card in the lower left corner of the canvas, wherever on the map one looks. The map
//! has the same below it, which is printed.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::Sheet;
use crate::command::Icon;
use crate::scene::{CoverageView, figure_outline, figure_shade};
use crate::session::Action;
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, CARD_RADIUS, SMALL, line};
use crate::view::widgets::small_icon_button;

const WIDTH: f32 = 272.0;
const PADDING: f32 = 12.0;
/// Between the card and the edges of the canvas.
const MARGIN: f32 = 12.0;
/// A sample of the first grade; each grade is so much wider and higher.
const SAMPLE: (f32, f32) = (26.0, 12.0);
const MORE: f32 = 1.2;
/// A row, and what stands before its words.
const ROW: f32 = 22.0;
const MARK: f32 = 44.0;

/// The card, when a figure is shown; that of coverage has the corner if both are.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, actions: &mut Vec<Action>) {
    let Some(figure) = sheet.session.figures.marks().filter(|figure| !figure.ranges.is_empty()) else { return };
    if sheet.session.canvas.coverage != CoverageView::Off || sheet.rect.width() < WIDTH + 2.0 * MARGIN {
        return;
    }
    let p = &sheet.theme.palette;
    let limits = ui.painter().layout(figure.limits.clone(), regular(SMALL), colour(p.muted), WIDTH - 2.0 * PADDING);
    let title = ui.painter().layout(figure.title.clone(), semibold(BODY), colour(p.text), WIDTH - 2.0 * PADDING - 30.0);
    let head = title.size().y.max(24.0) + 6.0;
    let height = 2.0 * PADDING + head + figure.ranges.len() as f32 * ROW + 4.0 + limits.size().y;
    let card = Rect::from_min_size(sheet.rect.left_bottom() + vec2(MARGIN, -MARGIN - height), vec2(WIDTH, height));
    if card.top() < sheet.rect.top() {
        return;
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(card).id_salt("figure legend"));
    let response = child.interact(card, child.unique_id().with("card"), Sense::click_and_drag());
    let said: Vec<&str> = figure.ranges.iter().map(|(_, range)| range.as_str()).collect();
    let told = format!("{}. From small to large: {}. {}", figure.title, said.join(", "), figure.limits);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, told.clone()));
    child.painter().rect(card, CornerRadius::same(CARD_RADIUS), colour(p.panel), line(p.separator), StrokeKind::Inside);
    let left = card.left() + PADDING;
    let mut top = card.top() + PADDING;
    child.painter().galley(pos2(left, top + 3.0), title, colour(p.text));
    let cross = Rect::from_center_size(pos2(card.right() - PADDING - 8.0, top + 12.0), vec2(24.0, 24.0));
    let mut corner = child.new_child(UiBuilder::new().max_rect(cross));
    if small_icon_button(&mut corner, Icon::Close, "All elements alike", false).on_hover_text("All elements alike").clicked() {
        actions.push(Action::Run("analyse.size_none"));
    }
    top += head;
    for (grade, range) in &figure.ranges {
        let middle = pos2(left + MARK / 2.0 - 4.0, top + ROW / 2.0);
        let size = vec2(SAMPLE.0 + 2.0 * MORE * f32::from(*grade), SAMPLE.1 + MORE * f32::from(*grade));
        let outline = Stroke::new(figure_outline(sheet.theme.pens.outline, *grade) as f32, colour(p.outline));
        let shade = colour(figure_shade(p.accent, p.fill, *grade));
        child.painter().rect(Rect::from_center_size(middle, size), CornerRadius::same(3), shade, outline, StrokeKind::Middle);
        child.painter().text(pos2(left + MARK, top + ROW / 2.0), Align2::LEFT_CENTER, range, regular(SMALL), colour(p.text));
        top += ROW;
    }
    child.painter().galley(pos2(left, top + 4.0), limits, colour(p.muted));
}
