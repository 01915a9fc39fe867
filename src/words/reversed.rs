//! A label for the opposite of what a label says: a proposal, never the last word.

/// Words and their opposites, either way round.
const PAIRS: &[(&str, &str)] = &[
    ("trust", "mistrust"),
    ("stability", "instability"),
    ("security", "insecurity"),
    ("equality", "inequality"),
    ("inclusion", "exclusion"),
    ("engagement", "disengagement"),
    ("connection", "isolation"),
    ("employment", "unemployment"),
    ("certainty", "uncertainty"),
    ("satisfaction", "dissatisfaction"),
    ("growth", "decline"),
    ("health", "ill health"),
    ("safety", "danger"),
    ("wealth", "poverty"),
    ("hope", "despair"),
    ("more", "less"),
    ("high", "low"),
    ("good", "poor"),
    ("access", "barriers"),
    ("flexibility", "rigidity"),
    ("clarity", "confusion"),
    ("collaboration", "competition"),
    ("openness", "secrecy"),
    ("availability", "shortage"),
];
/// Beginnings that say that something is missing.
const MISSING: &[&str] =
    &["lack of ", "loss of ", "absence of ", "shortage of ", "no ", "insufficient ", "inadequate ", "poor ", "reduced "];

/// A label for the opposite: without "lack of", with the opposite of its first word where that is known, or with "lack of" before it.
///
/// ```
/// use causeway::words::reversed;
/// assert_eq!(reversed("Lack of time"), "Time");
/// assert_eq!(reversed("Trust in services"), "Mistrust in services");
/// assert_eq!(reversed("Caseload"), "Lack of caseload");
/// ```
pub fn reversed(label: &str) -> String {
    let label = label.trim();
    let small = label.to_lowercase();
    if let Some(rest) = MISSING.iter().find(|start| small.starts_with(**start)).and_then(|start| label.get(start.len()..)) {
        return capital(rest.trim_start());
    }
    let (first, rest) = label.split_once(char::is_whitespace).map_or((label, ""), |(first, rest)| (first, rest));
    let word = first.to_lowercase();
    let other = PAIRS.iter().find_map(|(one, other)| match word.as_str() {
        word if word == *one => Some(*other),
        word if word == *other => Some(*one),
        _ => None,
    });
    match other {
        Some(other) if rest.is_empty() => capital(other),
        Some(other) => format!("{} {rest}", capital(other)),
        None => format!("Lack of {}", inside(label)),
    }
}

fn capital(text: &str) -> String {
    super::label::capital(text)
}

/// The label behind other words: its first letter small unless its first word is written with more capitals.
fn inside(label: &str) -> String {
    let first: &str = label.split_whitespace().next().unwrap_or_default();
    let plain = !first.chars().skip(1).any(char::is_uppercase) && first.chars().count() > 1;
    let mut letters = label.chars();
    match letters.next() {
        Some(initial) if plain => initial.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_is_the_same_where_the_opposite_is_known() {
        for label in ["Trust in services", "Lack of time", "More funding", "Housing insecurity"] {
            let back = reversed(&reversed(label));
            assert_eq!(back, label);
        }
        assert_eq!(reversed("GP appointments"), "Lack of GP appointments");
        assert_eq!(reversed(""), "Lack of ");
    }
}
