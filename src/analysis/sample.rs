//! Small maps for the tests of this module.

use crate::map::{
    Citation, CitedPart, Connection, ConnectionKind, Element, ElementId, ElementKind, Extra, IdSource, Influence, Numbers, Point, Polarity,
    Quote, Record, Reference, Source, SourceKind, Stance, SystemMap, Voice,
};

/// A map of elements 1 to `count` and the claims (from, to, sign): `+`, `-`, `?`; a second letter `d` is a delay, `m` mutual.
pub(crate) fn map(count: u32, claims: &[(u32, u32, &str)]) -> SystemMap {
    let mut ids = IdSource::seeded(1);
    let elements: Vec<ElementId> = (0..count).map(|_| ids.next()).collect();
    let mut records: Vec<Record> =
        (1..).zip(&elements).map(|(n, &id)| Element::new(id, n, ElementKind::Factor, format!("Factor {n}"), Point::ZERO).into()).collect();
    for (number, &(from, to, sign)) in (1..).zip(claims) {
        let polarity = match &sign[..1] {
            "+" => Polarity::Plus,
            "-" => Polarity::Minus,
            _ => Polarity::Unknown,
        };
        let influence = Influence { polarity, delay: sign.contains('d'), strength: None };
        let (from, to) = (elements[from as usize - 1], elements[to as usize - 1]);
        let mut claim = Connection::new(ids.next(), number, from, to, ConnectionKind::Influence(influence));
        if sign.contains('m') {
            claim.direction = crate::map::Direction::Mutual;
        }
        records.push(claim.into());
    }
    SystemMap::from_records(records, Numbers::default()).0
}

/// The element with this number.
pub(crate) fn element(map: &SystemMap, number: u32) -> ElementId {
    map.element_by_number(number).unwrap().id
}

/// A seeded graph of this many elements and claims.
pub(crate) fn random(count: u32, claims: u32, seed: u64) -> SystemMap {
    let mut random = fastrand::Rng::with_seed(seed);
    let signs = ["+", "-", "+", "-", "?", "+d"];
    let list: Vec<(u32, u32, &str)> =
        (0..claims).map(|_| (random.u32(1..=count), random.u32(1..=count), signs[random.usize(0..signs.len())])).collect();
    map(count, &list)
}

/// A quote for [`said`]: number of its voice and source from 1, 0 for none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub voice: usize,
    pub source: usize,
    pub participant: &'static str,
    pub on: Vec<(CitedPart, Stance)>,
}

/// The map with these voices, sources and quotes; `references` are claims by number with the source they refer to.
pub(crate) fn said(map: &SystemMap, voices: &[&str], sources: &[SourceKind], quotes: &[Said], references: &[(u32, usize)]) -> SystemMap {
    let mut ids = IdSource::seeded(4);
    let voices: Vec<Voice> =
        (1..).zip(voices).map(|(number, name)| Voice { id: ids.next(), number, name: (*name).into(), extra: Extra::default() }).collect();
    let sources: Vec<Source> = (1..)
        .zip(sources)
        .map(|(number, &kind)| Source {
            id: ids.next(),
            number,
            title: format!("Source {number}"),
            kind,
            citation: String::new(),
            note: String::new(),
            text: String::new(),
            extra: Extra::default(),
        })
        .collect();
    let mut records = map.records();
    for record in &mut records {
        if let Record::Connection(claim) = record {
            let of_claim = references.iter().filter(|reference| reference.0 == claim.number);
            claim.references = of_claim.map(|&(_, source)| Reference::new(sources[source - 1].id, "p. 3")).collect();
        }
    }
    for (number, said) in (1..).zip(quotes) {
        let mut quote = Quote::new(ids.next(), number, "\u{2026}");
        quote.voice = said.voice.checked_sub(1).map(|at| voices[at].id);
        quote.source = said.source.checked_sub(1).map(|at| sources[at].id);
        quote.participant = said.participant.to_owned();
        quote.citations = said.on.iter().map(|&(part, stance)| Citation::new(part, stance)).collect();
        records.push(quote.into());
    }
    records.extend(voices.into_iter().map(Record::from).chain(sources.into_iter().map(Record::from)));
    SystemMap::from_records(records, map.numbers()).0
}
