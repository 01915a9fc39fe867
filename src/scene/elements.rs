//! Elements: outline, label, and the bar that stands for the label from afar.

use std::sync::Arc;

use kurbo::{Point, Rect};

use super::easel::{Easel, Layer};
use super::figures;
use super::plan::Body;
use super::{Detail, Role};
use crate::layout::rounded;
use crate::map::{Outline, Status};

/// Height of the bar that stands for a line of a label, ÷ label size.
const BAR_HEIGHT: f64 = 0.4;
/// How much of the text's colour such a bar has.
const BAR_INK: f64 = 0.45;

/// Draws an element without its badges.
pub(super) fn draw(easel: &mut Easel, body: &Body) {
    let (theme, shape) = (easel.theme, body.shape);
    let (palette, pens) = (&theme.palette, &theme.pens);
    easel.part(Layer::Elements, body.part(), body.dim);
    // The area and its outline are one path: once in memory, and once in a PDF.
    let path = Arc::new(shape.path(0.0));
    easel.fill(Role::Element, Arc::clone(&path), figures::shaded(palette.accent, palette.fill, body.grade));
    let outline = figures::outlined(pens.outline, body.grade);
    let draft = body.element.status == Status::Draft;
    if draft {
        let item = easel.stroke(Role::Element, path, palette.outline, pens.draft_line);
        item.dashed(Some(pens.dash_draft)).round();
    } else {
        easel.stroke(Role::Element, path, palette.outline, outline);
    }
    if shape.outline == Outline::DoubleBox {
        easel.stroke(Role::Element, shape.path(pens.outcome_gap), palette.outline, pens.outline);
    }
    easel.from(Detail::Label);
    easel.text(Role::Label, body.label.clone(), shape.centre(), palette.text);
    bars(easel, body);
}

/// One bar a line, in one path.
fn bars(easel: &mut Easel, body: &Body) {
    let theme = easel.theme;
    let height = theme.pens.label * BAR_HEIGHT;
    let line_height = theme.pens.label * theme.pens.leading;
    let centre = body.shape.centre();
    let count = body.label.lines.len() as f64;
    let mut path = kurbo::BezPath::new();
    for (row, line) in (0u32..).zip(&body.label.lines) {
        let y = centre.y + (f64::from(row) - (count - 1.0) / 2.0) * line_height;
        let width = f64::from(line.width).max(1.0);
        path.extend(rounded(Rect::from_center_size(Point::new(centre.x, y), (width, height)), height / 2.0));
    }
    easel.from(Detail::Instead);
    easel.fill(Role::Label, path, theme.palette.text.mixed(BAR_INK, theme.palette.fill));
}
