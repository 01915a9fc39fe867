//! A texture full of glyph bitmaps: places them, remembers where, uploads what changed.
//!
//! The texture never moves or empties while a frame is being built (its coordinates are in meshes already): only [`Atlas::begin`] resets.

use std::collections::HashMap;

use egui::{Color32, ColorImage, Context, TextureHandle, TextureId, TextureOptions};

use super::raster::{Bitmap, GlyphKey, Raster};
use super::swatch::{self, Swatch, TAKEN};

/// First side in texels: what a map needs at one zoom. It takes five bytes a texel, of which four on the graphics card.
const SIDE: usize = 512;
/// The side from which on it is emptied rather than doubled when there is room for one frame, but not for the letters of many.
const ROOMY: usize = 1024;

/// What the atlas has of a glyph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Found {
    /// Nothing is to be seen of it.
    Blank,
    /// It lies here.
    At(Slot),
    /// There is no room left in this frame.
    NoRoom,
}

/// Where a glyph lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    /// Top-left texel.
    pub at: [u16; 2],
    /// Texels, which are pixels.
    pub size: [u16; 2],
    /// Top-left pixel from the origin of the glyph, y down.
    pub from_origin: [i16; 2],
}

/// Whose glyphs are in the atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// Those of this frame alone: it was empty when it began.
    ThisFrame,
    /// Those that one frame needed, as many as there can be room for: it is emptied only for what is new.
    OneFrame,
    /// Those of many frames.
    Many,
}

/// The texture and what is in it.
pub(super) struct Atlas {
    slots: HashMap<GlyphKey, Found>,
    side: usize,
    /// The side from which on it is emptied before it is doubled.
    roomy: usize,
    /// How much of each texel is ink, row by row: all that letters need, in a quarter of the room of colours.
    coverage: Vec<u8>,
    texture: Option<TextureHandle>,
    /// Next free texel of the current row of glyphs.
    cursor: [usize; 2],
    row_height: usize,
    /// Changed since the last upload: left, top, right, bottom.
    dirty: Option<[usize; 4]>,
    /// A glyph of this frame had no room.
    full: bool,
    /// Whose glyphs are in it.
    holds: Holds,
    /// It was as large as it can be when this frame began.
    largest: bool,
    /// Goes up whenever slots move: meshes made before are no longer true.
    generation: u64,
}

impl Atlas {
    /// `side`: first side of the texture in texels.
    pub fn new(side: usize) -> Self {
        Self {
            slots: HashMap::new(),
            side,
            roomy: side,
            coverage: blank(side),
            texture: None,
            cursor: [TAKEN[0], 0],
            row_height: TAKEN[1],
            dirty: None,
            full: false,
            holds: Holds::ThisFrame,
            largest: false,
            generation: 0,
        }
    }

    /// Once at the start of a frame: empties the atlas if it is nearly full, doubles it if what one frame needs all but fills it or it is small. One that
    /// cannot grow keeps what has room: to empty it in every frame would draw every letter anew in every frame.
    pub fn begin(&mut self, ctx: &Context) {
        self.upload();
        let max_side = ctx.input(|i| i.max_texture_side);
        let is_crowded = self.full || (self.is_nearly_full() && self.holds != Holds::OneFrame);
        let of_last_frame = self.holds == Holds::ThisFrame;
        if self.side > max_side {
            self.resize(max_side);
        } else if is_crowded && (of_last_frame || self.side < self.roomy) && self.side * 2 <= max_side {
            self.resize(self.side * 2);
        } else if is_crowded && of_last_frame {
            self.holds = Holds::OneFrame;
        } else if is_crowded {
            self.reset();
        } else if of_last_frame {
            self.holds = Holds::Many;
        }
        self.largest = self.side * 2 > max_side;
        self.full = false;
        if self.texture.is_none() {
            self.dirty = None;
            self.texture = Some(ctx.load_texture("glyphs", self.image([0, 0], [self.side; 2]), TextureOptions::LINEAR));
        }
    }

    fn resize(&mut self, side: usize) {
        self.side = side;
        self.coverage = blank(side);
        self.texture = None;
        self.reset();
    }

    fn is_nearly_full(&self) -> bool {
        self.cursor[1] + self.row_height > self.side * 3 / 4
    }

    /// What shapes are painted with stays.
    fn reset(&mut self) {
        self.holds = Holds::ThisFrame;
        self.slots.clear();
        [self.cursor[0], self.row_height] = TAKEN;
        self.cursor[1] = 0;
        self.generation += 1;
    }

