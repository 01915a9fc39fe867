//! Something found in a text that could tell who somebody is: what kind of thing, where it stands, and why it matters.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::field::Field;
use crate::map::RecordId;

/// What kind of thing was found. The first of these counts where two lie over one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// An e-mail address.
    Email,
    /// A National Insurance number.
    NationalInsurance,
    /// An NHS number whose check digit holds.
    NhsNumber,
    /// A telephone number.
    Phone,
    /// A whole postcode.
    Postcode,
    /// A day or year of birth.
    Birth,
    /// A service, street, ward or person on the map's own list.
    Listed,
    /// A title and a name: Dr Okafor.
    TitledName,
    /// How old somebody is.
    Age,
    /// A day.
    Date,
    /// A word with a capital letter inside a sentence.
    Capitalised,
    /// An attribution that few people share.
    SmallCell,
    /// Several quotes of one person, which can be put together.
    SameSpeaker,
}

impl FindingKind {
    /// Every kind, in the order in which they count.
    pub const ALL: [Self; 13] = [
        Self::Email,
        Self::NationalInsurance,
        Self::NhsNumber,
        Self::Phone,
        Self::Postcode,
        Self::Birth,
        Self::Listed,
        Self::TitledName,
        Self::Age,
        Self::Date,
        Self::Capitalised,
        Self::SmallCell,
        Self::SameSpeaker,
    ];

    /// The words in the window.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "E-mail address",
            Self::NationalInsurance => "National Insurance number",
            Self::NhsNumber => "NHS number",
            Self::Phone => "Telephone number",
            Self::Postcode => "Postcode",
            Self::Birth => "Date of birth",
            Self::Listed => "Name on your list",
            Self::TitledName => "Title and name",
            Self::Age => "Age",
            Self::Date => "Date",
            Self::Capitalised => "Perhaps a name",
            Self::SmallCell => "Said of few people",
            Self::SameSpeaker => "One person several times",
        }
    }

    /// Why it matters, in a sentence.
    pub const fn why(self) -> &'static str {
        match self {
            Self::Email => "An e-mail address leads straight to a person.",
            Self::NationalInsurance => "A National Insurance number belongs to one person.",
            Self::NhsNumber => "An NHS number belongs to one patient.",
            Self::Phone => "A telephone number leads straight to a person.",
            Self::Postcode => "A postcode is a street of a few houses.",
            Self::Birth => "A date of birth and a place are often enough to find a person.",
            Self::Listed => "This map lists the name as one to leave out.",
            Self::TitledName => "A title and a name say who is meant.",
            Self::Age => "An age narrows down who is meant; a range such as [in their 40s] does less so.",
            Self::Date => "A day can be matched with what others know happened then.",
            Self::Capitalised => "A capital letter inside a sentence may be the name of a person, a place or a service.",
            Self::SmallCell => "Few people are described in this way, so readers who know them may tell who spoke.",
            Self::SameSpeaker => "What one person said in several quotes can be put together by a reader who recognises one of them.",
        }
    }

    /// What stands in its place when it is redacted.
    pub const fn substitute(self) -> &'static str {
        match self {
            Self::Email => "[e-mail address]",
            Self::NationalInsurance => "[National Insurance number]",
            Self::NhsNumber => "[NHS number]",
            Self::Phone => "[telephone number]",
            Self::Postcode => "[postcode]",
            Self::Birth => "[date of birth]",
            Self::Age => "[age]",
            Self::Date => "[date]",
            Self::Listed | Self::TitledName | Self::Capitalised => "[name]",
            Self::SmallCell | Self::SameSpeaker => "",
        }
    }

    /// Whether it can be taken out of the text where it stands.
    pub const fn can_redact(self) -> bool {
        !self.substitute().is_empty()
    }

    /// Its name in a mark. Never changes.
    const fn key(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::NationalInsurance => "nino",
            Self::NhsNumber => "nhs",
            Self::Phone => "phone",
            Self::Postcode => "postcode",
            Self::Birth => "birth",
            Self::Listed => "listed",
            Self::TitledName => "titled",
            Self::Age => "age",
            Self::Date => "date",
            Self::Capitalised => "capital",
            Self::SmallCell => "cell",
            Self::SameSpeaker => "speaker",
        }
    }
}

/// Where something was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The record.
    pub record: RecordId,
    /// Its field.
    pub field: Field,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it stands.
    pub place: Place,
    /// Which bytes of what is seen there; empty for what is said of several quotes.
    pub range: Range<usize>,
    /// What it looks like.
    pub kind: FindingKind,
    /// The words found.
    pub words: String,
    /// What to do, where there is more to say than [`FindingKind::why`] does.
    pub advice: String,
    /// What to put in its place: the words that stand for it elsewhere in the map, else what its kind is called.
    pub proposed: String,
    /// Why it was left as it stands, if somebody decided so.
    pub kept: Option<String>,
}

impl Finding {
    /// What it is known by again: no words can be read from it.
    pub fn mark(&self) -> String {
        let digest = Sha256::digest(format!("{}\0{}", self.kind.key(), self.words));
        // Twelve figures: enough to tell the findings of one field apart.
        let start = digest.iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{start:012x}")
    }

    /// What was found and why it matters.
    pub fn sentence(&self) -> String {
        let more = if self.advice.is_empty() { String::new() } else { format!(" {}", self.advice) };
        format!("{}{more}", self.kind.why())
    }
}
