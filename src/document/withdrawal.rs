//! Taking people's words back, for good: out of the map and out of every step of its history. A tombstone stays, and no step brings the
//! words back; every older step can still be undone.

use std::collections::{BTreeMap, BTreeSet};

use crate::map::{Code, Extra, Quote, QuoteId, Record, RecordId, Source, SourceId, SystemMap, Tombstone, is_same_participant};

use super::edit::forget_decisions;
use super::{Delta, Document};

/// Words shorter than this are said by many: that they stand elsewhere too says nothing.
const TELLING: usize = 12;

/// Whose words are taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withdrawal {
    /// One quote.
    Quote(QuoteId),
    /// Everything that the participant with this code said.
    Participant(String),
}

impl Withdrawal {
    /// Whether it takes this quote.
    pub fn takes(&self, quote: &Quote) -> bool {
        match self {
            Self::Quote(id) => quote.id == *id,
            Self::Participant(code) => is_same_participant(&quote.participant, code),
        }
    }
}

/// What was taken back: never the words themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withdrawn {
    /// The quotes that were in the map, by number.
    pub quotes: BTreeMap<Code, QuoteId>,
    /// Those that had been deleted or undone before, and could have come back.
    pub forgotten: BTreeMap<Code, QuoteId>,
    /// Records that hold the same words and were left as they are: other quotes, descriptions, stories. For a person to look at.
    pub repeated: Vec<RecordId>,
}

impl Withdrawn {
    /// Whether nothing was taken back.
    pub fn is_empty(&self) -> bool {
        self.quotes.is_empty() && self.forgotten.is_empty()
    }

    /// Whether this quote was.
    pub fn holds(&self, quote: QuoteId) -> bool {
        self.ids().any(|id| id == quote)
    }

    /// Both.
    pub fn add(&mut self, other: Self) {
        self.quotes.extend(other.quotes);
        self.forgotten.extend(other.forgotten);
        self.repeated.extend(other.repeated);
        self.repeated.sort_unstable();
        self.repeated.dedup();
    }

    fn ids(&self) -> impl Iterator<Item = QuoteId> + '_ {
        self.quotes.values().chain(self.forgotten.values()).copied()
    }
}

impl Document {
    /// Takes words back. `date` is the day that the tombstones name, YYYY-MM-DD. This is no step: nothing undoes it.
    ///
    /// Of a quote in the map its participant of now decides; of one that is only in the history, any it ever had.
    pub fn withdraw(&mut self, withdrawal: &Withdrawal, date: &str) -> Withdrawn {
        self.commit();
        let (quotes, forgotten) = self.taken(withdrawal);
        let words: Vec<String> = quotes.values().flat_map(words_of).collect();
        let coded = |quotes: &BTreeMap<QuoteId, Quote>| quotes.values().map(|quote| (Code::quote(quote.number), quote.id)).collect();
        let mut withdrawn = Withdrawn { quotes: coded(&quotes), forgotten: coded(&forgotten), repeated: Vec::new() };
        if withdrawn.is_empty() {
            return withdrawn;
        }
        let texts = self.texts_with(quotes.values().chain(forgotten.values()));
        let deltas = self.write_without_history(|to| {
            for id in &texts {
                if let Some(source) = to.map().sources().get(*id).cloned() {
                    to.put(Source { text: String::new(), ..source });
                }
            }
            for (id, quote) in quotes.iter().chain(&forgotten) {
                to.remove(RecordId::Quote(*id));
                to.put(Tombstone { id: *id, number: quote.number, date: date.to_owned(), extra: Extra::default() });
            }
            forget_decisions(to);
        });
        let gone = |id| match id {
            RecordId::Quote(quote) | RecordId::Tombstone(quote) => withdrawn.holds(quote),
            RecordId::Source(source) => texts.contains(&source),
            _ => false,
        };
        self.forget(&gone, &|record| decisions_go(record, &withdrawn));
        self.touched(&deltas);
        withdrawn.repeated = repeated(self.map(), &words);
        withdrawn
    }

    /// Sources with which a whole text is, or was, kept that holds words of these quotes: it is the same conversation.
    fn texts_with<'a>(&self, quotes: impl Iterator<Item = &'a Quote>) -> BTreeSet<SourceId> {
        let words: Vec<&str> = quotes.map(|quote| quote.original.as_str()).filter(|words| !words.is_empty()).collect();
        let holds = |source: &&Source| words.iter().any(|words| source.text.contains(words));
        let remembered = self.history().deltas().flat_map(|delta| [&delta.before, &delta.after]).flatten();
        let remembered = remembered.filter_map(|record| if let Record::Source(source) = record { Some(source.as_ref()) } else { None });
        self.map().sources().iter().chain(remembered).filter(holds).map(|source| source.id).collect()
    }

    /// Quotes of the map, and quotes that only the history knows.
    fn taken(&self, withdrawal: &Withdrawal) -> (BTreeMap<QuoteId, Quote>, BTreeMap<QuoteId, Quote>) {
        let here = self.map().quotes();
        let quotes: BTreeMap<QuoteId, Quote> = here.iter().filter(|q| withdrawal.takes(q)).map(|q| (q.id, q.clone())).collect();
        let gone = self.quotes_of_history().filter(|quote| withdrawal.takes(quote) && !here.contains(quote.id));
        let forgotten = gone.map(|quote| (quote.id, quote.clone())).collect();
        (quotes, forgotten)
    }

    /// Every quote of the map, and every form that any had in the history.
    pub fn remembered_quotes(&self) -> Vec<&Quote> {
        self.map().quotes().iter().chain(self.quotes_of_history()).collect()
    }

    fn quotes_of_history(&self) -> impl Iterator<Item = &Quote> {
        let remembered = self.history().deltas().flat_map(|Delta { before, after, .. }| [before, after]).flatten();
        remembered.filter_map(|record| if let Record::Quote(quote) = record { Some(quote.as_ref()) } else { None })
    }
}

/// What was decided about words that are gone says something of them still.
fn decisions_go(record: &mut Record, withdrawn: &Withdrawn) {
    if let Record::Privacy(privacy) = record {
        privacy.kept.retain(|kept| !matches!(kept.part, RecordId::Quote(quote) if withdrawn.holds(quote)));
    }
}

fn words_of(quote: &Quote) -> impl Iterator<Item = String> + use<> {
    [Some(quote.original.clone()), quote.shown.clone()].into_iter().flatten().filter(|text| text.trim().chars().count() >= TELLING)
}

/// Records in which any of these words stand.
fn repeated(map: &SystemMap, words: &[String]) -> Vec<RecordId> {
    // Every text of a record, whatever its kind, stands in its debug form, escaped letter by letter.
    let escaped: Vec<String> = words.iter().map(|text| format!("{:?}", text.trim()).trim_matches('"').to_owned()).collect();
    if escaped.is_empty() {
        return Vec::new();
    }
    let holds = |record: &Record| {
        let told = format!("{record:?}");
        escaped.iter().any(|words| told.contains(words))
    };
    map.records().iter().filter(|record| holds(record)).map(Record::id).collect()
}

/// A map without the quotes that this takes; for what was copied.
pub fn without_quotes(map: &SystemMap, goes: impl Fn(&Quote) -> bool) -> SystemMap {
    let stays = |record: &Record| !matches!(record, Record::Quote(quote) if goes(quote));
    SystemMap::from_records(map.records().into_iter().filter(stays).collect::<Vec<_>>(), map.numbers()).0
}
