//! The list of quotes: which are shown.

use crate::map::{Code, Consent, Quote, QuoteId, SourceId, SystemMap, VoiceId};
use crate::release::Audience;

use super::matches;

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
    fn keeps(&self, quote: &Quote) -> bool {
        let placed = match self.placed {
            Placed::All => true,
            Placed::Attached => !quote.citations.is_empty(),
            Placed::Unattached => quote.citations.is_empty(),
        };
        placed
            && self.voice.is_none_or(|voice| quote.voice == voice)
            && self.source.is_none_or(|source| quote.source == source)
            && self.consent.is_none_or(|consent| quote.consent == consent)
            && self.withheld_from.is_none_or(|audience| !audience.may_read(quote.consent))
    }
}

/// The quotes for this filter and search (folded): those not placed yet first, then by number.
pub(super) fn lines(map: &SystemMap, filter: &QuoteFilter, search: &str) -> Vec<QuoteId> {
    let found = map.quotes().iter().filter(|quote| filter.keeps(quote) && (search.is_empty() || wanted(quote, search, filter.shown_only)));
    let (mut unplaced, placed): (Vec<&Quote>, Vec<&Quote>) = found.partition(|quote| quote.citations.is_empty());
    unplaced.extend(placed);
    unplaced.into_iter().map(|quote| quote.id).collect()
}

fn wanted(quote: &Quote, search: &str, shown_only: bool) -> bool {
    matches(quote.text(), search)
        || matches(&quote.attribution, search)
        || (quote.shown.is_some() && !shown_only && matches(&quote.original, search))
        || matches(&quote.locator, search)
        || Code::quote(quote.number).to_string().eq_ignore_ascii_case(search)
}
