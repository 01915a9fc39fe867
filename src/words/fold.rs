//! Words made alike for searching and matching: accents, case and the shape of quote marks do not count. Never used for what is kept or shown.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The text in small letters, without accents, with straight quote marks.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            plain if plain.is_ascii() => folded.push(plain.to_ascii_lowercase()),
            '\u{2018}' | '\u{2019}' => folded.push('\''),
            '\u{201c}' | '\u{201d}' => folded.push('"'),
            // Marks go, so their order need not be made canonical: letter by letter will do.
            other => decompose_compatible(other, |part| {
                if !is_combining_mark(part) {
                    folded.extend(part.to_lowercase());
                }
            }),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_quote_marks_do_not_count() {
        assert_eq!(fold("Accès à l\u{2019}École"), "acces a l'ecole");
        assert_eq!(fold("\u{201c}Stra\u{df}e\u{201d}"), "\"stra\u{df}e\"");
        assert_eq!(fold("e\u{301}te\u{301} \u{fb01}n \u{130}"), "ete fin i");
    }
}
