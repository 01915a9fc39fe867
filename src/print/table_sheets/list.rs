//! Stubs that found no room beside their elements, gathered below the drawing: whose, the line with its disc, and what is at its other end.

use std::sync::Arc;

use kurbo::{Affine, Point, Rect};

use crate::map::{Code, SystemMap};
use crate::print::furniture::Sheet;
use crate::print::legend::arrow;
use crate::print::{PrintOptions, even};
use crate::scene::{Scene, Tag};
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::theme::paper;

use super::stubs::{self, Stub, Way};

/// The narrowest column, in ems.
const NARROWEST: f64 = 16.0;
/// Between columns, in ems.
const GAP: f64 = 1.5;
/// Room for the code of an element, in ems.
const CODE: f64 = 2.6;
/// Room for the line with its disc, in ems, and how large it is beside that of a legend.
const MARK: f64 = 4.6;
const SHRUNK: f64 = 0.72;

struct Row {
    code: Arc<Shaped>,
    mark: Scene,
    words: Arc<Shaped>,
}

/// A list that is measured and not yet placed, in points.
pub(super) struct List {
    heading: Arc<Shaped>,
    rows: Vec<Row>,
    em: f64,
    column: f64,
    columns: usize,
    /// Points a unit of the lines.
    scale: f64,
    /// Its height, with the room above it.
    pub height: f64,
}

impl List {
    /// Of these stubs, this wide; in as many columns as keep it lowest.
    pub fn of(
        map: &SystemMap,
        found: &[&Stub],
        heading: &str,
        width: f64,
        sheet: &Sheet,
        options: &PrintOptions,
        types: &mut Typesetter,
    ) -> Self {
        let body = TypeStyle { leading: 1.25, ..sheet.style(paper::BODY, options) };
        let strong = TypeStyle { weight: paper::STRONG.weight, ..body };
        let em = f64::from(body.size);
        let most = ((width + GAP * em) / ((NARROWEST + GAP) * em)).floor().max(1.0) as usize;
        let heading = types.shape(heading, strong, None, Align::Start);
        let rows = stubs::rows(found);
        let in_columns = |columns: usize, types: &mut Typesetter| {
            let column = (width - GAP * em * (columns - 1) as f64) / columns as f64;
            let row = |row: &stubs::Row| {
                let stub = &row.stub;
                let number = map.element(stub.own).map_or(0, |element| element.number);
                Row {
                    code: types.shape(&Code::element(number).to_string(), strong, None, Align::Start),
                    mark: arrow(stub.kinds(), stub.direction(), stub.way == Way::AffectedBy, options.theme(), types),
                    words: types.shape(&row.words(), body, Some((column - (CODE + MARK) * em) as f32), Align::Start),
                }
            };
            let (rows, scale) = (rows.iter().map(row).collect(), SHRUNK * em / options.theme().pens.label);
            let mut list = Self { heading: Arc::clone(&heading), rows, em, column, columns, scale, height: 0.0 };
            list.height = list.places().map(|(at, row)| at.y + list.height_of(row)).fold(0.0, f64::max);
            list
        };
        let first = in_columns(1, types);
        (2..=most).fold(first, |lowest, columns| {
            let list = in_columns(columns, types);
            if list.height < lowest.height - 1.0 { list } else { lowest }
        })
    }

    fn height_of(&self, row: &Row) -> f64 {
        f64::from(row.words.height) + 0.3 * self.em
    }

    /// Each row with its corner, from the list's corner: columns of about one height.
    fn places(&self) -> impl Iterator<Item = (Point, &Row)> {
        let top = self.em + f64::from(self.heading.height) + 0.3 * self.em;
        let heights: Vec<f64> = self.rows.iter().map(|row| self.height_of(row)).collect();
        let places = even::placed(&heights, even::least_height(&heights, self.columns));
        let at = move |(column, y): (usize, f64)| Point::new(column as f64 * (self.column + GAP * self.em), top + y);
        places.into_iter().map(at).zip(&self.rows)
    }

    /// Puts it on a sheet with its top left corner here.
    pub fn place(&self, sheet: &mut Sheet, corner: Point) {
        sheet.words(&self.heading, corner + (0.0, self.em), Tag::Heading(2));
        let mut last: Option<(Point, &str)> = None;
        for (at, row) in self.places() {
            // The code of an element once in a column, however much there is to say of it.
            let again = last.is_some_and(|(above, code)| above.x >= at.x && above.y < at.y && code == row.code.text);
            last = Some((at, &row.code.text));
            let at = corner + at.to_vec2();
            if !again {
                sheet.words(&row.code, at, Tag::Paragraph);
            }
            let line = f64::from(row.code.height);
            let cell = Rect::from_origin_size(at + kurbo::Vec2::new(CODE * self.em, 0.0), (MARK * self.em, line));
            sheet.page.place(row.mark.clone(), Affine::translate(cell.center().to_vec2()) * Affine::scale(self.scale));
            sheet.words(&row.words, Point::new(cell.x1, at.y), Tag::Item);
        }
    }
}
