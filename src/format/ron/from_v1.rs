//! From what stands in a file of format 1 to records of the model. What cannot stand is told; `map::repair` mends the rest.

use crate::map::{
    About, Backdrop, Case, Citation, CitedPart, Code, Connection, ConnectionKind, Direction, Element, ElementKind, Group, Grouping,
    Handout, Id, IdSource, Influence, Kept, NamedLoop, Note, Numbers, Pack, Passage, Point, Polarity, Privacy, Quote, Record, RecordId,
    Rect, Reference, Relation, Size, Source, StakeholderFlags, Stance, Tombstone, View, Voice, Vote, Workshop,
};
use crate::map::{ActorDetails, Basis, Camera, Consent, Extra, Horizon, Leverage, LoopType, SourceKind, Status};

use super::keep::{IdText, Word};
use super::quoting::push_text;
use super::v1;
use super::vocabulary::{ConnectionWord, Vocabulary};

/// What a file holds before it is mended.
#[derive(Debug)]
pub(super) struct Converted {
    /// Every record.
    pub(super) records: Vec<Record>,
    /// The highest numbers ever given.
    pub(super) numbers: Numbers,
    /// What was guessed or left out.
    pub(super) report: Vec<String>,
    /// What only a newer version can know: with any of it the file is read-only.
    pub(super) unknown: Vec<String>,
}

/// Turns a file of format 1 into records. Identities that are missing come from `ids`.
pub(super) fn convert(file: v1::Map, ids: IdSource) -> Converted {
    let numbers = Numbers { elements: file.last_element, connections: file.last_connection, quotes: file.last_quote };
    let mut to = Conversion { ids, records: Vec::new(), report: Vec::new(), unknown: Vec::new() };
    to.records.reserve(file.elements.len() + file.connections.len() + file.quotes.len() + 64);
    let about = file.about;
    to.records.push(Record::from(About {
        title: about.title,
        authors: about.authors,
        version: about.version,
        date: about.date,
        purpose: about.purpose,
        disclaimer: about.disclaimer,
        language: about.language,
        extra: about.extra,
    }));
    to.records.push(Record::Extra(file.extra));
    to.records.push(privacy(file.privacy).into());
    file.voices.into_iter().for_each(|r| to.voice(r));
    file.sources.into_iter().for_each(|r| to.source(r));
    file.groupings.into_iter().for_each(|r| to.grouping(r));
    file.groups.into_iter().for_each(|r| to.group(r));
    file.elements.into_iter().for_each(|r| to.element(r));
    file.connections.into_iter().for_each(|r| to.connection(r));
    file.loops.into_iter().for_each(|r| to.named_loop(r));
    file.quotes.into_iter().for_each(|r| to.quote(r));
    file.withdrawn.into_iter().for_each(|r| to.withdrawn(r));
    file.cases.into_iter().for_each(|r| to.case(r));
    file.views.into_iter().for_each(|r| to.view(r));
    file.workshops.into_iter().for_each(|r| to.workshop(r));
    file.packs.into_iter().for_each(|r| to.pack(r));
    file.notes.into_iter().for_each(|r| to.note(r));
    file.backdrops.into_iter().for_each(|r| to.backdrop(r));
    Converted { records: to.records, numbers, report: to.report, unknown: to.unknown }
}

struct Conversion {
    ids: IdSource,
    records: Vec<Record>,
    report: Vec<String>,
    unknown: Vec<String>,
}

impl Conversion {
    fn id<K>(&mut self, given: Option<IdText<Id<K>>>, told: impl FnOnce() -> String) -> Id<K> {
        if let Some(IdText(id)) = given {
            return id;
        }
        self.report.push(format!("{} has no id; it was given one", told()));
        self.ids.next()
    }

    fn word<T: Vocabulary>(&mut self, word: Option<Word<T>>, default: T, told: impl FnOnce() -> String) -> T {
        match word {
            None => default,
            Some(Word::Known(value)) => value,
            Some(Word::Unknown(word)) => {
                self.unknown.push(format!("the {} {word} of {}", T::WHAT, told()));
                T::FALLBACK
            }
        }
    }

    fn voice(&mut self, r: v1::Voice) {
        let id = self.id(r.id, || format!("voice \u{201c}{}\u{201d}", r.name));
        self.records.push(Voice { id, number: r.number, name: r.name, extra: r.extra }.into());
    }

    fn source(&mut self, r: v1::Source) {
        let told = || format!("source \u{201c}{}\u{201d}", r.title);
        let id = self.id(r.id, told);
        let kind = self.word(r.kind, SourceKind::Interviews, told);
        let (citation, note) = (r.citation, r.note);
        let source = Source { id, number: r.number, title: r.title, kind, citation, note, text: r.text, extra: r.extra };
        self.records.push(source.into());
    }

