//! Small marks on elements and connections: how much evidence of which voice, the lever, and that an element is disputed.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Vec2};

use super::coverage::{Reading, Saying};
use super::easel::{Easel, Layer, line, polygon};
use super::evidence::Counts;
use super::hatch::stripes;
use super::horizon;
use super::places::{Places, Taken};
use super::plan::{Body, Link};
use super::{Detail, Role};
use crate::layout::rounded;
use crate::map::{Outline, Status};
use crate::theme::role;

/// Left and right of what is in a badge.
const PADDING: f64 = 5.5;
/// Between count and bar.
const BEFORE_BAR: f64 = 4.0;
/// A part of a bar is never narrower than this.
const LEAST_PART: f64 = 6.0;
/// How far a badge sticks out beyond the corner of a box.
const OVERHANG: f64 = 8.0;
/// Between two places along a side.
const ALONG: f64 = 10.0;
/// From a disc to its badge.
const BESIDE_DISC: f64 = 4.0;
/// From a line to a badge beside it.
const BESIDE_LINE: f64 = 5.0;
/// How far back from the disc a badge is looked for beside the line.
const BACK: [f64; 12] = [18.0, 30.0, 44.0, 60.0, 80.0, 104.0, 132.0, 164.0, 200.0, 240.0, 290.0, 350.0];
/// Line of the lever's frame.
const LEVER_LINE: f64 = 1.1;

/// A badge in its place.
pub(super) struct Badge {
    saying: Saying,
    rect: Rect,
}

/// The width of an evidence badge; without a count when nobody has said anything.
fn width(easel: &mut Easel, saying: &Saying) -> f64 {
    let pens = &easel.theme.pens;
    if saying.text.is_empty() {
        return 2.0 * PADDING + pens.bar_width;
    }
    let count = easel.line(&saying.text, role::badge_count(pens));
    2.0 * PADDING + f64::from(count.width) + BEFORE_BAR + pens.bar_width
}

/// Takes the places of lever and disputed marks, which have one place only.
pub(super) fn take_fixed(easel: &mut Easel, body: &Body, framework: &str, places: &mut Places) {
    if body.element.leverage.is_marked() {
        let rect = lever_rect(easel, body, framework);
        places.take(body.part(), Role::Badge, rect);
    }
    if body.element.status == Status::Disputed {
        places.take(body.part(), Role::Badge, disputed_rect(body));
    }
    if let Some(rect) = horizon::rect(easel, body) {
        places.take(body.part(), Role::Badge, rect);
    }
}

/// Chooses and takes the place of an element's badge: a corner, or the middle of the lower side.
pub(super) fn on_element(easel: &mut Easel, body: &Body, saying: Saying, places: &mut Places) -> Badge {
    let (w, h) = (width(easel, &saying), easel.theme.pens.badge_height);
    let rect = body.shape.rect;
    let inset = match body.shape.outline {
        Outline::Hexagon => body.shape.nose() - 4.0,
        Outline::Pill => rect.height() * 0.22,
        Outline::Box | Outline::DoubleBox => -OVERHANG,
    };
    let (left, right) = (rect.x0 + inset, rect.x1 - inset - w);
    let (upper, lower) = (rect.y0 - 1.0 - h / 2.0, rect.y1 + 1.0 - h / 2.0);
    let middle = rect.center().x - w / 2.0;
    let corners = [(right, lower), (left, lower), (right, upper), (left, upper), (middle, lower), (middle, upper)];
    // Further out, where arcs leave no room at the corner itself.
    let out = if inset < 0.0 { OVERHANG * 1.5 } else { inset + OVERHANG };
    let further = [(right + out, lower), (left - out, lower), (right + out, upper), (left - out, upper)];
    let beside = [(rect.x1 - OVERHANG, rect.center().y - h / 2.0), (rect.x0 + OVERHANG - w, rect.center().y - h / 2.0)];
    // At last anywhere along the lower and the upper side.
    let steps = ((right - left).max(0.0) / ALONG).floor() as u32;
    let along = (1..=steps).map(|i| right - ALONG * f64::from(i)).flat_map(|x| [(x, lower), (x, upper)]);
    let candidates = corners.into_iter().chain(further).chain(along).chain(beside).map(|corner| Rect::from_origin_size(corner, (w, h)));
    let own = |taken: &Taken| taken.part == body.part() && taken.role == Role::Element;
    let rect = places.best(candidates, 2.0, own).unwrap_or(rect);
    places.take(body.part(), Role::Badge, rect);
    Badge { saying, rect }
}

