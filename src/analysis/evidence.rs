//! How much people said about each part, by voice: evidence volume, not strength of effect.

use std::collections::{HashMap, HashSet};

use crate::map::{CitedPart, Quote, Reference, SourceId, SourceKind, Stance, SystemMap, VoiceId};

/// The quotes on one part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Quotes of each voice, in the order of the map's voices; the last counts those of no voice.
    pub by_voice: Vec<u32>,
    /// Those of them that say otherwise, in the same order.
    pub against: Vec<u32>,
    /// Quotes in all: each is one citation of the part.
    pub total: u32,
    /// Quotes that say otherwise.
    pub contradicting: u32,
    /// Distinct sources, of the quotes and of the part's own references.
    pub sources: u32,
    /// The part's own references.
    pub references: u32,
    /// Quotes and references that are literature.
    pub literature: u32,
}

/// How many voices were heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heard {
    /// Nobody is quoted.
    Nobody,
    /// One voice only. Quotes of which nobody wrote down the voice are not known to be of a second one.
    One,
    /// Several voices.
    Several,
}

impl Evidence {
    /// How many of the map's voices were heard; quotes of no voice count as none.
    pub fn voices(&self) -> usize {
        let (_, named) = self.by_voice.split_last().unwrap_or((&0, &[]));
        named.iter().filter(|&&count| count > 0).count()
    }

    /// Whether nobody, one voice or several were heard.
    pub fn heard(&self) -> Heard {
        match (self.total, self.voices()) {
            (0, _) => Heard::Nobody,
            (_, 0 | 1) => Heard::One,
            _ => Heard::Several,
        }
    }

    /// Whether there is something to rest on, and all of it is literature.
    pub fn is_literature_alone(&self) -> bool {
        self.literature > 0 && self.literature == self.total + self.references
    }

    fn add(&mut self, other: &Self) {
        let sum = |into: &mut Vec<u32>, from: &[u32]| into.iter_mut().zip(from).for_each(|(sum, count)| *sum += count);
        sum(&mut self.by_voice, &other.by_voice);
        sum(&mut self.against, &other.against);
        self.total += other.total;
        self.contradicting += other.contradicting;
        self.references += other.references;
        self.literature += other.literature;
    }
}

/// What comes from a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Quotes, placed or not.
    pub quotes: u32,
    /// References of elements, connections and cases.
    pub references: u32,
}

/// The evidence on every part of a map, counted in one pass.
#[derive(Clone, Debug, Default)]
pub struct EvidenceCounts {
    of: HashMap<CitedPart, Evidence>,
    none: Evidence,
    /// How often each source is used.
    uses: HashMap<SourceId, Uses>,
    /// All quotes by voice; the last are of no voice.
    voices: Vec<u32>,
    /// Each part with each of its sources once, in order.
    sources: Vec<(CitedPart, SourceId)>,
}

impl EvidenceCounts {
    /// Counts all quotes of the map, whatever their consent.
    pub fn of(map: &SystemMap) -> Self {
        let voices: HashMap<VoiceId, usize> = map.voices().iter().enumerate().map(|(place, voice)| (voice.id, place)).collect();
        let zeros = vec![0; voices.len() + 1];
        let none = Evidence { by_voice: zeros.clone(), against: zeros.clone(), ..Evidence::default() };
        let mut counts = Self { none, voices: zeros, ..Self::default() };
        let literature = Literature::of(map);
        for quote in map.quotes().iter() {
            let voice = quote.voice.and_then(|id| voices.get(&id)).copied().unwrap_or(voices.len());
            counts.take(quote, voice, literature.is_literature(quote));
        }
        for element in map.elements() {
            counts.refer(CitedPart::Element(element.id), &element.references, &literature);
        }
        for connection in map.connections() {
            counts.refer(CitedPart::Connection(connection.id), &connection.references, &literature);
        }
        for reference in map.cases().iter().flat_map(|case| &case.references) {
            counts.uses.entry(reference.source).or_default().references += 1;
        }
        counts.sources.sort_unstable();
        counts.sources.dedup();
        for (part, _) in &counts.sources {
            counts.of.entry(*part).or_insert_with(|| counts.none.clone()).sources += 1;
        }
        counts
    }

    fn take(&mut self, quote: &Quote, voice: usize, literature: bool) {
        if let Some(count) = self.voices.get_mut(voice) {
            *count += 1;
        }
        if let Some(source) = quote.source {
            self.uses.entry(source).or_default().quotes += 1;
        }
        for (at, citation) in quote.citations.iter().enumerate() {
            if quote.citations.iter().take(at).any(|earlier| earlier.part == citation.part) {
                continue;
            }
            let evidence = self.of.entry(citation.part).or_insert_with(|| self.none.clone());
            let against = u32::from(citation.stance == Stance::Contradicts);
            evidence.total += 1;
            evidence.contradicting += against;
            evidence.literature += u32::from(literature);
            for (counts, by) in [(&mut evidence.by_voice, 1), (&mut evidence.against, against)] {
                if let Some(count) = counts.get_mut(voice) {
                    *count += by;
                }
            }
            self.sources.extend(quote.source.map(|source| (citation.part, source)));
        }
    }

    fn refer(&mut self, part: CitedPart, references: &[Reference], literature: &Literature) {
        if references.is_empty() {
            return;
        }
        let evidence = self.of.entry(part).or_insert_with(|| self.none.clone());
        evidence.references += references.len() as u32;
        evidence.literature += references.iter().filter(|r| literature.reports.contains(&r.source)).count() as u32;
        for reference in references {
            self.uses.entry(reference.source).or_default().references += 1;
            self.sources.push((part, reference.source));
        }
    }

