//! The key file on the disk: only ever encrypted, and never with the map.

use std::path::Path;

use crate::format::sealed::{seal, unseal};
use crate::format::{FormatError, KeyFile, Passphrase};

use super::save::replace;
use super::{OpenError, RealDisk, SaveError, Saved, digest, read_file};

/// Opens the key file that is under this passphrase; it, and the digest of its bytes.
pub fn open_key_file(path: &Path, passphrase: &Passphrase) -> Result<(KeyFile, String), OpenError> {
    let bytes = read_file(path)?;
    let plain = unseal(&bytes, passphrase).map_err(|error| OpenError::Sealed { path: path.to_owned(), error })?;
    let keys = KeyFile::read(&plain).map_err(|error| OpenError::Format { path: path.to_owned(), error })?;
    Ok((keys, digest(&bytes)))
}

/// Saves the key file. `expected` is the digest of the file when it was opened or last saved.
pub fn save_key_file(path: &Path, keys: &KeyFile, passphrase: &Passphrase, expected: Option<&str>) -> Result<Saved, SaveError> {
    let failed = |what: String| SaveError::Unreadable(FormatError::new(what, "try again"));
    let text = keys.write().map_err(failed)?;
    let sealed = seal(text.as_bytes(), passphrase).map_err(failed)?;
    replace(&RealDisk, path, &sealed, expected)
}

/// Whether two files lie in one folder: whoever has the folder has both.
pub fn share_a_folder(one: &Path, other: &Path) -> bool {
    let folder = |path: &Path| {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let folder = whole.parent().map(Path::to_owned).unwrap_or_default();
        folder.canonicalize().unwrap_or(folder)
    };
    folder(one) == folder(other)
}
