//! The whole map, small, in the lower right corner of the canvas, with a frame around what is in view that can be dragged.

use egui::epaint::{Mesh, Shape};
use egui::{CornerRadius, Key, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::Sheet;
use crate::map::{Point, Vec2};
use crate::session::{Action, CanvasAction};
use crate::view::paint::colour;
use crate::view::style::{CARD_RADIUS, line};
use crate::view::widgets::paint_focus;

/// Its size, points.
const SIZE: egui::Vec2 = vec2(208.0, 144.0);
/// Between it and the edges of the canvas, and between its edge and the map in it.
const MARGIN: f32 = 12.0;
const INSIDE: f32 = 8.0;
/// An element is never smaller, points.
const LEAST: f32 = 2.0;
/// How far an arrow key moves the picture, ÷ what is in view.
const STEP: f64 = 0.25;

pub(super) fn show(ui: &Ui, sheet: &Sheet<'_>, actions: &mut Vec<Action>) {
    let drawing = &sheet.session.derived.drawing;
    let small = sheet.rect.width() < 2.0 * SIZE.x || sheet.rect.height() < 2.0 * SIZE.y;
    let Some(bounds) = drawing.bounds().filter(|_| sheet.session.canvas.minimap && !small) else { return };
    let (card, palette) = (Rect::from_min_size(sheet.rect.max - SIZE - vec2(MARGIN, MARGIN), SIZE), &sheet.theme.palette);
    let inner = card.shrink(INSIDE);
    let zoom = (f64::from(inner.width()) / bounds.width().max(1.0)).min(f64::from(inner.height()) / bounds.height().max(1.0));
    let place = |at: Point| {
        let off = (at - bounds.center()) * zoom;
        inner.center() + vec2(off.x as f32, off.y as f32)
    };
    let placed = |rect: kurbo::Rect| Rect::from_min_max(place(rect.origin()), place(Point::new(rect.x1, rect.y1)));
    let painter = ui.painter().with_clip_rect(card);
    painter.rect(card, CornerRadius::same(CARD_RADIUS), colour(palette.panel), line(palette.separator), StrokeKind::Inside);
    let mut mesh = Mesh::default();
    for (id, rect) in drawing.group_areas() {
        if let Some(group) = sheet.session.map().groups().get(*id) {
            let ink = palette.group(group.tint);
            let folded = drawing.folded.values().any(|folded| folded == id);
            mesh.add_colored_rect(placed(*rect), colour(if folded { ink.ink } else { ink.tint }));
        }
    }
    for rect in drawing.boxes.values() {
        let rect = placed(*rect);
        mesh.add_colored_rect(Rect::from_center_size(rect.center(), rect.size().max(vec2(LEAST, LEAST))), colour(palette.muted));
    }
    painter.add(Shape::mesh(mesh));
    let frame = placed(sheet.session.canvas.viewport.visible()).intersect(card.shrink(2.0));
    if frame.is_positive() {
        let fill = colour(palette.accent).gamma_multiply(0.08);
        painter.rect(frame, CornerRadius::same(2), fill, Stroke::new(1.5, colour(palette.accent)), StrokeKind::Inside);
    }

    let response = ui.interact(card, ui.scope_id().with("minimap"), Sense::click_and_drag());
    let seen = drawing.boxes.values().filter(|rect| rect.overlaps(sheet.session.canvas.viewport.visible())).count();
    let told = format!("Minimap: {seen} of {} elements in view. Drag, or press arrow keys, to look elsewhere.", drawing.boxes.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, told.clone()));
    paint_focus(ui, &response, card.shrink(1.0));
    let to_map = |at: Pos2| bounds.center() + Vec2::new(f64::from(at.x - inner.center().x), f64::from(at.y - inner.center().y)) / zoom;
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on() || response.clicked()) {
        actions.push(CanvasAction::LookAt(to_map(at)).into());
    } else if response.has_focus()
        && let Some(way) = arrow(ui)
    {
        let view = sheet.session.canvas.viewport.visible();
        let by = Vec2::new(way.0 * view.width(), way.1 * view.height()) * STEP;
        actions.push(CanvasAction::LookAt(view.center() + by).into());
    }
}

/// The way of an arrow key that was pressed.
fn arrow(ui: &Ui) -> Option<(f64, f64)> {
    let keys = [(Key::ArrowLeft, (-1.0, 0.0)), (Key::ArrowRight, (1.0, 0.0)), (Key::ArrowUp, (0.0, -1.0)), (Key::ArrowDown, (0.0, 1.0))];
    keys.into_iter().find(|(key, _)| ui.input(|input| input.key_pressed(*key))).map(|(_, way)| way)
}
