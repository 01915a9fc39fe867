//! How many quotes each voice has, on the map as a whole and in each group. A quote on two members of a group counts once.

use std::collections::{BTreeSet, HashMap};

use crate::map::{CitedPart, GroupId, Quote, SourceId, Stance, SystemMap, VoiceId};

/// Quotes by voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Quotes of each voice, in the order of the map's voices; the last counts those of no voice.
    pub by_voice: Vec<u32>,
    /// Quotes in all.
    pub quotes: u32,
    /// Those that contradict something.
    pub contradicting: u32,
    /// Distinct sources of the quotes.
    pub sources: u32,
}

/// A balance while it is counted.
struct Scale {
    balance: Balance,
    sources: BTreeSet<SourceId>,
}

impl Scale {
    fn new(voices: usize) -> Self {
        Self { balance: Balance { by_voice: vec![0; voices + 1], ..Balance::default() }, sources: BTreeSet::new() }
    }

    fn put(&mut self, quote: &Quote, voice: usize) {
        self.balance.quotes += 1;
        self.balance.contradicting += u32::from(quote.citations.iter().any(|citation| citation.stance == Stance::Contradicts));
        if let Some(count) = self.balance.by_voice.get_mut(voice) {
            *count += 1;
        }
        self.sources.extend(quote.source);
    }

    fn read(self) -> Balance {
        Balance { sources: self.sources.len() as u32, ..self.balance }
    }
}

/// Of the whole map, and of each group in the order of their numbers.
pub(super) fn balances(map: &SystemMap) -> (Balance, Vec<(GroupId, Balance)>) {
    let voices: HashMap<VoiceId, usize> = map.voices().iter().enumerate().map(|(place, voice)| (voice.id, place)).collect();
    let mut whole = Scale::new(voices.len());
    let mut groups: Vec<(GroupId, Scale)> = map.groups().iter().map(|group| (group.id, Scale::new(voices.len()))).collect();
    let place_of: HashMap<GroupId, usize> = groups.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
    let mut touched: BTreeSet<usize> = BTreeSet::new();
    for quote in map.quotes().iter() {
        let voice = quote.voice.and_then(|id| voices.get(&id)).copied().unwrap_or(voices.len());
        whole.put(quote, voice);
        touched.clear();
        for citation in &quote.citations {
            if let CitedPart::Element(id) = citation.part {
                let of = map.element(id).map_or(&[][..], |element| &element.groups);
                touched.extend(of.iter().filter_map(|group| place_of.get(group)));
            }
        }
        for &place in &touched {
            if let Some((_, scale)) = groups.get_mut(place) {
                scale.put(quote, voice);
            }
        }
    }
    (whole.read(), groups.into_iter().map(|(id, scale)| (id, scale.read())).collect())
}
