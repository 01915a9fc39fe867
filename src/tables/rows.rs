//! Which rows are shown in which order, and rows as a spreadsheet takes them.

use std::cmp::Ordering;

use super::column::{Column, Reading};
use super::kind::TableKind;
use crate::map::Part;
use crate::release::Released;
use crate::words::fold;

/// How a table is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    /// The column that it is sorted by, and whether from the end; by code without one.
    pub sort: Option<(usize, bool)>,
    /// What a row must have in any of its cells.
    pub find: String,
    /// What a row must have in the cell of this column; `=` alone asks for an empty cell.
    pub filters: Vec<String>,
}

/// The rows that are shown, in their order.
pub fn rows(kind: TableKind, columns: &[Column], reading: &Reading<'_>, order: &Order) -> Vec<Part> {
    let filters: Vec<(&Column, String)> =
        columns.iter().zip(&order.filters).filter(|(_, filter)| !filter.trim().is_empty()).map(|(c, f)| (c, fold(f.trim()))).collect();
    let find = fold(order.find.trim());
    let kept = |part: &Part| {
        filters.iter().all(|(column, filter)| has(&column.read(reading, *part), filter))
            && (find.is_empty() || columns.iter().any(|column| fold(&column.read(reading, *part)).contains(&find)))
    };
    let mut rows: Vec<Part> = kind.parts(reading.map).into_iter().filter(kept).collect();
    if let Some((column, reversed)) = order.sort.and_then(|(at, reversed)| Some((columns.get(at)?, reversed))) {
        let mut keyed: Vec<(Key, Part)> = rows.into_iter().map(|part| (Key::of(&column.read(reading, part)), part)).collect();
        // Empty cells come last whichever way round.
        keyed.sort_by(|(one, _), (other, _)| match (one, other) {
            (Key::Empty, Key::Empty) => Ordering::Equal,
            (Key::Empty, _) => Ordering::Greater,
            (_, Key::Empty) => Ordering::Less,
            _ if reversed => other.cmp(one),
            _ => one.cmp(other),
        });
        rows = keyed.into_iter().map(|(_, part)| part).collect();
    }
    rows
}

fn has(cell: &str, filter: &str) -> bool {
    if filter == "=" { cell.is_empty() } else { fold(cell).contains(filter) }
}

/// What cells are compared by: numbers and codes by their number, before words.
#[derive(Debug, PartialEq)]
enum Key {
    Number(f64),
    Words(String),
    Empty,
}

impl Key {
    fn of(cell: &str) -> Self {
        let digits = cell.trim_start_matches(['N', 'L', 'Q']);
        let number = cell.parse::<f64>().ok().or_else(|| digits.parse::<u32>().ok().map(f64::from));
        match number.filter(|number| number.is_finite()) {
            _ if cell.is_empty() => Self::Empty,
            Some(number) => Self::Number(number),
            None => Self::Words(fold(cell)),
        }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.total_cmp(other),
            (Self::Words(one), Self::Words(other)) => one.cmp(other),
            (Self::Number(_), _) | (_, Self::Empty) => Ordering::Less,
            (_, Self::Number(_)) | (Self::Empty, _) => Ordering::Greater,
        }
    }
}

/// The rows with their headings, cells between tabs, as spreadsheets take them. What was not released has no row.
pub fn as_text(columns: &[Column], released: &Released, rows: &[Part]) -> String {
    let map = released.map();
    let counts = Reading::count(map);
    let reading = Reading { map, quotes: &counts };
    let heads = columns.iter().map(|column| cell(column.name())).collect::<Vec<_>>().join("\t");
    let there = |part: &&Part| match part {
        Part::Element(id) => map.element(*id).is_some(),
        Part::Connection(id) => map.connection(*id).is_some(),
        Part::Quote(id) => map.quotes().contains(*id),
        Part::Loop(_) | Part::Group(_) | Part::Note(_) | Part::Backdrop(_) => false,
    };
    let mut text = heads + "\n";
    for &part in rows.iter().filter(there) {
        let line: Vec<String> = columns.iter().map(|column| cell(&column.read(&reading, part))).collect();
        text.push_str(&line.join("\t"));
        text.push('\n');
    }
    text
}

/// A cell that a spreadsheet would take for several, or for a formula, stands between quotation marks, or behind an apostrophe.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '@']) || (text.starts_with(['+', '-']) && text.chars().nth(1).is_some());
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['\t', '\n', '\r', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
