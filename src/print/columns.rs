//! Short texts one below the other in columns of even height, for lists that would be long and narrow.

use std::sync::Arc;

use kurbo::{Point, Rect};

use crate::scene::Tag;
use crate::text::{Align, Shaped, TypeStyle, Typesetter};

use super::furniture::Sheet;

/// Texts in columns, measured and not yet placed.
pub(super) struct Columns {
    /// By column.
    texts: Vec<Vec<Arc<Shaped>>>,
    width: f64,
    gap: f64,
    between: f64,
}

impl Columns {
    /// Texts in as many columns as are at least `least` wide.
    pub fn of(texts: &[String], style: TypeStyle, width: f64, least: f64, types: &mut Typesetter) -> Self {
        let em = f64::from(style.size);
        let (gap, between) = (1.5 * em, 0.3 * em);
        let count = (((width + gap) / (least + gap)).floor().max(1.0) as usize).min(texts.len().max(1));
        let column = (width - gap * (count - 1) as f64) / count as f64;
        let shaped: Vec<Arc<Shaped>> = texts.iter().map(|text| types.shape(text, style, Some(column as f32), Align::Start)).collect();
        let all: f64 = shaped.iter().map(|text| f64::from(text.height) + between).sum();
        let mut columns: Vec<Vec<Arc<Shaped>>> = vec![Vec::new()];
        let mut filled = 0.0;
        for text in shaped {
            let height = f64::from(text.height) + between;
            let full = filled + height / 2.0 > all / count as f64 && columns.len() < count;
            if full && columns.last().is_some_and(|column| !column.is_empty()) {
                columns.push(Vec::new());
                filled = 0.0;
            }
            filled += height;
            if let Some(column) = columns.last_mut() {
                column.push(text);
            }
        }
        Self { texts: columns, width: column, gap, between }
    }

    /// Of the highest column.
    pub fn height(&self) -> f64 {
        let height = |column: &Vec<Arc<Shaped>>| column.iter().map(|text| f64::from(text.height) + self.between).sum::<f64>();
        self.texts.iter().map(height).fold(0.0, f64::max)
    }

    /// Puts them on a sheet.
    pub fn place(&self, sheet: &mut Sheet, at: Point) {
        for (column, texts) in self.texts.iter().enumerate() {
            let x = at.x + column as f64 * (self.width + self.gap);
            let mut y = at.y;
            for text in texts {
                let area = Rect::new(x, y, x + self.width, y);
                let x = if text.is_rtl() { area.x1 - f64::from(text.width) } else { area.x0 };
                sheet.words(text, Point::new(x, y), Tag::Item);
                y += f64::from(text.height) + self.between;
            }
        }
    }
}
