//! Tables of quotes as text: cells between commas, semicolons or tabs, in whatever encoding a spreadsheet left them.

use csv::{ReaderBuilder, StringRecord};

use super::registry::QuoteFile;
use super::table::{QuoteTable, TableRow};
use crate::format::csv::{delimiter, unreadable};
use crate::format::{FormatError, LARGEST_FILE, decode, guard};

/// The most columns that a table of quotes has; what is to the right of them is not read.
pub(super) const MOST_COLUMNS: usize = 256;

pub(super) fn read(bytes: &[u8]) -> Result<QuoteFile, FormatError> {
    table(bytes).map(QuoteFile::Table)
}

fn table(bytes: &[u8]) -> Result<QuoteTable, FormatError> {
    if bytes.len() > LARGEST_FILE {
        return Err(FormatError::new("the file is larger than 64 MiB", "split it into smaller tables"));
    }
    guard::check_amount(bytes)?;
    let decoded = decode(bytes);
    let report = decoded.remark().into_iter().collect();
    let (delimiter, text) = delimiter(&decoded.text);
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| unreadable(&error))?;
    let header: Vec<String> = header.iter().take(MOST_COLUMNS).map(str::to_owned).collect();
    let (mut rows, mut row) = (Vec::new(), StringRecord::new());
    while reader.read_record(&mut row).map_err(|error| unreadable(&error))? {
        let line = row.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = row.iter().take(header.len()).map(str::to_owned).collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(TableRow { line, cells });
        }
    }
    Ok(QuoteTable { header, rows, report })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        table(bytes).unwrap().rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn tables_are_read_as_spreadsheets_write_them() {
        assert_eq!(cells(b"\xEF\xBB\xBFtext;who\r\n\"one; \"\"two\"\"\nthree\";a\r\n"), [["one; \"two\"\nthree", "a"]]);
        assert_eq!(cells(b"sep=|\ntext|who\na|b\n"), [["a", "b"]]);
        assert_eq!(cells(b"text\twho\n\x93caf\xE9\x94\ta\n"), [["\u{201c}café\u{201d}", "a"]]);
        let utf16: Vec<u8> = "\u{feff}text,who\nè,a\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&utf16), [["è", "a"]]);
        assert_eq!(cells(b"text,who\n=1+1,a,beyond\n,\nshort\n"), [vec!["=1+1", "a"], vec!["short"]]);
    }
}
