//! Where the open map lies on the disk, and what is known of it there.

use std::path::PathBuf;
use std::sync::Arc;

use crate::format::Passphrase;
use crate::format::sealed::is_sealed_name;
use crate::map::SystemMap;
use crate::storage::Lock;

/// The file behind the open map.
#[derive(Clone, Debug, Default)]
pub struct FileState {
    /// Its path; none for a map never saved.
    pub path: Option<PathBuf>,
    /// The digest of its bytes when it was last read or written, so that somebody else's change is noticed.
    pub digest: Option<String>,
    /// Why it may not be written over, in one sentence.
    pub read_only: Option<String>,
    /// The passphrase it is under; kept in memory as long as the map is open.
    pub passphrase: Option<Passphrase>,
    /// The journal that the map was recovered from; it goes once another is kept.
    pub recovered: Option<PathBuf>,
    /// The map as it is in the file, to merge from.
    pub base: Option<Arc<SystemMap>>,
    /// The digest of what somebody else wrote meanwhile, until it is asked about.
    pub changed: Option<String>,
    /// Words were taken back since: what the file still holds of them is not kept as an earlier version.
    pub words_taken_back: bool,
    /// Says to others that it is open here.
    pub lock: Option<Arc<Lock>>,
    /// The time of day it was last saved, as shown in the status line.
    pub saved_at: Option<String>,
}

impl FileState {
    /// The file's name, or what an unsaved map is called.
    pub fn name(&self) -> String {
        let name = self.path.as_deref().and_then(|p| p.file_name());
        name.map_or_else(|| "Unsaved map".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// The path with another extension, beside the file: `map.pdf` of `map.ron` and of `map.ron.age`.
    pub fn beside(&self, extension: &str) -> Option<PathBuf> {
        let path = self.path.as_ref()?;
        let plain = if is_sealed_name(path) { path.with_extension("") } else { path.clone() };
        Some(plain.with_extension(extension))
    }
}
