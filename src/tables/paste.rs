//! A table as it comes from a spreadsheet's clipboard: rows of cells, and which columns they most likely are.

use csv::ReaderBuilder;

use super::column::Column;
use super::kind::TableKind;
use crate::words::fold;

/// The most columns that are read.
const MOST_COLUMNS: usize = 256;

/// Pasted rows of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedTable {
    /// Every row with something in it, the first among them.
    pub rows: Vec<Vec<String>>,
}

impl PastedTable {
    /// Reads cells between tabs; where the first line has none, between semicolons or commas.
    pub fn read(text: &str) -> Result<Self, String> {
        let first = text.lines().next().unwrap_or_default();
        let between = [b'\t', b';', b','].into_iter().find(|&sign| first.as_bytes().contains(&sign)).unwrap_or(b'\t');
        let mut reader = ReaderBuilder::new().delimiter(between).flexible(true).has_headers(false).from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for row in reader.records() {
            let row = row.map_err(|_| "The pasted text is not a table; copy the cells in the spreadsheet again.".to_owned())?;
            let cells: Vec<String> = row.iter().take(MOST_COLUMNS).map(|cell| plain(cell).to_owned()).collect();
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                rows.push(cells);
            }
        }
        Ok(Self { rows })
    }

    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Whether the first row names columns of this table.
    pub fn looks_headed(&self, kind: TableKind, columns: &[Column]) -> bool {
        self.rows.first().is_some_and(|row| row.iter().any(|cell| named(kind, columns, cell).is_some()))
    }

    /// The headings; columns without one are counted.
    pub fn headings(&self, headed: bool) -> Vec<String> {
        let first = self.rows.first().filter(|_| headed);
        let name = |at: usize| first.and_then(|row| row.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        (0..self.width()).map(|at| name(at).map_or_else(|| format!("Column {}", at + 1), str::to_owned)).collect()
    }

    /// The rows below the headings.
    pub fn body(&self, headed: bool) -> &[Vec<String>] {
        self.rows.get(usize::from(headed)..).unwrap_or_default()
    }

    /// What each column most likely is; none is left out.
    pub fn proposed(&self, kind: TableKind, columns: &[Column], headed: bool) -> Vec<Option<Column>> {
        if !headed {
            return self.by_place(kind, columns);
        }
        let mut taken: Vec<Column> = Vec::new();
        let headings = self.headings(true);
        let proposed = headings.iter().map(|heading| {
            let column = named(kind, columns, heading).filter(|column| column.is_pasted() && !taken.contains(column))?;
            taken.push(column.clone());
            Some(column)
        });
        proposed.collect()
    }

    /// Without headings: what stands first in a list of this kind.
    fn by_place(&self, kind: TableKind, columns: &[Column]) -> Vec<Option<Column>> {
        let second = self.rows.first().and_then(|row| row.get(1)).map(|cell| cell.trim()).unwrap_or_default();
        let signed = matches!(second, "+" | "-" | "\u{2212}" | "\u{2013}" | "?");
        let names: &[&str] = match kind {
            TableKind::Elements => &["Label"],
            TableKind::Connections if signed => &["From", "Sign", "To"],
            TableKind::Connections => &["From", "To", "Sign"],
            TableKind::Quotes => &["Words"],
        };
        let column = |at: usize| names.get(at).and_then(|name| columns.iter().find(|column| column.name() == *name)).cloned();
        (0..self.width()).map(column).collect()
    }
}

/// The column with this heading.
fn named(kind: TableKind, columns: &[Column], heading: &str) -> Option<Column> {
    let heading = fold(heading.trim());
    if heading.is_empty() {
        return None;
    }
    let own = columns.iter().find(|column| fold(column.name()) == heading);
    let also = || kind.specs().iter().find(|spec| spec.also.contains(&heading.as_str()));
    own.cloned().or_else(|| also().map(Column::Field))
}

/// Without the apostrophe that keeps a spreadsheet from taking a cell for a formula.
fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '@', '+', '-'])).unwrap_or(cell)
}
