//! What else can be set for several parts at once: level, what stakeholders said, pins, strength.

use std::collections::BTreeSet;

use crate::view::panels::kit::{check_ui, choice_ui, item_ui, labelled_ui};
use egui::Ui;

use super::details::FLAGS;
use super::form::choose_ui;
use super::several::common;
use crate::document::{ConnectionField, Edit, ElementField};
use crate::map::{Connection, Element};
use crate::session::{Action, Session};

/// Level, flags and pins of elements.
pub fn elements_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, elements: &[&Element]) {
    level_ui(ui, session, actions, elements);
    for (words, get, set) in FLAGS {
        let on = elements.iter().all(|element| get(&element.flags));
        if let Some(on) = check_ui(ui, session, words, on) {
            let edit = |element: &&Element| {
                let mut flags = element.flags;
                set(&mut flags, on);
                Edit::Elements(vec![element.id], ElementField::Flags(flags))
            };
            actions.push(Edit::All("set flags".to_owned(), elements.iter().map(edit).collect()).into());
        }
    }
    let pinned = elements.iter().all(|element| element.pinned);
    if let Some(on) = check_ui(ui, session, "Pinned: they stay where they are", pinned) {
        actions.push(Edit::Elements(elements.iter().map(|e| e.id).collect(), ElementField::Pinned(on)).into());
    }
}

/// A level that the map uses already, or none.
fn level_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, elements: &[&Element]) {
    let levels: BTreeSet<&str> = session.map().elements().map(|e| e.level.as_str()).filter(|level| !level.is_empty()).collect();
    if levels.is_empty() {
        return;
    }
    let level = common(elements.iter().map(|e| e.level.as_str()));
    let shown = match level {
        Some("") => "None",
        Some(level) => level,
        None => "Different",
    };
    labelled_ui(ui, session, "Level", |ui| {
        let chosen = choice_ui(ui, session, "Level", shown, |ui| {
            let mut chosen = item_ui(ui, session, "None", level == Some("")).then(String::new);
            for one in levels {
                if item_ui(ui, session, one, level == Some(one)) {
                    chosen = Some(one.to_owned());
                }
            }
            chosen
        });
        let ids = || elements.iter().map(|e| e.id).collect();
        actions.extend(chosen.map(|level| Action::from(Edit::Elements(ids(), ElementField::Level(level)))));
    });
}

/// How strong influences are.
pub fn strength_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, influences: &[&&Connection]) {
    let strength = common(influences.iter().filter_map(|c| c.influence()).map(|i| i.strength));
    let steps = [(None, "\u{2013}"), (Some(1), "1"), (Some(2), "2"), (Some(3), "3")];
    let chosen = choose_ui(ui, session, "Strength", &steps, strength);
    let ids = || influences.iter().map(|c| c.id).collect();
    actions.extend(chosen.map(|strength| Action::from(Edit::Connections(ids(), ConnectionField::Strength(strength)))));
}
