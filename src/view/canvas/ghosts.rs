//! What quick entry would add, where it would stand: dashed, until Enter makes it so.

use egui::{Align2, Color32, CornerRadius, Pos2, Rect, Shape, Stroke, Ui, vec2};

use super::Sheet;
use crate::map::ElementId;
use crate::view::fonts::regular;
use crate::view::paint::colour;

/// More new elements than this are not shown: a list so long is not drawn by eye.
const MOST: usize = 80;
/// Dash and gap of outlines and lines, screen points.
const DASH: (f32, f32) = (5.0, 4.0);

pub(super) fn show(ui: &Ui, sheet: &Sheet<'_>) {
    let entry = &sheet.session.entry;
    let Some(plan) = entry.plan().filter(|plan| entry.open && plan.ghosts.len() <= MOST && plan.connections.len() <= MOST) else { return };
    let painter = ui.painter().with_clip_rect(sheet.rect);
    let ink = colour(sheet.theme.palette.accent);
    let stroke = Stroke::new(1.5, ink);
    let boxes = &sheet.session.derived.drawing.boxes;
    let place = |id: ElementId| {
        let ghost = plan.ghosts.iter().find(|ghost| ghost.element.id == id).map(|ghost| ghost.rect);
        ghost.or_else(|| boxes.get(&id).copied()).map(|rect| sheet.screen_rect(rect))
    };
    for connection in &plan.connections {
        if let (Some(from), Some(to)) = (place(connection.from), place(connection.to)) {
            let (start, end) = (edge(from, to.center()), edge(to, from.center()));
            painter.extend(Shape::dashed_line(&[start, end], stroke, DASH.0, DASH.1));
            head(&painter, start, end, ink);
        }
    }
    for ghost in &plan.ghosts {
        let rect = sheet.screen_rect(ghost.rect);
        painter.rect_filled(rect, CornerRadius::same(6), colour(sheet.theme.palette.fill));
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        painter.extend(Shape::dashed_line(&corners, stroke, DASH.0, DASH.1));
        let size = (sheet.theme.pens.label * sheet.zoom) as f32;
        let galley = painter.layout(ghost.element.label.clone(), regular(size.max(6.0)), ink, rect.width() - 12.0 * sheet.zoom as f32);
        let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
        painter.galley(at, galley, Color32::PLACEHOLDER);
    }
}

/// Where the way from a box's middle to a point leaves it.
fn edge(rect: Rect, towards: Pos2) -> Pos2 {
    let way = towards - rect.center();
    let part = (rect.width() / 2.0 / way.x.abs().max(1e-3)).min(rect.height() / 2.0 / way.y.abs().max(1e-3));
    rect.center() + way * part.min(1.0)
}

fn head(painter: &egui::Painter, from: Pos2, to: Pos2, ink: Color32) {
    let way = (to - from).normalized();
    let aside = vec2(-way.y, way.x) * 4.0;
    let back = to - way * 9.0;
    painter.add(Shape::convex_polygon(vec![to, back + aside, back - aside], ink, Stroke::NONE));
}
