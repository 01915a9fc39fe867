//! Blocks of text, set: each with its room above, what stands beside it, and what it is to those who hear it.

use std::sync::Arc;

use crate::print::sheets::Sheets;
use crate::scene::Tag;
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::theme::paper;
use crate::words::Block;

/// What stands at the left of a piece.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Beside {
    /// Nothing.
    Nothing,
    /// A bullet.
    Bullet(Arc<Shaped>),
    /// A box to tick.
    Box,
    /// A bar along all its lines.
    Bar,
}

/// Text that may be broken over pages between its lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub text: Arc<Shaped>,
    pub tag: Tag,
    pub beside: Beside,
    /// From the left, in points.
    pub indent: f64,
    /// Free room above, in points; none at the top of a page.
    pub above: f64,
    /// Must not be the last on a page.
    pub with_next: bool,
    /// Broken only if it is longer than a page.
    pub whole: bool,
}

/// Blocks set in this measure.
pub(super) fn of(blocks: &[Block], subtitle: Option<&str>, measure: f64, sheets: &Sheets<'_>, types: &mut Typesetter) -> Vec<Piece> {
    let mut setter = Setter { measure, sheets, types, pieces: Vec::new() };
    for (place, block) in blocks.iter().enumerate() {
        setter.block(block);
        if let (0, Some(subtitle)) = (place, subtitle) {
            setter.push(subtitle, paper::BODY, Tag::Paragraph, 2.0);
        }
        // A line that announces a quote stays with it.
        let announces = matches!(block, Block::Paragraph(text) if text.ends_with(':'));
        let quote_next = matches!(blocks.get(place + 1), Some(Block::Quote { .. } | Block::Paragraph(_)));
        if let (true, true, Some(last)) = (announces, quote_next, setter.pieces.last_mut()) {
            last.with_next = true;
        }
    }
    setter.pieces
}

struct Setter<'a, 'b> {
    measure: f64,
    sheets: &'a Sheets<'b>,
    types: &'a mut Typesetter,
    pieces: Vec<Piece>,
}

impl Setter<'_, '_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(text) => {
                self.push(text, paper::BODY, Tag::Paragraph, 5.0);
            }
            Block::Item(text) => self.item(text, false),
            Block::Check(text) => self.item(text, true),
            Block::Quote { text, attribution, code } => self.quote(text, attribution, code),
        }
    }

    fn heading(&mut self, level: u8, text: &str) {
        let (style, above) = match level {
            1 => (paper::DOCUMENT, 0.0),
            2 if !self.sheets.is_headed() => (paper::TITLE, 22.0),
            2 => (TypeStyle { size: paper::QUOTE.size, ..paper::STRONG }, 18.0),
            _ if self.sheets.is_headed() => (paper::STRONG, 12.0),
            _ => (TypeStyle { size: paper::QUOTE.size, ..paper::STRONG }, 14.0),
        };
        let piece = self.push(text, style, Tag::Heading(level), above);
        (piece.with_next, piece.whole) = (true, true);
    }

    fn item(&mut self, text: &str, checked: bool) {
        let beside = if checked { Beside::Box } else { Beside::Bullet(self.shape("•", paper::BODY, self.measure)) };
        // A box has more room about it, for a pen.
        let indent = self.em() * if checked { 1.4 } else { 1.0 };
        let first = self.pieces.last().is_none_or(|last| last.tag != Tag::Item);
        let above = if first { 8.0 } else { 3.0 } + if checked { 3.0 } else { 0.0 };
        let piece = self.push_in(text, paper::BODY, Tag::Item, above, indent);
        piece.beside = beside;
    }

    /// The quote marks stand outside the words, which stay as they are.
    fn quote(&mut self, text: &str, attribution: &str, code: &str) {
        let indent = self.em();
        let words = self.push_in(&format!("\u{201c}{text}\u{201d}"), paper::QUOTE, Tag::Paragraph, 8.0, indent);
        (words.beside, words.whole, words.with_next) = (Beside::Bar, true, true);
        let who = if attribution.trim().is_empty() { code.to_owned() } else { format!("{attribution} · {code}") };
        let who = self.push_in(&who, paper::BODY, Tag::Paragraph, 0.0, indent);
        (who.beside, who.whole) = (Beside::Bar, true);
    }

    fn em(&self) -> f64 {
        f64::from(self.sheets.style(paper::BODY).size) * 1.2
    }

    fn shape(&mut self, text: &str, style: TypeStyle, measure: f64) -> Arc<Shaped> {
        self.types.shape(text, self.sheets.style(style), Some(measure as f32), Align::Start)
    }

    fn push(&mut self, text: &str, style: TypeStyle, tag: Tag, above: f64) -> &mut Piece {
        self.push_in(text, style, tag, above, 0.0)
    }

    fn push_in(&mut self, text: &str, style: TypeStyle, tag: Tag, above: f64, indent: f64) -> &mut Piece {
        let text = self.shape(text, style, self.measure - indent);
        let piece = Piece { text, tag, beside: Beside::Nothing, indent, above, with_next: false, whole: false };
        let at = self.pieces.len();
        self.pieces.push(piece);
        #[expect(clippy::indexing_slicing, reason = "pushed on the line above")]
        &mut self.pieces[at]
    }
}
