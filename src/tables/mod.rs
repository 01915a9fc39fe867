//! The map as tables: elements, connections and quotes as rows, their fields as columns. What a cell says, what a typed cell does to a
//! record, which rows are shown in which order, and what rows pasted from a spreadsheet would do. Pure: nothing here changes a map.
//!
//! A new column is one row of `elements`, `connections` or `quotes`; sorting, filtering, editing, copying and pasting follow.

mod choice;
mod column;
mod connections;
mod elements;
mod intake;
mod kind;
mod names;
mod paste;
mod quotes;
mod rows;
mod typed;

#[cfg(test)]
mod tests;

pub use column::{Column, Reading, Spec};
pub use intake::{Intake, Reckoning, RowFault};
pub use kind::TableKind;
pub use names::Names;
pub use paste::PastedTable;
pub use rows::{Order, as_text, rows};
pub use typed::{set_cells, value_for};
