//! What is done to a map and not saved yet, written down as it is done: after a crash it is offered at the next start.
//!
//! Each open map has a folder of its own in the user's data folder, for nobody else to read. In it lie generations: the whole map
//! (`0001.ron`), and every step since (`0001.log`). When a map is saved, or closed by somebody who said what is to become of it, its folder
//! goes. As long as a window has it, the folder is locked; the system unlocks it whatever ends the program.

mod entry;
mod keeper;
mod recover;
mod scan;

pub use keeper::{Keeper, Notice};
pub use recover::{RecoverError, Recovered, recover};
pub use scan::{Found, KEPT_FOR, discard, forget_words, heed, heed_opened, mark_offered, mark_tried, scan, still_held};

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

use super::save::{rename, write_new};
use super::{Disk, Held, NewFile, data_folder};
use crate::document::Changes;
use crate::format::Passphrase;
use crate::format::ron as map_file;
use crate::format::sealed::Sealer;
use crate::map::{Numbers, Record, RecordId, SystemMap};

/// As many generations of a map are kept; older ones go.
const GENERATIONS: usize = 20;
/// What tells where the map comes from.
const ABOUT: &str = "about.ron";

/// Where the map comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// Its file; none for a map that was never saved.
    pub path: Option<PathBuf>,
    /// The digest of the file when it was opened or saved.
    pub digest: Option<String>,
}

/// The folder of all journals of this user.
pub fn folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("recovery"))
}

/// The journal of one open map.
pub struct Journal<'d> {
    disk: &'d dyn Disk,
    folder: PathBuf,
    about: About,
    sealer: Option<Sealer>,
    /// The map as written down.
    records: BTreeMap<RecordId, Record>,
    numbers: Numbers,
    generation: u32,
    log: Option<Box<dyn NewFile>>,
    /// Steps in the log.
    steps: usize,
    held: Option<Held>,
}

impl<'d> Journal<'d> {
    /// A journal that will lie in a new folder inside this one. Nothing is on the disk yet; the work for the passphrase is done.
    pub fn new(disk: &'d dyn Disk, root: &Path, about: About, map: &SystemMap, under: Option<&Passphrase>) -> io::Result<Self> {
        let name: String = (0..16).map(|_| fastrand::alphanumeric().to_ascii_lowercase()).collect();
        let folder = root.join(name);
        let records = map.records().into_iter().map(|record| (record.id(), record)).collect();
        let sealer = under.map(Sealer::new).transpose().map_err(io::Error::other)?;
        let numbers = map.numbers();
        Ok(Self { disk, folder, about, sealer, records, numbers, generation: 0, log: None, steps: 0, held: None })
    }

