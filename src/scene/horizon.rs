//! "as is" and "to be": a small tab on the lower edge of an element, or on a line, of what belongs to one state of the system alone. Words, so
//! that nothing needs a colour or a legend.

use kurbo::{Point, Rect, Vec2};

use super::easel::Easel;
use super::places::Places;
use super::plan::{Body, Link};
use super::{Detail, Role};
use crate::layout::rounded;
use crate::map::{Horizon, Outline};
use crate::theme::role;

/// Half the height of a tab.
const HALF: f64 = 8.0;
/// Beside the words.
const PADDING: f64 = 5.0;
/// From the corner of an element.
const INSET: f64 = 12.0;
/// Where on a line it stands, from tail to head: before the middle, which is for delay bars.
const SHARE: f64 = 0.28;

/// Where the tab of an element is, if it has one.
pub(super) fn rect(easel: &mut Easel, body: &Body) -> Option<Rect> {
    let words = body.element.horizon.words();
    if words.is_empty() {
        return None;
    }
    let width = f64::from(easel.line(words, role::badge_count(&easel.theme.pens)).width) + 2.0 * PADDING;
    let nose = if body.shape.outline == Outline::Hexagon { body.shape.nose() } else { 0.0 };
    let corner = Point::new(body.shape.rect.x0 + INSET + nose, body.shape.rect.y1 - HALF);
    Some(Rect::from_origin_size(corner, (width, 2.0 * HALF)))
}

/// Draws it on the part that the easel is at.
pub(super) fn on_element(easel: &mut Easel, body: &Body) {
    if let Some(rect) = rect(easel, body) {
        tab(easel, body.element.horizon, rect);
    }
}

/// Draws it on the line that the easel is at, if all that the line stands for belong to one state.
pub(super) fn on_line(easel: &mut Easel, link: &Link, places: &mut Places) {
    let horizon = link.lead.horizon;
    if horizon == Horizon::Both || link.claims.iter().any(|claim| claim.horizon != horizon) {
        return;
    }
    let width = f64::from(easel.line(horizon.words(), role::badge_count(&easel.theme.pens)).width);
    let half = Vec2::new(width / 2.0 + PADDING, HALF);
    let at = link.arc.point(link.arc.length() * SHARE);
    let rect = Rect::from_points(at - half, at + half);
    places.take(link.part(), Role::Badge, rect);
    easel.from(Detail::Mark);
    tab(easel, horizon, rect);
}

fn tab(easel: &mut Easel, horizon: Horizon, rect: Rect) {
    let theme = easel.theme;
    let frame = rounded(rect, 4.0);
    easel.fill(Role::Badge, frame.clone(), theme.palette.badge);
    easel.stroke(Role::Badge, frame, theme.palette.badge_line, theme.pens.badge_line);
    let words = easel.line(horizon.words(), role::badge_count(&theme.pens));
    easel.text(Role::Badge, words, rect.center(), theme.palette.muted);
}
