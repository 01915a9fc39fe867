//! Rows of a voting list: code, label, what helps to choose, circles for dots, a box for the total.

use std::sync::Arc;

use kurbo::{Affine, Point, Rect, Shape};

use crate::layout::circle;
use crate::print::furniture::Sheet;
use crate::print::{MM, PrintOptions, even};
use crate::scene::{Role, Scene, Tag};
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::theme::paper;

use super::centred;
use super::choices::Choice;

/// A circle takes a round sticker of 8 mm.
const DOT: f64 = 8.0 * MM;
/// From one circle to the next.
const STEP: f64 = 9.5 * MM;
/// The box for the total.
const BOX: (f64, f64) = (13.0 * MM, 9.0 * MM);
/// Lines of circles, boxes and between rows.
const LINE: f64 = 0.8;
const RULE: f64 = 0.5;
/// A column is at least this wide, in ems.
const NARROWEST: f64 = 24.0;
/// Words have at least this much room beside the circles, in ems; else the circles stand below them.
const LEAST_WORDS: f64 = 11.0;
/// For the code, in ems.
const CODE: f64 = 3.1;
/// Above and below a row's content, in ems.
const PAD: f64 = 0.55;
/// The most that a row gets beyond that where there is room to spare, in ems.
const MOST_SPARE: f64 = 3.5;
/// Room to write in, in ems.
const WRITE: f64 = 4.2;

/// Measures of a list, in points.
pub(super) struct Look {
    /// How many columns stand beside each other.
    pub columns: usize,
    /// Above the first row of a column.
    pub head: f64,
    width: f64,
    gap: f64,
    em: f64,
    dots: u32,
    /// Whether circles stand beside the words, not below.
    beside: bool,
    strong: TypeStyle,
    body: TypeStyle,
}

impl Look {
    /// For a sheet.
    pub fn of(sheet: &Sheet, dots: u32, options: &PrintOptions) -> Self {
        let body = TypeStyle { leading: 1.25, ..sheet.style(paper::BODY, options) };
        let strong = TypeStyle { weight: paper::STRONG.weight, leading: 1.2, ..sheet.style(paper::QUOTE, options) };
        let em = f64::from(body.size);
        let (whole, gap) = (sheet.free.width(), 2.5 * em);
        let columns = if (whole - gap) / 2.0 >= NARROWEST * em { 2 } else { 1 };
        let width = (whole - gap * (columns - 1) as f64) / columns as f64;
        let circles = STEP * f64::from(dots) + BOX.0 + 0.5 * em;
        let beside = width - CODE * em - circles >= LEAST_WORDS * em;
        Self { columns, head: 1.6 * em, width, gap, em, dots, beside, strong, body }
    }

    /// How wide words may be.
    fn measure(&self) -> f64 {
        let circles = if self.beside { STEP * f64::from(self.dots) } else { 0.0 };
        self.width - CODE * self.em - circles - BOX.0 - self.em
    }
}

/// A row, laid out.
pub(super) struct Row {
    code: Arc<Shaped>,
    /// From the top down.
    words: Vec<Arc<Shaped>>,
    open: bool,
    /// With the room above and below.
    pub height: f64,
}

impl Row {
    /// Of a choice.
    pub fn of(choice: &Choice, look: &Look, types: &mut Typesetter) -> Self {
        let measure = Some(look.measure() as f32);
        let label = types.shape(&choice.label, look.strong, measure, Align::Start);
        let details = choice.details.iter().map(|text| types.shape(text, look.body, measure, Align::Start)).collect::<Vec<_>>();
        let words: Vec<Arc<Shaped>> = std::iter::once(label).chain(details).collect();
        let code = types.shape(&choice.code, look.strong, None, Align::Start);
        let mut row = Self { code, words, open: choice.is_open(), height: 0.0 };
        let (words, circles) = (row.words_height(look), BOX.1.max(DOT));
        let content = if look.beside { words.max(circles) } else { words + 0.4 * look.em + circles };
        row.height = content + 2.0 * PAD * look.em;
        row
    }