    /// What shapes that share the texture are painted with.
    pub fn swatch(&self) -> Swatch {
        Swatch::of(self.side)
    }

    /// Which arrangement of slots stands now.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The slot of a glyph, drawn now if it is new.
    pub fn slot(&mut self, key: GlyphKey, raster: &mut Raster) -> Found {
        if let Some(found) = self.slots.get(&key) {
            return *found;
        }
        let found = match raster.bitmap(key) {
            None => Found::Blank,
            Some(bitmap) => {
                let Some(at) = self.room(bitmap.size) else {
                    self.full = true;
                    if self.is_hopeless() {
                        self.slots.insert(key, Found::NoRoom);
                    }
                    return Found::NoRoom;
                };
                self.write(at, &bitmap);
                Found::At(Slot { at: at.map(|v| v as u16), size: bitmap.size, from_origin: bitmap.from_origin })
            }
        };
        self.slots.insert(key, found);
        found
    }

    /// Room for a bitmap and a transparent border of one texel round it; the answer is the place inside the border.
    fn room(&mut self, size: [u16; 2]) -> Option<[usize; 2]> {
        let [width, height] = size.map(|v| usize::from(v) + 2);
        if self.cursor[0] + width > self.side {
            self.cursor = [0, self.cursor[1] + self.row_height];
            self.row_height = 0;
        }
        let [x, y] = self.cursor;
        if width > self.side || y + height > self.side {
            return None;
        }
        self.cursor[0] += width;
        self.row_height = self.row_height.max(height);
        Some([x + 1, y + 1])
    }

    /// Writes the bitmap with its border: before a reset another glyph may have lain there.
    fn write(&mut self, [x, y]: [usize; 2], bitmap: &Bitmap<'_>) {
        let [width, height] = bitmap.size.map(usize::from);
        let (left, top, right, bottom) = (x - 1, y - 1, x + width + 1, y + height + 1);
        let mut rows = bitmap.alpha.chunks_exact(width);
        for row in top..bottom {
            let Some(texels) = self.coverage.get_mut(row * self.side + left..row * self.side + right) else {
                continue;
            };
            texels.fill(0);
            if row >= y
                && row < y + height
                && let (Some(inner), Some(alpha)) = (texels.get_mut(1..=width), rows.next())
            {
                inner.copy_from_slice(alpha);
            }
        }
        let [l, t, r, b] = self.dirty.unwrap_or([left, top, right, bottom]);
        self.dirty = Some([l.min(left), t.min(top), r.max(right), b.max(bottom)]);
    }

    /// Sends what changed to the texture. The answer is how many texels.
    pub fn upload(&mut self) -> usize {
        let Some([left, top, right, bottom]) = self.dirty.take() else { return 0 };
        let size = [right - left, bottom - top];
        let image = self.image([left, top], size);
        let Some(texture) = &mut self.texture else { return 0 };
        texture.set_partial([left, top], image, TextureOptions::LINEAR);
        size[0] * size[1]
    }

    /// White of the coverage of a part of the texture.
    fn image(&self, [left, top]: [usize; 2], size: [usize; 2]) -> ColorImage {
        let rows = self.coverage.chunks_exact(self.side).skip(top).take(size[1]);
        let texels = rows.flat_map(|row| row.iter().skip(left).take(size[0]));
        ColorImage::new(size, texels.map(|alpha| Color32::from_white_alpha(*alpha)).collect())
    }

    /// Whether a glyph had no room in this frame and would have in another.
    pub fn wants_frame(&self) -> bool {
        self.full && !self.is_hopeless()
    }

    /// Whether this frame alone needs what the largest texture holds: another would find no more room.
    fn is_hopeless(&self) -> bool {
        self.holds == Holds::ThisFrame && self.largest
    }

    /// Whether a glyph had no room in this frame.
    #[cfg(test)]
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Texels per side.
    pub fn side(&self) -> usize {
        self.side
    }

    /// The texture; egui's own before the first [`Self::begin`].
    pub fn texture(&self) -> TextureId {
        self.texture.as_ref().map_or_else(TextureId::default, TextureHandle::id)
    }

    /// The texels of a slot: what the tests compare.
    #[cfg(test)]
    pub fn texels(&self, slot: Slot) -> Vec<Color32> {
        self.image(slot.at.map(usize::from), slot.size.map(usize::from)).pixels
    }
}

impl Default for Atlas {
    fn default() -> Self {
        Self { roomy: ROOMY, ..Self::new(SIDE) }
    }
}

fn blank(side: usize) -> Vec<u8> {
    let mut coverage = vec![0; side * side];
    swatch::put(&mut coverage, side);
    coverage
}
