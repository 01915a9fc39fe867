//! Edge lists as CSV: one connection a row, elements by their labels. Positions, quotes and groups are not in it.

mod cell;
mod edges_in;
mod edges_out;
mod log;

pub use log::anonymisation_log;

use super::registry::Format;

pub(super) use edges_in::{delimiter, unreadable};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    title: "Edge list (CSV)",
    extensions: &["csv", "tsv"],
    words: false,
    import: Some(edges_in::import),
    export: Some(edges_out::export),
};
