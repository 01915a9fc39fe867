//! Short texts one below the other in columns of even height, for lists that would be long and narrow.

use std::sync::Arc;

use kurbo::Point;

use crate::scene::Tag;
use crate::text::{Align, Shaped, TypeStyle, Typesetter};

use super::even;
use super::furniture::Sheet;

/// Texts in columns, measured and not yet placed.
pub(super) struct Columns {
    /// Each with its column and how far down it stands.
    texts: Vec<(Arc<Shaped>, (usize, f64))>,
    height: f64,
    width: f64,
    gap: f64,
}

impl Columns {
    /// Texts in as many columns as are at least `least` wide.
    pub fn of(texts: &[String], style: TypeStyle, width: f64, least: f64, types: &mut Typesetter) -> Self {
        let em = f64::from(style.size);
        let (gap, between) = (1.5 * em, 0.3 * em);
        let count = (((width + gap) / (least + gap)).floor().max(1.0) as usize).min(texts.len().max(1));
        let column = (width - gap * (count - 1) as f64) / count as f64;
        let shaped: Vec<Arc<Shaped>> = texts.iter().map(|text| types.shape(text, style, Some(column as f32), Align::Start)).collect();
        let heights: Vec<f64> = shaped.iter().map(|text| f64::from(text.height) + between).collect();
        let height = even::least_height(&heights, count);
        Self { texts: shaped.into_iter().zip(even::placed(&heights, height)).collect(), height, width: column, gap }
    }

    /// Of the highest column.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Puts them on a sheet.
    pub fn place(&self, sheet: &mut Sheet, at: Point) {
        for (text, (column, y)) in &self.texts {
            let x = at.x + *column as f64 * (self.width + self.gap);
            sheet.words(text, Point::new(text.start_between(x, x + self.width), at.y + y), Tag::Item);
        }
    }
}
