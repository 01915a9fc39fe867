//! Graphs in GML.

mod lists;
mod read;

use super::registry::Format;

pub(super) const FORMAT: Format = Format {
    name: "gml",
    title: "GML",
    extensions: &["gml"],
    words: false,
    knows: Some(|glance| glance.extension == "gml" && glance.root.is_empty()),
    import: Some(read::import),
    export: None,
};
