//! Quotes of a file: several rows that make one claim with a quote each are one connection with all of them.

use std::collections::HashMap;

use super::{Found, FoundConnection, Log, On};
use crate::map::{Citation, CitedPart, ConnectionId, ElementId, IdSource, Quote, Record, Source, SourceId, SourceKind, Stance};

/// Joins connections that say the same of the same pair, where every one of them brings a quote.
pub(super) fn join(found: &mut Found) {
    let mut quoted = vec![false; found.connections.len()];
    for quote in &found.quotes {
        if let Some(On::Connection(at)) = quote.on
            && let Some(slot) = quoted.get_mut(at)
        {
            *slot = true;
        }
    }
    let labels: HashMap<String, String> = found.elements.iter().map(|element| (element.key.clone(), element.label.clone())).collect();
    let label = |key: &str| labels.get(key).cloned().unwrap_or_else(|| key.to_owned());
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<FoundConnection> = Vec::with_capacity(found.connections.len());
    let mut now = Vec::with_capacity(found.connections.len());
    for (connection, quoted) in std::mem::take(&mut found.connections).into_iter().zip(quoted) {
        let same = quoted.then(|| same(&connection));
        if let Some(&at) = same.as_ref().and_then(|same| first.get(same)) {
            found.log.repaired(
                "rows that make one claim with a quote each, joined",
                &format!("{} \u{2192} {}", label(&connection.from), label(&connection.to)),
            );
            now.push(at);
            continue;
        }
        first.extend(same.map(|same| (same, kept.len())));
        now.push(kept.len());
        kept.push(connection);
    }
    found.connections = kept;
    for quote in &mut found.quotes {
        if let Some(On::Connection(at)) = &mut quote.on {
            *at = now.get(*at).copied().unwrap_or(usize::MAX);
        }
    }
}

fn same(of: &FoundConnection) -> String {
    let FoundConnection { from, to, direction, sign, delay, rationale, verb, .. } = of;
    format!("{from}\u{0}{to}\u{0}{direction:?}{sign:?}{delay}{verb:?}\u{0}{rationale}")
}

/// The quotes and their sources as records. The consent of none of them is recorded.
pub(super) fn records(
    found: &Found,
    elements: &HashMap<&str, ElementId>,
    connections: &[Option<ConnectionId>],
    ids: &mut IdSource,
    log: &mut Log,
) -> Vec<Record> {
    let mut sources: Vec<Source> = Vec::new();
    let mut by_title: HashMap<&str, SourceId> = HashMap::new();
    let mut quotes = Vec::new();
    for told in &found.quotes {
        let number = u32::try_from(quotes.len() + 1).unwrap_or(u32::MAX);
        let mut quote = Quote::new(ids.next(), number, told.text.clone());
        (quote.attribution, quote.locator) = (told.attribution.clone(), told.locator.clone());
        quote.participant.clone_from(&told.participant);
        let title = told.source.trim();
        if !title.is_empty() {
            quote.source = Some(*by_title.entry(title).or_insert_with(|| {
                let id = ids.next();
                sources.push(Source::new(id, u32::try_from(sources.len() + 1).unwrap_or(u32::MAX), title));
                id
            }));
        }
        let part = match &told.on {
            Some(On::Element(key)) => elements.get(key.as_str()).copied().map(CitedPart::Element),
            Some(On::Connection(at)) => connections.get(*at).copied().flatten().map(CitedPart::Connection),
            None => None,
        };
        match part {
            Some(part) => quote.citations.push(Citation::new(part, Stance::Supports)),
            None => log.guessed("quotes whose part is not in the file, kept without one", ""),
        }
        quotes.push(Record::from(quote));
    }
    if !found.notes.is_empty() {
        let mut beside = Source::new(ids.next(), u32::try_from(sources.len() + 1).unwrap_or(u32::MAX), "Texts beside the map");
        (beside.kind, beside.note) = (SourceKind::Other, found.notes.join("\n\n"));
        log.say(format!("Texts beside the map ({}) are kept in the source \u{201c}{}\u{201d}", found.notes.len(), beside.title));
        sources.push(beside);
    }
    if !quotes.is_empty() {
        log.say("No consent is recorded for the quotes: until it is, they leave in no copy for others");
    }
    sources.into_iter().map(Record::from).chain(quotes).collect()
}
