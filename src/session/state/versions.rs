//! The page of earlier versions: what there is, what one of them differs in from the map on the table, and the name that is being given.

use std::path::PathBuf;

use crate::storage::Version;

/// What a version differs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Which version.
    pub file: PathBuf,
    /// In short.
    pub summary: String,
    /// Change by change.
    pub changes: Vec<String>,
}

/// The page of earlier versions.
#[derive(Clone, Debug, Default)]
pub struct VersionsState {
    /// The versions of the open map, the newest first.
    pub all: Vec<Version>,
    /// The one that was compared last.
    pub compared: Option<Compared>,
    /// The name for what is kept now, as typed so far.
    pub name: String,
}
