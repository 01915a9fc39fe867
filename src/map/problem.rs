//! What can be wrong with a map whose file could be read, in one place: each invariant, how it is told, and how it is repaired.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use super::{Backdrop, CitedPart, Code, CodeKind, Element, Note, Numbers, Part, Point, Record, RecordId, Rect, SystemMap, framework};

/// Map units from the origin beyond which a position is taken for a slip.
const FARTHEST: f64 = 1.0e6;
/// The largest bend that still draws as an arc.
const MOST_BENT: f64 = 2.0;
/// So many letters of a note stand for it in a sentence.
const SHOWN_OF_NOTE: usize = 40;

/// What kind of thing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// Mentioned, not wrong.
    Mention,
    /// Wrong, and [`repair`] mends it without losing anything people wrote.
    Fault,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A fault or a mention.
    pub kind: ProblemKind,
    /// What is wrong, as a sentence without a full stop.
    pub what: String,
    /// What repair does about it.
    pub remedy: String,
    /// The part, if it can be pointed at.
    pub part: Option<Part>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        if self.remedy.is_empty() { Ok(()) } else { write!(f, "; {}", self.remedy) }
    }
}

/// Everything that is wrong with a map, or worth a mention.
pub fn check(map: &SystemMap) -> Vec<Problem> {
    let records = map.records();
    let (mut found, _) = mend(records, map.numbers());
    found.extend(map.connections().filter(|c| c.from == c.to).map(|c| Problem {
        kind: ProblemKind::Mention,
        what: format!("{} connects {} with itself", Code::connection(c.number), name_of(map, c.from)),
        remedy: String::new(),
        part: Some(Part::Connection(c.id)),
    }));
    found
}

/// The records with every fault mended, and what was mended. Records that refer to what is not there lose the reference, a connection
/// without an end is left out.
pub fn repair(records: Vec<Record>, numbers: Numbers) -> (SystemMap, Vec<Problem>) {
    let (mut problems, mut records) = mend(records, numbers);
    // What was left out may have been referred to: mend until nothing more is found. Each pass leaves out at least one record.
    let mut found = problems.iter().any(|p| p.kind == ProblemKind::Fault);
    while found {
        let (more, mended) = mend(records, numbers);
        records = mended;
        let before = problems.len();
        problems.extend(more.into_iter().filter(|p| p.kind == ProblemKind::Fault));
        found = problems.len() > before;
    }
    let (map, left_over) = SystemMap::from_records(records, numbers);
    problems.extend(left_over.iter().map(|record| fault("a record could not be placed", "it was left out", record.id())));
    (map, problems)
}

fn name_of(map: &SystemMap, id: super::ElementId) -> String {
    map.element(id).map_or_else(|| id.to_string(), |e| format!("{} \u{201c}{}\u{201d}", Code::element(e.number), e.label))
}

fn fault(what: impl Into<String>, remedy: impl Into<String>, record: RecordId) -> Problem {
    let part = match record {
        RecordId::Element(id) => Some(Part::Element(id)),
        RecordId::Connection(id) => Some(Part::Connection(id)),
        RecordId::Group(id) => Some(Part::Group(id)),
        RecordId::Quote(id) => Some(Part::Quote(id)),
        RecordId::Note(id) => Some(Part::Note(id)),
        RecordId::Backdrop(id) => Some(Part::Backdrop(id)),
        _ => None,
    };
    Problem { kind: ProblemKind::Fault, what: what.into(), remedy: remedy.into(), part }
}

/// One pass over the records: first identities and numbers, then references, then values.
fn mend(mut records: Vec<Record>, numbers: Numbers) -> (Vec<Problem>, Vec<Record>) {
    let mut found = Vec::new();
    let known = take_out_repeats(&mut records, &mut found);
    let mut numberer = Numberer::new(&records, numbers);
    records.retain_mut(|record| {
        numberer.mend(record, &mut found);
        mend_values(record, &mut found);
        mend_references(record, &known, &mut found)
    });
    (found, records)
}

