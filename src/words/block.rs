//! The pieces of a running text, before anybody gives them a look.

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 1 is the title.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// An item of a list; items that follow one another are one list.
    Item(String),
    /// An item of a list with a box to tick.
    Check(String),
    /// Somebody's words.
    Quote {
        /// Verbatim, without quote marks.
        text: String,
        /// Who, exactly as printed; may be empty.
        attribution: String,
        /// Q31.
        code: String,
    },
}

impl Block {
    pub(super) fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph(text.into())
    }

    pub(super) fn item(text: impl Into<String>) -> Self {
        Self::Item(text.into())
    }

    pub(super) fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading(level, text.into())
    }
}
