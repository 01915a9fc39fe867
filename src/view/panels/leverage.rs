//! Leverage points in a framework, the strongest first, and who could act on them.

use super::kit::{choice_ui, item_ui, row_ui};
use egui::{CornerRadius, Stroke, StrokeKind, Ui, pos2, vec2};

use super::draw;
use super::ink::{Ink, plain};
use super::left::{list_ui, top_ui};
use super::names;
use super::outline::choose;
use super::rows::rows_ui;
use crate::map::{Element, FRAMEWORKS, Framework, Part, framework};
use crate::session::{Action, LeftTab, PanelAction, Session};

pub(super) fn leverage_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let first = top_ui(ui, session, actions, LeftTab::Leverage, "Find a leverage point", |ui, actions| framework_ui(ui, session, actions));
    let Some(shown) = framework(session.panels.framework) else { return };
    let levers = session.panels.lists.levers.clone();
    if first && let Some(&id) = levers.first() {
        choose(session, Part::Element(id), actions);
    }
    list_ui(ui, session, LeftTab::Leverage, Some(hint(session, levers.len())), |ui| {
        rows_ui(
            ui,
            ("levers", session.panels.lists.turn, levers.len()),
            None,
            |_| 66.0,
            |ui, row| {
                if let Some(element) = levers.get(row).and_then(|&id| session.map().element(id)) {
                    lever_ui(ui, session, actions, shown, element);
                }
            },
        );
    });
}

fn hint(session: &Session, shown: usize) -> String {
    let how = "Select an element and choose its level under Leverage. A level is a reading of those who draw the map, not a measurement.";
    if shown == 0 {
        return format!("No leverage point is marked here yet. {how}");
    }
    let elements = session.map().element_count();
    format!("{shown} of {} marked. {how}", names::count(elements, "element is", "elements are"))
}

/// The switch between frameworks.
pub(super) fn framework_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let shown = framework(session.panels.framework).map_or("", |f| f.title);
    let chosen = choice_ui(ui, session, "Framework", shown, |ui| {
        FRAMEWORKS.iter().find(|f| item_ui(ui, session, f.title, f.key == session.panels.framework)).map(|f| f.key)
    });
    actions.extend(chosen.map(|key| Action::from(PanelAction::Framework(key))));
}

/// Who could act, as one line.
pub(super) fn who(session: &Session, element: &Element) -> String {
    element.leverage.who.iter().map(|&id| names::element(session, id)).collect::<Vec<_>>().join(", ")
}

fn lever_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, framework: &Framework, element: &Element) {
    let ink = Ink::of(session);
    let level = element.leverage.in_framework(framework.key).and_then(|key| framework.level(key));
    let level_name = level.map_or("", |l| l.name);
    let who = match who(session, element) {
        who if who.is_empty() => "Nobody named who can act".to_owned(),
        who => format!("Can act: {who}"),
    };
    let room = ui.available_width() - 56.0;
    let title = names::element(session, element.id);
    let lines = [(title, 13.0, ink.text()), (level_name, 12.0, ink.muted()), (who.as_str(), 12.0, ink.muted())]
        .map(|(text, size, colour)| (ui.painter().layout(text.to_owned(), plain(size), colour, room), colour));
    let height: f32 = lines.iter().map(|(galley, _)| galley.size().y).sum();
    let part = Part::Element(element.id);
    let selected = session.document.selection().contains(part);
    let (rect, response) = row_ui(ui, session, part, height + 14.0, selected, &format!("{title}, {level_name}, {who}"));
    ui.add_space(2.0);
    let mut top = rect.top() + 7.0;
    for (galley, colour) in lines {
        let next = top + galley.size().y;
        ui.painter().galley(pos2(rect.left() + 48.0, top), galley, colour);
        top = next;
    }
    let badge = egui::Rect::from_center_size(pos2(rect.left() + 24.0, rect.top() + 17.0), vec2(34.0, 18.0));
    ui.painter().rect(badge, CornerRadius::same(4), ink.badge(), Stroke::new(1.1, ink.lever()), StrokeKind::Inside);
    let key = level.filter(|l| l.key.len() <= 2).map(|l| l.key);
    draw::lever(ui.painter(), badge.center() - vec2(if key.is_some() { 7.0 } else { 0.0 }, 0.0), ink.lever());
    if let Some(key) = key {
        ui.painter().text(badge.center() + vec2(9.0, 0.0), egui::Align2::CENTER_CENTER, key, super::ink::strong(10.5), ink.lever());
    }
    if response.clicked() {
        choose(session, part, actions);
    }
}
