//! Graphs in GEXF, of every version.

mod read;

use super::registry::Format;

pub(super) const FORMAT: Format = Format {
    name: "gexf",
    title: "GEXF (Gephi)",
    extensions: &["gexf"],
    words: false,
    knows: Some(|glance| glance.root == "gexf"),
    import: Some(read::import),
    export: None,
};