    /// The evidence on a part; all zero where nobody said a word.
    pub fn on(&self, part: CitedPart) -> &Evidence {
        self.of.get(&part).unwrap_or(&self.none)
    }

    /// The evidence on several parts taken together, such as the claims on one pair: their citations summed, each source once.
    pub fn on_all(&self, parts: impl IntoIterator<Item = CitedPart>) -> Evidence {
        let mut all = self.none.clone();
        let mut sources: HashSet<SourceId> = HashSet::new();
        for part in parts {
            all.add(self.on(part));
            sources.extend(self.sources_of(part));
        }
        all.sources = sources.len() as u32;
        all
    }

    /// What comes from a source.
    pub fn uses_of(&self, source: SourceId) -> Uses {
        self.uses.get(&source).copied().unwrap_or_default()
    }

    /// How many quotes the voice at this place has, placed or not.
    pub fn quotes_of_voice(&self, place: usize) -> u32 {
        self.voices.get(place).copied().unwrap_or(0)
    }

    /// The distinct sources of a part: of its quotes and of its own references.
    pub fn sources_of(&self, part: CitedPart) -> impl Iterator<Item = SourceId> + '_ {
        let start = self.sources.partition_point(|(other, _)| *other < part);
        self.sources.iter().skip(start).take_while(move |(other, _)| *other == part).map(|(_, source)| *source)
    }
}

/// What counts as literature: a voice that is named so, and a report where nobody's voice is recorded. Somebody's own words stay theirs
/// when a report printed them.
struct Literature {
    voices: HashSet<VoiceId>,
    reports: HashSet<SourceId>,
}

impl Literature {
    fn of(map: &SystemMap) -> Self {
        let named_so = |name: &str| {
            let words = ["literature", "report", "reports"];
            name.to_lowercase().split(|letter: char| !letter.is_alphabetic()).any(|word| words.contains(&word))
        };
        Self {
            voices: map.voices().iter().filter(|voice| named_so(&voice.name)).map(|voice| voice.id).collect(),
            reports: map.sources().iter().filter(|source| source.kind == SourceKind::Report).map(|source| source.id).collect(),
        }
    }

    fn is_literature(&self, quote: &Quote) -> bool {
        match quote.voice {
            Some(voice) => self.voices.contains(&voice),
            None => quote.source.is_some_and(|source| self.reports.contains(&source)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample::{self, Said, said};

    #[test]
    fn quotes_are_counted_by_voice_and_source() {
        let map = sample::map(2, &[(1, 2, "+")]);
        let [a, b] = [1, 2].map(|n| CitedPart::Element(sample::element(&map, n)));
        let link = CitedPart::Connection(map.connection_by_number(1).unwrap().id);
        let quotes = [
            Said {
                voice: 2,
                source: 1,
                on: vec![(a, Stance::Supports), (a, Stance::Contradicts), (b, Stance::Supports)],
                ..Said::default()
            },
            Said { voice: 1, source: 1, on: vec![(a, Stance::Contradicts)], ..Said::default() },
            Said { source: 2, on: vec![(a, Stance::Qualifies)], ..Said::default() },
            Said::default(),
        ];
        let map = said(&map, &["First", "Second"], &[SourceKind::Interviews, SourceKind::Report], &quotes, &[(1, 2)]);
        let counts = EvidenceCounts::of(&map);
        let expected = Evidence {
            by_voice: vec![1, 1, 1],
            against: vec![1, 0, 0],
            total: 3,
            contradicting: 1,
            sources: 2,
            references: 0,
            literature: 1,
        };
        assert_eq!(counts.on(a), &expected);
        let expected = Evidence { by_voice: vec![0, 1, 0], against: vec![0; 3], total: 1, sources: 1, ..Evidence::default() };
        assert_eq!(counts.on(b), &expected);
        let expected =
            Evidence { by_voice: vec![0; 3], against: vec![0; 3], sources: 1, references: 1, literature: 1, ..Evidence::default() };
        assert_eq!(counts.on(link), &expected);
        let both = counts.on_all([a, link]);
        assert_eq!((both.total, both.sources, both.literature), (3, 2, 2), "the report is one source of both");
    }

    #[test]
    fn quotes_of_no_voice_are_not_a_second_one() {
        let heard =
            |by_voice: &[u32]| Evidence { by_voice: by_voice.to_vec(), total: by_voice.iter().sum(), ..Evidence::default() }.heard();
        assert_eq!(heard(&[0, 0, 0]), Heard::Nobody);
        assert_eq!(heard(&[0, 0, 4]), Heard::One);
        assert_eq!(heard(&[3, 0, 4]), Heard::One);
        assert_eq!(heard(&[3, 1, 0]), Heard::Several);
    }

    #[test]
    fn a_report_is_literature_but_not_the_words_of_people_in_it() {
        let map = sample::map(4, &[]);
        let on = |n: u32| vec![(CitedPart::Element(sample::element(&map, n)), Stance::Supports)];
        let quotes = [
            Said { source: 1, on: on(1), ..Said::default() },
            Said { source: 1, voice: 1, on: on(2), ..Said::default() },
            Said { voice: 2, on: on(3), ..Said::default() },
            Said { voice: 2, on: on(4), ..Said::default() },
            Said { voice: 1, on: on(4), ..Said::default() },
        ];
        let map = said(&map, &["Person", "Literature review"], &[SourceKind::Report], &quotes, &[]);
        let counts = EvidenceCounts::of(&map);
        let alone: Vec<bool> = map.elements().map(|element| counts.on(CitedPart::Element(element.id)).is_literature_alone()).collect();
        assert_eq!(alone, [true, false, true, false]);
    }
}
