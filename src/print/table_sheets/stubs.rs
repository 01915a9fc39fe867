//! What leaves a sheet or comes to it from others: influences across its edge, taken together where one element, sign and other sheet are
//! the same.

use crate::map::{Code, Direction, ElementId, PairSign, SystemMap};

use super::shares::{Share, sheet_of};

/// Which way a stub runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To other sheets.
    Affects,
    /// From other sheets.
    AffectedBy,
    /// Neither is said.
    Linked,
}

/// Influences of one element on others elsewhere, or the other way round.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stub {
    /// The element on this sheet.
    pub own: ElementId,
    /// Which way.
    pub way: Way,
    /// Their sign.
    pub sign: PairSign,
    /// Whether it takes a while.
    pub delay: bool,
    /// The others by label and code, in the order of numbers.
    pub others: Vec<String>,
    /// The sheet they are on, if they are on any.
    pub sheet: Option<String>,
}

impl Stub {
    /// The others and where they are: "Trust N46, Setback N53 (sheet 3)".
    pub fn elsewhere(&self) -> String {
        let sheet = self.sheet.as_ref().map(|name| format!(" (sheet\u{a0}{name})")).unwrap_or_default();
        format!("{}{sheet}", self.others.join(", "))
    }

    /// What stands at the far end of its line. A line that arrives says itself that it affects what it points at.
    pub fn words(&self) -> String {
        match self.way {
            Way::Affects => format!("also affects: {}", self.elsewhere()),
            Way::AffectedBy | Way::Linked => self.elsewhere(),
        }
    }

    /// Whether its line has a head.
    pub const fn direction(&self) -> Direction {
        match self.way {
            Way::Affects | Way::AffectedBy => Direction::Directed,
            Way::Linked => Direction::Undirected,
        }
    }

    /// Whether both say the same of one element, be it of others on different sheets.
    fn says_as(&self, other: &Self) -> bool {
        (self.own, self.way, self.sign, self.delay) == (other.own, other.way, other.sign, other.delay)
    }
}

/// A line of a list, where the line with its disc is only a sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// One stub of those it tells of: they differ in sheets alone.
    pub stub: Stub,
    /// What it says.
    pub words: String,
}

/// The lines of a list: stubs of one element that differ only in the sheets they lead to share one.
pub(super) fn rows(stubs: &[&Stub]) -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    for stub in stubs {
        if let Some(row) = found.iter_mut().find(|row| row.stub.says_as(stub)) {
            row.words = format!("{}; {}", row.words, stub.elsewhere());
            continue;
        }
        let way = match stub.way {
            Way::Affects => "also affects",
            Way::AffectedBy => "affected by",
            Way::Linked => "goes with",
        };
        found.push(Row { stub: (*stub).clone(), words: format!("{way}: {}", stub.elsewhere()) });
    }
    found
}

/// Everything across the edge of a sheet, by element.
pub(super) fn stubs(map: &SystemMap, share: &Share, shares: &[Share]) -> Vec<Stub> {
    let mut found: Vec<Stub> = Vec::new();
    for element in map.elements().filter(|element| share.members.contains(&element.id)) {
        let mut told: Vec<(ElementId, Way)> = Vec::new();
        for connection in map.connections_of(element.id) {
            let Some(influence) = connection.influence() else { continue };
            let other = if connection.from == element.id { connection.to } else { connection.from };
            if share.members.contains(&other) {
                continue;
            }
            let pairs = connection.causal_pairs().map(|(from, _)| if from == element.id { Way::Affects } else { Way::AffectedBy });
            let undirected = (connection.direction == Direction::Undirected).then_some(Way::Linked);
            for way in pairs.chain(undirected) {
                if told.contains(&(other, way)) {
                    continue;
                }
                told.push((other, way));
                let (from, to) = if way == Way::Affects { (element.id, other) } else { (other, element.id) };
                let sign = map.pair_sign(from, to).filter(|_| way != Way::Linked).unwrap_or(PairSign::Agreed(influence.polarity));
                let stub = Stub {
                    own: element.id,
                    way,
                    sign,
                    delay: delayed(map, from, to),
                    others: named(map, other).into_iter().collect(),
                    sheet: sheet_of(shares, other, share).map(str::to_owned),
                };
                join(&mut found, stub);
            }
        }
    }
    found
}

