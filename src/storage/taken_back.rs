//! That words were taken back, told to every other window of this person: each takes them out of its map, its history and its journal, and
//! what a window leaves that stopped before it heard of it is cleaned at the next start. What is told names quotes and holds no words; of a
//! participant's code it holds a mark that only the code itself gives.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

use super::save::{rename, write_new};
use super::{Disk, RealDisk, data_folder, digest};
use crate::document::{Document, Withdrawal};
use crate::map::{Quote, QuoteId, participant_key};

/// How often a window looks.
const EVERY: Duration = Duration::from_secs(2);
/// How long whoever took words back waits for the other windows.
const PATIENCE: Duration = Duration::from_secs(10);
/// What was told so long ago has been heard, or stands in nothing that is still kept.
const KEPT_FOR: Duration = Duration::from_hours(30 * 24);
/// More bytes than this are nothing that was told.
const LARGEST: usize = 4 * 1024 * 1024;

/// Words that were taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TakenBack {
    /// The quotes, as their identities are written: they go wherever they are.
    quotes: BTreeSet<String>,
    /// The file of the map: in other windows on it everything that the participant said goes.
    file: Option<PathBuf>,
    /// Makes the mark another one every time.
    salt: String,
    /// What the participant's code gives with the salt; empty when single quotes were taken back.
    mark: String,
}

impl TakenBack {
    /// What a withdrawal took out of the map in this file.
    pub fn new(quotes: &[QuoteId], withdrawal: &Withdrawal, file: Option<&Path>) -> Self {
        let salt: String = (0..16).map(|_| fastrand::alphanumeric()).collect();
        let mark = match withdrawal {
            Withdrawal::Participant(code) => mark_of(&salt, code),
            Withdrawal::Quote(_) => String::new(),
        };
        Self { quotes: quotes.iter().map(ToString::to_string).collect(), file: file.map(whole), salt, mark }
    }

    /// The quotes.
    pub fn quotes(&self) -> Vec<QuoteId> {
        self.quotes.iter().filter_map(|id| id.parse().ok()).collect()
    }

    /// Whether it was in this file.
    pub fn is_of(&self, file: Option<&Path>) -> bool {
        file.is_some_and(|file| self.file == Some(whole(file)))
    }

    /// Whether a quote stands under the code of the participant who took everything back.
    pub fn is_theirs(&self, quote: &Quote) -> bool {
        !self.mark.is_empty() && !quote.participant.trim().is_empty() && mark_of(&self.salt, &quote.participant) == self.mark
    }

    /// What goes from another map: these quotes wherever they are; everything under the participant's code in a map of the same file.
    /// Elsewhere one code may be two people: there somebody has to decide.
    pub fn withdrawals(&self, document: &Document, file: Option<&Path>) -> Vec<Withdrawal> {
        let same = self.is_of(file);
        let theirs = document.remembered_quotes().into_iter().filter(|quote| same && self.is_theirs(quote));
        let codes: BTreeSet<String> = theirs.map(|quote| participant_key(&quote.participant)).collect();
        self.quotes().into_iter().map(Withdrawal::Quote).chain(codes.into_iter().map(Withdrawal::Participant)).collect()
    }
}

fn mark_of(salt: &str, code: &str) -> String {
    digest(format!("{salt} {}", participant_key(code)).as_bytes())
}

/// A path that means the same in another program.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Where it is told.
pub fn taken_back_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("taken-back"))
}

/// Tells it to the other windows, and forgets what was told long ago.
pub fn tell_taken_back(disk: &dyn Disk, root: &Path, taken: &TakenBack) -> io::Result<()> {
    disk.create_folder(root)?;
    for old in disk.names(root)?.iter().filter(|path| age(disk, path).is_some_and(|age| age > KEPT_FOR)) {
        disk.remove(old)?;
    }
    let name: String = (0..16).map(|_| fastrand::alphanumeric().to_ascii_lowercase()).collect();
    let (half, file) = (root.join(format!("{name}.half")), root.join(format!("{name}.ron")));
    let text = options().to_string(taken).map_err(io::Error::other)?;
    write_new(disk, &half, text.as_bytes(), true)?;
    rename(disk, &half, &file)?;
    disk.sync_folder(root)
}

/// Everything that was told of late, each with how long ago, if the clock tells.
pub(super) fn told(disk: &dyn Disk, root: &Path) -> Vec<(Option<Duration>, TakenBack)> {
    let mut names = disk.names(root).unwrap_or_default();
    names.retain(|path| is_told(path));
    names.iter().filter_map(|path| read(disk, path).map(|taken| (age(disk, path), taken))).collect()
}

/// Waits until no window has the words in its journal any more, but not for ever. How many still have.
pub fn wait_until_heard(still: impl Fn() -> usize) -> usize {
    let begun = Instant::now();
    loop {
        let left = still();
        if left == 0 || begun.elapsed() > PATIENCE {
            return left;
        }
        thread::sleep(Duration::from_millis(200));
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn is_told(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ron")
}

fn age(disk: &dyn Disk, path: &Path) -> Option<Duration> {
    disk.facts(path).ok().flatten()?.age
}

fn read(disk: &dyn Disk, path: &Path) -> Option<TakenBack> {
    options().from_bytes(&disk.read(path, LARGEST).ok()?).ok()
}

/// A window's ear: hears what other windows tell from now on.
#[derive(Debug)]
pub struct Ear {
    heard: Receiver<TakenBack>,
    /// The thread ends when it is gone.
    _open: Sender<()>,
}

impl Ear {
    /// Listens in this folder. `wake` is called when there is something to hear.
    pub fn new(root: PathBuf, wake: impl Fn() + Send + 'static) -> Self {
        let (tell, heard) = channel();
        let (open, closed) = channel();
        let mut known: BTreeSet<PathBuf> = RealDisk.names(&root).unwrap_or_default().into_iter().collect();
        thread::spawn(move || {
            while closed.recv_timeout(EVERY) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                let names = RealDisk.names(&root).unwrap_or_default();
                for path in names.into_iter().filter(|path| is_told(path)) {
                    if known.insert(path.clone())
                        && let Some(taken) = read(&RealDisk, &path)
                    {
                        // The window goes before its ear does.
                        let _ = tell.send(taken);
                        wake();
                    }
                }
            }
        });
        Self { heard, _open: open }
    }

    /// What was told since the last call.
    pub fn heard(&self) -> Vec<TakenBack> {
        self.heard.try_iter().collect()
    }
}
