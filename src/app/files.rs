//! Opening and saving on a thread of their own, one after the other, so that the window goes on meanwhile.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Context;

use crate::format::quotes::QuoteFile;
use crate::format::{ImportOptions, Imported, by_extension, by_name};
use crate::map::SystemMap;
use crate::session::Wish;
use crate::storage::{SaveError, Saved, open_map, read_file, save_map, write_file};

/// A map that was read.
#[expect(clippy::struct_field_names, reason = "read_only is the field's word, not the struct's")]
pub(super) struct Read {
    pub imported: Imported,
    /// Where it may be saved again; none for what was imported from another format.
    pub path: Option<PathBuf>,
    pub digest: Option<String>,
    pub read_only: Option<String>,
}

/// What came of it.
pub(super) enum Outcome {
    Opened(PathBuf, Result<Box<Read>, String>),
    Saved {
        path: PathBuf,
        position: u64,
        then: Option<Wish>,
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
    /// Pages went to a viewer or a printer; what to say of it.
    HandedOver(Result<String, String>),
}

/// The thread's two ends.
pub(super) struct Files {
    context: Context,
    sender: Sender<Outcome>,
    receiver: Receiver<Outcome>,
    /// How many are under way.
    pub busy: usize,
}

impl Files {
    pub fn new(context: &Context) -> Self {
        let (sender, receiver) = channel();
        Self { context: context.clone(), sender, receiver, busy: 0 }
    }

    /// What was finished since the last call.
    pub fn finished(&mut self) -> Vec<Outcome> {
        let done: Vec<Outcome> = self.receiver.try_iter().collect();
        self.busy = self.busy.saturating_sub(done.len());
        done
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
        self.spawn(move || {
            let read = read_any(&path);
            Outcome::Opened(path, read.map(Box::new))
        });
    }

    /// Saves a map; `position` is where its history stood.
    pub fn save(&mut self, path: PathBuf, map: SystemMap, position: u64, expected: Option<String>, then: Option<Wish>) {
        self.spawn(move || {
            let result = save_map(&path, &map, expected.as_deref());
            Outcome::Saved { path, position, then, result }
        });
    }

    /// Does something else that takes its time.
    pub fn hand_over(&mut self, work: impl FnOnce() -> Outcome + Send + 'static) {
        self.spawn(work);
    }

    /// Makes bytes and writes them.
    pub fn write(&mut self, path: PathBuf, make: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static) {
        self.spawn(move || {
            let written = make().and_then(|bytes| write_file(&path, &bytes).map_err(|error| error.to_string()));
            Outcome::Written(path, written.map(|saved| saved.warning))
        });
    }
}

/// Our own format by its content rules, others by their extension; a file without a known one is tried as our own.
fn read_any(path: &Path) -> Result<Read, String> {
    let own = by_name("ron").map(|format| format.name);
    let Some(format) = by_extension(path).filter(|format| Some(format.name) != own) else {
        let opened = open_map(path).map_err(|error| error.to_string())?;
        return Ok(Read { imported: opened.imported, path: Some(opened.path), digest: Some(opened.digest), read_only: opened.read_only });
    };
    let import = format.import.ok_or_else(|| {
        format!("{} is a {} file, which can be written but not opened; open the map it was made from", path.display(), format.title)
    })?;
    let bytes = read_file(path).map_err(|error| error.to_string())?;
    let imported = import(&bytes, &ImportOptions::default()).map_err(|error| format!("{} cannot be opened: {error}", path.display()))?;
    Ok(Read { imported, path: None, digest: None, read_only: None })
}
