//! Workbooks: sheets of elements, connections and matrices, those of Kumu, PRSM and Causal Map among them.

use super::found::Log;
use super::registry::Format;
use super::tables::{self, Sheet};
use super::{FormatError, ImportOptions, Imported, quotes};

pub(super) const FORMAT: Format = Format {
    name: "xlsx",
    title: "Workbook (Excel, Kumu, PRSM, Causal Map)",
    extensions: &["xlsx", "xlsm"],
    words: false,
    knows: None,
    import: Some(import),
    export: None,
};

fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut log = Log::default();
    let mut sheets = Vec::new();
    for (name, table) in quotes::sheets(bytes)? {
        table.report.into_iter().for_each(|line| log.say(format!("{name}: {line}")));
        sheets.push(Sheet { name, header: table.header, rows: table.rows });
    }
    tables::import(&sheets, log, options)
}
