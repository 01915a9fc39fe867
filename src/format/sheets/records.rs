//! Our own sheets read back, changed by people or not. What cannot be read is told with its sheet and row.

use std::collections::HashMap;

use super::words::exact;
use super::{ATTRIBUTE, CONNECTION, ELEMENT};
use crate::format::csv::{self, Sign};
use crate::format::found::number;
use crate::format::quotes::TableRow;
use crate::format::ron::Vocabulary;
use crate::format::tables::Sheet;
use crate::format::{ImportOptions, Imported};
use crate::map::{
    About, Attribute, Case, CaseId, Citation, CitedPart, Code, CodeKind, Connection, ConnectionId, ConnectionKind, Consent, Direction,
    Element, ElementId, ElementKind, Extra, Group, Grouping, GroupingId, IdSource, Influence, LoopType, NamedLoop, NamedLoopId, Note,
    Numbers, Point, Polarity, Quote, Record, Reference, Relation, Size, Source, SourceId, SourceKind, Status, Voice, VoiceId,
    canonical_cycle, repair,
};
use crate::words::counted;

/// Whether these are sheets that we wrote: two of them have our columns.
pub(in crate::format) fn is_own(sheets: &[Sheet]) -> bool {
    let begins = |sheet: &Sheet, names: &[&str]| sheet.header.iter().zip(names).filter(|(a, b)| a == b).count() == names.len();
    [&ELEMENT[..3], &CONNECTION[..5]].iter().all(|names| sheets.iter().any(|sheet| begins(sheet, names)))
}

/// The map in them.
pub(in crate::format) fn map_of(sheets: &[Sheet], mut report: Vec<String>, options: &ImportOptions) -> Imported {
    let mut reader = Reader::new(options.seed.map_or_else(IdSource::random, IdSource::seeded));
    // What others name comes first.
    for (name, read) in SHEETS {
        let found = sheets.iter().find(|sheet| sheet.name == *name || is_nameless(sheet, name));
        for row in found.into_iter().flat_map(|sheet| sheet.rows.iter().map(move |row| Row { sheet, row })) {
            if read(&mut reader, &row).is_none() {
                report.push(format!("Not carried over: row {} of the sheet {name}, which does not say what it belongs to", row.row.line));
            }
        }
    }
    let records = reader.records();
    let (map, mended) = repair(records, Numbers::default());
    let came = [(map.element_count(), "element"), (map.connection_count(), "connection"), (map.quotes().len(), "quote")];
    report.insert(0, format!("Came: {}", came.map(|(count, thing)| counted(count, thing)).join(", ")));
    report.extend(mended.iter().map(ToString::to_string));
    Imported { map, report, mended, ..Imported::default() }
}

/// Tables of text have no names: their columns say what they are.
fn is_nameless(sheet: &Sheet, name: &str) -> bool {
    let begins = |names: &[&str]| sheet.header.iter().zip(names).all(|(a, b)| a == b) && !sheet.header.is_empty();
    sheet.name.is_empty() && ((name == "Elements" && begins(&ELEMENT[..3])) || (name == "Connections" && begins(&CONNECTION[..5])))
}

type Read = fn(&mut Reader, &Row<'_>) -> Option<()>;

const SHEETS: &[(&str, Read)] = &[
    ("About", Reader::about),
    ("Voices", Reader::voice),
    ("Sources", Reader::source),
    ("Elements", Reader::element),
    ("Groups", Reader::group),
    ("Connections", Reader::connection),
    ("Elements", Reader::who),
    ("Loops", Reader::named_loop),
    ("Quotes", Reader::quote),
    ("Cases", Reader::case),
    ("Notes", Reader::note),
    ("References", Reader::reference),
];

/// A row and the names of its columns.
struct Row<'a> {
    sheet: &'a Sheet,
    row: &'a TableRow,
}

impl Row<'_> {
    /// The text of a column, every character.
    fn text(&self, name: &str) -> &str {
        let at = self.sheet.header.iter().position(|column| column == name);
        at.and_then(|at| self.row.cells.get(at)).map(|cell| exact(cell)).unwrap_or_default()
    }

    fn owned(&self, name: &str) -> String {
        self.text(name).to_owned()
    }

    fn number(&self, name: &str) -> Option<f64> {
        number(self.text(name))
    }

    fn yes(&self, name: &str) -> bool {
        csv::delay(self.text(name)).unwrap_or(false)
    }

    fn word<T: Vocabulary>(&self, name: &str) -> Option<T> {
        let said = self.text(name).trim();
        T::WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(said)).map(|(_, value)| *value)
    }

    fn lines(&self, name: &str) -> impl Iterator<Item = &str> {
        self.text(name).split('\n').filter(|line| !line.is_empty())
    }
}

