//! The cut itself. What is not copied here does not leave.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::map::{
    Backdrop, BackdropId, Citation, CitedPart, Connection, Element, ElementId, Extra, Photo, Quote, QuoteId, Record, RecordId, SystemMap,
};

use super::{Audience, Withheld};

/// What stayed behind. Names of quotes only, never their words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many quotes.
    pub quotes: usize,
    /// Which quotes, and why, in the order of their numbers.
    pub because: Vec<(QuoteId, Withheld)>,
}

impl LeftOut {
    /// The quotes left out for a reason.
    pub fn for_reason(&self, reason: Withheld) -> impl Iterator<Item = QuoteId> + '_ {
        self.because.iter().filter(move |(_, because)| *because == reason).map(|(id, _)| *id)
    }
}

/// A map that may leave, for one audience.
#[derive(Clone, Debug)]
pub struct Released {
    map: SystemMap,
    audience: Audience,
    left_out: LeftOut,
    /// Which quotes are of one person: numbers in the place of participants' codes, which never leave.
    speakers: BTreeMap<QuoteId, u32>,
    /// Pictures behind the map, where somebody asked for them.
    photos: BTreeMap<BackdropId, Arc<Photo>>,
}

impl Released {
    /// The map, cut down.
    pub fn map(&self) -> &SystemMap {
        &self.map
    }

    /// For whom.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// What stayed behind.
    pub fn left_out(&self) -> &LeftOut {
        &self.left_out
    }

    /// The pictures behind the map; none unless they were asked for.
    pub fn photos(&self) -> &BTreeMap<BackdropId, Arc<Photo>> {
        &self.photos
    }

    /// Who said a quote, as a number that says no more than that quotes with the same one are of one person; none for nobody known.
    pub fn speaker(&self, quote: QuoteId) -> Option<u32> {
        self.speakers.get(&quote).copied()
    }

    /// The same release with other elements and connections: moved, left out, or with some that stand for what is elsewhere. The quotes, which
    /// consent is about, stay as they were cut. Connections without both their ends are left out; so is what lies beside the elements once
    /// these lie elsewhere.
    #[must_use]
    pub fn redrawn(&self, elements: impl IntoIterator<Item = Element>, connections: impl IntoIterator<Item = Connection>) -> Self {
        let elements: Vec<Element> = elements.into_iter().collect();
        let as_before = |element: &Element| self.map.element(element.id).is_some_and(|before| before.at == element.at);
        let lie_as_before = elements.iter().all(as_before);
        let rest = self.map.records().into_iter().filter(|record| match record {
            Record::Element(_) | Record::Connection(_) => false,
            Record::Note(_) | Record::Backdrop(_) => lie_as_before,
            _ => true,
        });
        let elements = elements.into_iter().map(Record::from);
        let records: Vec<Record> = rest.chain(elements).chain(connections.into_iter().map(Record::from)).collect();
        let (map, _) = SystemMap::from_records(records, self.map.numbers());
        self.of(map)
    }

    fn of(&self, map: SystemMap) -> Self {
        let (left_out, speakers, photos) = (self.left_out.clone(), self.speakers.clone(), self.photos.clone());
        Self { map, audience: self.audience, left_out, speakers, photos }
    }

    /// The same release with these elements alone: connections, loops and cases among them, and what was said of those.
    #[must_use]
    pub fn only(&self, elements: &BTreeSet<ElementId>) -> Self {
        let mut records: Vec<Record> = self.map.records().into_iter().filter(|record| stays(record, elements)).collect();
        let kept: BTreeSet<RecordId> = records.iter().map(Record::id).collect();
        let is_kept = |part: CitedPart| match part {
            CitedPart::Element(id) => elements.contains(&id),
            CitedPart::Connection(id) => kept.contains(&RecordId::Connection(id)),
            CitedPart::Loop(id) => kept.contains(&RecordId::NamedLoop(id)),
        };
        records.retain_mut(|record| match record {
            Record::Quote(quote) => {
                quote.citations.retain(|citation| is_kept(citation.part));
                !quote.citations.is_empty()
            }
            _ => true,
        });
        let (map, _) = SystemMap::from_records(records, self.map.numbers());
        self.of(map)
    }
}

