//! Every quote with its words folded for searching, one after the other in one text that is searched in one go: a map may hold 50,000 quotes,
//! and a key may take 16 ms. Made again when the map has changed.

use std::collections::HashMap;
use std::fmt;

use memchr::memmem::Finder;

use crate::map::{Code, Consent, Quote, QuoteId, SourceId, SystemMap, VoiceId};
use crate::words::fold_into;

use super::{QuoteFilter, QuoteSort};

/// Between two quotes: no search holds it, since searches are trimmed and have no line ends.
const END: char = '\n';
/// When not one quote in so many held the last search, going through those that did is quicker than through the whole text.
const FEW: usize = 3;

/// What a quote is filtered and sorted by.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub id: QuoteId,
    pub number: u32,
    pub placed: bool,
    pub voice: Option<VoiceId>,
    pub source: Option<SourceId>,
    pub consent: Consent,
}

/// The index of a map's quotes.
#[derive(Clone, Default)]
pub(in crate::session::state) struct QuoteIndex {
    facts: Vec<Facts>,
    /// The revision of the map that facts are of.
    facts_of: u64,
    /// All words, folded.
    words: String,
    /// Where the words of each quote end.
    ends: Vec<usize>,
    /// The revision of the map that words are of, and whether they are those shown alone.
    words_of: Option<(u64, bool)>,
    /// The last search of these words, and the places in `facts` that hold its words.
    last: Option<(String, Vec<u32>)>,
    /// Places in `facts` in the order shown, with what they were sorted by.
    order: Vec<u32>,
    ordered: Option<(u64, QuoteSort)>,
}

/// Never the words: they may be withdrawn.
impl fmt::Debug for QuoteIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QuoteIndex({} quotes)", self.facts.len())
    }
}

impl QuoteIndex {
    /// The quotes that a filter and a search (folded) keep, in this order.
    pub fn list(&mut self, map: &SystemMap, revision: u64, filter: &QuoteFilter, sort: QuoteSort, search: &str) -> Vec<QuoteId> {
        self.take_facts(map, revision);
        let found = (!search.is_empty()).then(|| {
            self.take_words(map, revision, filter.shown_only);
            self.find(search)
        });
        self.sort(map, revision, sort);
        let wanted = |&&at: &&u32| found.as_ref().is_none_or(|found| found.get(at as usize) == Some(&true));
        let kept = self.order.iter().filter(wanted).filter_map(|&at| self.facts.get(at as usize)).filter(|facts| filter.keeps(facts));
        kept.map(|facts| facts.id).collect()
    }

    /// Folds the words of the map, unless they are folded already. Asked for when the list is opened, so that the first key finds them.
    pub fn take_words(&mut self, map: &SystemMap, revision: u64, shown_only: bool) {
        if self.words_of == Some((revision, shown_only)) {
            return;
        }
        self.words_of = Some((revision, shown_only));
        self.words.clear();
        self.ends.clear();
        self.last = None;
        let sources: HashMap<SourceId, &str> = map.sources().iter().map(|source| (source.id, source.title.as_str())).collect();
        for quote in map.quotes().iter() {
            let source = quote.source.and_then(|id| sources.get(&id)).copied().unwrap_or_default();
            for text in searched(quote, source, shown_only) {
                fold_into(&mut self.words, text);
                self.words.push(END);
            }
            self.ends.push(self.words.len());
        }
    }

    fn take_facts(&mut self, map: &SystemMap, revision: u64) {
        if self.facts_of == revision {
            return;
        }
        self.facts_of = revision;
        let facts = |quote: &Quote| Facts {
            id: quote.id,
            number: quote.number,
            placed: !quote.citations.is_empty(),
            voice: quote.voice,
            source: quote.source,
            consent: quote.consent,
        };
        self.facts = map.quotes().iter().map(facts).collect();
    }

