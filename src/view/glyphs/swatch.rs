//! What shapes are painted with that share the texture of the letters: plain white, and lines as they are across, soft edges and all. A
//! line that takes its softness from there needs two corners at each of its places, not four.

use egui::{Pos2, pos2};

/// Side of the block of white texels at the top left.
const WHITE: usize = 4;
/// Texels across a line, from where it begins to be seen to where it ends.
const ACROSS: usize = 33;
/// Half of the narrowest line and of the widest, in pixels, and how much wider each is than the one before.
const NARROWEST: f32 = 0.5;
const WIDEST: f32 = 2.25;
const STEP: f32 = 1.0 / 16.0;
const LINES: usize = ((WIDEST - NARROWEST) / STEP) as usize + 1;

/// How many texels at the top left of the texture are not for letters: across and down.
pub(super) const TAKEN: [usize; 2] = [ACROSS, WHITE + LINES];

/// Where in the texture it is; changes when the texture does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swatch {
    /// Texels a side, if there is a texture.
    side: Option<f32>,
}

impl Swatch {
    /// Where there is no texture: all is white, and there are no lines.
    pub const NONE: Self = Self { side: None };

    /// In a texture of so many texels a side.
    pub(super) fn of(side: usize) -> Self {
        Self { side: Some(side as f32) }
    }

    /// The middle of the white block.
    pub fn white(self) -> Pos2 {
        let at = self.side.map_or(0.0, |side| WHITE as f32 / 2.0 / side);
        pos2(at, at)
    }

    /// The two edges of a line whose ink reaches so many pixels to either side of its middle: each edge is half a pixel farther out, where
    /// nothing is seen of it. None if it is wider than any that is there; one narrower than a pixel is like one of a pixel.
    ///
    /// What comes out is within a sixteenth of a pixel of that width.
    pub fn across(self, half: f32) -> Option<[Pos2; 2]> {
        let side = self.side?;
        let line = ((half - NARROWEST) / STEP).round().max(0.0) as usize;
        let row = (WHITE + line) as f32 + 0.5;
        (line < LINES).then(|| [0.5, ACROSS as f32 - 0.5].map(|column| pos2(column / side, row / side)))
    }
}

/// Puts it into a texture, given as coverage row by row.
pub(super) fn put(coverage: &mut [u8], side: usize) {
    let mut rows = coverage.chunks_exact_mut(side);
    for row in rows.by_ref().take(WHITE) {
        row.iter_mut().take(WHITE).for_each(|texel| *texel = u8::MAX);
    }
    for (line, row) in rows.take(LINES).enumerate() {
        let width = 2.0 * (NARROWEST + STEP * line as f32) + 1.0;
        for (column, texel) in row.iter_mut().take(ACROSS).enumerate() {
            let at = column as f32 / (ACROSS - 1) as f32 * width;
            *texel = (at.min(width - at).clamp(0.0, 1.0) * f32::from(u8::MAX)).round() as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ink of a line in pixels across it, read as a graphics card does.
    fn ink(half: f32) -> f32 {
        let side = 64;
        let mut coverage = vec![0; side * side];
        put(&mut coverage, side);
        let [a, b] = Swatch::of(side).across(half).unwrap();
        let at = |share: f32| {
            let column = (a.x + (b.x - a.x) * share) * side as f32 - 0.5;
            let row = (a.y * side as f32 - 0.5).round() as usize * side;
            let [left, right] = [column.floor(), column.ceil()].map(|column| f32::from(coverage[row + column as usize]));
            left + (right - left) * column.fract()
        };
        let seen = half.max(NARROWEST) * 2.0 + 1.0;
        (0..1000).map(|step| at((step as f32 + 0.5) / 1000.0)).sum::<f32>() / 1000.0 / 255.0 * seen
    }

    #[test]
    fn a_line_has_the_ink_of_its_width() {
        for half in [0.5, 0.55, 0.6, 0.88, 1.0, 1.3, 2.0, 2.2] {
            assert!((ink(half) - 2.0 * half).abs() < 0.08, "{half}: {}", ink(half));
        }
        assert!((ink(0.2) - 1.0).abs() < 0.02, "a pixel at least");
        assert!(Swatch::of(64).across(WIDEST + STEP).is_none());
    }
}
