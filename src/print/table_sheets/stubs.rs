//! What leaves a sheet or comes to it from others: influences and relations across its edge, taken together where one element, what is said
//! and the other sheet are the same.

use crate::map::{Code, Connection, ConnectionKind, Direction, ElementId, Influence, PairSign, Polarity, Relation, SystemMap};

use super::shares::{Share, sheet_of};

/// Which way a stub runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To other sheets.
    Affects,
    /// From other sheets.
    AffectedBy,
    /// Both.
    Both,
    /// Neither is said.
    Linked,
}

/// What is said of an element and others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// One influences the other.
    Influence {
        /// The sign of all claims.
        sign: PairSign,
        /// Whether it takes a while.
        delay: bool,
    },
    /// One stands in this relation to the other.
    Relation(Relation),
}

/// Influences of one element on others elsewhere, or relations to them, or the other way round.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stub {
    /// The element on this sheet.
    pub own: ElementId,
    /// Which way.
    pub way: Way,
    /// What it is that runs.
    pub says: Says,
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
        match (&self.says, self.way) {
            (Says::Influence { .. }, Way::Affects) => format!("also affects: {}", self.elsewhere()),
            (Says::Influence { .. }, _) => self.elsewhere(),
            (Says::Relation(_), _) => self.told(&self.elsewhere()),
        }
    }

    /// What is said of it in a list, where its line is only a sign; the others and their sheets as `elsewhere`.
    fn told(&self, elsewhere: &str) -> String {
        match (&self.says, self.way) {
            (Says::Influence { .. }, Way::Affects) => format!("also affects: {elsewhere}"),
            (Says::Influence { .. }, Way::AffectedBy) => format!("affected by: {elsewhere}"),
            (Says::Influence { .. }, Way::Both | Way::Linked) => format!("goes with: {elsewhere}"),
            (Says::Relation(relation), way) => match (relation.verb.trim(), way) {
                ("", _) => format!("linked with: {elsewhere}"),
                (verb, Way::AffectedBy) => format!("{elsewhere}: {verb} it"),
                (verb, _) => format!("{verb}: {elsewhere}"),
            },
        }
    }

    /// Whether it takes a while.
    pub const fn delay(&self) -> bool {
        matches!(self.says, Says::Influence { delay: true, .. })
    }

    /// What its line is drawn as: two claims where people see it differently. A verb stands with the words.
    pub fn kinds(&self) -> Vec<ConnectionKind> {
        let claim = |delay| move |polarity| ConnectionKind::Influence(Influence { polarity, delay, strength: None });
        match &self.says {
            Says::Influence { sign: PairSign::Agreed(polarity), delay } => vec![claim(*delay)(*polarity)],
            Says::Influence { sign: PairSign::Contested, delay } => [Polarity::Plus, Polarity::Minus].map(claim(*delay)).to_vec(),
            Says::Relation(relation) => vec![ConnectionKind::Relation(Relation { verb: String::new(), absent: relation.absent })],
        }
    }

    /// Whether its line has a head.
    pub const fn direction(&self) -> Direction {
        match self.way {
            Way::Affects | Way::AffectedBy => Direction::Directed,
            Way::Both => Direction::Mutual,
            Way::Linked => Direction::Undirected,
        }
    }

    /// Whether both say the same of one element, be it of others on different sheets.
    fn says_as(&self, other: &Self) -> bool {
        (self.own, self.way, &self.says) == (other.own, other.way, &other.says)
    }
}

/// A line of a list, where the line with its disc is only a sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// One stub of those it tells of: they differ in sheets alone.
    pub stub: Stub,
    /// The others, sheet by sheet.
    elsewhere: String,
}

impl Row {
    /// What it says.
    pub fn words(&self) -> String {
        self.stub.told(&self.elsewhere)
    }
}

/// The lines of a list: stubs of one element that differ only in the sheets they lead to share one.
pub(super) fn rows(stubs: &[&Stub]) -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    for stub in stubs {
        if let Some(row) = found.iter_mut().find(|row| row.stub.says_as(stub)) {
            row.elsewhere = format!("{}; {}", row.elsewhere, stub.elsewhere());
            continue;
        }
        found.push(Row { stub: (*stub).clone(), elsewhere: stub.elsewhere() });
    }
    found
}