/// The number behind a letter or a word: S3, R12.
fn numbered(code: &str) -> Option<u32> {
    code.trim().trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
}

struct Reader {
    ids: IdSource,
    about: About,
    others: Vec<Record>,
    elements: Vec<Element>,
    element_of: HashMap<u32, usize>,
    connections: Vec<Connection>,
    connection_of: HashMap<u32, usize>,
    cases: Vec<Case>,
    sources: HashMap<u32, SourceId>,
    voices: HashMap<String, VoiceId>,
    sets: HashMap<u32, GroupingId>,
    loops: HashMap<u32, NamedLoopId>,
    quotes: u32,
}

impl Reader {
    fn new(ids: IdSource) -> Self {
        Self {
            ids,
            about: About::default(),
            others: Vec::new(),
            elements: Vec::new(),
            element_of: HashMap::new(),
            connections: Vec::new(),
            connection_of: HashMap::new(),
            cases: Vec::new(),
            sources: HashMap::new(),
            voices: HashMap::new(),
            sets: HashMap::new(),
            loops: HashMap::new(),
            quotes: 0,
        }
    }

    fn records(self) -> Vec<Record> {
        let mut all = vec![self.about.into()];
        all.extend(self.others);
        all.extend(self.elements.into_iter().map(Record::from));
        all.extend(self.connections.into_iter().map(Record::from));
        all.extend(self.cases.into_iter().map(Record::from));
        all
    }

    fn id(&self, code: &str) -> Option<ElementId> {
        let code: Code = code.parse().ok().filter(|code: &Code| code.kind == CodeKind::Element)?;
        self.element_of.get(&code.number).and_then(|&at| self.elements.get(at)).map(|element| element.id)
    }

    fn connection_id(&self, number: u32) -> Option<ConnectionId> {
        self.connection_of.get(&number).and_then(|&at| self.connections.get(at)).map(|connection| connection.id)
    }

    fn about(&mut self, row: &Row<'_>) -> Option<()> {
        let says = row.owned("Says");
        match row.text("What") {
            "Title" => self.about.title = says,
            "Author" => self.about.authors.push(says),
            "Version" => self.about.version = says,
            "Date" => self.about.date = says,
            "Purpose" => self.about.purpose = says,
            "Disclaimer" => self.about.disclaimer = says,
            "Language" => self.about.language = says,
            _ => return None,
        }
        Some(())
    }

    fn voice(&mut self, row: &Row<'_>) -> Option<()> {
        let number = numbered(row.text("Number"))?;
        let voice = Voice { id: self.ids.next(), number, name: row.owned("Name"), extra: Extra::default() };
        for name in [voice.name.clone(), format!("#{number}")] {
            self.voices.entry(name).or_insert(voice.id);
        }
        self.others.push(voice.into());
        Some(())
    }

    fn source(&mut self, row: &Row<'_>) -> Option<()> {
        let number = numbered(row.text("Code"))?;
        let mut source = Source::new(self.ids.next(), number, row.text("Title"));
        source.kind = row.word("Kind").unwrap_or(SourceKind::Other);
        (source.citation, source.note) = (row.owned("Citation"), row.owned("Note"));
        self.sources.insert(number, source.id);
        self.others.push(source.into());
        Some(())
    }

