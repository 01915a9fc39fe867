//! Cards on a sheet: as many as fit side by side, marks to cut along, and the place behind each card for its back. What is on a card is no
//! concern of this file.

use kurbo::{BezPath, Point, Rect, Size, Vec2};

use crate::scene::{Role, Scene};
use crate::theme::Rgba;

use super::{MM, Paper};

/// Line of cut marks, in points.
const LINE: f64 = 0.5;
/// Half of a cross where two cuts meet.
const ARM: f64 = 5.0 * MM;
/// From the edge of a sheet, where printers do not reach, to its ticks.
const FROM_EDGE: f64 = 4.0 * MM;
/// Length of a tick.
const TICK: f64 = 7.0 * MM;
/// Between a tick and cards that do not fill their sheet.
const AWAY: f64 = 2.0 * MM;
/// How much, of their size, cards may differ from it and still have it: half a millimetre of A6 on A4 …
const EXACTLY: f64 = 0.015;
/// … and to fill a sheet without waste: Letter is so much shorter than A4.
const NEARLY: f64 = 0.08;

/// How cards lie on a sheet, in points.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Imposition {
    /// The sheet as it lies.
    pub paper: Paper,
    /// Each card, row by row.
    pub cells: Vec<Rect>,
    /// Cards in a row.
    pub columns: usize,
    /// Cards in a column.
    pub rows: usize,
    /// Whether they leave waste around them.
    filling: Filling,
}

/// How well cards of a size fill a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Filling {
    /// They are of their size, with waste around them.
    Waste,
    /// They are a little larger or smaller than they should be.
    Nearly,
    /// By half a millimetre or so.
    Exactly,
}

impl Imposition {
    /// Cards of a size in millimetres on this paper. The sheet lies whichever way holds more unless one was asked for; cards stand upright unless
    /// that holds fewer.
    pub fn new(paper: Paper, landscape: Option<bool>, card: [f64; 2]) -> Self {
        let lies = landscape.map_or(vec![false, true], |wide| vec![wide]).into_iter();
        let all = lies.flat_map(|wide| [false, true].map(|turned| (wide, turned)));
        let mut best: Option<((Filling, usize, bool, bool), Self)> = None;
        for (wide, turned) in all {
            let [w, h] = card;
            let made = Self::laid(paper.turned(wide), if turned { [h, w] } else { [w, h] });
            let rank = (made.filling, made.cells.len(), !turned, !wide);
            if best.as_ref().is_none_or(|(other, _)| rank > *other) {
                best = Some((rank, made));
            }
        }
        best.map_or_else(|| Self::laid(paper, card), |(_, made)| made)
    }

    /// Cards on a sheet as it lies.
    fn laid(paper: Paper, [w, h]: [f64; 2]) -> Self {
        let whole = |most: f64| Some((divided(paper.width, w, most)?, divided(paper.height, h, most)?));
        let (filling, (columns, rows)) = whole(EXACTLY)
            .map(|counts| (Filling::Exactly, counts))
            .or_else(|| whole(NEARLY).map(|counts| (Filling::Nearly, counts)))
            .unwrap_or_else(|| (Filling::Waste, (fitting(paper.width, w), fitting(paper.height, h))));
        let fills = filling > Filling::Waste;
        let side = |sheet: f64, card: f64, count: usize| MM * if fills { sheet / count as f64 } else { card.min(sheet) };
        let card = Size::new(side(paper.width, w, columns), side(paper.height, h, rows));
        let block = Size::new(card.width * columns as f64, card.height * rows as f64);
        let corner = ((paper.size() - block) / 2.0).to_vec2().to_point();
        let cell = |i: usize| {
            let at = Vec2::new(card.width * (i % columns) as f64, card.height * (i / columns) as f64);
            Rect::from_origin_size(corner + at, card)
        };
        Self { paper, cells: (0..columns * rows).map(cell).collect(), columns, rows, filling }
    }

    /// Where the back of a card lies on the back of the sheet, when the printer turns it over the long edge.
    pub fn behind(&self, cell: Rect) -> Rect {
        let sheet = self.paper.size();
        if self.paper.is_landscape() {
            Rect { y0: sheet.height - cell.y1, y1: sheet.height - cell.y0, ..cell }
        } else {
            Rect { x0: sheet.width - cell.x1, x1: sheet.width - cell.x0, ..cell }
        }
    }

    /// Where cuts run, from the left and from the top: between cards, and around them where they do not fill the sheet.
    fn cuts(&self) -> [Vec<f64>; 2] {
        let mut across: Vec<f64> = self.cells.iter().take(self.columns).skip(1).map(|cell| cell.x0).collect();
        let mut down: Vec<f64> = self.cells.iter().step_by(self.columns).skip(1).map(|cell| cell.y0).collect();
        if self.filling == Filling::Waste {
            let block = self.block();
            across.extend([block.x0, block.x1]);
            down.extend([block.y0, block.y1]);
        }
        [across, down]
    }

    /// All cards together.
    fn block(&self) -> Rect {
        self.cells.iter().copied().reduce(|a, b| a.union(b)).unwrap_or_default()
    }

