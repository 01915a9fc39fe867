//! The map for screen readers: every part in view by name, whether it is selected, and a way to pick it.

use egui::accesskit::{Action as Asked, Role};
use egui::{Response, Sense, Ui, WidgetInfo};

use super::{Sheet, canvas_id};
use crate::map::Part;
use crate::scene::Role as DrawnRole;
use crate::session::{Action, CanvasAction, Session};
use crate::words;

/// Parts told at once at most: further away, a map is told by its outline instead.
const MOST: usize = 2000;

pub(super) fn tell(ui: &Ui, canvas: &Response, sheet: &Sheet<'_>, actions: &mut Vec<Action>) {
    let session = sheet.session;
    canvas.widget_info(|| WidgetInfo::labeled(egui::Role::Canvas, true, words::alt_text(session.map())));
    // Nobody listens: nothing is told.
    if ui.accesskit_node_builder(canvas.id, |_| ()).is_none() {
        return;
    }
    for (part, rect) in parts_in_view(sheet) {
        let id = canvas_id().with(part);
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        let selected = session.document.selection().contains(part);
        response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, selected, name(session, part)));
        ui.accesskit_node_builder(id, |node| {
            node.set_role(Role::Button);
            node.add_action(Asked::Click);
        });
        let asked = ui.input(|i| i.has_accesskit_action_request(id, Asked::Click));
        let pressed = response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter) || i.key_pressed(egui::Key::Space));
        if asked || pressed {
            actions.push(CanvasAction::Pick(part).into());
            canvas.request_focus();
        }
        if selected && canvas.has_focus() {
            ui.accesskit_node_builder(canvas.id, |node| node.set_active_descendant(id.accesskit_id()));
        }
    }
}

/// Elements, notes, pictures, connections, loop marks and groups with where they are, in points.
fn parts_in_view(sheet: &Sheet<'_>) -> Vec<(Part, egui::Rect)> {
    let drawing = &sheet.session.derived.drawing;
    let seen = sheet.session.canvas.viewport.visible();
    let shown = |rect: &kurbo::Rect| rect.overlaps(seen);
    let elements = drawing.boxes.iter().map(|(&id, &rect)| (Part::Element(id), rect));
    let notes = drawing.notes.iter().map(|&(id, rect)| (Part::Note(id), rect));
    let pictures = drawing.backdrops.iter().map(|&(id, rect)| (Part::Backdrop(id), rect));
    let arcs = drawing.arcs.iter().map(|(&id, arc)| (Part::Connection(id), arc.bounds()));
    let marks = drawing.scene.items.iter().filter(|item| matches!(item.role, DrawnRole::LoopMark | DrawnRole::Tab));
    let mut found: Vec<(Part, kurbo::Rect)> =
        elements.chain(notes).chain(pictures).chain(arcs).filter(|(_, rect)| shown(rect)).take(MOST).collect();
    for item in marks.filter(|item| shown(&item.bounds)) {
        match (item.part, found.last_mut()) {
            (Some(part), Some((last, rect))) if *last == part => *rect = rect.union(item.bounds),
            (Some(part), _) => found.push((part, item.bounds)),
            _ => {}
        }
    }
    found.into_iter().map(|(part, rect)| (part, sheet.screen_rect(rect).intersect(sheet.rect))).collect()
}

fn name(session: &Session, part: Part) -> String {
    if let Part::Loop(key) = part
        && let (Some(row), Some(loops)) = (session.derived.book.row(key), session.derived.loops.as_deref())
        && let Some(found) = row.spelled(loops)
    {
        let named = row.named.and_then(|id| session.map().named_loops().get(id));
        return words::loop_name(&row.code, &found, named);
    }
    words::name_of(session.map(), part)
}
