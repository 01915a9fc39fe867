//! The inspector of an element.

use crate::view::panels::kit::{as_read_ui, choice_ui, item_ui, labelled_ui, raw_ui, row_ui};
use egui::Ui;

use super::form::{horizon_ui, section_ui, status_ui};
use super::header::{header_ui, word_button};
use super::{details, leverage, quotes};
use crate::document::{Edit, ElementField};
use crate::map::{CitedPart, Code, Connection, ConnectionId, Direction, Element, ElementId, ElementKind, Part, RecordId};
use crate::session::{Action, Field, Section, Session};
use crate::view::meaning::hint_ui;
use crate::view::panels::ink::{Ink, plain, strong};
use crate::view::panels::{card, draw, names, outline};

/// The inspector of an element.
pub fn element_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: ElementId) {
    let Some(element) = session.map().element(id) else { return };
    let set = |field: ElementField| Action::from(Edit::Elements(vec![id], field));
    let code = Code::element(element.number).to_string();
    let top = ui.cursor();
    let header = (Part::Element(id), element.kind.spec().name, code.as_str());
    header_ui(
        ui,
        session,
        actions,
        header,
        |painter, at, ink| draw::kind(painter, at, element.kind, ink.outline()),
        |ui, actions| {
            let pin = if element.pinned { "Let it be moved" } else { "Pin in its place" };
            if item_ui(ui, session, pin, false) {
                actions.push(set(ElementField::Pinned(!element.pinned)));
            }
        },
    );
    kind_ui(ui, session, actions, element, top);
    label_ui(ui, session, actions, element);
    hint_ui(ui, session, actions);
    actions.extend(status_ui(ui, session, Some(element.status)).map(|status| set(ElementField::Status(status))));
    actions.extend(horizon_ui(ui, session, Some(element.horizon)).map(|horizon| set(ElementField::Horizon(horizon))));
    groups_ui(ui, session, actions, &[element]);
    leverage::level_ui(ui, session, actions, &[element]);
    ui.add_space(4.0);
    if element.leverage.is_marked() {
        leverage::leverage_ui(ui, session, actions, element);
    }
    connections_ui(ui, session, actions, element);
    details::details_ui(ui, session, actions, element);
    quotes::quotes_ui(ui, session, actions, Part::Element(id), Some(CitedPart::Element(id)));
}

/// The kind: the word in the header drops the list down.
fn kind_ui(ui: &Ui, session: &Session, actions: &mut Vec<Action>, element: &Element, header: egui::Rect) {
    let button = word_button(ui, session, header, ("Kind", element.kind.spec().name));
    egui::Popup::menu(&button).accessible_name("Kind").width(180.0).show(|ui| {
        for kind in ElementKind::ALL {
            if item_ui(ui, session, kind.spec().name, kind == element.kind) {
                actions.push(Edit::Elements(vec![element.id], ElementField::Kind(kind)).into());
            }
        }
    });
}

/// The label, large, in as many lines as it takes.
fn label_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, element: &Element) {
    let mut typed = element.label.clone();
    let id = ui.make_persistent_id("label");
    let rows = 1 + usize::from(typed.chars().count() > 28 || typed.contains('\n'));
    let response = raw_ui(ui, session, (id, "Label", "What goes up or down?"), (&mut typed, rows.max(2)), strong(15.0));
    let field = Field::of(RecordId::Element(element.id), "label");
    if response.changed() {
        let edit = Edit::Elements(vec![element.id], ElementField::Label(typed));
        actions.push(crate::session::PanelAction::Type(field, Box::new(edit)).into());
    }
    if response.lost_focus() {
        actions.push(crate::session::PanelAction::Typed.into());
    }
    as_read_ui(ui, session, &element.label);
}

