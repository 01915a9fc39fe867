//! Every field of every record by name: in which two records differ, and what becomes of each when two people changed the same record. A
//! field that is added to a record has to be added here, else this does not compile.

use std::any::Any;

use crate::map::{
    About, Backdrop, Case, Connection, Element, Extra, Group, Grouping, NamedLoop, Note, Pack, Point, Privacy, Quote, Record, Source,
    Tombstone, View, Voice, Workshop,
};

/// A field that both sides changed, each in another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The field in words.
    pub field: &'static str,
    /// What stays, where it can be said in few words.
    pub ours: Option<String>,
    /// What does not.
    pub theirs: Option<String>,
}

/// A record whose fields can be compared one by one.
trait Fielded: Sized {
    fn differing(&self, other: &Self) -> Vec<&'static str>;
    /// Ours, with what only they changed.
    fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, clashes: &mut Vec<Clash>) -> Self;
}

macro_rules! fielded {
    ($($record:ident($($fixed:ident)?) { $($field:ident: $words:literal,)* })*) => {$(
        impl Fielded for $record {
            #[allow(clippy::float_cmp, reason = "whether a number was changed, not whether two are close")]
            fn differing(&self, other: &Self) -> Vec<&'static str> {
                let Self { $($fixed: _,)? $($field,)* } = self;
                let fields = [$((*$field != other.$field, $words),)*];
                fields.into_iter().filter_map(|(differs, words)| differs.then_some(words)).collect()
            }

            fn merged(base: Option<&Self>, ours: &Self, theirs: &Self, clashes: &mut Vec<Clash>) -> Self {
                Self {
                    $($fixed: ours.$fixed,)?
                    $($field: field($words, base.map(|base| &base.$field), &ours.$field, &theirs.$field, clashes),)*
                }
            }
        }
    )*};
}

fielded! {
    About() {
        title: "title", authors: "authors", version: "version", date: "date", purpose: "purpose", disclaimer: "disclaimer",
        language: "language", extra: "unknown fields",
    }
    Privacy() {
        harmless: "harmless words", names: "names", smallest_cell: "smallest group", review_by: "day of review", kept: "decisions",
        extra: "unknown fields",
    }
    Element(id) {
        number: "code", label: "label", kind: "kind", description: "description", groups: "groups", level: "level", at: "position",
        size: "size", pinned: "pin", flags: "flags", leverage: "leverage", actor: "actor details", status: "status", horizon: "horizon",
        attributes: "attributes", references: "sources", extra: "unknown fields",
    }
    Connection(id) {
        number: "code", from: "start", to: "end", direction: "direction", kind: "meaning", bend: "bend", basis: "basis",
        rationale: "rationale", confidence: "confidence", status: "status", horizon: "horizon", references: "sources", extra: "unknown fields",
    }
    Quote(id) {
        number: "code", original: "words", shown: "shown words", attribution: "attribution", voice: "voice", source: "source",
        locator: "place in the source", passage: "passage", board: "place on the board", participant: "participant", consent: "consent",
        consent_date: "day of consent", consent_basis: "basis of consent", sensitive: "sensitivity", citations: "parts it bears on",
        waits_for: "parts it waits for", extra: "unknown fields",
    }
    Source(id) {
        number: "number", title: "title", kind: "kind", citation: "citation", note: "note", text: "text", extra: "unknown fields",
    }
    Voice(id) { number: "number", name: "name", extra: "unknown fields", }
    Case(id) {
        number: "number", title: "title", kind: "kind", place: "place", read_on: "where to read on", references: "sources",
        elements: "elements", extra: "unknown fields",
    }
    Grouping(id) { number: "number", title: "title", extra: "unknown fields", }
    Group(id) { number: "number", grouping: "grouping", title: "title", tint: "colour", hatch: "hatching", collapsed: "collapsed", extra: "unknown fields", }
    NamedLoop(id) {
        number: "number", cycle: "elements", name: "name", story: "story", question: "question", starred: "star",
        last_type: "type last seen", extra: "unknown fields",
    }
    View(id) { number: "number", title: "title", note: "note", filter: "filter", camera: "camera", extra: "unknown fields", }
    Workshop(id) { number: "number", title: "title", date: "date", group: "group", votes: "votes", extra: "unknown fields", }
    Pack(id) { number: "number", title: "title", handouts: "handouts", extra: "unknown fields", }
    Note(id) { number: "number", text: "text", at: "position", width: "width", extra: "unknown fields", }
    Backdrop(id) { number: "number", file: "file", rect: "place", fade: "fading", locked: "lock", extra: "unknown fields", }
    Tombstone(id) { number: "code", date: "date", extra: "unknown fields", }
}

