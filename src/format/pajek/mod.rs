//! Networks of Pajek.

mod read;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "pajek",
    title: "Pajek network",
    extensions: &["net", "paj"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| glance.text.lines().take(50).any(|line| line.trim_start().to_lowercase().starts_with("*vertices"))),
    import: Some(read::import),
    export: None,
};
