//! Maps of PRSM: JSON, since version 2 packed. Polarity is only in the names of link styles.

mod packed;
mod read;
mod write;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "prsm",
    title: "PRSM map",
    extensions: &["prsm"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| glance.extension == "prsm" || glance.has(&["nodes", "edges", "styles"])),
    import: Some(read::import),
    export: Some(write::export),
};
