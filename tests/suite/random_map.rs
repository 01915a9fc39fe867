//! Random sound maps with everything in them: every kind of record, nasty texts, unknown fields. For property tests of any topic.

#![allow(clippy::indexing_slicing, reason = "every index is drawn from the length")]

use std::collections::BTreeMap;

use causeway::map::*;
use proptest::prelude::*;

/// Maps of up to `most` elements, about twice as many connections, and some of everything else. Shrinks towards few elements.
pub fn maps(most: usize) -> impl Strategy<Value = SystemMap> {
    (0..=most, any::<u64>()).prop_map(|(elements, seed)| random_map(elements, seed))
}

/// The map of this seed: the same every time.
pub fn random_map(elements: usize, seed: u64) -> SystemMap {
    Dice { rng: fastrand::Rng::with_seed(seed), ids: IdSource::seeded(seed) }.map(elements)
}

/// Pieces that files, terminals and spreadsheets get wrong.
const PIECES: [&str; 28] = [
    "housing",
    " ",
    "support",
    "\"",
    "'",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "\u{202e}gnol\u{202c}",
    "مرحبا",
    "שלום",
    "\u{200d}",
    "\u{feff}",
    "\u{0}",
    "\u{7f}",
    "\u{85}",
    "👩🏽‍🚀",
    "e\u{301}",
    "é",
    "\u{2028}",
    "// sha256 ",
    "(format: 2)",
    "=cmd|' /C calc'!A0",
    "+1",
    "-",
    "</svg><script>",
    "r#\"x\"#",
];

/// Unknown fields as they may stand in a file.
const UNKNOWN: [(&str, &str); 4] =
    [("colour", "Rgb(1, 2, 3)"), ("weight", "Some(0.5)"), ("nested", "[(a: \"x, )\", b: {1: 'c'}),\n  2]"), ("été", "()")];

struct Dice {
    rng: fastrand::Rng,
    ids: IdSource,
}

impl Dice {
    fn text(&mut self) -> String {
        (0..self.rng.usize(..5)).map(|_| PIECES[self.rng.usize(..PIECES.len())]).collect()
    }

