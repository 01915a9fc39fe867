//! A small made-up map with everything on it that can be drawn: two rings, every kind of element, every sign, relations, evidence, groups.

use causeway::map::{
    Citation, CitedPart, Connection, ConnectionId, ConnectionKind, Consent, Element, ElementId, ElementKind, Extra, Group, GroupId,
    Grouping, GroupingId, Influence, LoopType, NamedLoop, NamedLoopId, Numbers, Point, Polarity, Quote, QuoteId, Record, Relation, Stance,
    Status, SystemMap, Vec2, Voice, VoiceId,
};

/// Counts of quotes by voice.
type Said = [u32; 3];

/// Makes a map piece by piece; identities are numbers in the order of making.
#[derive(Default)]
pub struct Sample {
    records: Vec<Record>,
    elements: Vec<Element>,
    connections: u32,
    quotes: u32,
}

impl Sample {
    pub fn element(&mut self, kind: ElementKind, label: &str, at: (f64, f64), said: Said) -> ElementId {
        let number = self.elements.len() as u32 + 1;
        let id = ElementId::from_value(u64::from(number));
        self.elements.push(Element::new(id, number, kind, label, Point::new(at.0, at.1)));
        self.say(CitedPart::Element(id), said);
        id
    }

    pub fn change(&mut self, id: ElementId, change: impl FnOnce(&mut Element)) {
        change(self.elements.iter_mut().find(|element| element.id == id).unwrap());
    }

    pub fn connect(&mut self, from: ElementId, to: ElementId, kind: ConnectionKind, bend: f64, said: Said) -> ConnectionId {
        self.connections += 1;
        let id = ConnectionId::from_value(u64::from(self.connections));
        self.records.push(Connection { bend, ..Connection::new(id, self.connections, from, to, kind) }.into());
        self.say(CitedPart::Connection(id), said);
        id
    }

    pub fn change_last(&mut self, change: impl FnOnce(&mut Connection)) {
        let last = self.records.iter_mut().rev().find_map(|record| match record {
            Record::Connection(connection) => Some(connection),
            _ => None,
        });
        change(last.unwrap());
    }

    fn say(&mut self, part: CitedPart, said: Said) {
        for (voice, count) in (1u64..).zip(said) {
            for _ in 0..count {
                self.quotes += 1;
                let mut quote = Quote::new(QuoteId::from_value(u64::from(self.quotes)), self.quotes, "Somebody said so.");
                quote.voice = Some(VoiceId::from_value(voice));
                quote.consent = Consent::Public;
                quote.participant = format!("P{}", self.quotes % 7);
                quote.citations = vec![Citation { extra: Extra::default(), part, stance: Stance::Supports }];
                self.records.push(quote.into());
            }
        }
    }

    pub fn group(&mut self, number: u32, title: &str, members: &[ElementId]) {
        let id = GroupId::from_value(u64::from(number));
        let (grouping, tint) = (GroupingId::from_value(1), number as u8 - 1);
        let title = title.to_owned();
        self.records.push(Group { id, number, grouping, title, tint, hatch: tint, collapsed: false, extra: Extra::default() }.into());
        for &member in members {
            self.change(member, |element| element.groups.push(id));
        }
    }

    pub fn name_loop(&mut self, number: u32, name: &str, cycle: &[ElementId]) {
        self.records.push(
            NamedLoop {
                id: NamedLoopId::from_value(u64::from(number)),
                number,
                cycle: cycle.to_vec(),
                name: name.to_owned(),
                story: String::new(),
                question: String::new(),
                starred: false,
                last_type: LoopType::Reinforcing,
                extra: Extra::default(),
            }
            .into(),
        );
    }

    pub fn map(self) -> SystemMap {
        let mut records = self.records;
        records.push(Grouping { id: GroupingId::from_value(1), number: 1, title: "Themes".to_owned(), extra: Extra::default() }.into());
        for (number, name) in (1u32..).zip(Voice::DEFAULTS) {
            records
                .push(Voice { id: VoiceId::from_value(u64::from(number)), number, name: name.to_owned(), extra: Extra::default() }.into());
        }
        records.extend(self.elements.into_iter().map(Record::from));
        let (map, left_over) = SystemMap::from_records(records, Numbers::default());
        assert!(left_over.is_empty());
        map
    }
}

pub fn influence(polarity: Polarity) -> ConnectionKind {
    ConnectionKind::Influence(Influence { polarity, delay: false, strength: None })
}

pub fn delayed(polarity: Polarity) -> ConnectionKind {
    ConnectionKind::Influence(Influence { polarity, delay: true, strength: None })
}

pub fn relation(verb: &str, absent: bool) -> ConnectionKind {
    ConnectionKind::Relation(Relation { verb: verb.to_owned(), absent })
}

/// Of a ring of n, as a share of the chord.
pub fn ring(n: u32) -> f64 {
    0.5 * (std::f64::consts::PI / (2.0 * f64::from(n))).tan()
}

