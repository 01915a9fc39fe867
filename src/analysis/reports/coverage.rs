//! Whose voice was heard on each part, and which loops and shortest paths somebody told whole.

use std::collections::HashMap;
use std::sync::Arc;

use super::column;
use crate::analysis::report::{Cell, Column, Options, Report, Row};
use crate::analysis::{
    Bundle, CausalGraph, Coverage, Evidence, EvidenceCounts, Heard, LoopBook, Tellers, Told, Who, bundles, find_loops, paths_to_outcomes,
    told_loops,
};
use crate::map::{CitedPart, Code, ConnectionId, Part, SystemMap};

const COLUMNS: &[Column] = &[
    column("Code", "As printed."),
    column("Part", "An element, a connection, a loop or a shortest path."),
    column("Heard", "Nobody, one voice, or how many."),
    column("Quotes", "Citations of the part."),
    column("Sources", "Distinct sources of its quotes and references."),
    column("Contradicted", "Quotes that say otherwise."),
    column("Pair", "Citations and distinct sources of all claims on the pair."),
    column("Told", "By one source whole, or stitched together from several."),
];

pub(in crate::analysis) fn run(map: &SystemMap, options: &Options) -> Report {
    let graph = Arc::new(CausalGraph::of(map));
    let (evidence, tellers) = (EvidenceCounts::of(map), Tellers::of(map));
    let mut rows: Vec<Row> = map
        .elements()
        .map(|e| {
            row(
                Part::Element(e.id),
                Code::element(e.number).to_string(),
                &e.label,
                evidence.on(CitedPart::Element(e.id)),
                [Cell::Nothing, Cell::Nothing],
            )
        })
        .collect();
    let pairs = bundles(&graph, &evidence);
    let pair_of: HashMap<ConnectionId, &Bundle> =
        pairs.iter().flat_map(|bundle| bundle.claims.iter().map(move |&id| (id, bundle))).collect();
    for connection in map.connections() {
        let label = |id| map.element(id).map_or("", |e| e.label.as_str());
        let name = format!("{} \u{2192} {}", label(connection.from), label(connection.to));
        let pair = pair_of.get(&connection.id).map(|bundle| format!("{} / {}", bundle.citations, bundle.sources)).into();
        let on = evidence.on(CitedPart::Connection(connection.id));
        rows.push(row(Part::Connection(connection.id), Code::connection(connection.number).to_string(), &name, on, [pair, Cell::Nothing]));
    }
    let loops = find_loops(&graph, options.loops, None);
    let book = LoopBook::of(map, &loops);
    let all = told_loops(&tellers, &book, &loops);
    for (key, told) in &all {
        let Some(found) = book.row(*key) else { continue };
        let Some(named) = found.named.and_then(|id| map.named_loops().get(id)) else { continue };
        let on = evidence.on(CitedPart::Loop(named.id));
        rows.push(row(Part::Loop(*key), found.code.clone(), &named.name, on, [Cell::Nothing, words(map, told).into()]));
    }
    let (paths, more) = paths_to_outcomes(map, &graph, &tellers);
    for path in paths {
        let labels: Vec<&str> = path.elements.iter().filter_map(|&id| map.element(id)).map(|e| e.label.as_str()).collect();
        let parts = path.elements.iter().map(|&id| Part::Element(id)).collect();
        let mut cells = vec![Cell::from("path"), labels.join(" \u{2192} ").into()];
        cells.extend(vec![Cell::Nothing; 5]);
        cells.push(words(map, &path.told).into());
        rows.push(Row { parts, cells });
    }
    Report { title: "Whose voice is missing", columns: COLUMNS.into(), rows, notes: notes(map, &Coverage::of(map, &evidence), &all, more) }
}

fn row(part: Part, code: String, name: &str, on: &Evidence, [pair, told]: [Cell; 2]) -> Row {
    let heard = match on.heard() {
        Heard::Nobody => "nobody".to_owned(),
        Heard::One => "one voice".to_owned(),
        Heard::Several => format!("{} voices", on.voices()),
    };
    let heard = if on.is_literature_alone() { "literature alone".to_owned() } else { heard };
    let counts = [on.total, on.sources, on.contradicting].map(Cell::from);
    let cells = [code.into(), name.into(), heard.into()].into_iter().chain(counts).chain([pair, told]).collect();
    Row { parts: vec![part], cells }
}

/// How a chain was told, in a few words.
fn words(map: &SystemMap, told: &Told) -> String {
    let who = |who: &Who| {
        let titles: Vec<&str> = who.sources.iter().filter_map(|&id| map.sources().get(id)).map(|source| source.title.as_str()).collect();
        let people = match who.people {
            0 => None,
            1 => Some("one person".to_owned()),
            n => Some(format!("{n} people")),
        };
        match (people, titles.is_empty()) {
            (Some(people), true) => people,
            (Some(people), false) => format!("{people} in {}", titles.join("; ")),
            (None, _) => titles.join("; "),
        }
    };
    match told {
        Told::Whole(by) => format!("whole, by {}", who(by)),
        Told::Stitched(from) => format!("stitched together from {}", who(from)),
        Told::Untold(1) => "one step without a source".to_owned(),
        Told::Untold(steps) => format!("{steps} steps without a source"),
    }
}

fn notes(map: &SystemMap, found: &Coverage, loops: &[(crate::map::LoopKey, Told)], more: bool) -> Vec<String> {
    let voices = map.voices().iter().map(|voice| voice.name.as_str()).chain(["no voice"]).zip(&found.whole.by_voice);
    let voices: Vec<String> = voices.map(|(name, count)| format!("{count} {name}")).collect();
    let count = |is: fn(&Told) -> bool| loops.iter().filter(|(_, told)| is(told)).count();
    let mut notes = vec![
        format!("Quotes by voice: {}.", voices.join(", ")),
        format!(
            "{} of {} elements and {} of {} connections have no quote yet.",
            found.silent_elements.len(),
            map.element_count(),
            found.silent_connections.len(),
            map.connection_count()
        ),
        format!(
            "Of {} loops, {} were told whole by one person or source and {} are stitched together from several.",
            loops.len(),
            count(|told| matches!(told, Told::Whole(_))),
            count(|told| matches!(told, Told::Stitched(_)))
        ),
    ];
    notes.extend(more.then(|| "There are more paths from levers to outcomes than are listed.".to_owned()));
    notes.push("Volume of evidence, not strength of effect.".to_owned());
    notes
}
