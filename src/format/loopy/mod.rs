//! Drawings of LOOPY: the link that holds everything, or a file with what it holds.

mod bits;
mod letters;
mod packed;
mod read;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "loopy",
    title: "LOOPY (link or file)",
    extensions: &["loopy"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(read::knows),
    import: Some(read::import),
    export: None,
};
