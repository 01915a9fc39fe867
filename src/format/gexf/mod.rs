//! Graphs in GEXF, of every version.

mod read;
mod write;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "gexf",
    title: "GEXF (Gephi)",
    extensions: &["gexf"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| glance.root == "gexf"),
    import: Some(read::import),
    export: Some(|released, _| Ok(write::told(released).into_bytes())),
};
