//! What saving needs of a disk. Each method is one call that can fail, so that a test can let each fail in turn.

use std::any::Any;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What is known of a file without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// An ordinary file: no folder, no device.
    pub is_file: bool,
    /// A folder.
    pub is_folder: bool,
    /// Nobody may write to it.
    pub write_protected: bool,
    /// How many names it has.
    pub names: u64,
    /// User and group that own it, where the system has such.
    pub owner: Option<(u32, u32)>,
    /// Its Unix permission bits, where the system has such.
    pub mode: Option<u32>,
    /// How long ago it was changed, if the clock tells.
    pub age: Option<Duration>,
}

/// A file being written that had not existed before.
pub trait NewFile {
    /// Writes all of these bytes at the end.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Waits until the bytes have reached the disk.
    fn sync(&mut self) -> io::Result<()>;
}

/// A lock, for as long as it is kept.
pub type Held = Box<dyn Any + Send>;

/// A disk.
pub trait Disk {
    /// Where a symbolic link points; `None` if the path is none.
    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>>;
    /// What is known of a file; `None` if there is none.
    fn facts(&self, path: &Path) -> io::Result<Option<Facts>>;
    /// Whether this user may write to an existing file.
    fn may_write(&self, path: &Path) -> io::Result<()>;
    /// The bytes of a file, at most `limit` and one more.
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>>;
    /// The names in a folder.
    fn names(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Creates a file, readable by nobody else if `private`, else as the user's programs leave files. An error if the name is taken.
    fn create(&self, path: &Path, private: bool) -> io::Result<Box<dyn NewFile>>;
    /// Empties an existing file to write it anew, in place.
    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn NewFile>>;
    /// Gives a file the owner and permission bits that are known of another, and its labels and access list. An error if any cannot be.
    fn dress(&self, path: &Path, like: &Path, facts: &Facts) -> io::Result<()>;
    /// Gives a file another name, in place of the file that had it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names in a folder have reached the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Makes a folder that nobody else may look into, with those above it; nothing if it is there.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
    /// Keeps other programs of ours from saving in this folder until what is handed back is dropped. [`io::ErrorKind::WouldBlock`] while
    /// another has it; any other error where the system has no such thing.
    fn lock(&self, folder: &Path) -> io::Result<Held>;
    /// Waits before trying again.
    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
}
