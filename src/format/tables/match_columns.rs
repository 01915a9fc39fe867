//! The columns of a table for somebody to say what they hold: their names, what their first cells say, and what they are taken for.

use super::Sheet;
use super::field::{Columns, Field};
use super::sheet::cell;
use crate::format::found::Log;
use crate::format::{Format, ImportOptions, quotes};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// What its first cells say.
    pub examples: Vec<String>,
    /// The word for what it holds; empty when nothing is made of it.
    pub word: String,
    /// The word for what it most likely holds, where no column is known to hold that.
    pub proposed: &'static str,
}

/// The words that a column may have, and what the window calls them.
pub const COLUMN_WORDS: [(&str, &str); 19] = [
    ("", "Leave out"),
    ("from", "Where it starts"),
    ("to", "Where it ends"),
    ("polarity", "Polarity"),
    ("weight", "Weight"),
    ("label", "Label"),
    ("rationale", "Rationale"),
    ("delay", "Delay"),
    ("direction", "Direction"),
    ("type", "Type"),
    ("verb", "Verb of a relation"),
    ("group", "Group"),
    ("tags", "Tags"),
    ("confidence", "Confidence"),
    ("quote", "Quote"),
    ("attribution", "Attribution"),
    ("participant", "Participant code"),
    ("source title", "Source"),
    ("locator", "Place in the source"),
];

/// How many cells are shown of a column.
const EXAMPLES: usize = 2;

/// The columns of a table, or of the longest sheet of a workbook; none for what is no table or has very many.
pub fn table_columns(format: &Format, bytes: &[u8]) -> Vec<TableColumn> {
    let sheet = match format.name {
        "csv" => super::from_csv(bytes, &mut Log::default()).ok(),
        "xlsx" => longest(bytes),
        _ => None,
    };
    let sheet = sheet.map(|sheet| super::below_its_title(&sheet, &ImportOptions::default()).unwrap_or(sheet));
    let Some(sheet) = sheet.filter(|sheet| sheet.header.len() <= 40 && !super::matrix::is_one(sheet)) else { return Vec::new() };
    let columns = Columns::of(&sheet.header, &[]);
    let open = !columns.has(Field::From) && !columns.has(Field::To);
    let (start, end) = super::propose::ends(&sheet).filter(|_| open).unwrap_or_default();
    let named = sheet.header.iter().enumerate().filter(|(_, name)| !name.trim().is_empty());
    named
        .map(|(at, name)| {
            let cells = sheet.rows.iter().map(|row| cell(row, Some(at))).filter(|text| !text.is_empty());
            let word = columns.field(at).map(Field::word).filter(|word| COLUMN_WORDS.iter().any(|(known, _)| known == word));
            let proposed = match name.trim() {
                "" => "",
                name if name == start => "from",
                name if name == end => "to",
                _ => "",
            };
            TableColumn {
                proposed,
                name: name.trim().to_owned(),
                examples: cells.take(EXAMPLES).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect(),
                word: word.unwrap_or_default().to_owned(),
            }
        })
        .collect()
}

/// Of a workbook with a sheet for each kind of thing nothing is to be said.
fn longest(bytes: &[u8]) -> Option<Sheet> {
    let tables = quotes::sheets(bytes).ok()?;
    let sheets = tables.into_iter().map(|(name, table)| Sheet { name, header: table.header, rows: table.rows });
    let sheets: Vec<Sheet> = sheets.filter(|sheet| !sheet.rows.is_empty()).collect();
    (sheets.len() == 1).then(|| sheets.into_iter().next()).flatten()
}
