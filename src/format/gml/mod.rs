//! Graphs in GML.

mod lists;
mod read;
mod write;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "gml",
    title: "GML",
    extensions: &["gml"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| glance.extension == "gml" && glance.root.is_empty()),
    import: Some(read::import),
    export: Some(|released, _| Ok(write::told(released).into_bytes())),
};
