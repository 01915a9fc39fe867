//! Graphs in the DOT language of Graphviz.

mod attributes;
mod lexer;
mod parser;
mod read;
mod write;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "dot",
    title: "Graphviz (DOT)",
    extensions: &["dot", "gv"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| ["dot", "gv"].contains(&glance.extension.as_str()) || read::begins(&glance.text)),
    import: Some(read::import),
    export: Some(|released, _| Ok(write::told(released).into_bytes())),
};