    /// Which quotes hold every word of a search, or have the code that it is.
    fn find(&mut self, search: &str) -> Vec<bool> {
        let places = match self.last.take() {
            Some((last, places)) if last == search => places,
            // Typed on: each word holds a word of the last search, so what did not hold that does not hold this.
            Some((last, places)) if search.starts_with(&last) && places.len() * FEW < self.facts.len() => self.among(&places, search),
            _ => self.among_all(search),
        };
        let mut found = vec![false; self.facts.len()];
        for &at in &places {
            if let Some(found) = found.get_mut(at as usize) {
                *found = true;
            }
        }
        self.last = Some((search.to_owned(), places));
        if let Ok(code) = search.parse::<Code>() {
            for (facts, found) in self.facts.iter().zip(&mut found) {
                *found |= code == Code::quote(facts.number);
            }
        }
        found
    }

    /// The folded words of a quote.
    fn words(&self, at: usize) -> &[u8] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|&end| self.words.as_bytes().get(start..end)).unwrap_or_default()
    }

    fn among(&self, places: &[u32], search: &str) -> Vec<u32> {
        let words = finders(search);
        places.iter().copied().filter(|&at| words.iter().all(|word| word.find(self.words(at as usize)).is_some())).collect()
    }

    /// Goes through the text from one finding of the rarest word to the next, over all quotes between.
    fn among_all(&self, search: &str) -> Vec<u32> {
        let words = finders(search);
        let Some((first, rest)) = words.split_first() else { return Vec::new() };
        let all = self.words.as_bytes();
        let mut found = Vec::new();
        let (mut from, mut at) = (0, 0);
        while let Some(place) = all.get(from..).and_then(|left| first.find(left)) {
            at = self.holds(from + place, at);
            let Some(&end) = self.ends.get(at) else { break };
            if rest.iter().all(|word| word.find(self.words(at)).is_some()) {
                found.push(at as u32);
            }
            from = end;
        }
        found
    }

    /// The quote that a place in the text belongs to, at or after this one: most often near.
    fn holds(&self, place: usize, from: usize) -> usize {
        let (mut from, mut step) = (from, 1);
        while self.ends.get(from + step).is_some_and(|&end| end <= place) {
            from += step;
            step *= 2;
        }
        let near = self.ends.get(from..self.ends.len().min(from + step + 1)).unwrap_or_default();
        from + near.partition_point(|&end| end <= place)
    }

    fn sort(&mut self, map: &SystemMap, revision: u64, sort: QuoteSort) {
        if self.ordered == Some((revision, sort)) {
            return;
        }
        self.ordered = Some((revision, sort));
        let mut order: Vec<u32> = (0..self.facts.len() as u32).collect();
        let facts = |at: u32| self.facts.get(at as usize);
        match sort {
            // Facts are by number already, and sorting keeps what is equal in its order.
            QuoteSort::Code => order.sort_by_key(|&at| facts(at).is_some_and(|facts| facts.placed)),
            QuoteSort::Newest => order.reverse(),
            QuoteSort::Voice => {
                let place: HashMap<VoiceId, usize> = map.voices().iter().enumerate().map(|(at, voice)| (voice.id, at)).collect();
                order.sort_by_key(|&at| facts(at).and_then(|facts| place.get(&facts.voice?)).copied().unwrap_or(usize::MAX));
            }
            QuoteSort::Source => {
                let place: HashMap<SourceId, usize> = map.sources().iter().enumerate().map(|(at, source)| (source.id, at)).collect();
                order.sort_by_key(|&at| facts(at).and_then(|facts| place.get(&facts.source?)).copied().unwrap_or(usize::MAX));
            }
            QuoteSort::Participant => {
                let codes: Vec<&str> = map.quotes().iter().map(|quote| quote.participant.as_str()).collect();
                let code = |at: u32| codes.get(at as usize).copied().unwrap_or_default();
                order.sort_by(|&a, &b| (code(a).is_empty(), code(a)).cmp(&(code(b).is_empty(), code(b))));
            }
        }
        self.order = order;
    }
}

