//! Saving so that a fault, a full disk or a power cut leaves the old file or the new one, whole, and is told.
//!
//! While no other program of ours saves in the folder, a temporary file in it is written, brought to the disk, read back and compared, then renamed over the old one, and the
//! folder is brought to the disk. A file with several names, or one whose owner we cannot keep, is written in place instead, after a copy
//! of its former bytes has reached the disk: a rename would split the names or take the file from its owner.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::format::sealed::{seal, unseal};
use crate::format::{FormatError, ImportOptions, LARGEST_FILE, Passphrase, ron};
use crate::map::SystemMap;

use super::place::{self, Place};
use super::{Disk, Held, RealDisk, SaveError, digest};

/// Virus scanners and sync clients hold a file for a moment: 10, 20, 40 … ms are waited before trying again.
const RENAME_TRIES: u32 = 8;
/// How often a folder is asked for in which another program is saving: two seconds in all, a hundred times what a save takes.
const LOCK_TRIES: u32 = 100;

/// A file that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The digest of the bytes now on the disk, to be given when saving next.
    pub digest: String,
    /// Whether the disk confirmed it. If not, a power cut may still bring the former file back.
    pub durable: bool,
    /// What a person should know although the file is saved.
    pub warning: Option<String>,
}

/// Saves a map. `expected` is the digest of the file when it was opened or last saved; without one, whatever is there is replaced.
pub fn save_map(path: &Path, map: &SystemMap, expected: Option<&str>) -> Result<Saved, SaveError> {
    save_map_on(&RealDisk, path, map, expected)
}

/// Saves a map on this disk. What is written is read back as a map first: a map that does not read is never put in place of one that does.
pub fn save_map_on(disk: &dyn Disk, path: &Path, map: &SystemMap, expected: Option<&str>) -> Result<Saved, SaveError> {
    save_protected_map_on(disk, path, map, None, expected)
}

/// Saves a map, under a passphrase if there is one; then nothing that reaches the disk is plain. Takes its time to encrypt and to try.
pub fn save_protected_map(path: &Path, map: &SystemMap, under: Option<&Passphrase>, expected: Option<&str>) -> Result<Saved, SaveError> {
    save_protected_map_on(&RealDisk, path, map, under, expected)
}

/// Saves a map, under a passphrase if there is one, on this disk.
pub fn save_protected_map_on(
    disk: &dyn Disk,
    path: &Path,
    map: &SystemMap,
    under: Option<&Passphrase>,
    expected: Option<&str>,
) -> Result<Saved, SaveError> {
    let text = ron::write(map);
    let again = ron::read(text.as_bytes(), &ImportOptions::default()).map_err(SaveError::Unreadable)?;
    let sealed = under.map(|passphrase| sealed_and_tried(text.as_bytes(), passphrase)).transpose()?;
    let mut saved = replace(disk, path, sealed.as_deref().unwrap_or(text.as_bytes()), expected)?;
    if saved.warning.is_none() && ron::write(&again.map) != text {
        let first = again.report.first().map(String::as_str).unwrap_or_default();
        saved.warning = Some(format!("the map is saved, but it will be mended when it is opened again: {first}"));
    }
    Ok(saved)
}

/// Encrypted, and decrypted again to see that it is the same.
fn sealed_and_tried(plain: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, SaveError> {
    let failed = |what: String| SaveError::Unreadable(FormatError::new(what, "try again"));
    let sealed = seal(plain, passphrase).map_err(failed)?;
    let again = unseal(&sealed, passphrase).map_err(|error| failed(error.to_string()))?;
    if again.as_slice() == plain { Ok(sealed) } else { Err(failed("the encrypted map is another map".to_owned())) }
}

/// Writes an export, in place of whatever is there.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<Saved, SaveError> {
    write_file_on(&RealDisk, path, bytes)
}

/// Writes an export on this disk, in place of whatever is there.
pub fn write_file_on(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<Saved, SaveError> {
    replace(disk, path, bytes, None)
}

pub(super) fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8], expected: Option<&str>) -> Result<Saved, SaveError> {
    let failed = |error| SaveError::of(path, error);
    let Some(mut place) = place::find(disk, path).map_err(failed)? else { return Err(SaveError::NotAFile(path.to_owned())) };
    // Until the new file is in place.
    let _held = hold(disk, &place.folder).map_err(failed)?;
    place.facts = disk.facts(&place.path).map_err(failed)?;
    if let Some(facts) = &place.facts {
        if !facts.is_file {
            return Err(SaveError::NotAFile(path.to_owned()));
        }
        if facts.write_protected {
            return Err(SaveError::WriteProtected(path.to_owned()));
        }
        disk.may_write(&place.path).map_err(failed)?;
        unchanged(disk, path, &place, expected)?;
    }
    let temporary = place.temporary();
    let result = through_temporary(disk, path, &place, &temporary, bytes, expected);
    if result.is_err() {
        // The fault that is told is the one that matters; a temporary file that cannot be removed now is when the map is opened next.
        let _ = disk.remove(&temporary);
    }
    result
}

