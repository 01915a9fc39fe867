//! Groupings and their groups: add, rename, recolour, take out.

use crate::view::panels::kit::{labelled_ui, named_button_ui, paragraph_ui, segments_ui};
use crate::view::widgets::{flat_button, paint_focus, plain_button};
use egui::{Color32, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::form::{put, record_ui};
use crate::document::Edit;
use crate::map::{Extra, Group, Grouping, Part, RecordId};
use crate::session::{Action, Session};
use crate::view::panels::ink::Ink;

/// All groupings with their groups.
pub fn groupings_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let map = session.map();
    let ink = Ink::of(session);
    if map.groupings().is_empty() {
        paragraph_ui(ui, "A grouping is a set of groups, such as themes. One is shown on the map at a time.", 12.0, ink.muted(), false);
    }
    for grouping in map.groupings().iter() {
        ui.push_id(grouping.id, |ui| grouping_ui(ui, session, actions, grouping));
    }
    if plain_button(ui, "Add grouping").clicked() {
        let grouping = Grouping {
            id: session.document.new_id(),
            number: map.groupings().last_number().saturating_add(1),
            title: "Themes".to_owned(),
            extra: Extra::default(),
        };
        actions.push(put(grouping).into());
    }
}

fn grouping_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, grouping: &Grouping) {
    let map = session.map();
    record_ui(ui, session, actions, ("Title", "Themes"), (grouping, &grouping.title, 1), |g: &mut Grouping, title| g.title = title);
    let groups: Vec<&Group> = map.groups_in(grouping.id).collect();
    for group in &groups {
        ui.push_id(group.id, |ui| {
            let (text, rows) = (group.title.as_str(), 1);
            record_ui(ui, session, actions, (&format!("Group {}", group.number), "Title"), (*group, text, rows), |g: &mut Group, title| {
                g.title = title;
            });
            crate::view::panels::kit::labelled_ui(ui, session, "", |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    tints_ui(ui, session, actions, group);
                    if named_button_ui(ui, "Remove", &format!("Remove group {}", group.number)).clicked() {
                        actions.push(Edit::Delete(vec![Part::Group(group.id)]).into());
                    }
                });
            });
        });
    }
    ui.horizontal_wrapped(|ui| {
        if plain_button(ui, "Add group").clicked() {
            let number = groups.iter().map(|g| g.number).max().unwrap_or(0).saturating_add(1);
            let tint = (number.saturating_sub(1) % 4) as u8;
            let id = session.document.new_id();
            let title = format!("Group {number}");
            let group = Group { id, number, grouping: grouping.id, title, tint, hatch: tint, collapsed: false, extra: Extra::default() };
            actions.push(put(group).into());
        }
        if flat_button(ui, &format!("Remove {}", grouping.title)).clicked() {
            let gone = Edit::Delete(groups.iter().map(|g| Part::Group(g.id)).collect());
            let edits = vec![gone, Edit::Remove(RecordId::Grouping(grouping.id))];
            actions.push(Edit::All("delete grouping".to_owned(), edits).into());
        }
    });
}

/// The directions of the hatched band on paper, by their tokens.
pub fn hatches_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, group: &Group) {
    const NAMES: [&str; 4] = ["rising", "falling", "level", "upright"];
    let on = usize::from(group.hatch) % NAMES.len();
    let options: Vec<(String, bool)> = NAMES.iter().enumerate().map(|(at, name)| ((*name).to_owned(), at == on)).collect();
    let ink = Ink::of(session);
    let paint = |painter: &egui::Painter, middle: egui::Pos2, at: usize, on: bool| {
        let line = Stroke::new(1.3, if on { ink.accent() } else { ink.text() });
        let way = [vec2(1.0, -1.0), vec2(1.0, 1.0), vec2(1.0, 0.0), vec2(0.0, 1.0)].get(at).map_or(vec2(1.0, 0.0), |way| way.normalized());
        for step in [-4.5, 0.0, 4.5] {
            let centre = middle + vec2(-way.y, way.x) * step;
            painter.line_segment([centre - way * 6.0, centre + way * 6.0], line);
        }
    };
    labelled_ui(ui, session, "Hatch on paper", |ui| {
        let pressed = segments_ui(ui, session, "Hatch on paper", &options, Some(&paint));
        let chosen = pressed.filter(|at| *at != on).map(|at| at as u8);
        actions.extend(chosen.map(|hatch| Action::from(put(Group { hatch, ..group.clone() }))));
    });
}

/// The tints a group can have. The hatch on paper goes with the tint, unless another was chosen.
pub fn tints_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, group: &Group) {
    let ink = Ink::of(session);
    for tint in 0..ink.tints() {
        let on = group.tint % ink.tints().max(1) == tint;
        let (rect, response) = ui.allocate_exact_size(vec2(24.0, 28.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("Colour {} of {}", tint + 1, group.title)));
        ui.painter().circle_filled(rect.center(), 8.0, ink.group(tint));
        let line = if on { ink.accent() } else { Color32::TRANSPARENT };
        ui.painter().circle_stroke(rect.center(), 10.5, Stroke::new(2.0, line));
        paint_focus(ui, &response, rect.shrink(1.0));
        if response.clicked() && !on {
            let hatch = if group.hatch == group.tint { tint } else { group.hatch };
            actions.push(put(Group { tint, hatch, ..group.clone() }).into());
        }
    }
}
