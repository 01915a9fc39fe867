//! Performs what was asked of earlier versions of the map. The disk is a wish away.

use crate::session::{Dialog, Question, Session, VersionsAction, Wish};

pub(super) fn perform(session: &mut Session, action: VersionsAction) {
    match action {
        VersionsAction::Name(name) => session.versions.name = name,
        VersionsAction::Keep => {
            super::settle(session);
            let name = std::mem::take(&mut session.versions.name);
            session.shell.wish(Wish::KeepVersion(name.trim().to_owned()));
        }
        VersionsAction::Compare(file) => {
            if session.versions.compared.as_ref().is_some_and(|compared| compared.file == file) {
                session.versions.compared = None;
            } else {
                session.shell.wish(Wish::CompareVersion(file));
            }
        }
        VersionsAction::LayBeside(file, name) => {
            session.shell.dialog = None;
            session.shell.wish(Wish::LayVersionBeside(file, name));
        }
        VersionsAction::Restore(file) => session.shell.wish(Wish::RestoreVersion(file)),
        VersionsAction::RemoveAll => {
            session.shell.question = Some(Question {
                title: format!("Delete all earlier versions of {}?", session.file.name()),
                text: "Nothing brings them back. The map itself stays as it is.".into(),
                answers: vec![("Delete".into(), vec![Wish::RemoveVersions]), ("Cancel".into(), Vec::new())],
            });
        }
    }
}

/// Opens the page, and looks what there is.
pub(in crate::command) fn show(session: &mut Session) {
    session.versions = crate::session::VersionsState::default();
    session.shell.dialog = Some(Dialog::Versions);
    session.shell.wish(Wish::LookForVersions);
}
