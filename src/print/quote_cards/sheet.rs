//! A sheet of quote cards, and its back with their codes. It has no page number: cards fill the sheet to its edges, so that a number would stay
//! on one of them when they are cut.

use kurbo::{Affine, Point, Rect};

use crate::print::furniture::Sheet;
use crate::print::imposition::Imposition;
use crate::print::{MM, PrintError, PrintOptions};
use crate::release::Released;
use crate::scene::{Page, Tag};
use crate::text::{Align, TypeStyle, Typesetter};
use crate::theme::paper;
use crate::words::WARNING_BESIDE;

use super::fit::Fitted;
use super::size::CardSize;

/// The size of a code on a back ÷ the width of the card.
const BACK: f64 = 0.26;
/// From a cut to a note in the margin.
const FROM_CUT: f64 = 5.0 * MM;

/// Cards of one sheet.
pub(super) struct SheetOf<'a> {
    pub released: &'a Released,
    pub imposition: &'a Imposition,
    pub size: CardSize,
    pub cards: &'a [&'a Fitted],
    /// Whether all of them are marked sensitive.
    pub sensitive: bool,
    pub options: &'a PrintOptions,
}

impl SheetOf<'_> {
    /// The cards.
    pub fn front(&self, types: &mut Typesetter) -> Result<Page, PrintError> {
        let kind = if self.sensitive { "Quote cards, sensitive topics" } else { "Quote cards" };
        let mut sheet = self.blank(kind)?;
        if self.sensitive {
            self.note(&mut sheet, types);
        }
        for (card, &cell) in self.cards.iter().zip(&self.imposition.cells) {
            card.frame.draw(&mut sheet, self.size.within(cell), &card.text, self.options);
        }
        Ok(sheet.finish())
    }

    /// The codes, each behind its card.
    pub fn back(&self, types: &mut Typesetter) -> Result<Page, PrintError> {
        let mut sheet = self.blank("Backs of quote cards")?;
        for (card, &cell) in self.cards.iter().zip(&self.imposition.cells) {
            let cell = self.imposition.behind(cell);
            let inside = self.size.within(cell);
            let mut style = TypeStyle { size: (cell.width() * BACK) as f32, leading: 1.25, ..paper::STRONG };
            let width = f64::from(types.width(&card.words.code, style));
            style.size *= (inside.width() / width.max(1.0)).min(1.0) as f32;
            let code = types.shape(&card.words.code, style, None, Align::Start);
            let corner = cell.center() - kurbo::Vec2::new(f64::from(code.width), f64::from(code.height)) / 2.0;
            sheet.words(&code, corner, Tag::Paragraph);
        }
        Ok(sheet.finish())
    }

    fn blank(&self, kind: &str) -> Result<Sheet, PrintError> {
        let codes = |card: Option<&&Fitted>| card.map_or("", |card| card.words.code.as_str()).to_owned();
        let (first, last) = (codes(self.cards.first()), codes(self.cards.last()));
        let which = if first == last { first } else { format!("{first} to {last}") };
        let mut sheet = Sheet::new(self.released, &format!("{kind}: {which}"), self.imposition.paper, self.options)?;
        let marks = self.imposition.marks(sheet.ink);
        sheet.page.place(marks, Affine::IDENTITY);
        Ok(sheet)
    }

    /// A word of warning along the upper edge, between the cuts: a line over each card as far as it goes, or two where it needs them.
    fn note(&self, sheet: &mut Sheet, types: &mut Typesetter) {
        let style = TypeStyle { leading: 1.15, ..self.options.style(paper::BODY) };
        let tops: Vec<Rect> = self.imposition.cells.iter().take(self.imposition.columns).copied().collect();
        let margin = self.size.margin();
        let strip = tops.first().map_or(0.0, Rect::width) - margin - FROM_CUT;
        let note = types.shape(WARNING_BESIDE, style, Some(strip as f32), Align::Start);
        let each = note.lines.len().div_ceil(tops.len().max(1)).max(1);
        let starts = (0..note.lines.len()).step_by(each);
        for (cell, from) in tops.iter().zip(starts) {
            let part = std::sync::Arc::new(crate::print::lines::lines(&note, from, (from + each).min(note.lines.len())));
            let y = cell.y0 + (margin - f64::from(part.height)) / 2.0;
            sheet.words(&part, Point::new(cell.x0 + margin, y), Tag::Paragraph);
        }
    }
}
