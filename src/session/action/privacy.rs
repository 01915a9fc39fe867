//! What can be asked of the page "Before it leaves".

use crate::release::Audience;
use crate::session::state::{Doing, PrivacyTab};

/// Something of the page "Before it leaves". What is done is done about the finding that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrivacyAction {
    /// Opens the page for these readers; none looks through everything.
    Open(Option<Audience>),
    /// Another tab.
    Tab(PrivacyTab),
    /// For whom.
    For(Option<Audience>),
    /// Whether findings that are kept are listed too.
    WithKept(bool),
    /// Looks at a finding of the list, from 0.
    Choose(usize),
    /// Begins to replace or keep it, types on, or stops.
    Doing(Option<Doing>),
    /// Whether words are replaced wherever they stand.
    Everywhere(bool),
    /// Puts the proposed words in its place.
    Redact,
    /// Does what is being done, with the words typed.
    Done,
    /// Takes the decision to keep it back.
    Reopen,
    /// Its words name nobody, here and elsewhere.
    Harmless,
    /// Closes the page and shows where it stands.
    Show,
    /// Asks for a path and saves what was replaced and kept there.
    SaveLog,
}
