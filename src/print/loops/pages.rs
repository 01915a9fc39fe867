//! Pieces of a card into a column, and over as many sheets as they take; the box to write in gets what is left at the end.

use std::sync::Arc;

use kurbo::Rect;

use crate::print::PrintOptions;
use crate::print::furniture::Sheet;
use crate::print::lines::{line_height, lines};
use crate::text::Typesetter;
use crate::theme::paper;

use super::pieces::{Form, Piece};

/// The longest line that is easy to read, in ems.
const LONGEST_LINE: f64 = 38.0;

/// Where words stand on a sheet: lines no longer than is easy to read.
pub(super) fn readable(sheet: &Sheet, options: &PrintOptions) -> Rect {
    let em = f64::from(sheet.style(paper::QUOTE, options).size);
    Rect { x1: sheet.free.x1.min(sheet.free.x0 + LONGEST_LINE * em), ..sheet.free }
}

/// How high pieces are, one below the other, with this much room to write in.
pub(super) fn height(pieces: &[Piece], room: f64) -> f64 {
    let above: f64 = pieces.iter().skip(1).map(|piece| piece.above).sum();
    above + pieces.iter().map(|piece| piece.height(room)).sum::<f64>()
}

/// Draws pieces that fit in a column. A box at the end reaches to its foot.
pub(super) fn draw(sheet: &mut Sheet, column: Rect, pieces: &[Piece], options: &PrintOptions, types: &mut Typesetter) {
    let mut y = column.y0;
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 {
            y += piece.above;
        }
        let room = (column.y1 - y - piece.height(0.0)).max(0.0);
        piece.draw(sheet, column, y, room, options.theme(), types);
        y += piece.height(room_of(piece, room));
    }
}

const fn room_of(piece: &Piece, room: f64) -> f64 {
    if matches!(piece.form, Form::Question) { room } else { 0.0 }
}

/// Pieces by sheet, for sheets that are all alike, with the least room to write in. What is higher than a sheet is broken between its lines.
pub(super) fn by_sheet(pieces: Vec<Piece>, page: f64, room: f64) -> Vec<Vec<Piece>> {
    let mut sheets: Vec<Vec<Piece>> = Vec::new();
    let mut this: Vec<Piece> = Vec::new();
    for piece in pieces.into_iter().flat_map(|piece| broken(piece, page - room)) {
        this.push(piece);
        if height(&this, room) <= page || this.len() == 1 {
            continue;
        }
        // What announces a quote goes with it.
        let mut next: Vec<Piece> = this.pop().into_iter().collect();
        if this.len() > 1 && this.last().is_some_and(|last| last.with_next) {
            next.extend(this.pop());
            next.reverse();
        }
        sheets.push(std::mem::replace(&mut this, next));
    }
    sheets.push(this);
    sheets
}

/// A piece that is higher than a page, in parts that are not.
fn broken(piece: Piece, page: f64) -> Vec<Piece> {
    if piece.height(0.0) <= page {
        return vec![piece];
    }
    let each = ((page / line_height(&piece.text)).floor() as usize).saturating_sub(3).max(1);
    let count = piece.text.lines.len();
    let starts = (0..count).step_by(each);
    let part = |from: usize| {
        let text = Arc::new(lines(&piece.text, from, (from + each).min(count)));
        let (first, last) = (from == 0, from + each >= count);
        // Its number stands before the first part, its speaker below the last; the box is around the last.
        let form = match &piece.form {
            Form::Step(number) if first => Form::Step(*number),
            Form::Step(_) | Form::Words => Form::Words,
            other if last => other.clone(),
            _ => Form::Words,
        };
        Piece { form, text, ..piece.clone() }
    };
    starts.map(part).collect()
}
