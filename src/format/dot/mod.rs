//! Graphs in the DOT language of Graphviz.

mod attributes;
mod lexer;
mod parser;
mod read;

use super::registry::Format;

pub(super) const FORMAT: Format = Format {
    name: "dot",
    title: "Graphviz (DOT)",
    extensions: &["dot", "gv"],
    words: false,
    knows: Some(|glance| ["dot", "gv"].contains(&glance.extension.as_str()) || read::begins(&glance.text)),
    import: Some(read::import),
    export: None,
};
