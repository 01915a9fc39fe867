//! The small pictures of commands, as paths: 20 px, lines of 1.6 with round ends, drawn about their middle. No icon font.

use egui::epaint::{PathShape, PathStroke};
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::command::Icon;

/// The side of the square an icon lies in.
pub const ICON: f32 = 20.0;
/// The width of its lines.
const PEN: f32 = 1.6;

/// Draws an icon about a point.
pub fn paint_icon(painter: &Painter, icon: Icon, at: Pos2, ink: Color32) {
    paint_large_icon(painter, icon, at, ink, 1.0);
}

/// Draws an icon about a point, larger.
pub fn paint_large_icon(painter: &Painter, icon: Icon, at: Pos2, ink: Color32, scale: f32) {
    let pen = Pen { painter, at, ink, scale };
    match icon {
        Icon::Factor
        | Icon::Actor
        | Icon::Outcome
        | Icon::Intervention
        | Icon::Connect
        | Icon::Delay
        | Icon::Relation
        | Icon::Note
        | Icon::Picture
        | Icon::Select => {
            drawing(&pen, icon);
        }
        Icon::Undo | Icon::Redo | Icon::Minus | Icon::Plus | Icon::Fit | Icon::Find | Icon::Swap | Icon::Link | Icon::Filter => {
            editing(&pen, icon);
        }
        Icon::Print | Icon::NoPrint | Icon::PanelLeft | Icon::PanelRight | Icon::Open | Icon::Blank | Icon::Settings | Icon::Menu => {
            things(&pen, icon);
        }
        Icon::Close
        | Icon::ArrowUp
        | Icon::ArrowDown
        | Icon::ArrowLeft
        | Icon::ArrowRight
        | Icon::ChevronDown
        | Icon::ChevronRight
        | Icon::Check
        | Icon::More => signs(&pen, icon),
        Icon::Star
        | Icon::StarFilled
        | Icon::Quote
        | Icon::Voices
        | Icon::Warning
        | Icon::Info
        | Icon::Trash
        | Icon::Edit
        | Icon::Loops
        | Icon::Lever
        | Icon::Outline
        | Icon::Eye
        | Icon::EyeOff => marks(&pen, icon),
    }
}

/// Draws with offsets from the icon's middle.
struct Pen<'a> {
    painter: &'a Painter,
    at: Pos2,
    ink: Color32,
    scale: f32,
}

impl Pen<'_> {
    fn to(&self, points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|&(x, y)| self.at + self.scale * vec2(x, y)).collect()
    }
    fn stroke(&self) -> Stroke {
        Stroke::new(PEN * self.scale, self.ink)
    }
    /// An open line with round ends.
    fn line(&self, points: &[(f32, f32)]) {
        for end in [points.first(), points.last()].into_iter().flatten() {
            self.dot(end.0, end.1, PEN / 2.0);
        }
        self.painter.add(PathShape::line(self.to(&softened(points, false)), self.stroke()));
    }
    fn closed(&self, points: &[(f32, f32)]) {
        self.painter.add(PathShape::closed_line(self.to(&softened(points, true)), self.stroke()));
    }
    fn filled(&self, points: &[(f32, f32)]) {
        self.painter.add(PathShape::convex_polygon(self.to(points), self.ink, PathStroke::NONE));
    }
    fn rect(&self, w: f32, h: f32, radius: f32, width: f32) {
        let rect = Rect::from_center_size(self.at, self.scale * Vec2::new(w, h));
        self.painter.rect_stroke(rect, radius * self.scale, Stroke::new(width * self.scale, self.ink), StrokeKind::Middle);
    }
    fn ring(&self, x: f32, y: f32, r: f32) {
        self.painter.circle_stroke(self.at + self.scale * vec2(x, y), r * self.scale, self.stroke());
    }
    fn dot(&self, x: f32, y: f32, r: f32) {
        self.painter.circle_filled(self.at + self.scale * vec2(x, y), r * self.scale, self.ink);
    }
    /// An arc of a circle, angles in degrees clockwise from the right.
    fn arc(&self, centre: (f32, f32), r: f32, from: f32, to: f32) {
        self.line(&arc(centre, r, from, to));
    }
}

