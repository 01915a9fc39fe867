//! Where a part was found: sources and places in them.

use crate::view::panels::kit::{field_ui, labelled_ui, named_button_ui, paragraph_ui};
use crate::view::widgets::plain_button;
use egui::Ui;

use super::form::list_ui;
use crate::document::Edit;
use crate::map::{RecordId, Reference};
use crate::session::{Action, Field, Session};
use crate::view::panels::ink::Ink;

/// The references of a part; `edit` makes the edit that writes a new list.
pub fn references_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    record: RecordId,
    references: &[Reference],
    edit: impl Fn(Vec<Reference>) -> Edit,
) -> Option<Edit> {
    let map = session.map();
    if map.sources().is_empty() {
        paragraph_ui(ui, "References need a source: select nothing, and add one under Sources.", 12.0, Ink::of(session).muted(), false);
        return None;
    }
    let mut changed: Option<Edit> = None;
    for (at, reference) in references.iter().enumerate() {
        ui.push_id(at, |ui| {
            let shown = map.sources().get(reference.source).map_or("", |s| s.title.as_str());
            let options = map.sources().iter().map(|s| (s.id, s.title.clone()));
            let label = format!("Source {}", at + 1);
            if let Some(source) = list_ui(ui, session, &label, shown, options, &reference.source) {
                changed = Some(edit(with(references, at, |r| r.source = source)));
            }
            labelled_ui(ui, session, "", |ui| {
                let field =
                    (Field::of(record, PLACES.get(at).copied().unwrap_or("place in source")), "Place in source", "Section, page, time");
                field_ui(ui, session, actions, field, (&reference.locator, 1), |locator| {
                    edit(with(references, at, |r| r.locator = locator))
                });
                if named_button_ui(ui, "Remove", &format!("Remove reference {}", at + 1)).clicked() {
                    let mut fewer = references.to_vec();
                    fewer.remove(at);
                    changed = Some(edit(fewer));
                }
            });
        });
    }
    if plain_button(ui, "Add reference").clicked()
        && let Some(source) = map.sources().iter().next()
    {
        let mut more = references.to_vec();
        more.push(Reference::new(source.id, ""));
        changed = Some(edit(more));
    }
    changed
}

/// Names of the fields, so that typing in two of them is two steps.
const PLACES: [&str; 4] = ["place in source 1", "place in source 2", "place in source 3", "place in source 4"];

fn with(references: &[Reference], at: usize, change: impl FnOnce(&mut Reference)) -> Vec<Reference> {
    let mut changed = references.to_vec();
    if let Some(reference) = changed.get_mut(at) {
        change(reference);
    }
    changed
}
