//! Pieces onto pages: no heading alone at the foot, no single line of a paragraph alone, quotes whole where a page can hold them.

use std::sync::Arc;

use kurbo::{Affine, Point, Rect, Shape};

use crate::print::PrintError;
use crate::print::lines::{line_height, lines};
use crate::print::sheets::Sheets;
use crate::scene::{Role, Scene};
use crate::text::{Shaped, Typesetter};
use crate::theme::paper;

use super::pieces::{Beside, Piece};

/// The longest line that is easy to read, in ems.
const LONGEST_LINE: f64 = 38.0;
/// Thickness of the bar beside a quote.
const BAR: f64 = 2.5;

/// Sheets being filled with text.
pub(super) struct Flow<'s, 'a> {
    pub sheets: &'s mut Sheets<'a>,
    /// Pieces that must not be parted from what follows.
    waiting: Vec<Piece>,
}

impl<'s, 'a> Flow<'s, 'a> {
    pub fn new(sheets: &'s mut Sheets<'a>) -> Self {
        Self { sheets, waiting: Vec::new() }
    }

    /// How wide lines may be.
    pub fn measure(&self) -> f64 {
        let em = f64::from(self.sheets.style(paper::BODY).size);
        self.sheets.sheet.free.width().min(LONGEST_LINE * em)
    }

    /// Adds a piece; one that stays with the next waits for it.
    pub fn add(&mut self, piece: Piece, types: &mut Typesetter) -> Result<(), PrintError> {
        let waits = piece.with_next;
        self.waiting.push(piece);
        if waits { Ok(()) } else { self.settle(0.0, types) }
    }

    /// Puts what still waits, with this much room below it.
    pub fn finish(mut self, next: f64, types: &mut Typesetter) -> Result<(), PrintError> {
        if self.waiting.is_empty() { Ok(()) } else { self.settle(next, types) }
    }

    /// Puts what waits, on a new page if it does not begin well on this one.
    fn settle(&mut self, next: f64, types: &mut Typesetter) -> Result<(), PrintError> {
        let pieces = std::mem::take(&mut self.waiting);
        let page = self.sheets.sheet.free.height();
        let needed: f64 = pieces.iter().map(|piece| piece.above + least(piece, page)).sum();
        self.sheets.make_room(needed + next, types)?;
        for piece in &pieces {
            self.lay(piece, types)?;
        }
        Ok(())
    }

    /// Puts a piece, over as many pages as it takes.
    fn lay(&mut self, piece: &Piece, types: &mut Typesetter) -> Result<(), PrintError> {
        if self.sheets.y > self.sheets.sheet.free.y0 {
            self.sheets.y += piece.above;
        }
        let mut rest = Arc::clone(&piece.text);
        loop {
            let height = line_height(&rest);
            let room = ((self.sheets.sheet.free.y1 - self.sheets.y + 0.01) / height).floor().max(0.0) as usize;
            let count = rest.lines.len();
            if room >= count {
                self.put(&rest, piece);
                return Ok(());
            }
            let at_top = self.sheets.y <= self.sheets.sheet.free.y0;
            // Two lines at least on either side of the end of a page.
            let fit = if count - room == 1 { room - usize::from(room > 0) } else { room };
            let fit = if fit < 2 && !at_top { 0 } else { fit.max(usize::from(at_top)) };
            if fit > 0 {
                self.put(&Arc::new(lines(&rest, 0, fit)), piece);
                rest = Arc::new(lines(&rest, fit, count));
            }
            self.sheets.turn(types)?;
        }
    }

    fn put(&mut self, text: &Arc<Shaped>, piece: &Piece) {
        let x = self.sheets.sheet.free.x0;
        let height = f64::from(text.height);
        let mut scene = Scene::default();
        match &piece.beside {
            Beside::Bar => {
                let bar = Rect::new(x, self.sheets.y, x + BAR, self.sheets.y + height);
                let mut beside = Scene::default();
                beside.fill(None, Role::Ground, bar.to_path(0.1), self.sheets.sheet.ink);
                self.sheets.sheet.page.place(beside, Affine::IDENTITY);
            }
            // Bullets and boxes stand only before the first line.
            Beside::Box if is_start(text, piece) => {
                let side = 0.8 * f64::from(text.size);
                let middle = self.sheets.y + line_height(text) / 2.0;
                let area = Rect::new(x, middle - side / 2.0, x + side, middle + side / 2.0).inset(-0.5);
                let mut beside = Scene::default();
                beside.stroke(None, Role::Ground, area.to_path(0.1), self.sheets.sheet.ink, 1.0);
                self.sheets.sheet.page.place(beside, Affine::IDENTITY);
            }
            Beside::Bullet(bullet) if is_start(text, piece) => {
                scene.text(None, Role::Words, Arc::clone(bullet), Point::new(x, self.sheets.y), self.sheets.sheet.ink);
            }
            Beside::Nothing | Beside::Bullet(_) | Beside::Box => {}
        }
        let start = text.start_between(x + piece.indent, x + self.measure());
        scene.text(None, Role::Words, Arc::clone(text), Point::new(start, self.sheets.y), self.sheets.sheet.ink);
        self.sheets.sheet.page.place(scene, Affine::IDENTITY).tag = piece.tag.clone();
        self.sheets.y += height;
    }
}

/// How much of a piece must stand together at its beginning.
fn least(piece: &Piece, page: f64) -> f64 {
    let whole = f64::from(piece.text.height);
    if piece.whole && whole <= page * 0.9 { whole } else { whole.min(line_height(&piece.text) * 2.0) }
}

/// Whether a text is all of a piece or begins it.
fn is_start(text: &Arc<Shaped>, piece: &Piece) -> bool {
    Arc::ptr_eq(text, &piece.text) || text.text.starts_with(first_words(&piece.text))
}

/// The words of the first line.
fn first_words(text: &Shaped) -> &str {
    text.lines.first().and_then(|line| text.text.get(line.text.0 as usize..line.text.1 as usize)).unwrap_or_default()
}
