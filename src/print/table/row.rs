//! One row of a table, its cells laid out in their columns: how high it is, where it can be cut, and how it is put on a sheet.

use std::sync::Arc;

use kurbo::{Affine, Point};

use crate::print::lines::{line_height, lines};
use crate::print::sheets::Sheets;
use crate::scene::{Role, Scene, TableCell, Tag};
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::theme::paper;

use super::{Cell, CellText};

/// The longest line that is easy to read, in ems.
const LONGEST_LINE: f64 = 38.0;

/// Measures of a table, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Above and below the words of a cell.
    pub pad: f64,
    /// Between columns.
    pub gap: f64,
    /// Between lines to write on.
    pub pitch: f64,
    /// Above the table.
    pub above: f64,
    /// The least of a row that is broken over pages to stand on the first.
    pub least: f64,
    /// The most that a row of a table that fills its page gets beyond its words.
    pub most_spare: f64,
    /// Between paragraphs of a cell.
    paragraph: f64,
}

impl Look {
    pub fn of(sheets: &Sheets<'_>) -> Self {
        let em = f64::from(sheets.style(paper::BODY).size);
        let pad = if sheets.close { 0.25 } else { 0.45 } * em;
        Self { pad, gap: 1.2 * em, pitch: 2.1 * em, above: 0.6 * em, least: 6.0 * em, most_spare: 8.0 * em, paragraph: 0.3 * em }
    }
}

/// The style of a text in a cell.
pub(super) fn style(text: &CellText, sheets: &Sheets<'_>) -> TypeStyle {
    let style = match text {
        CellText::Words(_) => paper::BODY,
        CellText::Strong(_) => paper::STRONG,
        CellText::Quote(_) => paper::QUOTE,
    };
    TypeStyle { leading: 1.3, ..sheets.style(style) }
}

/// Where a column stands, from the left of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub x: f64,
    pub width: f64,
    pub align: Align,
}

#[derive(Clone, Debug)]
struct SetCell {
    place: Place,
    /// Each with the room above it.
    texts: Vec<(f64, Arc<Shaped>)>,
    lines: usize,
}

/// A row, laid out.
#[derive(Clone, Debug)]
pub(super) struct SetRow {
    cells: Vec<SetCell>,
    /// Its first cell, where others stand beside it: what names the row, and is said again on every page that it goes on to.
    name: Option<SetCell>,
    /// Whether the first cell says the name again, for eyes only.
    again: bool,
    /// Free below its words, where a table fills its page.
    pub spare: f64,
}

impl SetRow {
    pub fn of(cells: &[Cell], places: &[Place], sheets: &Sheets<'_>, types: &mut Typesetter) -> Self {
        let look = Look::of(sheets);
        let set = |(cell, &place): (&Cell, &Place)| {
            let texts = cell.texts.iter().enumerate().map(|(at, text)| {
                let style = style(text, sheets);
                let measure = place.width.min(LONGEST_LINE * f64::from(style.size)) as f32;
                let shaped = match text {
                    CellText::Quote(words) => types.shape(&format!("\u{201c}{words}\u{201d}"), style, Some(measure), place.align),
                    CellText::Words(words) | CellText::Strong(words) => types.shape(words, style, Some(measure), place.align),
                };
                (if at == 0 { 0.0 } else { look.paragraph }, shaped)
            });
            SetCell { place, texts: texts.collect(), lines: cell.lines }
        };
        let cells: Vec<SetCell> = cells.iter().zip(places).map(set).collect();
        let name = cells.first().filter(|cell| cells.len() > 1 && cell.lines == 0).cloned();
        Self { cells, name, again: false, spare: 0.0 }
    }

    /// With the room above and below.
    pub fn height(&self, look: &Look) -> f64 {
        self.cells.iter().map(|cell| cell.height(look)).fold(0.0, f64::max) + 2.0 * look.pad + self.spare
    }

