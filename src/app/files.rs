//! Opening and saving on a thread of their own, one after the other, so that the window goes on meanwhile.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use egui::Context;

use super::sharing::Both;
use super::taken_back::Forgotten;
use super::versions::{Before, Done};
use crate::document::Withdrawal;
use crate::format::quotes::QuoteFile;
use crate::format::ron::salvage;
use crate::format::sealed::{is_sealed, is_sealed_name};
use crate::format::{Format, ImportOptions, Imported, Passphrase, SealError, by_extension, by_name, reader_of, table_columns};
use crate::map::SystemMap;
use crate::session::{Keys, Unsaved, Wish};
use crate::storage::journal::{RecoverError, Recovered};
use crate::storage::{
    Beside, HandedOut, OpenError, Opened, SaveError, Saved, open_map, open_protected_map, read_file, remember_handed_out,
    save_protected_map, write_file,
};
use crate::transcript::{self, Transcript};

/// A map that was read.
#[expect(clippy::struct_field_names, reason = "read_only is the field's word, not the struct's")]
pub(super) struct Read {
    pub imported: Imported,
    /// Where it may be saved again; none for what was imported from another format.
    pub path: Option<PathBuf>,
    pub digest: Option<String>,
    pub read_only: Option<String>,
    /// What it is under.
    pub passphrase: Option<Passphrase>,
}

/// Why nothing was read.
pub(super) enum Unread {
    /// It is under a passphrase: none was given, or why the one that was is none.
    Locked(Option<SealError>),
    /// It is damaged: what is wrong with it, and how much of it is whole.
    Damaged(String, String),
    /// Something else, in a sentence.
    Failed(String),
}

/// What lies at a path.
enum Found {
    Own(Box<Read>),
    /// The bytes of a map of another program, and what reads them.
    Foreign(Vec<u8>, &'static Format),
}

/// What came of it.
pub(super) enum Outcome {
    /// Opened, and whether a passphrase was tried for it.
    Opened(PathBuf, bool, Result<Box<Read>, Unread>),
    /// A map of another program was read: somebody has a say in what becomes of it.
    Foreign(PathBuf, Vec<u8>, &'static Format),
    /// A text to lie beside the map.
    Transcript(Result<Transcript, String>),
    /// A picture to lie behind the map at this path, or why there is none.
    Backdrop(PathBuf, Result<Beside, String>),
    /// Something of earlier versions.
    Version(Done),
    /// A map to lie beside the open one, and what it is called.
    Beside(String, Result<Box<SystemMap>, String>),
    /// Their map and ours made one.
    Merged(PathBuf, Result<Box<Both>, String>),
    Saved {
        path: PathBuf,
        map: Arc<SystemMap>,
        position: u64,
        then: Option<Wish>,
        passphrase: Option<Passphrase>,
        result: Result<Saved, SaveError>,
    },
    /// A file of quotes was read; none when a dropped table holds a map and no quotes.
    Quotes {
        path: PathBuf,
        /// Its page is not open yet: whether it holds quotes was to be seen first.
        unasked: bool,
        read: Result<Option<Box<QuoteFile>>, String>,
    },
    Written(PathBuf, Result<Option<String>, String>),
    /// Where these words went.
    Traces(Withdrawal, Vec<String>),
    /// Work that was not saved when the program stopped.
    Unsaved(Vec<Unsaved>),
    /// Such work, or why it cannot be opened.
    Recovered {
        folder: PathBuf,
        passphrase: Option<Passphrase>,
        recovered: Result<Box<Recovered>, RecoverError>,
    },
    /// Words were taken out of such work.
    Forgotten(Result<Forgotten, String>),
    /// A key file, or why there is none.
    KeysOpened(PathBuf, Result<Box<Keys>, Unread>),
    /// The key file as it was being saved.
    KeysSaved(Box<Keys>, Result<Saved, SaveError>),
    /// Pages went to a viewer or a printer; what to say of it.
    HandedOver(Result<String, String>),
}

/// How a map is saved.
#[derive(Default)]
pub(super) struct How {
    /// Under which passphrase.
    pub passphrase: Option<Passphrase>,
    /// What is thought to lie at the path.
    pub expected: Option<String>,
    /// What comes after.
    pub then: Option<Wish>,
    /// What is replaced is not kept as an earlier version: words in it were taken back.
    pub forgets: bool,
}

/// The thread's two ends.
pub(super) struct Files {
    context: Context,
    sender: Sender<Outcome>,
    receiver: Receiver<Outcome>,
    /// Finished, and not told yet.
    early: Vec<Outcome>,
    /// How many are under way.
    pub busy: usize,
}

impl Files {
    pub fn new(context: &Context) -> Self {
        let (sender, receiver) = channel();
        Self { context: context.clone(), sender, receiver, early: Vec::new(), busy: 0 }
    }

