//! What can be asked of the transcript pane.

use std::sync::Arc;

use crate::map::{Part, QuoteId, Stance};
use crate::session::state::Stretch;
use crate::tool::Phase;
use crate::transcript::{Coding, Transcript};

/// Something of the transcript beside the map.
#[derive(Clone, Debug, PartialEq)]
pub enum TranscriptAction {
    /// A text was read: puts it beside the map.
    Opened(Arc<Transcript>),
    /// Takes it away.
    Close,
    /// Puts its pane away, or shows it again.
    Fold(bool),
    /// What every quote from it is given.
    Coding(Box<Coding>),
    /// Makes a source of the text's name, for its quotes.
    NewSource,
    /// Shows what every quote is given, or no longer.
    Settings(bool),
    /// Whether speakers are recognised.
    Recognise(bool),
    /// Keeps the whole text in the map.
    KeepText,
    /// The pointer did something at a character; held Shift goes on from where the selection began.
    Pointer {
        /// What it did.
        phase: Phase,
        /// Where.
        at: u32,
        /// Whether Shift is held.
        extend: bool,
    },
    /// Selects this, and brings it into view.
    Select(Stretch),
    /// Selects the next or previous passage that is not coded.
    Uncoded {
        /// The next one.
        forward: bool,
    },
    /// Selects the quote of a passage and shows its parts.
    Choose(QuoteId),
    /// The selected passage becomes a quote on this part.
    CodeOn(Part),
    /// The selected passage becomes a quote that is still to be placed.
    Unplaced,
    /// What is typed in the field for codes; none closes it.
    Type(Option<String>),
    /// Another line of the list below it.
    Row(usize),
    /// For, against, or yes-but.
    Stance(Stance),
    /// Codes the passage to a line of the list.
    Pick(usize),
}
