//! What can be asked about participants and their words.

use crate::document::Withdrawal;
use crate::map::Consent;
use crate::storage::TakenBack;

/// Something about participants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParticipantAction {
    /// Picks the participant with this key too, or no longer.
    Pick(String),
    /// Shows the quotes of those who are picked in the list of quotes, selected.
    ShowQuotes,
    /// The consent to record for those who are picked; none leaves it as it is.
    Consent(Option<Consent>),
    /// The day they agreed, as typed so far.
    Date(String),
    /// On what basis, as typed so far.
    Basis(String),
    /// Records that consent on every quote of those who are picked.
    Record,
    /// Asks whether these words are to be taken back.
    AskBack(Withdrawal),
    /// Leaves the words where they are.
    Keep,
    /// Takes the words back that were asked about, for good; saves the map too, if so.
    TakeBack {
        /// Whether the map is saved at once.
        save: bool,
    },
    /// Another window took words back: they go here too.
    Heard(TakenBack),
}
