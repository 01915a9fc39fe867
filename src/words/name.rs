//! Names of parts for screen readers, and the map in a sentence for those who cannot see it.

use super::connection::connection_sentence;
use crate::analysis::FeedbackLoop;
use crate::map::{CitedPart, Code, ElementKind, NamedLoop, Part, SystemMap};

/// A part in a few words: "Factor Trust between people and practitioners, N46, 14 quotes". Empty if it is not on the map.
pub fn name_of(map: &SystemMap, part: Part) -> String {
    let quotes = |part| match map.quotes_on(part).count() {
        0 => String::new(),
        count => format!(", {}", counted(count, "quote")),
    };
    match part {
        Part::Element(id) => map
            .element(id)
            .map(|e| format!("{} {}, {}{}", e.kind.spec().name, e.label, Code::element(e.number), quotes(CitedPart::Element(id)))),
        Part::Connection(id) => map.connection(id).map(|c| {
            let told = connection_sentence(map, c);
            format!("Connection {}: {}{}", Code::connection(c.number), told.trim_end_matches('.'), quotes(CitedPart::Connection(id)))
        }),
        Part::Loop(key) => Some(map.named_loops().iter().find(|named| named.key() == key).map_or_else(
            || "Feedback loop".to_owned(),
            |named| format!("Feedback loop {}{}", named.name, quotes(CitedPart::Loop(named.id))),
        )),
        Part::Group(id) => map.groups().get(id).map(|g| {
            let folded = if g.collapsed { ", collapsed to one box" } else { "" };
            format!("Group {}, {}{folded}", g.title, counted(map.members(id).count(), "element"))
        }),
        Part::Note(id) => map.notes().get(id).map(|note| format!("Note: {}", note.text)),
        Part::Backdrop(id) => map.backdrops().get(id).map(|backdrop| format!("Picture behind the map, {}", backdrop.file)),
        Part::Quote(id) => map.quotes().get(id).map(|q| {
            let who = if q.attribution.is_empty() { String::new() } else { format!(", {}", q.attribution) };
            format!("Quote {}{who}: {}", Code::quote(q.number), q.text())
        }),
    }
    .unwrap_or_default()
}

/// A loop in a few words: "Reinforcing loop R2, Revolving door, 6 steps, 2 delays".
pub fn loop_name(code: &str, feedback: &FeedbackLoop, named: Option<&NamedLoop>) -> String {
    let name = named.map_or_else(String::new, |named| format!(", {}", named.name));
    let delays = if feedback.delays == 0 { String::new() } else { format!(", {}", counted(feedback.delays, "delay")) };
    format!("{} loop {code}{name}, {}{delays}", feedback.kind.name(), counted(feedback.steps.len(), "step"))
}

/// The map in a sentence, to stand for its picture.
pub fn alt_text(map: &SystemMap) -> String {
    let title = map.about().title.trim();
    let of = if title.is_empty() { String::new() } else { format!(" of \u{201c}{title}\u{201d}") };
    let kinds: Vec<String> = ElementKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let count = map.elements().filter(|e| e.kind == kind).count();
            let spec = kind.spec();
            (count > 0).then(|| format!("{count} {}", if count == 1 { spec.name } else { spec.plural }.to_lowercase()))
        })
        .collect();
    let kinds = if kinds.is_empty() { String::new() } else { format!(" ({})", super::listed(&kinds)) };
    let influences = map.connections().filter(|c| c.influence().is_some()).count();
    let relations = map.connection_count() - influences;
    let connections = match (influences, relations) {
        (_, 0) => counted(influences, "influence"),
        (0, _) => counted(relations, "relation"),
        _ => {
            format!("{} ({influences} of influence and {})", counted(map.connection_count(), "connection"), counted(relations, "relation"))
        }
    };
    let loops = match map.named_loops().len() {
        0 => String::new(),
        count => format!(", {}", counted(count, "named feedback loop")),
    };
    format!("Systems map{of}: {}{kinds}, {connections}{loops}.", counted(map.element_count(), "element"))
}

/// "1 quote", "14 quotes".
pub fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{CausalGraph, LoopLimits, find_loops};
    use crate::map::{Citation, Polarity, Quote, QuoteId, Stance};
    use crate::words::sample;

    #[test]
    fn names_say_kind_label_code_and_quotes() {
        let map = sample::ring(&[Polarity::Plus, Polarity::Minus]);
        let element = map.element_by_number(1).unwrap().id;
        let link = map.connection_by_number(2).unwrap().id;
        let mut quote = Quote::new(QuoteId::from_value(5), 9, "we go round");
        quote.citations = vec![Citation::new(CitedPart::Element(element), Stance::Supports)];
        let records = map.records().into_iter().chain([quote.into()]);
        let map = SystemMap::from_records(records, map.numbers()).0;
        assert_eq!(name_of(&map, Part::Element(element)), "Factor Alpha, N1, 1 quote");
        assert_eq!(name_of(&map, Part::Connection(link)), "Connection L2: The more beta, the less alpha");
        assert_eq!(name_of(&map, Part::Quote(QuoteId::from_value(5))), "Quote Q9: we go round");
        assert_eq!(name_of(&map, Part::Quote(QuoteId::from_value(6))), "");
        let found = find_loops(&Arc::new(CausalGraph::of(&map)), LoopLimits::default(), None).get(0).unwrap();
        let named = map.named_loops().iter().next();
        assert_eq!(loop_name("B3", &found, named), "Balancing loop B3, Round and round, 2 steps, 1 delay");
        assert_eq!(name_of(&map, Part::Loop(found.key)), "Feedback loop Round and round");
        assert_eq!(alt_text(&map), "Systems map: 2 elements (2 factors), 2 influences, 1 named feedback loop.");
    }
}
