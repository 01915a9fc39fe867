//! Why a file could not be opened or saved, in a sentence a person can act on.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::format::{FormatError, SealError};

/// Why a file could not be opened.
#[derive(Debug)]
pub enum OpenError {
    /// There is no such file.
    NotFound(PathBuf),
    /// The system says no.
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The file is under a passphrase, which was not given.
    Locked(PathBuf),
    /// The file is under a passphrase, and what is under it cannot be read.
    Sealed {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: SealError,
    },
    /// The file is no map, or a damaged one.
    Format {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: FormatError,
    },
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(path) => write!(f, "there is no file {}; look whether it was moved or renamed", path.display()),
            Self::Disk { path, error } => write!(f, "{} cannot be read ({}); {}", path.display(), in_words(error), remedy(error)),
            Self::Locked(path) => write!(f, "{} is protected with a passphrase; give it to open the map", path.display()),
            Self::Sealed { path, error } => write!(f, "{} cannot be opened: {error}", path.display()),
            Self::Format { path, error } => write!(f, "{} cannot be opened: {error}", path.display()),
        }
    }
}

impl std::error::Error for OpenError {}

/// Why a file could not be saved. Except after [`SaveError::HalfWritten`], what was on the disk before still is.
#[derive(Debug)]
pub enum SaveError {
    /// Somebody else changed the file since it was opened or saved here.
    ChangedOnDisk(PathBuf),
    /// The file, or its folder, must not be written to.
    WriteProtected(PathBuf),
    /// The path leads to something that is no file: a folder, a device, a circle of links.
    NotAFile(PathBuf),
    /// The map would not read back. This is a fault of the program.
    Unreadable(FormatError),
    /// The system says no.
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file with several names or another owner was being written in place when the system said no.
    HalfWritten {
        /// The file.
        path: PathBuf,
        /// Where its former bytes are.
        backup: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const ELSEWHERE: &str = "save under another name or in another folder";
        match self {
            Self::ChangedOnDisk(path) => {
                write!(f, "{} was changed by somebody else since it was opened; save under another name, or open it again", path.display())
            }
            Self::WriteProtected(path) => write!(f, "{} is write-protected; {ELSEWHERE}", path.display()),
            Self::NotAFile(path) => write!(f, "{} is not a file that can be written; {ELSEWHERE}", path.display()),
            Self::Unreadable(error) => {
                write!(
                    f,
                    "the map could not be written so that it reads back ({error}); nothing on the disk was changed, please report this"
                )
            }
            Self::Disk { path, error } => {
                write!(f, "{} could not be saved ({}), what was there is unchanged; {}", path.display(), in_words(error), remedy(error))
            }
            Self::HalfWritten { path, backup, error } => {
                let (path, backup, error) = (path.display(), backup.display(), in_words(error));
                write!(f, "{path} could not be written to its end ({error}); its former content is in {backup}, save under another name")
            }
        }
    }
}

impl std::error::Error for SaveError {}

impl SaveError {
    /// An error of the system while writing this file.
    pub(super) fn of(path: &Path, error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::WriteProtected(path.to_owned()),
            _ => Self::Disk { path: path.to_owned(), error },
        }
    }
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full".into(),
        ErrorKind::QuotaExceeded => "your share of the disk is used up".into(),
        ErrorKind::PermissionDenied => "you may not".into(),
        ErrorKind::NotFound => "its folder is not there".into(),
        ErrorKind::IsADirectory => "it is a folder".into(),
        _ => error.to_string(),
    }
}

fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "free some space or save to another disk",
        ErrorKind::PermissionDenied => "ask for permission or choose another folder",
        ErrorKind::IsADirectory => "choose a file in it",
        _ => "try again or choose another folder",
    }
}