/// A map of 18 elements and 23 claims.
pub fn sample_map() -> SystemMap {
    use ElementKind::{Actor, Factor, Intervention, Outcome};
    use Polarity::{Minus, Plus, Unknown};
    let mut s = Sample::default();
    let on = |x: f64, y: f64, r: f64, degrees: f64| {
        let at = Point::new(x, y) + Vec2::from_angle(degrees.to_radians()) * r;
        (at.x, at.y)
    };
    let first = |degrees| on(500.0, 388.0, 206.0, degrees);
    let second = |degrees| on(874.0, 388.0, 168.0, degrees);
    let caseload = s.element(Factor, "Caseload per practitioner", (706.0, 388.0), [1, 6, 2]);
    let time = s.element(Factor, "Time with each person", first(74.5), [5, 3, 0]);
    let trust = s.element(Factor, "Trust between people and practitioners", first(144.0), [9, 4, 1]);
    let engagement = s.element(Factor, "Engagement with support", first(216.0), [6, 2, 1]);
    let demand = s.element(Factor, "Demand for support", first(276.0), [0, 3, 1]);
    let burnout = s.element(Factor, "Practitioner burnout", second(-61.0), [1, 5, 1]);
    let turnover = s.element(Factor, "Staff turnover", second(61.0), [2, 3, 0]);
    let wellbeing = s.element(Outcome, "Wellbeing and recovery", (114.0, 388.0), [7, 2, 3]);
    let training = s.element(Factor, "Staff training and reflective practice", (1166.0, 400.0), [0, 4, 0]);
    let invest = s.element(Intervention, "Investment in practitioners (training, supervision, small caseloads)", (900.0, 86.0), [1, 3, 2]);
    let involve = s.element(Factor, "Involvement of lived experience (co-production)", (128.0, 674.0), [8, 3, 2]);
    let workforce = s.element(Factor, "Lived experience in the workforce", (388.0, 722.0), [3, 2, 0]);
    let pathways = s.element(Intervention, "Employment pathways for people with lived experience", (745.0, 716.0), [0, 0, 0]);
    let experts = s.element(Actor, "Experts by experience", (262.0, 828.0), [2, 0, 1]);
    let policy = s.element(Actor, "Policymakers", (800.0, 828.0), [0, 0, 0]);
    let funding = s.element(Factor, "Short-termism of funding", (1120.0, 742.0), [0, 4, 2]);
    let people = s.element(Actor, "People experiencing multiple disadvantage", (118.0, 84.0), [0, 0, 0]);
    let practitioners = s.element(Actor, "Practitioners", (470.0, 84.0), [0, 3, 0]);
    s.change(involve, |element| element.status = Status::Disputed);
    s.change(pathways, |element| element.status = Status::Draft);
    for (id, level) in [(invest, "11"), (pathways, "4")] {
        s.change(id, |element| drop(element.leverage.levels.insert("meadows".to_owned(), level.to_owned())));
    }
    for (from, to, kind, bend, said) in [
        (trust, engagement, influence(Plus), ring(5), [4, 1, 0]),
        (engagement, demand, influence(Plus), ring(5), [0; 3]),
        (demand, caseload, influence(Plus), ring(5), [0; 3]),
        (caseload, time, influence(Minus), ring(5), [2, 4, 0]),
        (time, trust, delayed(Plus), ring(5), [0; 3]),
        (caseload, burnout, delayed(Plus), ring(3), [0; 3]),
        (burnout, turnover, delayed(Plus), ring(3), [0; 3]),
        (turnover, caseload, influence(Plus), ring(3), [0; 3]),
        (trust, wellbeing, influence(Plus), 0.14, [0; 3]),
        (engagement, wellbeing, delayed(Plus), -0.14, [0; 3]),
        (involve, wellbeing, influence(Unknown), 0.17, [3, 1, 1]),
        (wellbeing, involve, influence(Plus), 0.15, [0; 3]),
        (involve, workforce, delayed(Plus), 0.10, [0; 3]),
        (workforce, trust, influence(Plus), -0.07, [0; 3]),
        (pathways, workforce, delayed(Plus), 0.08, [0; 3]),
        (invest, caseload, influence(Minus), -0.10, [0; 3]),
        (invest, training, influence(Plus), 0.16, [0; 3]),
        (funding, turnover, influence(Plus), -0.12, [0; 3]),
        (training, burnout, influence(Minus), 0.14, [0; 3]),
        (training, burnout, influence(Plus), 0.14, [0; 3]),
        (practitioners, people, relation("support", false), -0.05, [0; 3]),
        (experts, involve, relation("shape", false), 0.10, [0; 3]),
        (policy, experts, relation("do not talk with", true), 0.05, [0; 3]),
    ] {
        s.connect(from, to, kind, bend, said);
    }
    s.group(1, "Practitioners’ working lives", &[caseload, burnout, turnover, training]);
    s.group(2, "Person-led services", &[involve, workforce, experts]);
    s.name_loop(3, "Burnout spiral", &[caseload, burnout, turnover]);
    s.name_loop(4, "Success fills the caseload", &[caseload, time, trust, engagement, demand]);
    s.map()
}
