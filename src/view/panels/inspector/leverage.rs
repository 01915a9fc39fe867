//! What makes an element a leverage point: its level in the framework shown, who can act, and a note.

use crate::view::panels::kit::{choice_ui, item_ui, labelled_ui, named_button_ui, paragraph_ui};
use egui::Ui;

use super::form::{section_ui, text_ui};
use super::pick::{Only, pick_ui};
use crate::document::{Edit, ElementField};
use crate::map::{CitedPart, Element, Leverage, RecordId, framework};
use crate::session::{Action, Field, Section, Session};
use crate::view::panels::ink::Ink;
use crate::view::panels::{leverage, names};

/// The level in the framework shown, strongest first.
pub fn level_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, elements: &[&Element]) {
    let Some(shown) = framework(session.panels.framework) else { return };
    let mut levels = elements.iter().map(|e| e.leverage.in_framework(shown.key));
    let first = levels.next().flatten();
    let same = levels.all(|level| level == first);
    let words = match (same, first) {
        (false, _) => "Different".to_owned(),
        (true, None) => "Not marked as a lever".to_owned(),
        (true, Some(key)) => shown.level(key).map_or_else(|| key.to_owned(), |level| level_words(level.key, level.name)),
    };
    labelled_ui(ui, session, "Leverage", |ui| {
        let chosen = choice_ui(ui, session, "Leverage level", &words, |ui| {
            let mut chosen = None;
            if item_ui(ui, session, "Not marked as a lever", same && first.is_none()) {
                chosen = Some(None);
            }
            for level in shown.levels.iter().rev() {
                if item_ui(ui, session, &level_words(level.key, level.name), same && first == Some(level.key)) {
                    chosen = Some(Some(level.key.to_owned()));
                }
            }
            chosen
        });
        actions.extend(chosen.map(|level| {
            let ids = elements.iter().map(|e| e.id).collect();
            Action::from(Edit::Elements(ids, ElementField::LeverageLevel(shown.key.to_owned(), level)))
        }));
    });
}

/// A level with its number, where it is a number.
fn level_words(key: &str, name: &str) -> String {
    if key.bytes().all(|b| b.is_ascii_digit()) { format!("{key} · {name}") } else { name.to_owned() }
}

/// Framework, who can act, note.
pub fn leverage_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, element: &Element) {
    let who = leverage::who(session, element);
    let section = (Section::Leverage, "Who can act", who.as_str());
    section_ui(
        ui,
        session,
        actions,
        section,
        |_, _| {},
        |ui, actions| {
            labelled_ui(ui, session, "Framework", |ui| leverage::framework_ui(ui, session, actions));
            let set = |leverage: Leverage| Edit::Elements(vec![element.id], ElementField::Leverage(leverage));
            for &id in &element.leverage.who {
                ui.horizontal_wrapped(|ui| {
                    let name = names::element(session, id);
                    paragraph_ui(ui, name, 13.0, Ink::of(session).text(), false);
                    if named_button_ui(ui, "Remove", &format!("Remove {name}")).clicked() {
                        let mut changed = element.leverage.clone();
                        changed.who.retain(|&other| other != id);
                        actions.push(set(changed).into());
                    }
                });
            }
            if let Some(CitedPart::Element(id)) = pick_ui(ui, session, "Add who can act…", Only::Actors, &[]) {
                let mut changed = element.leverage.clone();
                if !changed.who.contains(&id) {
                    changed.who.push(id);
                    actions.push(set(changed).into());
                }
            }
            let field = Field::of(RecordId::Element(element.id), "leverage note");
            text_ui(ui, session, actions, ("Why", "What speaks for this reading"), field, (&element.leverage.note, 2), |note| {
                set(Leverage { note, ..element.leverage.clone() })
            });
        },
    );
}
