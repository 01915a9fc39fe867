//! One analysis as JSON: its columns, rows and what has to be said about it, the same as the table for a terminal.

use std::io::{Result, Write};

use serde_json::{Value, json};

use crate::analysis::{Analysis, Cell, Report};

/// Writes the table as one JSON object and a line end.
pub(super) fn write(analysis: &Analysis, report: &Report, out: &mut dyn Write) -> Result<()> {
    let columns: Vec<&str> = report.columns.iter().map(|column| column.title).collect();
    let rows: Vec<Vec<Value>> = report.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect();
    let table = json!({ "name": analysis.name, "title": report.title, "columns": columns, "rows": rows, "notes": report.notes });
    serde_json::to_writer(&mut *out, &table).map_err(std::io::Error::from)?;
    writeln!(out)
}

fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => json!(text),
        Cell::Count(count) => json!(count),
        Cell::Number(number) => json!(number),
        Cell::Nothing => Value::Null,
    }
}