/// The words of a search. The longest first: it is the rarest, more often than not.
fn finders(search: &str) -> Vec<Finder<'_>> {
    let mut words: Vec<&str> = search.split_whitespace().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.into_iter().map(|word| Finder::new(word.as_bytes())).collect()
}

/// What is searched of a quote. While others see the screen, what was said before it was shortened or redacted is not.
fn searched<'a>(quote: &'a Quote, source: &'a str, shown_only: bool) -> impl Iterator<Item = &'a str> {
    let original = (quote.shown.is_some() && !shown_only).then_some(quote.original.as_str());
    let all = [Some(quote.text()), original, Some(quote.attribution.as_str()), Some(quote.locator.as_str()), Some(source)];
    all.into_iter().flatten().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Numbers, Record};
    use crate::session::fold;

    fn map(texts: &[(&str, Option<&str>, &str, &str)]) -> SystemMap {
        let quotes = (1..).zip(texts).map(|(number, &(original, shown, attribution, participant))| {
            let mut quote = Quote::new(QuoteId::from_value(u64::from(number)), number, original);
            quote.shown = shown.map(str::to_owned);
            (quote.attribution, quote.participant) = (attribution.to_owned(), participant.to_owned());
            Record::from(quote)
        });
        SystemMap::from_records(quotes.collect::<Vec<_>>(), Numbers::default()).0
    }

    fn numbers(map: &SystemMap, sort: QuoteSort, search: &str) -> Vec<u32> {
        let found = QuoteIndex::default().list(map, 1, &QuoteFilter::default(), sort, &fold(search));
        found.iter().filter_map(|&id| map.quotes().get(id)).map(|quote| quote.number).collect()
    }

    #[test]
    fn words_are_found_whatever_their_accents_in_any_order_and_only_within_one_quote() {
        let map = map(&[
            ("Accès au soutien", None, "Somebody", ""),
            ("It was about access", Some("It was about […]"), "A worker", ""),
            ("Trust is all", None, "", ""),
        ]);
        let found = |search| numbers(&map, QuoteSort::Code, search);
        assert_eq!(found("SOUTIEN acces"), [1]);
        assert_eq!(found("acces"), [1, 2], "the original behind a shortened text is searched too");
        assert_eq!(found("worker about"), [2]);
        assert_eq!(found("soutien trust"), [] as [u32; 0], "not in two quotes together");
        assert_eq!(found("q3"), [3]);
        assert_eq!(found("s"), [1, 2, 3]);
    }

    #[test]
    fn typing_on_and_back_finds_what_a_fresh_search_finds() {
        let texts: Vec<String> =
            (0..200).map(|n| format!("word{} same {} q7", n % 7, if n % 50 == 3 { "rare words" } else { "" })).collect();
        let texts: Vec<_> = texts.iter().map(|text| (text.as_str(), None, "", "")).collect();
        let (map, mut index) = (map(&texts), QuoteIndex::default());
        for search in
            ["r", "ra", "rare", "rare w", "rare word3", "rare word", "rare", "q", "q7", "q77", "same", "same r", "w", "wx", "word6 s"]
        {
            let found = index.list(&map, 1, &QuoteFilter::default(), QuoteSort::Code, search);
            assert_eq!(found, QuoteIndex::default().list(&map, 1, &QuoteFilter::default(), QuoteSort::Code, search), "{search}");
            assert_eq!(found.is_empty(), ["wx"].contains(&search), "{search}");
        }
    }

    #[test]
    fn quotes_are_sorted_by_what_is_asked_for() {
        let map = map(&[("a", None, "", ""), ("b", None, "", "P2"), ("c", None, "", "P1"), ("d", None, "", "P2")]);
        assert_eq!(numbers(&map, QuoteSort::Participant, ""), [3, 2, 4, 1]);
        assert_eq!(numbers(&map, QuoteSort::Newest, ""), [4, 3, 2, 1]);
        assert_eq!(numbers(&map, QuoteSort::Voice, ""), [1, 2, 3, 4]);
    }
}
