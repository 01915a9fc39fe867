//! What can be asked of quick entry.

/// Something of the line in which the map is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryAction {
    /// Opens the line; with this text in it, or else what it held last.
    Open(Option<String>),
    /// The keyboard is in it now.
    Focused,
    /// The text as typed so far, and the cursor in characters.
    Type(String, usize),
    /// The completion that Tab takes, from 0.
    Choose(usize),
    /// Puts text in the place of characters `from..to` and the cursor behind it.
    Replace {
        /// Where it begins, in characters of the text.
        from: usize,
        /// Where it ends.
        to: usize,
        /// What comes there.
        typed: String,
    },
    /// Does what the lines say, as one step of the history; lines that cannot be done stay.
    Keep,
    /// No longer wants to know what a long list would do.
    Stop,
    /// Closes it; the text stays for the next time.
    Close,
}
