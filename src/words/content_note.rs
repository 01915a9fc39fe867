//! A word of warning before somebody's words that are hard to read: what stands on the first page of a handout that prints any of them.

use crate::map::{Code, Quote};
use crate::release::Released;

use super::label::listed;

/// For the margin of a page on which every quote is marked.
pub const WARNING_BESIDE: &str = "These words speak of distressing things. Nobody has to read them.";

/// Before a single quote.
pub const WARNING_BEFORE: &str = "These words speak of distressing things:";

/// More codes than this are no longer looked up.
const MOST_CODES: usize = 12;

/// What to say when any of these quotes is marked sensitive, with their codes; none when none is. Quotes that were not released are no concern.
pub fn content_note<'q>(released: &Released, printed: impl IntoIterator<Item = &'q Quote>) -> Option<String> {
    let mut numbers: Vec<u32> = printed
        .into_iter()
        .filter(|quote| quote.sensitive && released.map().quotes().contains(quote.id))
        .map(|quote| quote.number)
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() {
        return None;
    }
    let codes: Vec<String> = numbers.iter().map(|&number| Code::quote(number).to_string()).collect();
    let which = if codes.len() > MOST_CODES { String::new() } else { format!(" ({})", listed(&codes)) };
    Some(format!(
        "Some of the words printed here speak of distressing things{which}. Nobody has to read them; stop or take a break whenever you like."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Consent, Numbers, QuoteId, Record, SystemMap};
    use crate::release::{Audience, release};

    #[test]
    fn only_sensitive_words_that_print_are_warned_of() {
        let quotes = (1..=4).map(|n| {
            let sensitive = n > 1;
            let consent = if n == 4 { Consent::NotRecorded } else { Consent::Public };
            Record::from(Quote { consent, sensitive, ..Quote::new(QuoteId::from_value(n), n as u32, "words") })
        });
        let (map, _) = SystemMap::from_records(quotes, Numbers::default());
        let released = release(&map, Audience::Workshop);
        let all: Vec<&Quote> = map.quotes().iter().collect();
        let note = content_note(&released, all.iter().copied()).unwrap();
        assert!(note.starts_with("Some of the words printed here speak of distressing things (Q2 and Q3)."), "{note}");
        assert_eq!(content_note(&released, all.iter().copied().take(1)), None);
    }
}
