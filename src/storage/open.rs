//! Opening a map, and reading any file within the limit.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use zeroize::Zeroizing;

use crate::format::sealed::{is_sealed, is_sealed_name, unseal};
use crate::format::{ImportOptions, Imported, LARGEST_FILE, Passphrase, SealError, ron};

use super::{Disk, OpenError, RealDisk, digest, place};

/// A temporary file older than this belongs to no program that is still saving.
const LEFT_BEHIND_AFTER: Duration = Duration::from_mins(10);

/// A map that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The map and the report.
    pub imported: Imported,
    /// The digest of the file's bytes, to be given when saving.
    pub digest: String,
    /// Why the map must not be saved over the file, if so.
    pub read_only: Option<String>,
    /// The path as given.
    pub path: PathBuf,
}

/// Opens a map in our own format.
pub fn open_map(path: &Path) -> Result<Opened, OpenError> {
    open_map_on(&RealDisk, path)
}

/// Opens a map in our own format on this disk. Temporary files that a killed program left beside it long ago are removed.
pub fn open_map_on(disk: &dyn Disk, path: &Path) -> Result<Opened, OpenError> {
    open(disk, path, None)
}

/// Opens a map that is under this passphrase. Takes its time, and 128 MiB, to try it.
pub fn open_protected_map(path: &Path, passphrase: &Passphrase) -> Result<Opened, OpenError> {
    open(&RealDisk, path, Some(passphrase))
}

fn open(disk: &dyn Disk, path: &Path, passphrase: Option<&Passphrase>) -> Result<Opened, OpenError> {
    let bytes = read_file_on(disk, path)?;
    let plain = plain_of(path, &bytes, passphrase)?;
    let text = plain.as_ref().map_or(bytes.as_slice(), |plain| plain.as_slice());
    let imported = ron::read(text, &ImportOptions::default()).map_err(|error| OpenError::Format { path: path.to_owned(), error })?;
    let place = place::find(disk, path).ok().flatten();
    if let Some(place) = &place {
        sweep(disk, place);
    }
    let protected = place.and_then(|place| place.facts).is_some_and(|facts| facts.write_protected);
    let protected = protected.then(|| "The file is write-protected; save a copy to work on it".to_owned());
    let read_only = imported.read_only.clone().or(protected);
    Ok(Opened { imported, digest: digest(&bytes), read_only, path: path.to_owned() })
}

/// What is under the passphrase; none for a file that is under none.
fn plain_of(path: &Path, bytes: &[u8], passphrase: Option<&Passphrase>) -> Result<Option<Zeroizing<Vec<u8>>>, OpenError> {
    let sealed = |error| OpenError::Sealed { path: path.to_owned(), error };
    match (is_sealed(bytes), passphrase) {
        (true, Some(passphrase)) => unseal(bytes, passphrase).map(Some).map_err(sealed),
        (true, None) => Err(OpenError::Locked(path.to_owned())),
        (false, _) if is_sealed_name(path) => Err(sealed(SealError::NotSealed)),
        (false, _) => Ok(None),
    }
}

/// Reads a file of any format. One byte more than the limit is read of a file that is too large; its format says so.
pub fn read_file(path: &Path) -> Result<Vec<u8>, OpenError> {
    read_file_on(&RealDisk, path)
}

/// Reads a file of any format on this disk.
pub fn read_file_on(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, OpenError> {
    disk.read(path, LARGEST_FILE).map_err(|error| match error.kind() {
        ErrorKind::NotFound => OpenError::NotFound(path.to_owned()),
        _ => OpenError::Disk { path: path.to_owned(), error },
    })
}

/// Removes what a killed program left. Best effort: it is no reason not to open the map.
fn sweep(disk: &dyn Disk, place: &place::Place) {
    let names = disk.names(&place.folder).unwrap_or_default();
    for path in names.iter().filter(|path| place.left_behind(path)) {
        let age = disk.facts(path).ok().flatten().and_then(|facts| facts.age);
        if age.is_some_and(|age| age > LEFT_BEHIND_AFTER)
            && let Err(error) = disk.remove(path)
        {
            log::warn!("{} was left behind and cannot be removed: {error}", path.display());
        }
    }
}