    fn words_height(&self, look: &Look) -> f64 {
        let words: f64 = self.words.iter().map(|text| f64::from(text.height)).sum();
        words + if self.open { WRITE * look.em } else { 0.0 }
    }

    /// Puts it on a sheet: its left and right, its top, how high it is.
    fn place(&self, sheet: &mut Sheet, area: Rect, look: &Look) {
        let words = self.words_height(look);
        let content = if look.beside { words } else { words + 0.4 * look.em + BOX.1.max(DOT) };
        let mut y = area.center().y - content / 2.0;
        let x = area.x0 + CODE * look.em;
        if !self.open {
            sheet.words(&self.code, Point::new(area.x0, y), Tag::Paragraph);
        }
        for text in &self.words {
            let left = if self.open { area.x0 } else { x };
            sheet.words(text, Point::new(text.start_between(left, left + look.measure()), y), Tag::Item);
            y += f64::from(text.height);
        }
        if self.open {
            for line in 1..=2 {
                let at = y + WRITE * look.em * f64::from(line) / 2.0 - 0.3 * look.em;
                sheet.rule(at, area.x0, x + look.measure() - look.em * 0.5, RULE);
            }
            y += WRITE * look.em;
        }
        let middle = if look.beside { area.center().y } else { y + 0.4 * look.em + BOX.1.max(DOT) / 2.0 };
        let first = if look.beside { area.x1 - BOX.0 - 0.5 * look.em - STEP * f64::from(look.dots) } else { x };
        let mut shapes = Scene::default();
        for dot in 0..look.dots {
            let at = Point::new(first + STEP * f64::from(dot) + DOT / 2.0, middle);
            shapes.stroke(None, Role::Ground, circle(at, DOT / 2.0), sheet.ink, LINE);
        }
        let corner = centred(Point::new(area.x1 - BOX.0 / 2.0, middle), BOX.0, BOX.1);
        shapes.stroke(None, Role::Ground, Rect::from_origin_size(corner, BOX).to_path(0.1), sheet.ink, LINE);
        sheet.page.place(shapes, Affine::IDENTITY);
        sheet.rule(area.y1, area.x0, area.x1, RULE);
    }
}

/// Puts rows on a sheet in columns, with what room there is to spare shared out.
pub(super) fn place(sheet: &mut Sheet, rows: &[Row], heights: &[f64], room: f64, look: &Look, types: &mut Typesetter) {
    let least = even::least_height(heights, look.columns);
    let places = even::placed(heights, least);
    let most_rows = (0..look.columns).map(|column| places.iter().filter(|place| place.0 == column).count()).max().unwrap_or(1);
    let spare = ((room - least) / most_rows.max(1) as f64).clamp(0.0, MOST_SPARE * look.em);
    let (left, top) = (sheet.free.x0, sheet.free.y0 + look.head);
    let (mut above, mut last) = (0, usize::MAX);
    for ((row, height), (column, y)) in rows.iter().zip(heights).zip(places) {
        let x = left + column as f64 * (look.width + look.gap);
        if column != last {
            heading(sheet, Rect::new(x, top - look.head, x + look.width, top), look, types);
            (above, last) = (0, column);
        }
        let y = top + y + spare * f64::from(above);
        row.place(sheet, Rect::new(x, y, x + look.width, y + height + spare), look);
        above += 1;
    }
}

/// What stands above a column.
fn heading(sheet: &mut Sheet, area: Rect, look: &Look, types: &mut Typesetter) {
    let total = types.shape("Total", look.body, None, Align::Start);
    let at = centred(Point::new(area.x1 - BOX.0 / 2.0, area.center().y), f64::from(total.width), f64::from(total.height));
    sheet.words(&total, at, Tag::Artifact);
    sheet.rule(area.y1, area.x0, area.x1, LINE);
}
