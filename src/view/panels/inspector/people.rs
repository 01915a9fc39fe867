//! Voices of the map.

use crate::view::panels::kit::{labelled_ui, named_button_ui, paragraph_ui};
use crate::view::widgets::{flat_button, plain_button};
use egui::Ui;

use super::form::{put, record_ui};
use crate::document::Edit;
use crate::map::{Extra, RecordId, Voice};
use crate::session::{Action, Session};
use crate::view::panels::draw;
use crate::view::panels::ink::Ink;
use crate::view::panels::names;

/// Voices, in the order of bars; the first three have patterns of their own.
pub fn voices_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let map = session.map();
    for (place, voice) in map.voices().iter().enumerate() {
        ui.push_id(voice.id, |ui| {
            let at = ui.cursor().min;
            draw::swatch(ui.painter(), egui::pos2(at.x + 48.0, at.y + 14.0), place, Ink::of(session));
            record_ui(ui, session, actions, ("Name", "Whose voice"), (voice, &voice.name, 1), |voice: &mut Voice, name| voice.name = name);
            let quotes = session.derived.evidence.quotes_of_voice(place) as usize;
            used_ui(ui, session, actions, quotes, "quote", "quotes", (&voice.name, RecordId::Voice(voice.id)));
        });
    }
    ui.horizontal_wrapped(|ui| {
        let mut add = |name: &str| {
            let number = map.voices().last_number().saturating_add(1);
            actions.push(put(Voice { id: session.document.new_id(), number, name: name.to_owned(), extra: Extra::default() }).into());
        };
        if plain_button(ui, "Add voice").clicked() {
            add("");
        }
        for name in Voice::DEFAULTS.into_iter().filter(|name| map.voices().is_empty() || map.voices().iter().all(|v| v.name != *name)) {
            if flat_button(ui, &format!("Add \u{201c}{name}\u{201d}")).clicked() {
                add(name);
            }
        }
    });
}

/// Says what uses a record, or offers to take it out when nothing does.
fn used_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    uses: usize,
    one: &str,
    many: &str,
    (name, record): (&str, RecordId),
) {
    labelled_ui(ui, session, "", |ui| {
        if uses > 0 {
            paragraph_ui(ui, names::count(uses, one, many), 12.0, Ink::of(session).muted(), false);
        } else if named_button_ui(ui, "Remove", &format!("Remove {name}")).clicked() {
            actions.push(Edit::Remove(record).into());
        }
    });
}
