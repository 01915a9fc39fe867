//! Every kind of file that quotes are read from. A new one is a row here.

use std::path::Path;

use super::sheet::QuoteSheet;
use super::table::QuoteTable;
use super::{claims, csv, refi, xlsx};
use crate::format::FormatError;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuoteFile {
    /// Quotes whose fields the format itself tells.
    Sheet(QuoteSheet),
    /// A table, of which somebody may say what each column holds.
    Table(QuoteTable),
}

impl QuoteFile {
    /// The quotes, the columns of a table as they are most likely meant.
    pub fn sheet(self) -> Result<QuoteSheet, FormatError> {
        match self {
            Self::Sheet(sheet) => Ok(sheet),
            Self::Table(table) => table.sheet(&table.proposed()),
        }
    }
}

/// A kind of file.
#[derive(Clone, Copy, Debug)]
pub struct QuoteFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in a dialog.
    pub title: &'static str,
    /// Its extensions, in lower case without a dot.
    pub extensions: &'static [&'static str],
    /// How its bytes are read.
    pub read: fn(&[u8]) -> Result<QuoteFile, FormatError>,
}

/// Every kind of file.
pub const QUOTE_FORMATS: &[QuoteFormat] = &[
    QuoteFormat { name: "csv", title: "Table, or Taguette highlights (CSV)", extensions: &["csv", "tsv", "tab"], read: csv::read },
    QuoteFormat { name: "xlsx", title: "Workbook, or Taguette highlights (Excel)", extensions: &["xlsx", "xlsm"], read: xlsx::read },
    QuoteFormat { name: "qdpx", title: "Coded project (REFI-QDA)", extensions: &["qdpx"], read: refi::read_project },
    QuoteFormat { name: "qdc", title: "Codebook (REFI-QDA)", extensions: &["qdc"], read: refi::read_codebook },
    QuoteFormat { name: "claims", title: "Causal claims with quotes (JSON)", extensions: &["json"], read: claims::read },
];

/// The kind of file that its name says.
pub fn quote_format(path: &Path) -> Option<&'static QuoteFormat> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    QUOTE_FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
}
