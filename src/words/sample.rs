//! Small maps for the tests of this module.

use crate::map::{
    Connection, ConnectionKind, Direction, Element, ElementKind, Extra, IdSource, Influence, LoopType, NamedLoop, Numbers, Point, Polarity,
    Record, SystemMap,
};

/// "Caseload" and "Time with each person", and these connections from the first to the second.
pub(super) fn pair(kinds: Vec<(ConnectionKind, Direction)>) -> SystemMap {
    let mut ids = IdSource::seeded(1);
    let labels = ["Caseload", "Time with each person"];
    let ends: Vec<_> = labels.iter().map(|_| ids.next()).collect();
    let mut records: Vec<Record> =
        (1..).zip(&ends).zip(labels).map(|((n, &id), l)| Element::new(id, n, ElementKind::Factor, l, Point::ZERO).into()).collect();
    for (number, (kind, direction)) in (1..).zip(kinds) {
        let mut connection = Connection::new(ids.next(), number, ends[0], ends[1], kind);
        connection.direction = direction;
        records.push(connection.into());
    }
    SystemMap::from_records(records, Numbers::default()).0
}

/// A ring of as many factors ("Alpha", "Beta", …) as signs, named as a loop.
pub(super) fn ring(signs: &[Polarity]) -> SystemMap {
    let mut ids = IdSource::seeded(2);
    let labels = ["Alpha", "Beta", "Gamma", "Delta"];
    let ends: Vec<_> = signs.iter().map(|_| ids.next()).collect();
    let mut records: Vec<Record> =
        (1..).zip(&ends).zip(labels).map(|((n, &id), l)| Element::new(id, n, ElementKind::Factor, l, Point::ZERO).into()).collect();
    for (at, &polarity) in signs.iter().enumerate() {
        let kind = ConnectionKind::Influence(Influence { polarity, delay: at == 0, strength: None });
        records.push(Connection::new(ids.next(), at as u32 + 1, ends[at], ends[(at + 1) % ends.len()], kind).into());
    }
    let named = NamedLoop {
        id: ids.next(),
        number: 3,
        cycle: ends,
        name: "Round and round".into(),
        story: "It goes on.".into(),
        question: "Where would you stop it?".into(),
        starred: false,
        last_type: LoopType::Reinforcing,
        extra: Extra::default(),
    };
    records.push(named.into());
    SystemMap::from_records(records, Numbers::default()).0
}
