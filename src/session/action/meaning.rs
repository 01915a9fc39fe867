//! What can be asked of the pages that change what elements mean and are called.

use crate::map::{ConnectionId, ElementId, QuoteId};

/// Something of splitting, reversing, replacing, or of hints at names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeaningAction {
    /// The label of the new or reversed element as typed so far.
    Label(String),
    /// A connection goes to the new element, or no longer.
    Connection(ConnectionId),
    /// A quote goes to the new element, or no longer.
    Quote(QuoteId),
    /// Opens the page on which an element is split; with labels for both, if they are known.
    AskSplit(ElementId, Option<(String, String)>),
    /// Opens the page on which an element's sense is reversed, with this label proposed.
    AskReverse(ElementId, String),
    /// Splits the element.
    Split,
    /// Reverses its sense.
    ReverseSense,
    /// What is looked for in labels.
    Find(String),
    /// What comes in its place.
    With(String),
    /// Whether only whole words are found.
    Whole(bool),
    /// A label is left as it is, or no longer.
    Leave(ElementId),
    /// Replaces in every label that is not left, as one step.
    Replace,
    /// The element whose label is being typed becomes the one that is called so already.
    UseTwin,
    /// Does what the hint at this element's name proposes.
    Remedy(ElementId),
}
