//! A matrix: the first row and the first column name the elements, a cell is the influence of its row on its column.

use super::Sheet;
use super::sheet::cell;
use crate::format::csv::{Sign as Word, sign};
use crate::format::found::{Found, FoundConnection, Sign, number};

/// Whether a sheet is a matrix: its rows are called as its columns are.
pub(super) fn is_one(sheet: &Sheet) -> bool {
    let columns: Vec<&str> = sheet.header.iter().skip(1).map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    let rows = sheet.rows.iter().filter(|row| columns.contains(&cell(row, Some(0)))).count();
    columns.len() > 1 && rows > 1 && rows * 4 >= columns.len() * 3
}

/// Reads one.
pub(super) fn read(sheet: &Sheet, found: &mut Found) {
    for name in sheet.header.iter().skip(1).map(|name| name.trim()).filter(|name| !name.is_empty()) {
        found.end(name, name);
    }
    let mut weighed = 0;
    for row in &sheet.rows {
        let from = cell(row, Some(0));
        if from.is_empty() {
            continue;
        }
        found.end(from, from);
        for (at, to) in sheet.header.iter().enumerate().skip(1) {
            let (to, text) = (to.trim(), cell(row, Some(at)));
            let weight = number(text);
            if to.is_empty() || text.is_empty() || weight == Some(0.0) {
                continue;
            }
            let mut new = FoundConnection::new(from, to);
            (new.sign, new.strength) = match (sign(text), weight) {
                (_, Some(weight)) => (Sign::of_weight(weight), strength(weight)),
                (Word::Said(polarity) | Word::Weighed(polarity), None) => (Sign::Said(polarity), None),
                (Word::Blank | Word::Odd, None) => (Sign::of(text), None),
            };
            weighed += usize::from(new.strength.is_some());
            found.connect(new);
        }
    }
    if weighed > 0 {
        found.log.guessed("weights, taken for the strengths 1 to 3", &format!("{weighed} cells"));
    }
}

/// The strength of a weight between −1 and 1; a bare 1 says nothing of it.
fn strength(weight: f64) -> Option<u8> {
    let weight = weight.abs();
    if weight >= 1.0 { None } else { Some(crate::format::mental_modeler::level(weight)) }
}