/// The same line with its corners cut a little, since egui's lines meet in points.
fn softened(points: &[(f32, f32)], closed: bool) -> Vec<(f32, f32)> {
    const CUT: f32 = 0.7;
    let count = points.len();
    let at = |i: usize| points.get(i % count.max(1)).copied().unwrap_or_default();
    let toward = |from: (f32, f32), to: (f32, f32)| {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let share = (CUT / dx.hypot(dy).max(0.001)).min(0.5);
        (from.0 + dx * share, from.1 + dy * share)
    };
    let mut all = Vec::with_capacity(count * 3);
    for i in 0..count {
        let here = at(i);
        if !closed && (i == 0 || i + 1 == count) {
            all.push(here);
            continue;
        }
        let (a, b) = (toward(here, at(i + count - 1)), toward(here, at(i + 1)));
        all.extend([a, ((a.0 + b.0 + 2.0 * here.0) / 4.0, (a.1 + b.1 + 2.0 * here.1) / 4.0), b]);
    }
    all
}

fn arc((cx, cy): (f32, f32), r: f32, from: f32, to: f32) -> Vec<(f32, f32)> {
    (0..=16)
        .map(|i| {
            let angle = (from + (to - from) * i as f32 / 16.0).to_radians();
            (cx + r * angle.cos(), cy + r * angle.sin())
        })
        .collect()
}

fn drawing(pen: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Select => pen.closed(&[(-5.0, -8.0), (6.5, 2.2), (0.3, 2.2), (-5.0, 7.4)]),
        Icon::Factor => pen.rect(18.0, 12.0, 3.0, PEN),
        Icon::Actor => pen.rect(18.0, 12.0, 6.0, PEN),
        Icon::Outcome => {
            pen.rect(20.0, 14.0, 3.0, 1.4);
            pen.rect(14.8, 8.8, 1.5, 1.2);
        }
        Icon::Intervention => pen.closed(&[(-10.0, 0.0), (-6.0, -6.5), (6.0, -6.5), (10.0, 0.0), (6.0, 6.5), (-6.0, 6.5)]),
        Icon::Connect => {
            let curve: Vec<_> = (0..=12)
                .map(|i| {
                    let t = i as f32 / 12.0;
                    let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
                    (-8.0 * a - 6.0 * b + 5.0 * c, 6.0 * a - 4.0 * b - 4.0 * c)
                })
                .collect();
            pen.line(&curve);
            pen.filled(&[(9.0, -4.0), (3.0, -7.6), (3.0, -0.4)]);
            pen.dot(-8.0, 6.0, 2.0);
        }
        Icon::Note => {
            pen.closed(&[(-7.5, -7.5), (2.5, -7.5), (7.5, -2.5), (7.5, 7.5), (-7.5, 7.5)]);
            pen.line(&[(2.5, -7.5), (2.5, -2.5), (7.5, -2.5)]);
            pen.line(&[(-4.0, 0.5), (1.0, 0.5)]);
            pen.line(&[(-4.0, 4.0), (4.0, 4.0)]);
        }
        Icon::Picture => {
            pen.rect(18.0, 14.0, 2.0, PEN);
            pen.line(&[(-8.0, 4.5), (-3.0, -1.5), (1.0, 3.0), (3.5, 0.5), (8.0, 4.5)]);
            pen.dot(4.5, -3.0, 1.6);
        }
        Icon::Relation => {
            pen.line(&[(-9.0, 0.0), (-5.0, 0.0)]);
            pen.line(&[(5.0, 0.0), (9.0, 0.0)]);
            pen.line(&[(-2.5, 0.0), (2.5, 0.0)]);
            pen.line(&[(5.5, -3.5), (9.0, 0.0), (5.5, 3.5)]);
        }
        _ => {
            pen.line(&[(-9.0, 0.0), (-2.5, 0.0)]);
            pen.line(&[(2.5, 0.0), (9.0, 0.0)]);
            pen.line(&[(-2.5, -6.0), (-2.5, 6.0)]);
            pen.line(&[(2.5, -6.0), (2.5, 6.0)]);
        }
    }
}