/// The groups that elements are in: a list to join and leave, every grouping with its groups.
pub(super) fn groups_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, elements: &[&Element]) {
    let map = session.map();
    let ids = || elements.iter().map(|e| e.id).collect::<Vec<_>>();
    let all_in = |group| !elements.is_empty() && elements.iter().all(|e| e.groups.contains(&group));
    let joined: Vec<&str> = map.groups().iter().filter(|g| all_in(g.id)).map(|g| g.title.as_str()).collect();
    let some = elements.iter().any(|e| !e.groups.is_empty());
    let shown = match joined.len() {
        0 if some && elements.len() > 1 => "Different".to_owned(),
        0 => "None".to_owned(),
        _ => joined.join(", "),
    };
    labelled_ui(ui, session, "Group", |ui| {
        let chosen = choice_ui(ui, session, "Group", &shown, |ui| {
            let mut chosen = None;
            if map.groups().is_empty() {
                ui.label("No groups yet. Select nothing, and add them under Groups.");
            }
            for grouping in map.groupings().iter() {
                ui.label(egui::RichText::new(&grouping.title).font(strong(12.0)));
                for group in map.groups_in(grouping.id) {
                    if item_ui(ui, session, &format!("{} {}", group.number, group.title), all_in(group.id)) {
                        chosen = Some(group.id);
                    }
                }
            }
            chosen
        });
        actions.extend(chosen.map(|group| {
            let field = if all_in(group) { ElementField::LeaveGroup(group) } else { ElementField::JoinGroup(group) };
            Action::from(Edit::Elements(ids(), field))
        }));
    });
}

fn connections_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, element: &Element) {
    let connections = session.map().connections_of(element.id);
    let runs = |connection: &&&Connection, end: ElementId| connection.direction != Direction::Directed || end == element.id;
    let arriving = connections.iter().filter(|c| runs(c, c.to)).count();
    let leaving = connections.iter().filter(|c| runs(c, c.from)).count();
    let count = format!("{arriving} in · {leaving} out");
    let section = (Section::Connections, "Connections", count.as_str());
    section_ui(
        ui,
        session,
        actions,
        section,
        |_, _| {},
        |ui, actions| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for connection in &connections {
                line_ui(ui, session, actions, connection, Some(element.id));
            }
            ui.add_space(6.0);
        },
    );
}

/// A connection as a line: its disc and the other end, or both ends.
pub(super) fn line_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, connection: &Connection, seen_from: Option<ElementId>) {
    let ink = Ink::of(session);
    let id: ConnectionId = connection.id;
    let other = |element| names::element(session, element).to_owned();
    let (title, leaves) = match seen_from {
        Some(here) if here == connection.from => (format!("→ {}", other(connection.to)), true),
        Some(_) => (format!("← {}", other(connection.from)), false),
        None => (names::connection(session, connection), true),
    };
    let title = match connection.relation().map(|relation| relation.verb.trim()) {
        Some(verb) if !verb.is_empty() && leaves => format!("{verb} {title}"),
        Some(verb) if !verb.is_empty() => format!("{title} {verb}"),
        _ => title,
    };
    let code = Code::connection(connection.number).to_string();
    let room = ui.available_width() - 34.0;
    let code_galley = ui.painter().layout_no_wrap(code.clone(), plain(12.0), ink.muted());
    let text = card::leaded(ui, title, plain(13.0), ink.text(), 17.0, (room - code_galley.size().x - 14.0).max(30.0));
    let told = crate::words::connection_sentence(session.map(), connection);
    let (rect, response) = row_ui(ui, session, id, (text.size().y + 10.0).max(28.0), false, &format!("{code}: {told}"));
    let at = pos(rect.left() + 12.0, rect.center().y);
    draw::connection(ui.painter(), at, connection, ink);
    text.paint(ui, pos(rect.left() + 28.0, rect.center().y - text.size().y / 2.0), ink.text());
    ui.painter().galley(pos(rect.right() - 6.0 - code_galley.size().x, rect.center().y - 8.0), code_galley, ink.muted());
    if response.clicked() {
        outline::choose(session, Part::Connection(id), actions);
    }
}

const fn pos(x: f32, y: f32) -> egui::Pos2 {
    egui::pos2(x, y)
}
