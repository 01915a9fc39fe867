//! What can be asked while a passphrase is asked for.

use crate::format::Passphrase;

/// Something about the passphrase that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassphraseAction {
    /// As typed so far.
    Typed(Passphrase),
    /// Typed again so far.
    Again(Passphrase),
    /// Shows its letters, or no longer.
    Show(bool),
    /// It is whole.
    Done,
    /// There is none.
    Cancel,
}
