//! A table out of text: cells between commas, semicolons, tabs or bars, in whatever encoding.

use csv::{ReaderBuilder, StringRecord};

use super::Sheet;
use crate::format::csv::{delimiter, unreadable};
use crate::format::found::Log;
use crate::format::quotes::TableRow;
use crate::format::{FormatError, decode, guard};

/// The most columns.
const MOST_COLUMNS: usize = 4_000;

/// Reads the one sheet of a file.
pub(in crate::format) fn from_csv(bytes: &[u8], log: &mut Log) -> Result<Sheet, FormatError> {
    let decoded = decode(bytes);
    decoded.remark().into_iter().for_each(|remark| log.say(remark));
    let (delimiter, text) = delimiter(&decoded.text);
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| unreadable(&error))?;
    if header.len() > MOST_COLUMNS {
        return Err(FormatError::new(format!("the table has more than {MOST_COLUMNS} columns"), "split it"));
    }
    let header: Vec<String> = header.iter().map(str::to_owned).collect();
    let (mut rows, mut row, mut count) = (Vec::new(), StringRecord::new(), 0);
    while reader.read_record(&mut row).map_err(|error| unreadable(&error))? {
        count += row.len().min(MOST_COLUMNS);
        if rows.len() >= guard::MOST_ROWS || count > guard::MOST_CELLS {
            return Err(guard::far_too_much());
        }
        let cells: Vec<String> = row.iter().take(MOST_COLUMNS).map(str::to_owned).collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(TableRow { line: row.position().map_or(0, csv::Position::line), cells });
        }
    }
    Ok(Sheet { name: String::new(), header, rows })
}
