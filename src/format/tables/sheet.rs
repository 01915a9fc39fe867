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

/// So many rows may stand above the names of the columns.
const MOST_ABOVE: usize = 8;

impl Sheet {
    /// The sheet from the row on that names columns, where the first does not: people put a title above a table. None where no row does.
    pub fn below_its_title(&self, names: impl Fn(&[String]) -> bool) -> Option<Self> {
        let at = self.rows.iter().take(MOST_ABOVE).position(|row| names(&row.cells)).filter(|_| !names(&self.header))?;
        let (header, rows) = self.rows.get(at..)?.split_first()?;
        let mut rows = rows.to_vec();
        for row in &mut rows {
            row.cells.truncate(header.cells.len());
        }
        Some(Self { name: self.name.clone(), header: header.cells.clone(), rows })
    }
}

/// The text of a cell, trimmed, without what keeps a spreadsheet from calculating; empty when the row is shorter.
pub(super) fn cell(row: &TableRow, column: Option<usize>) -> &str {
    column.and_then(|at| row.cells.get(at)).map(|cell| crate::format::csv::unguarded(cell)).unwrap_or_default()
}