    /// What was finished since the last call.
    pub fn finished(&mut self) -> Vec<Outcome> {
        let mut done = std::mem::take(&mut self.early);
        done.extend(self.receiver.try_iter());
        self.busy = self.busy.saturating_sub(done.len());
        done
    }

    /// Waits for what is under way, but not longer than this.
    pub fn wait(&mut self, at_most: Duration) {
        if self.busy > self.early.len() {
            self.early.extend(self.receiver.recv_timeout(at_most));
        }
    }

    fn spawn(&mut self, work: impl FnOnce() -> Outcome + Send + 'static) {
        self.busy += 1;
        let (sender, context) = (self.sender.clone(), self.context.clone());
        std::thread::spawn(move || {
            // The window may be gone by then; then nobody waits for the answer.
            let _ = sender.send(work());
            context.request_repaint();
        });
    }

    /// Opens a file of any format that can be read.
    pub fn open(&mut self, path: PathBuf) {
        self.spawn(move || match read_any(&path) {
            Ok(Found::Own(read)) => Outcome::Opened(path, false, Ok(read)),
            Ok(Found::Foreign(bytes, format)) => Outcome::Foreign(path, bytes, format),
            Err(unread) => Outcome::Opened(path, false, Err(unread)),
        });
    }

    /// Opens what is whole of a damaged map.
    pub fn rescue(&mut self, path: PathBuf) {
        self.spawn(move || {
            let read = read_whole_parts(&path);
            Outcome::Opened(path, false, read.map(Box::new))
        });
    }

    /// Opens a map that is under this passphrase.
    pub fn unlock(&mut self, path: PathBuf, passphrase: Passphrase) {
        self.spawn(move || {
            let read = read_protected(&path, passphrase);
            Outcome::Opened(path, true, read.map(Box::new))
        });
    }

    /// Reads a text to lie beside the map.
    pub fn read_transcript(&mut self, path: PathBuf) {
        self.spawn(move || Outcome::Transcript(read_transcript(&path)));
    }

    /// Saves a map; `position` is where its history stood.
    pub fn save(&mut self, path: PathBuf, map: SystemMap, position: u64, how: How) {
        self.spawn(move || {
            let How { passphrase, expected, then, forgets } = how;
            let before = (!forgets).then(|| Before::of(&path));
            let result = save_protected_map(&path, &map, passphrase.as_ref(), expected.as_deref());
            if let (Ok(saved), Some(before)) = (&result, before) {
                before.keep(&path, saved);
            }
            let map = Arc::new(map);
            Outcome::Saved { path, map, position, then, passphrase, result }
        });
    }

    /// Does something else that takes its time.
    pub fn hand_over(&mut self, work: impl FnOnce() -> Outcome + Send + 'static) {
        self.spawn(work);
    }