/// Leaves records with different names, and gives the names.
fn take_out_repeats(records: &mut Vec<Record>, found: &mut Vec<Problem>) -> HashSet<RecordId> {
    let mut seen = HashSet::with_capacity(records.len());
    records.retain(|record| {
        let first = seen.insert(record.id());
        if !first {
            found.push(fault(format!("{} has the same id as another", told(record)), "the first was kept", record.id()));
        }
        first
    });
    seen
}

/// Gives a new number to whoever comes second with one.
struct Numberer {
    taken: BTreeMap<CodeKind, HashSet<u32>>,
    next: BTreeMap<CodeKind, u32>,
}

impl Numberer {
    fn new(records: &[Record], numbers: Numbers) -> Self {
        let mut next = BTreeMap::from([
            (CodeKind::Element, numbers.elements),
            (CodeKind::Connection, numbers.connections),
            (CodeKind::Quote, numbers.quotes),
        ]);
        for record in records {
            if let Some((kind, number)) = numbered(record) {
                let last = next.entry(kind).or_default();
                *last = (*last).max(number);
            }
        }
        Self { taken: BTreeMap::new(), next }
    }

    fn mend(&mut self, record: &mut Record, found: &mut Vec<Problem>) {
        let Some((kind, number)) = numbered(record) else { return };
        let taken = self.taken.entry(kind).or_default();
        if number > 0 && taken.insert(number) {
            return;
        }
        let next = self.next.entry(kind).or_default();
        *next = next.saturating_add(1);
        taken.insert(*next);
        let (old, new) = (Code { kind, number }, Code { kind, number: *next });
        let what = if number == 0 { format!("{} has no number", told(record)) } else { format!("two records share the code {old}") };
        found.push(fault(what, format!("the second is now {new}"), record.id()));
        match record {
            Record::Element(e) => e.number = *next,
            Record::Connection(c) => c.number = *next,
            Record::Quote(q) => q.number = *next,
            _ => {}
        }
    }
}

fn numbered(record: &Record) -> Option<(CodeKind, u32)> {
    match record {
        Record::Element(e) => Some((CodeKind::Element, e.number)),
        Record::Connection(c) => Some((CodeKind::Connection, c.number)),
        Record::Quote(q) => Some((CodeKind::Quote, q.number)),
        _ => None,
    }
}

/// How a record is named in a sentence. Made for every record, told for few: it is put in words only when it is.
struct Told {
    what: &'static str,
    code: Option<Code>,
    title: Option<String>,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)?;
        self.code.iter().try_for_each(|code| write!(f, " {code}"))?;
        self.title.iter().try_for_each(|title| write!(f, " \u{201c}{title}\u{201d}"))
    }
}

/// A record in a few words for the middle of a sentence: "element N12 “Trust”", "quote Q31".
pub fn record_name(record: &Record) -> String {
    told(record).to_string()
}

fn told(record: &Record) -> Told {
    let coded = |what, code| Told { what, code: Some(code), title: None };
    let titled = |what, title: &String| Told { what, code: None, title: Some(title.clone()) };
    match record {
        Record::Element(e) => Told { title: Some(e.label.clone()), ..coded("element", Code::element(e.number)) },
        Record::Connection(c) => coded("connection", Code::connection(c.number)),
        Record::Quote(q) => coded("quote", Code::quote(q.number)),
        Record::Tombstone(t) => coded("withdrawn quote", Code::quote(t.number)),
        Record::Source(s) => titled("source", &s.title),
        Record::Voice(v) => titled("voice", &v.name),
        Record::Case(c) => titled("case", &c.title),
        Record::Group(g) => titled("group", &g.title),
        Record::Grouping(g) => titled("grouping", &g.title),
        Record::NamedLoop(l) => titled("loop", &l.name),
        Record::View(v) => titled("view", &v.title),
        Record::Workshop(w) => titled("workshop", &w.title),
        Record::Pack(p) => titled("pack", &p.title),
        Record::Note(n) => titled("note", &n.text.chars().take(SHOWN_OF_NOTE).collect()),
        Record::Backdrop(b) => titled("picture", &b.file),
        Record::About(_) | Record::Extra(_) => Told { what: "the page about the map", code: None, title: None },
        Record::Privacy(_) => Told { what: "what the map keeps for privacy", code: None, title: None },
    }
}

