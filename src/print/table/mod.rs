//! Tables on sheets: cells that wrap, a row of headings repeated on every page, rows that stay whole where a page can hold them. Where the
//! paper is too narrow for its columns a table stands as a list, each row with its cells one below the other.

mod row;
mod widths;

use crate::text::{Align, Typesetter};
use crate::words::Block;

use super::furniture::RULE;
use super::sheets::Sheets;
use super::{Job, PrintError, prose};
use row::{Look, Place, SetRow};

/// Text in a cell, a paragraph each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CellText {
    /// Plain.
    Words(String),
    /// To be found.
    Strong(String),
    /// Somebody's words: verbatim, without quote marks, which stand outside them.
    Quote(String),
}

impl CellText {
    /// What it says.
    fn words(&self) -> &str {
        match self {
            Self::Words(words) | Self::Strong(words) | Self::Quote(words) => words,
        }
    }
}

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
    /// Whether there is a row of headings.
    headed: bool,
}

impl Table {
    /// An empty one.
    pub fn new(columns: Vec<TableColumn>) -> Self {
        Self { columns, rows: Vec::new(), fills: false, headed: true }
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

    /// Sets it below the text before it, from where the sheets have got to.
    pub fn set(&self, sheets: &mut Sheets<'_>, job: &mut Job<'_>, before: &[Block]) -> Result<(), PrintError> {
        let look = Look::of(sheets);
        let width = sheets.sheet.free.width();
        let Some(widths) = widths::of(self, width, sheets, job.types) else {
            return self.stacked().set(sheets, job, before);
        };
        let align = |at: usize| if self.columns.get(at).is_some_and(|c| c.numbers) { Align::End } else { Align::Start };
        let places: Vec<Place> = widths
            .iter()
            .scan(0.0, |x, &width| {
                let start = *x;
                *x += width + look.gap;
                Some((start, width))
            })
            .enumerate()
            .map(|(at, (x, width))| Place { x, width, align: align(at) })
            .collect();
        let titles: Vec<Cell> = self.columns.iter().map(|c| Cell::strong(c.title)).collect();
        let head = self.headed.then(|| SetRow::of(&titles, &places, sheets, job.types));
        let head_height = head.as_ref().map_or(0.0, |head| head.height(&look));
        let mut rows = Vec::with_capacity(self.rows.len());
        for (done, row) in self.rows.iter().enumerate() {
            job.pace.step(done, self.rows.len())?;
            rows.push(SetRow::of(row, &places, sheets, job.types));
        }
        let free = sheets.sheet.free.height();
        let first = rows.first().map_or(0.0, |row| row.height(&look));
        let least = head_height + if first + head_height > free { look.least } else { first };
        prose::set(sheets, job, None, before, least + look.above)?;
        if !sheets.is_fresh() {
            sheets.y += look.above;
        }
        sheets.make_room(least, job.types)?;
        let parts = if self.fills {
            fill(&mut rows, sheets.rest().height() - head_height - look.above, free - head_height - look.above, &look)
        } else {
            Vec::new()
        };
        let mut setter = Setter { sheets, look, head, row: 0 };
        setter.put_head(true);
        for (at, row) in rows.into_iter().enumerate() {
            if parts.contains(&at) {
                setter.turn(job.types)?;
            }
            setter.row(row, job.types)?;
        }
        Ok(())
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
        Self { columns: vec![column("", 1.0)], rows: self.rows.iter().map(stack).collect(), fills: self.fills, headed: false }
    }
}

/// Spreads rows evenly over the pages they need and shares out what is left on each. The answer is which rows begin a page; a table with a row
/// longer than a page stays as it is.
fn fill(rows: &mut [SetRow], first: f64, further: f64, look: &Look) -> Vec<usize> {
    let heights: Vec<f64> = rows.iter().map(|row| row.height(look)).collect();
    if heights.iter().any(|height| *height > further) {
        return Vec::new();
    }
    let count = |most: usize| -> Vec<usize> {
        let (mut begins, mut room, mut on_page) = (Vec::new(), first, 0);
        for (at, height) in heights.iter().enumerate() {
            if *height > room + 0.01 || on_page >= most {
                begins.push(at);
                (room, on_page) = (further, 0);
            }
            room -= height;
            on_page += 1;
        }
        begins
    };
    let pages = count(usize::MAX).len() + 1;
    let even = (1..=heights.len()).map(&count).find(|begins| begins.len() < pages).unwrap_or_default();
    let ends = even.iter().copied().chain([heights.len()]);
    let mut from = 0;
    for (page, to) in ends.enumerate() {
        let used: f64 = heights.get(from..to).unwrap_or_default().iter().sum();
        let spare = (if page == 0 { first } else { further } - used) / (to - from).max(1) as f64;
        rows.iter_mut().take(to).skip(from).for_each(|row| row.spare = spare.clamp(0.0, look.most_spare));
        from = to;
    }
    even
}

/// Puts rows on sheets.
struct Setter<'s, 'a> {
    sheets: &'s mut Sheets<'a>,
    look: Look,
    head: Option<SetRow>,
    /// Of the row to come.
    row: u32,
}

impl Setter<'_, '_> {
    /// The headings; on further pages they are not read again.
    fn put_head(&mut self, read: bool) {
        let Some(head) = self.head.take() else { return };
        let height = head.height(&self.look);
        head.place(self.sheets, &self.look, read.then_some((0, true)));
        self.sheets.y += height;
        self.rule(RULE);
        self.head = Some(head);
        self.row = self.row.max(1);
    }

    /// A row, over as many pages as it takes.
    fn row(&mut self, row: SetRow, types: &mut Typesetter) -> Result<(), PrintError> {
        let free = self.sheets.sheet.free.height() - self.head.as_ref().map_or(0.0, |head| head.height(&self.look));
        let whole = row.height(&self.look);
        let least = if whole <= free { whole } else { self.look.least.min(free) };
        if self.room() < least - 0.01 && !self.sheets.is_fresh() {
            self.turn(types)?;
        }
        let mut rest = row;
        while rest.height(&self.look) > self.room() + 0.01 {
            let (now, later) = rest.cut(self.room() - 2.0 * self.look.pad, &self.look);
            self.put(&now);
            self.turn(types)?;
            rest = later;
        }
        self.put(&rest);
        self.row += 1;
        Ok(())
    }

    fn put(&mut self, row: &SetRow) {
        row.place(self.sheets, &self.look, Some((self.row, self.head.is_some())));
        self.sheets.y += row.height(&self.look);
        self.rule(0.5);
    }

    fn room(&self) -> f64 {
        self.sheets.sheet.free.y1 - self.sheets.y
    }

    fn turn(&mut self, types: &mut Typesetter) -> Result<(), PrintError> {
        self.sheets.turn(types)?;
        self.put_head(false);
        Ok(())
    }

    fn rule(&mut self, width: f64) {
        let (y, free) = (self.sheets.y, self.sheets.sheet.free);
        self.sheets.sheet.rule(y, free.x0, free.x1, width);
    }
}