    /// A new journal; on return the map is on the disk.
    pub fn begin(disk: &'d dyn Disk, root: &Path, about: About, map: &SystemMap, under: Option<&Passphrase>) -> io::Result<Self> {
        let mut journal = Self::new(disk, root, about, map, under)?;
        match journal.snapshot() {
            Ok(()) => Ok(journal),
            Err(error) => {
                // What cannot be removed is told apart by having no whole map.
                let _ = journal.remove();
                Err(error)
            }
        }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Steps since the last whole map.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// Whether all that was done so far is written down.
    pub fn is_written(&self) -> bool {
        self.log.is_some()
    }

    /// Makes the folder, and says in it where the map comes from.
    fn settle_in(&mut self) -> io::Result<()> {
        self.disk.create_folder(&self.folder)?;
        if self.held.is_none() {
            // A system without locks keeps the journal all the same; then a second window may offer what is still open.
            self.held = self.disk.lock(&self.folder).ok();
        }
        // RON is text: a path that is none is not remembered.
        let path = self.about.path.clone().filter(|path| path.to_str().is_some());
        let about = About { path, digest: self.about.digest.clone() };
        let ron = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let text = ron.to_string(&about).map_err(io::Error::other)?;
        let file = self.folder.join(ABOUT);
        if self.disk.facts(&file)?.is_some() {
            // The rest of an attempt that failed.
            self.disk.remove(&file)?;
        }
        write_new(self.disk, &file, text.as_bytes(), true)
    }

    /// Writes down what was done. It is on the disk after [`Self::sync`].
    pub fn append(&mut self, changes: &Changes) -> io::Result<()> {
        for (id, record) in &changes.records {
            match record {
                Some(record) => self.records.insert(*id, record.clone()),
                None => self.records.remove(id),
            };
        }
        self.numbers = changes.numbers;
        if changes.forgets {
            return self.forget();
        }
        let Some(log) = &mut self.log else { return self.snapshot() };
        let entry = entry::write(changes);
        let entry = self.sealer.as_ref().map_or(Ok(entry.clone()), |sealer| sealer.seal(&entry)).map_err(io::Error::other)?;
        let written = log.write_all(&entry::framed(&entry));
        if written.is_err() {
            // What is behind half an entry cannot be read: the next one begins a new generation.
            self.log = None;
        }
        self.steps += 1;
        written
    }

    /// Waits until everything written down has reached the disk.
    pub fn sync(&mut self) -> io::Result<()> {
        let Some(log) = &mut self.log else { return self.snapshot() };
        let synced = log.sync();
        if synced.is_err() {
            // A second try on the same file may say yes and mean no.
            self.log = None;
        }
        synced
    }

    /// Begins a new generation: the whole map, and no steps yet.
    pub fn snapshot(&mut self) -> io::Result<()> {
        if self.generation == 0 {
            self.settle_in()?;
        }
        let (map, _) = SystemMap::from_records(self.records.values().cloned(), self.numbers);
        let text = map_file::write(&map).into_bytes();
        let (bytes, ending) = match &self.sealer {
            Some(sealer) => (sealer.seal(&text).map_err(io::Error::other)?, "ron.age"),
            None => (text, "ron"),
        };
        self.log = None;
        // Names are never used twice, whatever became of the last attempt.
        self.generation += 1;
        let file = self.folder.join(format!("{:06}.{ending}", self.generation));
        let half = self.folder.join(format!("{:06}.half", self.generation));
        let written = write_new(self.disk, &half, &bytes, true).and_then(|()| rename(self.disk, &half, &file));
        if let Err(error) = written {
            let _ = self.disk.remove(&half);
            return Err(error);
        }
        let mut log = self.disk.create(&self.folder.join(format!("{:06}.log", self.generation)), true)?;
        log.sync()?;
        self.disk.sync_folder(&self.folder)?;
        self.log = Some(log);
        self.steps = 0;
        self.let_go(GENERATIONS)
    }

    /// Words were taken back: nothing older than the map of now stays.
    fn forget(&mut self) -> io::Result<()> {
        self.snapshot()?;
        self.let_go(1)
    }

    /// Removes all but the newest generations.
    fn let_go(&self, kept: usize) -> io::Result<()> {
        let oldest = self.generation.saturating_sub(u32::try_from(kept).unwrap_or(u32::MAX));
        for path in self.disk.names(&self.folder)? {
            if generation_of(&path).is_some_and(|generation| generation <= oldest) {
                self.disk.remove(&path)?;
            }
        }
        Ok(())
    }

    /// Removes the journal: the map is saved, or nobody wants what was done to it.
    pub fn remove(mut self) -> io::Result<()> {
        self.log = None;
        self.held = None;
        remove_folder(self.disk, &self.folder)
    }
}

/// The generation that a file of a journal belongs to.
fn generation_of(path: &Path) -> Option<u32> {
    path.file_name()?.to_str()?.split('.').next()?.parse().ok()
}

/// Removes a folder and the files in it, the whole maps first: a journal that is half removed is none.
fn remove_folder(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    let mut names = match disk.names(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        names => names?,
    };
    names.sort();
    let mut failed = None;
    for path in names {
        failed = disk.remove(&path).err().or(failed);
    }
    failed.map_or_else(|| disk.remove_folder(folder), Err)
}