/// One field of three records.
fn field<T: Clone + PartialEq + 'static>(name: &'static str, base: Option<&T>, ours: &T, theirs: &T, clashes: &mut Vec<Clash>) -> T {
    if ours == theirs || base == Some(theirs) {
        return ours.clone();
    }
    if base != Some(ours) {
        clashes.push(Clash { field: name, ours: told(ours), theirs: told(theirs) });
        return ours.clone();
    }
    theirs.clone()
}

/// Text, a number or a place in few words.
fn told(value: &dyn Any) -> Option<String> {
    const LONGEST: usize = 60;
    let quoted = |text: &String| {
        let short: String = text.chars().take(LONGEST).collect();
        let more = if short.len() < text.len() { "\u{2026}" } else { "" };
        format!("\u{201c}{short}{more}\u{201d}")
    };
    if let Some(text) = value.downcast_ref::<String>() {
        Some(quoted(text))
    } else if let Some(text) = value.downcast_ref::<Option<String>>() {
        Some(text.as_ref().map_or_else(|| "none".to_owned(), quoted))
    } else if let Some(number) = value.downcast_ref::<u32>() {
        Some(number.to_string())
    } else {
        value.downcast_ref::<Point>().map(|at| format!("({:.1}, {:.1})", at.x, at.y))
    }
}

macro_rules! alike {
    ($($kind:ident)*) => {
        /// In which fields two records of one kind differ.
        pub(super) fn differing(one: &Record, other: &Record) -> Vec<&'static str> {
            match (one, other) {
                $((Record::$kind(one), Record::$kind(other)) => one.differing(other),)*
                (Record::Extra(one), Record::Extra(other)) if one != other => vec!["unknown fields"],
                _ => Vec::new(),
            }
        }

        /// Ours, with what only they changed; what both changed stays ours and is a clash.
        pub(super) fn merged(base: Option<&Record>, ours: &Record, theirs: &Record, clashes: &mut Vec<Clash>) -> Record {
            match (ours, theirs) {
                $((Record::$kind(ours), Record::$kind(theirs)) => {
                    let base = base.and_then(|base| if let Record::$kind(base) = base { Some(base.as_ref()) } else { None });
                    Record::$kind(Box::new(Fielded::merged(base, ours.as_ref(), theirs.as_ref(), clashes)))
                })*
                (Record::Extra(ours), Record::Extra(theirs)) => {
                    let base = if let Some(Record::Extra(base)) = base { Some(base) } else { None };
                    Record::Extra(extras(base, ours, theirs, clashes))
                }
                _ => ours.clone(),
            }
        }
    };
}

alike! { About Privacy Element Connection Quote Source Voice Case Grouping Group NamedLoop View Workshop Pack Note Backdrop Tombstone }

/// Unknown fields of the map itself, each for itself.
fn extras(base: Option<&Extra>, ours: &Extra, theirs: &Extra, clashes: &mut Vec<Clash>) -> Extra {
    let names: std::collections::BTreeSet<&String> = ours.0.keys().chain(theirs.0.keys()).collect();
    let merged = names.into_iter().filter_map(|name| {
        let before = base.map(|base| base.0.get(name).cloned());
        let value = field("unknown fields", before.as_ref(), &ours.0.get(name).cloned(), &theirs.0.get(name).cloned(), clashes)?;
        Some((name.clone(), value))
    });
    Extra(merged.collect())
}