/// Everything across the edge of a sheet, by element.
pub(super) fn stubs(map: &SystemMap, share: &Share, shares: &[Share]) -> Vec<Stub> {
    let mut found: Vec<Stub> = Vec::new();
    for element in map.elements().filter(|element| share.members.contains(&element.id)) {
        let mut told: Vec<(ElementId, Way, Says)> = Vec::new();
        for connection in map.connections_of(element.id) {
            let other = if connection.from == element.id { connection.to } else { connection.from };
            if share.members.contains(&other) {
                continue;
            }
            for (way, says) in said(map, connection, element.id, other) {
                let one = (other, way, says);
                if told.contains(&one) {
                    continue;
                }
                told.push(one.clone());
                let stub = Stub {
                    own: element.id,
                    way,
                    says: one.2,
                    others: named(map, other).into_iter().collect(),
                    sheet: sheet_of(shares, other, share).map(str::to_owned),
                };
                join(&mut found, stub);
            }
        }
    }
    found
}

/// What a connection says of one of its ends and the other.
fn said(map: &SystemMap, connection: &Connection, own: ElementId, other: ElementId) -> Vec<(Way, Says)> {
    let leaving = if connection.from == own { Way::Affects } else { Way::AffectedBy };
    match &connection.kind {
        ConnectionKind::Relation(relation) => {
            let way = match connection.direction {
                Direction::Directed => leaving,
                Direction::Mutual => Way::Both,
                Direction::Undirected => Way::Linked,
            };
            let verb = relation.verb.trim().to_owned();
            vec![(way, Says::Relation(Relation { verb, absent: relation.absent }))]
        }
        ConnectionKind::Influence(influence) => {
            let pairs = connection.causal_pairs().map(|(from, _)| if from == own { Way::Affects } else { Way::AffectedBy });
            let undirected = (connection.direction == Direction::Undirected).then_some(Way::Linked);
            let says = |way| {
                let (from, to) = if way == Way::Affects { (own, other) } else { (other, own) };
                let sign = map.pair_sign(from, to).filter(|_| way != Way::Linked).unwrap_or(PairSign::Agreed(influence.polarity));
                (way, Says::Influence { sign, delay: delayed(map, from, to) })
            };
            pairs.chain(undirected).map(says).collect()
        }
    }
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
    use crate::map::{ConnectionId, Element, ElementKind, Numbers, Point, Record};

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
            rows(&found.iter().collect::<Vec<_>>()).into_iter().map(|r| (r.stub.own.value(), r.words(), r.stub.says)).collect();
        let expected = [
            (1, "also affects: Caseload~N3 (sheet~2); Housing~N4", Plus),
            (1, "affected by: Caseload~N3 (sheet~2)", Minus),
            (2, "also affects: Caseload~N3 (sheet~2)", Plus),
        ];
        let says = |sign| Says::Influence { sign: PairSign::Agreed(sign), delay: false };
        assert_eq!(told, expected.map(|(own, row, sign)| (own, held(row), says(sign))));
    }

    #[test]
    fn relations_across_the_edge_are_told_in_their_own_words() {
        let relation = |verb: &str, absent| ConnectionKind::Relation(Relation { verb: verb.into(), absent });
        let mut records = map(&[]).records();
        let lines = [(1, 3, relation("funds", false)), (4, 1, relation("does not speak to", true)), (2, 4, relation("", false))];
        for (number, (from, to, kind)) in (1..).zip(lines) {
            let line = Connection::new(ConnectionId::from_value(number), number as u32, id(from), id(to), kind);
            let direction = if number == 3 { Direction::Mutual } else { Direction::Directed };
            records.push(Connection { direction, ..line }.into());
        }
        let map = SystemMap::from_records(records, Numbers::default()).0;
        let shares = [share("1", &[1, 2]), share("2", &[3, 4])];
        let found = stubs(&map, &shares[0], &shares);
        let told: Vec<_> = found.iter().map(Stub::words).collect();
        let expected = ["funds: Caseload~N3 (sheet~2)", "Housing~N4 (sheet~2): does not speak to it", "linked with: Housing~N4 (sheet~2)"];
        assert_eq!(told, expected.map(held));
        assert_eq!(found.iter().map(|stub| stub.way).collect::<Vec<_>>(), [Way::Affects, Way::AffectedBy, Way::Both]);
        assert!(matches!(found[1].kinds().as_slice(), [ConnectionKind::Relation(Relation { absent: true, .. })]));
    }

    #[test]
    fn several_of_a_kind_are_one_stub_and_opposite_claims_are_contested() {
        use Polarity::{Minus, Plus};
        let map = map(&[(1, 2, Plus), (1, 3, Plus), (1, 4, Minus), (1, 4, Plus)]);
        let shares = [share("1", &[1]), share("2", &[2, 3, 4])];
        let found = stubs(&map, &shares[0], &shares);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].words(), held("also affects: Setbacks~N2, Caseload~N3 (sheet~2)"));
        assert_eq!(found[1].words(), held("also affects: Housing~N4 (sheet~2)"));
        assert_eq!(found[1].says, Says::Influence { sign: PairSign::Contested, delay: false });
        assert_eq!(found[1].kinds().len(), 2);
    }
}
