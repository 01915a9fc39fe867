//! Words made alike for searching and matching: accents, case and the shape of quote marks do not count. Never used for what is kept or shown.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The text in small letters, without accents, with straight quote marks.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Puts the folded text behind another. Runs of plain letters are taken at once: they are nearly all there is.
pub fn fold_into(folded: &mut String, text: &str) {
    let mut left = text;
    while let Some(at) = left.bytes().position(|byte| !byte.is_ascii()) {
        let (plain, rest) = left.split_at(at);
        push_plain(folded, plain);
        let mut letters = rest.chars();
        if let Some(letter) = letters.next() {
            push_folded(folded, letter);
        }
        left = letters.as_str();
    }
    push_plain(folded, left);
}

fn push_plain(folded: &mut String, plain: &str) {
    let start = folded.len();
    folded.push_str(plain);
    if let Some(new) = folded.get_mut(start..) {
        new.make_ascii_lowercase();
    }
}

fn push_folded(folded: &mut String, letter: char) {
    match letter {
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
