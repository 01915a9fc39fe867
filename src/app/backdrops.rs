//! A picture behind the map: asked for in a dialog or dropped on the window, read on a thread, laid where one looks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::dialogs::Purpose;
use super::editor::Editor;
use super::files::Outcome;
use super::wishes::problem;
use crate::session::{CanvasAction, NoticeKind};
use crate::storage::{Beside, photo_beside};

/// Names of pictures.
pub(super) const EXTENSIONS: [&str; 3] = ["jpg", "jpeg", "png"];

/// Asks for a picture, once there is a map to lie beside.
pub(super) fn pick(editor: &mut Editor) {
    match editor.session.file.path.clone() {
        Some(map) => editor.dialogs.ask(Purpose::Backdrop, map),
        None => problem(&mut editor.session, "Save the map first: the picture is kept as a file beside it."),
    }
}

/// Reads a picture on a thread.
pub(super) fn read(editor: &mut Editor, picked: PathBuf) {
    let Some(map) = editor.session.file.path.clone() else { return pick(editor) };
    editor.files.hand_over(move || {
        let read = photo_beside(&map, &picked);
        Outcome::Backdrop(map, read)
    });
}

/// Lays it behind the map it was read for, if that is still open.
pub(super) fn finish(editor: &mut Editor, map: &Path, read: Result<Beside, String>) {
    if editor.session.file.path.as_deref() != Some(map) {
        return;
    }
    match read {
        Ok(Beside { file, photo, copied }) => {
            if copied {
                let said = format!("{file} was copied beside the map. It stays there, and out of prints and exports unless you choose it.");
                editor.session.shell.notify(NoticeKind::Done, said);
            }
            editor.actions.push(CanvasAction::LayBehind(file, Arc::new(photo)).into());
        }
        Err(said) => problem(&mut editor.session, &said),
    }
}
