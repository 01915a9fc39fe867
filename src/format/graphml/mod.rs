//! Graphs in GraphML: plain, of yEd, of Gephi and of yFiles.

mod keys;
mod read;

pub(super) use read::said;

use super::registry::Format;

pub(super) const FORMAT: Format = Format {
    name: "graphml",
    title: "GraphML (yEd, Gephi)",
    extensions: &["graphml"],
    words: false,
    knows: Some(|glance| glance.root == "graphml"),
    import: Some(read::import),
    export: None,
};
