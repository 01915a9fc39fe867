//! How a role's text is set: size, leading, weight.

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// CSS 400.
    Regular,
    /// CSS 600.
    SemiBold,
}

impl Weight {
    /// The CSS number.
    pub const fn css(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::SemiBold => 600,
        }
    }
}

/// A role's type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeStyle {
    /// The em, in map units or points.
    pub size: f32,
    /// Line height as a multiple of `size`.
    pub leading: f32,
    /// How heavy.
    pub weight: Weight,
}

impl TypeStyle {
    /// The height of one line.
    pub fn line_height(self) -> f32 {
        self.size * self.leading
    }
}
