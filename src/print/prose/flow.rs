//! Pieces onto pages: no heading alone at the foot, no single line of a paragraph alone, quotes whole where a page can hold them.

use std::sync::Arc;

use kurbo::{Affine, Point, Rect, Shape};

use crate::print::furniture::{Footer, Sheet};
use crate::print::{Paper, PrintError, PrintOptions};
use crate::release::Released;
use crate::scene::{Role, Scene};
use crate::text::{Line, Run, Shaped, Typesetter};
use crate::theme::paper;

use super::pieces::{Beside, Piece};

/// The longest line that is easy to read, in ems.
const LONGEST_LINE: f64 = 38.0;
/// Thickness of the bar beside a quote.
const BAR: f64 = 2.5;

/// Pages being filled.
pub(super) struct Flow<'a> {
    released: &'a Released,
    name: &'a str,
    paper: Paper,
    footer: &'a Footer,
    options: &'a PrintOptions,
    sheets: Vec<Sheet>,
    sheet: Sheet,
    /// Where the next piece begins.
    y: f64,
    /// Pieces that must not be parted from what follows.
    waiting: Vec<Piece>,
}

impl<'a> Flow<'a> {
    pub fn new(
        released: &'a Released,
        name: &'a str,
        paper: Paper,
        footer: &'a Footer,
        options: &'a PrintOptions,
        types: &mut Typesetter,
    ) -> Result<Self, PrintError> {
        let sheet = blank(released, name, paper, footer, options, types)?;
        let y = sheet.free.y0;
        Ok(Self { released, name, paper, footer, options, sheets: Vec::new(), sheet, y, waiting: Vec::new() })
    }

    /// How wide lines may be.
    pub fn measure(&self) -> f64 {
        let em = f64::from(self.options.style(paper::BODY).size);
        self.sheet.free.width().min(LONGEST_LINE * em)
    }

    /// Adds a piece; one that stays with the next waits for it.
    pub fn add(&mut self, piece: Piece, types: &mut Typesetter) -> Result<(), PrintError> {
        let waits = piece.with_next;
        self.waiting.push(piece);
        if waits { Ok(()) } else { self.settle(types) }
    }

    /// The pages, their footers still to be set.
    pub fn finish(mut self) -> Vec<Sheet> {
        let rest = std::mem::take(&mut self.waiting);
        for piece in rest {
            self.put(&piece.text, &piece);
        }
        self.sheets.push(self.sheet);
        self.sheets
    }

    /// Puts what waits, on a new page if it does not begin well on this one.
    fn settle(&mut self, types: &mut Typesetter) -> Result<(), PrintError> {
        let pieces = std::mem::take(&mut self.waiting);
        let page = self.sheet.free.height();
        let needed: f64 = pieces.iter().map(|piece| piece.above + least(piece, page)).sum();
        if self.y > self.sheet.free.y0 && self.y + needed > self.sheet.free.y1 {
            self.turn(types)?;
        }
        for piece in &pieces {
            self.lay(piece, types)?;
        }
        Ok(())
    }

    /// Puts a piece, over as many pages as it takes.
    fn lay(&mut self, piece: &Piece, types: &mut Typesetter) -> Result<(), PrintError> {
        if self.y > self.sheet.free.y0 {
            self.y += piece.above;
        }
        let mut rest = Arc::clone(&piece.text);
        loop {
            let height = line_height(&rest);
            let room = ((self.sheet.free.y1 - self.y + 0.01) / height).floor().max(0.0) as usize;
            let count = rest.lines.len();
            if room >= count {
                self.put(&rest, piece);
                return Ok(());
            }
            let at_top = self.y <= self.sheet.free.y0;
            // Two lines at least on either side of the end of a page.
            let fit = if count - room == 1 { room - usize::from(room > 0) } else { room };
            let fit = if fit < 2 && !at_top { 0 } else { fit.max(usize::from(at_top)) };
            if fit > 0 {
                self.put(&Arc::new(lines(&rest, 0, fit)), piece);
                rest = Arc::new(lines(&rest, fit, count));
            }
            self.turn(types)?;
        }
    }