    fn some<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.rng.bool().then(|| make(self))
    }

    fn of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.rng.usize(..values.len())]
    }

    /// Some of these, each at most once.
    fn few<T: Clone>(&mut self, values: &[T]) -> Vec<T> {
        values.iter().filter(|_| self.rng.usize(..5) == 0).cloned().collect()
    }

    fn extra(&mut self) -> Extra {
        let few = self.few(&UNKNOWN);
        let rare = self.rng.usize(..4) == 0;
        Extra(few.into_iter().filter(|_| rare).map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    fn length(&mut self) -> f64 {
        f64::from(self.rng.i32(-99_999..=99_999)) / 10.0
    }

    fn words<V>(&mut self, make: impl Fn(&mut Self) -> V) -> BTreeMap<String, V> {
        (0..self.rng.usize(..3)).map(|_| (self.text(), make(self))).collect()
    }

    fn references(&mut self, sources: &[SourceId]) -> Vec<Reference> {
        let few = self.few(sources);
        few.into_iter().map(|source| Reference { source, locator: self.text(), extra: self.extra() }).collect()
    }

    fn map(mut self, elements: usize) -> SystemMap {
        let mut records: Vec<Record> = Vec::new();
        records.push(self.about().into());
        records.push(Record::Extra(self.extra()));
        let voices: Vec<VoiceId> = (0..3).map(|_| self.ids.next()).collect();
        let sources: Vec<SourceId> = (0..2).map(|_| self.ids.next()).collect();
        let groupings: Vec<GroupingId> = (0..2).map(|_| self.ids.next()).collect();
        let groups: Vec<GroupId> = (0..4).map(|_| self.ids.next()).collect();
        let nodes: Vec<ElementId> = (0..elements).map(|_| self.ids.next()).collect();
        for (&id, number) in voices.iter().zip(1..) {
            records.push(Voice { id, number, name: self.text(), extra: self.extra() }.into());
        }
        for (&id, number) in sources.iter().zip(1..) {
            let (title, kind, citation, note) = (self.text(), self.of(&SourceKind::ALL), self.text(), self.text());
            let text = if number == 2 { self.text() } else { String::new() };
            records.push(Source { id, number, title, kind, citation, note, text, extra: self.extra() }.into());
        }
        for (&id, number) in groupings.iter().zip(1..) {
            records.push(Grouping { id, number, title: self.text(), extra: self.extra() }.into());
        }
        for (&id, number) in groups.iter().zip(1..) {
            let (grouping, tint, hatch) = (self.of(&groupings), self.rng.u8(..), self.rng.u8(..9));
            records.push(
                Group { id, number, grouping, title: self.text(), tint, hatch, collapsed: self.rng.bool(), extra: self.extra() }.into(),
            );
        }
        for (&id, number) in nodes.iter().zip(1..) {
            records.push(self.element(id, number, &groups, &nodes, &sources).into());
        }
        let mut parts: Vec<CitedPart> = nodes.iter().map(|&id| CitedPart::Element(id)).collect();
        if !nodes.is_empty() {
            for number in 1..=self.rng.u32(..=2 * elements as u32) {
                let connection = self.connection(number * 2, &nodes, &sources);
                parts.push(CitedPart::Connection(connection.id));
                records.push(connection.into());
            }
            for number in 1..3 {
                let named = self.named_loop(number, &nodes);
                parts.push(CitedPart::Loop(named.id));
                records.push(named.into());
            }
        }
        for number in 1..=self.rng.u32(..8) {
            records.push(self.quote(number, &voices, &sources, &parts).into());
        }
        let withdrawn = Tombstone { id: self.ids.next(), number: 30, date: self.text(), extra: self.extra() };
        records.push(withdrawn.into());
        self.rest(&mut records, &nodes, &parts, &sources);
        let numbers = Numbers { elements: self.rng.u32(..40), connections: 0, quotes: 31 };
        let (map, left_over) = SystemMap::from_records(records, numbers);
        assert!(left_over.is_empty(), "a random map is sound");
        map
    }

    fn about(&mut self) -> About {
        About {
            title: self.text(),
            authors: (0..self.rng.usize(..3)).map(|_| self.text()).collect(),
            version: self.text(),
            date: self.text(),
            purpose: self.text(),
            disclaimer: self.text(),
            language: self.text(),
            extra: self.extra(),
        }
    }

    fn element(&mut self, id: ElementId, number: u32, groups: &[GroupId], nodes: &[ElementId], sources: &[SourceId]) -> Element {
        let framework = &FRAMEWORKS[self.rng.usize(..FRAMEWORKS.len())];
        let level = framework.levels[self.rng.usize(..framework.levels.len())];
        let (label, kind, at) = (self.text(), self.of(&ElementKind::ALL), Point::new(self.length(), self.length()));
        Element {
            description: self.text(),
            groups: self.few(groups),
            level: self.text(),
            size: self.some(|d| Size::new(d.length().abs() + 0.1, d.length().abs() + 0.1)).map(|s| (s * 10.0).round() / 10.0),
            pinned: self.rng.bool(),
            flags: StakeholderFlags { controllable: self.rng.bool(), important: self.rng.bool(), vulnerable: self.rng.bool() },
            leverage: Leverage {
                levels: self.some(|_| (framework.key.to_owned(), level.key.to_owned())).into_iter().collect(),
                who: self.few(nodes),
                note: self.text(),
            },
            actor: ActorDetails {
                sector: self.some(|d| d.of(&[Sector::Public, Sector::Private, Sector::Social])),
                place: self.text(),
                power: self.some(|d| d.rng.f64()),
                interest: self.some(|d| d.rng.f64()),
            },
            status: self.of(&[Status::None, Status::Draft, Status::Validated, Status::Disputed]),
            horizon: self.of(&[Horizon::Both, Horizon::AsIs, Horizon::ToBe]),
            attributes: self.words(|d| match d.rng.u8(..3) {
                0 => Attribute::Text(d.text()),
                1 => Attribute::Number(f64::from(d.rng.i32(..))),
                _ => Attribute::Number((d.rng.f64() - 0.5) * 10_f64.powi(d.rng.i32(-300..300))),
            }),
            references: self.references(sources),
            extra: self.extra(),
            ..Element::new(id, number, kind, label, at)
        }
    }

    fn connection(&mut self, number: u32, nodes: &[ElementId], sources: &[SourceId]) -> Connection {
        let kind = if self.rng.bool() {
            let strength = self.some(|d| d.rng.u8(1..=3));
            ConnectionKind::Influence(Influence { polarity: self.of(&Polarity::ALL), delay: self.rng.bool(), strength })
        } else {
            ConnectionKind::Relation(Relation { verb: self.text(), absent: self.rng.bool() })
        };
        Connection {
            direction: self.of(&[Direction::Directed, Direction::Mutual, Direction::Undirected]),
            bend: f64::from(self.rng.i32(-2000..=2000)) / 1000.0,
            basis: self.of(&[Basis::Stated, Basis::Inferred]),
            rationale: self.text(),
            confidence: self.text(),
            status: self.of(&[Status::None, Status::Draft, Status::Validated, Status::Disputed]),
            horizon: self.of(&[Horizon::Both, Horizon::AsIs, Horizon::ToBe]),
            references: self.references(sources),
            extra: self.extra(),
            ..Connection::new(self.ids.next(), number, self.of(nodes), self.of(nodes), kind)
        }
    }

    fn named_loop(&mut self, number: u32, nodes: &[ElementId]) -> NamedLoop {
        NamedLoop {
            id: self.ids.next(),
            number,
            cycle: self.few(nodes),
            name: self.text(),
            story: self.text(),
            question: self.text(),
            starred: self.rng.bool(),
            last_type: self.of(&LoopType::ALL),
            extra: self.extra(),
        }
    }

    fn passage(&mut self) -> Passage {
        let start = self.rng.u32(..1_000_000);
        Passage { document: self.text(), digest: self.text(), start, end: start + self.rng.u32(..1000), extra: self.extra() }
    }

    fn quote(&mut self, number: u32, voices: &[VoiceId], sources: &[SourceId], parts: &[CitedPart]) -> Quote {
        let few = self.few(parts);
        let stances = Stance::ALL;
        Quote {
            shown: self.some(Self::text),
            attribution: self.text(),
            voice: self.some(|d| d.of(voices)),
            source: self.some(|d| d.of(sources)),
            locator: self.text(),
            passage: self.some(Self::passage),
            board: self.some(|d| Point::new(d.length(), d.length())),
            participant: self.text(),
            consent: self.of(&[Consent::NotRecorded, Consent::Internal, Consent::Workshop, Consent::Public, Consent::Withdrawn]),
            consent_date: self.text(),
            consent_basis: self.text(),
            sensitive: self.rng.bool(),
            citations: few.into_iter().map(|part| Citation { part, stance: self.of(&stances), extra: self.extra() }).collect(),
            waits_for: (0..self.rng.usize(..3)).map(|_| self.text()).collect(),
            extra: self.extra(),
            ..Quote::new(self.ids.next(), number, self.text())
        }
    }

    fn rest(&mut self, records: &mut Vec<Record>, nodes: &[ElementId], parts: &[CitedPart], sources: &[SourceId]) {
        let case = Case {
            id: self.ids.next(),
            number: 1,
            title: self.text(),
            kind: self.text(),
            place: self.text(),
            read_on: self.text(),
            references: self.references(sources),
            elements: self.few(nodes),
            extra: self.extra(),
        };
        let view = View {
            id: self.ids.next(),
            number: 1,
            title: self.text(),
            note: self.text(),
            filter: self.words(|d| vec![d.text(), d.text()]),
            camera: self.some(|d| Camera { centre: Point::new(d.length(), d.length()), zoom: d.rng.f64() + 0.01 }),
            extra: self.extra(),
        };
        let few = self.few(parts);
        let workshop = Workshop {
            id: self.ids.next(),
            number: 1,
            title: self.text(),
            date: self.text(),
            group: self.text(),
            votes: few.into_iter().map(|part| Vote { part, dots: self.rng.u32(..), extra: self.extra() }).collect(),
            extra: self.extra(),
        };
        let handout = Handout { kind: self.text(), options: self.words(Self::text), extra: self.extra() };
        let few = self.few(parts);
        let kept = few.into_iter().map(|part| Kept {
            part: match part {
                CitedPart::Element(id) => RecordId::Element(id),
                CitedPart::Connection(id) => RecordId::Connection(id),
                CitedPart::Loop(id) => RecordId::NamedLoop(id),
            },
            field: self.text(),
            mark: self.text(),
            because: self.text(),
            extra: self.extra(),
        });
        let kept = kept.collect();
        let smallest_cell = self.some(|d| d.rng.u32(..20));
        let (harmless, names) = (vec![self.text()], vec![self.text(), self.text()]);
        let privacy = Privacy { harmless, names, smallest_cell, review_by: self.text(), kept, extra: self.extra() };
        let pack = Pack { id: self.ids.next(), number: 1, title: self.text(), handouts: vec![handout], extra: self.extra() };
        for number in 1..=self.rng.u32(..4) {
            let (text, at) = (self.text(), Point::new(self.length(), self.length()));
            let width = f64::from(self.rng.i32(600..=12_000)) / 10.0;
            records.push(Note { width, extra: self.extra(), ..Note::new(self.ids.next(), number, text, at) }.into());
        }
        let rect = Rect::from_origin_size((self.length(), self.length()), (600.0, 450.0));
        let (file, fade, locked) = (self.text(), self.rng.u8(..=90), self.rng.bool());
        records.push(Backdrop { id: self.ids.next(), number: 1, file, rect, fade, locked, extra: self.extra() }.into());
        records.extend([Record::from(case), view.into(), workshop.into(), pack.into(), privacy.into()]);
    }
}
