//! Tables as people keep maps in them: lists of connections, sheets of elements beside sheets of connections, matrices. What a column holds
//! its name says, or somebody does.

mod ends;
mod field;
mod items;
mod links;
mod match_columns;
mod matrix;
mod propose;
mod read;
mod scale;
mod sheet;

pub(super) use items::typed;
pub use match_columns::{COLUMN_WORDS, TableColumn, table_columns};
pub(super) use read::from_csv;
pub(super) use sheet::Sheet;

use field::{Columns, Field};

use super::found::{Found, Log, build};
use super::{FormatError, ImportOptions, Imported};

/// Makes a map of sheets.
pub(super) fn import(sheets: &[Sheet], log: Log, options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    found.log = log;
    let below: Vec<Option<Sheet>> = sheets.iter().map(|sheet| below_its_title(sheet, options)).collect();
    for sheet in below.iter().zip(sheets).filter_map(|(below, sheet)| below.as_ref().map(|_| sheet)) {
        found.log.left_out("what stands above the names of columns", &sheet.header.join(" "));
    }
    let read: Vec<(&Sheet, Columns)> = below
        .iter()
        .zip(sheets)
        .map(|(below, whole)| below.as_ref().unwrap_or(whole))
        .filter(|sheet| {
            let ignored = sheet.name.to_lowercase().contains("(ignore)");
            if ignored {
                found.log.left_out("sheets whose name says so", &sheet.name);
            }
            !ignored
        })
        .map(|sheet| (sheet, Columns::of(&sheet.header, &options.columns)))
        .collect();
    // Copies of a sheet with fewer rows would count twice.
    let filtered = |sheet: &Sheet| sheet.name.to_lowercase().starts_with("filtered ");
    let (mut items, mut links) = (Vec::new(), Vec::new());
    for (sheet, columns) in &read {
        if columns.has(Field::From) && columns.has(Field::To) && !(filtered(sheet) && read.len() > 1) {
            links.push((*sheet, columns));
        } else if matrix::is_one(sheet) {
            matrix::read(sheet, &mut found);
        } else if columns.has(Field::Label) && !filtered(sheet) && items::is_one(sheet, read.len()) {
            items.push((*sheet, columns));
        } else if !sheet.rows.is_empty() {
            found.log.left_out("sheets that hold neither elements nor connections", &sheet.name);
        }
    }
    let mut ends = ends::Ends::default();
    for (sheet, columns) in &items {
        items::read(sheet, columns, &mut found, &mut ends);
    }
    for (sheet, columns) in &links {
        links::read(sheet, columns, &mut found, &mut ends);
    }
    if found.elements.is_empty() {
        return Err(propose::no_ends(sheets));
    }
    build(found, options)
}

/// The table below a title, where the first row names no ends and one below it does.
fn below_its_title(sheet: &Sheet, options: &ImportOptions) -> Option<Sheet> {
    sheet.below_its_title(|header| {
        let columns = Columns::of(header, &options.columns);
        columns.has(Field::From) && columns.has(Field::To)
    })
}

/// Whether the first line of a text names columns of ends.
pub(super) fn names_ends(text: &str) -> bool {
    let head: String = text.lines().take(2).flat_map(|line| [line, "\n"]).collect();
    let sheet = from_csv(head.as_bytes(), &mut Log::default()).unwrap_or_default();
    let columns = Columns::of(&sheet.header, &[]);
    columns.has(Field::From) && columns.has(Field::To)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_above_the_names_of_columns_is_told_and_left_out() {
        let mut log = Log::default();
        let sheet = from_csv(b"Map of X,,\n,,\nFrom,To,Type\nA,B,+\n", &mut log).unwrap();
        let read = import(&[sheet], log, &ImportOptions::default()).unwrap();
        assert_eq!((read.map.element_count(), read.map.connection_count()), (2, 1));
        assert!(read.report.iter().any(|line| line.contains("above the names") && line.contains("Map of X")), "{:?}", read.report);
    }
}