/// The folder, once no other program of ours saves in it. None where the system cannot say so: then only what is read counts.
fn hold(disk: &dyn Disk, folder: &Path) -> io::Result<Option<Held>> {
    for _ in 0..LOCK_TRIES {
        match disk.lock(folder) {
            Ok(held) => return Ok(Some(held)),
            Err(error) if error.kind() == ErrorKind::WouldBlock => disk.pause(Duration::from_millis(20)),
            Err(error) => {
                log::debug!("{} cannot be locked: {error}", folder.display());
                return Ok(None);
            }
        }
    }
    Err(io::Error::new(ErrorKind::ResourceBusy, "another program is saving in this folder"))
}

/// An error if the file's bytes are not those that were expected. A file that is gone is written anew.
fn unchanged(disk: &dyn Disk, path: &Path, place: &Place, expected: Option<&str>) -> Result<(), SaveError> {
    let Some(expected) = expected else { return Ok(()) };
    match disk.read(&place.path, LARGEST_FILE) {
        Ok(bytes) if digest(&bytes) == expected => Ok(()),
        Ok(_) => Err(SaveError::ChangedOnDisk(path.to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(SaveError::of(path, error)),
    }
}

fn through_temporary(
    disk: &dyn Disk,
    path: &Path,
    place: &Place,
    temporary: &Path,
    bytes: &[u8],
    expected: Option<&str>,
) -> Result<Saved, SaveError> {
    let failed = |error| SaveError::of(path, error);
    write_new(disk, temporary, bytes, place.facts.is_some()).map_err(failed)?;
    if let Some(facts) = &place.facts {
        let keeps_owner = disk.dress(temporary, &place.path, facts).is_ok();
        // Somebody may have saved while we were writing.
        unchanged(disk, path, place, expected)?;
        if facts.names > 1 || !keeps_owner {
            return in_place(disk, path, place, temporary, bytes);
        }
    }
    rename(disk, temporary, &place.path).map_err(failed)?;
    let warning = disk.sync_folder(&place.folder).err().map(|error| {
        format!("the file is saved, but the disk did not confirm it ({error}); keep the computer on for a moment or save again")
    });
    Ok(Saved { digest: digest(bytes), durable: warning.is_none(), warning })
}

/// A new file with these bytes, on the disk and read back.
pub(super) fn write_new(disk: &dyn Disk, path: &Path, bytes: &[u8], private: bool) -> io::Result<()> {
    let mut file = disk.create(path, private)?;
    file.write_all(bytes)?;
    file.sync()?;
    drop(file);
    same(disk, path, bytes)
}

fn same(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    if disk.read(path, bytes.len())? == bytes {
        Ok(())
    } else {
        Err(io::Error::new(ErrorKind::InvalidData, "the disk gives back other bytes than were written"))
    }
}

pub(super) fn rename(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<()> {
    let mut wait = Duration::from_millis(10);
    for _ in 1..RENAME_TRIES {
        match disk.rename(from, to) {
            Err(error) if held_for_a_moment(&error) => disk.pause(wait),
            done => return done,
        }
        wait *= 2;
    }
    disk.rename(from, to)
}

/// Busy, or one of the Windows errors for a file that another program has open (5, 32, 33).
fn held_for_a_moment(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::PermissionDenied | ErrorKind::Interrupted)
        || (cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33)))
}

/// Writes over the file itself. The new bytes are whole in `temporary`; the old ones are put by first.
fn in_place(disk: &dyn Disk, path: &Path, place: &Place, temporary: &Path, bytes: &[u8]) -> Result<Saved, SaveError> {
    let failed = |error| SaveError::of(path, error);
    let old = disk.read(&place.path, usize::MAX - 1).map_err(failed)?;
    let backup = place.beside(".bak");
    if let Err(error) = write_new(disk, &backup, &old, true) {
        let _ = disk.remove(&backup);
        return Err(failed(error));
    }
    if let Err(error) = overwrite(disk, &place.path, bytes) {
        let intact = overwrite(disk, &place.path, &old).is_ok() || same(disk, &place.path, &old).is_ok();
        if !intact {
            return Err(SaveError::HalfWritten { path: path.to_owned(), backup, error });
        }
        let _ = disk.remove(&backup);
        return Err(failed(error));
    }
    let left: Vec<PathBuf> = [temporary.to_owned(), backup].into_iter().filter(|file| disk.remove(file).is_err()).collect();
    let warning = left.first().map(|file| format!("the file is saved; {} was only needed meanwhile and can be removed", file.display()));
    Ok(Saved { digest: digest(bytes), durable: true, warning })
}

fn overwrite(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.overwrite(path)?;
    file.write_all(bytes)?;
    file.sync()?;
    drop(file);
    same(disk, path, bytes)
}