    fn grouping(&mut self, r: v1::Grouping) {
        let id = self.id(r.id, || format!("grouping \u{201c}{}\u{201d}", r.title));
        self.records.push(Grouping { id, number: r.number, title: r.title, extra: r.extra }.into());
    }

    fn group(&mut self, r: v1::Group) {
        let id = self.id(r.id, || format!("group \u{201c}{}\u{201d}", r.title));
        let Some(IdText(grouping)) = r.grouping else {
            self.report.push(format!("group \u{201c}{}\u{201d} does not say which grouping it belongs to; it was left out", r.title));
            return;
        };
        let group =
            Group { id, number: r.number, grouping, title: r.title, tint: r.tint, hatch: r.hatch, collapsed: r.collapsed, extra: r.extra };
        self.records.push(group.into());
    }

    fn references(&mut self, list: Vec<v1::Reference>, told: impl Fn() -> String) -> Vec<Reference> {
        let mut kept = Vec::with_capacity(list.len());
        for r in list {
            match r.source {
                Some(IdText(source)) => kept.push(Reference { source, locator: r.locator, extra: r.extra }),
                None => self.report.push(format!("a reference of {} names no source; it was left out", told())),
            }
        }
        kept
    }

    fn element(&mut self, r: v1::Element) {
        let code = Code::element(r.number);
        let told = || format!("element {code}");
        let id = self.id(r.id, || format!("element {code} \u{201c}{}\u{201d}", r.label));
        let size = match (r.width, r.height) {
            (Some(width), Some(height)) => Some(Size::new(width, height)),
            (None, None) => None,
            _ => {
                self.report.push(format!("element {code} has a width or a height but not both; it now fits its label"));
                None
            }
        };
        let kind = self.word(r.kind, ElementKind::Factor, told);
        let status = self.word(r.status, Status::None, told);
        let horizon = self.word(r.horizon, Horizon::Both, told);
        let sector = r.sector.map(|sector| self.word(Some(sector), Vocabulary::FALLBACK, told));
        let references = self.references(r.references, told);
        let element = Element {
            id,
            number: r.number,
            label: r.label,
            kind,
            description: r.description,
            groups: plain(r.groups),
            level: r.level,
            at: Point::new(r.x, r.y),
            size,
            pinned: r.pinned,
            flags: StakeholderFlags { controllable: r.controllable, important: r.important, vulnerable: r.vulnerable },
            leverage: Leverage { levels: r.leverage.0, who: plain(r.leverage_who), note: r.leverage_note },
            actor: ActorDetails { sector, place: r.place, power: r.power, interest: r.interest },
            status,
            horizon,
            attributes: r.attributes.0.into_iter().map(|(name, value)| (name, value.0)).collect(),
            references,
            extra: r.extra,
        };
        self.records.push(element.into());
    }

    fn connection(&mut self, mut r: v1::Connection) {
        let code = Code::connection(r.number);
        let told = || format!("connection {code}");
        let id = self.id(r.id.take(), told);
        let (Some(IdText(from)), Some(IdText(to))) = (r.from.take(), r.to.take()) else {
            self.report.push(format!("connection {code} does not say where it starts and ends; it was left out"));
            return;
        };
        let kind = self.connection_kind(&mut r);
        let direction = self.word(r.direction, Direction::Directed, told);
        let basis = self.word(r.basis, Basis::Stated, told);
        let status = self.word(r.status, Status::None, told);
        let horizon = self.word(r.horizon, Horizon::Both, told);
        let references = self.references(r.references, told);
        let connection = Connection {
            direction,
            bend: r.bend.unwrap_or(Connection::DEFAULT_BEND),
            basis,
            rationale: r.rationale,
            confidence: r.confidence,
            status,
            horizon,
            references,
            extra: r.extra,
            ..Connection::new(id, r.number, from, to, kind)
        };
        self.records.push(connection.into());
    }

