//! What else is kept of an element: description, what stakeholders said, level, details of an actor, size, free attributes, references.

use crate::view::panels::kit::{check_ui, item_ui, labelled_ui};
use egui::Ui;

use super::form::{choose_ui, section_ui, text_ui};
use super::{attributes, own_size, references};
use crate::document::{Edit, ElementField};
use crate::map::{ActorDetails, Element, ElementKind, RecordId, Sector, StakeholderFlags};
use crate::session::{Action, Field, Section, Session};

/// The section.
pub fn details_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, element: &Element) {
    section_ui(
        ui,
        session,
        actions,
        (Section::Details, "Details", ""),
        |_, _| {},
        |ui, actions| {
            let field = |name| Field::of(RecordId::Element(element.id), name);
            let set = |field: ElementField| Edit::Elements(vec![element.id], field);
            let description = (element.description.as_str(), 3);
            text_ui(ui, session, actions, ("Meaning", "What is meant, and what is not"), field("description"), description, |text| {
                set(ElementField::Description(text))
            });
            flags_ui(ui, session, actions, element);
            let level = ("Level", "Experience, practice, policy…");
            text_ui(ui, session, actions, level, field("level"), (&element.level, 1), |text| set(ElementField::Level(text)));
            levels_ui(ui, session, actions, element);
            if element.kind == ElementKind::Actor {
                actor_ui(ui, session, actions, element);
            }
            own_size::own_size_ui(ui, session, actions, element);
            attributes::attributes_ui(ui, session, actions, element);
            let list = references::references_ui(ui, session, actions, RecordId::Element(element.id), &element.references, |references| {
                set(ElementField::References(references))
            });
            actions.extend(list.map(Action::from));
        },
    );
}

/// A flag in words, how it is read and how it is set.
type Flag = (&'static str, fn(&StakeholderFlags) -> bool, fn(&mut StakeholderFlags, bool));

/// Asked of stakeholders, never computed.
pub(super) const FLAGS: [Flag; 3] = [
    ("Someone here can change it", |f| f.controllable, |f, on| f.controllable = on),
    ("It matters for its own sake", |f| f.important, |f, on| f.important = on),
    ("It is open to change from outside", |f| f.vulnerable, |f, on| f.vulnerable = on),
];

fn flags_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, element: &Element) {
    for (words, get, set) in FLAGS {
        if let Some(on) = check_ui(ui, session, words, get(&element.flags)) {
            let mut changed = element.flags;
            set(&mut changed, on);
            actions.push(Edit::Elements(vec![element.id], ElementField::Flags(changed)).into());
        }
    }
}

/// Levels that the map uses already, to choose from.
fn levels_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, element: &Element) {
    labelled_ui(ui, session, "", |ui| {
        let chosen = crate::view::panels::kit::choice_ui(ui, session, "Levels of this map", "Levels of this map", |ui| {
            let levels: std::collections::BTreeSet<&str> =
                session.map().elements().map(|e| e.level.as_str()).filter(|l| !l.is_empty()).collect();
            let mut chosen = None;
            for level in levels {
                if item_ui(ui, session, level, level == element.level) {
                    chosen = Some(level.to_owned());
                }
            }
            chosen
        });
        actions.extend(chosen.map(|level| Action::from(Edit::Elements(vec![element.id], ElementField::Level(level)))));
    });
}

fn actor_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, element: &Element) {
    let actor = &element.actor;
    let set = |actor: ActorDetails| Edit::Elements(vec![element.id], ElementField::Actor(actor));
    let sectors = [(Sector::Public, "Public"), (Sector::Private, "Private"), (Sector::Social, "Social")];
    if let Some(sector) = choose_ui(ui, session, "Sector", &sectors, actor.sector) {
        let sector = (actor.sector != Some(sector)).then_some(sector);
        actions.push(set(ActorDetails { sector, ..actor.clone() }).into());
    }
    let place = Field::of(RecordId::Element(element.id), "place");
    text_ui(ui, session, actions, ("Place", "Where it works"), place, (&actor.place, 1), |place| {
        set(ActorDetails { place, ..actor.clone() })
    });
    let steps = [(0, "None"), (1, "Some"), (2, "Much"), (3, "All")];
    let place_of = |value: Option<f64>| value.map(|value| (value * 3.0).round() as u8);
    let value_of = |step: u8, old: Option<u8>| (old != Some(step)).then(|| f64::from(step) / 3.0);
    if let Some(step) = choose_ui(ui, session, "Power", &steps, place_of(actor.power)) {
        actions.push(set(ActorDetails { power: value_of(step, place_of(actor.power)), ..actor.clone() }).into());
    }
    if let Some(step) = choose_ui(ui, session, "Interest", &steps, place_of(actor.interest)) {
        actions.push(set(ActorDetails { interest: value_of(step, place_of(actor.interest)), ..actor.clone() }).into());
    }
}
