//! How a poster is cut into sheets that overlap: which part of it is on which sheet. All lengths in points.

use kurbo::{Rect, Size, Vec2};

use crate::print::{MM, Paper};

use super::cuts::Side;

/// How far neighbours overlap, for glue.
pub const OVERLAP: f64 = 12.0 * MM;

/// A sheet must add at least this much to the one before it.
const LEAST_STEP: f64 = 40.0 * MM;

/// The band at the foot of a sheet for its ticks, its name, the plan and the check bar.
const FOOT: f64 = 28.0 * MM;

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
    /// Cuts a poster into sheets of this paper, turned whichever way needs fewer, and then splits less of what should stay `whole`; `None` when
    /// the margins leave no room. The margin is never under 10 mm, as notes stand in it and printers do not reach the edge.
    pub fn new(poster: Size, paper: Paper, margin: f64, whole: &[Rect]) -> Option<Self> {
        let wide = poster.width >= poster.height;
        let plans = [wide, !wide].into_iter().filter_map(|landscape| Self::turned(poster, paper.turned(landscape), margin, whole));
        plans.min_by_key(|plan| (plan.tiles.len(), plan.split(whole)))
    }

    fn turned(poster: Size, paper: Paper, margin: f64, whole: &[Rect]) -> Option<Self> {
        let margin = margin.max(10.0 * MM);
        let size = paper.size();
        let window = Rect::new(margin, margin, size.width - margin, size.height - margin.max(FOOT));
        let step = window.size() - Size::new(OVERLAP, OVERLAP);
        if step.width < LEAST_STEP || step.height < LEAST_STEP {
            return None;
        }
        // Each sheet is glued over the one to its left and the one below it.
        let across = Side { length: poster.width, window: window.width(), overlap: OVERLAP, least: LEAST_STEP, seam: 0.0 };
        let down = Side { length: poster.height, window: window.height(), seam: OVERLAP, ..across };
        let lefts = across.starts(&whole.iter().map(|rect| (rect.x0, rect.x1)).collect::<Vec<_>>());
        let tops = down.starts(&whole.iter().map(|rect| (rect.y0, rect.y1)).collect::<Vec<_>>());
        let mut tiles = Vec::with_capacity(lefts.len() * tops.len());
        for (row, &y0) in tops.iter().enumerate() {
            for (column, &x0) in lefts.iter().enumerate() {
                // Up to where the next one is glued; the poster ends where it ends, though the last sheets have room for more.
                let x1 = lefts.get(column + 1).map_or(poster.width, |next| next + OVERLAP);
                let y1 = tops.get(row + 1).map_or(poster.height, |next| next + OVERLAP);
                tiles.push(Tile { row, column, shows: Rect { x0, y0, x1, y1 } });
            }
        }
        Some(Self { paper, window, rows: tops.len(), columns: lefts.len(), tiles, poster })
    }

    /// How many of these lie on a seam when all sheets are glued.
    pub fn split(&self, whole: &[Rect]) -> usize {
        let upright = self.tiles.iter().filter(|tile| tile.row == 0 && tile.column > 0).map(|tile| tile.shows.x0);
        let level = self.tiles.iter().filter(|tile| tile.column == 0 && tile.row > 0).map(|tile| tile.shows.y0 + OVERLAP);
        let (upright, level): (Vec<f64>, Vec<f64>) = (upright.collect(), level.collect());
        let on_seam =
            |rect: &&Rect| upright.iter().any(|&x| rect.x0 < x && x < rect.x1) || level.iter().any(|&y| rect.y0 < y && y < rect.y1);
        whole.iter().filter(on_seam).count()
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
    use kurbo::Point;

    use super::*;

    /// Every millimetre of the poster is on a sheet, and neighbours share exactly the overlap.
    #[test]
    fn sheets_cover_the_poster() {
        for (poster, sheet) in [(Paper::A1, Paper::A4), (Paper::A0, Paper::A3), (Paper::A3, Paper::A5), (Paper::A2.turned(true), Paper::A4)]
        {
            let plan = Plan::new(poster.size(), sheet, 12.0 * MM, &[]).unwrap();
            check(&plan);
            for x in 0..=(poster.width as i32) {
                for y in 0..=(poster.height as i32) {
                    let at = Point::new(f64::from(x) * MM, f64::from(y) * MM);
                    assert!(plan.tiles.iter().any(|tile| tile.shows.inflate(1e-6, 1e-6).contains(at)), "{x}, {y} of {poster}");
                }
            }
        }
    }

    /// Neighbours share the overlap, no sheet shows more than fits on it, and printers reach it all.
    fn check(plan: &Plan) {
        for tile in &plan.tiles {
            if let Some(right) = plan.at(tile.row, tile.column + 1) {
                assert!((tile.shows.x1 - right.shows.x0 - OVERLAP).abs() < 1e-9);
            }
            if let Some(below) = plan.at(tile.row + 1, tile.column) {
                assert!((tile.shows.y1 - below.shows.y0 - OVERLAP).abs() < 1e-9);
            }
            assert!(tile.shows.x0 < plan.poster.width - OVERLAP + 1e-6 || plan.columns == 1, "no sheet for nothing");
            assert!(tile.shows.width() <= plan.window.width() + 1e-6 && tile.shows.height() <= plan.window.height() + 1e-6, "{tile:?}");
        }
        let shown = plan.tiles.iter().map(|tile| tile.shows).reduce(|a, b| a.union(b)).unwrap();
        assert!((shown.width() - plan.poster.width).abs() < 1e-6 && (shown.height() - plan.poster.height).abs() < 1e-6, "up to the end");
        let edge = plan.paper.size().to_rect().inset(-10.0 * MM + 1e-6);
        assert_eq!(edge.intersect(plan.window), plan.window, "printers reach it");
    }

    #[test]
    fn fewer_labels_are_split_when_cuts_make_way() {
        let mut rng = fastrand::Rng::with_seed(5);
        let (mut before, mut after) = (0, 0);
        let papers = [(Paper::A1, Paper::A4), (Paper::A0, Paper::A4), (Paper::A2, Paper::A4), (Paper::A1, Paper::A3)];
        for (paper, sheet) in papers.into_iter().cycle().take(20) {
            let poster = paper.turned(true).size();
            let mut label = || {
                let corner = Point::new(rng.f64() * (poster.width - 150.0), rng.f64() * (poster.height - 40.0));
                Rect::from_origin_size(corner, (60.0 + rng.f64() * 90.0, 17.0 + 17.0 * f64::from(rng.u8(0..2))))
            };
            let labels: Vec<Rect> = (0..60).map(|_| label()).collect();
            let (blind, seeing) =
                (Plan::new(poster, sheet, 12.0 * MM, &[]).unwrap(), Plan::new(poster, sheet, 12.0 * MM, &labels).unwrap());
            check(&seeing);
            assert_eq!(seeing.tiles.len(), blind.tiles.len(), "not a sheet more");
            assert!(seeing.split(&labels) <= blind.split(&labels));
            before += blind.split(&labels);
            after += seeing.split(&labels);
        }
        assert!(after * 2 < before, "{after} of {before}");
    }

    #[test]
    fn sheets_have_names_to_shout_across_a_room() {
        let plan = Plan::new(Paper::A1.turned(true).size(), Paper::A4, 12.0 * MM, &[]).unwrap();
        assert_eq!((plan.rows, plan.columns, plan.paper.is_landscape()), (3, 5, false), "15 upright sheets, not 16 wide ones");
        assert_eq!(plan.at(1, 2).unwrap().name(), "B3");
        assert_eq!([0, 25, 26, 52].map(row_letters), ["A", "Z", "AA", "BA"].map(String::from));
    }

    #[test]
    fn no_room_is_told() {
        assert!(Plan::new(Paper::A1.size(), Paper::A5, 60.0 * MM, &[]).is_none());
    }
}
