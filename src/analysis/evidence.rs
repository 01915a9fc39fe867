//! How much people said about each part, by voice: evidence volume, not strength of effect.

use std::collections::{BTreeSet, HashMap};

use crate::map::{CitedPart, SourceId, Stance, SystemMap};

/// The quotes on one part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Quotes of each voice, in the order of the map's voices; the last counts those of no voice.
    pub by_voice: Vec<u32>,
    /// Quotes in all.
    pub total: u32,
    /// Quotes that say otherwise.
    pub contradicting: u32,
    /// Distinct sources, of the quotes and of the part's own references.
    pub sources: u32,
}

/// The evidence on every part of a map, counted in one pass.
#[derive(Clone, Debug, Default)]
pub struct EvidenceCounts {
    of: HashMap<CitedPart, Evidence>,
    none: Evidence,
}

impl EvidenceCounts {
    /// Counts all quotes of the map, whatever their consent.
    pub fn of(map: &SystemMap) -> Self {
        let voices: HashMap<_, usize> = map.voices().iter().enumerate().map(|(place, voice)| (voice.id, place)).collect();
        let none = Evidence { by_voice: vec![0; voices.len() + 1], ..Evidence::default() };
        let mut of: HashMap<CitedPart, Evidence> = HashMap::new();
        let mut sources: BTreeSet<(CitedPart, SourceId)> = BTreeSet::new();
        for quote in map.quotes().iter() {
            let voice = quote.voice.and_then(|id| voices.get(&id)).copied().unwrap_or(voices.len());
            for (at, citation) in quote.citations.iter().enumerate() {
                if quote.citations.iter().take(at).any(|earlier| earlier.part == citation.part) {
                    continue;
                }
                let evidence = of.entry(citation.part).or_insert_with(|| none.clone());
                evidence.total += 1;
                evidence.contradicting += u32::from(citation.stance == Stance::Contradicts);
                if let Some(count) = evidence.by_voice.get_mut(voice) {
                    *count += 1;
                }
                sources.extend(quote.source.map(|source| (citation.part, source)));
            }
        }
        for element in map.elements() {
            sources.extend(element.references.iter().map(|r| (CitedPart::Element(element.id), r.source)));
        }
        for connection in map.connections() {
            sources.extend(connection.references.iter().map(|r| (CitedPart::Connection(connection.id), r.source)));
        }
        for (part, _) in sources {
            of.entry(part).or_insert_with(|| none.clone()).sources += 1;
        }
        Self { of, none }
    }

    /// The evidence on a part; all zero where nobody said a word.
    pub fn on(&self, part: CitedPart) -> &Evidence {
        self.of.get(&part).unwrap_or(&self.none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;
    use crate::map::{Citation, IdSource, Quote, Record, Reference, Source, Voice};

    #[test]
    fn quotes_are_counted_by_voice_and_source() {
        let map = sample::map(2, &[(1, 2, "+")]);
        let [a, b] = [1, 2].map(|n| CitedPart::Element(sample::element(&map, n)));
        let link = map.connection_by_number(1).unwrap().clone();
        let mut ids = IdSource::seeded(4);
        let voices =
            [1, 2].map(|number| Voice { id: ids.next(), number, name: format!("Voice {number}"), extra: crate::map::Extra::default() });
        let sources = [1, 2].map(|number| Source {
            id: ids.next(),
            number,
            title: format!("Source {number}"),
            kind: crate::map::SourceKind::Report,
            citation: String::new(),
            note: String::new(),
            extra: crate::map::Extra::default(),
        });
        let cites = Citation::new;
        let mut records = map.records();
        let mut quote = |number, voice: Option<usize>, source: Option<usize>, citations: Vec<Citation>| {
            let mut quote = Quote::new(ids.next(), number, "…");
            quote.voice = voice.map(|v| voices[v].id);
            quote.source = source.map(|s| sources[s].id);
            quote.citations = citations;
            records.push(quote.into());
        };
        quote(1, Some(1), Some(0), vec![cites(a, Stance::Supports), cites(a, Stance::Contradicts), cites(b, Stance::Supports)]);
        quote(2, Some(0), Some(0), vec![cites(a, Stance::Contradicts)]);
        quote(3, None, Some(1), vec![cites(a, Stance::Qualifies)]);
        quote(4, None, None, vec![]);
        let mut sourced = link.clone();
        sourced.references = vec![Reference::new(sources[1].id, "p. 3")];
        records.push(sourced.into());
        records.extend(voices.into_iter().map(Record::from).chain(sources.clone().into_iter().map(Record::from)));
        records.retain(|r| !matches!(r, Record::Connection(c) if c.references.is_empty()));
        let counts = EvidenceCounts::of(&SystemMap::from_records(records, map.numbers()).0);
        assert_eq!(counts.on(a), &Evidence { by_voice: vec![1, 1, 1], total: 3, contradicting: 1, sources: 2 });
        assert_eq!(counts.on(b), &Evidence { by_voice: vec![0, 1, 0], total: 1, contradicting: 0, sources: 1 });
        assert_eq!(
            counts.on(CitedPart::Connection(link.id)),
            &Evidence { by_voice: vec![0, 0, 0], total: 0, contradicting: 0, sources: 1 }
        );
    }
}
