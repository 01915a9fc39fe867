//! What can be asked of words on their way on to the map.

use crate::format::quotes::{CodeUse, ColumnField, QuoteFile};

/// Something of the words on their way in.
#[derive(Clone, Debug, PartialEq)]
pub enum IncomingAction {
    /// A file of this name is being read.
    Reading(String),
    /// A file of this name was read, or why it could not be.
    Read(String, Result<Box<QuoteFile>, String>),
    /// What a column of the table holds, counted from 0; none leaves it out.
    Column(usize, Option<ColumnField>),
    /// What becomes of codes.
    Codes(CodeUse),
    /// The text in the paste page as typed so far.
    Pasted(String),
    /// Whether pasted quotes are hung on the selected part.
    Attach(bool),
    /// Puts them on the map, as one step of the history.
    Keep,
}
