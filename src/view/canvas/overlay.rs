//! What lies over the map without being part of it: the halo of the selection, handles, the rubber band, guides, the marquee.

use std::collections::BTreeSet;

use egui::{Response, Stroke, StrokeKind, Ui};
use kurbo::BezPath;

use super::Sheet;
use crate::layout::{CircleArc, circle, element_shape};
use crate::map::{ElementId, Part, Point};
use crate::scene::{Role, Scene};
use crate::session::handles;
use crate::tool::{Connecting, Gesture};
use crate::view::paint::{Lit, Overlay, colour};

/// Gaps at the ends of the rubber band, map units.
const GAP: f64 = 2.0;

/// The overlay as a drawing.
pub(super) fn overlay(sheet: &Sheet<'_>) -> Overlay {
    let session = sheet.session;
    let (palette, pens) = (&sheet.theme.palette, &sheet.theme.pens);
    let mut under = Scene::default();
    let selected: BTreeSet<Part> = session.document.selection().parts().iter().copied().collect();
    for id in session.document.selection().elements() {
        if let Some(path) = outline(sheet, id, -pens.halo) {
            under.fill(None, Role::Overlay, path, palette.halo);
        }
    }
    for id in session.document.selection().connections() {
        if let Some(arc) = session.derived.drawing.arcs.get(&id) {
            let path = arc.path(0.0, arc.length());
            under.stroke(None, Role::Overlay, path, palette.halo, pens.link + 2.0 * pens.halo).round();
        }
    }
    let mut over = Scene::default();
    for id in session.handles_on() {
        handle_dots(sheet, id, &mut over);
    }
    if let Gesture::Connecting(connecting) = &session.canvas.gesture {
        rubber_band(sheet, connecting, &mut over);
    }
    let lit = Lit { parts: selected, ink: palette.accent, over: vec![palette.outline, palette.link, palette.relation], outline: pens.selected };
    Overlay { floor: session.derived.drawing.floor, under, over, lit: Some(lit) }
}

fn outline(sheet: &Sheet<'_>, id: ElementId, inset: f64) -> Option<BezPath> {
    let element = sheet.session.map().element(id)?;
    let rect = sheet.session.derived.drawing.boxes.get(&id)?;
    Some(element_shape(element, rect.size(), &sheet.theme.pens).path(inset))
}

/// Dots of the same size at any zoom.
fn handle_dots(sheet: &Sheet<'_>, id: ElementId, over: &mut Scene) {
    let (palette, pens) = (&sheet.theme.palette, &sheet.theme.pens);
    let Some(rect) = sheet.session.derived.drawing.boxes.get(&id) else { return };
    for at in handles(*rect) {
        let size = 1.0 / sheet.zoom;
        over.fill(None, Role::Overlay, circle(at, (pens.handle + pens.handle_ring) * size), palette.ground);
        over.fill(None, Role::Overlay, circle(at, pens.handle * size), palette.accent);
    }
}

/// The connection being drawn, from its element to the pointer or to the element under it.
fn rubber_band(sheet: &Sheet<'_>, connecting: &Connecting, over: &mut Scene) {
    let session = sheet.session;
    let (palette, pens) = (&sheet.theme.palette, &sheet.theme.pens);
    let shape = |id: ElementId| {
        let rect = session.derived.drawing.boxes.get(&id)?;
        Some(element_shape(session.map().element(id)?, rect.size(), pens))
    };
    let Some(from) = shape(connecting.from) else { return };
    let arc = match connecting.over.filter(|&id| id != connecting.from).and_then(shape) {
        Some(to) => {
            over.stroke(None, Role::Overlay, to.path(-pens.halo / 2.0), palette.accent, 2.0);
            CircleArc::between(&from, &to, 0.1, [kurbo::Vec2::ZERO; 2], [GAP, GAP])
        }
        None => {
            if connecting.over.is_some() {
                over.stroke(None, Role::Overlay, from.path(-pens.halo / 2.0), palette.accent, 2.0);
            }
            if from.contains(connecting.at, 0.0) {
                return;
            }
            let mut line = BezPath::new();
            line.move_to(from.centre());
            line.line_to(connecting.at);
            CircleArc::new(edge_towards(sheet, connecting.from, connecting.at), connecting.at, 0.0)
        }
    };
    let length = arc.length();
    if length < pens.head_length {
        return;
    }
    over.stroke(None, Role::Overlay, arc.path(0.0, length - pens.head_length + pens.head_notch), palette.accent, pens.link);
    let (tip, back) = (arc.point(length), arc.point(length - pens.head_length));
    let along = (tip - back).normalize();
    let across = kurbo::Vec2::new(-along.y, along.x) * (pens.head_width / 2.0);
    let mut head = BezPath::new();
    head.move_to(tip);
    head.line_to(back + across);
    head.line_to(back + along * pens.head_notch);
    head.line_to(back - across);
    head.close_path();
    over.fill(None, Role::Overlay, head, palette.accent);
}

/// Where the line from the middle of an element to a point leaves its box.
fn edge_towards(sheet: &Sheet<'_>, id: ElementId, to: Point) -> Point {
    let Some(rect) = sheet.session.derived.drawing.boxes.get(&id) else { return to };
    let middle = rect.center();
    let off = to - middle;
    let share = (rect.width() / 2.0 / off.x.abs().max(1.0e-9)).min(rect.height() / 2.0 / off.y.abs().max(1.0e-9));
    middle + off * share.min(1.0) + off.normalize() * GAP
}

/// Thin lines that are as thin at any zoom: guides, the marquee, the ring of the keyboard.
pub(super) fn show(ui: &Ui, sheet: &Sheet<'_>, response: &Response) {
    let painter = ui.painter().with_clip_rect(sheet.rect);
    let accent = colour(sheet.theme.palette.accent);
    match &sheet.session.canvas.gesture {
        Gesture::Moving(moving) => {
            for guide in &moving.guides {
                painter.line_segment([sheet.screen(guide.from), sheet.screen(guide.to)], Stroke::new(1.0, accent));
            }
        }
        Gesture::Marquee(marquee) => {
            let rect = sheet.screen_rect(marquee.rect());
            painter.rect(rect, 0.0, accent.gamma_multiply(0.08), Stroke::new(1.0, accent), StrokeKind::Inside);
        }
        _ => {}
    }
    let by_keys = ui.input(|i| !i.pointer.any_down()) && response.has_focus() && ui.memory(|m| m.had_focus_last_frame(response.id));
    if by_keys && sheet.session.document.selection().is_empty() {
        painter.rect_stroke(sheet.rect.shrink(1.0), 0.0, Stroke::new(2.0, colour(sheet.theme.palette.halo)), StrokeKind::Inside);
    }
}
