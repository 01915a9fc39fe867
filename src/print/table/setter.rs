//! A table onto sheets: where its columns stand, which rows begin a page, and rows that are longer than one.

use crate::print::furniture::RULE;
use crate::print::sheets::Sheets;
use crate::print::{Job, PrintError, prose};
use crate::text::{Align, Typesetter};
use crate::words::Block;

use super::row::{Look, Place, SetRow};
use super::{Cell, Table, widths};

/// As many rows at least stand on the last page of a long table.
const LAST_ROWS: usize = 3;

/// A table, laid out and not yet on a sheet.
struct Laid {
    look: Look,
    head: Option<SetRow>,
    rows: Vec<SetRow>,
}

impl Table {
    /// Sets it below the text before it, from where the sheets have got to.
    pub(in crate::print) fn set(&self, sheets: &mut Sheets<'_>, job: &mut Job<'_>, before: &[Block]) -> Result<(), PrintError> {
        let Some(mut laid) = self.laid_out(sheets, job)? else { return self.stacked().set(sheets, job, before) };
        let (look, free) = (laid.look, sheets.sheet.free.height());
        let least = laid.least(free, self.whole);
        prose::set(sheets, job, None, before, least + look.above)?;
        if !sheets.is_fresh() {
            sheets.y += look.above;
        }
        sheets.make_room(least, job.types)?;
        let taken = laid.head_height() + look.above;
        let begins = if self.fills { fill(&mut laid.rows, sheets.rest().height() - taken, free - taken, &look) } else { Vec::new() };
        // No row or two alone on the last page.
        let last = laid.rows.len().checked_sub(LAST_ROWS).filter(|first| *first > LAST_ROWS && begins.is_empty());
        let last_height: f64 = laid.rows.iter().skip(last.unwrap_or(0)).map(|row| row.height(&look)).sum();
        let mut setter = Setter { sheets, look, head: laid.head, row: 0 };
        setter.put_head(true);
        for (at, row) in laid.rows.into_iter().enumerate() {
            if begins.contains(&at) || (last == Some(at) && last_height > setter.room() && last_height < free - taken) {
                setter.turn(job.types)?;
            }
            setter.row(row, job.types)?;
        }
        Ok(())
    }

    /// Its rows in their columns; none where the paper is too narrow for them.
    fn laid_out(&self, sheets: &Sheets<'_>, job: &mut Job<'_>) -> Result<Option<Laid>, PrintError> {
        let look = Look::of(sheets);
        let Some(widths) = widths::of(self, sheets.sheet.free.width(), sheets, job.types) else { return Ok(None) };
        let mut x = 0.0;
        let mut places = Vec::with_capacity(widths.len());
        for (width, column) in widths.into_iter().zip(&self.columns) {
            places.push(Place { x, width, align: if column.numbers { Align::End } else { Align::Start } });
            x += width + look.gap;
        }
        let titles: Vec<Cell> = self.columns.iter().map(|c| Cell::strong(c.title)).collect();
        let head = self.headed.then(|| SetRow::of(&titles, &places, sheets, job.types));
        let mut rows = Vec::with_capacity(self.rows.len());
        for (done, row) in self.rows.iter().enumerate() {
            job.pace.step(done, self.rows.len())?;
            rows.push(SetRow::of(row, &places, sheets, job.types));
        }
        Ok(Some(Laid { look, head, rows }))
    }
}

impl Laid {
    fn head_height(&self) -> f64 {
        self.head.as_ref().map_or(0.0, |head| head.height(&self.look))
    }

    /// How much room it must find below the text before it: for its headings and first row, or for all of it.
    fn least(&self, free: f64, whole: bool) -> f64 {
        let head = self.head_height();
        let all = head + self.rows.iter().map(|row| row.height(&self.look)).sum::<f64>();
        let first = self.rows.first().map_or(0.0, |row| row.height(&self.look));
        match (whole && all <= free, first + head > free) {
            (true, _) => all,
            (false, true) => head + self.look.least,
            (false, false) => head + first,
        }
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