fn mend_values(record: &mut Record, found: &mut Vec<Problem>) {
    let name = told(record);
    let id = record.id();
    match record {
        Record::Element(element) => mend_element(element, &name, found),
        Record::Connection(connection) => {
            if !connection.bend.is_finite() || connection.bend.abs() > MOST_BENT {
                connection.bend = 0.1;
                found.push(fault(format!("the bend of {name} is not a number between -2 and 2"), "it is now 0.1", id));
            }
            if let super::ConnectionKind::Influence(influence) = &mut connection.kind
                && influence.strength.is_some_and(|s| !(1..=3).contains(&s))
            {
                influence.strength = None;
                found.push(fault(format!("the strength of {name} is not 1, 2 or 3"), "it was taken out", id));
            }
        }
        Record::View(view) if view.camera.is_some_and(|c| !usable(c.centre) || !c.zoom.is_finite() || c.zoom <= 0.0) => {
            view.camera = None;
            found.push(fault(format!("the camera of {name} points nowhere"), "it was taken out", id));
        }
        Record::Note(note) => mend_note(note, &name, found),
        Record::Backdrop(backdrop) => mend_backdrop(backdrop, &name, found),
        _ => {}
    }
}

fn mend_note(note: &mut Note, name: &Told, found: &mut Vec<Problem>) {
    let id = RecordId::Note(note.id);
    if !usable(note.at) {
        note.at = Point::ZERO;
        found.push(fault(format!("the position of {name} is not a pair of numbers within a million"), "it is now at the middle", id));
    }
    if !Note::WIDTHS.contains(&note.width) {
        note.width = Note::WIDTH;
        found.push(fault(format!("the width of {name} is not a number from 60 to 1200"), "it is now 200", id));
    }
}

fn mend_backdrop(backdrop: &mut Backdrop, name: &Told, found: &mut Vec<Problem>) {
    let id = RecordId::Backdrop(backdrop.id);
    let rect = backdrop.rect;
    let corners = usable(rect.origin()) && usable(Point::new(rect.x1, rect.y1));
    if !corners || rect.width() < Backdrop::LEAST || rect.height() < Backdrop::LEAST {
        backdrop.rect = Rect::new(0.0, 0.0, 800.0, 600.0);
        found.push(fault(
            format!("the place of {name} is not one of numbers within a million, 40 wide and high"),
            "it is now at the middle",
            id,
        ));
    }
    if backdrop.fade > Backdrop::MOST_FADED {
        backdrop.fade = Backdrop::MOST_FADED;
        found.push(fault(format!("{name} is faded by more than 90 percent"), "it is now by 90", id));
    }
}

fn usable(at: Point) -> bool {
    at.is_finite() && at.x.abs() <= FARTHEST && at.y.abs() <= FARTHEST
}

fn mend_element(element: &mut Element, name: &Told, found: &mut Vec<Problem>) {
    let id = RecordId::Element(element.id);
    if !usable(element.at) {
        element.at = Point::ZERO;
        found.push(fault(format!("the position of {name} is not a pair of numbers within a million"), "it is now at the middle", id));
    }
    if element.size.is_some_and(|s| !s.is_finite() || s.width <= 0.0 || s.height <= 0.0 || s.width > FARTHEST || s.height > FARTHEST) {
        element.size = None;
        found.push(fault(format!("the size of {name} is not a pair of numbers above 0"), "it now fits its label", id));
    }
    for (value, word) in [(&mut element.actor.power, "power"), (&mut element.actor.interest, "interest")] {
        if value.is_some_and(|v| !(0.0..=1.0).contains(&v)) {
            *value = None;
            found.push(fault(format!("the {word} of {name} is not between 0 and 1"), "it was taken out", id));
        }
    }
    let numbers_kept = element.attributes.len();
    element.attributes.retain(|_, value| !matches!(value, super::Attribute::Number(n) if !n.is_finite()));
    if element.attributes.len() < numbers_kept {
        found.push(fault(format!("an attribute of {name} is not a finite number"), "it was taken out", id));
    }
    for (key, level) in &element.leverage.levels {
        if framework(key).is_none_or(|f| f.rank(level).is_none()) {
            let what =
                format!("{name} has the leverage level \u{201c}{level}\u{201d} in \u{201c}{key}\u{201d}, which this version does not know");
            found.push(Problem { kind: ProblemKind::Mention, what, remedy: "it is kept".into(), part: Some(Part::Element(element.id)) });
        }
    }
}

