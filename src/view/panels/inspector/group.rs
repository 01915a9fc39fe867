//! The inspector of a group: title, colour, members.

use crate::view::panels::kit::{check_ui, item_ui, labelled_ui, row_ui};
use crate::view::widgets::small_icon_button;
use egui::Ui;

use super::form::{list_ui, put, record_ui, section_ui};
use super::groups::{hatches_ui, tints_ui};
use super::header::header_ui;
use super::quotes;
use crate::command::Icon;
use crate::document::{Edit, ElementField};
use crate::map::{Group, GroupId, Part};
use crate::session::{Action, Section, Session};
use crate::view::panels::{draw, ink, names, outline};

/// The inspector of a group.
pub fn group_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: GroupId) {
    let Some(group) = session.map().groups().get(id) else { return };
    let map = session.map();
    let header = (Part::Group(id), "Group", "");
    header_ui(
        ui,
        session,
        actions,
        header,
        |painter, at, ink| draw::number(painter, at, 8.0, group.number as usize, ink.group(group.tint), ink.panel()),
        |ui, actions| {
            let words = if group.collapsed { "Draw its members again" } else { "Collapse to one box" };
            if item_ui(ui, session, words, false) {
                actions.push(put(Group { collapsed: !group.collapsed, ..group.clone() }).into());
            }
        },
    );
    record_ui(ui, session, actions, ("Title", "Theme or section"), (group, &group.title, 1), |group: &mut Group, title| {
        group.title = title;
    });
    let grouping = map.groupings().get(group.grouping).map_or("", |g| g.title.as_str());
    let groupings = map.groupings().iter().map(|g| (g.id, g.title.clone()));
    if let Some(grouping) = list_ui(ui, session, "Grouping", grouping, groupings, &group.grouping) {
        actions.push(put(Group { grouping, ..group.clone() }).into());
    }
    labelled_ui(ui, session, "Colour", |ui| {
        ui.horizontal(|ui| tints_ui(ui, session, actions, group));
    });
    hatches_ui(ui, session, actions, group);
    if let Some(collapsed) = check_ui(ui, session, "Collapsed to one box, on paper too", group.collapsed) {
        actions.push(put(Group { collapsed, ..group.clone() }).into());
    }
    if check_ui(ui, session, "Hidden on the screen", session.canvas.hidden.contains(&id)).is_some() {
        actions.push(Action::Run("map.group_hide"));
    }
    ui.add_space(4.0);
    let members: Vec<_> = map.members(id).collect();
    let count = members.len().to_string();
    section_ui(
        ui,
        session,
        actions,
        (Section::Members, "Members", &count),
        |_, _| {},
        |ui, actions| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for member in members {
                ui.push_id(member.id, |ui| {
                    let name = names::element(session, member.id);
                    let ink = ink::Ink::of(session);
                    let text = crate::view::panels::card::leaded(
                        ui,
                        name.to_owned(),
                        ink::plain(13.0),
                        ink.text(),
                        17.0,
                        ui.available_width() - 66.0,
                    );
                    let (rect, response) = row_ui(ui, session, "member", text.size().y + 10.0, false, name);
                    draw::kind(ui.painter(), egui::pos2(rect.left() + 14.0, rect.center().y), member.kind, ink.outline());
                    text.paint(ui, egui::pos2(rect.left() + 34.0, rect.center().y - text.size().y / 2.0), ink.text());
                    if response.clicked() {
                        outline::choose(session, Part::Element(member.id), actions);
                    }
                    let corner = egui::Rect::from_center_size(egui::pos2(rect.right() - 16.0, rect.center().y), egui::vec2(24.0, 24.0));
                    let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(corner));
                    let out = format!("Take {name} out");
                    if small_icon_button(&mut corner, Icon::Close, &out, false).on_hover_text("Take out").clicked() {
                        actions.push(Edit::Elements(vec![member.id], ElementField::LeaveGroup(id)).into());
                    }
                });
            }
        },
    );
    quotes::quotes_ui(ui, session, actions, Part::Group(id), None);
}
