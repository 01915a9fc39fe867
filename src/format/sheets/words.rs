//! What stands in cells: words of closed sets, yes, lists on lines, and texts that no spreadsheet calculates.

use std::fmt::Display;

use crate::format::csv::guarded;
use crate::format::ron::Vocabulary;

/// A cell on its way out.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::format) enum Cell {
    /// Nothing.
    Blank,
    /// A text, guarded against being taken for a formula.
    Text(String),
    /// A number.
    Number(f64),
}

impl Cell {
    /// People's words.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(guarded(text)) }
    }

    /// A word of ours, a sign among them, as it is.
    pub fn word(word: impl Display) -> Self {
        let word = word.to_string();
        if word.is_empty() { Self::Blank } else { Self::Text(word) }
    }

    /// A word of a closed set; nothing for what is usual.
    pub fn said<T: Vocabulary>(value: T, usual: T) -> Self {
        if value == usual { Self::Blank } else { Self::word(value.word()) }
    }

    /// Yes, or nothing.
    pub fn yes(is: bool) -> Self {
        Self::word(if is { "yes" } else { "" })
    }

    /// A number, or nothing.
    pub fn number(value: Option<f64>) -> Self {
        value.map_or(Self::Blank, Self::Number)
    }

    /// Several, each on a line.
    pub fn lines<T: Display>(several: impl IntoIterator<Item = T>) -> Self {
        Self::text(&several.into_iter().map(|one| one.to_string()).collect::<Vec<_>>().join("\n"))
    }
}

/// A sheet on its way out.
#[derive(Clone, Debug)]
pub(in crate::format) struct OutSheet {
    /// Its name.
    pub name: &'static str,
    /// The names of its columns.
    pub header: Vec<String>,
    /// The rows below.
    pub rows: Vec<Vec<Cell>>,
}

impl OutSheet {
    pub(super) fn new(name: &'static str, header: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        Self { name, header: header.iter().map(|name| (*name).to_owned()).collect(), rows: rows.into_iter().collect() }
    }
}

/// A text as it was before it was guarded, every character of it.
pub(super) fn exact(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if guarded(rest) == cell => rest,
        _ => cell,
    }
}
