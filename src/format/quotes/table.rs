//! A table of quotes: a header and rows of text, and what becomes of them once somebody says which column holds what.

use std::collections::{HashMap, HashSet};

use super::column::ColumnField;
use super::sheet::{PartKind, PartName, QuoteSheet, SheetCode, SheetQuote};
use super::xlsx::put;
use crate::format::FormatError;
use crate::format::tally::Tally;

/// A row and the line of the file where it begins, from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// Where it begins.
    pub line: u64,
    /// Its cells, every character; a row may be shorter than the header.
    pub cells: Vec<String>,
}

/// A table as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuoteTable {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows below it.
    pub rows: Vec<TableRow>,
    /// Everything guessed while reading, a sentence each.
    pub report: Vec<String>,
}

/// How many rows are looked at to find the column with the words.
const LOOKED_AT: usize = 200;
/// Mean length, in bytes, from which a column is likely to hold people's words.
const WORDY: usize = 30;

impl QuoteTable {
    /// What merged cells say, from a row and column (from 0) down to a row, their first says: the rows below it say it too. How many cells
    /// were filled: no more than `most`.
    pub(super) fn fill_down(&mut self, (row, column): (u32, u32), last: u32, most: usize) -> usize {
        let (line, column) = (u64::from(row) + 1, column as usize);
        let at = self.rows.partition_point(|row| row.line < line);
        let Some(text) = self.rows.get(at).filter(|row| row.line == line).and_then(|row| row.cells.get(column)).cloned() else { return 0 };
        let mut filled = 0;
        let below = self.rows.iter_mut().skip(at + 1).take(most).take_while(|row| row.line <= u64::from(last) + 1);
        for row in below.filter(|row| row.cells.get(column).is_none_or(String::is_empty)) {
            put(&mut row.cells, column, text.clone());
            filled += 1;
        }
        filled
    }

    /// What each column most likely holds. Where no name tells the column of the words, it is the one with the longest texts.
    pub fn proposed(&self) -> Vec<Option<ColumnField>> {
        let mut columns = ColumnField::proposed(&self.header);
        let says = |field| columns.contains(&Some(field));
        if !says(ColumnField::Text) && !says(ColumnField::Code) {
            let looked_at = self.rows.len().min(LOOKED_AT);
            let length = |at: usize| -> usize {
                let cells = self.rows.iter().take(looked_at).filter_map(|row| row.cells.get(at));
                cells.map(String::len).sum::<usize>() / looked_at.max(1)
            };
            let open = (0..columns.len()).filter(|&at| columns.get(at) == Some(&None));
            let longest = open.map(|at| (length(at), at)).max().filter(|(length, _)| *length >= WORDY);
            if let Some(slot) = longest.and_then(|(_, at)| columns.get_mut(at)) {
                *slot = Some(ColumnField::Text);
            }
        }
        columns
    }

    /// The quotes, with each column read as said. Without a column of words a list of codes is read; an error without either.
    pub fn sheet(&self, columns: &[Option<ColumnField>]) -> Result<QuoteSheet, FormatError> {
        let says = |field| columns.contains(&Some(field));
        let mut sheet = QuoteSheet { report: self.report.clone(), says_voices: says(ColumnField::Voice), ..QuoteSheet::default() };
        let left_out = self.header.iter().zip(columns).filter(|(name, field)| field.is_none() && !name.trim().is_empty());
        sheet.report.extend(left_out.map(|(name, _)| format!("the column {} is not carried over", name.trim())));
        if says(ColumnField::Text) {
            self.quotes(columns, &mut sheet);
        } else if says(ColumnField::Code) {
            self.codes(columns, &mut sheet);
        } else {
            return Err(FormatError::new(
                "no column of the first line holds the words of the quotes",
                "name that column text, quote or content",
            ));
        }
        Ok(sheet)
    }

    fn quotes(&self, columns: &[Option<ColumnField>], sheet: &mut QuoteSheet) {
        let mut by_key: HashMap<(String, String), usize> = HashMap::new();
        let (mut tally, mut known_codes, mut known_sources) = (Tally::default(), HashSet::new(), HashSet::new());
        for row in &self.rows {
            let (key, quote) = read_row(row, columns);
            if quote.text.trim().is_empty() {
                tally.count("without words, left out", row.line);
                continue;
            }
            for code in &quote.codes {
                if known_codes.insert(code.clone()) {
                    sheet.codes.push(SheetCode { name: code.clone(), description: String::new(), codable: true });
                }
            }
            if !quote.source.is_empty() && known_sources.insert(quote.source.clone()) {
                sheet.sources.push(quote.source.clone());
            }
            let same = (!key.is_empty()).then(|| by_key.get(&(key.clone(), quote.text.clone()))).flatten();
            if let Some(known) = same.and_then(|&at| sheet.quotes.get_mut(at)) {
                known.parts.extend(quote.parts);
                known.codes.extend(quote.codes);
            } else {
                by_key.insert((key, quote.text.clone()), sheet.quotes.len());
                sheet.quotes.push(quote);
            }
        }
        sheet.report.extend(tally.sentences());
    }

