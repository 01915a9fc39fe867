//! Free attributes of an element: a name of the map's own and a text or number. Names that other elements have are offered first.

use std::collections::{BTreeMap, BTreeSet};

use crate::view::panels::kit::{choice_ui, field_ui, item_ui, labelled_ui, named_button_ui, raw_ui};
use crate::view::widgets::plain_button;
use egui::Ui;

use crate::document::{Edit, ElementField};
use crate::map::{Attribute, Element, RecordId};
use crate::session::{Action, Field, Session};
use crate::view::panels::ink::plain;

/// Names of the fields, so that typing in two of them is two steps.
const FIELDS: [&str; 8] =
    ["attribute 1", "attribute 2", "attribute 3", "attribute 4", "attribute 5", "attribute 6", "attribute 7", "attribute 8"];

/// The attributes there are, and a line to add another.
pub(super) fn attributes_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, element: &Element) {
    for (place, (name, value)) in element.attributes.iter().enumerate() {
        ui.push_id(place, |ui| {
            labelled_ui(ui, session, name, |ui| {
                let field = Field::of(RecordId::Element(element.id), FIELDS.get(place).copied().unwrap_or("attribute"));
                let text = words(value);
                field_ui(ui, session, actions, (field, name, "Text or number"), (&text, 1), |typed| {
                    edit(element, |all| drop(all.insert(name.clone(), value_of(typed))))
                });
                if named_button_ui(ui, "Remove", &format!("Remove {name}")).clicked() {
                    actions.push(edit(element, |all| drop(all.remove(name))).into());
                }
            });
        });
    }
    labelled_ui(ui, session, "Attribute", |ui| {
        let named = new_name_ui(ui, session, element).or_else(|| known_ui(ui, session, element));
        actions.extend(named.map(|name| Action::from(edit(element, |all| drop(all.insert(name, Attribute::Text(String::new())))))));
    });
}

/// A name typed, kept until the button is pressed.
fn new_name_ui(ui: &mut Ui, session: &Session, element: &Element) -> Option<String> {
    let id = ui.make_persistent_id(("new attribute", element.id));
    let mut typed = ui.data_mut(|data| data.get_temp::<String>(id).unwrap_or_default());
    let response =
        raw_ui(ui, session, (id.with("field"), "Name of a new attribute", "Cost, since, contact…"), (&mut typed, 1), plain(13.0));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let name = typed.trim().to_owned();
    let is_new = !name.is_empty() && !element.attributes.contains_key(&name);
    let pressed = ui.add_enabled_ui(is_new, |ui| plain_button(ui, "Add attribute").clicked()).inner;
    let added = is_new && (pressed || entered);
    ui.data_mut(|data| {
        if added {
            data.remove::<String>(id);
        } else {
            data.insert_temp(id, typed);
        }
    });
    added.then_some(name)
}

/// Names that other elements of the map have.
fn known_ui(ui: &mut Ui, session: &Session, element: &Element) -> Option<String> {
    let all: BTreeSet<&String> = session.map().elements().flat_map(|other| other.attributes.keys()).collect();
    let others: Vec<&String> = all.into_iter().filter(|name| !element.attributes.contains_key(*name)).collect();
    if others.is_empty() {
        return None;
    }
    choice_ui(ui, session, "Attributes of this map", "Attributes of this map", |ui| {
        others.into_iter().filter(|name| item_ui(ui, session, name, false)).last().cloned()
    })
}

fn edit(element: &Element, change: impl FnOnce(&mut BTreeMap<String, Attribute>)) -> Edit {
    let mut attributes = element.attributes.clone();
    change(&mut attributes);
    Edit::Elements(vec![element.id], ElementField::Attributes(attributes))
}

fn words(value: &Attribute) -> String {
    match value {
        Attribute::Text(text) => text.clone(),
        Attribute::Number(number) => number.to_string(),
    }
}

/// A number where it reads the same when it is written as one; else the text, letter by letter.
fn value_of(typed: String) -> Attribute {
    match typed.parse::<f64>() {
        Ok(number) if number.is_finite() && number.to_string() == typed => Attribute::Number(number),
        _ => Attribute::Text(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_kept_letter_by_letter() {
        for typed in ["", "12", "-0.5", "12.", "012", "1e3", " 7", "inf", "NaN", "two"] {
            assert_eq!(words(&value_of(typed.to_owned())), typed);
        }
        assert_eq!(value_of("12".into()), Attribute::Number(12.0));
        assert!(matches!(value_of("inf".into()), Attribute::Text(_)));
    }
}
