//! The one place that changes the session. Called between frames, with what the frame queued.

pub(super) mod align;
mod answers;
mod arriving;
pub(super) mod backdrops;
mod board;
pub(super) mod canvas;
pub(super) mod clipboard;
pub(super) mod entry;
pub(super) mod groups;
mod incoming;
pub(super) mod keyboard;
pub(super) mod layout;
pub(super) mod meaning;
mod merging;
mod pack;
mod panel;
mod participant;
mod passphrase;
mod print;
mod privacy;
mod quotes;
mod recovery;
mod shell;
pub(super) mod tables;
mod transcript;
mod versions;
mod views;
mod who;
mod withdraw;

pub(super) use recovery::look as look_for_unsaved;
pub(super) use shell::guarded;
pub(super) use versions::show as show_versions;

use crate::session::{Action, Session};

/// Does what was asked.
pub fn perform(session: &mut Session, action: Action) {
    panel::before(session, &action);
    match action {
        Action::Request(request) => session.document.perform(request),
        Action::Run(id) => {
            if let Some(command) = super::by_id(id).filter(|command| (command.enabled)(session)) {
                (command.run)(session);
            }
        }
        Action::Answers(action) => answers::perform(session, action),
        Action::Canvas(action) => canvas::perform(session, action),
        Action::Entry(action) => entry::perform(session, action),
        Action::Meaning(action) => meaning::perform(session, action),
        Action::Merging(action) => merging::perform(session, action),
        Action::Panel(action) => panel::perform(session, action),
        Action::Participant(action) => participant::perform(session, action),
        Action::Passphrase(action) => passphrase::perform(session, action),
        Action::Shell(action) => shell::perform(session, action),
        Action::Print(action) => print::perform(session, action),
        Action::Privacy(action) => privacy::perform(session, action),
        Action::Arriving(action) => arriving::perform(session, action),
        Action::Recovery(action) => recovery::perform(session, action),
        Action::Incoming(action) => incoming::perform(session, action),
        Action::Board(action) => board::perform(session, action),
        Action::Tables(action) => tables::perform(session, action),
        Action::Transcript(action) => transcript::perform(session, action),
        Action::Layout(action) => layout::perform(session, action),
        Action::Versions(action) => versions::perform(session, action),
        Action::Views(action) => views::perform(session, action),
        Action::Who(action) => who::perform(session, action),
    }
    panel::settle(session);
}

/// Ends what is under way: the label being typed is kept, the open step closed. Before saving, exporting, printing.
pub fn settle(session: &mut Session) {
    canvas::label_done(session);
    session.document.commit();
}
