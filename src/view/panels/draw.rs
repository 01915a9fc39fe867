//! Marks of the map in panels that the shared widgets do not have: signs of steps, delay bars, voice bars, numbered discs, kinds.

use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::ink::{Ink, strong};
use crate::command::Icon;
use crate::map::{Connection, ElementKind, PairSign, Polarity};
use crate::view::widgets::{paint_disc, paint_icon, paint_swatch};

/// A step's sign at this place: one disc, or + and − touching when claims contest it.
pub fn sign(painter: &Painter, at: Pos2, sign: PairSign, ink: Ink) {
    let disc = |x: f32, polarity| paint_disc(painter, ink.palette, at + vec2(x, 0.0), polarity, ink.palette.link, 0.95);
    match sign {
        PairSign::Agreed(polarity) => disc(0.0, polarity),
        PairSign::Contested => {
            disc(-8.0, Polarity::Plus);
            disc(8.0, Polarity::Minus);
        }
    }
}

/// What a connection is: its disc, or an arrow for a relation.
pub fn connection(painter: &Painter, at: Pos2, connection: &Connection, ink: Ink) {
    match connection.influence() {
        Some(influence) => paint_disc(painter, ink.palette, at, influence.polarity, ink.palette.link, 0.95),
        None => painter.arrow(at - vec2(8.0, 0.0), vec2(16.0, 0.0), Stroke::new(1.2, ink.muted())),
    }
}

/// The two bars of a delay.
pub fn delay(painter: &Painter, at: Pos2, ink: Color32) {
    for x in [-2.25, 2.25] {
        painter.line_segment([at + vec2(x, -6.0), at + vec2(x, 6.0)], Stroke::new(1.8, ink));
    }
}

/// A voice's swatch, 14 × 10, its left middle here.
pub fn swatch(painter: &Painter, left_middle: Pos2, place: usize, ink: Ink) {
    paint_swatch(painter, ink.palette, Rect::from_min_size(left_middle - vec2(0.0, 5.0), vec2(14.0, 10.0)), place.min(2));
}

/// Parts in proportion, none under 6 wide if it is not zero, in the order of voices: (place, count).
pub fn voice_bar(painter: &Painter, rect: Rect, parts: &[(usize, u32)], ink: Ink) {
    let total: u32 = parts.iter().map(|part| part.1).sum();
    let wanted = |count: u32| (rect.width() * count as f32 / total.max(1) as f32).max(6.0);
    let sum: f32 = parts.iter().filter(|p| p.1 > 0).map(|p| wanted(p.1)).sum();
    let mut left = rect.left();
    for &(place, count) in parts.iter().filter(|p| p.1 > 0) {
        let width = wanted(count) * rect.width() / sum.max(1.0);
        paint_swatch(painter, ink.palette, Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height())), place.min(2));
        left += width;
    }
}

/// The outline of an element kind.
pub fn kind(painter: &Painter, at: Pos2, kind: ElementKind, colour: Color32) {
    let icon = match kind {
        ElementKind::Factor => Icon::Factor,
        ElementKind::Actor => Icon::Actor,
        ElementKind::Outcome => Icon::Outcome,
        ElementKind::Intervention => Icon::Intervention,
    };
    paint_icon(painter, icon, at, colour);
}

/// The lever mark.
pub fn lever(painter: &Painter, at: Pos2, colour: Color32) {
    let foot = [(-2.5, 5.0), (0.0, 0.8), (2.5, 5.0)].map(|(x, y)| at + vec2(x, y));
    painter.add(Shape::convex_polygon(foot.to_vec(), colour, Stroke::NONE));
    painter.line_segment([at + vec2(-7.5, 3.2), at + vec2(7.5, -3.6)], Stroke::new(1.7, colour));
}

/// A filled disc with a number, as on the steps of a traced loop.
pub fn number(painter: &Painter, at: Pos2, radius: f32, number: usize, fill: Color32, ink: Color32) {
    painter.circle_filled(at, radius, fill);
    painter.text(at, Align2::CENTER_CENTER, number.to_string(), strong(if number > 9 { 10.0 } else { 11.5 }), ink);
}