/// Chooses and takes the place of a connection's badge: beside the disc that is furthest from the head, the outer side of the arc first; then
/// further from it; then beside the line, ever further back.
pub(super) fn on_link(easel: &mut Easel, link: &Link, at: f64, half: f64, saying: Saying, places: &mut Places) -> Badge {
    let size = Vec2::new(width(easel, &saying), easel.theme.pens.badge_height);
    let middle = link.arc.point(at);
    let side = if link.arc.outward(at).x < 0.0 { -1.0 } else { 1.0 };
    let around = [half + BESIDE_DISC, half + 2.5 * BESIDE_DISC].into_iter().flat_map(|gap| {
        let level = |side: f64, rise: f64, near: f64| Vec2::new(side * (near + size.x / 2.0), rise * (gap * 0.5 + size.y / 2.0));
        let upright = |rise: f64| Vec2::new(0.0, rise * (gap + size.y / 2.0));
        let diagonal =
            [level(side, 1.0, gap * 0.7), level(-side, 1.0, gap * 0.7), level(side, -1.0, gap * 0.7), level(-side, -1.0, gap * 0.7)];
        [level(side, 0.0, gap), level(-side, 0.0, gap), upright(-1.0), upright(1.0)].into_iter().chain(diagonal)
    });
    let around = around.map(|by| middle + by);
    let back = BACK.into_iter().filter(|back| *back < at).flat_map(|back| {
        let (on_line, out) = (link.arc.point(at - back), link.arc.outward(at - back));
        let reach = f64::midpoint(out.x.abs() * size.x, out.y.abs() * size.y) + BESIDE_LINE;
        let further = reach + 2.0 * BESIDE_LINE;
        [on_line + out * reach, on_line - out * reach, on_line + out * further, on_line - out * further]
    });
    let part = link.part();
    let candidates = around.chain(back).map(|middle| Rect::from_center_size(middle, size.to_size()));
    let rect = places.best(candidates, 2.0, |taken| taken.part == part && taken.role == Role::Disc).unwrap_or_default();
    places.take(part, Role::Badge, rect);
    Badge { saying, rect }
}

/// Draws an evidence badge of the part that the easel is at.
pub(super) fn draw(easel: &mut Easel, badge: &Badge, reading: &Reading) {
    let theme = easel.theme;
    let (palette, pens) = (&theme.palette, &theme.pens);
    let rect = badge.rect;
    easel.from(if reading.is_coverage() { Detail::Always } else { Detail::Mark });
    let frame = Arc::new(rounded(rect, rect.height() / 2.0));
    easel.fill(Role::Badge, Arc::clone(&frame), palette.badge);
    easel.stroke(Role::Badge, frame, palette.badge_line, pens.badge_line);
    let bar = Rect::from_center_size((rect.x1 - PADDING - pens.bar_width / 2.0, rect.center().y), (pens.bar_width, pens.bar_height));
    draw_bar(easel, bar, &badge.saying);
    if !badge.saying.text.is_empty() {
        let count = easel.line(&badge.saying.text, role::badge_count(pens));
        let middle = Point::new(rect.x0 + PADDING + f64::from(count.width) / 2.0, rect.center().y);
        easel.from(Detail::Count);
        easel.text(Role::Badge, count, middle, palette.text);
    }
}

/// A bar with its parts in proportion, in the order of voices: solid, diagonal, empty.
fn draw_bar(easel: &mut Easel, whole: Rect, saying: &Saying) {
    let (theme, counts) = (easel.theme, saying.counts);
    let (palette, pens) = (&theme.palette, &theme.pens);
    let ink = |place: usize| if theme.name.is_paper() { palette.outline } else { palette.voice(place) };
    let bar = filled(whole, saying);
    if bar.width() < whole.width() {
        easel.stroke(Role::Badge, kurbo::Shape::to_path(&whole, 0.1), ink(counts.len() - 1), pens.badge_line);
    }
    for (place, part) in bar_parts(bar, counts).into_iter().enumerate().filter(|(_, part)| part.width() > 0.0) {
        let frame = kurbo::Shape::to_path(&part, 0.1);
        match place {
            0 => {
                easel.fill(Role::Badge, frame.clone(), palette.voice(0));
            }
            1 => {
                let width = pens.hatch_pitch * 0.45;
                easel.fill(Role::Badge, stripes(part, pens.hatch_pitch, width), palette.voice(1));
            }
            _ => {}
        }
        easel.stroke(Role::Badge, frame, ink(place), pens.badge_line);
    }
}

/// The part of a bar that is filled: nothing where nobody has said anything, else as much as keeps every voice visible.
fn filled(bar: Rect, saying: &Saying) -> Rect {
    let least = LEAST_PART * saying.counts.iter().filter(|&&count| count > 0).count() as f64;
    let width = if least > 0.0 { (bar.width() * saying.share).clamp(least, bar.width()) } else { 0.0 };
    Rect { x1: bar.x0 + width, ..bar }
}