    /// A row without a code is a new element.
    fn element(&mut self, row: &Row<'_>) -> Option<()> {
        let next = self.element_of.keys().max().map_or(1, |last| last + 1);
        let number = if row.text("Code").trim().is_empty() { next } else { row.text("Code").parse::<Code>().ok()?.number };
        let at = Point::new(row.number("X").unwrap_or_default(), row.number("Y").unwrap_or_default());
        let mut e = Element::new(self.ids.next(), number, row.word("Kind").unwrap_or(ElementKind::Factor), row.text("Label"), at);
        e.level = row.owned("Level");
        e.description = row.owned("Description");
        e.size = row.number("Width").zip(row.number("Height")).map(|(width, height)| Size::new(width, height));
        e.pinned = row.yes("Pinned");
        e.status = row.word("Status").unwrap_or(Status::None);
        e.horizon = row.word("Horizon").unwrap_or_default();
        e.flags.controllable = row.yes("Controllable");
        e.flags.important = row.yes("Important");
        e.flags.vulnerable = row.yes("Vulnerable");
        e.leverage.levels =
            row.lines("Leverage").filter_map(|line| line.split_once(": ")).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
        e.leverage.note = row.owned("Leverage note");
        e.actor.sector = row.word("Sector");
        e.actor.place = row.owned("Place");
        (e.actor.power, e.actor.interest) = (row.number("Power"), row.number("Interest"));
        for (name, cell) in row.sheet.header.iter().zip(&row.row.cells) {
            if let Some(name) = name.strip_prefix(ATTRIBUTE).filter(|_| !cell.is_empty()) {
                e.attributes.insert(name.to_owned(), attribute(cell));
            }
        }
        self.element_of.entry(number).or_insert(self.elements.len());
        self.elements.push(e);
        Some(())
    }

    /// Who can act on an element, once all are known.
    fn who(&mut self, row: &Row<'_>) -> Option<()> {
        let who: Vec<ElementId> = row.lines("Who can act").filter_map(|code| self.id(code)).collect();
        if who.is_empty() {
            return Some(());
        }
        let at = *self.element_of.get(&row.text("Code").parse::<Code>().ok()?.number)?;
        self.elements.get_mut(at)?.leverage.who = who;
        Some(())
    }

    fn group(&mut self, row: &Row<'_>) -> Option<()> {
        let number = numbered(row.text("Set"))?;
        if !self.sets.contains_key(&number) {
            let set = Grouping { id: self.ids.next(), number, title: row.owned("Set title"), extra: Extra::default() };
            self.sets.insert(number, set.id);
            self.others.push(set.into());
        }
        let grouping = *self.sets.get(&number)?;
        let Some(number) = numbered(row.text("Group")) else { return Some(()) };
        let look = |name| row.number(name).map_or(0, |value| value.clamp(0.0, 255.0) as u8);
        let (id, title) = (self.ids.next(), row.owned("Group title"));
        let (tint, hatch, collapsed) = (look("Tint"), look("Hatch"), row.yes("Collapsed"));
        self.others.push(Group { id, number, grouping, title, tint, hatch, collapsed, extra: Extra::default() }.into());
        for code in row.lines("Members").filter_map(numbered) {
            if let Some(element) = self.element_of.get(&code).and_then(|&at| self.elements.get_mut(at)) {
                element.groups.push(id);
            }
        }
        Some(())
    }

    fn connection(&mut self, row: &Row<'_>) -> Option<()> {
        let (from, to) = (self.id(row.text("From"))?, self.id(row.text("To"))?);
        let next = self.connection_of.keys().max().map_or(1, |last| last + 1);
        let number = if row.text("Code").trim().is_empty() { next } else { row.text("Code").parse::<Code>().ok()?.number };
        let kind = if row.text("Kind").eq_ignore_ascii_case("relation") {
            ConnectionKind::Relation(Relation { verb: row.owned("Verb"), absent: row.yes("Absent") })
        } else {
            let polarity = match csv::sign(row.text("Polarity")) {
                Sign::Said(polarity) | Sign::Weighed(polarity) => polarity,
                Sign::Blank | Sign::Odd => Polarity::Unknown,
            };
            let strength = row.number("Strength").filter(|value| (1.0..=3.0).contains(value)).map(|value| value as u8);
            ConnectionKind::Influence(Influence { polarity, delay: row.yes("Delay"), strength })
        };
        let mut c = Connection::new(self.ids.next(), number, from, to, kind);
        c.direction = csv::direction(row.text("Direction")).unwrap_or(Direction::Directed);
        c.bend = row.number("Bend").unwrap_or(Connection::DEFAULT_BEND);
        c.basis = row.word("Basis").unwrap_or_default();
        (c.rationale, c.confidence) = (row.owned("Rationale"), row.owned("Confidence"));
        c.status = row.word("Status").unwrap_or(Status::None);
        c.horizon = row.word("Horizon").unwrap_or_default();
        self.connection_of.entry(number).or_insert(self.connections.len());
        self.connections.push(c);
        Some(())
    }

