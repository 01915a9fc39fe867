//! Causal loop diagrams of SD-AI and Simlin: the one format with a reason for every link.

mod read;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "sd-ai",
    title: "Simlin or SD-AI (JSON)",
    extensions: &["json"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| glance.has(&["relationships"]) || ["models", "model"].iter().any(|key| glance.has(&[key]))),
    import: Some(read::import),
    export: None,
};
