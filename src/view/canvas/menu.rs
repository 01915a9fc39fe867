//! The menu on the canvas: the commands that fit what is under the pointer, or, asked for with a key, what is selected.

use egui::{Key, Modifiers, Popup, Pos2, Response, SetOpenCommand, Ui};

use super::Sheet;
use crate::command::{Command, by_id};
use crate::document::Request;
use crate::map::Part;
use crate::session::{Action, CanvasAction, Session};
use crate::tool::{Gesture, Phase};
use crate::view::widgets::command_menu;

/// Commands by name, block by block.
type Blocks = &'static [&'static [&'static str]];

const COPIES: &[&str] = &["edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "edit.delete"];
const ELEMENTS: Blocks = &[
    &["edit.rename", "insert.quote"],
    &["insert.connected", "insert.cause", "insert.connect_selected", "part.kind"],
    &["insert.sibling", "insert.connect_to"],
    &["part.merge", "part.path_to_one", "part.split", "part.reverse_sense"],
    &["insert.group", "map.group_collapse", "map.pin"],
    COPIES,
    &["view.fit_selection"],
];
const CONNECTIONS: Blocks = &[
    &["part.plus", "part.minus", "part.unknown", "part.delay"],
    &["part.weak", "part.medium", "part.strong", "part.no_strength"],
    &["part.reverse", "part.straight", "part.between", "part.kind"],
    &["insert.quote"],
    &["edit.delete", "view.fit_selection"],
];
const OTHERS: Blocks =
    &[&["map.group_collapse", "map.group_hide"], &["insert.quote"], &["edit.delete", "view.fit_selection"], &["analyse.trace_none"]];
const BESIDE: Blocks = &[&["edit.rename", "picture.lock"], COPIES, &["view.fit_selection"]];
const NOTHING: Blocks = &[
    &["insert.factor", "insert.actor", "insert.outcome", "insert.intervention"],
    &["insert.note", "insert.type", "edit.paste", "edit.select_all"],
    &["view.fit", "view.codes", "view.evidence"],
    &["map.details"],
];

/// Opens it, and shows it while it is open.
pub(super) fn show(ui: &Ui, response: &Response, sheet: &Sheet<'_>, actions: &mut Vec<Action>) {
    let session = sheet.session;
    let by_key = response.has_focus() && session.canvas.label.is_none() && key_pressed(ui);
    let opened = pressed(response, sheet, actions).or_else(|| by_key.then(|| place_of_selection(sheet)));
    let id = response.id.with("menu");
    if let Some(at) = opened {
        ui.data_mut(|data| data.insert_temp(id, at));
    }
    // Where it was opened last.
    let Some(at) = ui.data(|data| data.get_temp::<Pos2>(id)) else { return };
    let asked = opened.map(|_| SetOpenCommand::Bool(true));
    let close = response.clicked().then_some(SetOpenCommand::Bool(false));
    let popup = Popup::menu(response).accessible_name("What can be done here").id(id).open_memory(asked.or(close)).at_position(at);
    popup.show(|ui| command_menu(ui, session, &blocks(session), actions));
}

/// Where the other button was pressed. What is under the pointer is selected first, unless it is already.
fn pressed(response: &Response, sheet: &Sheet<'_>, actions: &mut Vec<Action>) -> Option<Pos2> {
    let gesture = &sheet.session.canvas.gesture;
    // A finger that rests was taken for a press that may become a drag.
    let rests = if let Gesture::Pressing(pressing) = gesture { response.long_touched().then_some(&pressing.selected) } else { None };
    let idle = rests.is_some() || *gesture == Gesture::Idle;
    let at = response.interact_pointer_pos().filter(|_| response.secondary_clicked() && idle)?;
    let pointed = |phase| sheet.session.point_at(phase, sheet.map(at), crate::tool::Modifiers::default());
    if rests.is_some() {
        actions.push(CanvasAction::Pointer(pointed(Phase::Cancel)).into());
    }
    let part = pointed(Phase::Press).part;
    let selected = rests.map_or_else(|| sheet.session.document.selection().parts(), Vec::as_slice);
    if part.is_none_or(|part| !selected.contains(&part)) {
        actions.push(Request::Select(part.into_iter().collect()).into());
    }
    response.request_focus();
    Some(at)
}

/// The key beside the right Ctrl, or Shift+F10 where there is none.
fn key_pressed(ui: &Ui) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Menu) || i.consume_key(Modifiers::SHIFT, Key::F10))
}

/// Where the menu opens that no pointer asked for.
fn place_of_selection(sheet: &Sheet<'_>) -> Pos2 {
    let drawing = &sheet.session.derived.drawing;
    let around = |part: &Part| match part {
        Part::Element(id) => drawing.boxes.get(id).copied(),
        Part::Connection(id) => drawing.arcs.get(id).map(crate::layout::CircleArc::bounds),
        Part::Note(_) | Part::Backdrop(_) => drawing.beside(*part),
        Part::Loop(_) | Part::Group(_) | Part::Quote(_) => None,
    };
    let middle = sheet.session.document.selection().parts().iter().find_map(around).map(|rect| sheet.screen(rect.center()));
    middle.filter(|at| sheet.rect.contains(*at)).unwrap_or(sheet.rect.center())
}

/// What fits what is selected: of each block what can be done now.
fn blocks(session: &Session) -> Vec<Vec<&'static Command>> {
    let wanted = wanted(session);
    let can = |command: &&'static Command| (command.enabled)(session);
    wanted.iter().map(|block| block.iter().filter_map(|id| by_id(id)).filter(can).collect()).collect()
}

fn wanted(session: &Session) -> Blocks {
    let selection = session.document.selection();
    if selection.is_empty() {
        NOTHING
    } else if selection.elements().next().is_some() {
        ELEMENTS
    } else if selection.connections().next().is_some() {
        CONNECTIONS
    } else if selection.notes().next().is_some() || selection.backdrops().next().is_some() {
        BESIDE
    } else {
        OTHERS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_command() {
        for id in [ELEMENTS, CONNECTIONS, OTHERS, BESIDE, NOTHING].into_iter().flatten().copied().flatten() {
            assert!(by_id(id).is_some(), "{id}");
        }
    }
}
