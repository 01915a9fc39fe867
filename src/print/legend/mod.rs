//! How to read a sheet: every mark that is on it, drawn by the same hand as the map, with a few plain words. Nothing that is not on the
//! sheet.

mod rows;
mod samples;

use std::sync::Arc;

use kurbo::{Affine, Point, Rect, Size};

use crate::release::Released;
use crate::scene::{Scene, Tag};
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::theme::paper;

use super::PrintOptions;
use super::drawing::Drawn;
use super::fit::scale;
use super::furniture::Sheet;

pub(super) use crate::words::Chapter;
pub(super) use samples::arrow;

/// Room for a mark, in map units.
pub(super) const MARK: Size = Size::new(80.0, 28.0);

/// One line of a legend.
struct Row {
    /// The mark, its middle at the origin, in map units.
    mark: Scene,
    /// What it means.
    words: Arc<Shaped>,
}

/// A mark with all there is to say of it.
pub(super) struct Explained {
    /// What it is told of with.
    pub chapter: Chapter,
    /// The mark, its middle at the origin, in map units.
    pub mark: Scene,
    /// What it means.
    pub words: String,
    /// What there is to say beyond that; often nothing.
    pub more: &'static str,
}

/// Every mark on a drawing, with all there is to say of it.
pub(super) fn explained(released: &Released, drawn: &Drawn, options: &PrintOptions, types: &mut Typesetter) -> Vec<Explained> {
    let map = released.map();
    let all = rows::on(map, drawn).into_iter().map(|row| Explained {
        chapter: row.chapter(),
        mark: samples::mark(&row, map, drawn, options.theme(), types),
        words: row.words(map),
        more: row.more(),
    });
    all.collect()
}

/// A legend, measured and not yet placed.
pub(super) struct Legend {
    heading: Arc<Shaped>,
    rows: Vec<Row>,
    /// Points a map unit.
    scale: f64,
    column: f64,
    row: f64,
}

impl Legend {
    /// Of what is on a drawing.
    pub fn of(released: &Released, drawn: &Drawn, sheet: &Sheet, options: &PrintOptions, types: &mut Typesetter) -> Self {
        // As large as the labels of the map would be without it, between clear print and the sheet's own words; marks as large as they are
        // beside labels of that size.
        let style = sheet.style(paper::BODY, options);
        let label = options.theme().pens.label * scale(drawn.bounds, sheet.free.size());
        let size = (label as f32).clamp(options.style(paper::BODY).size, style.size);
        let style = TypeStyle { size, leading: 1.25, ..style };
        let strong = TypeStyle { weight: paper::STRONG.weight, ..style };
        let scale = f64::from(size) / options.theme().pens.label;
        // On a small sheet lines are as short as there is room for.
        let room = sheet.free.width() - (MARK.width + 10.0) * scale;
        let line = (size * 19.0).min(room as f32).max(size);
        let rows: Vec<Row> = rows::on(released.map(), drawn)
            .into_iter()
            .map(|row| Row {
                mark: samples::mark(&row, released.map(), drawn, options.theme(), types),
                words: types.shape(&row.words(released.map()), style, Some(line), Align::Start),
            })
            .collect();
        let widest = rows.iter().map(|row| f64::from(row.words.width)).fold(0.0, f64::max);
        let highest = rows.iter().map(|row| f64::from(row.words.height)).fold(MARK.height * scale, f64::max);
        let heading = types.shape("How to read this sheet", strong, None, Align::Start);
        Self { heading, rows, scale, column: (MARK.width + 10.0) * scale + widest, row: highest + 0.15 * f64::from(size) }
    }

    /// Whether there is nothing to explain.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many marks it explains.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Its size in this many columns.
    pub fn size(&self, columns: usize) -> Size {
        let rows = self.rows.len().div_ceil(columns.max(1));
        let width = columns as f64 * self.column + (columns.max(1) - 1) as f64 * self.gap();
        Size::new(width.max(f64::from(self.heading.width)), self.head() + rows as f64 * self.row)
    }

    /// Between columns.
    fn gap(&self) -> f64 {
        18.0 * self.scale
    }

    /// From the top to the first row.
    fn head(&self) -> f64 {
        f64::from(self.heading.height) + 4.0 * self.scale
    }

    /// In as many columns as there is room for, at least one.
    pub fn widest(&self, width: f64) -> usize {
        (1..=self.len()).rev().find(|&columns| self.size(columns).width <= width).unwrap_or(1)
    }

    /// Cut where a block of this size is full; what is left of it.
    pub fn cut(&mut self, room: Size) -> Option<Self> {
        let lines = ((room.height - self.head()) / self.row).floor().max(1.0) as usize;
        let rows = self.rows.split_off((lines * self.widest(room.width)).min(self.rows.len()));
        (!rows.is_empty()).then(|| Self { heading: Arc::clone(&self.heading), rows, ..*self })
    }

    /// Puts it on a sheet.
    pub fn place(self, sheet: &mut Sheet, at: Point, columns: usize) {
        sheet.words(&self.heading, at, Tag::Heading(2));
        let (head, gap) = (self.head(), self.gap());
        let per_column = self.rows.len().div_ceil(columns.max(1));
        for (place, row) in self.rows.into_iter().enumerate() {
            let (column, line) = (place / per_column, place % per_column);
            let corner = Point::new(at.x + column as f64 * (self.column + gap), at.y + head + line as f64 * self.row);
            let cell = Rect::from_origin_size(corner, (MARK.width * self.scale, self.row));
            let middle = cell.center();
            sheet.page.place(row.mark, Affine::translate(middle.to_vec2()) * Affine::scale(self.scale));
            let words_at = Point::new(cell.x1 + 10.0 * self.scale, middle.y - f64::from(row.words.height) / 2.0);
            sheet.words(&row.words, words_at, Tag::Item);
        }
    }
}
