//! Why a file could not be read or written, in a sentence a person can act on.

use std::fmt;

/// What is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// What is wrong, as the first half of a sentence.
    pub what: String,
    /// What to do, as its second half.
    pub remedy: String,
    /// Line and column in the file, from 1, where there is a place to point at. `what` names it too.
    pub line: Option<(usize, usize)>,
}

impl FormatError {
    /// An error of the whole file.
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into(), line: None }
    }

    /// An error at a line and column, from 1.
    pub fn at(line: usize, column: usize, what: impl fmt::Display, remedy: impl Into<String>) -> Self {
        let what = format!("line {line}, column {column}: {what}");
        Self { what, remedy: remedy.into(), line: Some((line, column)) }
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.remedy)
    }
}

impl std::error::Error for FormatError {}
