//! One file for each analysis of the registry.

pub(super) mod components;
pub(super) mod connections;
pub(super) mod coverage;
pub(super) mod elements;
pub(super) mod loops;

use super::report::Column;

const fn column(title: &'static str, help: &'static str) -> Column {
    Column { title, help }
}
