//! Tables as JSON: their columns, rows and what has to be said about them, the same as the tables for a terminal.

use std::io::{Result, Write};

use serde_json::{Value, json};

use crate::analysis::{Cell, Report};

/// Writes the table as one JSON object and a line end.
pub(super) fn write(name: &str, report: &Report, out: &mut dyn Write) -> Result<()> {
    line(&table(name, report), out)
}

/// Writes several tables as one JSON object, in a list under this key, and a line end.
pub(super) fn write_all(key: &str, reports: &[(&str, Report)], out: &mut dyn Write) -> Result<()> {
    let tables: Vec<Value> = reports.iter().map(|(name, report)| table(name, report)).collect();
    line(&json!({ key: tables }), out)
}

fn line(value: &Value, out: &mut dyn Write) -> Result<()> {
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    writeln!(out)
}

fn table(name: &str, report: &Report) -> Value {
    let columns: Vec<&str> = report.columns.iter().map(|column| column.title.as_ref()).collect();
    let rows: Vec<Vec<Value>> = report.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect();
    json!({ "name": name, "title": report.title, "columns": columns, "rows": rows, "notes": report.notes })
}

fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => json!(text),
        Cell::Count(count) => json!(count),
        Cell::Number(number) => json!(number),
        Cell::Change(change) if change.fract() == 0.0 => json!(*change as i64),
        Cell::Change(change) => json!(change),
        Cell::Nothing => Value::Null,
    }
}
