//! Maps of Kumu: the full project, and the blueprint that people and programs write by hand.

mod blueprint;
mod read;
mod write;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "kumu",
    title: "Kumu project or blueprint (JSON)",
    extensions: &["kumu.json", "json"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| glance.has(&["elements", "connections"]) && !glance.has(&["format", "audience"])),
    import: Some(read::import),
    export: Some(write::export),
};
