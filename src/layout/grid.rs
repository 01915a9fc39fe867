//! A grid over the map that finds what is near without looking at everything. It keeps numbers; what they mean is the caller's.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use kurbo::Rect;

/// Something that would take more cells than this is handed out every time instead.
const MOST_CELLS: f64 = 4000.0;

/// So many numbers are told apart before they are sorted.
const MANY: usize = 256;

/// Mixes a cell's number; cells are our own, so nobody can choose them to collide.
#[derive(Clone, Default)]
pub struct CellHasher(u64);

impl Hasher for CellHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }
    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

/// Cells by column and row.
pub type Cells<T> = HashMap<u64, T, BuildHasherDefault<CellHasher>>;

/// The first and last column and row of a rectangle.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// First column.
    pub x0: i64,
    /// First row.
    pub y0: i64,
    /// Last column.
    pub x1: i64,
    /// Last row.
    pub y1: i64,
}

impl Span {
    /// The cells of this size that a rectangle touches; `None` when they are too many, or the rectangle is not finite.
    pub fn of(rect: Rect, cell: f64) -> Option<Self> {
        let count = (rect.width() / cell + 2.0) * (rect.height() / cell + 2.0);
        let column = |at: f64| (at / cell).floor() as i64;
        let few = count <= MOST_CELLS && rect.is_finite();
        few.then(|| Self { x0: column(rect.x0), y0: column(rect.y0), x1: column(rect.x1), y1: column(rect.y1) })
    }

    /// Columns and rows, one by one.
    pub fn cells(self) -> impl Iterator<Item = (i64, i64)> {
        (self.x0..=self.x1).flat_map(move |x| (self.y0..=self.y1).map(move |y| (x, y)))
    }
}

/// The number of a cell.
pub fn cell_name((x, y): (i64, i64)) -> u64 {
    ((x as u64) << 32) ^ (y as u64 & 0xFFFF_FFFF)
}

/// Numbers by where they are.
#[derive(Clone, Debug)]
pub struct Grid {
    cell: f64,
    cells: Cells<Vec<u32>>,
    large: Vec<u32>,
    count: u32,
}

impl Grid {
    /// An empty grid of cells with this side.
    pub fn new(cell: f64) -> Self {
        Self { cell, cells: Cells::default(), large: Vec::new(), count: 0 }
    }

    /// Adds a number that lies in a rectangle.
    pub fn insert(&mut self, rect: Rect, number: u32) {
        self.count = self.count.max(number + 1);
        let Some(span) = Span::of(rect, self.cell) else {
            self.large.push(number);
            return;
        };
        for cell in span.cells() {
            let here = self.cells.entry(cell_name(cell)).or_default();
            if here.last() != Some(&number) {
                here.push(number);
            }
        }
    }

    /// The numbers that may lie in a rectangle, each once, in order.
    pub fn near(&self, rect: Rect) -> Vec<u32> {
        self.near_any([rect])
    }

    /// The numbers that may lie in any of several rectangles, each once, in order.
    pub fn near_any(&self, rects: impl IntoIterator<Item = Rect>) -> Vec<u32> {
        let mut found = self.large.clone();
        for rect in rects {
            let Some(span) = Span::of(rect, self.cell) else { return (0..self.count).collect() };
            for cell in span.cells() {
                found.extend(self.cells.get(&cell_name(cell)).into_iter().flatten());
            }
        }
        // What is long is met in cell after cell: of many the first of each is kept before they are sorted.
        if found.len() > MANY {
            let mut met = vec![0_u64; self.count as usize / 64 + 1];
            found.retain(|&number| {
                let (word, bit) = (met.get_mut(number as usize / 64), 1 << (number % 64));
                word.is_some_and(|word| {
                    let is_new = *word & bit == 0;
                    *word |= bit;
                    is_new
                })
            });
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_is_found() {
        let mut grid = Grid::new(50.0);
        let mut rng = fastrand::Rng::with_seed(3);
        let mut rect = |size: f64| {
            Rect::from_origin_size((rng.f64() * 2000.0 - 1000.0, rng.f64() * 2000.0 - 1000.0), (rng.f64() * size, rng.f64() * size))
        };
        let rects: Vec<Rect> = (0..400).map(|i| if i == 9 { rect(90_000.0) } else { rect(200.0) }).collect();
        for (number, &rect) in (0..).zip(&rects) {
            grid.insert(rect, number);
        }
        for _ in 0..100 {
            let here = rect(300.0);
            let found = grid.near(here);
            assert!(rects.iter().zip(0..).all(|(rect, number)| !rect.overlaps(here) || found.contains(&number)));
            assert!(found.len() < 200);
        }
    }
}
