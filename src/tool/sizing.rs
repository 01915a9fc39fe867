//! A side of a note, or a corner of a picture, follows the pointer.

use super::{Ask, Cursor, Gesture, Phase, PointerEvent, Stage};
use crate::document::{Edit, Request};
use crate::map::{Backdrop, Note, Part, Point, Rect};

/// What a note or a picture is taken by to be made wider or smaller: a side, or a corner. -1 is left or upper, 1 right or lower.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold {
    /// The note or picture.
    pub part: Part,
    /// Left, right.
    pub x: f64,
    /// Upper, lower; 0 of a note, which is as high as its words need.
    pub y: f64,
}

impl Hold {
    /// Where it is on what it holds.
    pub fn at(&self, rect: Rect) -> Point {
        let middle = rect.center();
        Point::new(middle.x + self.x * rect.width() / 2.0, middle.y + self.y * rect.height() / 2.0)
    }

    /// The shape of the pointer over it.
    pub fn cursor(&self) -> Cursor {
        let falls = self.x * self.y;
        if falls == 0.0 {
            Cursor::Across
        } else if falls > 0.0 {
            Cursor::Falling
        } else {
            Cursor::Rising
        }
    }

    /// Every hold of a part: two of a note, four of a picture.
    pub fn all(part: Part) -> Vec<Self> {
        let hold = |(x, y): (f64, f64)| Self { part, x, y };
        match part {
            Part::Note(_) => [(-1.0, 0.0), (1.0, 0.0)].map(hold).to_vec(),
            Part::Backdrop(_) => [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(hold).to_vec(),
            _ => Vec::new(),
        }
    }
}

/// A note or picture being made wider or smaller.
#[derive(Clone, Debug, PartialEq)]
pub struct Sizing {
    hold: Hold,
    /// Where the button went down.
    from: Point,
    /// As it was.
    start: Rect,
    /// Whether it has moved yet.
    begun: bool,
}

impl Sizing {
    pub(super) fn new(hold: Hold, event: &PointerEvent, stage: Stage<'_>) -> Option<Self> {
        let start = stage.drawing.beside(hold.part)?;
        Some(Self { hold, from: event.at, start, begun: false })
    }

    pub(super) fn next(mut self, event: &PointerEvent, _stage: Stage<'_>, asks: &mut Vec<Ask>) -> Gesture {
        match event.phase {
            Phase::Drag => {
                if !self.begun {
                    asks.push(Request::Begin("resize".to_owned()).into());
                    self.begun = true;
                }
                asks.push(Request::Edit(Edit::Place(vec![(self.hold.part, self.rect(event.at))])).into());
                Gesture::Sizing(self)
            }
            Phase::Release | Phase::DoubleClick => {
                asks.extend(self.begun.then(|| Ask::from(Request::Commit)));
                Gesture::Idle
            }
            _ => Gesture::Sizing(self),
        }
    }

    /// The shape of the pointer.
    pub(super) fn cursor(&self) -> Cursor {
        self.hold.cursor()
    }

    /// Whether there is anything to take back.
    pub(super) fn has_begun(&self) -> bool {
        self.begun
    }

    /// What it covers now. A picture keeps its shape, and the corner that lies across where it is.
    fn rect(&self, at: Point) -> Rect {
        let (start, by, hold) = (self.start, at - self.from, self.hold);
        if hold.y == 0.0 {
            let width = (start.width() + hold.x * by.x).clamp(*Note::WIDTHS.start(), *Note::WIDTHS.end());
            let x0 = if hold.x < 0.0 { start.x1 - width } else { start.x0 };
            return Rect::new(x0, start.y0, x0 + width, start.y1);
        }
        let wanted = [(start.width(), hold.x * by.x), (start.height(), hold.y * by.y)].map(|(side, more)| (side + more) / side);
        let least = Backdrop::LEAST / start.width().min(start.height());
        let scale = wanted[0].max(wanted[1]).max(least);
        let size = start.size() * scale;
        let x0 = if hold.x < 0.0 { start.x1 - size.width } else { start.x0 };
        let y0 = if hold.y < 0.0 { start.y1 - size.height } else { start.y0 };
        Rect::from_origin_size((x0, y0), size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{BackdropId, NoteId};

    fn sized(part: Part, (x, y): (f64, f64), by: (f64, f64)) -> Rect {
        let start = Rect::new(0.0, 0.0, 200.0, 100.0);
        let hold = Hold { part, x, y };
        Sizing { hold, from: hold.at(start), start, begun: true }.rect(hold.at(start) + kurbo::Vec2::new(by.0, by.1))
    }

    #[test]
    fn a_note_gets_wider_at_the_side_that_is_held() {
        let note = Part::Note(NoteId::from_value(1));
        assert_eq!(sized(note, (1.0, 0.0), (50.0, 30.0)), Rect::new(0.0, 0.0, 250.0, 100.0));
        assert_eq!(sized(note, (-1.0, 0.0), (-50.0, 0.0)), Rect::new(-50.0, 0.0, 200.0, 100.0));
        assert_eq!(sized(note, (1.0, 0.0), (-500.0, 0.0)).size(), kurbo::Size::new(60.0, 100.0), "never too narrow for words");
    }

    #[test]
    fn a_picture_keeps_its_shape_and_the_corner_across() {
        let picture = Part::Backdrop(BackdropId::from_value(1));
        assert_eq!(sized(picture, (1.0, 1.0), (100.0, 0.0)), Rect::new(0.0, 0.0, 300.0, 150.0));
        assert_eq!(sized(picture, (-1.0, -1.0), (0.0, -100.0)), Rect::new(-200.0, -100.0, 200.0, 100.0));
        let least = sized(picture, (1.0, 1.0), (-900.0, -900.0));
        assert_eq!((least.width(), least.height()), (80.0, 40.0));
    }
}
