//! Models in XMILE, as Stella and iThink write it: the drawing of the root model.

mod display;
mod loops;
mod read;
mod view;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "xmile",
    title: "Stella, iThink or other XMILE model",
    extensions: &["stmx", "xmile", "itmx", "xml"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| glance.root == "xmile"),
    import: Some(read::import),
    export: None,
};
