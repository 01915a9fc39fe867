//! Who has a map open: a small file beside it, for windows and for people who share a folder. It keeps nobody from anything; it tells.
//!
//! The system holds the file for as long as the program lives, whatever ends it: on the same computer a lock that nobody holds is stale. Of
//! another computer only what the file says is known.

#[cfg(not(windows))]
use std::fs::TryLockError;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

/// No lock file is longer.
const LONGEST: u64 = 4096;

/// Who has a map open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Owner {
    /// The name that the system knows them by.
    pub who: String,
    /// The computer.
    pub host: String,
    /// Since when, as people write it: 2026-11-29 14:02.
    pub since: String,
    program: u32,
    /// Tells two locks of one program apart.
    token: String,
}

impl Owner {
    fn here() -> Self {
        let said = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default();
        let named = fs::read_to_string("/etc/hostname").map(|name| name.trim().to_owned()).unwrap_or_default();
        let host = if named.is_empty() { said(&["HOSTNAME", "COMPUTERNAME"]) } else { named };
        Self {
            who: said(&["USER", "USERNAME", "LOGNAME"]),
            host,
            since: jiff::Zoned::now().strftime("%Y-%m-%d %H:%M").to_string(),
            program: std::process::id(),
            token: (0..16).map(|_| fastrand::alphanumeric()).collect(),
        }
    }

    /// In the middle of a sentence: "anna on desk-7, since 2026-11-29 14:02".
    pub fn told(&self) -> String {
        let who = if self.who.is_empty() { "somebody" } else { &self.who };
        let host = if self.host.is_empty() { String::new() } else { format!(" on {}", self.host) };
        let since = if self.since.is_empty() { String::new() } else { format!(", since {}", self.since) };
        format!("{who}{host}{since}")
    }
}

/// A lock that is ours until it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    owner: Owner,
    /// Held by the system; shared by all locks that this program has of a map.
    file: Option<Arc<File>>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        let ours = || read(&self.path).is_some_and(|owner| owner.token == self.owner.token);
        // Somebody may have taken it over: then it is theirs to remove.
        if !ours() || fs::remove_file(&self.path).is_ok() {
            return;
        }
        // Windows removes no file that is held.
        self.file = None;
        if ours()
            && let Err(error) = fs::remove_file(&self.path)
        {
            log::warn!("{} cannot be removed: {error}", self.path.display());
        }
    }
}

/// What came of asking for a map.
#[derive(Debug)]
pub enum Claim {
    /// It is ours.
    Ours(Lock),
    /// Somebody else has it.
    Theirs(Owner),
    /// Nothing can be written beside it: it is open to all, and saving looks at its content as always.
    Unknown,
}

/// What this program holds.
static HELD: Mutex<Vec<(PathBuf, Weak<File>)>> = Mutex::new(Vec::new());

/// Asks for a map. A lock that is stale is taken; one that is not only if it is to be taken over.
pub fn claim(map: &Path, take_over: bool) -> Claim {
    let Some(path) = lock_path(map) else { return Claim::Unknown };
    let ours = Owner::here();
    let there = path.exists();
    let Ok((mut file, hold)) = opened(&path) else {
        // A lock that may not be read says at least that there is one.
        return if there && !take_over { Claim::Theirs(Owner::default()) } else { Claim::Unknown };
    };
    let owner = read_from(&mut file).unwrap_or_default();
    let own = owner.host == ours.host && owner.program == ours.program;
    let stale = hold == Hold::Ours && (owner.host == ours.host || owner == Owner::default());
    if there && !take_over && !own && !stale {
        return Claim::Theirs(owner);
    }
    let file = match hold {
        Hold::Ours | Hold::Unknown => Some(Arc::new(file)),
        Hold::Theirs if own => held(&path),
        Hold::Theirs => replaced(&path).ok().map(Arc::new),
    };
    let Some(file) = file.filter(|file| write(file, &ours).is_ok()) else { return Claim::Unknown };
    let mut all = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    all.retain(|(other, file)| *other != path && file.strong_count() > 0);
    all.push((path.clone(), Arc::downgrade(&file)));
    Claim::Ours(Lock { path, owner: ours, file: Some(file) })
}

/// Who holds a lock file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    /// Nobody did; now this program does.
    Ours,
    /// A living program.
    Theirs,
    /// The system does not tell.
    #[cfg_attr(windows, expect(dead_code, reason = "there it always tells"))]
    Unknown,
}

