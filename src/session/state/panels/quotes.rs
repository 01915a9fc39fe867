//! The list of quotes: which are shown, in which order, and what is to be done with many at once.

use crate::map::{Consent, SourceId, Stance, VoiceId};
use crate::release::Audience;

use super::quote_index::Facts;

/// Whether a quote hangs on a part of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placed {
    /// All quotes.
    #[default]
    All,
    /// Those on a part.
    Attached,
    /// Those still to be placed.
    Unattached,
}

impl Placed {
    /// Every choice, from left to right.
    pub const ALL: [Self; 3] = [Self::All, Self::Attached, Self::Unattached];
}

/// Which quotes are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuoteFilter {
    /// On a part or not.
    pub placed: Placed,
    /// Of one voice; the inner none asks for quotes without a voice.
    pub voice: Option<Option<VoiceId>>,
    /// From one source; the inner none asks for quotes without a source.
    pub source: Option<Option<SourceId>>,
    /// With this consent.
    pub consent: Option<Consent>,
    /// Left out of what goes to this audience.
    pub withheld_from: Option<Audience>,
    /// Found by what is shown alone, and not by what was said before it was redacted: while others see the screen.
    pub shown_only: bool,
}

impl QuoteFilter {
    pub(super) fn keeps(&self, quote: &Facts) -> bool {
        let placed = match self.placed {
            Placed::All => true,
            Placed::Attached => quote.placed,
            Placed::Unattached => !quote.placed,
        };
        placed
            && self.voice.is_none_or(|voice| quote.voice == voice)
            && self.source.is_none_or(|source| quote.source == source)
            && self.consent.is_none_or(|consent| quote.consent == consent)
            && self.withheld_from.is_none_or(|audience| !audience.may_read(quote.consent))
    }
}

/// In which order quotes are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuoteSort {
    /// Those not placed yet first, then by code.
    #[default]
    Code,
    /// By voice, in the order of bars.
    Voice,
    /// By source.
    Source,
    /// By participant.
    Participant,
    /// The last added first.
    Newest,
}

impl QuoteSort {
    /// Every order, as in the list.
    pub const ALL: [Self; 5] = [Self::Code, Self::Voice, Self::Source, Self::Participant, Self::Newest];

    /// The words for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Code => "Not placed first, then by code",
            Self::Voice => "By voice",
            Self::Source => "By source",
            Self::Participant => "By participant",
            Self::Newest => "Newest first",
        }
    }
}

/// How a quote is picked from the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickQuote {
    /// It too, or no longer.
    Toggle,
    /// Everything from the one picked last to this one too.
    Range,
}

/// What is to be set for many quotes at once, before it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bulk {
    /// For, against, or yes-but.
    pub stance: Stance,
    /// What was agreed.
    pub consent: Consent,
    /// When, YYYY-MM-DD.
    pub date: String,
    /// On what basis.
    pub basis: String,
}
