//! Models of Vensim as text: the sketches, and the equations for notes and for what no sketch shows.

mod equations;
mod read;
mod sketch;

use super::registry::{Format, Shelf};

pub(super) const FORMAT: Format = Format {
    name: "vensim",
    title: "Vensim model (.mdl)",
    extensions: &["mdl"],
    shelf: Shelf::Data,
    words: false,
    knows: Some(|glance| glance.text.contains("\\\\---///") || (glance.extension == "mdl" && glance.text.contains(FUNCTION))),
    import: Some(read::import),
    export: None,
};

/// What stands for an equation in a drawing without any.
const FUNCTION: &str = "A FUNCTION OF";
