//! The page of participants: who is picked, the consent about to be recorded, and the words that somebody wants back.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::{Participant, participants};
use crate::document::{Document, Withdrawal};
use crate::map::{Consent, Quote, QuoteId};

/// The page of participants.
#[derive(Clone, Debug, Default)]
pub struct ParticipantState {
    /// Everybody with a code, brought up to date while the page is open.
    pub all: Arc<Vec<Participant>>,
    /// The keys of those who are picked.
    pub picked: BTreeSet<String>,
    /// The consent to record; none leaves it as it is.
    pub consent: Option<Consent>,
    /// The day they agreed, as typed so far.
    pub date: String,
    /// On what basis, as typed so far.
    pub basis: String,
    /// The words that are asked about.
    pub asked_back: Option<Withdrawal>,
    /// Where those words went, a sentence each; none while that is looked for.
    pub traces: Option<Vec<String>>,
    made: Option<u64>,
}

impl ParticipantState {
    /// Brings the list up to date.
    pub fn refresh(&mut self, document: &Document) {
        if self.made != Some(document.revision()) {
            self.made = Some(document.revision());
            self.all = Arc::new(participants(document.map()));
            let all = Arc::clone(&self.all);
            self.picked.retain(|key| all.iter().any(|participant| participant.key == *key));
        }
    }

    /// Those who are picked.
    pub fn picked(&self) -> impl Iterator<Item = &Participant> {
        self.all.iter().filter(|participant| self.picked.contains(&participant.key))
    }

    /// The quotes of those who are picked.
    pub fn quotes(&self) -> Vec<QuoteId> {
        self.picked().flat_map(|participant| participant.quotes.iter().copied()).collect()
    }

    /// Whether there is anything to record.
    pub fn has_something(&self) -> bool {
        self.consent.is_some() || !self.date.trim().is_empty() || !self.basis.trim().is_empty()
    }

    /// Whether what is typed as a day is one, or nothing.
    pub fn is_day(&self) -> bool {
        self.date.trim().is_empty() || self.date.trim().parse::<jiff::civil::Date>().is_ok()
    }

    /// The quotes of the map that are asked about, by number.
    pub fn asked_about<'d>(&self, document: &'d Document) -> Vec<&'d Quote> {
        let asked = self.asked_back.as_ref();
        document.map().quotes().iter().filter(|quote| asked.is_some_and(|withdrawal| withdrawal.takes(quote))).collect()
    }
}
