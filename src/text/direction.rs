//! Whether a text holds letters that are read from right to left: what lays out from left to right only must not be given it.

/// Blocks of scripts that are read from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their like; the forms of Hebrew and Arabic;
/// the old scripts and Adlam beyond the basic plane.
const BLOCKS: [(char, char); 5] =
    [('\u{590}', '\u{8FF}'), ('\u{FB1D}', '\u{FDFF}'), ('\u{FE70}', '\u{FEFE}'), ('\u{10800}', '\u{10FFF}'), ('\u{1E800}', '\u{1EFFF}')];

/// Whether there is such a letter.
pub fn reads_from_right(text: &str) -> bool {
    // Most texts are ASCII: a look at the bytes is enough for them.
    !text.is_ascii() && text.chars().any(|c| BLOCKS.iter().any(|&(first, last)| (first..=last).contains(&c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_and_marks_do_not() {
        for text in ["\u{5e9}\u{5dc}\u{5d5}\u{5dd}", "trust \u{62b}\u{642}\u{629}", "\u{627}\u{631}\u{62f}\u{648}"] {
            assert!(reads_from_right(text), "{text}");
        }
        for text in ["", "plain", "caf\u{e9} \u{2018}\u{2026}\u{2019}", "\u{4fe1}\u{4efb}", "\u{200f}"] {
            assert!(!reads_from_right(text), "{text}");
        }
    }
}
