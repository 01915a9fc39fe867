//! Finding words in texts as [`fold`] makes them alike.

pub use crate::words::fold;

/// Whether a text holds every word of a folded search, in any order, when both are folded already.
pub(super) fn holds(folded: &str, folded_search: &str) -> bool {
    folded_search.split_whitespace().all(|word| folded.contains(word))
}

/// Whether a text holds every word of a folded search, in any order.
pub fn matches(text: &str, folded_search: &str) -> bool {
    holds(&fold(text), folded_search)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_order() {
        assert!(matches("Accès au soutien", &fold("SOUTIEN acces")));
        assert!(!matches("Accès", &fold("success")));
        assert!(matches("anything", ""));
    }
}