/// The lock file, made if need be, and held if nobody else holds it.
#[cfg(not(windows))]
fn opened(path: &Path) -> io::Result<(File, Hold)> {
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    let hold = match file.try_lock() {
        Ok(()) => Hold::Ours,
        Err(TryLockError::WouldBlock) => Hold::Theirs,
        Err(TryLockError::Error(_)) => Hold::Unknown,
    };
    Ok((file, hold))
}

/// The same where a lock would keep others from reading whose it is: there the file is held by letting nobody else write.
#[cfg(windows)]
fn opened(path: &Path) -> io::Result<(File, Hold)> {
    use std::os::windows::fs::OpenOptionsExt;
    const ONLY_READING: u32 = 1;
    const SHARING_VIOLATION: i32 = 32;
    match OpenOptions::new().read(true).write(true).create(true).truncate(false).share_mode(ONLY_READING).open(path) {
        Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Ok((File::open(path)?, Hold::Theirs)),
        opened => opened.map(|file| (file, Hold::Ours)),
    }
}

/// Another lock file of the same name: whoever holds the old one holds it for nothing. Windows does not let go of it.
fn replaced(path: &Path) -> io::Result<File> {
    fs::remove_file(path)?;
    opened(path).map(|(file, _)| file)
}

/// The lock file that this program holds already.
fn held(path: &Path) -> Option<Arc<File>> {
    let all = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    all.iter().find(|(held, _)| held == path).and_then(|(_, file)| file.upgrade())
}

/// Writes whose it is in place of what it says.
fn write(mut file: &File, owner: &Owner) -> io::Result<()> {
    let text = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).to_string(owner).map_err(io::Error::other)?;
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(text.as_bytes())
}

/// Where the lock of a map lies: beside what its links lead to.
fn lock_path(map: &Path) -> Option<PathBuf> {
    let map = fs::canonicalize(map).ok()?;
    let name = map.file_name()?.to_string_lossy().into_owned();
    Some(map.with_file_name(format!(".~lock.{name}#")))
}

fn read(path: &Path) -> Option<Owner> {
    read_from(&mut File::open(path).ok()?)
}

fn read_from(file: &mut File) -> Option<Owner> {
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let (map, lock) = (folder.path().join("map.ron"), folder.path().join(".~lock.map.ron#"));
        fs::write(&map, "").unwrap();
        (folder, map, lock)
    }

    #[test]
    fn a_lock_says_who_and_goes_with_the_map() {
        let (_folder, path, file) = map();
        let Claim::Ours(lock) = claim(&path, false) else { panic!("nobody has it") };
        assert_eq!(read(&file).unwrap(), lock.owner);
        let Claim::Ours(again) = claim(&path, false) else { panic!("the same program opens it again") };
        drop(lock);
        assert!(file.exists(), "the newer lock stands");
        drop(again);
        assert!(!file.exists());
    }

    #[test]
    fn a_lock_of_another_is_told_and_can_be_taken_over() {
        let (_folder, path, file) = map();
        fs::write(&file, "(who: \"anna\", host: \"desk-7\", since: \"2026-11-29 14:02\", program: 1, token: \"x\")").unwrap();
        let Claim::Theirs(owner) = claim(&path, false) else { panic!("another computer's lock may be alive") };
        assert_eq!(owner.told(), "anna on desk-7, since 2026-11-29 14:02");
        let Claim::Ours(_lock) = claim(&path, true) else { panic!("taken over") };
    }

    /// While a program holds it, others read whose it is.
    #[test]
    fn one_that_is_held_says_who_holds_it() {
        let (_folder, path, file) = map();
        let Claim::Ours(lock) = claim(&path, false) else { panic!("nobody has it") };
        // As another program of this computer sees it.
        let mut other = lock.owner.clone();
        (other.program, other.who, other.token) = (other.program.wrapping_add(1), "anna".into(), "x".into());
        write(lock.file.as_ref().unwrap(), &other).unwrap();
        let Claim::Theirs(owner) = claim(&path, false) else { panic!("it is held") };
        assert_eq!(owner.who, "anna");
        drop(lock);
        assert!(file.exists(), "it was not ours any more");
    }

    #[test]
    fn a_stale_lock_and_one_that_says_nothing_are_no_hindrance() {
        let (_folder, path, file) = map();
        let mut dead = Owner::here();
        dead.program = dead.program.wrapping_add(1);
        let text = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).to_string(&dead).unwrap();
        for left in [text.as_str(), "", "\0\0"] {
            fs::write(&file, left).unwrap();
            let Claim::Ours(_lock) = claim(&path, false) else { panic!("nobody holds {left:?}") };
        }
        fs::remove_file(&path).unwrap();
        assert!(matches!(claim(&path, false), Claim::Unknown));
    }
}
