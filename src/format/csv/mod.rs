//! Tables as CSV. Written is a list of connections, elements by their labels, without positions, quotes and groups; read is any table that
//! `tables` understands.

mod cell;
mod edges_in;
mod edges_out;
mod log;

pub use log::anonymisation_log;

use super::registry::Format;

pub(super) use cell::{Sign, delay, direction, sign, unguarded};
pub(super) use edges_in::{delimiter, unreadable};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    title: "Edge list (CSV)",
    extensions: &["csv", "tsv", "tab"],
    knows: Some(|glance| glance.extension == "txt" && super::tables::names_ends(&glance.text)),
    words: false,
    import: Some(edges_in::import),
    export: Some(edges_out::export),
};