    /// An influence unless it says otherwise. Fields of the other kind are kept as unknown ones.
    fn connection_kind(&mut self, r: &mut v1::Connection) -> ConnectionKind {
        let code = Code::connection(r.number);
        let told = || format!("connection {code}");
        let relation = r.kind.is_none() && r.polarity.is_none() && r.verb.is_some();
        let default = if relation { ConnectionWord::Relation } else { ConnectionWord::Influence };
        match self.word(r.kind.take(), default, told) {
            ConnectionWord::Influence => {
                keep_text(&mut r.extra, "verb", r.verb.take());
                keep_value(&mut r.extra, "absent", r.absent.take());
                if r.polarity.is_none() {
                    self.report.push(format!("connection {code} has no polarity; it was taken for ?"));
                }
                let polarity = self.word(r.polarity.take(), Polarity::Unknown, told);
                ConnectionKind::Influence(Influence { polarity, delay: r.delay.unwrap_or_default(), strength: r.strength })
            }
            ConnectionWord::Relation => {
                if let Some(polarity) = r.polarity.take() {
                    let polarity = self.word(Some(polarity), Polarity::Unknown, told);
                    keep_value(&mut r.extra, "polarity", Some(polarity.word()));
                }
                keep_value(&mut r.extra, "delay", r.delay.take());
                keep_value(&mut r.extra, "strength", r.strength.take());
                let (verb, absent) = (r.verb.take().unwrap_or_default(), r.absent.unwrap_or_default());
                ConnectionKind::Relation(Relation { verb, absent })
            }
        }
    }

    fn named_loop(&mut self, r: v1::Loop) {
        let told = || format!("loop \u{201c}{}\u{201d}", r.name);
        let id = self.id(r.id, told);
        let last_type = self.word(r.last_type, LoopType::Undetermined, told);
        let named = NamedLoop {
            id,
            number: r.number,
            cycle: plain(r.cycle),
            name: r.name,
            story: r.story,
            question: r.question,
            starred: r.starred,
            last_type,
            extra: r.extra,
        };
        self.records.push(named.into());
    }

    /// The part that is named, if it is exactly one.
    fn part(&mut self, named: [Option<CitedPart>; 3], extra: &Extra, told: impl FnOnce() -> String) -> Option<CitedPart> {
        let mut parts = named.into_iter().flatten();
        match (parts.next(), parts.next()) {
            (Some(part), None) => return Some(part),
            (None, _) if !extra.is_empty() => self.unknown.push(format!("a kind of part that {} bears on", told())),
            (None, _) => self.report.push(format!("{} bears on a part without naming it; that was left out", told())),
            (Some(_), Some(_)) => self.report.push(format!("{} bears on two parts in one; that was left out", told())),
        }
        None
    }

    fn quote(&mut self, r: v1::Quote) {
        let code = Code::quote(r.number);
        let told = || format!("quote {code}");
        let id = self.id(r.id, told);
        let consent = self.word(r.consent, Consent::NotRecorded, told);
        let mut citations = Vec::with_capacity(r.citations.len());
        for c in r.citations {
            let stance = self.word(c.stance, Stance::Supports, told);
            let named = [
                c.element.map(|id| CitedPart::Element(id.0)),
                c.connection.map(|id| CitedPart::Connection(id.0)),
                c.named_loop.map(|id| CitedPart::Loop(id.0)),
            ];
            if let Some(part) = self.part(named, &c.extra, told) {
                citations.push(Citation { part, stance, extra: c.extra });
            }
        }
        let board = match (r.board_x, r.board_y) {
            (Some(x), Some(y)) if x.is_finite() && y.is_finite() => Some(Point::new(x, y)),
            (None, None) => None,
            _ => {
                self.report.push(format!("quote {code} has half a place on the quote board; it has none now"));
                None
            }
        };
        let passage = r.passage.map(|p| Passage { document: p.document, digest: p.digest, start: p.start, end: p.end, extra: p.extra });
        let quote = Quote {
            id,
            number: r.number,
            original: r.original,
            shown: r.shown,
            attribution: r.attribution,
            voice: r.voice.map(|id| id.0),
            source: r.source.map(|id| id.0),
            locator: r.locator,
            passage,
            board,
            participant: r.participant,
            consent,
            consent_date: r.consent_date,
            consent_basis: r.consent_basis,
            sensitive: r.sensitive,
            citations,
            waits_for: r.waits_for,
            extra: r.extra,
        };
        self.records.push(quote.into());
    }

    fn withdrawn(&mut self, r: v1::Withdrawn) {
        let id = self.id(r.id, || format!("withdrawn quote {}", Code::quote(r.number)));
        self.records.push(Tombstone { id, number: r.number, date: r.date, extra: r.extra }.into());
    }

    fn case(&mut self, r: v1::Case) {
        let id = self.id(r.id, || format!("case \u{201c}{}\u{201d}", r.title));
        let elements = plain(r.elements);
        let references = self.references(r.references, || format!("case \u{201c}{}\u{201d}", r.title));
        let case = Case {
            id,
            number: r.number,
            title: r.title,
            kind: r.kind,
            place: r.place,
            read_on: r.read_on,
            references,
            elements,
            extra: r.extra,
        };
        self.records.push(case.into());
    }