    fn named_loop(&mut self, row: &Row<'_>) -> Option<()> {
        let number = numbered(row.text("Code"))?;
        let cycle: Vec<ElementId> = row.lines("Elements").map(|code| self.id(code)).collect::<Option<_>>()?;
        let numbers: HashMap<ElementId, u32> = self.elements.iter().map(|element| (element.id, element.number)).collect();
        let named = NamedLoop {
            id: self.ids.next(),
            number,
            cycle: canonical_cycle(&cycle, |id| numbers.get(&id).copied()),
            name: row.owned("Name"),
            story: row.owned("Story"),
            question: row.owned("Question"),
            starred: row.yes("Starred"),
            last_type: row.word("Last seen as").unwrap_or(LoopType::Undetermined),
            extra: Extra::default(),
        };
        self.loops.insert(number, named.id);
        self.others.push(named.into());
        Some(())
    }

    /// A row without a code is a new quote.
    fn quote(&mut self, row: &Row<'_>) -> Option<()> {
        let code = row.text("Code").trim();
        let number = if code.is_empty() { self.quotes + 1 } else { code.parse::<Code>().ok()?.number };
        self.quotes = self.quotes.max(number);
        let mut quote = Quote::new(self.ids.next(), number, row.text("Text"));
        (quote.attribution, quote.locator) = (row.owned("Attribution"), row.owned("Locator"));
        quote.voice = Some(row.text("Voice")).filter(|name| !name.is_empty()).and_then(|name| self.voices.get(name)).copied();
        quote.source = numbered(row.text("Source")).and_then(|number| self.sources.get(&number)).copied();
        quote.consent = row.word("Consent").unwrap_or(Consent::NotRecorded);
        quote.sensitive = row.yes("Sensitive");
        for line in row.lines("Bears on") {
            let (code, stance) = line.split_once(' ').unwrap_or((line, ""));
            let stance = crate::map::Stance::WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(stance.trim()));
            if let Some(part) = self.part(code) {
                quote.citations.push(Citation::new(part, stance.map(|(_, stance)| *stance).unwrap_or_default()));
            }
        }
        self.others.push(quote.into());
        Some(())
    }

    fn part(&self, code: &str) -> Option<CitedPart> {
        match code.parse::<Code>() {
            Ok(Code { kind: CodeKind::Element, .. }) => self.id(code).map(CitedPart::Element),
            Ok(Code { kind: CodeKind::Connection, number }) => self.connection_id(number).map(CitedPart::Connection),
            Ok(_) => None,
            Err(_) => self.loops.get(&numbered(code)?).copied().map(CitedPart::Loop),
        }
    }

    fn case(&mut self, row: &Row<'_>) -> Option<()> {
        let id: CaseId = self.ids.next();
        let elements = row.lines("Elements").filter_map(|code| self.id(code)).collect();
        let [title, kind, place, read_on] = ["Title", "Kind", "Place", "Read on"].map(|name| row.owned(name));
        let number = numbered(row.text("Code"))?;
        self.cases.push(Case { id, number, title, kind, place, read_on, references: Vec::new(), elements, extra: Extra::default() });
        Some(())
    }

    fn note(&mut self, row: &Row<'_>) -> Option<()> {
        let at = Point::new(row.number("X")?, row.number("Y")?);
        let note = Note::new(self.ids.next(), numbered(row.text("Number"))?, row.text("Text"), at);
        self.others.push(Note { width: row.number("Width").unwrap_or(Note::WIDTH), ..note }.into());
        Some(())
    }

    fn reference(&mut self, row: &Row<'_>) -> Option<()> {
        let source = *numbered(row.text("Source")).and_then(|number| self.sources.get(&number))?;
        let (number, reference) = (numbered(row.text("Part"))?, Reference::new(source, row.text("Locator")));
        let references = match row.text("Part").chars().next()? {
            'N' => &mut self.elements.get_mut(*self.element_of.get(&number)?)?.references,
            'L' => &mut self.connections.get_mut(*self.connection_of.get(&number)?)?.references,
            'C' => &mut self.cases.iter_mut().find(|case| case.number == number)?.references,
            _ => return None,
        };
        references.push(reference);
        Some(())
    }
}

/// A number, unless the mark of a text stands before it.
fn attribute(cell: &str) -> Attribute {
    match cell.strip_prefix('\'') {
        Some(text) => Attribute::Text(text.to_owned()),
        None => number(cell).map_or_else(|| Attribute::Text(cell.to_owned()), Attribute::Number),
    }
}
