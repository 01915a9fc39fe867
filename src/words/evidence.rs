//! What is told of quotes, connections and sources where they stand in tables: on evidence sheets and in reports.

use super::connection::says_not;
use super::content_note::WARNING_BEFORE;
use crate::map::{Basis, CitedPart, Code, Connection, Direction, PairSign, Polarity, Quote, Reference, Source, Stance, SystemMap};

/// What numbers of quotes are not.
pub const VOLUME: &str = "Numbers of quotes and sources tell the volume of evidence, not the strength of an effect: how much was said, and not how much it \
                          matters.";

/// What the words for how a connection is known mean.
pub const BASIS: &str = "Stated is what somebody said; inferred is what those who drew the map read between the lines.";

/// Text in a cell, a paragraph each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellText {
    /// Plain.
    Words(String),
    /// To be found.
    Strong(String),
    /// Somebody's words: verbatim, without quote marks, which stand outside them.
    Quote(String),
}

impl CellText {
    /// What it says.
    pub fn words(&self) -> &str {
        match self {
            Self::Words(words) | Self::Strong(words) | Self::Quote(words) => words,
        }
    }
}

/// Who says it: the attribution exactly as given, after the voice in full unless the attribution begins with it. Empty when nobody said.
pub fn said_by(map: &SystemMap, quote: &Quote) -> String {
    let voice = quote.voice.and_then(|id| map.voices().get(id)).map_or("", |voice| voice.name.trim());
    let who = quote.attribution.as_str();
    let begins = who.trim_start().to_lowercase().starts_with(&voice.to_lowercase());
    match (voice.is_empty() || begins, who.trim().is_empty()) {
        (_, true) => voice.to_owned(),
        (true, false) => who.to_owned(),
        (false, false) => format!("{voice} · {who}"),
    }
}

/// The words of a quote in a cell: with a warning before them where they need one, and who said them where below, unless the table says it. `voice`
/// is the one that the table is of; `one_source` is whether all its quotes are from one.
pub fn quote_told(map: &SystemMap, quote: &Quote, voice: &str, one_source: bool) -> Vec<CellText> {
    let who = Some(said_by(map, quote)).filter(|who| who != voice);
    let source = quote.source.filter(|_| !one_source).and_then(|id| map.sources().get(id)).map(source_code);
    let locator = Some(quote.locator.trim().to_owned()).filter(|locator| !locator.is_empty());
    let source = source.into_iter().chain(locator).collect::<Vec<_>>().join(", ");
    let below = who.into_iter().chain([source]).filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(" \u{b7} ");
    let warned = quote.sensitive.then(|| CellText::Words(WARNING_BEFORE.to_owned()));
    let words = warned.into_iter().chain([CellText::Quote(quote.text().to_owned())]);
    words.chain((!below.is_empty()).then_some(CellText::Words(below))).collect()
}

/// What a quote bears on: elements and loops by code and name, connections by their codes, which a table of connections explains.
pub fn bears_on<'c>(map: &SystemMap, quote: &Quote, code: &impl Fn(CitedPart) -> Option<&'c str>) -> Vec<CellText> {
    let mut texts = Vec::new();
    let mut connections = Vec::new();
    for citation in &quote.citations {
        let stance = match citation.stance {
            Stance::Supports => "",
            Stance::Contradicts => " (says otherwise)",
            Stance::Qualifies => " (says yes, but)",
        };
        match citation.part {
            CitedPart::Element(id) => {
                texts.extend(map.element(id).map(|e| format!("{} {}{stance}", Code::element(e.number), e.label.trim())));
            }
            CitedPart::Connection(id) => connections.extend(map.connection(id).map(|c| format!("{}{stance}", Code::connection(c.number)))),
            CitedPart::Loop(id) => {
                let named = map.named_loops().get(id);
                texts.extend(named.map(|named| format!("{} {}{stance}", code(citation.part).unwrap_or("Loop"), named.name.trim())));
            }
        }
    }
    texts.extend((!connections.is_empty()).then(|| connections.join(", ")));
    if texts.is_empty() {
        texts.push("Still to be placed".to_owned());
    }
    texts.into_iter().map(CellText::Words).collect()
}

/// How texts point to a source that a list explains.
pub fn source_code(source: &Source) -> String {
    format!("S{}", source.number)
}

/// A source in such a list.
pub fn source_told(source: &Source) -> String {
    let parts = [&source.title, &source.citation, &source.note].map(|part| part.trim().trim_end_matches('.').to_owned());
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}: {}.", source_code(source), parts.join(". "))
}

/// Where a connection starts, and where it ends with an arrow before it.
pub fn ends_told(map: &SystemMap, connection: &Connection) -> [String; 2] {
    let end = |id| map.element(id).map_or_else(String::new, |e| format!("{} {}", Code::element(e.number), e.label.trim()));
    let arrow = match connection.direction {
        Direction::Directed => "\u{2192}",
        Direction::Mutual => "\u{2194}",
        Direction::Undirected => "\u{2013}",
    };
    [end(connection.from), format!("{arrow} {}", end(connection.to))]
}

/// The sign of a claim with its delay, or the verb of a relation.
pub fn sign_told(map: &SystemMap, connection: &Connection) -> String {
    if let Some(relation) = connection.relation() {
        let missing = if relation.absent && !says_not(&relation.verb) { " (missing)" } else { "" };
        let verb = relation.verb.trim();
        return format!("{}{missing}", if verb.is_empty() { "relation" } else { verb });
    }
    let Some(influence) = connection.influence() else { return String::new() };
    let sign = match influence.polarity {
        Polarity::Plus => "+",
        Polarity::Minus => "\u{2212}",
        Polarity::Unknown => "?",
    };
    let delay = if influence.delay { ", after a while" } else { "" };
    let contested = if map.pair_sign(connection.from, connection.to) == Some(PairSign::Contested) { ", others say otherwise" } else { "" };
    format!("{sign}{delay}{contested}")
}

/// How a connection is known, and how sure somebody is of it.
pub fn known_told(connection: &Connection) -> Vec<CellText> {
    let basis = match connection.basis {
        Basis::Stated => "Stated",
        Basis::Inferred => "Inferred",
    };
    told([basis.to_owned(), connection.confidence.trim().to_owned()])
}

/// Why a connection is on the map, and where that was found.
pub fn why_told(map: &SystemMap, connection: &Connection) -> Vec<CellText> {
    let found = |reference: &Reference| {
        let source = source_code(map.sources().get(reference.source)?);
        Some(if reference.locator.trim().is_empty() { source } else { format!("{source}, {}", reference.locator.trim()) })
    };
    let found: Vec<String> = connection.references.iter().filter_map(found).collect();
    told([connection.rationale.trim().to_owned(), found.join("; ")])
}

fn told(texts: [String; 2]) -> Vec<CellText> {
    texts.into_iter().filter(|text| !text.is_empty()).map(CellText::Words).collect()
}
