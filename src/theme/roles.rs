//! Type sizes by role: on the map (map units) and on paper (points).

use super::{Pens, TypeStyle, Weight};

/// Type on the map.
pub mod role {
    use super::{Pens, TypeStyle, Weight};

    const fn style(size: f64, leading: f32, weight: Weight) -> TypeStyle {
        TypeStyle { size: size as f32, leading, weight }
    }

    /// An element's label.
    pub const fn label(pens: &Pens) -> TypeStyle {
        style(pens.label, pens.leading as f32, Weight::Regular)
    }
    /// The code in a loop's ring.
    pub const fn loop_code(pens: &Pens) -> TypeStyle {
        style(pens.ring_text, 1.25, Weight::SemiBold)
    }
    /// A loop's name.
    pub const fn loop_name(pens: &Pens) -> TypeStyle {
        style(pens.loop_name, 16.0 / 13.0, Weight::SemiBold)
    }
    /// The words of a note.
    pub const fn note(pens: &Pens) -> TypeStyle {
        style(pens.loop_name, 1.35, Weight::Regular)
    }
    /// A group's title.
    pub const fn group_title(pens: &Pens) -> TypeStyle {
        style(pens.group_title, 1.25, Weight::SemiBold)
    }
    /// A relation's verb.
    pub const fn verb(pens: &Pens) -> TypeStyle {
        style(pens.verb, 1.25, Weight::Regular)
    }
    /// The count in a badge.
    pub const fn badge_count(pens: &Pens) -> TypeStyle {
        style(pens.badge_text, 1.25, Weight::SemiBold)
    }
    /// A part code.
    pub const fn part_code(pens: &Pens) -> TypeStyle {
        style(pens.code, 1.25, Weight::SemiBold)
    }
}

/// Type on paper, in points.
pub mod paper {
    use super::{TypeStyle, Weight};

    /// Reading text never goes below this without a warning.
    pub const SMALLEST_READING: f64 = 12.0;
    /// Reading text of large print …
    pub const LARGE_PRINT: f64 = 18.0;
    /// … which never goes below this without a warning.
    pub const SMALLEST_LARGE: f64 = 16.0;
    /// Codes, counts and cutting notes never go below this.
    pub const SMALLEST_CODE: f64 = 9.0;

    const fn style(size: f32, leading: f32, weight: Weight) -> TypeStyle {
        TypeStyle { size, leading, weight }
    }
    /// Body text.
    pub const BODY: TypeStyle = style(12.0, 1.4, Weight::Regular);
    /// Body text that must be found.
    pub const STRONG: TypeStyle = style(12.0, 1.4, Weight::SemiBold);
    /// A quote in running text.
    pub const QUOTE: TypeStyle = style(13.5, 1.4, Weight::Regular);
    /// A quote on a card of its own.
    pub const CARD: TypeStyle = style(17.0, 1.38, Weight::Regular);
    /// The same where it is long; never below this.
    pub const SMALLEST_CARD: f32 = 14.0;
    /// The title of a page.
    pub const TITLE: TypeStyle = style(16.0, 1.25, Weight::SemiBold);
    /// The title of a document.
    pub const DOCUMENT: TypeStyle = style(24.0, 1.2, Weight::SemiBold);
    /// Cutting and gluing notes.
    pub const NOTE: TypeStyle = style(9.0, 1.3, Weight::Regular);
}