    /// Ticks at the ends of every cut, and a cross wherever two cuts between cards meet.
    pub fn marks(&self, ink: Rgba) -> Scene {
        let (sheet, block) = (self.paper.size().to_rect(), self.block());
        let [across, down] = self.cuts();
        let mut path = BezPath::new();
        let mut line = |a: Point, b: Point| {
            path.move_to(a);
            path.line_to(b);
        };
        for &x in &across {
            for (a, b) in self.ticks([sheet.y0, sheet.y1], [block.y0, block.y1]) {
                line(Point::new(x, a), Point::new(x, b));
            }
        }
        for &y in &down {
            for (a, b) in self.ticks([sheet.x0, sheet.x1], [block.x0, block.x1]) {
                line(Point::new(a, y), Point::new(b, y));
            }
        }
        let corners = across.iter().take(self.columns - 1).flat_map(|&x| down.iter().take(self.rows - 1).map(move |&y| Point::new(x, y)));
        for at in corners {
            line(at - Vec2::new(ARM, 0.0), at + Vec2::new(ARM, 0.0));
            line(at - Vec2::new(0.0, ARM), at + Vec2::new(0.0, ARM));
        }
        let mut scene = Scene::default();
        if !path.elements().is_empty() {
            scene.stroke(None, Role::Ground, path, ink, LINE);
        }
        scene
    }

    /// Both ticks of a cut: inside the edges of a sheet that cards fill, else outside the cards.
    fn ticks(&self, sheet: [f64; 2], block: [f64; 2]) -> [(f64, f64); 2] {
        if self.filling > Filling::Waste {
            return [(sheet[0] + FROM_EDGE, sheet[0] + FROM_EDGE + TICK), (sheet[1] - FROM_EDGE - TICK, sheet[1] - FROM_EDGE)];
        }
        let (near, far) = (AWAY, AWAY + TICK);
        [
            ((block[0] - far).max(sheet[0]), (block[0] - near).max(sheet[0])),
            ((block[1] + near).min(sheet[1]), (block[1] + far).min(sheet[1])),
        ]
    }
}

/// How many cards fill a side, each at most this share larger or smaller than it should be.
fn divided(sheet: f64, card: f64, most: f64) -> Option<usize> {
    let count = (sheet / card).round().max(1.0);
    ((sheet / count - card).abs() <= card * most).then_some(count as usize)
}

/// How many whole cards lie along a side, at least one.
fn fitting(sheet: f64, card: f64) -> usize {
    ((sheet + 0.1) / card).floor().max(1.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const A6: [f64; 2] = [105.0, 148.0];
    const A7: [f64; 2] = [74.0, 105.0];
    const A5: [f64; 2] = [148.0, 210.0];

    #[test]
    fn a4_is_cut_into_four_eight_or_two() {
        for (card, wide, columns, rows) in [(A6, false, 2, 2), (A7, true, 4, 2), (A5, true, 2, 1)] {
            let laid = Imposition::new(Paper::A4, None, card);
            assert_eq!(
                (laid.paper.is_landscape(), laid.columns, laid.rows, laid.filling),
                (wide, columns, rows, Filling::Exactly),
                "{card:?}"
            );
            assert!(laid.cells.iter().all(|cell| cell.height() > cell.width()), "upright");
        }
        let wide = Imposition::new(Paper::A4, Some(true), A6);
        assert!(wide.cells.len() == 4 && wide.paper.is_landscape(), "turned with the sheet");
    }

    #[test]
    fn letter_is_cut_in_four_and_a_large_sheet_leaves_waste() {
        let letter: Paper = "Letter".parse().unwrap();
        let laid = Imposition::new(letter, None, A6);
        assert!(
            laid.filling == Filling::Nearly
                && laid.cells.len() == 4
                && laid.marks(crate::theme::ThemeName::Paper.theme().palette.text).items.len() == 1
        );
        let odd = Imposition::new(Paper::custom(500.0, 400.0).unwrap(), None, A6);
        assert!(odd.filling == Filling::Waste && odd.cells.len() == 9, "{}", odd.cells.len());
        let sheet = odd.paper.size().to_rect();
        assert!(odd.cells.iter().all(|cell| sheet.union(*cell) == sheet));
        let small = Imposition::new(Paper::A5, None, [210.0, 297.0]);
        assert_eq!(small.cells, [small.paper.size().to_rect()], "one card, as large as the sheet");
    }

    #[test]
    fn a_back_lies_behind_its_card_and_its_card_behind_it() {
        for card in [A6, A7] {
            let laid = Imposition::new(Paper::A4, None, card);
            for &cell in &laid.cells {
                let back = laid.behind(cell);
                assert!(laid.behind(back).center().distance(cell.center()) < 1e-9);
                assert!(laid.cells.iter().any(|other| other.center().distance(back.center()) < 1e-6), "behind one of the cards");
            }
        }
        let upright = Imposition::new(Paper::A4, None, A6);
        assert!(upright.behind(upright.cells[0]).y0 < 1e-9, "turned over the long edge, the top stays the top");
    }
}
