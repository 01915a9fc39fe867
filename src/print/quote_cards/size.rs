//! Sizes of quote cards: how large, how far text stays from a cut, and which comes next when words do not fit.

use kurbo::Rect;

use crate::print::imposition::Imposition;
use crate::print::{MM, PrintOptions, Setting, Values};

/// How large cards are.
pub(super) const SIZE: Setting = Setting {
    name: "size",
    title: "Size of a card",
    help: "Words that are too long for it move to a larger one.",
    values: Values::Choice(&[("a6", "A6: four on A4"), ("a7", "A7: eight on A4"), ("a5", "A5: two on A4")]),
};

/// A size of card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CardSize {
    A7,
    A6,
    A5,
    A4,
}

impl CardSize {
    /// Every size, the smallest first.
    pub const ALL: [Self; 4] = [Self::A7, Self::A6, Self::A5, Self::A4];

    /// As was chosen; large print takes the next. On the smallest there is no room for a word of warning.
    pub fn of(sensitive: bool, options: &PrintOptions) -> Self {
        let chosen = match SIZE.of(options).as_str() {
            "a7" => Self::A7,
            "a5" => Self::A5,
            _ => Self::A6,
        };
        let chosen = if options.large_print { chosen.larger().unwrap_or(chosen) } else { chosen };
        if sensitive { chosen.max(Self::A6) } else { chosen }
    }

    /// The next.
    pub fn larger(self) -> Option<Self> {
        Self::ALL.into_iter().find(|size| *size > self)
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A7 => "A7",
            Self::A6 => "A6",
            Self::A5 => "A5",
            Self::A4 => "A4",
        }
    }

    /// Width and height in millimetres.
    pub const fn millimetres(self) -> [f64; 2] {
        match self {
            Self::A7 => [74.0, 105.0],
            Self::A6 => [105.0, 148.0],
            Self::A5 => [148.0, 210.0],
            Self::A4 => [210.0, 297.0],
        }
    }

    /// From every cut to the text, in points.
    pub const fn margin(self) -> f64 {
        match self {
            // Half as much: else less than half of so small a card would be left for words.
            Self::A7 => 7.0 * MM,
            Self::A6 | Self::A5 | Self::A4 => 14.0 * MM,
        }
    }

    /// What is free inside a card of this size.
    pub fn within(self, cell: Rect) -> Rect {
        cell.inset(-self.margin())
    }

    /// The same for every card of a sheet.
    pub fn inside(self, imposition: &Imposition) -> Rect {
        self.within(imposition.cells.first().copied().unwrap_or_default())
    }

    /// How many parts it names in full.
    pub const fn parts(self) -> usize {
        match self {
            Self::A7 => 1,
            Self::A6 => 2,
            Self::A5 | Self::A4 => 3,
        }
    }
}
