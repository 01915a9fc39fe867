//! The pixels of a picture behind the map. Where they come from is not known here: `format::photo` reads them.

use std::fmt;
use std::hash::{Hash, Hasher};

/// A picture, opaque.
#[derive(Clone)]
pub struct Photo {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
    digest: u64,
}

impl Photo {
    /// A picture of `width * height` pixels of four bytes (red, green, blue, 255), row by row from the top; none when that is not how many
    /// bytes there are.
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Option<Self> {
        if pixels.len() != width as usize * height as usize * 4 || pixels.is_empty() {
            return None;
        }
        let mut hasher = std::hash::DefaultHasher::new();
        pixels.hash(&mut hasher);
        Some(Self { width, height, pixels, digest: hasher.finish() })
    }

    /// Pixels in a row, and rows.
    pub const fn size(&self) -> [u32; 2] {
        [self.width, self.height]
    }

    /// The pixels: red, green, blue, 255.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// Tells it from other pictures.
    pub const fn digest(&self) -> u64 {
        self.digest
    }
}

/// Two are the same when their pixels are: they are told by a digest of them.
impl PartialEq for Photo {
    fn eq(&self, other: &Self) -> bool {
        (self.width, self.height, self.digest) == (other.width, other.height, other.digest)
    }
}

impl Eq for Photo {}

impl Hash for Photo {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

impl fmt::Debug for Photo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Photo({} × {})", self.width, self.height)
    }
}