/// The parts of a bar, never under the least width if not zero.
fn bar_parts(bar: Rect, counts: Counts) -> [Rect; 3] {
    let total = f64::from(counts.iter().sum::<u32>()).max(1.0);
    let wanted = counts.map(|count| if count == 0 { 0.0 } else { (bar.width() * f64::from(count) / total).max(LEAST_PART) });
    // What the small ones got too much, the others give in proportion to what they have above the least.
    let spare: f64 = wanted.iter().map(|width| (width - LEAST_PART).max(0.0)).sum();
    let excess = wanted.iter().sum::<f64>() - bar.width();
    let share = if spare > 0.0 { excess / spare } else { 0.0 };
    let mut x = bar.x0;
    wanted.map(|width| {
        let width = if width > LEAST_PART { width - (width - LEAST_PART) * share } else { width };
        let part = Rect::new(x, bar.y0, x + width, bar.y1);
        x += width;
        part
    })
}

/// What stands in a lever mark: a level that is short enough to be read there.
fn level<'b>(body: &'b Body, framework: &str) -> Option<&'b str> {
    body.element.leverage.in_framework(framework).filter(|level| level.chars().count() <= 2)
}

fn lever_rect(easel: &mut Easel, body: &Body, framework: &str) -> Rect {
    let pens = &easel.theme.pens;
    let text = level(body, framework).map_or(0.0, |level| 3.0 + f64::from(easel.line(level, role::badge_count(pens)).width));
    let size = (5.0 + 15.0 + text + 6.0, pens.lever_height);
    let from_left = if body.shape.nose() > 0.0 { body.shape.nose() } else { 8.0 };
    Rect::from_origin_size((body.shape.rect.x0 + from_left, body.shape.rect.y0 - size.1 / 2.0), size)
}

fn disputed_rect(body: &Body) -> Rect {
    let rect = body.shape.rect;
    Rect::new(rect.x1 - 12.0 - 26.0, rect.y0 - 8.0, rect.x1 - 12.0, rect.y0 + 8.0)
}

/// Draws lever and disputed marks of the element that the easel is at.
pub(super) fn draw_fixed(easel: &mut Easel, body: &Body, framework: &str) {
    easel.part(Layer::Elements, body.part(), body.dim);
    easel.from(Detail::Mark);
    if body.element.leverage.is_marked() {
        draw_lever(easel, body, framework);
    }
    if body.element.status == Status::Disputed {
        draw_disputed(easel, disputed_rect(body));
    }
    horizon::on_element(easel, body);
}

fn draw_lever(easel: &mut Easel, body: &Body, framework: &str) {
    let theme = easel.theme;
    let palette = &theme.palette;
    let rect = lever_rect(easel, body, framework);
    let frame = Arc::new(rounded(rect, 4.0));
    easel.fill(Role::Badge, Arc::clone(&frame), palette.badge);
    easel.stroke(Role::Badge, frame, palette.lever, LEVER_LINE);
    let place = |x: f64, y: f64| Point::new(rect.x0 + 5.0 + x, rect.center().y + y);
    let mut pivot = BezPath::new();
    polygon(&mut pivot, &[place(5.0, 5.0), place(7.5, 0.8), place(10.0, 5.0)]);
    easel.fill(Role::Badge, pivot, palette.lever);
    easel.stroke(Role::Badge, line(place(0.0, 3.2), place(15.0, -3.6)), palette.lever, 1.7).round();
    if let Some(level) = level(body, framework) {
        let text = easel.line(level, role::badge_count(&theme.pens));
        let middle = Point::new(rect.x0 + 23.0 + f64::from(text.width) / 2.0, rect.center().y);
        easel.from(Detail::Count);
        easel.text(Role::Badge, text, middle, palette.lever);
        easel.from(Detail::Mark);
    }
}

fn draw_disputed(easel: &mut Easel, rect: Rect) {
    let theme = easel.theme;
    let palette = &theme.palette;
    let frame = Arc::new(rounded(rect, 4.0));
    easel.fill(Role::Badge, Arc::clone(&frame), palette.badge);
    easel.stroke(Role::Badge, frame, palette.badge_line, theme.pens.badge_line);
    let mut zigzag = BezPath::new();
    let mut at = Point::new(rect.x0 + 5.0, rect.center().y + 2.6);
    zigzag.move_to(at);
    for rise in [-5.6, 5.6, -5.6, 5.6, -5.6] {
        at += Vec2::new(3.2, rise);
        zigzag.line_to(at);
    }
    easel.stroke(Role::Badge, zigzag, palette.link, 1.5).round();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_voices_stay_visible_and_the_bar_stays_full() {
        let bar = Rect::new(0.0, 0.0, 30.0, 7.5);
        for counts in [[1, 0, 0], [1, 99, 1], [5, 3, 0], [1, 1, 1], [0, 1, 40]] {
            let parts = bar_parts(bar, counts);
            assert!((parts.iter().map(Rect::width).sum::<f64>() - 30.0).abs() < 1e-9, "{counts:?}");
            for (part, count) in parts.iter().zip(counts) {
                assert!(if count == 0 { part.width() == 0.0 } else { part.width() >= LEAST_PART - 1e-9 }, "{counts:?} {parts:?}");
            }
        }
        assert!((bar_parts(bar, [1, 1, 0])[0].width() - 15.0).abs() < 1e-9);
    }
}