    /// Makes bytes, writes them, and remembers what left with them.
    pub fn write(&mut self, path: PathBuf, make: impl FnOnce() -> Result<(Vec<u8>, HandedOut), String> + Send + 'static) {
        self.spawn(move || {
            let written = make().and_then(|(bytes, left)| {
                let saved = write_file(&path, &bytes).map_err(|error| error.to_string())?;
                remember_handed_out(&left);
                Ok(saved)
            });
            Outcome::Written(path, written.map(|saved| saved.warning))
        });
    }
}

/// Our own format by its content rules, others by their content and extension; a file that neither tells is tried as our own.
fn read_any(path: &Path) -> Result<Found, Unread> {
    let own = by_name("ron").map(|format| format.name);
    let ours = || open_map(path).map(|opened| Found::Own(Box::new(own_file(opened, None)))).map_err(|error| damaged(path, error));
    let named = by_extension(path).map(|format| format.name);
    if (named.is_some() && named == own) || is_sealed_name(path) {
        return ours();
    }
    let bytes = read_file(path).map_err(|error| Unread::Failed(error.to_string()))?;
    match reader_of(path, &bytes) {
        Ok(format) => foreign(path, bytes, format).map_err(Unread::Failed),
        Err(_) if named.is_none() && is_own(&bytes) => ours(),
        Err(error) => Err(Unread::Failed(format!("{} cannot be opened: {error}", path.display()))),
    }
}

/// A map to be laid beside the open one: ours, under the same passphrase where it is under one, or one of another program.
pub(super) fn read_beside(path: &Path, passphrase: Option<&Passphrase>) -> Result<SystemMap, String> {
    match (read_any(path), passphrase) {
        (Ok(Found::Own(read)), _) => Ok(read.imported.map),
        (Ok(Found::Foreign(bytes, format)), _) => {
            let read = format.read(&bytes, &ImportOptions::default());
            read.map(|imported| imported.map).map_err(|error| format!("{} cannot be compared with: {error}", path.display()))
        }
        (Err(Unread::Locked(_)), Some(passphrase)) => {
            open_protected_map(path, passphrase).map(|opened| opened.imported.map).map_err(|error| error.to_string())
        }
        (Err(Unread::Locked(_)), None) => {
            Err(format!("{} is under a passphrase; open that map and compare it with this one instead", path.display()))
        }
        (Err(Unread::Damaged(said, _) | Unread::Failed(said)), _) => Err(said),
    }
}

/// Whether bytes are a map of ours, under a passphrase or not.
fn is_own(bytes: &[u8]) -> bool {
    is_sealed(bytes) || bytes.trim_ascii_start().starts_with(b"//") || bytes.trim_ascii_start().starts_with(b"(")
}

/// A map of another program. One that cannot be read is no page to look at, unless its columns can be told.
fn foreign(path: &Path, bytes: Vec<u8>, format: &'static Format) -> Result<Found, String> {
    match format.read(&bytes, &ImportOptions::default()) {
        Err(error) if table_columns(format, &bytes).len() < 2 => Err(format!("{} cannot be opened: {error}", path.display())),
        _ => Ok(Found::Foreign(bytes, format)),
    }
}

/// Whether there is something to be rescued of what cannot be opened.
fn damaged(path: &Path, error: OpenError) -> Unread {
    let rescued = match &error {
        OpenError::Format { .. } => read_file(path).ok().and_then(|bytes| salvage(&bytes).ok()),
        _ => None,
    };
    match rescued.and_then(|rescued| rescued.report.into_iter().next()) {
        Some(told) => Unread::Damaged(error.to_string(), told),
        None => error.into(),
    }
}

/// What is whole of a damaged file: a map that has no file yet, so that nothing is written over.
fn read_whole_parts(path: &Path) -> Result<Read, Unread> {
    let bytes = read_file(path)?;
    let imported = salvage(&bytes).map_err(|error| Unread::Failed(format!("{} cannot be rescued: {error}", path.display())))?;
    Ok(Read { imported, path: None, digest: None, read_only: None, passphrase: None })
}

fn read_protected(path: &Path, passphrase: Passphrase) -> Result<Read, Unread> {
    match open_protected_map(path, &passphrase) {
        Ok(opened) => Ok(own_file(opened, Some(passphrase))),
        Err(error) => Err(error.into()),
    }
}

fn own_file(opened: Opened, passphrase: Option<Passphrase>) -> Read {
    let Opened { imported, digest, read_only, path } = opened;
    Read { imported, path: Some(path), digest: Some(digest), read_only, passphrase }
}

impl From<OpenError> for Unread {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Locked(_) => Self::Locked(None),
            OpenError::Sealed { error: error @ SealError::WrongPassphrase, .. } => Self::Locked(Some(error)),
            other => Self::Failed(other.to_string()),
        }
    }
}

fn read_transcript(path: &Path) -> Result<Transcript, String> {
    let bytes = read_file(path).map_err(|error| error.to_string())?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    transcript::read(&name, &bytes).map_err(|error| format!("{} cannot be opened: {error}", path.display()))
}
