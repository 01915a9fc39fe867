//! The disk: maps opened and saved so that a fault leaves the old or the new file whole and is told, and the editor's settings.
//!
//! Everything goes through the small [`Disk`] trait, one method for one call to the system, which tests make fail at every call.

pub mod crash;
mod disk;
mod error;
mod handed_out;
mod key_file;
mod open;
mod place;
mod real_disk;
mod save;
mod settings;

pub use disk::{Disk, Facts, NewFile};
pub use error::{OpenError, SaveError};
pub use handed_out::{HandedOut, forget_handed_out, handed_out_with, remember_handed_out};
pub use key_file::{open_key_file, save_key_file, share_a_folder};
pub use open::{Opened, open_map, open_map_on, open_protected_map, read_file, read_file_on};
pub use real_disk::RealDisk;
pub use save::{Saved, save_map, save_map_on, save_protected_map, save_protected_map_on, write_file, write_file_on};
pub use settings::{Settings, ThemeChoice, WindowSize};

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The SHA-256 of a file's bytes in hexadecimal: whether somebody else changed it is told by this, never by its time.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing into a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
