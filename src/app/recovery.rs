//! The journal of the open map, fed between frames; and work that was not saved when the program stopped: looked for at the start, opened,
//! copied or discarded.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::Context;

use super::dialogs::Purpose;
use super::editor::Editor;
use super::files::Outcome;
use super::saving::own_name;
use super::wishes::{problem, sentence, suggested};
use crate::format::{Passphrase, ron};
use crate::session::{Asked, Dialog, FileState, Notice, NoticeKind, Unsaved, Wish};
use crate::storage::journal::{About, Keeper, Notice as Told, RecoverError, Recovered, discard, folder, mark_offered, mark_tried, recover};
use crate::storage::{RealDisk, write_file};

/// A gesture that goes on for longer is written down before it ends.
const LONG_GESTURE: Duration = Duration::from_secs(1);

/// The journal of this window.
pub(super) struct Recovery {
    keeper: Option<Keeper>,
    /// Which map lies on the table, as the session counts.
    table: u64,
    /// Since when a gesture has been going on that is not written down.
    gesture: Option<Instant>,
}

impl Recovery {
    pub fn new() -> Self {
        Self { keeper: folder().map(Keeper::new), table: 0, gesture: None }
    }

    /// The window closes; `decided` when somebody said what is to become of the map.
    pub fn finish(&mut self, decided: bool) {
        if let Some(keeper) = &mut self.keeper {
            if decided {
                keeper.close();
            }
            keeper.finish();
        }
    }

    /// The file, or what it is under, is another: what is written down from now on is of that one.
    pub fn anew(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            keeper.close();
        }
    }
}

/// Writes down what was done since the last frame.
pub(super) fn note(editor: &mut Editor, ctx: &Context) {
    let (session, recovery) = (&mut editor.session, &mut editor.recovery);
    let Some(keeper) = &mut recovery.keeper else { return };
    for told in keeper.notices() {
        let (kind, text) = match told {
            Told::Failed(why) => (
                NoticeKind::Problem,
                format!("What you do cannot be kept for the case of a crash ({why}). Save often, and free some space."),
            ),
            Told::Well => (NoticeKind::Done, "What you do is kept again for the case of a crash.".to_owned()),
        };
        session.shell.notify(kind, text);
    }
    if std::mem::replace(&mut recovery.table, session.table) != session.table {
        keeper.close();
    }
    if !session.document.is_dirty() {
        // Nothing could be lost.
        session.document.take_changes();
        keeper.close();
        return;
    }
    let under_way = session.document.is_open() && session.document.has_changes() && !session.document.forgets();
    if under_way && keeper.keeps() && recovery.gesture.get_or_insert_with(Instant::now).elapsed() < LONG_GESTURE {
        ctx.request_repaint_after(LONG_GESTURE);
        return;
    }
    recovery.gesture = None;
    let changes = session.document.take_changes();
    if keeper.keeps() {
        if let Some(changes) = changes {
            keeper.note(changes);
        }
    } else {
        let file = &mut session.file;
        let about = About { path: file.path.as_deref().map(whole), digest: file.digest.clone() };
        let replaces = file.recovered.take();
        keeper.begin(about, session.document.map().clone(), file.passphrase.clone(), replaces);
    }
}

/// A path that means the same wherever the program is started next.
pub(super) fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Looks for work that was not saved.
pub(super) fn look(editor: &mut Editor) {
    if let Some(root) = folder() {
        editor.files.hand_over(move || {
            super::taken_back::heed_all(&root);
            let lines = Unsaved::all(&RealDisk, &root);
            for line in &lines {
                mark_offered(&RealDisk, &line.found.folder);
            }
            Outcome::Unsaved(lines)
        });
    }
}

/// Shows what was found.
pub(super) fn found(editor: &mut Editor, lines: Vec<Unsaved>) {
    let session = &mut editor.session;
    session.recovery.looking = false;
    if !lines.is_empty() && session.shell.dialog.is_none() && session.passphrase.asked.is_none() {
        session.shell.dialog = Some(Dialog::Recovery);
    }
    session.recovery.lines = lines;
}

/// Opens what was not saved.
pub(super) fn open(editor: &mut Editor, folder: PathBuf, passphrase: Option<Passphrase>) {
    editor.files.hand_over(move || {
        mark_tried(&RealDisk, &folder);
        let mut recovered = recover(&RealDisk, &folder, passphrase.as_ref()).map(Box::new);
        if let Ok(recovered) = &mut recovered {
            super::taken_back::heed_opened(&folder, recovered);
        }
        Outcome::Recovered { folder, passphrase, recovered }
    });
}

/// Puts it on the table.
pub(super) fn opened(
    editor: &mut Editor,
    folder: PathBuf,
    passphrase: Option<Passphrase>,
    recovered: Result<Box<Recovered>, RecoverError>,
) {
    let session = &mut editor.session;
    match recovered {
        Ok(recovered) => {
            let Recovered { map, about, report } = *recovered;
            let file = FileState { path: about.path, digest: about.digest, passphrase, recovered: Some(folder), ..FileState::default() };
            session.open(map, file);
            session.document.mark_unsaved();
            session.shell.wish(Wish::ForgetTyped);
            let text = "This is your work as it was when the program stopped. It is not saved yet.".to_owned();
            session.shell.notices.push(Notice { kind: NoticeKind::Note, text, more: report });
        }
        Err(RecoverError::Locked(why)) => {
            if session.passphrase.asked != Some(Asked::Recover(folder.clone())) {
                session.passphrase.ask(Asked::Recover(folder));
            }
            session.passphrase.trying = false;
            session.passphrase.problem = why.map(|why| sentence(&why.to_string()));
        }
        Err(error) => {
            session.passphrase.forget();
            problem(session, &format!("The unsaved work cannot be opened: {error}"));
        }
    }
}

/// Asks where a copy is to lie.
pub(super) fn pick(editor: &mut Editor, folder: PathBuf) {
    let line = editor.session.recovery.lines.iter().find(|line| line.found.folder == folder);
    let path = line.and_then(|line| line.found.about.path.clone());
    let beside = path.map(|path| path.with_file_name(format!("{} - unsaved work.ron", own_name(&path))));
    editor.dialogs.ask(Purpose::Recovered(folder), beside.unwrap_or_else(|| suggested(&editor.session, "ron")));
}

/// Writes a copy; the work itself stays where it is.
pub(super) fn save_copy(editor: &mut Editor, folder: PathBuf, path: PathBuf) {
    editor.files.hand_over(move || {
        let text = recover(&RealDisk, &folder, None).map(|recovered| ron::write(&recovered.map)).map_err(|error| error.to_string());
        let written = text.and_then(|text| write_file(&path, text.as_bytes()).map_err(|error| error.to_string()));
        Outcome::HandedOver(written.map(|saved| saved.warning.unwrap_or_else(|| format!("The copy is saved as {}.", path.display()))))
    });
}

/// Removes what nobody wants.
pub(super) fn throw_away(editor: &mut Editor, folders: &[PathBuf]) {
    for folder in folders {
        if let Err(error) = discard(&RealDisk, folder) {
            problem(&mut editor.session, &format!("{} cannot be removed ({error}); remove it yourself", folder.display()));
        }
    }
    let session = &mut editor.session;
    session.recovery.lines.retain(|line| !folders.contains(&line.found.folder));
    if session.recovery.lines.is_empty() && session.shell.dialog == Some(Dialog::Recovery) {
        session.shell.dialog = None;
    }
}
