//! Tables as CSV. Written is a list of connections, elements by their labels, without positions, quotes and groups; read is any table that
//! `tables` understands.

mod cell;
mod edges_in;
mod edges_out;
mod log;
mod pair;
mod report;

pub use log::anonymisation_log;
pub use report::{analysis_table, comparison_table};

use super::registry::{Format, Shelf};

pub(super) use cell::{Sign, delay, direction, direction_word, guarded, sign, unguarded};
pub(super) use edges_in::{delimiter, unreadable};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    title: "Edge list (CSV)",
    extensions: &["csv", "tsv", "tab"],
    knows: Some(|glance| glance.extension == "txt" && super::tables::names_ends(&glance.text)),
    shelf: Shelf::Data,
    words: false,
    import: Some(edges_in::import),
    export: Some(edges_out::export),
};

/// Elements and connections as two tables in one container; read back by `convert connections.csv --elements elements.csv`.
pub(super) const PAIR: Format = Format {
    name: "csv-pair",
    title: "Elements and connections (two CSV files in a ZIP)",
    extensions: &["csv.zip", "zip"],
    shelf: Shelf::Data,
    knows: None,
    words: false,
    import: None,
    export: Some(pair::export),
};
