//! People's own words, with their consent, and the parts of the map they bear on.

use super::{CitedPart, Extra, Passage, Point, QuoteId, SourceId, VoiceId};

/// What people agreed may be done with their words. Anything not recorded, and any unknown value, stays inside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consent {
    /// Nobody asked, or nobody wrote it down: it leaves nowhere.
    #[default]
    NotRecorded,
    /// The team may read it.
    Internal,
    /// It may be shown in workshops.
    Workshop,
    /// It may be published.
    Public,
    /// Taken back. The text goes, a tombstone stays.
    Withdrawn,
}

impl Consent {
    /// Every state that a person can set, in the order of the list in the window. Withdrawal is an act of its own.
    pub const SETTABLE: [Self; 4] = [Self::NotRecorded, Self::Internal, Self::Workshop, Self::Public];

    /// The words in the window and on paper.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotRecorded => "Not recorded",
            Self::Internal => "Internal only",
            Self::Workshop => "Workshop and print",
            Self::Public => "May be published",
            Self::Withdrawn => "Withdrawn",
        }
    }
}

/// What a quote does to the claim it is hung on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It says the same.
    #[default]
    Supports,
    /// It says otherwise.
    Contradicts,
    /// It says: yes, but.
    Qualifies,
}

impl Stance {
    /// Every stance, in the order of menus.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Contradicts, Self::Qualifies];

    /// The word in the window.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supports => "Supports",
            Self::Contradicts => "Contradicts",
            Self::Qualifies => "Qualifies",
        }
    }
}

/// That a quote bears on a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// An element, connection or named loop.
    pub part: CitedPart,
    /// For, against, or yes-but.
    pub stance: Stance,
    /// Unknown fields.
    pub extra: Extra,
}

impl Citation {
    /// That a quote bears on this part in this way.
    pub fn new(part: CitedPart, stance: Stance) -> Self {
        Self { part, stance, extra: Extra::default() }
    }
}

/// Somebody's words.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Its identity.
    pub id: QuoteId,
    /// The number of its code (Q31).
    pub number: u32,
    /// What was said, byte for byte.
    pub original: String,
    /// What may be seen of it, when it was shortened or names were replaced; always shown instead of the original.
    pub shown: Option<String>,
    /// Who, exactly as printed: "Person accessing support, talking about …".
    pub attribution: String,
    /// Which of the map's voices it counts to.
    pub voice: Option<VoiceId>,
    /// Where it comes from.
    pub source: Option<SourceId>,
    /// Where in the source: a page, a line, a time.
    pub locator: String,
    /// Where it stands in a document that was coded. Never leaves the program.
    pub passage: Option<Passage>,
    /// The top left corner of its card on the quote board, board units, y down; none until somebody put it somewhere. Never leaves the
    /// program: cards laid together may tell who said what.
    pub board: Option<Point>,
    /// A code for the person; never a name, and never leaves the program.
    pub participant: String,
    /// What was agreed.
    pub consent: Consent,
    /// When it was agreed, YYYY-MM-DD, or empty. Never leaves the program.
    pub consent_date: String,
    /// On what basis: a form, an e-mail. Never leaves the program.
    pub consent_basis: String,
    /// Names a topic that some readers want to be warned of.
    pub sensitive: bool,
    /// The parts it bears on; none is a quote still to be placed.
    pub citations: Vec<Citation>,
    /// Names of parts and codes that it was brought in with and that are not on the map, or not yet.
    pub waits_for: Vec<String>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Quote {
    /// A quote with these words and nothing recorded about it.
    pub fn new(id: QuoteId, number: u32, original: impl Into<String>) -> Self {
        Self {
            id,
            number,
            original: original.into(),
            shown: None,
            attribution: String::new(),
            voice: None,
            source: None,
            locator: String::new(),
            passage: None,
            board: None,
            participant: String::new(),
            consent: Consent::NotRecorded,
            consent_date: String::new(),
            consent_basis: String::new(),
            sensitive: false,
            citations: Vec::new(),
            waits_for: Vec::new(),
            extra: Extra::default(),
        }
    }

    /// The words that screens and paper show.
    pub fn text(&self) -> &str {
        self.shown.as_deref().unwrap_or(&self.original)
    }

    /// Its stance on this part, if it cites it.
    pub fn stance_on(&self, part: CitedPart) -> Option<Stance> {
        self.citations.iter().find(|c| c.part == part).map(|c| c.stance)
    }
}

/// Whether two codes name one participant: how they are spelled does not matter, that there is one does.
pub fn is_same_participant(one: &str, other: &str) -> bool {
    !one.trim().is_empty() && participant_key(one) == participant_key(other)
}

/// What all spellings of a participant's code have in common; empty without a code.
pub fn participant_key(code: &str) -> String {
    code.trim().to_lowercase()
}

/// What stays of a withdrawn quote: its code and the day, never its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// The quote that was.
    pub id: QuoteId,
    /// The number of its code.
    pub number: u32,
    /// The day of the withdrawal, YYYY-MM-DD.
    pub date: String,
    /// Unknown fields.
    pub extra: Extra,
}
