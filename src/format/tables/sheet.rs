//! A sheet: a header and rows of text.

use crate::format::quotes::TableRow;

/// A sheet of a workbook, or a file that is one table.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct Sheet {
    /// Its name; empty for a file.
    pub name: String,
    /// The names of its columns.
    pub header: Vec<String>,
    /// The rows below.
    pub rows: Vec<TableRow>,
}

/// The text of a cell, trimmed, without what keeps a spreadsheet from calculating; empty when the row is shorter.
pub(super) fn cell(row: &TableRow, column: Option<usize>) -> &str {
    column.and_then(|at| row.cells.get(at)).map(|cell| crate::format::csv::unguarded(cell)).unwrap_or_default()
}