/// Who said which quote, numbered in the order in which they are first heard.
fn speakers(map: &SystemMap, audience: Audience) -> BTreeMap<QuoteId, u32> {
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let goes = map.quotes().iter().filter(|quote| audience.may_read(quote.consent) && !quote.participant.trim().is_empty());
    let number = goes.map(|quote| {
        let next = numbers.len() as u32 + 1;
        (quote.id, *numbers.entry(quote.participant.trim()).or_insert(next))
    });
    number.collect()
}

/// Whether a record belongs to these elements, quotes apart.
fn stays(record: &Record, elements: &BTreeSet<ElementId>) -> bool {
    let all = |ids: &[ElementId]| ids.iter().all(|id| elements.contains(id));
    match record {
        Record::Element(element) => elements.contains(&element.id),
        Record::Connection(connection) => all(&[connection.from, connection.to]),
        Record::NamedLoop(named) => all(&named.cycle),
        Record::Case(case) => case.elements.iter().any(|id| elements.contains(id)),
        // Where of the map only a part is told, what lies beside the parts would stand alone.
        Record::Note(_) | Record::Backdrop(_) => false,
        _ => true,
    }
}

/// Cuts a map down to an audience. Left behind: quotes without consent for it, originals behind shown texts, where in a transcript a quote
/// stood, transcripts kept with their source, places on the quote board, participant codes, consent dates and bases, names of codes that
/// wait for a part, tombstones, workshop logs, pictures behind the map, what the map keeps for privacy, and fields this version does not know.
pub fn release(map: &SystemMap, audience: Audience) -> Released {
    let mut left_out = LeftOut::default();
    let records = map.records().into_iter().filter_map(|record| cut(record, audience, &mut left_out)).collect::<Vec<_>>();
    let speakers = speakers(map, audience);
    let (map, _) = SystemMap::from_records(records, map.numbers());
    Released { map, audience, left_out, speakers, photos: BTreeMap::new() }
}

/// The same with these pictures behind the map, which somebody asked for. The names of their files stay behind.
pub fn release_with_photos(map: &SystemMap, audience: Audience, photos: &BTreeMap<BackdropId, Arc<Photo>>) -> Released {
    let released = release(map, audience);
    if photos.is_empty() {
        return released;
    }
    let wanted = map.backdrops().iter().filter(|backdrop| photos.contains_key(&backdrop.id)).cloned();
    let bare = wanted.map(|backdrop| Record::from(Backdrop { file: String::new(), extra: Extra::default(), ..backdrop }));
    let (with, _) = SystemMap::from_records(released.map.records().into_iter().chain(bare), map.numbers());
    Released { photos: photos.clone(), ..released.of(with) }
}

fn cut(record: Record, audience: Audience, left_out: &mut LeftOut) -> Option<Record> {
    match record {
        Record::Quote(quote) => match audience.withholds(quote.consent) {
            None => Some(cut_quote(*quote).into()),
            Some(reason) => {
                left_out.quotes += 1;
                left_out.because.push((quote.id, reason));
                None
            }
        },
        Record::Tombstone(_) | Record::Workshop(_) | Record::Extra(_) | Record::Privacy(_) | Record::Backdrop(_) => None,
        other => Some(without_extra(other)),
    }
}

/// The shown text becomes the only text.
fn cut_quote(quote: Quote) -> Quote {
    Quote {
        original: quote.shown.unwrap_or(quote.original),
        shown: None,
        passage: None,
        board: None,
        participant: String::new(),
        consent_date: String::new(),
        consent_basis: String::new(),
        citations: quote.citations.iter().map(|c| Citation::new(c.part, c.stance)).collect(),
        waits_for: Vec::new(),
        extra: Extra::default(),
        ..quote
    }
}