fn editing(pen: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Undo | Icon::Redo => {
            let side = if icon == Icon::Undo { 1.0 } else { -1.0 };
            let mut turn = vec![(-7.0, -2.0), (2.0, -2.0)];
            turn.extend(arc((2.0, 3.0), 5.0, -90.0, 90.0));
            turn.push((-2.0, 8.0));
            let flip = |points: &[(f32, f32)]| points.iter().map(|&(x, y)| (x * side, y)).collect::<Vec<_>>();
            pen.line(&flip(&turn));
            pen.line(&flip(&[(-3.0, -6.5), (-7.5, -2.0), (-3.0, 2.5)]));
        }
        Icon::Minus => pen.line(&[(-6.0, 0.0), (6.0, 0.0)]),
        Icon::Plus => {
            pen.line(&[(-6.0, 0.0), (6.0, 0.0)]);
            pen.line(&[(0.0, -6.0), (0.0, 6.0)]);
        }
        Icon::Fit => {
            for (x, y) in [(1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)] {
                pen.line(&[(-8.0 * x, -3.0 * y), (-8.0 * x, -8.0 * y), (-3.0 * x, -8.0 * y)]);
            }
        }
        Icon::Find => {
            pen.ring(-1.5, -1.5, 5.5);
            pen.line(&[(2.8, 2.8), (7.8, 7.8)]);
        }
        Icon::Swap => {
            pen.line(&[(-7.0, -3.5), (7.0, -3.5)]);
            pen.line(&[(3.5, -7.0), (7.0, -3.5), (3.5, 0.0)]);
            pen.line(&[(7.0, 4.5), (-7.0, 4.5)]);
            pen.line(&[(-3.5, 1.0), (-7.0, 4.5), (-3.5, 8.0)]);
        }
        Icon::Link => {
            pen.ring(-5.5, 3.0, 3.0);
            pen.ring(5.5, -3.0, 3.0);
            pen.line(&[(-2.8, 1.5), (2.8, -1.5)]);
        }
        _ => {
            pen.line(&[(-7.0, -5.0), (7.0, -5.0)]);
            pen.line(&[(-4.5, 0.0), (4.5, 0.0)]);
            pen.line(&[(-2.0, 5.0), (2.0, 5.0)]);
        }
    }
}

fn things(pen: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Print | Icon::NoPrint => {
            pen.line(&[(-5.0, -3.0), (-5.0, -8.0), (5.0, -8.0), (5.0, -3.0)]);
            pen.line(&[(-5.0, 5.0), (-8.0, 5.0), (-8.0, -3.0), (8.0, -3.0), (8.0, 5.0), (5.0, 5.0)]);
            pen.closed(&[(-5.0, 2.0), (5.0, 2.0), (5.0, 8.5), (-5.0, 8.5)]);
            if icon == Icon::NoPrint {
                pen.line(&[(-9.0, 9.0), (9.0, -9.0)]);
            }
        }
        Icon::PanelLeft | Icon::PanelRight => {
            pen.rect(18.0, 14.0, 2.0, PEN);
            let x = if icon == Icon::PanelLeft { -3.5 } else { 3.5 };
            pen.line(&[(x, -6.5), (x, 6.5)]);
        }
        Icon::Open => {
            pen.line(&[(-9.0, 6.0), (-9.0, -6.0), (-3.0, -6.0), (-1.0, -3.5), (7.0, -3.5), (7.0, -1.0)]);
            pen.closed(&[(-9.0, 6.0), (-6.0, -1.0), (8.5, -1.0), (5.5, 6.0)]);
        }
        Icon::Blank => pen.rect(14.0, 17.0, 2.0, PEN),
        Icon::Settings => {
            for (y, x) in [(-5.0, -3.0), (0.0, 3.5), (5.0, -1.0)] {
                pen.line(&[(-8.0, y), (x - 2.4, y)]);
                pen.line(&[(x + 2.4, y), (8.0, y)]);
                pen.ring(x, y, 2.2);
            }
        }
        _ => [-5.0, 0.0, 5.0].into_iter().for_each(|y| pen.line(&[(-7.0, y), (7.0, y)])),
    }
}

fn signs(pen: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Close => {
            pen.line(&[(-4.5, -4.5), (4.5, 4.5)]);
            pen.line(&[(-4.5, 4.5), (4.5, -4.5)]);
        }
        Icon::ArrowUp => pen.line(&[(-5.0, 2.0), (0.0, -3.0), (5.0, 2.0)]),
        Icon::ArrowDown => pen.line(&[(-5.0, -2.0), (0.0, 3.0), (5.0, -2.0)]),
        Icon::ArrowLeft => {
            pen.line(&[(7.0, 0.0), (-7.0, 0.0)]);
            pen.line(&[(-3.0, -4.0), (-7.0, 0.0), (-3.0, 4.0)]);
        }
        Icon::ArrowRight => {
            pen.line(&[(-7.0, 0.0), (7.0, 0.0)]);
            pen.line(&[(3.0, -4.0), (7.0, 0.0), (3.0, 4.0)]);
        }
        Icon::ChevronDown => pen.line(&[(-4.5, -2.5), (0.0, 2.5), (4.5, -2.5)]),
        Icon::ChevronRight => pen.line(&[(-2.5, -4.5), (2.5, 0.0), (-2.5, 4.5)]),
        Icon::Check => pen.line(&[(-5.0, 0.0), (-1.5, 4.0), (5.0, -4.0)]),
        _ => [-5.0, 0.0, 5.0].into_iter().for_each(|x| pen.dot(x, 0.0, 1.5)),
    }
}

