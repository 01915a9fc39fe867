//! Edits of quotes. Words are kept byte for byte: nothing here trims or tidies.

use crate::document::Transaction;
use crate::map::{Citation, CitedPart, CodeKind, Consent, Extra, Quote, SourceId, Stance, VoiceId};

/// A field of a quote and its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum QuoteField {
    /// What was said.
    Original(String),
    /// What may be seen of it; none shows the original.
    Shown(Option<String>),
    /// Who, exactly as printed.
    Attribution(String),
    /// Whose voice it counts to.
    Voice(Option<VoiceId>),
    /// Where it comes from.
    Source(Option<SourceId>),
    /// Where in the source.
    Locator(String),
    /// A code for the person.
    Participant(String),
    /// What was agreed.
    Consent(Consent),
    /// When it was agreed.
    ConsentDate(String),
    /// On what basis.
    ConsentBasis(String),
    /// Whether readers should be warned.
    Sensitive(bool),
    /// Names of parts and codes that it waits for.
    WaitsFor(Vec<String>),
}

impl QuoteField {
    pub(super) fn set(&self, quote: &mut Quote) {
        match self.clone() {
            Self::Original(text) => quote.original = text,
            Self::Shown(text) => quote.shown = text,
            Self::Attribution(text) => quote.attribution = text,
            Self::Voice(voice) => quote.voice = voice,
            Self::Source(source) => quote.source = source,
            Self::Locator(text) => quote.locator = text,
            Self::Participant(text) => quote.participant = text,
            Self::Consent(consent) => quote.consent = consent,
            Self::ConsentDate(text) => quote.consent_date = text,
            Self::ConsentBasis(text) => quote.consent_basis = text,
            Self::Sensitive(sensitive) => quote.sensitive = sensitive,
            Self::WaitsFor(names) => quote.waits_for = names,
        }
    }

    pub(super) const fn label(&self) -> &'static str {
        match self {
            Self::Original(_) => "edit quote",
            Self::Shown(_) => "edit shown text",
            Self::Attribution(_) => "edit attribution",
            Self::Voice(_) => "set voice",
            Self::Source(_) | Self::Locator(_) => "set source",
            Self::Participant(_) => "set participant",
            Self::Consent(_) | Self::ConsentDate(_) | Self::ConsentBasis(_) => "set consent",
            Self::Sensitive(_) => "mark as sensitive",
            Self::WaitsFor(_) => "forget names",
        }
    }
}

pub(super) fn add(to: &mut Transaction<'_>, quote: &Quote) {
    let number = to.next_number(CodeKind::Quote);
    to.put(Quote { number, ..quote.clone() });
}

pub(super) fn cite(quote: &mut Quote, part: CitedPart, stance: Stance) {
    match quote.citations.iter_mut().find(|c| c.part == part) {
        Some(citation) => citation.stance = stance,
        None => quote.citations.push(Citation { part, stance, extra: Extra::default() }),
    }
}
