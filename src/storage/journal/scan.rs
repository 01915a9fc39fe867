//! Journals that programs left which did not end well: found at the start, offered, and removed when nobody wants them.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::recover::{Recovered, about, is_map, recover};
use super::{ABOUT, About, Journal, entry, generation_of, remove_folder};
use crate::format::{ImportOptions, ron as map_file};
use crate::map::{QuoteId, Record};
use crate::storage::taken_back::told;
use crate::storage::{Disk, TakenBack};

/// What was offered and not taken for so long goes.
pub const KEPT_FOR: Duration = Duration::from_hours(30 * 24);
/// Says that a person has seen that there is something to recover.
const OFFERED: &str = "offered";
/// Says that it was being opened: when the program stopped over it, the next start knows.
const TRIED: &str = "tried";

/// Something to recover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its folder.
    pub folder: PathBuf,
    /// Where the map comes from.
    pub about: About,
    /// How long ago something was last written down, if the clock tells.
    pub age: Option<Duration>,
    /// Whether it is under a passphrase.
    pub sealed: bool,
    /// Whether it was opened before, and the program stopped over it.
    pub tried: bool,
}

/// Everything to recover in this folder, the newest first. What a window still has is none; what was offered long ago is removed.
pub fn scan(disk: &dyn Disk, root: &Path) -> Vec<Found> {
    let folders = disk.names(root).unwrap_or_default();
    let mut found: Vec<Found> = folders.iter().filter_map(|folder| look(disk, folder)).collect();
    found.sort_by_key(|found| found.age);
    found
}

fn look(disk: &dyn Disk, folder: &Path) -> Option<Found> {
    if !disk.facts(folder).ok().flatten()?.is_folder {
        return None;
    }
    // Whoever cannot be asked is not open: better to offer too much.
    let _held = match disk.lock(folder) {
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => return None,
        held => held.ok(),
    };
    let names = disk.names(folder).ok()?;
    let work = names.iter().filter(|path| generation_of(path).is_some());
    let age = work.filter_map(|path| disk.facts(path).ok().flatten()?.age).min();
    let has = |name: &str| names.iter().any(|path| path.file_name().is_some_and(|own| own == name));
    let maps: Vec<&PathBuf> = names.iter().filter(|path| is_map(path)).collect();
    let old = age.is_some_and(|age| age > KEPT_FOR) && has(OFFERED);
    if maps.is_empty() || old {
        // Begun and never finished, half removed, or long unwanted.
        if let Err(error) = remove_folder(disk, folder) {
            log::warn!("{} cannot be removed: {error}", folder.display());
        }
        return None;
    }
    let sealed = maps.iter().any(|path| path.extension().is_some_and(|ending| ending == "age"));
    Some(Found { folder: folder.to_owned(), about: about(disk, folder), age, sealed, tried: has(TRIED) })
}

/// Remembers that a person has seen it.
pub fn mark_offered(disk: &dyn Disk, folder: &Path) {
    mark(disk, folder, OFFERED);
}

/// Remembers that it is being opened.
pub fn mark_tried(disk: &dyn Disk, folder: &Path) {
    mark(disk, folder, TRIED);
}

/// Best effort: it stands in the way of nothing.
fn mark(disk: &dyn Disk, folder: &Path, name: &str) {
    let path = folder.join(name);
    if disk.facts(&path).is_ok_and(|facts| facts.is_none())
        && let Err(error) = disk.create(&path, true).and_then(|mut file| file.sync())
    {
        log::warn!("{} cannot be marked: {error}", folder.display());
    }
}

/// Removes what nobody wants.
pub fn discard(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    remove_folder(disk, folder)
}

/// Takes words that were taken back out of everything to recover. How many copies held words; those under a passphrase cannot be looked into
/// and are handed back.
pub fn forget_words(disk: &dyn Disk, root: &Path, taken: &TakenBack, today: &str) -> io::Result<(usize, Vec<Found>)> {
    let (mut cleaned, mut locked) = (0, Vec::new());
    for found in scan(disk, root) {
        if found.sealed {
            locked.push(found);
        } else if clean(disk, root, &found, taken, today)? {
            cleaned += 1;
        }
    }
    Ok((cleaned, locked))
}