    fn codes(&self, columns: &[Option<ColumnField>], sheet: &mut QuoteSheet) {
        let column = |field| columns.iter().position(|&column| column == Some(field));
        let (names, notes) = (column(ColumnField::Code), column(ColumnField::CodeNote));
        for row in &self.rows {
            let cell = |at: Option<usize>| at.and_then(|at| row.cells.get(at)).map(|cell| cell.trim()).unwrap_or_default();
            let name = cell(names);
            if !name.is_empty() && !sheet.codes.iter().any(|code| code.name == name) {
                sheet.codes.push(SheetCode { name: name.to_owned(), description: cell(notes).to_owned(), codable: true });
            }
        }
    }
}

/// One row: what its rows share, and the quote.
fn read_row(row: &TableRow, columns: &[Option<ColumnField>]) -> (String, SheetQuote) {
    let (mut key, mut quote) = (String::new(), SheetQuote::default());
    let (mut from, mut to) = ("", "");
    for (cell, field) in row.cells.iter().zip(columns) {
        let Some(field) = field else { continue };
        if cell.trim().is_empty() {
            continue;
        }
        let mut part = |kind| quote.parts.push(PartName { kind, text: cell.clone() });
        match field {
            ColumnField::Text => quote.text.clone_from(cell),
            ColumnField::Attribution => quote.attribution.clone_from(cell),
            ColumnField::Voice => quote.voice.clone_from(cell),
            ColumnField::Source => cell.trim().clone_into(&mut quote.source),
            ColumnField::Locator => quote.locator.clone_from(cell),
            ColumnField::Participant => cell.trim().clone_into(&mut quote.participant),
            ColumnField::Consent => quote.consent.clone_from(cell),
            ColumnField::ConsentDate => cell.trim().clone_into(&mut quote.consent_date),
            ColumnField::ConsentBasis => quote.consent_basis.clone_from(cell),
            ColumnField::Stance => quote.stance.clone_from(cell),
            ColumnField::Sensitive => quote.sensitive.clone_from(cell),
            ColumnField::Element => part(PartKind::Element),
            ColumnField::Connection => part(PartKind::Connection),
            ColumnField::Loop => part(PartKind::Loop),
            ColumnField::From => from = cell.trim(),
            ColumnField::To => to = cell.trim(),
            ColumnField::Code => {
                quote.codes.extend(cell.split([';', '\n']).map(str::trim).filter(|code| !code.is_empty()).map(str::to_owned));
            }
            ColumnField::CodeNote => {}
            ColumnField::Key => cell.trim().clone_into(&mut key),
        }
    }
    match (from, to) {
        ("", "") => {}
        (end, "") | ("", end) => quote.parts.push(PartName { kind: PartKind::Element, text: end.to_owned() }),
        (from, to) => quote.parts.push(PartName { kind: PartKind::Connection, text: format!("{from} -> {to}") }),
    }
    (key, quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(header: &str, rows: &[&[&str]]) -> QuoteTable {
        let cells = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        QuoteTable {
            header: header.split(',').map(str::to_owned).collect(),
            rows: rows.iter().zip(2..).map(|(row, line)| TableRow { line, cells: cells(row) }).collect(),
            report: Vec::new(),
        }
    }

    #[test]
    fn rows_of_one_number_and_one_text_are_one_quote() {
        let table =
            table("id,document,tag,content", &[&["1", "D", "a", "words"], &["1", "D", "b", "words"], &["2", "D", "a", "words"], &["2"]]);
        let sheet = table.sheet(&table.proposed()).unwrap();
        assert_eq!(sheet.quotes.iter().map(|q| q.codes.join("+")).collect::<Vec<_>>(), ["a+b", "a"]);
        assert_eq!((sheet.codes.len(), sheet.sources.as_slice(), sheet.codings()), (2, &["D".to_owned()][..], 3));
        assert!(sheet.report.iter().any(|line| line.contains("line 5")), "{:?}", sheet.report);
    }

    #[test]
    fn the_words_are_found_where_no_name_tells_them() {
        let long = "a sentence that somebody said about how things are";
        let found = table("A,B,C", &[&["1", long, "x"], &["2", long, "y"]]).proposed();
        assert_eq!(found, [None, Some(ColumnField::Text), None]);
        let nothing = table("A,B", &[&["1", "2"]]);
        assert!(nothing.sheet(&nothing.proposed()).unwrap_err().to_string().contains("text"));
    }

    #[test]
    fn every_character_of_the_words_arrives() {
        let words = " \u{201c}It\u{2019}s\u{2026} [Name]\r\n\r\n=1+1 \u{1f600}\u{202e} ";
        let table = table("text,attribution", &[&[words, " Person, talking "]]);
        let sheet = table.sheet(&table.proposed()).unwrap();
        assert_eq!((sheet.quotes[0].text.as_str(), sheet.quotes[0].attribution.as_str()), (words, " Person, talking "));
    }
}
