//! Edits of what lies beside the parts of the map: notes, and pictures behind it.

use crate::document::Transaction;
use crate::map::{Backdrop, Note, NoteId, Part, Point, Rect};

pub(super) fn add_note(to: &mut Transaction<'_>, id: NoteId, text: &str, at: Point) {
    let number = Transaction::next_in(to.map().notes());
    to.put(Note::new(id, number, text, at));
}

pub(super) fn write_note(to: &mut Transaction<'_>, id: NoteId, text: &str) {
    if let Some(note) = to.map().notes().get(id).cloned() {
        to.put(Note { text: text.to_owned(), ..note });
    }
}

/// Puts a picture behind the map, in front of those that are there.
pub(super) fn add_backdrop(to: &mut Transaction<'_>, backdrop: &Backdrop) {
    let number = Transaction::next_in(to.map().backdrops());
    to.put(Backdrop { number, ..backdrop.clone() });
}

/// Of a note its corner and width, of a picture all of where it lies.
pub(super) fn place(to: &mut Transaction<'_>, places: &[(Part, Rect)]) {
    for &(part, rect) in places {
        match part {
            Part::Note(id) => {
                if let Some(note) = to.map().notes().get(id).cloned() {
                    let width = rect.width().clamp(*Note::WIDTHS.start(), *Note::WIDTHS.end());
                    to.put(Note { at: rect.origin(), width, ..note });
                }
            }
            Part::Backdrop(id) => {
                if let Some(backdrop) = to.map().backdrops().get(id).cloned() {
                    to.put(Backdrop { rect, ..backdrop });
                }
            }
            _ => {}
        }
    }
}
