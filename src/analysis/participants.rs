//! Who said what, by participant code: how much, from where, and what they agreed to. Codes only: nobody's name is in a map.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::map::{Consent, Quote, QuoteId, SourceId, SystemMap, participant_key};

/// One participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// What all spellings of the code have in common.
    pub key: String,
    /// The code as it is spelled first.
    pub code: String,
    /// Their quotes, by number.
    pub quotes: Vec<QuoteId>,
    /// How many quotes have which consent.
    pub consents: BTreeMap<Consent, usize>,
    /// The sources of their quotes.
    pub sources: BTreeSet<SourceId>,
}

impl Participant {
    fn new(key: String, quote: &Quote) -> Self {
        let code = quote.participant.trim().to_owned();
        Self { key, code, quotes: Vec::new(), consents: BTreeMap::new(), sources: BTreeSet::new() }
    }

    fn add(&mut self, quote: &Quote) {
        self.quotes.push(quote.id);
        *self.consents.entry(quote.consent).or_default() += 1;
        self.sources.extend(quote.source);
    }
}

/// Everybody with a code, in the order of their codes; P2 comes before P10.
pub fn participants(map: &SystemMap) -> Vec<Participant> {
    let mut found: HashMap<String, Participant> = HashMap::new();
    for quote in map.quotes().iter() {
        let key = participant_key(&quote.participant);
        if !key.is_empty() {
            found.entry(key.clone()).or_insert_with(|| Participant::new(key, quote)).add(quote);
        }
    }
    let mut all: Vec<Participant> = found.into_values().collect();
    all.sort_by(|a, b| by_code(&a.key, &b.key));
    all
}

/// Numbers within codes by their value.
fn by_code(a: &str, b: &str) -> Ordering {
    let split = |code: &str| {
        let digits = code.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (word, number) = code.split_at_checked(digits).unwrap_or((code, ""));
        (word.to_owned(), number.parse::<u128>().unwrap_or(0))
    };
    split(a).cmp(&split(b)).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Numbers, Record};

    #[test]
    fn spellings_of_a_code_are_one_participant_in_the_order_of_numbers() {
        let quote = |number: u32, code: &str, consent| {
            let quote = Quote::new(QuoteId::from_value(u64::from(number)), number, "words");
            Record::from(Quote { participant: code.into(), consent, ..quote })
        };
        let said = [(1, "P10", Consent::Public), (2, "p2 ", Consent::Public), (3, "", Consent::Public), (4, "P2", Consent::NotRecorded)];
        let (map, _) = SystemMap::from_records(said.map(|(n, code, consent)| quote(n, code, consent)), Numbers::default());
        let found = participants(&map);
        assert_eq!(found.iter().map(|p| (p.code.as_str(), p.quotes.len())).collect::<Vec<_>>(), [("p2", 2), ("P10", 1)]);
        assert_eq!(found[0].consents, BTreeMap::from([(Consent::Public, 1), (Consent::NotRecorded, 1)]));
    }
}
