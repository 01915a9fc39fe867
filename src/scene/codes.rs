//! Words beside elements: part codes for paper, N12, so that a note on a print finds its part again; and figures.

use std::sync::Arc;

use kurbo::Rect;

use super::easel::{Easel, Layer};
use super::places::{Places, Taken};
use super::plan::Body;
use super::{Detail, Role};
use crate::map::{Code, Outline};
use crate::text::Shaped;
use crate::theme::{Rgba, role};

/// Height that a code keeps free.
const HEIGHT: f64 = 12.0;
/// Between an outline and a code.
const BESIDE: f64 = 2.0;

/// A code in its place.
pub(super) struct CodeMark {
    text: Arc<Shaped>,
    rect: Rect,
}

/// An element's code.
pub(super) fn code_of(body: &Body) -> String {
    Code::element(body.element.number).to_string()
}

/// Chooses and takes the place of words beside an element.
pub(super) fn place(easel: &mut Easel, body: &Body, words: &str, places: &mut Places) -> CodeMark {
    let text = easel.line(words, role::part_code(&easel.theme.pens));
    let w = f64::from(text.width);
    let Rect { x0, y0, x1, y1 } = body.shape.rect;
    let inset = match body.shape.outline {
        Outline::Pill => (y1 - y0) * 0.42,
        Outline::Hexagon => body.shape.nose(),
        Outline::Box | Outline::DoubleBox => 2.0,
    };
    let (left, right, middle) = (x0 + inset, x1 - inset - w, (x0 + x1 - w) / 2.0);
    let (below, above, level) = (y1 + BESIDE, y0 - BESIDE - HEIGHT, (y0 + y1 - HEIGHT) / 2.0);
    let beside = 2.0 * BESIDE;
    let corners = [
        (left, below),
        (right, below),
        (right, above),
        (left, above),
        (middle, below),
        (middle, above),
        (x0 - w - beside, level),
        (x1 + beside, level),
        (x1 + beside, y1 - HEIGHT),
        (x0 - w - beside, y1 - HEIGHT),
    ];
    let candidates = corners.into_iter().map(|corner| Rect::from_origin_size(corner, (w, HEIGHT)));
    let own = |taken: &Taken| taken.part == body.part() && taken.role == Role::Element;
    let rect = places.best(candidates, 2.0, own).unwrap_or_default();
    places.take(body.part(), Role::Code, rect);
    CodeMark { text, rect }
}

/// Draws a code of the element.
pub(super) fn draw_code(easel: &mut Easel, body: &Body, mark: &CodeMark) {
    easel.part(Layer::Elements, body.part(), body.dim);
    easel.from(Detail::Mark);
    draw(easel, mark, easel.theme.palette.muted);
}

/// Draws words where the easel is at.
pub(super) fn draw(easel: &mut Easel, mark: &CodeMark, ink: Rgba) {
    easel.text(Role::Code, mark.text.clone(), mark.rect.center(), ink);
}
