//! Where in a document a quote was said: by character, so that it can be found again in the text it was taken from.

use super::Extra;

/// A stretch of a document, in Unicode code points of its text (line ends counted as they stand, a byte order mark not).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The document's name, as its file was called.
    pub document: String,
    /// The first 16 hexadecimal digits of the SHA-256 of the document's text in UTF-8: a file that was changed is noticed.
    pub digest: String,
    /// The first character, from 0.
    pub start: u32,
    /// Behind the last character.
    pub end: u32,
    /// Unknown fields.
    pub extra: Extra,
}
