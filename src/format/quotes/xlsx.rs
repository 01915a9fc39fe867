//! Tables of quotes from a workbook, cell by cell: a lone cell at the far corner costs nothing, and a text that many cells share is counted
//! as often as it is used.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use super::column::ColumnField;
use super::csv::MOST_COLUMNS;
use super::registry::QuoteFile;
use super::table::{QuoteTable, TableRow};
use crate::format::guard::Container;
use crate::format::{FormatError, LARGEST_FILE};

/// The most cells that are kept.
const MOST_CELLS: usize = 1_000_000;
/// Beside a first row of one cell, which may be the title of a table, so many columns are kept.
const BESIDE_A_TITLE: usize = 40;

pub(super) fn read(bytes: &[u8]) -> Result<QuoteFile, FormatError> {
    Container::open(bytes)?.prove()?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let names = book.sheet_names();
    let mut first = None;
    for name in &names {
        let table = sheet(&mut book, name)?;
        let columns = ColumnField::proposed(&table.header);
        let told = |field| columns.contains(&Some(field));
        if told(ColumnField::Text) || told(ColumnField::Code) {
            return Ok(QuoteFile::Table(beside(table, name, &names)));
        }
        if first.is_none() && !table.rows.is_empty() {
            first = Some(beside(table, name, &names));
        }
    }
    first
        .map(QuoteFile::Table)
        .ok_or_else(|| FormatError::new("the workbook holds no table", "put a header and a row for each quote on a sheet"))
}

/// Every sheet with its name, those without rows too.
pub(in crate::format) fn sheets(bytes: &[u8]) -> Result<Vec<(String, QuoteTable)>, FormatError> {
    Container::open(bytes)?.prove()?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    book.sheet_names().into_iter().map(|name| sheet(&mut book, &name).map(|table| (name, table))).collect()
}

/// Tells which sheets were not read.
fn beside(mut table: QuoteTable, read: &str, names: &[String]) -> QuoteTable {
    let others: Vec<&str> = names.iter().map(String::as_str).filter(|name| *name != read).collect();
    if !others.is_empty() {
        table.report.push(format!("the sheet {read} was read; not the sheet {}", others.join(", ")));
    }
    table
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<QuoteTable, FormatError> {
    let mut table = QuoteTable::default();
    // Sheets that hold a chart have no cells.
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(table) };
    let (mut header, mut kept, mut size, mut beyond) = (None, 0_usize, 0_usize, 0_usize);
    while let Some(cell) = cells.next_cell().map_err(|error| unreadable(&error))? {
        let ((row, column), text) = (cell.get_position(), text_of(cell.get_value()));
        if text.is_empty() {
            continue;
        }
        let header_row = *header.get_or_insert(row);
        let column = column as usize;
        let room = if table.header.len() == 1 { BESIDE_A_TITLE } else { table.header.len() };
        if column >= MOST_COLUMNS || (row > header_row && column >= room) {
            beyond += 1;
            continue;
        }
        (kept, size) = (kept + 1, size + text.len());
        if kept > MOST_CELLS || size > LARGEST_FILE {
            return Err(FormatError::new("the workbook holds more than a million cells or 64 MiB of text", "split it into smaller tables"));
        }
        if row == header_row {
            put(&mut table.header, column, text);
            continue;
        }
        let line = u64::from(row) + 1;
        if table.rows.last().is_none_or(|last| last.line != line) {
            table.rows.push(TableRow { line, cells: Vec::new() });
        }
        if let Some(last) = table.rows.last_mut() {
            put(&mut last.cells, column, text);
        }
    }
    drop(cells);
    for merged in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
        if merged.end.0 > merged.start.0 {
            kept += table.fill_down(merged.start, merged.end.0, MOST_CELLS.saturating_sub(kept));
        }
    }
    if beyond > 0 {
        table.report.push(format!("{beyond} cells outside the columns that the first row names are not carried over"));
    }
    Ok(table)
}

pub(super) fn put(cells: &mut Vec<String>, column: usize, text: String) {
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = text;
    }
}

/// What a cell says: of a formula its last value, of a number no more digits than it has.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => if *is { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            let time = if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}:{second:02}") };
            format!("{year:04}-{month:02}-{day:02}{time}")
        }
    }
}

fn unreadable(error: &dyn std::fmt::Display) -> FormatError {
    FormatError::new(format!("the workbook cannot be read ({error})"), "save it again as .xlsx or as .csv")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::guard::tests::packed;

    const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/s1.xml"/></Relationships>"#;
    const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Quotes" sheetId="1" r:id="r1"/></sheets></workbook>"#;

    fn book(rows: &str) -> Vec<u8> {
        let sheet = format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
        );
        packed([
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("_rels/.rels", ROOT.as_bytes()),
            ("xl/workbook.xml", BOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
            ("xl/worksheets/s1.xml", sheet.as_bytes()),
        ])
    }

    fn text(at: &str, text: &str) -> String {
        format!(r#"<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#)
    }

    fn table(rows: &str) -> QuoteTable {
        match read(&book(rows)).unwrap() {
            QuoteFile::Table(table) => table,
            QuoteFile::Sheet(sheet) => panic!("{sheet:?}"),
        }
    }

    #[test]
    fn cells_arrive_as_they_are_shown() {
        let rows = format!(
            "<row r=\"1\">{}{}{}</row><row r=\"3\">{}{}<c r=\"C3\"><v>12</v></c></row>",
            text("A1", "quote"),
            text("B1", "who"),
            text("C1", "no"),
            text("A3", " =1+1 \u{201c}a\u{2026}&#10;b "),
            text("B3", "Somebody"),
        );
        let table = table(&rows);
        assert_eq!(table.header, ["quote", "who", "no"]);
        assert_eq!(
            table.rows,
            [TableRow { line: 3, cells: [" =1+1 \u{201c}a\u{2026}\nb ", "Somebody", "12"].map(str::to_owned).to_vec() }]
        );
    }

    #[test]
    fn a_lone_cell_at_the_far_corner_costs_nothing() {
        let table = table(&format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", text("A1", "quote"), text("XFD1048576", "x")));
        assert!(table.rows.is_empty() && table.report.iter().any(|line| line.contains("outside")), "{table:?}");
    }

    #[test]
    fn what_merged_cells_say_every_row_of_them_says() {
        let rows = format!(
            "<row r=\"1\">{}{}</row><row r=\"2\">{}{}</row><row r=\"3\">{}</row><row r=\"4\">{}</row></sheetData><mergeCells>\
             <mergeCell ref=\"A2:A3\"/><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A5:XFD1048576\"/></mergeCells><sheetData>",
            text("A1", "source"),
            text("B1", "quote"),
            text("A2", "Group 1"),
            text("B2", "one"),
            text("B3", "two"),
            text("B4", "three"),
        );
        let cells: Vec<_> = table(&rows).rows.into_iter().map(|row| row.cells.join("|")).collect();
        assert_eq!(cells, ["Group 1|one", "Group 1|two", "|three"]);
    }

    #[test]
    fn a_book_that_is_none_is_told() {
        assert!(read(b"PK\x03\x04").is_err());
        assert!(read(&packed([("a.txt", &b"a"[..])])).unwrap_err().to_string().contains("workbook"));
    }
}
