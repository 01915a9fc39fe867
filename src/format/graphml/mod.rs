//! Graphs in GraphML: plain, of yEd, of Gephi and of yFiles.

mod keys;
mod read;
mod write;

pub(super) use read::said;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "graphml",
    title: "GraphML (yEd, Gephi)",
    extensions: &["graphml"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| glance.root == "graphml"),
    import: Some(read::import),
    export: Some(|released, _| Ok(write::told(released).into_bytes())),
};