fn marks(pen: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Star | Icon::StarFilled => star(pen, icon == Icon::StarFilled),
        Icon::Quote => [-4.5, 3.0].into_iter().for_each(|x| {
            pen.dot(x, 2.0, 2.6);
            pen.line(&[(x - 1.8, 2.0), (x - 1.2, -2.5), (x + 2.0, -5.5)]);
        }),
        Icon::Voices => {
            pen.closed(&[(-8.5, -4.0), (8.5, -4.0), (8.5, 4.0), (-8.5, 4.0)]);
            pen.filled(&[(-8.5, -4.0), (-2.5, -4.0), (-2.5, 4.0), (-8.5, 4.0)]);
            pen.line(&[(3.5, -4.0), (3.5, 4.0)]);
            pen.line(&[(-2.0, 3.6), (3.0, -3.6)]);
        }
        Icon::Warning => {
            pen.closed(&[(0.0, -7.5), (8.0, 6.5), (-8.0, 6.5)]);
            pen.line(&[(0.0, -2.5), (0.0, 1.5)]);
            pen.dot(0.0, 4.2, 1.0);
        }
        Icon::Info => {
            pen.ring(0.0, 0.0, 7.5);
            pen.line(&[(0.0, -0.5), (0.0, 3.8)]);
            pen.dot(0.0, -3.6, 1.0);
        }
        Icon::Trash => {
            pen.line(&[(-7.0, -5.0), (7.0, -5.0)]);
            pen.line(&[(-2.5, -5.0), (-2.5, -7.5), (2.5, -7.5), (2.5, -5.0)]);
            pen.line(&[(-5.0, -5.0), (-4.2, 7.5), (4.2, 7.5), (5.0, -5.0)]);
        }
        Icon::Edit => {
            pen.closed(&[(-7.0, 7.0), (-6.0, 2.5), (4.0, -7.5), (7.5, -4.0), (-2.5, 6.0)]);
            pen.line(&[(1.8, -5.2), (5.2, -1.8)]);
        }
        Icon::Loops => {
            pen.arc((0.0, 0.0), 6.5, -50.0, 235.0);
            pen.filled(&[(-1.0, -9.5), (-1.0, -3.0), (4.0, -6.2)]);
        }
        Icon::Lever => {
            pen.line(&[(-8.0, 3.0), (8.0, -3.0)]);
            pen.filled(&[(0.0, 0.6), (3.2, 6.5), (-3.2, 6.5)]);
        }
        Icon::Outline => [-5.0, 0.0, 5.0].into_iter().for_each(|y| {
            pen.dot(-7.0, y, 1.2);
            pen.line(&[(-3.5, y), (7.5, y)]);
        }),
        _ => {
            pen.line(&arc((0.0, 4.0), 8.5, 205.0, 335.0));
            pen.line(&arc((0.0, -4.0), 8.5, 25.0, 155.0));
            pen.ring(0.0, 0.0, 2.4);
            if icon == Icon::EyeOff {
                pen.line(&[(-7.0, 7.0), (7.0, -7.0)]);
            }
        }
    }
}

fn star(pen: &Pen<'_>, filled: bool) {
    let at = |i: usize| {
        let (r, angle) = (if i.is_multiple_of(2) { 7.6 } else { 3.3 }, (36.0 * i as f32 - 90.0).to_radians());
        (r * angle.cos(), r * angle.sin() + 0.6)
    };
    let points: Vec<(f32, f32)> = (0..10).map(at).collect();
    if filled {
        // Not convex: the tips one by one about the middle.
        let middle = pos2(0.0, 0.6);
        for i in (0..10).step_by(2) {
            let tips = [at((i + 9) % 10), at(i), at((i + 1) % 10), (middle.x, middle.y)];
            pen.painter.add(Shape::convex_polygon(pen.to(&tips), pen.ink, Stroke::new(0.6, pen.ink)));
        }
    }
    pen.closed(&points);
}
