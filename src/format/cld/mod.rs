//! Causal loop diagrams as lines of text: cause, sign, effect, as CLD-System reads them.

mod read;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "cld",
    title: "CLD-System (text)",
    extensions: &["txt"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| read::knows(&glance.text)),
    import: Some(read::import),
    export: None,
};
