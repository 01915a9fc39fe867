//! What the map is, for whom, and what it is not.

use super::Extra;

/// What the footer of every handout says unless the map says otherwise.
pub const DEFAULT_DISCLAIMER: &str = "Views of those who took part.";

/// Title, authors, version and purpose of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The map's title.
    pub title: String,
    /// Who made it, as they want to be named.
    pub authors: Vec<String>,
    /// "3", "draft 2": a word of the map's own.
    pub version: String,
    /// As printed; nobody but a person sets it.
    pub date: String,
    /// What the map is for.
    pub purpose: String,
    /// What it is not; printed in the footer.
    pub disclaimer: String,
    /// The language of its words as a tag, such as `cy` or `pt-BR`; British English when empty.
    pub language: String,
    /// Unknown fields.
    pub extra: Extra,
}