    fn put(&mut self, text: &Arc<Shaped>, piece: &Piece) {
        let x = self.sheet.free.x0;
        let height = f64::from(text.height);
        let mut scene = Scene::default();
        match &piece.beside {
            Beside::Bar => {
                let bar = Rect::new(x, self.y, x + BAR, self.y + height);
                let mut beside = Scene::default();
                beside.fill(None, Role::Ground, bar.to_path(0.1), self.sheet.ink);
                self.sheet.page.place(beside, Affine::IDENTITY);
            }
            // Only before its first line.
            Beside::Bullet(bullet) if Arc::ptr_eq(text, &piece.text) || text.text.starts_with(first_words(&piece.text)) => {
                scene.text(None, Role::Words, Arc::clone(bullet), Point::new(x, self.y), self.sheet.ink);
            }
            Beside::Nothing | Beside::Bullet(_) => {}
        }
        let right = if text.is_rtl() { self.measure() - piece.indent - f64::from(text.width) } else { 0.0 };
        scene.text(None, Role::Words, Arc::clone(text), Point::new(x + piece.indent + right, self.y), self.sheet.ink);
        self.sheet.page.place(scene, Affine::IDENTITY).tag = piece.tag.clone();
        self.y += height;
    }

    fn turn(&mut self, types: &mut Typesetter) -> Result<(), PrintError> {
        let next = blank(self.released, self.name, self.paper, &self.footer.brief(), self.options, types)?;
        self.y = next.free.y0;
        self.sheets.push(std::mem::replace(&mut self.sheet, next));
        Ok(())
    }
}

fn blank(
    released: &Released,
    name: &str,
    paper: Paper,
    footer: &Footer,
    options: &PrintOptions,
    types: &mut Typesetter,
) -> Result<Sheet, PrintError> {
    let mut sheet = Sheet::new(released, name, paper, options)?;
    sheet.reserve_footer(footer, options, types);
    // Six lines are the least that can be called a page.
    if sheet.free.height() < 6.0 * f64::from(options.style(paper::QUOTE).line_height()) {
        return Err(PrintError::NoRoom { paper: paper.to_string() });
    }
    Ok(sheet)
}

/// How much of a piece must stand together at its beginning.
fn least(piece: &Piece, page: f64) -> f64 {
    let whole = f64::from(piece.text.height);
    if piece.whole && whole <= page * 0.9 { whole } else { whole.min(line_height(&piece.text) * 2.0) }
}

fn line_height(text: &Shaped) -> f64 {
    f64::from(text.height) / text.lines.len().max(1) as f64
}

/// The words of the first line.
fn first_words(text: &Shaped) -> &str {
    text.lines.first().and_then(|line| text.text.get(line.text.0 as usize..line.text.1 as usize)).unwrap_or_default()
}

/// Some of the lines as a text of their own, which says no more than they do.
fn lines(text: &Shaped, from: usize, to: usize) -> Shaped {
    let height = line_height(text) as f32;
    let kept = text.lines.get(from..to).unwrap_or_default();
    let start = kept.first().map_or(0, |line| line.text.0);
    let end = kept.last().map_or(start, |line| line.text.1);
    let back = |range: (u32, u32)| (range.0 - start, range.1 - start);
    let moved = |line: &Line| Line {
        baseline: line.baseline - height * from as f32,
        text: back(line.text),
        runs: line.runs.iter().map(|run| moved_run(run, back)).collect(),
        ..line.clone()
    };
    let words = text.text.get(start as usize..end as usize).unwrap_or_default().to_owned();
    Shaped { text: words, size: text.size, lines: kept.iter().map(moved).collect(), width: text.width, height: height * kept.len() as f32 }
}

fn moved_run(run: &Run, back: impl Fn((u32, u32)) -> (u32, u32)) -> Run {
    let mut run = run.clone();
    run.text = back(run.text);
    for glyph in &mut run.glyphs {
        glyph.text = back(glyph.text);
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Align;

    #[test]
    fn some_lines_are_a_text_of_their_own() {
        let mut types = Typesetter::new();
        let all = types.shape("one two three four five six seven", paper::BODY, Some(60.0), Align::Start);
        let count = all.lines.len();
        assert!(count >= 3);
        let (head, tail) = (lines(&all, 0, 2), lines(&all, 2, count));
        assert_eq!(format!("{}{}", head.text, tail.text), all.text);
        assert!((tail.lines[0].baseline - all.lines[0].baseline).abs() < 0.001);
        let range = tail.lines[0].runs[0].glyphs[0].text;
        assert_eq!(tail.text.get(range.0 as usize..range.1 as usize).map(str::len), Some(1));
        assert!((head.height + tail.height - all.height).abs() < 0.01);
    }
}
