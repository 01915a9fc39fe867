//! What can be asked of the page of unsaved work.

use std::path::PathBuf;

/// Something of the page of unsaved work. Each names a folder of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecoveryAction {
    /// Opens it in place of the open map.
    Open(PathBuf),
    /// Writes it to another file and leaves it where it is.
    SaveCopy(PathBuf),
    /// Asks whether it goes.
    Discard(PathBuf),
    /// Asks whether all of it goes.
    DiscardAll,
    /// Shows what changed, or no longer.
    Show(PathBuf),
}
