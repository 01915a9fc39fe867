//! What can be asked of the page of earlier versions.

use std::path::PathBuf;

/// Something of the page of earlier versions. Files are those of versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionsAction {
    /// The name for what is kept now.
    Name(String),
    /// Keeps the map as it is now under that name.
    Keep,
    /// Tells what a version differs in.
    Compare(PathBuf),
    /// Lays a version, called so, beside the map in tables.
    LayBeside(PathBuf, String),
    /// Makes the map what it was, as a step that can be undone.
    Restore(PathBuf),
    /// Asks whether all versions go.
    RemoveAll,
}
