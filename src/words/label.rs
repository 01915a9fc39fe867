//! Labels inside sentences.

use crate::map::{Element, ElementKind};

/// Words that keep their capital wherever they stand, beside those that show it by other capitals.
const NAMES: &[&str] = &[
    "africa",
    "america",
    "april",
    "august",
    "brexit",
    "britain",
    "british",
    "covid",
    "december",
    "england",
    "english",
    "europe",
    "european",
    "february",
    "friday",
    "i",
    "ireland",
    "irish",
    "january",
    "july",
    "june",
    "london",
    "monday",
    "november",
    "october",
    "parliament",
    "saturday",
    "scotland",
    "scottish",
    "september",
    "sunday",
    "thursday",
    "treasury",
    "tuesday",
    "universal",
    "wales",
    "wednesday",
    "welsh",
    "westminster",
    "whitehall",
];

/// An element's label as it reads in the middle of a sentence. The first letter becomes small where that is safe: the first word is a word like
/// others, nothing else in the label is written with a capital, and it is not the one-word name of an actor.
pub fn inside(element: &Element) -> String {
    let label = element.label.trim();
    let words: Vec<&str> = label.split(|c: char| c.is_whitespace() || c == '-' || c == '/').filter(|w| !w.is_empty()).collect();
    let Some((first, rest)) = words.split_first() else { return "something without a name".to_owned() };
    let mut letters = first.chars();
    let Some(initial) = letters.next() else { return label.to_owned() };
    let plain_word = letters.clone().next().is_some() && letters.all(|c| !c.is_uppercase() && !c.is_numeric() && c != '.');
    let others_small = rest.iter().all(|word| !word.chars().any(char::is_uppercase));
    let bare: String = first.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let named = NAMES.contains(&bare.as_str()) || (element.kind == ElementKind::Actor && rest.is_empty());
    if plain_word && others_small && !named { initial.to_lowercase().chain(label.chars().skip(1)).collect() } else { label.to_owned() }
}

/// Things in a row: "a, b and c".
pub fn listed(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The text with its first letter large.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text as a whole sentence.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', '\u{2026}', '\u{201d}', '\u{2019}']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{ElementId, Point};

    #[test]
    fn capitals_go_only_where_that_is_safe() {
        let read = |kind, label: &str| inside(&Element::new(ElementId::from_value(1), 1, kind, label, Point::ZERO));
        let factor = |label| read(ElementKind::Factor, label);
        assert_eq!(factor("Trust between people and practitioners"), "trust between people and practitioners");
        assert_eq!(factor("Stigma"), "stigma");
        assert_eq!(factor("Damaging labels (\u{2018}hard to reach\u{2019})"), "damaging labels (\u{2018}hard to reach\u{2019})");
        assert_eq!(factor("Re-telling of trauma"), "re-telling of trauma");
        assert_eq!(factor("Élan of teams"), "élan of teams");
        for kept in ["GP appointments", "NHS", "London rents", "A&E visits", "Use of the Care Act", "X", "4 in 10", "iPad use"] {
            assert_eq!(factor(kept), kept);
        }
        assert_eq!(read(ElementKind::Actor, "Groundswell"), "Groundswell");
        assert_eq!(read(ElementKind::Actor, "Link workers"), "link workers");
        assert_eq!(factor(" "), "something without a name");
    }

    #[test]
    fn lists_read_well() {
        let list = |n: usize| listed(&["a", "b", "c"].map(String::from)[..n]);
        assert_eq!([list(0), list(1), list(2), list(3)], ["", "a", "a and b", "a, b and c"]);
    }
}
