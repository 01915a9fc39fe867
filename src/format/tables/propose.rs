//! A table whose columns nobody knows: which two most likely hold the ends of connections.

use std::collections::HashSet;

use super::Sheet;
use super::sheet::cell;
use crate::format::FormatError;

/// How many columns are looked at.
const LOOKED_AT: usize = 24;

/// The two columns that share most of their values; of none that do, the first two.
pub(super) fn ends(sheet: &Sheet) -> Option<(&str, &str)> {
    let columns = sheet.header.len().min(LOOKED_AT);
    let values: Vec<HashSet<&str>> = (0..columns)
        .map(|at| sheet.rows.iter().map(|row| cell(row, Some(at))).filter(|text| text.chars().any(char::is_alphabetic)).collect())
        .collect();
    let pairs = (0..columns).flat_map(|a| (a + 1..columns).map(move |b| (a, b)));
    let shared = |(a, b): &(usize, usize)| Some(values.get(*a)?.intersection(values.get(*b)?).count());
    let mut best = (0, (0, 1));
    for pair in pairs {
        let count = shared(&pair).unwrap_or_default();
        if count > best.0 {
            best = (count, pair);
        }
    }
    let (a, b) = best.1;
    Some((sheet.header.get(a)?.trim(), sheet.header.get(b)?.trim()))
}

/// Says that no columns of ends were found, and which may be meant.
pub(super) fn no_ends(sheets: &[Sheet]) -> FormatError {
    let largest = sheets.iter().max_by_key(|sheet| sheet.rows.len());
    let proposed = largest.and_then(ends).filter(|(a, b)| !a.is_empty() && !b.is_empty() && a != b);
    let say = proposed.map_or_else(String::new, |(from, to)| format!(", or say --column '{from}=from' --column '{to}=to'"));
    FormatError::at(
        1,
        1,
        "no column names where connections start and end",
        format!("name two columns of the first line from and to (or source and target){say}"),
    )
}
