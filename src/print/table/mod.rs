//! Tables on sheets: cells that wrap, a row of headings repeated on every page, rows that stay whole where a page can hold them. Where the
//! paper is too narrow for its columns a table stands as a list, each row with its cells one below the other.

mod row;
mod setter;
mod widths;

pub(super) use crate::words::CellText;

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// From the top down.
    pub texts: Vec<CellText>,
    /// Lines to write on, below the texts, at least. In a cell without text they fill it.
    pub lines: usize,
}

impl Cell {
    /// One plain paragraph; nothing when empty.
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { texts: (!text.trim().is_empty()).then_some(CellText::Words(text)).into_iter().collect(), lines: 0 }
    }

    /// One paragraph to be found.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { texts: vec![CellText::Strong(text.into())], lines: 0 }
    }

    /// These paragraphs.
    pub fn texts(texts: Vec<CellText>) -> Self {
        Self { texts, lines: 0 }
    }

    /// With lines to write on below.
    pub fn and_lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(super) struct TableColumn {
    /// What stands above it.
    pub title: &'static str,
    /// Its share of the width, beside those of the others.
    pub share: f64,
    /// Numbers stand at its right.
    pub numbers: bool,
}

/// A column of words.
pub(super) const fn column(title: &'static str, share: f64) -> TableColumn {
    TableColumn { title, share, numbers: false }
}

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// From left to right. The first names the row.
    pub columns: Vec<TableColumn>,
    /// From the top down, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// Where all of it stands on one page, its rows share what is left, to write in.
    pub fills: bool,
    /// Stands on one page where a page holds it.
    pub whole: bool,
    /// Whether there is a row of headings.
    headed: bool,
}

impl Table {
    /// An empty one.
    pub fn new(columns: Vec<TableColumn>) -> Self {
        Self { columns, rows: Vec::new(), fills: false, whole: false, headed: true }
    }

    /// Without the columns in which no cell holds anything.
    pub fn without_empty_columns(mut self) -> Self {
        let filled = |at: usize| self.rows.iter().any(|row| row.get(at).is_some_and(|cell| *cell != Cell::default()));
        let keep: Vec<bool> = (0..self.columns.len()).map(filled).collect();
        let kept = |at: &usize| keep.get(*at).copied().unwrap_or(true);
        self.columns = self.columns.into_iter().enumerate().filter(|(at, _)| kept(at)).map(|(_, column)| column).collect();
        for row in &mut self.rows {
            let cells = std::mem::take(row).into_iter().enumerate();
            *row = cells.filter(|(at, _)| kept(at)).map(|(_, cell)| cell).collect();
        }
        self
    }

    /// As one column: each row with its cells one below the other, under the titles of their columns.
    fn stacked(&self) -> Self {
        let stack = |row: &Vec<Cell>| {
            let mut all = Cell::default();
            for (at, (cell, column)) in row.iter().zip(&self.columns).enumerate() {
                if cell.texts.is_empty() && cell.lines == 0 {
                    continue;
                }
                match cell.texts.as_slice() {
                    texts if at == 0 => all.texts.extend(texts.iter().map(|text| CellText::Strong(text.words().to_owned()))),
                    [CellText::Words(words)] => all.texts.push(CellText::Words(format!("{}: {words}", column.title))),
                    texts => {
                        all.texts.push(CellText::Words(format!("{}:", column.title)));
                        all.texts.extend_from_slice(texts);
                    }
                }
                all.lines = all.lines.max(cell.lines);
            }
            vec![all]
        };
        Self {
            columns: vec![column("", 1.0)],
            rows: self.rows.iter().map(stack).collect(),
            fills: self.fills,
            whole: self.whole,
            headed: false,
        }
    }
}
