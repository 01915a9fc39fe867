//! Workbooks: our own with the whole map, and sheets of elements, connections and matrices, those of Kumu, PRSM and Causal Map among them.

#[cfg(test)]
mod tests;
mod write;

use super::found::Log;
use super::registry::{Format, Shelf};
use super::tables::{self, Sheet};
use super::{FormatError, ImportOptions, Imported, quotes, sheets};

pub(super) const FORMAT: Format = Format {
    name: "xlsx",
    title: "Workbook (Excel)",
    extensions: &["xlsx", "xlsm"],
    shelf: Shelf::Data,
    words: true,
    knows: None,
    import: Some(import),
    export: Some(write::export),
};

fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut log = Log::default();
    let mut read = Vec::new();
    for (name, table) in quotes::sheets(bytes)? {
        table.report.into_iter().for_each(|line| log.say(format!("{name}: {line}")));
        read.push(Sheet { name, header: table.header, rows: table.rows });
    }
    if sheets::is_own(&read) && options.columns.is_empty() {
        return Ok(sheets::map_of(&read, log.into_sentences(), options));
    }
    tables::import(&read, log, options)
}
