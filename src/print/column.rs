//! Words set one below the other in a column of a sheet, for sheets that are composed and not flowing text.

use std::sync::Arc;

use kurbo::{Point, Rect};

use crate::scene::Tag;
use crate::text::{Align, Shaped, TypeStyle, Typesetter};

use super::furniture::Sheet;

/// A column being filled from the top down, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Where words may stand.
    pub area: Rect,
    /// Where the next words begin.
    pub y: f64,
}

impl Column {
    /// An empty one.
    pub fn new(area: Rect) -> Self {
        Self { area, y: area.y0 }
    }

    /// What is left below the last words.
    pub fn rest(&self) -> Rect {
        Rect { y0: self.y.min(self.area.y1), ..self.area }
    }

    /// Leaves room free.
    pub fn gap(&mut self, height: f64) {
        self.y += height;
    }

    /// Sets words in a style already of the sheet's size (see [`Sheet::style`]).
    pub fn words(&mut self, sheet: &mut Sheet, text: &str, style: TypeStyle, tag: Tag, types: &mut Typesetter) {
        let shaped = types.shape(text, style, Some(self.area.width() as f32), Align::Start);
        self.shaped(sheet, &shaped, tag);
    }

    /// Sets words that were shaped before, to measure them. Words of a script that runs from the right stand at the right.
    pub fn shaped(&mut self, sheet: &mut Sheet, shaped: &Arc<Shaped>, tag: Tag) {
        let x = shaped.start_between(self.area.x0, self.area.x1);
        sheet.words(shaped, Point::new(x, self.y), tag);
        self.y += f64::from(shaped.height);
    }
}
