//! The inspector of a note: its words and how wide it is.

use egui::Ui;

use super::form::record_ui;
use super::header::header_ui;
use crate::command::Icon;
use crate::document::Edit;
use crate::map::{Note, NoteId, Part, Rect};
use crate::session::{Action, Session};
use crate::view::panels::ink::Ink;
use crate::view::panels::kit::{labelled_ui, named_button_ui, paragraph_ui};
use crate::view::widgets::paint_icon;

/// By how much a press makes it wider or narrower, map units.
const STEP: f64 = 20.0;

/// The inspector of a note.
pub fn note_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: NoteId) {
    let Some(note) = session.map().notes().get(id) else { return };
    let header = (Part::Note(id), "Note", "");
    let mark = |painter: &egui::Painter, at, ink: Ink| paint_icon(painter, Icon::Note, at, ink.outline());
    header_ui(ui, session, actions, header, mark, |_, _| {});
    record_ui(
        ui,
        session,
        actions,
        ("Words", "A reminder, a question, how to read this part"),
        (note, &note.text, 4),
        |note: &mut Note, words| {
            note.text = words;
        },
    );
    labelled_ui(ui, session, "Width", |ui| {
        ui.horizontal_wrapped(|ui| {
            for (words, name, by) in [("Narrower", "Make it narrower", -STEP), ("Wider", "Make it wider", STEP)] {
                if named_button_ui(ui, words, name).clicked() {
                    let width = (note.width + by).clamp(*Note::WIDTHS.start(), *Note::WIDTHS.end());
                    let rect = Rect::from_origin_size(note.at, (width, 1.0));
                    actions.push(Edit::Place(vec![(Part::Note(id), rect)]).into());
                }
            }
        });
    });
    paragraph_ui(ui, "A note goes with the map: on paper, into exports and into copies for others.", 12.0, Ink::of(session).muted(), false);
}
