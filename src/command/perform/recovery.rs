//! Performs what was asked of unsaved work that was found. The disk is a wish away.

use std::path::PathBuf;

use super::guarded;
use crate::session::{Dialog, Question, RecoveryAction, Session, Wish};

pub(super) fn perform(session: &mut Session, action: RecoveryAction) {
    match action {
        RecoveryAction::Open(folder) => {
            session.shell.dialog = None;
            guarded(session, Wish::Recover(folder));
        }
        RecoveryAction::SaveCopy(folder) => session.shell.wish(Wish::PickRecovered(folder)),
        RecoveryAction::Show(folder) => {
            let shown = &mut session.recovery.shown;
            *shown = if *shown == Some(folder.clone()) { None } else { Some(folder) };
        }
        RecoveryAction::Discard(folder) => {
            let name = session.recovery.lines.iter().find(|line| line.found.folder == folder).map(|line| line.name.clone());
            ask(session, format!("Discard the unsaved changes to {}?", name.unwrap_or_default()), vec![folder]);
        }
        RecoveryAction::DiscardAll => {
            let folders: Vec<PathBuf> = session.recovery.lines.iter().map(|line| line.found.folder.clone()).collect();
            ask(session, format!("Discard all unsaved changes to {} maps?", folders.len()), folders);
        }
    }
}

fn ask(session: &mut Session, title: String, folders: Vec<PathBuf>) {
    session.shell.question = Some(Question {
        title,
        text: "Nothing brings them back. The map\u{2019}s own file stays as it was last saved.".into(),
        answers: vec![("Discard".into(), vec![Wish::DiscardRecovered(folders)]), ("Cancel".into(), Vec::new())],
    });
}

/// Opens the page, and looks what there is.
pub(in crate::command) fn look(session: &mut Session) {
    session.shell.dialog = Some(Dialog::Recovery);
    session.recovery.looking = true;
    session.shell.wish(Wish::LookForUnsaved);
}
