//! Who is who, while somebody looks at it: the key file that is open. It is read only when asked for, and forgotten when its page closes.

use std::path::PathBuf;

use crate::format::{KeyFile, Passphrase, Person};
use crate::map::is_same_participant;

/// An open key file.
#[derive(Clone, Debug)]
pub struct Keys {
    /// Where it lies.
    pub path: PathBuf,
    /// What it is under.
    pub passphrase: Passphrase,
    /// Who is who.
    pub file: KeyFile,
    /// The digest of its bytes on the disk; none before it is saved first.
    pub digest: Option<String>,
    /// Whether it differs from what is on the disk.
    pub dirty: bool,
}

impl Keys {
    /// Adds the codes that nobody has yet; how many there were.
    pub fn add_codes(&mut self, codes: impl Iterator<Item = String>) -> usize {
        let before = self.file.people.len();
        for code in codes {
            if !self.file.people.iter().any(|person| is_same_participant(&person.code, &code)) {
                self.file.people.push(Person::with_code(code));
            }
        }
        let added = self.file.people.len() - before;
        self.dirty |= added > 0;
        added
    }
}

/// The page of who is who.
#[derive(Clone, Debug, Default)]
pub struct WhoState {
    /// The key file, if one is open.
    pub keys: Option<Keys>,
    /// Whether closing was asked for with changes that are not saved.
    pub leaving: bool,
    /// What went wrong or well, in a sentence.
    pub told: Option<String>,
}

impl WhoState {
    /// Whether something would be lost.
    pub fn is_dirty(&self) -> bool {
        self.keys.as_ref().is_some_and(|keys| keys.dirty)
    }
}
