//! The disk: maps opened and saved so that a fault leaves the old or the new file whole and is told, a journal of what is not saved yet,
//! and the editor's settings.
//!
//! Everything goes through the small [`Disk`] trait, one method for one call to the system, which tests make fail at every call.

mod beside;
pub mod crash;
mod disk;
mod error;
mod handed_out;
pub mod journal;
mod key_file;
mod lock;
mod open;
mod place;
mod real_disk;
mod save;
mod settings;
mod taken_back;
mod versions;
mod watch;

pub use beside::{Beside, photo_beside};
pub use disk::{Disk, Facts, Held, NewFile};
pub use error::{OpenError, SaveError};
pub use handed_out::{HandedOut, forget_handed_out, handed_out_with, remember_handed_out};
pub use key_file::{open_key_file, save_key_file, share_a_folder};
pub use lock::{Claim, Lock, Owner, claim};
pub use open::{Opened, open_map, open_map_on, open_protected_map, read_file, read_file_on};
pub use real_disk::RealDisk;
pub use save::{Saved, save_map, save_map_on, save_protected_map, save_protected_map_on, write_file, write_file_on};
pub use settings::{Settings, ThemeChoice, WindowSize};
pub use taken_back::{Ear, TakenBack, taken_back_folder, tell_taken_back, wait_until_heard};
pub use versions::{
    Version, forget_quotes_in_all_versions, forget_words_in_versions, keep_version, open_version, remove_versions, versions,
    versions_folder,
};
pub use watch::Watcher;

use std::fmt::Write;
use std::path::PathBuf;

use directories::ProjectDirs;
use sha2::{Digest, Sha256};

/// Names the folder of what the editor keeps of this user's work, in place of the system's.
const FOLDER_VARIABLE: &str = "CAUSEWAY_DATA_DIR";

/// Where the editor keeps what is to outlive it: recovery copies, crash reports. None if this user has no such folder.
pub fn data_folder() -> Option<PathBuf> {
    let said = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    said.or_else(|| ProjectDirs::from("", "", "causeway").map(|folders| folders.data_dir().to_owned()))
}

/// The SHA-256 of a file's bytes in hexadecimal: whether somebody else changed it is told by this, never by its time.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing into a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
