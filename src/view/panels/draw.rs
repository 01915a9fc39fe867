//! The marks of the map, small, as panels show them: polarity discs, delay bars, loop rings, voice bars and swatches, outlines of kinds.

use std::f32::consts::{PI, TAU};

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::ink::{Ink, strong};
use crate::map::{ElementKind, LoopType, Outline, PairSign, Polarity};

/// A polarity disc: + open, − filled with the sign cut out, ? open. `k` scales it from its size on the map.
pub fn disc(painter: &Painter, at: Pos2, polarity: Polarity, ink: Color32, ground: Color32, k: f32) {
    let radius = 8.0 * k;
    let (inside, sign) = if polarity == Polarity::Minus { (ink, ground) } else { (ground, ink) };
    painter.circle(at, radius, inside, Stroke::new(1.2 * k, ink));
    let line = Stroke::new(1.8 * k, sign);
    let arm = 4.0 * k;
    match polarity {
        Polarity::Plus => {
            painter.line_segment([at - vec2(arm, 0.0), at + vec2(arm, 0.0)], line);
            painter.line_segment([at - vec2(0.0, arm), at + vec2(0.0, arm)], line);
        }
        Polarity::Minus => {
            painter.line_segment([at - vec2(arm, 0.0), at + vec2(arm, 0.0)], line);
        }
        Polarity::Unknown => question_mark(painter, at, k, sign),
    }
}

fn question_mark(painter: &Painter, at: Pos2, k: f32, ink: Color32) {
    let mut points = Vec::new();
    for step in 0..=12 {
        let angle = PI * (1.0 + 1.35 * step as f32 / 12.0);
        points.push(at + vec2(0.0, -2.0 * k) + 2.6 * k * vec2(angle.cos(), angle.sin()));
    }
    points.push(at + vec2(0.0, 0.8 * k));
    points.push(at + vec2(0.0, 1.7 * k));
    painter.add(Shape::line(points, Stroke::new(1.7 * k, ink)));
    painter.circle_filled(at + vec2(0.0, 4.4 * k), 1.15 * k, ink);
}

/// A step's sign at this place: one disc, or − and + touching when claims contest it.
pub fn sign(painter: &Painter, at: Pos2, sign: PairSign, ink: Color32, ground: Color32, k: f32) {
    match sign {
        PairSign::Agreed(polarity) => disc(painter, at, polarity, ink, ground, k),
        PairSign::Contested => {
            disc(painter, at - vec2(8.5 * k, 0.0), Polarity::Plus, ink, ground, k);
            disc(painter, at + vec2(8.5 * k, 0.0), Polarity::Minus, ink, ground, k);
        }
    }
}

/// The two bars of a delay.
pub fn delay(painter: &Painter, at: Pos2, ink: Color32) {
    for x in [-2.25, 2.25] {
        painter.line_segment([at + vec2(x, -6.0), at + vec2(x, 6.0)], Stroke::new(1.8, ink));
    }
}

/// A loop's ring with its code inside: one ring for R, two for B, dotted for U. The arrow turns clockwise.
pub fn ring(painter: &Painter, at: Pos2, radius: f32, code: &str, kind: LoopType, ink: Ink) {
    let colour = ink.of_loop(kind);
    let k = radius / 19.0;
    let (start, span) = (-52_f32.to_radians(), 292_f32.to_radians());
    let end = start + span - 5.4 * k / radius;
    let on = |angle: f32, radius: f32| at + radius * vec2(angle.cos(), angle.sin());
    let arc = |radius: f32, line: f32| {
        let points = (0..=48).map(|i| on(start + (end - start) * i as f32 / 48.0, radius)).collect();
        painter.add(Shape::line(points, Stroke::new(line, colour)));
    };
    match kind {
        LoopType::Reinforcing => arc(radius, 2.0 * k),
        LoopType::Balancing => {
            arc(radius + 1.9 * k, (1.1 * k).max(1.0));
            arc(radius - 1.9 * k, (1.1 * k).max(1.0));
        }
        LoopType::Undetermined => {
            let dots = 24;
            for i in 0..=dots {
                painter.circle_filled(on(start + (end - start) * i as f32 / dots as f32, radius), 0.95, colour);
            }
        }
    }
    let head = 9.0 * k / radius;
    let tip = on(start + span + head * 0.25, radius);
    let back = start + span - head * 0.75;
    painter.add(Shape::convex_polygon(vec![tip, on(back, radius + 5.4 * k), on(back, radius - 5.4 * k)], colour, Stroke::NONE));
    let size = if code.len() > 3 { 8.5 } else { 15.0 * k };
    painter.text(at, Align2::CENTER_CENTER, code, strong(size), colour);
}

