//! For whom something leaves the program, and what consent lets them read.

use std::str::FromStr;

use crate::map::Consent;

/// Why a quote does not reach an audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Withheld {
    /// Nobody wrote down what was agreed.
    NotRecorded,
    /// What was agreed reaches fewer people.
    Narrower,
    /// It was taken back.
    Withdrawn,
}

impl Withheld {
    /// Every reason, in the order of lists.
    pub const ALL: [Self; 3] = [Self::NotRecorded, Self::Narrower, Self::Withdrawn];

    /// The words in the window.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotRecorded => "No consent recorded",
            Self::Narrower => "Consent for fewer people",
            Self::Withdrawn => "Withdrawn",
        }
    }
}

/// For whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Those who work on the map.
    Team,
    /// Those who come to a workshop. The default of every command and dialog.
    #[default]
    Workshop,
    /// Anyone.
    Public,
}

impl Audience {
    /// Every audience, the smallest first.
    pub const ALL: [Self; 3] = [Self::Team, Self::Workshop, Self::Public];

    /// The word on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Workshop => "workshop",
            Self::Public => "public",
        }
    }

    /// The words in the window and in headers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Team => "The team",
            Self::Workshop => "Everyone at the table",
            Self::Public => "The public",
        }
    }

    /// Whether a quote with this consent may reach this audience. Not recorded and withdrawn reach nobody.
    pub const fn may_read(self, consent: Consent) -> bool {
        self.withholds(consent).is_none()
    }

    /// Why a quote with this consent must not reach this audience; none when it may.
    pub const fn withholds(self, consent: Consent) -> Option<Withheld> {
        match (consent, self) {
            (Consent::NotRecorded, _) => Some(Withheld::NotRecorded),
            (Consent::Withdrawn, _) => Some(Withheld::Withdrawn),
            (Consent::Internal, Self::Workshop | Self::Public) | (Consent::Workshop, Self::Public) => Some(Withheld::Narrower),
            (Consent::Internal, Self::Team) | (Consent::Workshop, Self::Team | Self::Workshop) | (Consent::Public, _) => None,
        }
    }
}

impl FromStr for Audience {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|a| a.key() == text)
            .ok_or_else(|| format!("\u{201c}{text}\u{201d} is not an audience; say team, workshop or public"))
    }
}
