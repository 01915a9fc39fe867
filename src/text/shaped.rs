//! Laid-out text as plain data: lines of runs of glyphs. No shaping here.
//!
//! Lengths are in the unit of [`TypeStyle::size`]: map units for a map, points for paper. y grows downwards.

use super::faces::FaceId;

/// How lines lie against each other within their block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// Left, or right for a paragraph that reads from right to left.
    Start,
    /// Each line centred.
    Centre,
    /// Right, or left for a paragraph that reads from right to left.
    End,
}

/// One placed glyph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Glyph index in the run's face; 0 is the box of a missing letter.
    pub id: u16,
    /// From the start (left end) of the run.
    pub x: f32,
    /// From the baseline, DOWN (a mark above a letter has a negative y).
    pub y: f32,
    /// How far the pen moves on after it. `x` already holds the pens of the glyphs before.
    pub advance: f32,
    /// Byte range in [`Shaped::text`] of the letters that it stands for (alone, or with glyphs of the same range).
    pub text: (u32, u32),
}

/// Glyphs of one face and one direction, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Left end, from the left of the block.
    pub x: f32,
    /// The face of all its glyphs.
    pub face: FaceId,
    /// Whether its text reads from right to left.
    pub rtl: bool,
    /// From left to right.
    pub glyphs: Vec<Glyph>,
    /// Byte range in [`Shaped::text`].
    pub text: (u32, u32),
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Left edge of the visible letters, from the left of the block.
    pub x: f32,
    /// From the top of the block.
    pub baseline: f32,
    /// Width without white space at the end.
    pub width: f32,
    /// Byte range in [`Shaped::text`], with the white space or newline that ends the line: the ranges of all lines tile the text.
    pub text: (u32, u32),
    /// Whether its paragraph reads from right to left.
    pub rtl: bool,
    /// From left to right.
    pub runs: Vec<Run>,
}

/// Laid-out text, immutable, cheap to share.
#[derive(Clone, Debug, PartialEq)]
pub struct Shaped {
    /// What it says.
    pub text: String,
    /// The em.
    pub size: f32,
    /// At least one, though perhaps without runs.
    pub lines: Vec<Line>,
    /// Width of the widest line: the block is tight, whatever the measure was.
    pub width: f32,
    /// Number of lines times the line height.
    pub height: f32,
}

impl Shaped {
    /// Where its block begins between a left and a right: at the left, or so that it ends at the right where it reads from the right.
    pub fn start_between(&self, left: f64, right: f64) -> f64 {
        if self.is_rtl() { right - f64::from(self.width) } else { left }
    }

    /// Whether the (first paragraph of the) text reads from right to left: put it at the right of a column then.
    pub fn is_rtl(&self) -> bool {
        self.lines.first().is_some_and(|line| line.rtl)
    }

    /// How many glyphs are the box of a missing letter.
    pub fn missing(&self) -> usize {
        let runs = self.lines.iter().flat_map(|line| &line.runs);
        runs.flat_map(|run| &run.glyphs).filter(|g| g.id == 0).count()
    }
}
