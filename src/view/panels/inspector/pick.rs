//! Picking a part of the map by a search that drops down from a button.

use crate::view::panels::kit::{item_ui, paragraph_ui, raw_ui};
use crate::view::widgets::{keyboard_back, plain_button};
use egui::{Popup, PopupCloseBehavior, Ui};

use crate::map::{CitedPart, ElementKind};
use crate::session::{Action, Pane, Session, ShellAction, fold, matches};
use crate::view::panels::ink::{Ink, plain};
use crate::view::panels::names;

/// What can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// Elements, connections and named loops.
    Parts,
    /// Elements of every kind.
    Elements,
    /// Actors.
    Actors,
}

/// How many results are listed; a longer search finds the rest.
const MOST: usize = 40;

/// A button that drops a search down. The answer is the part picked; those in `without` are not offered.
pub fn pick_ui(ui: &mut Ui, session: &Session, label: &str, only: Only, without: &[CitedPart]) -> Option<CitedPart> {
    pick_at(ui, session, label, only, without, false)
}

/// The same for quotes: it opens too when a command asks for a part to hang them on.
pub fn attach_pick_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, label: &str, without: &[CitedPart]) -> Option<CitedPart> {
    let asked = session.shell.focus == Some(Pane::Attach);
    if asked {
        actions.push(ShellAction::Focused(Pane::Right).into());
    }
    pick_at(ui, session, label, Only::Parts, without, asked)
}

fn pick_at(ui: &mut Ui, session: &Session, label: &str, only: Only, without: &[CitedPart], asked: bool) -> Option<CitedPart> {
    let button = plain_button(ui, label);
    if asked {
        Popup::open_id(ui.ctx(), Popup::default_response_id(&button));
        button.scroll_to_me(Some(egui::Align::Center));
    }
    let was_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&button));
    let id = button.id.with("search");
    let popup = Popup::from_toggle_button_response(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(260.0);
    let shown = popup.accessible_name(label.to_owned()).show(|ui| {
        let mut typed = ui.data_mut(|data| data.get_temp::<String>(id).unwrap_or_default());
        let response = raw_ui(ui, session, (id.with("field"), "Find a part to pick", "Find by name or code"), (&mut typed, 1), plain(13.0));
        if button.clicked() || asked {
            response.request_focus();
        }
        ui.data_mut(|data| data.insert_temp(id, typed.clone()));
        let search = fold(typed.trim());
        let found = found(session, only, without, &search);
        let mut picked = None;
        egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            for (part, words) in found.iter().take(MOST) {
                if item_ui(ui, session, words, false) {
                    picked = Some(*part);
                }
            }
            if found.is_empty() {
                paragraph_ui(ui, "Nothing is called that.", 12.0, Ink::of(session).muted(), false);
            }
            if found.len() > MOST {
                paragraph_ui(ui, "There are more: type more of the name.", 12.0, Ink::of(session).muted(), false);
            }
        });
        if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            picked = found.first().map(|(part, _)| *part);
        }
        if picked.is_some() {
            ui.data_mut(|data| data.remove::<String>(id));
            ui.close();
        }
        picked
    });
    keyboard_back(&button, was_open);
    shown.and_then(|shown| shown.inner)
}

/// Parts whose name or code is searched for, one more than are listed.
fn found(session: &Session, only: Only, without: &[CitedPart], search: &str) -> Vec<(CitedPart, String)> {
    let map = session.map();
    let elements = map.elements().filter(|e| only != Only::Actors || e.kind == ElementKind::Actor).map(|e| CitedPart::Element(e.id));
    let others = map.connections().map(|c| CitedPart::Connection(c.id)).chain(map.named_loops().iter().map(|l| CitedPart::Loop(l.id)));
    let others = others.filter(|_| only == Only::Parts);
    let wanted = elements.chain(others).filter(|part| !without.contains(part)).filter_map(|part| {
        let words = names::cited(session, part);
        matches(&words, search).then_some((part, words))
    });
    wanted.take(MOST + 1).collect()
}