fn named(map: &SystemMap, id: ElementId) -> Option<String> {
    map.element(id).map(|element| format!("{}\u{a0}{}", element.label.trim(), Code::element(element.number)))
}

fn delayed(map: &SystemMap, from: ElementId, to: ElementId) -> bool {
    map.connections_between(from, to).iter().any(|claim| claim.influence().is_some_and(|influence| influence.delay))
}

/// Adds a stub to one that says the same of others on the same sheet, if there is one.
fn join(stubs: &mut Vec<Stub>, stub: Stub) {
    match stubs.iter_mut().find(|other| other.says_as(&stub) && other.sheet == stub.sheet) {
        Some(other) => other.others.extend(stub.others),
        None => stubs.push(stub),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Connection, ConnectionId, ConnectionKind, Element, ElementKind, Influence, Numbers, Point, Polarity, Record};

    fn id(number: u32) -> ElementId {
        ElementId::from_value(u64::from(number))
    }

    fn map(links: &[(u32, u32, Polarity)]) -> SystemMap {
        let labels = ["Trust", "Setbacks", "Caseload", "Housing"];
        let elements = (1..).zip(labels).map(|(n, label)| Record::from(Element::new(id(n), n, ElementKind::Factor, label, Point::ZERO)));
        let links = (1..).zip(links).map(|(n, &(from, to, polarity))| {
            let kind = ConnectionKind::Influence(Influence { polarity, ..Influence::default() });
            Record::from(Connection::new(ConnectionId::from_value(u64::from(n)), n, id(from), id(to), kind))
        });
        SystemMap::from_records(elements.chain(links).collect::<Vec<_>>(), Numbers::default()).0
    }

    fn share(name: &str, members: &[u32]) -> Share {
        Share { name: name.into(), title: "Theme".into(), members: members.iter().map(|&n| id(n)).collect(), theme: 0 }
    }

    /// With spaces that never break in place of ~.
    fn held(text: &str) -> String {
        text.replace('~', "\u{a0}")
    }

    #[test]
    fn what_crosses_the_edge_is_told_with_its_sign_and_sheet() {
        use Polarity::{Minus, Plus};
        let map = map(&[(1, 2, Plus), (1, 3, Plus), (1, 4, Plus), (3, 1, Minus), (2, 3, Plus)]);
        let shares = [share("1", &[1, 2]), share("2", &[3])];
        let found = stubs(&map, &shares[0], &shares);
        let told: Vec<_> =
            rows(&found.iter().collect::<Vec<_>>()).into_iter().map(|r| (r.stub.own.value(), r.words, r.stub.sign)).collect();
        let expected = [
            (1, "also affects: Caseload~N3 (sheet~2); Housing~N4", Plus),
            (1, "affected by: Caseload~N3 (sheet~2)", Minus),
            (2, "also affects: Caseload~N3 (sheet~2)", Plus),
        ];
        assert_eq!(told, expected.map(|(own, row, sign)| (own, held(row), PairSign::Agreed(sign))));
    }

    #[test]
    fn several_of_a_kind_are_one_stub_and_opposite_claims_are_contested() {
        use Polarity::{Minus, Plus};
        let map = map(&[(1, 2, Plus), (1, 3, Plus), (1, 4, Minus), (1, 4, Plus)]);
        let shares = [share("1", &[1]), share("2", &[2, 3, 4])];
        let found = stubs(&map, &shares[0], &shares);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].words(), held("also affects: Setbacks~N2, Caseload~N3 (sheet~2)"));
        assert_eq!((found[1].words(), found[1].sign), (held("also affects: Housing~N4 (sheet~2)"), PairSign::Contested));
    }
}
