//! A faint grid of dots, there only while something is dragged.

use egui::epaint::{Mesh, Shape};
use egui::{Rect, Ui, vec2};

use super::Sheet;
use crate::map::Point;
use crate::tool::Gesture;
use crate::view::paint::colour;

/// Between two dots, map units.
const PITCH: f64 = 24.0;
/// Between two dots at least, points.
const LEAST: f64 = 16.0;
/// Side of a dot, points.
const DOT: f32 = 1.5;

pub(super) fn show(ui: &Ui, sheet: &Sheet<'_>) {
    if !matches!(sheet.session.canvas.gesture, Gesture::Moving(_) | Gesture::Connecting(_)) {
        return;
    }
    let mut pitch = PITCH;
    while pitch * sheet.zoom < LEAST {
        pitch *= 2.0;
    }
    let ink = colour(sheet.theme.palette.separator);
    let mut mesh = Mesh::default();
    let first = Point::new((sheet.origin.x / pitch).ceil() * pitch, (sheet.origin.y / pitch).ceil() * pitch);
    let (columns, rows) = (count(sheet.rect.width(), pitch * sheet.zoom), count(sheet.rect.height(), pitch * sheet.zoom));
    for row in 0..rows {
        for column in 0..columns {
            let at = first + kurbo::Vec2::new(f64::from(column), f64::from(row)) * pitch;
            mesh.add_colored_rect(Rect::from_center_size(sheet.screen(at), vec2(DOT, DOT)), ink);
        }
    }
    ui.painter().with_clip_rect(sheet.rect).add(Shape::mesh(mesh));
}

fn count(points: f32, pitch: f64) -> u32 {
    (f64::from(points) / pitch) as u32 + 1
}