/// How the voice at a place is filled: solid, diagonal, empty; all past the third are empty.
pub fn voice_fill(painter: &Painter, rect: Rect, place: usize, ink: Ink) {
    let place = place.min(2);
    let colour = ink.voice(place);
    match place {
        0 => {
            painter.rect_filled(rect, CornerRadius::ZERO, colour);
        }
        1 => {
            painter.rect_filled(rect, CornerRadius::ZERO, ink.badge());
            hatch(painter, rect, 3.0, 1.35, colour);
        }
        _ => {
            painter.rect_filled(rect, CornerRadius::ZERO, ink.badge());
        }
    }
    painter.rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.0, colour), StrokeKind::Inside);
}

/// Lines at 45° inside a rectangle, so far apart across.
fn hatch(painter: &Painter, rect: Rect, pitch: f32, line: f32, colour: Color32) {
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let step = pitch * std::f32::consts::SQRT_2;
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        clipped.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], Stroke::new(line, colour));
        x += step;
    }
}

/// A voice's swatch, 14 × 10, centred on the height of its left middle.
pub fn swatch(painter: &Painter, left_middle: Pos2, place: usize, ink: Ink) {
    voice_fill(painter, Rect::from_min_size(left_middle - vec2(0.0, 5.0), vec2(14.0, 10.0)), place, ink);
}

/// Parts in proportion, none under 6 wide if it is not zero, in the order of voices: (place, count).
pub fn voice_bar(painter: &Painter, rect: Rect, parts: &[(usize, u32)], ink: Ink) {
    let total: u32 = parts.iter().map(|part| part.1).sum();
    let wanted = |count: u32| (rect.width() * count as f32 / total.max(1) as f32).max(6.0);
    let sum: f32 = parts.iter().filter(|p| p.1 > 0).map(|p| wanted(p.1)).sum();
    let mut left = rect.left();
    for &(place, count) in parts.iter().filter(|p| p.1 > 0) {
        let width = wanted(count) * rect.width() / sum.max(1.0);
        voice_fill(painter, Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height())), place, ink);
        left += width;
    }
}

/// The outline of an element kind, 18 × 12.
pub fn kind(painter: &Painter, at: Pos2, kind: ElementKind, colour: Color32) {
    let stroke = Stroke::new(1.6, colour);
    let frame = |size: Vec2, radius: u8, line: f32| {
        painter.rect_stroke(Rect::from_center_size(at, size), CornerRadius::same(radius), Stroke::new(line, colour), StrokeKind::Middle);
    };
    match kind.spec().outline {
        Outline::Box => frame(vec2(18.0, 12.0), 3, 1.6),
        Outline::Pill => frame(vec2(18.0, 12.0), 6, 1.6),
        Outline::DoubleBox => {
            frame(vec2(20.0, 14.0), 3, 1.4);
            frame(vec2(14.8, 8.8), 2, 1.2);
        }
        Outline::Hexagon => {
            let points = [(-10.0, 0.0), (-6.0, -6.5), (6.0, -6.5), (10.0, 0.0), (6.0, 6.5), (-6.0, 6.5)];
            painter.add(Shape::closed_line(points.map(|(x, y)| at + vec2(x, y)).to_vec(), stroke));
        }
    }
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

/// A star, filled or open.
pub fn star(painter: &Painter, at: Pos2, filled: bool, colour: Color32) {
    let points: Vec<Pos2> = (0..10)
        .map(|i| {
            let radius = if i % 2 == 0 { 7.0 } else { 3.1 };
            let angle = TAU * i as f32 / 10.0 - PI / 2.0;
            at + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    if filled {
        for (i, &point) in points.iter().enumerate().step_by(2) {
            let before = points.get((i + 9) % 10).copied().unwrap_or(at);
            let after = points.get(i + 1).copied().unwrap_or(at);
            painter.add(Shape::convex_polygon(vec![at, before, point, after], colour, Stroke::NONE));
        }
    }
    painter.add(Shape::closed_line(points, Stroke::new(1.4, colour)));
}

/// The chevron of a section: down when open, right when folded.
pub fn chevron(painter: &Painter, at: Pos2, open: bool, colour: Color32) {
    let points = if open { [(-4.5, -2.5), (0.0, 2.5), (4.5, -2.5)] } else { [(-2.5, -4.5), (2.5, 0.0), (-2.5, 4.5)] };
    painter.add(Shape::line(points.map(|(x, y)| at + vec2(x, y)).to_vec(), Stroke::new(1.6, colour)));
}

/// A magnifying glass.
pub fn magnifier(painter: &Painter, at: Pos2, colour: Color32) {
    let stroke = Stroke::new(1.6, colour);
    painter.circle_stroke(at - vec2(1.5, 1.5), 5.5, stroke);
    painter.line_segment([at + vec2(2.8, 2.8), at + vec2(7.5, 7.5)], stroke);
}