    /// What fits into this height of words, at least a line of something, and the rest.
    pub fn cut(self, room: f64, look: &Look) -> (Self, Self) {
        let least = self.cells.iter().filter_map(|cell| cell.texts.first()).map(|(above, text)| above + line_height(text));
        let room = room.max(least.fold(look.pitch, f64::max));
        let (again, spare) = (self.again, 0.0);
        let (now, mut later): (Vec<SetCell>, Vec<SetCell>) = self.cells.into_iter().map(|cell| cell.cut(room, look)).unzip();
        let goes_on = later.iter().skip(1).any(|cell| !cell.texts.is_empty());
        let said = again || later.first().is_some_and(|cell| cell.texts.is_empty());
        let name = self.name.filter(|_| said && goes_on);
        if let (Some(name), Some(first)) = (&name, later.first_mut()) {
            name.clone_into(first);
        }
        (Self { cells: now, name: None, again, spare }, Self { cells: later, again: name.is_some(), name, spare })
    }

    /// Puts it where the sheets have got to. `read` is its number and whether its table has headings; none is for what was read before.
    pub fn place(&self, sheets: &mut Sheets<'_>, look: &Look, read: Option<(u32, bool)>) {
        let height = self.height(look);
        let (left, top) = (sheets.sheet.free.x0, sheets.y + look.pad);
        let heads = read.is_none_or(|(row, headed)| headed && row == 0);
        for (column, cell) in (0..).zip(&self.cells) {
            // Headings stand on the rule below them.
            let mut y = if heads { top + height - 2.0 * look.pad - cell.height(look) } else { top };
            let read = read.filter(|_| !(self.again && column == 0));
            let tag =
                read.map_or(Tag::Artifact, |(row, headed)| Tag::Cell(TableCell { row, column, head: headed && (row == 0 || column == 0) }));
            for (above, text) in &cell.texts {
                y += above;
                let at_right = text.is_rtl() != (cell.place.align == Align::End);
                let x = left + cell.place.x + if at_right { cell.place.width - f64::from(text.width) } else { 0.0 };
                sheets.sheet.words(text, Point::new(x, y), tag.clone());
                y += f64::from(text.height);
            }
            cell.rule_lines(sheets, look, y, top + height - 2.0 * look.pad);
        }
    }
}

impl SetCell {
    fn height(&self, look: &Look) -> f64 {
        self.texts.iter().map(|(above, text)| above + f64::from(text.height)).sum::<f64>() + self.lines as f64 * look.pitch
    }

    /// Lines to write on below its words: as many as it asks for, or to its foot where there are no words.
    fn rule_lines(&self, sheets: &mut Sheets<'_>, look: &Look, from: f64, foot: f64) {
        if self.lines == 0 {
            return;
        }
        let fitting = ((foot - from + 0.01) / look.pitch).floor().max(0.0) as usize;
        let count = if self.texts.is_empty() { fitting } else { self.lines.min(fitting) };
        let x = sheets.sheet.free.x0 + self.place.x;
        let mut path = kurbo::BezPath::new();
        // The last would lie on the rule below the row.
        for line in 1..=count {
            let y = from + line as f64 * look.pitch;
            if y + look.pad * 1.5 < foot + look.pad || count == 1 {
                path.move_to((x, y));
                path.line_to((x + self.place.width, y));
            }
        }
        let mut scene = Scene::default();
        scene.stroke(None, Role::Ground, path, sheets.sheet.ink, 0.5).dashed(Some([2.0, 2.0]));
        sheets.sheet.page.place(scene, Affine::IDENTITY);
    }

    fn cut(self, room: f64, look: &Look) -> (Self, Self) {
        let mut now = Self { place: self.place, texts: Vec::new(), lines: 0 };
        let mut later = Self { place: self.place, texts: Vec::new(), lines: 0 };
        let mut left = room + 0.01;
        for (above, text) in self.texts {
            let above = if now.texts.is_empty() { 0.0 } else { above };
            let count = text.lines.len();
            let fit = (((left - above) / line_height(&text)).floor().max(0.0) as usize).min(count);
            if !later.texts.is_empty() || fit == 0 {
                later.texts.push((if later.texts.is_empty() { 0.0 } else { above.max(look.paragraph) }, text));
            } else if fit == count {
                left -= above + f64::from(text.height);
                now.texts.push((above, text));
            } else {
                now.texts.push((above, Arc::new(lines(&text, 0, fit))));
                later.texts.push((0.0, Arc::new(lines(&text, fit, count))));
            }
        }
        now.lines = if later.texts.is_empty() { self.lines.min((left / look.pitch).floor().max(0.0) as usize) } else { 0 };
        later.lines = self.lines - now.lines;
        (now, later)
    }
}