fn clean(disk: &dyn Disk, root: &Path, found: &Found, taken: &TakenBack, today: &str) -> io::Result<bool> {
    let Ok(mut recovered) = recover(disk, &found.folder, None) else { return Ok(false) };
    let gone = recovered.take_back(taken, today);
    // Words may stand in steps that were undone: a copy that ever held any of these quotes is written anew.
    let held = gone || holds_words(disk, &found.folder, &taken.quotes());
    if held {
        drop(Journal::begin(disk, root, found.about.clone(), &recovered.map, None)?);
        remove_folder(disk, &found.folder)?;
    }
    Ok(held)
}

/// Heeds, in what a window left that stopped before it heard, what was told in this folder while it was open.
pub fn heed(disk: &dyn Disk, root: &Path, told_in: &Path, today: &str) -> io::Result<usize> {
    let told = told(disk, told_in);
    let mut cleaned = 0;
    for (_, taken) in &told {
        for found in scan(disk, root).into_iter().filter(|found| !found.sealed) {
            if is_since(&told, taken, begun(disk, &found.folder)) {
                cleaned += usize::from(clean(disk, root, &found, taken, today)?);
            }
        }
    }
    Ok(cleaned)
}

/// The same of work that was just opened: under a passphrase, nobody could look into it before.
pub fn heed_opened(disk: &dyn Disk, folder: &Path, recovered: &mut Recovered, told_in: &Path, today: &str) {
    let told = told(disk, told_in);
    for (_, taken) in &told {
        if is_since(&told, taken, begun(disk, folder)) {
            recovered.take_back(taken, today);
        }
    }
}

/// Whether it was told after work was begun. Where the clock does not say, it was.
fn is_since(told: &[(Option<Duration>, TakenBack)], taken: &TakenBack, begun: Option<Duration>) -> bool {
    let age = told.iter().find(|(_, other)| other == taken).and_then(|(age, _)| *age);
    age.zip(begun).is_none_or(|(told, begun)| told <= begun)
}

fn begun(disk: &dyn Disk, folder: &Path) -> Option<Duration> {
    disk.facts(&folder.join(ABOUT)).ok().flatten()?.age
}

/// How many journals that windows have open now hold any of these quotes. Those under a passphrase cannot be looked into: their windows hear
/// of it like all others.
pub fn still_held(disk: &dyn Disk, root: &Path, quotes: &[QuoteId]) -> usize {
    let folders = disk.names(root).unwrap_or_default();
    let open = folders.iter().filter(|folder| disk.lock(folder).is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock));
    open.filter(|folder| holds_words(disk, folder, quotes)).count()
}

/// Whether any file of a journal holds any of these quotes; that it is told there that they are gone is none of it.
fn holds_words(disk: &dyn Disk, folder: &Path, quotes: &[QuoteId]) -> bool {
    let names: Vec<String> = quotes.iter().map(ToString::to_string).collect();
    disk.names(folder).unwrap_or_default().iter().any(|path| {
        let bytes = disk.read(path, usize::MAX - 1).unwrap_or_default();
        let named = names.iter().any(|name| memchr::memmem::find(&bytes, name.as_bytes()).is_some());
        // What cannot be read and names them may hold them.
        named && quotes_in(path, &bytes).is_none_or(|held| held.iter().any(|id| quotes.contains(id)))
    })
}

/// The quotes in one file of a journal; none if it cannot be read whole.
fn quotes_in(path: &Path, bytes: &[u8]) -> Option<Vec<QuoteId>> {
    if is_map(path) {
        let read = map_file::read(bytes, &ImportOptions::default()).ok()?;
        return Some(read.map.quotes().iter().map(|quote| quote.id).collect());
    }
    let (pieces, torn) = entry::frames(bytes);
    let entries: Vec<_> = pieces.into_iter().map(entry::read).collect::<Option<_>>()?;
    let put = entries.into_iter().flat_map(|entry| entry.put);
    let held = put.filter_map(|record| if let Record::Quote(quote) = record { Some(quote.id) } else { None });
    (!torn).then(|| held.collect())
}
