//! Small maps for the tests of this module.

use crate::map::{
    Connection, ConnectionKind, Element, ElementId, ElementKind, IdSource, Influence, Numbers, Point, Polarity, Record, SystemMap,
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
