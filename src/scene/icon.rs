//! The sign of the program: two elements that drive each other round.

use kurbo::{Arc, BezPath, Point, Rect, Shape, Vec2};

use super::{Role, Scene};
use crate::theme::Theme;

/// The side of the square that the sign fills.
pub const ICON_SIDE: f64 = 128.0;

/// The middle line of the loop, and how thick it is.
const RADIUS: f64 = 33.0;
const LINE: f64 = 9.0;
/// Half of an element.
const ELEMENT: Vec2 = Vec2::new(19.0, 14.0);
/// Where an arrow leaves its element and where its head begins, in degrees round from where it starts out.
const LEAVES: f64 = 35.0;
const HEAD: f64 = 118.0;
/// How far the line runs on into the head.
const OVERLAP: f64 = 8.0;
/// How far the head reaches, along the tangent and to either side.
const HEAD_LENGTH: f64 = 17.0;
const HEAD_HALF: f64 = 12.0;

/// The sign in the colours of a theme, from (0, 0) to ([`ICON_SIDE`], [`ICON_SIDE`]); made of few thick parts, so that it is still told apart at 16
/// pixels.
pub fn icon(theme: &Theme) -> Scene {
    let (ground, ink) = (theme.palette.accent, theme.palette.on_accent);
    let middle = Point::new(ICON_SIDE / 2.0, ICON_SIDE / 2.0);
    let mut scene = Scene::default();
    let square = Rect::new(0.0, 0.0, ICON_SIDE, ICON_SIDE).inset(-4.0).to_rounded_rect(26.0);
    scene.fill(None, Role::Ground, square.to_path(0.05), ground);
    for start in [180.0, 0.0] {
        let at = |degrees: f64| middle + Vec2::from_angle((start + degrees).to_radians()) * RADIUS;
        let line = Arc::new(middle, (RADIUS, RADIUS), (start + LEAVES).to_radians(), (HEAD + OVERLAP - LEAVES).to_radians(), 0.0);
        scene.stroke(None, Role::Line, line.to_path(0.05), ink, LINE);
        let out = Vec2::from_angle((start + HEAD).to_radians());
        let along = Vec2::new(-out.y, out.x);
        let mut head = BezPath::new();
        head.move_to(at(HEAD) + along * HEAD_LENGTH - out * HEAD_LENGTH * 0.25);
        head.line_to(at(HEAD) + out * HEAD_HALF);
        head.line_to(at(HEAD) - out * HEAD_HALF);
        head.close_path();
        scene.fill(None, Role::Head, head, ink);
        let element = Rect::from_points(at(0.0) - ELEMENT, at(0.0) + ELEMENT).to_rounded_rect(6.0);
        scene.fill(None, Role::Element, element.to_path(0.05), ink);
    }
    scene
}
