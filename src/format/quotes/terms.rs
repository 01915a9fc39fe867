//! Words for consent, stance and sensitivity, as tables of quotes have them. What no word tells is never guessed in favour of showing more.

use crate::map::{Consent, Stance};
use crate::words::fold;

/// What was agreed; none when the word is not known.
pub(super) fn consent(word: &str) -> Option<Consent> {
    let word = fold(word.trim());
    let named = Consent::SETTABLE.into_iter().chain([Consent::Withdrawn]).find(|consent| fold(consent.name()) == word);
    named.or(match word.as_str() {
        "" | "none" | "unknown" | "not asked" | "n/a" | "no" => Some(Consent::NotRecorded),
        "internal" | "team" | "team only" => Some(Consent::Internal),
        "workshop" | "workshops" | "print" => Some(Consent::Workshop),
        "public" | "publish" | "published" | "publication" => Some(Consent::Public),
        "withdrawn" | "withdraw" | "revoked" => Some(Consent::Withdrawn),
        _ => None,
    })
}

/// What a quote does to a claim; none when the word is not known.
pub(super) fn stance(word: &str) -> Option<Stance> {
    match fold(word.trim()).as_str() {
        "" | "supports" | "support" | "for" | "confirms" | "agrees" => Some(Stance::Supports),
        "contradicts" | "contradict" | "against" | "denies" | "disagrees" => Some(Stance::Contradicts),
        "qualifies" | "qualify" | "but" | "yes, but" | "nuance" => Some(Stance::Qualifies),
        _ => None,
    }
}

/// Whether readers should be warned; any word that does not say no says yes.
pub(super) fn sensitive(word: &str) -> bool {
    !matches!(fold(word.trim()).as_str(), "" | "no" | "n" | "false" | "0" | "none" | "-")
}

/// Controls, marks of direction (U+061C, U+200E, U+200F, U+202A to E, U+2066 to 9) and blanks without width: nobody sees them, and some
/// make a text look like another.
pub(super) fn is_unseen(letter: char) -> bool {
    let is_control = letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    is_control
        || matches!(letter, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_window_and_of_people_are_known() {
        for state in Consent::SETTABLE {
            assert_eq!(consent(state.name()), Some(state));
        }
        assert_eq!(
            [consent(" Workshop "), consent("yes"), consent("WITHDRAWN")],
            [Some(Consent::Workshop), None, Some(Consent::Withdrawn)]
        );
        for each in Stance::ALL {
            assert_eq!(stance(each.name()), Some(each));
        }
        assert!(is_unseen('\u{202e}') && is_unseen('\0') && !is_unseen('\n') && !is_unseen('\u{200d}'));
        assert!(stance("perhaps").is_none() && sensitive("self-harm") && !sensitive("No"));
    }
}