/// Takes out what refers to nothing. `false` if the record cannot stand without it.
fn mend_references(record: &mut Record, known: &HashSet<RecordId>, found: &mut Vec<Problem>) -> bool {
    let name = told(record);
    let id = record.id();
    let mut lost = |what: &str, before: usize, after: usize| {
        if after < before {
            found.push(fault(format!("{name} refers to {what} that is not in the map"), "the reference was taken out", id));
        }
    };
    let element_known = |id: &super::ElementId| known.contains(&RecordId::Element(*id));
    let cited_known = |part: &CitedPart| match *part {
        CitedPart::Element(id) => known.contains(&RecordId::Element(id)),
        CitedPart::Connection(id) => known.contains(&RecordId::Connection(id)),
        CitedPart::Loop(id) => known.contains(&RecordId::NamedLoop(id)),
    };
    match record {
        Record::Element(element) => {
            let before = (element.groups.len(), element.leverage.who.len(), element.references.len());
            element.groups.retain(|&g| known.contains(&RecordId::Group(g)));
            element.leverage.who.retain(element_known);
            element.references.retain(|r| known.contains(&RecordId::Source(r.source)));
            lost("a group", before.0, element.groups.len());
            lost("an element", before.1, element.leverage.who.len());
            lost("a source", before.2, element.references.len());
        }
        Record::Connection(connection) => {
            let before = connection.references.len();
            connection.references.retain(|r| known.contains(&RecordId::Source(r.source)));
            lost("a source", before, connection.references.len());
            if !element_known(&connection.from) || !element_known(&connection.to) {
                found.push(fault(format!("{name} starts or ends at an element that is not in the map"), "it was left out", id));
                return false;
            }
        }
        Record::Quote(quote) => {
            let before = quote.citations.len();
            quote.citations.retain(|c| cited_known(&c.part));
            lost("a part", before, quote.citations.len());
            let (voice, source) = (quote.voice, quote.source);
            quote.voice = voice.filter(|&v| known.contains(&RecordId::Voice(v)));
            quote.source = source.filter(|&s| known.contains(&RecordId::Source(s)));
            lost("a voice", usize::from(voice.is_some()), usize::from(quote.voice.is_some()));
            lost("a source", usize::from(source.is_some()), usize::from(quote.source.is_some()));
        }
        Record::Privacy(privacy) => {
            let before = privacy.kept.len();
            privacy.kept.retain(|kept| kept.part == RecordId::About || known.contains(&kept.part));
            lost("a part", before, privacy.kept.len());
        }
        Record::Case(case) => {
            let before = case.elements.len();
            case.elements.retain(element_known);
            lost("an element", before, case.elements.len());
            let before = case.references.len();
            case.references.retain(|r| known.contains(&RecordId::Source(r.source)));
            lost("a source", before, case.references.len());
        }
        Record::Workshop(workshop) => {
            let before = workshop.votes.len();
            workshop.votes.retain(|v| cited_known(&v.part));
            lost("a part", before, workshop.votes.len());
        }
        Record::Group(group) if !known.contains(&RecordId::Grouping(group.grouping)) => {
            found.push(fault(format!("{name} belongs to a grouping that is not in the map"), "it was left out", id));
            return false;
        }
        _ => {}
    }
    true
}
