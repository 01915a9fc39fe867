//! Marks of the map as small pictures in lists: polarity discs, loop rings, swatches of voices. As on the map, measured in map units.

use egui::epaint::{PathShape, PathStroke};
use egui::{Align2, Color32, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::map::{LoopType, Polarity};
use crate::theme::{Palette, Pens, Rgba, ThemeName};
use crate::view::fonts::semibold;
use crate::view::paint::colour;
use crate::view::style::palette;

/// The screen's measures.
fn pens() -> &'static Pens {
    &ThemeName::Light.theme().pens
}

/// A polarity disc about a point: + and ? open, − filled with the sign cut out. `scale` 1 is the size on the map at 100 %.
pub fn paint_disc(painter: &Painter, p: &Palette, at: Pos2, polarity: Polarity, ink: Rgba, scale: f32) {
    let pens = pens();
    let radius = pens.disc as f32 * scale;
    let edge = Stroke::new(pens.disc_line as f32 * scale, colour(ink));
    let (fill, sign) = if polarity == Polarity::Minus { (ink, p.ground) } else { (p.field, ink) };
    painter.circle(at, radius, colour(fill), edge);
    let (arm, pen) = (pens.glyph_arm as f32 * scale, Stroke::new(pens.glyph_line as f32 * scale, colour(sign)));
    match polarity {
        Polarity::Plus => {
            painter.hline((at.x - arm)..=(at.x + arm), at.y, pen);
            painter.vline(at.x, (at.y - arm)..=(at.y + arm), pen);
        }
        Polarity::Minus => {
            painter.hline((at.x - arm)..=(at.x + arm), at.y, pen);
        }
        Polarity::Unknown => question(painter, at, arm, pen),
    }
}

/// A question mark as a path: a hook, a short stem and a dot.
fn question(painter: &Painter, at: Pos2, arm: f32, pen: Stroke) {
    let radius = arm * 0.62;
    let middle = at - vec2(0.0, arm * 0.6);
    let mut hook: Vec<Pos2> = (0..=14)
        .map(|i| {
            let angle = (-180.0 + 240.0 * i as f32 / 14.0).to_radians();
            middle + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    hook.push(at + vec2(0.0, arm * 0.42));
    painter.add(PathShape::line(hook, pen));
    painter.circle_filled(at + vec2(0.0, arm * 1.1), pen.width * 0.64, pen.color);
}

/// A loop's ring with its code: R one ring, B two, U one dotted. `radius` as on the screen; the map's is 19.
pub fn paint_ring(painter: &Painter, p: &Palette, at: Pos2, code: &str, kind: LoopType, radius: f32) {
    let scale = radius / pens().ring as f32;
    let ink = colour(match kind {
        LoopType::Reinforcing => p.loop_r,
        LoopType::Balancing => p.loop_b,
        LoopType::Undetermined => p.link,
    });
    let point = |angle: f32, r: f32| at + r * vec2(angle.cos(), angle.sin());
    let (start, end) = ((-52.0_f32).to_radians(), 240.0_f32.to_radians());
    let head = 9.0 / pens().ring as f32;
    let arc = |r: f32| (0..=40).map(|i| point(start + (end - head * 0.6 - start) * i as f32 / 40.0, r)).collect::<Vec<_>>();
    let width = pens().ring_line as f32 * scale;
    match kind {
        LoopType::Reinforcing => {
            painter.add(PathShape::line(arc(radius), Stroke::new(width, ink)));
        }
        LoopType::Balancing => {
            for side in [-1.9, 1.9] {
                painter.add(PathShape::line(arc(radius + side * scale), Stroke::new((1.1 * scale).max(0.8), ink)));
            }
        }
        LoopType::Undetermined => painter.extend(Shape::dotted_line(&arc(radius), ink, 4.0 * scale, width * 0.5)),
    }
    let back = end - head * 0.75;
    let tips = [point(end + head * 0.25, radius), point(back, radius + 5.4 * scale), point(back, radius - 5.4 * scale)];
    painter.add(PathShape::convex_polygon(tips.to_vec(), ink, PathStroke::NONE));
    let size = (pens().ring_text as f32 * scale).max(9.5) * if code.chars().count() > 3 { 0.8 } else { 1.0 };
    painter.text(at, Align2::CENTER_CENTER, code, semibold(size), ink);
}

/// A swatch of a voice, 14 × 10, as a widget.
pub fn swatch(ui: &mut Ui, place: usize, name: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(14.0, 10.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    paint_swatch(ui.painter(), palette(ui), rect, place);
}

/// The fill of the voice at this place: solid, diagonal, empty; voices past the third are empty too.
pub fn paint_swatch(painter: &Painter, p: &Palette, rect: Rect, place: usize) {
    let ink = colour(p.voice(place));
    painter.rect_filled(rect, 0.0, if place == 0 { ink } else { colour(p.badge) });
    if place == 1 {
        hatch(painter, rect, ink);
    }
    painter.rect_stroke(rect, 0.0, Stroke::new(1.0, ink), StrokeKind::Inside);
}

/// Diagonal lines at 45°, cut at the rectangle.
fn hatch(painter: &Painter, rect: Rect, ink: Color32) {
    let pitch = pens().hatch_pitch as f32 * std::f32::consts::SQRT_2;
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let stroke = Stroke::new(pitch * 0.32, ink);
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        inside.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], stroke);
        x += pitch;
    }
}
