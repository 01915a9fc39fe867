//! How a poster is cut into sheets that overlap: which part of it is on which sheet. All lengths in points.

use kurbo::{Point, Rect, Size, Vec2};

use crate::print::{MM, Paper};

/// How far neighbours overlap, for glue.
pub const OVERLAP: f64 = 12.0 * MM;

/// A sheet must add at least this much to the one before it.
const LEAST_STEP: f64 = 40.0 * MM;

/// The band at the foot of a sheet for its name, the plan and the check bar.
const FOOT: f64 = 26.0 * MM;

/// One sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Its row from the top, 0 up.
    pub row: usize,
    /// Its column from the left, 0 up.
    pub column: usize,
    /// What it shows of the poster.
    pub shows: Rect,
}

impl Tile {
    /// A1 at the top left, then A2 to its right; rows are letters.
    pub fn name(&self) -> String {
        format!("{}{}", row_letters(self.row), self.column + 1)
    }
}

/// A, B, … Z, AA, AB.
pub fn row_letters(row: usize) -> String {
    let last = char::from(b'A' + (row % 26) as u8);
    if row < 26 { last.to_string() } else { format!("{}{last}", row_letters(row / 26 - 1)) }
}

/// How a poster is cut.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The sheet as it lies.
    pub paper: Paper,
    /// Where the poster is on a sheet.
    pub window: Rect,
    /// Rows of sheets.
    pub rows: usize,
    /// Columns of sheets.
    pub columns: usize,
    /// Sheet by sheet, row by row.
    pub tiles: Vec<Tile>,
    /// The poster's size.
    pub poster: Size,
}

impl Plan {
    /// Cuts a poster into sheets of this paper, turned whichever way needs fewer; `None` when the margins leave no room. The margin is never
    /// under 10 mm, as notes stand in it and printers do not reach the edge.
    pub fn new(poster: Size, paper: Paper, margin: f64) -> Option<Self> {
        let wide = poster.width >= poster.height;
        let plans = [wide, !wide].into_iter().filter_map(|landscape| Self::turned(poster, paper.turned(landscape), margin));
        plans.min_by_key(|plan| plan.tiles.len())
    }

    fn turned(poster: Size, paper: Paper, margin: f64) -> Option<Self> {
        let margin = margin.max(10.0 * MM);
        let size = paper.size();
        let window = Rect::new(margin, margin, size.width - margin, size.height - margin.max(FOOT));
        let step = window.size() - Size::new(OVERLAP, OVERLAP);
        if step.width < LEAST_STEP || step.height < LEAST_STEP {
            return None;
        }
        let count = |whole: f64, step: f64| (((whole - OVERLAP) / step - 1e-6).ceil().max(1.0)) as usize;
        let (columns, rows) = (count(poster.width, step.width), count(poster.height, step.height));
        let tiles = (0..rows).flat_map(|row| {
            (0..columns).map(move |column| {
                let corner = Point::new(column as f64 * step.width, row as f64 * step.height);
                // The poster ends where it ends, though the last sheets have room for more.
                let shows = Rect::from_origin_size(corner, window.size()).intersect(poster.to_rect());
                Tile { row, column, shows }
            })
        });
        Some(Self { paper, window, rows, columns, tiles: tiles.collect(), poster })
    }

    /// Where on its sheet the poster is seen: the window, or as much of it as there is poster.
    pub fn seen(&self, tile: &Tile) -> Rect {
        tile.shows + self.sheet_from_poster(tile)
    }

    /// From the poster to a sheet.
    pub fn sheet_from_poster(&self, tile: &Tile) -> Vec2 {
        self.window.origin() - tile.shows.origin()
    }

    /// The sheet in this row and column.
    pub fn at(&self, row: usize, column: usize) -> Option<&Tile> {
        self.tiles.iter().find(|tile| tile.row == row && tile.column == column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every millimetre of the poster is on a sheet, and neighbours share exactly the overlap.
    #[test]
    fn sheets_cover_the_poster() {
        for (poster, sheet) in [(Paper::A1, Paper::A4), (Paper::A0, Paper::A3), (Paper::A3, Paper::A5), (Paper::A2.turned(true), Paper::A4)]
        {
            let plan = Plan::new(poster.size(), sheet, 12.0 * MM).unwrap();
            for x in 0..=(poster.width as i32) {
                for y in 0..=(poster.height as i32) {
                    let at = Point::new(f64::from(x) * MM, f64::from(y) * MM);
                    assert!(plan.tiles.iter().any(|tile| tile.shows.inflate(1e-6, 1e-6).contains(at)), "{x}, {y} of {poster}");
                }
            }
            for tile in &plan.tiles {
                if let Some(right) = plan.at(tile.row, tile.column + 1) {
                    assert!((tile.shows.x1 - right.shows.x0 - OVERLAP).abs() < 1e-9);
                }
                if let Some(below) = plan.at(tile.row + 1, tile.column) {
                    assert!((tile.shows.y1 - below.shows.y0 - OVERLAP).abs() < 1e-9);
                }
                assert!(tile.shows.x0 < plan.poster.width - OVERLAP + 1e-6 || plan.columns == 1, "no sheet for nothing");
            }
            let edge = plan.paper.size().to_rect().inset(-10.0 * MM + 1e-6);
            assert_eq!(edge.intersect(plan.window), plan.window, "printers reach it");
        }
    }

    #[test]
    fn sheets_have_names_to_shout_across_a_room() {
        let plan = Plan::new(Paper::A1.turned(true).size(), Paper::A4, 12.0 * MM).unwrap();
        assert_eq!((plan.rows, plan.columns, plan.paper.is_landscape()), (3, 5, false), "15 upright sheets, not 16 wide ones");
        assert_eq!(plan.at(1, 2).unwrap().name(), "B3");
        assert_eq!([0, 25, 26, 52].map(row_letters), ["A", "Z", "AA", "BA"].map(String::from));
    }

    #[test]
    fn no_room_is_told() {
        assert!(Plan::new(Paper::A1.size(), Paper::A5, 60.0 * MM).is_none());
    }
}
