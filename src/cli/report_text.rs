//! A report as a table for a terminal.

use std::io::{Result, Write};

use crate::analysis::{Cell, Report};

/// Columns wider than this are not padded to it.
const WIDEST: usize = 48;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}\n", report.title)?;
    let rows: Vec<Vec<String>> = report.rows.iter().map(|row| row.cells.iter().map(ToString::to_string).collect()).collect();
    let titles: Vec<String> = report.columns.iter().map(|column| column.title.clone().into_owned()).collect();
    let width = |at: usize| {
        let cells = rows.iter().chain([&titles]).filter_map(|row| row.get(at));
        cells.map(|cell| cell.chars().count()).filter(|&n| n <= WIDEST).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..titles.len()).map(width).collect();
    let right: Vec<bool> = (0..titles.len())
        .map(|at| report.rows.iter().filter_map(|row| row.cells.get(at)).all(|cell| !matches!(cell, Cell::Text(_))))
        .collect();
    for row in [&titles].into_iter().chain(&rows) {
        let mut line = String::from(" ");
        for ((cell, &width), &right) in row.iter().zip(&widths).zip(&right) {
            let cell = if right { format!(" {cell:>width$}") } else { format!(" {cell:<width$}") };
            line.push_str(&cell);
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out)?;
    for note in &report.notes {
        writeln!(out, "  {note}")?;
    }
    writeln!(out)
}
