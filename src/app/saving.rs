//! Saving the map: to its own file or another, plain or under a passphrase, and what is said of it afterwards.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::dialogs::Purpose;
use super::editor::Editor;
use super::files::How;
use super::wishes::{problem, remember, sentence, suggested};
use crate::command::settle;
use crate::format::Passphrase;
use crate::format::sealed::{EXTENSION, is_sealed_name};
use crate::map::SystemMap;
use crate::session::{Asked, FileState, NoticeKind, Question, Wish};
use crate::storage::{Claim, SaveError, Saved, claim, remove_versions, versions_folder};

/// Saves to the map's own file; asks for a place where there is none or it may not be written over.
pub(super) fn save(editor: &mut Editor, then: Option<Wish>) {
    let file = &editor.session.file;
    match (&file.path, &file.read_only) {
        (Some(path), None) => {
            let how = How { passphrase: file.passphrase.clone(), expected: file.digest.clone(), then, ..How::default() };
            write(editor, path.clone(), how);
        }
        (_, reason) => {
            if let Some(reason) = reason {
                let text = format!("{}; it is saved under another name.", reason.trim_end_matches('.'));
                editor.session.shell.notify(NoticeKind::Note, text);
            }
            let name = suggested(&editor.session, own_extension(editor));
            editor.dialogs.ask(Purpose::Save(then), name);
        }
    }
}

/// The extension of the open map's file: what is protected stays so unless somebody says otherwise.
pub(super) fn own_extension(editor: &Editor) -> &'static str {
    if editor.session.file.passphrase.is_some() { "ron.age" } else { "ron" }
}

/// Saves to a path that somebody chose. Its name says whether it is to be under a passphrase; one is asked for if there is none yet, and so
/// is whether it is to be given up.
pub(super) fn save_as(editor: &mut Editor, path: PathBuf, then: Option<Wish>) {
    let passphrase = editor.session.file.passphrase.clone();
    match (is_sealed_name(&path), passphrase) {
        (true, Some(passphrase)) => write(editor, path, How { passphrase: Some(passphrase), then, ..How::default() }),
        (true, None) => editor.session.passphrase.ask(Asked::Protect(path, then.map(Box::new))),
        (false, None) => write(editor, path, How { then, ..How::default() }),
        (false, Some(_)) => ask_plain(editor, path),
    }
}

/// Saves under a passphrase; a name that does not say so gets another ending.
pub(super) fn protect_at(editor: &mut Editor, path: PathBuf) {
    let path = if is_sealed_name(&path) { path } else { with_ending(&path, EXTENSION) };
    save_as(editor, path, None);
}

/// A file's name without what says which kind it is.
pub(super) fn own_name(path: &Path) -> String {
    let plain = if is_sealed_name(path) { path.with_extension("") } else { path.to_owned() };
    plain.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn ask_plain(editor: &mut Editor, path: PathBuf) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    editor.session.shell.question = Some(Question {
        title: "Save the map without its passphrase?".to_owned(),
        text: format!("Everybody who has {name} can read the map with all its quotes. A name that ends in .ron.age keeps the passphrase."),
        answers: vec![("Save without".to_owned(), vec![Wish::SavePlain(path)]), ("Cancel".to_owned(), Vec::new())],
    });
}

/// Saves without a passphrase. A name that promises one loses that ending.
pub(super) fn save_plain(editor: &mut Editor, path: PathBuf) {
    let path = if is_sealed_name(&path) { path.with_extension("") } else { path };
    write(editor, path, How::default());
}

/// Saves under this passphrase.
pub(super) fn save_under(editor: &mut Editor, path: PathBuf, passphrase: Passphrase, then: Option<Wish>) {
    write(editor, path, How { passphrase: Some(passphrase), then, ..How::default() });
}

fn write(editor: &mut Editor, path: PathBuf, how: How) {
    settle(&mut editor.session);
    let how = How { forgets: editor.session.file.words_taken_back, ..how };
    let position = editor.session.document.history().position();
    editor.files.save(path, editor.session.map().clone(), position, how);
}

/// What was being saved.
pub(super) struct Written {
    pub path: PathBuf,
    pub map: Arc<SystemMap>,
    pub position: u64,
    pub passphrase: Option<Passphrase>,
    pub then: Option<Wish>,
}

/// Goes on with what came of it.
pub(super) fn saved(editor: &mut Editor, written: Written, result: Result<Saved, SaveError>) {
    let session = &mut editor.session;
    let Written { path, map, position, passphrase, then } = written;
    match result {
        Ok(saved) => {
            if saved.durable {
                session.document.mark_saved(position);
            }
            let now = jiff::Zoned::now().strftime("%H:%M").to_string();
            let fresh = FileState {
                path: Some(path.clone()),
                digest: Some(saved.digest),
                passphrase,
                saved_at: Some(now),
                base: Some(map),
                ..FileState::default()
            };
            let before = std::mem::replace(&mut session.file, fresh);
            if before.path.as_ref() == Some(&path) {
                session.file.lock.clone_from(&before.lock);
            } else if let Claim::Ours(lock) = claim(&path, false) {
                session.file.lock = Some(Arc::new(lock));
            }
            // What was done while it was being saved is written down as changes to what is there now.
            editor.recovery.anew();
            if let Some(warning) = saved.warning {
                session.shell.notify(NoticeKind::Note, sentence(&warning));
            }
            remember(session, &path);
            session.shell.wishes.extend(then);
            tell_other(editor, &before, &path);
        }
        Err(SaveError::ChangedOnDisk(_)) => super::sharing::ask(session),
        Err(error) => problem(session, &error.to_string()),
    }
}

/// A map that was protected lies beside itself unprotected, and the other way round: somebody has to decide about the other file.
fn tell_other(editor: &mut Editor, before: &FileState, path: &Path) {
    let session = &mut editor.session;
    let Some(other) = before.path.clone().filter(|other| other != path && other.exists()) else { return };
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match (before.passphrase.is_some(), session.file.passphrase.is_some()) {
        (false, true) => {
            session.shell.question = Some(Question {
                title: format!("Remove {}, which is not protected?", name(&other)),
                text: format!(
                    "The map is saved and protected as {}. The file from before still holds it for everybody to read. A file that is removed \
                     can often be brought back, and backups, synced folders and version control keep theirs.",
                    name(path)
                ),
                answers: vec![(format!("Remove {}", name(&other)), vec![Wish::Remove(other)]), ("Keep it".to_owned(), Vec::new())],
            });
        }
        (true, false) => {
            let text = format!("The map is saved as {}, without a passphrase. {} is still there, protected.", name(path), name(&other));
            session.shell.notify(NoticeKind::Note, text);
        }
        _ => {}
    }
}

/// Removes a file that another now stands for, and forgets that it was opened.
pub(super) fn remove(editor: &mut Editor, path: &Path) {
    let session = &mut editor.session;
    match std::fs::remove_file(path) {
        Ok(()) => {
            let versions = versions_folder().map_or(Ok(()), |root| remove_versions(&root, path));
            if let Err(error) = versions {
                problem(session, &format!("Earlier versions of it are still there ({error})"));
            }
            session.shell.settings.forget(path);
            session.shell.sights.forget(path);
            session.shell.wish(Wish::KeepSettings);
            session.shell.notify(NoticeKind::Done, format!("{} is removed.", path.display()));
        }
        Err(error) => problem(session, &format!("{} cannot be removed ({error}); remove it yourself", path.display())),
    }
}
