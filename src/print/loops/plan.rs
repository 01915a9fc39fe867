//! How the first sheet of a story card is filled: as much of its text as leaves the ring large enough to be read.

use kurbo::Rect;

use crate::print::PrintOptions;
use crate::print::furniture::Sheet;
use crate::text::Typesetter;
use crate::theme::paper;

use super::pages::{height, readable};
use super::pieces::Piece;
use super::ring::{Looks, Ring, Sizes, ring};
use super::text::{Look, Text};

/// A ring is never lower than this share of what is free on a sheet.
const LEAST_RING: f64 = 0.28;
/// Where words stand beside a ring, on wide sheets, its share of the width.
const RING_SHARE: f64 = 0.56;
/// Between ring and words.
const GAP: f64 = 20.0;
/// Largest labels of a ring ÷ smallest that can be read.
const LARGEST: f64 = 1.17;

/// The first sheet of a card.
pub(super) struct Plan {
    pub ring: Ring,
    /// Where the ring goes.
    pub area: Rect,
    /// Where the words go.
    pub column: Rect,
    /// The words.
    pub pieces: Vec<Piece>,
}

impl Plan {
    /// Everything on one sheet if the ring can still be read; or its story step by step; or its story alone; or nothing beside the ring.
    pub fn of(sheet: &Sheet, text: &Text, options: &PrintOptions, types: &mut Typesetter) -> Self {
        let least = f64::from(options.style(paper::BODY).size);
        let sizes = Sizes { least, most: least * LARGEST * sheet.factor };
        let [all, told, story] = text.ends();
        let mut flat: Option<Self> = None;
        for end in [all, told, story] {
            for (look, looks) in [(Look::Easy, Looks::Good), (Look::Tight, Looks::Fair)] {
                let Some((area, column, pieces)) = split(sheet, text, look, end, options, types) else { continue };
                let made = ring(text.map, text.told, options.codes, options.theme(), area.size(), sizes, types);
                if made.label + 1e-6 < least {
                    continue;
                }
                let looks_well = made.looks >= looks;
                let plan = Self { ring: made, area, column, pieces };
                if looks_well {
                    return plan.settled(options);
                }
                flat.get_or_insert(plan);
            }
        }
        if let Some(plan) = flat {
            return plan.settled(options);
        }
        let made = ring(text.map, text.told, options.codes, options.theme(), sheet.free.size(), sizes, types);
        let column = Rect { y0: sheet.free.y1, ..sheet.free };
        Self { ring: made, area: sheet.free, column, pieces: Vec::new() }
    }

    /// What the ring does not need goes to the words below it.
    fn settled(mut self, options: &PrintOptions) -> Self {
        let scale = (self.ring.label / options.theme().pens.label).min(crate::print::fit::scale(self.ring.bounds, self.area.size()));
        let spare = self.area.height() - self.ring.bounds.height() * scale;
        if self.column.y0 >= self.area.y1 && spare > 0.0 && !self.pieces.is_empty() {
            self.area.y1 -= spare;
            self.column.y0 -= spare;
        }
        self
    }
}

/// Where ring and words go, and the words; none where they leave the ring too little room.
fn split(
    sheet: &Sheet,
    text: &Text,
    look: Look,
    end: usize,
    options: &PrintOptions,
    types: &mut Typesetter,
) -> Option<(Rect, Rect, Vec<Piece>)> {
    let free = sheet.free;
    let gap = GAP * sheet.factor;
    let wide = sheet.page.size.width > sheet.page.size.height;
    let side = free.x0 + free.width() * RING_SHARE;
    let column = if wide { Rect { x0: side + gap, ..free } } else { Rect { x1: readable(sheet, options).x1, ..free } };
    let mut pieces = text.pieces(sheet, column.width(), look, options, types);
    pieces.truncate(end);
    let needed = height(&pieces, look.room() * sheet.factor);
    if wide {
        return (needed <= free.height()).then_some((Rect { x1: side, ..free }, column, pieces));
    }
    let top = free.y1 - needed;
    let area = Rect { y1: top - gap, ..free };
    (area.height() >= free.height() * LEAST_RING).then_some((area, Rect { y0: top, ..free }, pieces))
}
