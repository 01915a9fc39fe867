//! Sizes of paper: A5 to A0, Letter, Tabloid, or any width by height in millimetres.

use std::fmt;
use std::str::FromStr;

use kurbo::Size;

/// Points in a millimetre.
pub const MM: f64 = 72.0 / 25.4;

/// A sheet's size, upright or as it was asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// Its name in lists and messages; none for a size of one's own.
    name: Option<&'static str>,
    /// Millimetres.
    pub width: f64,
    /// Millimetres.
    pub height: f64,
}

const fn named(name: &'static str, width: f64, height: f64) -> Paper {
    Paper { name: Some(name), width, height }
}

impl Paper {
    /// A5.
    pub const A5: Self = named("A5", 148.0, 210.0);
    /// A4.
    pub const A4: Self = named("A4", 210.0, 297.0);
    /// A3.
    pub const A3: Self = named("A3", 297.0, 420.0);
    /// A2.
    pub const A2: Self = named("A2", 420.0, 594.0);
    /// A1.
    pub const A1: Self = named("A1", 594.0, 841.0);
    /// A0.
    pub const A0: Self = named("A0", 841.0, 1189.0);

    /// Every size with a name, in the order of lists.
    pub const ALL: [Self; 8] =
        [Self::A5, Self::A4, Self::A3, Self::A2, Self::A1, Self::A0, named("Letter", 215.9, 279.4), named("Tabloid", 279.4, 431.8)];

    /// The smallest and largest side of a size of one's own, in millimetres.
    const SIDES: std::ops::RangeInclusive<f64> = 100.0..=3000.0;

    /// A size of one's own in millimetres; `None` when a side is under 100 mm or over 3 m.
    pub fn custom(width: f64, height: f64) -> Option<Self> {
        let possible = Self::SIDES.contains(&width) && Self::SIDES.contains(&height);
        possible.then_some(Self { name: None, width, height })
    }

    /// The paper of a page of this size in points, by its name where it has one.
    pub fn of_size(size: Size) -> Self {
        let sheet = Self { name: None, width: (size.width / MM).round(), height: (size.height / MM).round() };
        let named =
            Self::ALL.into_iter().find(|paper| paper.is_same_sheet(Self { width: size.width / MM, height: size.height / MM, ..sheet }));
        named.map_or(sheet, |paper| paper.turned(size.width > size.height))
    }

    /// Its size in points.
    pub fn size(self) -> Size {
        Size::new(self.width * MM, self.height * MM)
    }

    /// The same sheet turned so that it is wider than high, or higher than wide.
    #[must_use]
    pub const fn turned(self, landscape: bool) -> Self {
        if (self.width > self.height) == landscape { self } else { Self { width: self.height, height: self.width, ..self } }
    }

    /// Whether it is wider than high.
    pub const fn is_landscape(self) -> bool {
        self.width > self.height
    }

    /// Whether both are the same sheet, however turned.
    pub fn is_same_sheet(self, other: Self) -> bool {
        let sides = |p: Self| (p.width.min(p.height), p.width.max(p.height));
        let (a, b) = (sides(self), sides(other));
        (a.0 - b.0).abs() < 0.5 && (a.1 - b.1).abs() < 0.5
    }
}

impl fmt::Display for Paper {
    /// `A3`, or `500 × 700 mm`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name {
            Some(name) => f.write_str(name),
            None => write!(f, "{} × {} mm", self.width, self.height),
        }
    }
}

impl FromStr for Paper {
    type Err = String;

    /// A name in any case, or `500x700mm`.
    fn from_str(text: &str) -> Result<Self, String> {
        let asked = text.trim();
        if let Some(paper) = Self::ALL.iter().find(|paper| paper.name.is_some_and(|name| name.eq_ignore_ascii_case(asked))) {
            return Ok(*paper);
        }
        let lower = asked.to_lowercase();
        let sides = lower.strip_suffix("mm").unwrap_or(&lower).split_once(['x', '×']);
        let side = |s: &str| s.trim().trim_end_matches("mm").trim().parse::<f64>().ok();
        sides.and_then(|(w, h)| Self::custom(side(w)?, side(h)?)).ok_or_else(|| {
            format!(
                "\u{201c}{asked}\u{201d} is not a paper size; say A5 to A0, Letter, Tabloid, or a size such as 500x700mm (100 to 3000 mm)"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read() {
        assert_eq!("a1".parse(), Ok(Paper::A1));
        assert_eq!("500 x 700 mm".parse(), Ok(Paper::custom(500.0, 700.0).unwrap()));
        assert_eq!("500×700mm".parse::<Paper>().unwrap().to_string(), "500 × 700 mm");
        for wrong in ["A9", "", "x", "50x50mm", "1e9x200mm", "NaNx200mm"] {
            assert!(wrong.parse::<Paper>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn sheets_turn() {
        let wide = Paper::A4.turned(true);
        assert!(wide.is_landscape() && wide.is_same_sheet(Paper::A4) && !wide.is_same_sheet(Paper::A3));
        assert_eq!(wide.turned(true), wide);
        assert!((Paper::A4.size().height - 841.89).abs() < 0.01);
        assert_eq!(Paper::of_size(wide.size()), wide);
        assert_eq!(Paper::of_size(Size::new(50.0 * MM, 5000.0 * MM)).to_string(), "50 × 5000 mm");
    }
}
