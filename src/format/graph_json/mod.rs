//! Graphs as JSON with a list of nodes and a list of edges, whatever the fields are called; quotes on edges come along.

mod read;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "graph-json",
    title: "Nodes and edges (JSON)",
    extensions: &["json"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(read::knows),
    import: Some(read::import),
    export: None,
};
