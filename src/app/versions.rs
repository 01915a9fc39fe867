//! Earlier versions of the open map: listed, kept under a name, compared, gone back to.

use std::path::{Path, PathBuf};

use super::editor::Editor;
use super::files::Outcome;
use super::wishes::problem;
use crate::command::settle;
use crate::document::{diff, merging_edit};
use crate::format::ron;
use crate::format::sealed::seal;
use crate::map::SystemMap;
use crate::session::{Compared, NoticeKind, Session};
use crate::storage::{Saved, Version, digest, keep_version, open_version, read_file, remove_versions, versions, versions_folder};
use crate::words::{delta_told, deltas_summed};

/// What a save is about to replace.
pub(super) struct Before(Option<Vec<u8>>);

impl Before {
    pub fn of(path: &Path) -> Self {
        Self(read_file(path).ok())
    }

    /// Puts it by, now that it has been replaced. Best effort: the map itself is saved.
    pub fn keep(self, path: &Path, saved: &Saved) {
        let Some((root, bytes)) = versions_folder().zip(self.0.filter(|bytes| digest(bytes) != saved.digest)) else { return };
        if let Err(error) = keep_version(&root, path, &bytes, "", jiff::Timestamp::now().as_second()) {
            log::warn!("the version before cannot be kept: {error}");
        }
    }
}

/// What came of something asked of versions.
pub(super) enum Done {
    /// All there are.
    Listed(Vec<Version>),
    Compared(Result<Compared, String>),
    /// The map as it was.
    Opened(Result<Box<SystemMap>, String>),
}

/// Lists the versions of the open map.
pub(super) fn look(editor: &mut Editor) {
    if let Some((root, path)) = versions_folder().zip(editor.session.file.path.clone()) {
        editor.files.hand_over(move || Outcome::Version(Done::Listed(versions(&root, &path))));
    }
}

/// Keeps the map as it is now under a name.
pub(super) fn keep(editor: &mut Editor, name: String) {
    let session = &editor.session;
    let Some((root, path)) = versions_folder().zip(session.file.path.clone()) else {
        return problem(&mut editor.session, "Save the map first; versions are kept of maps that have a file.");
    };
    let (map, passphrase) = (session.map().clone(), session.file.passphrase.clone());
    editor.files.hand_over(move || {
        let text = ron::write(&map).into_bytes();
        let bytes = passphrase.map_or(Ok(text.clone()), |passphrase| seal(&text, &passphrase));
        let now = jiff::Timestamp::now().as_second();
        let kept = bytes.and_then(|bytes| keep_version(&root, &path, &bytes, &name, now).map_err(|error| error.to_string()));
        match kept {
            Ok(()) => Outcome::Version(Done::Listed(versions(&root, &path))),
            Err(error) => Outcome::HandedOver(Err(format!("The version cannot be kept ({error}); save a copy of the map instead."))),
        }
    });
}

/// Tells what a version differs in.
pub(super) fn compare(editor: &mut Editor, file: PathBuf) {
    let (map, passphrase) = (editor.session.map().clone(), editor.session.file.passphrase.clone());
    editor.files.hand_over(move || {
        let compared = open_version(&file, passphrase.as_ref()).map_err(|error| error.to_string()).map(|then| {
            let deltas = diff(&then, &map);
            let summary = deltas_summed(&deltas).map_or_else(|| "It is the map of now.".to_owned(), |sum| format!("Since then: {sum}."));
            Compared { file, summary, changes: deltas.iter().take(300).map(delta_told).collect() }
        });
        Outcome::Version(Done::Compared(compared))
    });
}

/// Lays a version beside the map.
pub(super) fn lay_beside(editor: &mut Editor, file: PathBuf, name: String) {
    let passphrase = editor.session.file.passphrase.clone();
    editor.files.hand_over(move || {
        Outcome::Beside(name, open_version(&file, passphrase.as_ref()).map(Box::new).map_err(|error| error.to_string()))
    });
}

/// Makes the map what it was.
pub(super) fn restore(editor: &mut Editor, file: PathBuf) {
    let passphrase = editor.session.file.passphrase.clone();
    editor.files.hand_over(move || {
        Outcome::Version(Done::Opened(open_version(&file, passphrase.as_ref()).map(Box::new).map_err(|error| error.to_string())))
    });
}

/// Removes all versions of the open map.
pub(super) fn remove_all(editor: &mut Editor) {
    let Some((root, path)) = versions_folder().zip(editor.session.file.path.clone()) else { return };
    if let Err(error) = remove_versions(&root, &path) {
        problem(&mut editor.session, &format!("The versions cannot be removed ({error}); try again"));
    }
    editor.session.versions.all = versions(&root, &path);
}

/// Goes on with what came of it.
pub(super) fn done(session: &mut Session, done: Done) {
    match done {
        Done::Listed(all) => session.versions.all = all,
        Done::Compared(Ok(compared)) => session.versions.compared = Some(compared),
        Done::Opened(Ok(then)) => {
            settle(session);
            let edit = merging_edit("go back to a version", session.map(), &without_withdrawn(&then, session.map()));
            session.document.edit(&edit);
            session.shell.dialog = None;
            let text = "The map is what it was then. Undo brings back what you had; nothing is saved yet.";
            session.shell.notify(NoticeKind::Done, text);
        }
        Done::Compared(Err(said)) | Done::Opened(Err(said)) => problem(session, &said),
    }
}

/// Words that were taken back since stay taken back.
fn without_withdrawn(then: &SystemMap, now: &SystemMap) -> SystemMap {
    let mut merged = crate::document::without_quotes(then, |quote| now.tombstones().contains(quote.id));
    if !now.tombstones().is_empty() {
        let tombstones = now.tombstones().iter().cloned().map(crate::map::Record::from);
        merged = SystemMap::from_records(merged.records().into_iter().chain(tombstones), merged.numbers()).0;
    }
    merged
}
