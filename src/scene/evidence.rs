//! How many quotes of which voice bear on each part.

use std::collections::HashMap;

use crate::map::{CitedPart, SystemMap, VoiceId};

/// How many voices a bar tells apart; the last stands for all the rest.
pub const VOICES: usize = 3;

/// Quotes by voice, in the order of bars: solid, diagonal, empty.
pub type Counts = [u32; VOICES];

/// Quotes by part and voice, from one pass over the quotes of a map.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    counts: HashMap<CitedPart, Counts>,
}

impl Evidence {
    /// The evidence in a map.
    pub fn of(map: &SystemMap) -> Self {
        let voices: HashMap<VoiceId, usize> = map.voices().iter().enumerate().map(|(place, voice)| (voice.id, place)).collect();
        let mut counts: HashMap<CitedPart, Counts> = HashMap::new();
        for quote in map.quotes().iter() {
            let place = quote.voice.and_then(|voice| voices.get(&voice).copied()).unwrap_or(VOICES);
            for citation in &quote.citations {
                let on_part = counts.entry(citation.part).or_default();
                if let Some(count) = on_part.get_mut(place.min(VOICES - 1)) {
                    *count += 1;
                }
            }
        }
        Self { counts }
    }

    /// The evidence on a part.
    pub fn on(&self, part: CitedPart) -> Counts {
        self.counts.get(&part).copied().unwrap_or_default()
    }

    /// The evidence on several parts taken together.
    pub fn on_all(&self, parts: impl IntoIterator<Item = CitedPart>) -> Counts {
        let add = |a: Counts, b: Counts| std::array::from_fn(|i| a.get(i).unwrap_or(&0) + b.get(i).unwrap_or(&0));
        parts.into_iter().map(|part| self.on(part)).fold(Counts::default(), add)
    }
}
