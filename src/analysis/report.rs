//! The answer of an analysis as a table whose rows name parts of the map, so that a click on a row lights them.

use std::borrow::Cow;
use std::fmt;

use super::{LoopLimits, Pace};
use crate::map::{ElementId, Part};

/// What an analysis is asked.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How far to search for loops.
    pub loops: LoopLimits,
    /// Only loops through this element or connection.
    pub through: Option<Part>,
    /// Where paths start.
    pub from: Option<ElementId>,
    /// Where paths end.
    pub to: Option<ElementId>,
    /// How whoever waits for it stops it; what a stopped analysis gives is nobody's answer.
    pub pace: Pace,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Count(usize),
    /// A number told to three places.
    Number(f64),
    /// By how much something is more (+) or less, whole or told to three places.
    Change(f64),
    /// It does not apply.
    Nothing,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Count(count as usize)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Count(count) => write!(f, "{count}"),
            Self::Number(number) => write!(f, "{number:.3}"),
            Self::Change(change) if change.fract() == 0.0 => f.write_str(&signed(&format!("{change:+.0}"))),
            Self::Change(change) => f.write_str(&signed(&format!("{change:+.3}"))),
            Self::Nothing => f.write_str("\u{2013}"),
        }
    }
}

/// With a minus sign as it is printed, and nothing before what is no change.
fn signed(digits: &str) -> String {
    if digits.trim_matches(['+', '-', '0', '.']).is_empty() { "0".to_owned() } else { digits.replace('-', "\u{2212}") }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: Cow<'static, str>,
    /// What it means, in a sentence.
    pub help: Cow<'static, str>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The parts it is about.
    pub parts: Vec<Part>,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// A table, and what has to be said about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What was asked.
    pub title: &'static str,
    /// The columns.
    pub columns: Cow<'static, [Column]>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Sentences to be read with the table.
    pub notes: Vec<String>,
}
