//! Where words and claims come from: sources, voices, cases, and references into them.

use super::{CaseId, ElementId, Extra, SourceId, VoiceId};

/// What kind of thing a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// A set of interviews.
    #[default]
    Interviews,
    /// A report or article.
    Report,
    /// A workshop.
    Workshop,
    /// Anything else.
    Other,
}

impl SourceKind {
    /// Every kind, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Interviews, Self::Report, Self::Workshop, Self::Other];

    /// The word in the window.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interviews => "Interviews",
            Self::Report => "Report",
            Self::Workshop => "Workshop",
            Self::Other => "Other",
        }
    }
}

/// An interview set, a report, a workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its identity.
    pub id: SourceId,
    /// Its place in the list.
    pub number: u32,
    /// Its title, as cited.
    pub title: String,
    /// Interviews, report, workshop.
    pub kind: SourceKind,
    /// Authors, year, where to find it.
    pub citation: String,
    /// A word on what it is and is not.
    pub note: String,
    /// The whole text of it, when somebody asked to keep it with the map; else empty. Never leaves the program.
    pub text: String,
    /// Unknown fields.
    pub extra: Extra,
}

impl Source {
    /// A source of which only the title is known.
    pub fn new(id: SourceId, number: u32, title: impl Into<String>) -> Self {
        Self {
            id,
            number,
            title: title.into(),
            kind: SourceKind::default(),
            citation: String::new(),
            note: String::new(),
            text: String::new(),
            extra: Extra::default(),
        }
    }
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The source.
    pub source: SourceId,
    /// A section, page, time: as one would cite it.
    pub locator: String,
    /// Unknown fields.
    pub extra: Extra,
}

impl Reference {
    /// This place in this source.
    pub fn new(source: SourceId, locator: impl Into<String>) -> Self {
        Self { source, locator: locator.into(), extra: Extra::default() }
    }
}

/// Whose voice a quote counts to. The first three of a map have patterns of their own on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Its identity.
    pub id: VoiceId,
    /// Its place in every bar.
    pub number: u32,
    /// In full, as printed.
    pub name: String,
    /// Unknown fields.
    pub extra: Extra,
}

impl Voice {
    /// The voices a new map starts with.
    pub const DEFAULTS: [&'static str; 3] = ["Person accessing support", "Person working in the system", "Literature"];
}

/// An example that shows a part of the map at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its identity.
    pub id: CaseId,
    /// Its place in the list.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Person, service, framework, group, commissioning, fund, scheme: a word of the map's own.
    pub kind: String,
    /// Where.
    pub place: String,
    /// Where to read on.
    pub read_on: String,
    /// Where it stands in the map's own sources.
    pub references: Vec<Reference>,
    /// The elements it shows.
    pub elements: Vec<ElementId>,
    /// Unknown fields.
    pub extra: Extra,
}
