//! The passphrase that is being asked for: for what, and what is typed so far. Nothing of it outlives the question.

use std::path::PathBuf;

use crate::format::Passphrase;

use super::Wish;

/// Fewer letters are guessed quickly.
pub const SHORT: usize = 12;

/// What a passphrase is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// To open this map.
    Open(PathBuf),
    /// A new one, to save the map there, then to go on with the wish.
    Protect(PathBuf, Option<Box<Wish>>),
    /// To open this key file.
    OpenKeys(PathBuf),
    /// A new one, for a new key file there.
    NewKeys(PathBuf),
    /// To open unsaved work in this folder.
    Recover(PathBuf),
}

impl Asked {
    /// Whether a new passphrase is asked for, twice.
    pub const fn is_new(&self) -> bool {
        matches!(self, Self::Protect(..) | Self::NewKeys(_))
    }

    /// The file that it is for.
    pub const fn path(&self) -> &PathBuf {
        match self {
            Self::Open(path) | Self::Protect(path, _) | Self::OpenKeys(path) | Self::NewKeys(path) | Self::Recover(path) => path,
        }
    }
}

/// A passphrase being asked for.
#[derive(Clone, Debug, Default)]
pub struct PassphraseState {
    /// What for; none when none is.
    pub asked: Option<Asked>,
    /// As typed so far.
    pub typed: Passphrase,
    /// A new one, typed again.
    pub again: Passphrase,
    /// Whether its letters are shown.
    pub shown: bool,
    /// Whether it is being tried.
    pub trying: bool,
    /// What is wrong, in a sentence.
    pub problem: Option<String>,
}

impl PassphraseState {
    /// Asks for one.
    pub fn ask(&mut self, asked: Asked) {
        *self = Self { asked: Some(asked), ..Self::default() };
    }

    /// Forgets all of it.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Why what is typed will not do, in a sentence.
    pub fn refusal(&self) -> Option<&'static str> {
        let new = self.asked.as_ref().is_some_and(Asked::is_new);
        if self.typed.is_empty() {
            Some("Type the passphrase first.")
        } else if new && self.typed != self.again {
            Some("The two are not the same; type both again.")
        } else {
            None
        }
    }

    /// Whether a new passphrase is one that is guessed quickly.
    pub fn is_weak(&self) -> bool {
        self.asked.as_ref().is_some_and(Asked::is_new) && !self.typed.is_empty() && self.typed.letters().chars().count() < SHORT
    }
}
