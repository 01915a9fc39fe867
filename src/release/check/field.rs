//! Every text of a map that somebody outside may come to see, with the name of its field and how closely it is looked at.

use std::fmt;

use super::finding::Place;
use crate::map::{Attribute, ConnectionKind, Record, SourceKind, SystemMap};

/// How closely a text is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Sentences: everything is looked for.
    Prose,
    /// Titles, which are written with capital letters and name days: neither of these is looked for.
    Title,
    /// What is cited from published work, with its authors, numbers and addresses: only what is never published.
    Cited,
}

/// A field that holds a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the record's field of this name")]
pub enum Field {
    Title,
    Purpose,
    Disclaimer,
    Name,
    Citation,
    Note,
    Label,
    Description,
    LeverageNote,
    Place,
    /// A free attribute, by its name.
    Attribute(String),
    /// Where in a source; which of the references.
    Reference(usize),
    Verb,
    Rationale,
    Confidence,
    Story,
    Question,
    /// The words of a quote as they are shown.
    Words,
    Attribution,
    Locator,
    Kind,
    ReadOn,
}

impl Field {
    /// Its words in the window.
    pub fn name(&self) -> &str {
        match self {
            Self::Title => "Title",
            Self::Purpose => "Purpose",
            Self::Disclaimer => "Disclaimer",
            Self::Name => "Name",
            Self::Citation => "Citation",
            Self::Note => "Note",
            Self::Label => "Label",
            Self::Description => "Description",
            Self::LeverageNote => "Leverage note",
            Self::Place => "Place",
            Self::Attribute(name) => name,
            Self::Reference(_) => "Reference",
            Self::Verb => "Relation",
            Self::Rationale => "Rationale",
            Self::Confidence => "Confidence",
            Self::Story => "Story",
            Self::Question => "Question",
            Self::Words => "Words",
            Self::Attribution => "Said by",
            Self::Locator => "Where in the source",
            Self::Kind => "Kind",
            Self::ReadOn => "Read on",
        }
    }

    /// Its name in a file. Never changes.
    pub fn key(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = match self {
            Self::Title => "title",
            Self::Purpose => "purpose",
            Self::Disclaimer => "disclaimer",
            Self::Name => "name",
            Self::Citation => "citation",
            Self::Note => "note",
            Self::Label => "label",
            Self::Description => "description",
            Self::LeverageNote => "leverage note",
            Self::Place => "place",
            Self::Attribute(name) => return write!(f, "attribute {name}"),
            Self::Reference(at) => return write!(f, "reference {at}"),
            Self::Verb => "verb",
            Self::Rationale => "rationale",
            Self::Confidence => "confidence",
            Self::Story => "story",
            Self::Question => "question",
            Self::Words => "words",
            Self::Attribution => "attribution",
            Self::Locator => "locator",
            Self::Kind => "kind",
            Self::ReadOn => "read on",
        };
        f.write_str(plain)
    }
}

/// A text, where it stands in its record, and how closely it is looked at.
#[derive(Debug)]
pub struct Text<'a> {
    /// The field.
    pub field: Field,
    /// How closely.
    pub care: Care,
    /// The text itself. Of a quote these are the original words: what is shown of them stands in [`Text::shown`].
    pub text: &'a mut String,
    /// Of the words of a quote: what may be seen of them; to change what is seen is to set this.
    pub shown: Option<&'a mut Option<String>>,
}

impl Text<'_> {
    /// What people see.
    pub fn seen(&self) -> &str {
        match &self.shown {
            Some(Some(shown)) => shown,
            _ => self.text,
        }
    }

    /// Lets people see this instead. The original words of a quote stay.
    pub fn set(&mut self, seen: String) {
        match &mut self.shown {
            Some(shown) => **shown = Some(seen),
            None => *self.text = seen,
        }
    }
}

/// The texts of a record that may come to be seen. Authors are named by their own wish; a participant's code, a workshop's log and what is
/// kept for privacy never leave.
pub fn texts_of(record: &mut Record) -> Vec<Text<'_>> {
    use Care::{Cited, Prose, Title};
    let mut all = Vec::new();
    let mut add = |field, care, text| all.push(Text { field, care, text, shown: None });
    match record {
        Record::About(r) => {
            add(Field::Title, Title, &mut r.title);
            add(Field::Purpose, Prose, &mut r.purpose);
            add(Field::Disclaimer, Prose, &mut r.disclaimer);
        }
        Record::Voice(r) => add(Field::Name, Prose, &mut r.name),
        Record::Source(r) => {
            // A published work names its authors; a set of interviews must not name anybody.
            let care = if r.kind == SourceKind::Report { Cited } else { Title };
            add(Field::Title, care, &mut r.title);
            add(Field::Citation, care, &mut r.citation);
            add(Field::Note, Prose, &mut r.note);
        }
        Record::Grouping(r) => add(Field::Title, Title, &mut r.title),
        Record::Group(r) => add(Field::Title, Title, &mut r.title),
        Record::Element(r) => {
            add(Field::Label, Prose, &mut r.label);
            add(Field::Description, Prose, &mut r.description);
            add(Field::LeverageNote, Prose, &mut r.leverage.note);
            add(Field::Place, Title, &mut r.actor.place);
            for (name, value) in &mut r.attributes {
                if let Attribute::Text(text) = value {
                    add(Field::Attribute(name.clone()), Title, text);
                }
            }
            r.references.iter_mut().enumerate().for_each(|(at, reference)| add(Field::Reference(at), Cited, &mut reference.locator));
        }
        Record::Connection(r) => {
            if let ConnectionKind::Relation(relation) = &mut r.kind {
                add(Field::Verb, Prose, &mut relation.verb);
            }
            add(Field::Rationale, Prose, &mut r.rationale);
            add(Field::Confidence, Prose, &mut r.confidence);
            r.references.iter_mut().enumerate().for_each(|(at, reference)| add(Field::Reference(at), Cited, &mut reference.locator));
        }
        Record::NamedLoop(r) => {
            add(Field::Name, Prose, &mut r.name);
            add(Field::Story, Prose, &mut r.story);
            add(Field::Question, Prose, &mut r.question);
        }
        Record::Quote(r) => {
            add(Field::Attribution, Prose, &mut r.attribution);
            add(Field::Locator, Title, &mut r.locator);
            all.insert(0, Text { field: Field::Words, care: Prose, text: &mut r.original, shown: Some(&mut r.shown) });
        }
        Record::Case(r) => {
            add(Field::Title, Title, &mut r.title);
            add(Field::Kind, Title, &mut r.kind);
            add(Field::Place, Title, &mut r.place);
            add(Field::ReadOn, Cited, &mut r.read_on);
            r.references.iter_mut().enumerate().for_each(|(at, reference)| add(Field::Reference(at), Cited, &mut reference.locator));
        }
        Record::View(r) => {
            add(Field::Title, Title, &mut r.title);
            add(Field::Note, Prose, &mut r.note);
        }
        Record::Pack(r) => add(Field::Title, Title, &mut r.title),
        Record::Note(r) => add(Field::Note, Prose, &mut r.text),
        Record::Extra(_) | Record::Privacy(_) | Record::Backdrop(_) | Record::Tombstone(_) | Record::Workshop(_) => {}
    }
    all
}

/// The text that people see at a place.
pub fn seen_at(map: &SystemMap, place: &Place) -> Option<String> {
    let mut record = map.record(place.record)?;
    texts_of(&mut record).into_iter().find(|text| text.field == place.field).map(|text| text.seen().to_owned())
}
