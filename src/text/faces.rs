//! The bundled faces: the only faces text is ever laid out with, so that a map looks the same on every machine and on paper.
//!
//! Fonts of the system are never used: a [`FaceId`] always means one of these files.

/// Which bundled face: an index into [`faces`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId(pub u16);

/// One bundled font file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Face {
    /// The PostScript name, such as `Inter-SemiBold`.
    pub name: &'static str,
    /// The family, such as `Inter`.
    pub family: &'static str,
    /// The CSS weight: 400 or 600.
    pub weight: u16,
    /// The whole font file (TrueType or OpenType/CFF, one face).
    pub bytes: &'static [u8],
}

impl std::fmt::Debug for Face {
    /// The name and the size; never the bytes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Face({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// The families in the order in which a letter looks for its face.
pub(super) const FAMILIES: [&str; 6] =
    ["Inter", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Bengali"];

macro_rules! face {
    ($family:literal, $weight:literal, $name:literal, $file:literal) => {
        Face { name: $name, family: $family, weight: $weight, bytes: include_bytes!(concat!("../../assets/fonts/", $file)) }
    };
}

#[rustfmt::skip]
static FACES: [Face; 12] = [
    face!("Inter", 400, "Inter-Regular", "Inter-Regular.otf"),
    face!("Inter", 600, "Inter-SemiBold", "Inter-SemiBold.otf"),
    face!("Noto Sans", 400, "NotoSans-Regular", "NotoSans-Regular.ttf"),
    face!("Noto Sans", 600, "NotoSans-SemiBold", "NotoSans-SemiBold.ttf"),
    face!("Noto Sans Arabic", 400, "NotoSansArabic-Regular", "NotoSansArabic-Regular.ttf"),
    face!("Noto Sans Arabic", 600, "NotoSansArabic-SemiBold", "NotoSansArabic-SemiBold.ttf"),
    face!("Noto Sans Hebrew", 400, "NotoSansHebrew-Regular", "NotoSansHebrew-Regular.ttf"),
    face!("Noto Sans Hebrew", 600, "NotoSansHebrew-SemiBold", "NotoSansHebrew-SemiBold.ttf"),
    face!("Noto Sans Devanagari", 400, "NotoSansDevanagari-Regular", "NotoSansDevanagari-Regular.ttf"),
    face!("Noto Sans Devanagari", 600, "NotoSansDevanagari-SemiBold", "NotoSansDevanagari-SemiBold.ttf"),
    face!("Noto Sans Bengali", 400, "NotoSansBengali-Regular", "NotoSansBengali-Regular.ttf"),
    face!("Noto Sans Bengali", 600, "NotoSansBengali-SemiBold", "NotoSansBengali-SemiBold.ttf"),
];

/// All bundled faces, in [`FaceId`] order.
pub fn faces() -> &'static [Face] {
    &FACES
}

/// The face of an id; `None` for an id that no shaping gave.
pub fn face(id: FaceId) -> Option<&'static Face> {
    FACES.get(usize::from(id.0))
}
