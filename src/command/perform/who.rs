//! Performs what was asked of the page of who is who. The disk is a wish away; nothing of the file stays when the page is closed.

use crate::analysis::participants;
use crate::format::Person;
use crate::session::{Session, WhoAction, WhoState, Wish};

pub(super) fn perform(session: &mut Session, action: WhoAction) {
    let state = &mut session.who;
    match action {
        WhoAction::Open => session.shell.wish(Wish::PickKeys),
        WhoAction::New => session.shell.wish(Wish::PickNewKeys),
        WhoAction::Set(row, person) => {
            if let Some(keys) = &mut state.keys
                && let Some(slot) = keys.file.people.get_mut(row)
            {
                *slot = *person;
                keys.dirty = true;
            }
        }
        WhoAction::Add => {
            if let Some(keys) = &mut state.keys {
                keys.file.people.push(Person::default());
                keys.dirty = true;
            }
        }
        WhoAction::AddCodes => add_codes(session),
        WhoAction::Remove(row) => {
            if let Some(keys) = state.keys.as_mut().filter(|keys| row < keys.file.people.len()) {
                keys.file.people.remove(row);
                keys.dirty = true;
            }
        }
        WhoAction::Save => session.shell.wish(Wish::SaveKeys),
        WhoAction::Close if state.is_dirty() => state.leaving = true,
        WhoAction::Stay => state.leaving = false,
        WhoAction::Close | WhoAction::Discard => close(session),
    }
}

fn add_codes(session: &mut Session) {
    let codes = participants(session.document.map()).into_iter().map(|participant| participant.code);
    let Some(keys) = &mut session.who.keys else { return };
    session.who.told = Some(match keys.add_codes(codes) {
        0 => "Every code of the map is in the list already.".to_owned(),
        1 => "One code of the map was added.".to_owned(),
        n => format!("{n} codes of the map were added."),
    });
}

fn close(session: &mut Session) {
    session.who = WhoState::default();
    session.shell.dialog = None;
    session.shell.wish(Wish::ForgetTyped);
}
