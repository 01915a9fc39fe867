//! What the sizes and shades of elements tell: a small card in the lower left corner of the canvas, wherever on the map one looks. The map
//! has the same below it, which is printed.

use egui::{Align2, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::Sheet;
use super::card::{Card, INNER, card};
use crate::scene::{CoverageView, figure_outline, figure_shade};
use crate::session::Action;
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, SMALL};

/// A sample of the first grade; each grade is so much wider and higher.
const SAMPLE: (f32, f32) = (26.0, 12.0);
const MORE: f32 = 1.2;
/// A row, and what stands before its words.
const ROW: f32 = 22.0;
const MARK: f32 = 44.0;

/// The card, when a figure is shown; that of coverage has the corner if both are.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, actions: &mut Vec<Action>) {
    let Some(figure) = sheet.session.figures.marks().filter(|figure| !figure.ranges.is_empty()) else { return };
    if sheet.session.canvas.coverage != CoverageView::Off {
        return;
    }
    let p = &sheet.theme.palette;
    let limits = ui.painter().layout(figure.limits.clone(), regular(SMALL), colour(p.muted), INNER);
    let title = ui.painter().layout(figure.title.clone(), semibold(BODY), colour(p.text), INNER - 30.0);
    let head = title.size().y.max(20.0) + 8.0;
    let height = head + figure.ranges.len() as f32 * ROW + 4.0 + limits.size().y;
    let said: Vec<&str> = figure.ranges.iter().map(|(_, range)| range.as_str()).collect();
    let told = format!("{}. From small to large: {}. {}", figure.title, said.join(", "), figure.limits);
    let Some(Card { ui, inner, closed }) = card(ui, sheet, "figure legend", height, &told, "All elements alike") else { return };
    if closed {
        actions.push(Action::Run("analyse.size_none"));
    }
    let left = inner.left();
    ui.painter().galley(inner.min, title, colour(p.text));
    let mut top = inner.top() + head;
    for (grade, range) in &figure.ranges {
        let middle = pos2(left + MARK / 2.0 - 4.0, top + ROW / 2.0);
        let size = vec2(SAMPLE.0 + 2.0 * MORE * f32::from(*grade), SAMPLE.1 + MORE * f32::from(*grade));
        let outline = Stroke::new(figure_outline(sheet.theme.pens.outline, *grade) as f32, colour(p.outline));
        let shade = colour(figure_shade(p.accent, p.fill, *grade));
        ui.painter().rect(Rect::from_center_size(middle, size), CornerRadius::same(3), shade, outline, StrokeKind::Middle);
        ui.painter().text(pos2(left + MARK, top + ROW / 2.0), Align2::LEFT_CENTER, range, regular(SMALL), colour(p.text));
        top += ROW;
    }
    ui.painter().galley(pos2(left, top + 4.0), limits, colour(p.muted));
}
