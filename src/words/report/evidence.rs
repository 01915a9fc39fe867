//! What the map rests on: elements with their quotes by voice, the quotes themselves, connections with how each is known.

use std::collections::BTreeMap;

use super::{ReportTable, Writer, column, numbers};
use crate::analysis::EvidenceCounts;
use crate::map::{CitedPart, Code, Element, NamedLoopId, Quote, SystemMap, VoiceId};
use crate::words::evidence::{BASIS, CellText, VOLUME, bears_on, ends_told, known_told, quote_told, sign_told, why_told};
use crate::words::told_loops::told_loops;
use crate::words::{content_note, counted};

pub(super) fn write(writer: &mut Writer<'_>) {
    let map = writer.map;
    writer.heading(2, "Evidence");
    writer.paragraph(VOLUME);
    writer.paragraph(content_note(writer.released, map.quotes().iter()).unwrap_or_default());
    let counts = EvidenceCounts::of(map);
    writer.heading(3, "Elements");
    let rows = map.elements().map(|element| element_row(map, element, &counts)).collect();
    writer.table(
        vec![
            column("Code", 1.1),
            column("Element", 2.6),
            column("What it is", 2.8),
            column("Quotes by voice", 2.8),
            numbers("Quotes", 1.7),
            numbers("Sources", 1.9),
        ],
        rows,
    );
    quotes(writer);
    connections(writer, &counts);
}

fn words(text: impl Into<String>) -> Vec<CellText> {
    let text = text.into();
    if text.trim().is_empty() { Vec::new() } else { vec![CellText::Words(text)] }
}

fn code(code: Code) -> Vec<CellText> {
    vec![CellText::Strong(code.to_string())]
}

/// The map's voices in their order, and at last those of no voice, with what each is called.
fn voices(map: &SystemMap) -> Vec<(Option<VoiceId>, &str)> {
    map.voices().iter().map(|voice| (Some(voice.id), voice.name.trim())).chain([(None, "Other voices")]).collect()
}

/// The voice that a quote counts to.
fn voice_of(map: &SystemMap, quote: &Quote) -> Option<VoiceId> {
    quote.voice.filter(|&id| map.voices().contains(id))
}

fn element_row(map: &SystemMap, element: &Element, counts: &EvidenceCounts) -> Vec<Vec<CellText>> {
    let part = CitedPart::Element(element.id);
    let said: Vec<&Quote> = map.quotes_on(part).collect();
    let by_voice = voices(map).into_iter().filter_map(|(id, name)| {
        let codes: Vec<String> =
            said.iter().filter(|quote| voice_of(map, quote) == id).map(|quote| Code::quote(quote.number).to_string()).collect();
        (!codes.is_empty()).then(|| CellText::Words(format!("{name}: {}", codes.join(", "))))
    });
    let groups = element.groups.iter().filter_map(|&id| map.groups().get(id)).map(|group| CellText::Words(group.title.trim().to_owned()));
    let what = std::iter::once(CellText::Words(element.kind.spec().name.to_owned())).chain(groups).collect();
    let on = counts.on(part);
    vec![
        code(Code::element(element.number)),
        words(element.label.trim()),
        what,
        by_voice.collect(),
        words(on.total.to_string()),
        words(on.sources.to_string()),
    ]
}

/// Each quote once, under the voice that it counts to.
fn quotes(writer: &mut Writer<'_>) {
    let map = writer.map;
    writer.heading(3, "What people said");
    if map.quotes().is_empty() {
        writer.paragraph("Nobody has said anything here that these readers may see.");
        return;
    }
    let loops: BTreeMap<NamedLoopId, String> = told_loops(map).0.into_iter().map(|told| (told.named.id, told.code)).collect();
    let loop_code = |part: CitedPart| match part {
        CitedPart::Loop(id) => loops.get(&id).map(String::as_str),
        _ => None,
    };
    for (id, name) in voices(map) {
        let of_voice: Vec<&Quote> = map.quotes().iter().filter(|quote| voice_of(map, quote) == id).collect();
        if of_voice.is_empty() {
            continue;
        }
        writer.heading(4, format!("{name}: {}", counted(of_voice.len(), "quote")));
        let row =
            |quote: &&Quote| vec![code(Code::quote(quote.number)), quote_told(map, quote, name, false), bears_on(map, quote, &loop_code)];
        let rows = of_voice.iter().map(row).collect();
        writer.table(vec![column("Code", 1.1), column("Words", 5.4), column("Bears on", 4.0)], rows);
    }
}

fn connections(writer: &mut Writer<'_>, counts: &EvidenceCounts) {
    let map = writer.map;
    if map.connection_count() == 0 {
        return;
    }
    writer.heading(3, "Connections");
    writer.paragraph(BASIS);
    let row = |connection: &crate::map::Connection| {
        let on = counts.on(CitedPart::Connection(connection.id));
        let [from, to] = ends_told(map, connection);
        vec![
            code(Code::connection(connection.number)),
            words(from),
            words(to),
            words(sign_told(map, connection)),
            known_told(connection),
            why_told(map, connection),
            words(on.total.to_string()),
            words(on.sources.to_string()),
        ]
    };
    let rows = map.connections().map(row).collect();
    let columns = vec![
        column("Code", 1.05),
        column("From", 2.5),
        column("To", 2.5),
        column("Sign", 1.35),
        column("How known", 1.65),
        column("Why", 1.9),
        numbers("Quotes", 1.5),
        numbers("Sources", 1.65),
    ];
    let table = ReportTable { columns, rows }.without_empty_columns();
    writer.table(table.columns, table.rows);
}

impl ReportTable {
    /// Without the columns in which no cell says anything.
    fn without_empty_columns(mut self) -> Self {
        let says = |at: usize| self.rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
        let kept: Vec<bool> = (0..self.columns.len()).map(says).collect();
        let keep = |at: usize| kept.get(at).copied().unwrap_or(true);
        self.columns = self.columns.into_iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, column)| column).collect();
        for row in &mut self.rows {
            *row = std::mem::take(row).into_iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, cell)| cell).collect();
        }
        self
    }
}