fn without_extra(mut record: Record) -> Record {
    match &mut record {
        Record::Source(r) => r.text.clear(),
        Record::Element(r) => r.references.iter_mut().for_each(|reference| reference.extra = Extra::default()),
        Record::Connection(r) => r.references.iter_mut().for_each(|reference| reference.extra = Extra::default()),
        Record::Case(r) => r.references.iter_mut().for_each(|reference| reference.extra = Extra::default()),
        Record::Pack(r) => r.handouts.iter_mut().for_each(|handout| handout.extra = Extra::default()),
        _ => {}
    }
    let extra = match &mut record {
        Record::About(r) => &mut r.extra,
        Record::Extra(extra) => extra,
        Record::Privacy(r) => &mut r.extra,
        Record::Voice(r) => &mut r.extra,
        Record::Source(r) => &mut r.extra,
        Record::Grouping(r) => &mut r.extra,
        Record::Group(r) => &mut r.extra,
        Record::Element(r) => &mut r.extra,
        Record::Connection(r) => &mut r.extra,
        Record::NamedLoop(r) => &mut r.extra,
        Record::Quote(r) => &mut r.extra,
        Record::Tombstone(r) => &mut r.extra,
        Record::Case(r) => &mut r.extra,
        Record::View(r) => &mut r.extra,
        Record::Workshop(r) => &mut r.extra,
        Record::Pack(r) => &mut r.extra,
        Record::Note(r) => &mut r.extra,
        Record::Backdrop(r) => &mut r.extra,
    };
    *extra = Extra::default();
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Consent, Numbers};

    fn map_with(consents: &[Consent]) -> SystemMap {
        let quotes = consents.iter().zip(1..).map(|(&consent, number)| {
            let mut quote = Quote::new(QuoteId::from_value(u64::from(number)), number, format!("original {number}"));
            quote.shown = Some(format!("shown {number}"));
            quote.participant = "P07".into();
            let (document, digest) = ("P07.txt".to_owned(), "00".to_owned());
            quote.passage = Some(crate::map::Passage { document, digest, start: 0, end: 10, extra: Extra::default() });
            quote.board = Some(crate::map::Point::ZERO);
            quote.consent = consent;
            Record::from(quote)
        });
        SystemMap::from_records(quotes, Numbers::default()).0
    }

    #[test]
    fn consent_decides_what_each_audience_reads() {
        use Consent::{Internal, NotRecorded, Public, Withdrawn, Workshop};
        let map = map_with(&[NotRecorded, Internal, Workshop, Public, Withdrawn]);
        let numbers = |audience| release(&map, audience).map().quotes().iter().map(|q| q.number).collect::<Vec<_>>();
        assert_eq!(numbers(Audience::Team), [2, 3, 4]);
        assert_eq!(numbers(Audience::Workshop), [3, 4]);
        assert_eq!(numbers(Audience::Public), [4]);
        let public = release(&map, Audience::Public);
        assert_eq!(public.left_out().quotes, 4);
        let left_out = |reason| public.left_out().for_reason(reason).map(QuoteId::value).collect::<Vec<_>>();
        assert_eq!(Withheld::ALL.map(left_out), [vec![1], vec![2, 3], vec![5]]);
    }

    #[test]
    fn redrawing_brings_nothing_back() {
        use crate::map::{ElementId, ElementKind, Point};
        let released = release(&map_with(&[Consent::Public, Consent::Internal]), Audience::Public);
        let one = Element::new(ElementId::from_value(7), 1, ElementKind::Factor, "Trust", Point::ZERO);
        let redrawn = released.redrawn([one], []);
        assert_eq!((redrawn.map().element_count(), redrawn.map().quotes().len()), (1, 1));
        assert_eq!((redrawn.audience(), redrawn.left_out()), (Audience::Public, released.left_out()));
    }

    #[test]
    fn originals_and_participants_stay_behind() {
        let released = release(&map_with(&[Consent::Public]), Audience::Public);
        let quote = released.map().quotes().iter().next().unwrap();
        assert_eq!((quote.text(), quote.original.as_str(), quote.participant.as_str()), ("shown 1", "shown 1", ""));
        assert_eq!((&quote.passage, quote.board), (&None, None));
    }
}
