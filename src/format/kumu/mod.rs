//! Maps of Kumu: the full project, and the blueprint that people and programs write by hand.

mod blueprint;
mod read;

use super::registry::Format;

pub(super) const FORMAT: Format = Format {
    name: "kumu",
    title: "Kumu project or blueprint (JSON)",
    extensions: &["json"],
    words: false,
    knows: Some(|glance| glance.has(&["elements", "connections"]) && !glance.has(&["format", "audience"])),
    import: Some(read::import),
    export: None,
};
