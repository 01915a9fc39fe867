//! Copies and pastes. The whole fragment stays inside the process; the system's clipboard gets a team release of it as text.

use crate::document::{Edit, Request, fragment_of, without_quotes};
use crate::format::ron;
use crate::map::{Part, Quote, SystemMap, Vec2};
use crate::release::{Audience, release};
use crate::session::{Copied, NoticeKind, Session, Wish};

/// How far a copy lies from what it is a copy of, map units.
const OFFSET: f64 = 24.0;

/// Copies what is selected. `false` if no element and no note is.
pub(in crate::command) fn copy(session: &mut Session) -> bool {
    let parts = session.document.selection().parts().to_vec();
    let fragment = fragment_of(session.map(), &parts);
    if is_nothing(&fragment) {
        return false;
    }
    let text = ron::write(release(&fragment, Audience::Team).map());
    session.shell.wishes.push(Wish::CopyText(text.clone()));
    session.canvas.copied = Some(Copied { fragment, text, pasted: 0 });
    true
}

/// Takes quotes out of what was copied. What lies on the system's clipboard is put there anew without them, else pasting would bring them back.
pub(super) fn forget_quotes(session: &mut Session, goes: impl Fn(&Quote) -> bool) {
    let Some(copied) = session.canvas.copied.as_mut().filter(|copied| copied.fragment.quotes().iter().any(&goes)) else { return };
    copied.fragment = without_quotes(&copied.fragment, goes);
    copied.text = ron::write(release(&copied.fragment, Audience::Team).map());
    session.shell.wishes.push(Wish::CopyText(copied.text.clone()));
}

/// Pastes: what was copied here, if this is still its text; else a map from another window; else nothing.
pub(super) fn paste(session: &mut Session, text: &str) {
    let copied = session.canvas.copied.as_mut().filter(|copied| text.is_empty() || same_text(&copied.text, text));
    if let Some(copied) = copied {
        copied.pasted += 1;
        let (fragment, step) = (copied.fragment.clone(), f64::from(copied.pasted));
        put(session, fragment, Vec2::new(OFFSET * step, OFFSET * step));
        return;
    }
    match ron::read(text.as_bytes(), &crate::format::ImportOptions::default()) {
        Ok(imported) if !is_nothing(&imported.map) => {
            let offset = to_middle(session, &imported.map);
            put(session, imported.map, offset);
        }
        _ if text.trim().is_empty() => {}
        _ => session.shell.notices.push(crate::session::Notice {
            kind: NoticeKind::Note,
            text: "What is on the clipboard is not part of a map. Copy elements on a map first.".to_owned(),
            more: Vec::new(),
        }),
    }
}

/// Adds a copy of what is selected beside it.
pub(in crate::command) fn duplicate(session: &mut Session) {
    let parts = session.document.selection().parts().to_vec();
    let fragment = fragment_of(session.map(), &parts);
    if !is_nothing(&fragment) {
        put(session, fragment, Vec2::new(OFFSET, OFFSET));
    }
}

fn put(session: &mut Session, fragment: SystemMap, offset: Vec2) {
    let ids: Vec<_> = fragment.elements().map(|_| session.document.new_id()).collect();
    let notes: Vec<_> = fragment.notes().iter().map(|_| session.document.new_id()).collect();
    let parts = ids.iter().map(|&id| Part::Element(id)).chain(notes.iter().map(|&id| Part::Note(id))).collect();
    session.document.perform(Request::Edit(Edit::Paste { fragment: Box::new(fragment), ids, notes, offset }));
    session.document.perform(Request::Select(parts));
}

/// Whether there is nothing on it that could be put on a map.
fn is_nothing(fragment: &SystemMap) -> bool {
    fragment.element_count() == 0 && fragment.notes().is_empty()
}

/// Some clipboards turn line ends into their own.
fn same_text(a: &str, b: &str) -> bool {
    a == b || a.lines().eq(b.lines())
}

/// From where a fragment lies to the middle of what is in view.
fn to_middle(session: &Session, fragment: &SystemMap) -> Vec2 {
    let places = fragment.elements().map(|element| element.at).chain(fragment.notes().iter().map(|note| note.at));
    let around = places.map(|at| crate::map::Rect::from_center_size(at, (1.0, 1.0))).reduce(|a, b| a.union(b));
    around.map_or(Vec2::ZERO, |around| session.canvas.viewport.visible().center() - around.center())
}
