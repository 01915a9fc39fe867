//! Where a path really leads: links followed, so that saving replaces the file and not the link to it.

use std::io;
use std::path::{Path, PathBuf};

use super::{Disk, Facts};

/// As many links as Linux follows.
const MOST_LINKS: usize = 40;
/// Bytes of the name that a temporary file repeats; with its own letters it stays below 255.
const MOST_OF_NAME: usize = 200;
const PREFIX: &str = ".~";
const SUFFIX: &str = ".tmp";

/// The end of a chain of links.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The file itself; it need not exist yet.
    pub(super) path: PathBuf,
    /// The folder it is in.
    pub(super) folder: PathBuf,
    /// What is known of it, if it exists.
    pub(super) facts: Option<Facts>,
}

/// Follows links to their end. `None` when they run in a circle or the path has no file name.
pub(super) fn find(disk: &dyn Disk, path: &Path) -> io::Result<Option<Place>> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        if let Some(target) = disk.link_target(&path)? {
            path = folder.join(target);
        } else if path.file_name().is_none() {
            return Ok(None);
        } else {
            let facts = disk.facts(&path)?;
            return Ok(Some(Place { path, folder, facts }));
        }
    }
    Ok(None)
}

impl Place {
    /// A name beside the file that nothing has.
    pub(super) fn beside(&self, kind: &str) -> PathBuf {
        let unique: String = (0..6).map(|_| fastrand::alphanumeric()).collect();
        self.folder.join(format!("{}{unique}{kind}", self.prefix()))
    }

    /// A name for a temporary file in the same folder.
    pub(super) fn temporary(&self) -> PathBuf {
        self.beside(SUFFIX)
    }

    fn prefix(&self) -> String {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.get(..name.floor_char_boundary(MOST_OF_NAME)).unwrap_or(&name);
        format!("{PREFIX}{name}.")
    }

    /// Whether a path is a temporary file of this file, as a program killed while saving leaves it.
    pub(super) fn left_behind(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let rest = name.strip_prefix(&self.prefix()).and_then(|rest| rest.strip_suffix(SUFFIX));
        rest.is_some_and(|unique| unique.len() == 6 && unique.bytes().all(|b| b.is_ascii_alphanumeric()))
    }
}
