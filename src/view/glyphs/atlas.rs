//! A texture full of glyph bitmaps: places them, remembers where, uploads what changed.
//!
//! The texture never moves or empties while a frame is being built (its coordinates are in meshes already): only [`Atlas::begin`] resets.

use std::collections::HashMap;

use egui::{Color32, ColorImage, Context, Pos2, TextureHandle, TextureId, TextureOptions, pos2};

use super::raster::{Bitmap, GlyphKey, Raster};

/// First side in texels (4 MB).
const SIDE: usize = 1024;

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
    pixels: ColorImage,
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

/// Side of the block of white texels at the top left, for shapes that share the texture with letters.
const WHITE: usize = 4;

impl Atlas {
    /// `side`: first side of the texture in texels.
    pub fn new(side: usize) -> Self {
        Self {
            slots: HashMap::new(),
            side,
            pixels: blank(side),
            texture: None,
            cursor: [WHITE, 0],
            row_height: WHITE,
            dirty: None,
            full: false,
            holds: Holds::ThisFrame,
            largest: false,
            generation: 0,
        }
    }

    /// Once at the start of a frame: empties the atlas if it is nearly full, doubles it if what one frame needs all but fills it. One that
    /// cannot grow keeps what has room: to empty it in every frame would draw every letter anew in every frame.
    pub fn begin(&mut self, ctx: &Context) {
        self.upload();
        let max_side = ctx.input(|i| i.max_texture_side);
        let is_crowded = self.full || (self.is_nearly_full() && self.holds != Holds::OneFrame);
        let of_last_frame = self.holds == Holds::ThisFrame;
        if self.side > max_side {
            self.resize(max_side);
        } else if is_crowded && of_last_frame && self.side * 2 <= max_side {
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
            self.texture = Some(ctx.load_texture("glyphs", self.pixels.clone(), TextureOptions::LINEAR));
        }
    }

    fn resize(&mut self, side: usize) {
        self.side = side;
        self.pixels = blank(side);
        self.texture = None;
        self.reset();
    }

    fn is_nearly_full(&self) -> bool {
        self.cursor[1] + self.row_height > self.side * 3 / 4
    }

    /// The white block stays.
    fn reset(&mut self) {
        self.holds = Holds::ThisFrame;
        self.slots.clear();
        self.cursor = [WHITE, 0];
        self.row_height = WHITE;
        self.generation += 1;
    }

    /// The middle of the white block, as parts of the texture's side.
    pub fn white(&self) -> Pos2 {
        let at = WHITE as f32 / 2.0 / self.side as f32;
        pos2(at, at)
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
            let Some(texels) = self.pixels.pixels.get_mut(row * self.side + left..row * self.side + right) else {
                continue;
            };
            texels.fill(Color32::TRANSPARENT);
            if row >= y
                && row < y + height
                && let Some(coverage) = rows.next()
            {
                for (texel, alpha) in texels.iter_mut().skip(1).zip(coverage) {
                    *texel = Color32::from_white_alpha(*alpha);
                }
            }
        }
        let [l, t, r, b] = self.dirty.unwrap_or([left, top, right, bottom]);
        self.dirty = Some([l.min(left), t.min(top), r.max(right), b.max(bottom)]);
    }

    /// Sends what changed to the texture. The answer is how many texels.
    pub fn upload(&mut self) -> usize {
        let (Some([left, top, right, bottom]), Some(texture)) = (self.dirty.take(), &mut self.texture) else {
            return 0;
        };
        let size = [right - left, bottom - top];
        texture.set_partial([left, top], self.pixels.region_by_pixels([left, top], size), TextureOptions::LINEAR);
        size[0] * size[1]
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
        self.pixels.region_by_pixels(slot.at.map(usize::from), slot.size.map(usize::from)).pixels
    }
}

impl Default for Atlas {
    fn default() -> Self {
        Self::new(SIDE)
    }
}

fn blank(side: usize) -> ColorImage {
    let mut image = ColorImage::filled([side, side], Color32::TRANSPARENT);
    for row in image.pixels.chunks_exact_mut(side).take(WHITE) {
        row.iter_mut().take(WHITE).for_each(|texel| *texel = Color32::from_white_alpha(u8::MAX));
    }
    image
}
