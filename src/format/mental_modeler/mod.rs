//! Maps of Mental Modeler in its three dialects: XML of 2014, XML since 2017, JSON.

mod read;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "mmp",
    title: "Mental Modeler",
    extensions: &["mmp"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| glance.root.eq_ignore_ascii_case("mentalmodeler") || glance.has(&["concepts"])),
    import: Some(read::import),
    export: None,
};

pub(super) use read::level;
