//! Which quotes bear on which part. Kept beside the quotes by the two functions that write them, so that to ask costs no more than the answer
//! is long, however many quotes there are.

use std::collections::BTreeSet;

use super::{CitedPart, Quote, QuoteId};

/// Every citation once: the part, and the number and identity of the quote.
#[derive(Clone, Debug, Default)]
pub(super) struct Cited(BTreeSet<(CitedPart, u32, QuoteId)>);

impl Cited {
    /// Takes up what a quote bears on.
    pub fn add(&mut self, quote: &Quote) {
        self.0.extend(quote.citations.iter().map(|citation| (citation.part, quote.number, quote.id)));
    }

    /// Forgets what a quote bore on.
    pub fn remove(&mut self, quote: &Quote) {
        for citation in &quote.citations {
            self.0.remove(&(citation.part, quote.number, quote.id));
        }
    }

    /// The quotes that bear on a part, by number.
    pub fn on(&self, part: CitedPart) -> impl Iterator<Item = QuoteId> {
        let (first, last) = (QuoteId::from_value(0), QuoteId::from_value(u64::MAX));
        self.0.range((part, 0, first)..=(part, u32::MAX, last)).map(|&(_, _, quote)| quote)
    }
}

#[cfg(test)]
mod tests {
    use crate::map::{Citation, CitedPart, Quote, QuoteId, Record, RecordId, Stance, SyntheticSize, SystemMap, synthetic};

    fn looked_up(map: &SystemMap, part: CitedPart) -> Vec<u32> {
        map.quotes().iter().filter(|quote| quote.stance_on(part).is_some()).map(|quote| quote.number).collect()
    }

    #[test]
    fn quotes_are_found_by_what_they_bear_on_through_every_change() {
        let mut map = synthetic(SyntheticSize { elements: 12, connections: 20, quotes: 60 }, 4);
        let parts: Vec<CitedPart> = map.elements().map(|element| CitedPart::Element(element.id)).collect();
        let same = |map: &SystemMap| {
            for &part in &parts {
                assert_eq!(map.quotes_on(part).map(|quote| quote.number).collect::<Vec<_>>(), looked_up(map, part));
            }
        };
        same(&map);
        let mut rng = fastrand::Rng::with_seed(2);
        for _ in 0..200 {
            let number = rng.u32(1..90);
            let id = QuoteId::from_value(u64::from(rng.u8(1..40)));
            if rng.bool() {
                let mut quote = Quote::new(id, number, "again and again");
                let count = rng.usize(0..3);
                // Twice the same part is one citation to whoever asks.
                quote.citations = (0..count).filter_map(|_| Some(Citation::new(*parts.get(rng.usize(..3))?, Stance::Supports))).collect();
                assert!(map.put(Record::from(quote)).is_ok());
            } else {
                map.remove(RecordId::Quote(id));
            }
            same(&map);
        }
    }
}
