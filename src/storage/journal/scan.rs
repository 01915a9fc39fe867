//! Journals that programs left which did not end well: found at the start, offered, and removed when nobody wants them.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::recover::{about, is_map, recover};
use super::{About, Journal, generation_of, remove_folder};
use crate::document::{Document, Withdrawal};
use crate::map::{IdSource, QuoteId};
use crate::storage::Disk;

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

/// Takes words that were withdrawn out of everything to recover: these quotes wherever they are, and whatever else the withdrawal takes in
/// copies of the same file. How many copies held words; those under a passphrase cannot be looked into and are handed back.
pub fn forget_words(
    disk: &dyn Disk,
    root: &Path,
    quotes: &[QuoteId],
    file: Option<(&Path, &Withdrawal)>,
    today: &str,
) -> io::Result<(usize, Vec<Found>)> {
    let (mut cleaned, mut locked) = (0, Vec::new());
    for found in scan(disk, root) {
        if found.sealed {
            locked.push(found);
            continue;
        }
        let Ok(recovered) = recover(disk, &found.folder, None) else { continue };
        let mut document = Document::new(recovered.map, IdSource::random());
        let same_file = file.filter(|(path, _)| found.about.path.as_deref() == Some(path)).map(|(_, withdrawal)| withdrawal.clone());
        let takes = quotes.iter().map(|&id| Withdrawal::Quote(id)).chain(same_file);
        let gone: usize = takes.map(|withdrawal| usize::from(!document.withdraw(&withdrawal, today).is_empty())).sum();
        // Words may stand in steps that were undone: a copy that ever held any of these quotes is written anew.
        if gone > 0 || mentions(disk, &found.folder, quotes) {
            drop(Journal::begin(disk, root, found.about.clone(), document.map(), None)?);
            remove_folder(disk, &found.folder)?;
            cleaned += 1;
        }
    }
    Ok((cleaned, locked))
}

/// Whether any of these quotes is named in any file of a journal.
fn mentions(disk: &dyn Disk, folder: &Path, quotes: &[QuoteId]) -> bool {
    let names: Vec<String> = quotes.iter().map(ToString::to_string).collect();
    let files = disk.names(folder).unwrap_or_default();
    let texts = files.iter().filter_map(|path| disk.read(path, usize::MAX - 1).ok());
    texts.into_iter().any(|text| names.iter().any(|name| memchr::memmem::find(&text, name.as_bytes()).is_some()))
}