    fn view(&mut self, r: v1::View) {
        let id = self.id(r.id, || format!("view \u{201c}{}\u{201d}", r.title));
        let camera = match (r.x, r.y, r.zoom) {
            (Some(x), Some(y), Some(zoom)) => Some(Camera { centre: Point::new(x, y), zoom }),
            (None, None, None) => None,
            _ => {
                self.report.push(format!("view \u{201c}{}\u{201d} has part of a camera (x, y, zoom); it was left out", r.title));
                None
            }
        };
        let view = View { id, number: r.number, title: r.title, note: r.note, filter: r.filter.0, camera, extra: r.extra };
        self.records.push(view.into());
    }

    fn workshop(&mut self, r: v1::Workshop) {
        let told = || format!("workshop \u{201c}{}\u{201d}", r.title);
        let id = self.id(r.id, told);
        let mut votes = Vec::with_capacity(r.votes.len());
        for v in r.votes {
            let named = [
                v.element.map(|id| CitedPart::Element(id.0)),
                v.connection.map(|id| CitedPart::Connection(id.0)),
                v.named_loop.map(|id| CitedPart::Loop(id.0)),
            ];
            if let Some(part) = self.part(named, &v.extra, told) {
                votes.push(Vote { part, dots: v.dots, extra: v.extra });
            }
        }
        let workshop = Workshop { id, number: r.number, title: r.title, date: r.date, group: r.group, votes, extra: r.extra };
        self.records.push(workshop.into());
    }

    fn pack(&mut self, r: v1::Pack) {
        let id = self.id(r.id, || format!("pack \u{201c}{}\u{201d}", r.title));
        let handouts = r.handouts.into_iter().map(|h| Handout { kind: h.kind, options: h.options.0, extra: h.extra }).collect();
        self.records.push(Pack { id, number: r.number, title: r.title, handouts, extra: r.extra }.into());
    }

    fn note(&mut self, r: v1::Note) {
        let id = self.id(r.id, || format!("note {}", r.number));
        let (at, width) = (Point::new(r.x, r.y), r.width.unwrap_or(Note::WIDTH));
        self.records.push(Note { id, number: r.number, text: r.text, at, width, extra: r.extra }.into());
    }

    fn backdrop(&mut self, r: v1::Backdrop) {
        let id = self.id(r.id, || format!("picture \u{201c}{}\u{201d}", r.file));
        let rect = Rect::from_origin_size((r.x, r.y), (r.width, r.height));
        self.records.push(Backdrop { id, number: r.number, file: r.file, rect, fade: r.fade, locked: r.locked, extra: r.extra }.into());
    }
}

fn privacy(r: v1::Privacy) -> Privacy {
    let kept = r.kept.into_iter().map(|kept| Kept {
        part: part_of(&kept),
        field: kept.field,
        mark: kept.mark,
        because: kept.because,
        extra: kept.extra,
    });
    let kept = kept.collect();
    Privacy { harmless: r.harmless, names: r.names, smallest_cell: r.smallest_cell, review_by: r.review_by, kept, extra: r.extra }
}

/// The record that is named; what the map says of itself when none is.
fn part_of(kept: &v1::Kept) -> RecordId {
    let named = [
        kept.voice.map(|id| RecordId::Voice(id.0)),
        kept.source.map(|id| RecordId::Source(id.0)),
        kept.grouping.map(|id| RecordId::Grouping(id.0)),
        kept.group.map(|id| RecordId::Group(id.0)),
        kept.element.map(|id| RecordId::Element(id.0)),
        kept.connection.map(|id| RecordId::Connection(id.0)),
        kept.named_loop.map(|id| RecordId::NamedLoop(id.0)),
        kept.quote.map(|id| RecordId::Quote(id.0)),
        kept.case.map(|id| RecordId::Case(id.0)),
        kept.view.map(|id| RecordId::View(id.0)),
        kept.pack.map(|id| RecordId::Pack(id.0)),
        kept.note.map(|id| RecordId::Note(id.0)),
        kept.backdrop.map(|id| RecordId::Backdrop(id.0)),
    ];
    named.into_iter().flatten().next().unwrap_or(RecordId::About)
}

fn plain<I>(texts: Vec<IdText<I>>) -> Vec<I> {
    texts.into_iter().map(|text| text.0).collect()
}

fn keep_text(extra: &mut Extra, name: &str, text: Option<String>) {
    if let Some(text) = text {
        let mut source = String::new();
        push_text(&mut source, &text);
        extra.0.insert(name.to_owned(), source);
    }
}

fn keep_value(extra: &mut Extra, name: &str, value: Option<impl ToString>) {
    if let Some(value) = value {
        extra.0.insert(name.to_owned(), value.to_string());
    }
}
