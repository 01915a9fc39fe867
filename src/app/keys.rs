//! The key file on its way from and to the disk: where it is to lie, what opens it, and what came of it.

use std::path::{Path, PathBuf};

use super::dialogs::Purpose;
use super::editor::Editor;
use super::files::{Outcome, Unread};
use super::wishes::sentence;
use crate::format::sealed::is_sealed_name;
use crate::format::{KeyFile, Passphrase, SealError};
use crate::session::{Asked, Keys, Question, Wish};
use crate::storage::{SaveError, Saved, open_key_file, save_key_file, share_a_folder};

/// Asks for a key file; where it is asked for first is not beside the map.
pub(super) fn pick(editor: &mut Editor, purpose: Purpose) {
    let home = directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned()).unwrap_or_default();
    editor.dialogs.ask(purpose, home.join("who-is-who.age"));
}

/// A new key file is to lie there. Beside the map it lies only if somebody insists.
pub(super) fn place(editor: &mut Editor, path: PathBuf) {
    let path = if is_sealed_name(&path) { path } else { path.with_extension("age") };
    let beside = editor.session.file.path.as_ref().is_some_and(|map| share_a_folder(map, &path));
    if !beside {
        editor.session.passphrase.ask(Asked::NewKeys(path));
        return;
    }
    editor.session.shell.question = Some(Question {
        title: "Keep the key file in the folder of the map?".to_owned(),
        text: "Whoever gets hold of the folder then has the words and the file that says whose they are. Another folder, or another disk, \
               keeps them apart."
            .to_owned(),
        answers: vec![
            ("Choose another place…".to_owned(), vec![Wish::PickNewKeys]),
            ("Keep it there".to_owned(), vec![Wish::AskNewKeys(path)]),
            ("Cancel".to_owned(), Vec::new()),
        ],
    });
}

/// Opens a key file that is under this passphrase.
pub(super) fn unlock(editor: &mut Editor, path: PathBuf, passphrase: Passphrase) {
    editor.files.hand_over(move || {
        let read = open_key_file(&path, &passphrase).map_err(Unread::from);
        let keys = read.map(|(file, digest)| Keys { path: path.clone(), passphrase, file, digest: Some(digest), dirty: false });
        Outcome::KeysOpened(path, keys.map(Box::new))
    });
}

/// Begins a key file: it is on the disk at once, so that it is clear that it can be.
pub(super) fn begin(editor: &mut Editor, path: PathBuf, passphrase: Passphrase) {
    editor.session.who.keys = Some(Keys { path, passphrase, file: KeyFile::default(), digest: None, dirty: true });
    save(editor);
}

/// Saves the key file that is open.
pub(super) fn save(editor: &mut Editor) {
    let Some(keys) = editor.session.who.keys.clone() else { return };
    editor.session.who.told = Some("Encrypting and saving…".to_owned());
    editor.files.hand_over(move || {
        let result = save_key_file(&keys.path, &keys.file, &keys.passphrase, keys.digest.as_deref());
        Outcome::KeysSaved(Box::new(keys), result)
    });
}

/// Goes on with a key file that was opened, or with why it was not.
pub(super) fn opened(editor: &mut Editor, path: &Path, keys: Result<Box<Keys>, Unread>) {
    let session = &mut editor.session;
    // Somebody thought better of it while the passphrase was being tried.
    if session.passphrase.asked != Some(Asked::OpenKeys(path.to_owned())) {
        return;
    }
    match keys {
        Ok(keys) => {
            session.passphrase.forget();
            session.shell.wish(Wish::ForgetTyped);
            session.who.told = None;
            session.who.keys = Some(*keys);
        }
        Err(Unread::Locked(why)) => {
            session.passphrase.trying = false;
            session.passphrase.problem = Some(sentence(&why.unwrap_or(SealError::WrongPassphrase).to_string()));
        }
        Err(Unread::Failed(said) | Unread::Damaged(said, _)) => {
            session.passphrase.forget();
            session.who.told = Some(sentence(&said));
        }
    }
}

/// Goes on with what came of saving. What was typed meanwhile is still to be saved.
pub(super) fn saved(editor: &mut Editor, written: &Keys, result: Result<Saved, SaveError>) {
    let who = &mut editor.session.who;
    let Some(keys) = who.keys.as_mut().filter(|keys| keys.path == written.path) else { return };
    match result {
        Ok(saved) => {
            keys.digest = Some(saved.digest);
            keys.dirty = keys.file != written.file;
            who.told = saved.warning.map(|warning| sentence(&warning));
        }
        Err(error) => who.told = Some(sentence(&error.to_string())),
    }
}
