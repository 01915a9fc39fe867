//! The sheets of loops, quotes, sources and what else belongs to a map.

use super::tell::codes;
use super::words::{Cell, OutSheet};
use super::{ABOUT, CASE, GROUP, LOOP, NOTE, QUOTE, REFERENCE, SOURCE, VOICE};
use crate::analysis::{CausalGraph, loop_along};
use crate::format::ron::Vocabulary;
use crate::map::{CitedPart, Code, Consent, NamedLoop, NamedLoopId, Note, Quote, Reference, SourceId, SystemMap, Voice};

pub(super) fn loops(map: &SystemMap) -> OutSheet {
    let graph = CausalGraph::of(map);
    let row = |named: &NamedLoop| {
        let today = loop_along(&graph, &named.cycle);
        let letter = today.as_ref().map_or(named.last_type, |found| found.kind).letter();
        vec![
            Cell::word(format!("{letter}{}", named.number)),
            Cell::text(&named.name),
            codes(map, &named.cycle),
            Cell::text(&named.story),
            Cell::text(&named.question),
            Cell::yes(named.starred),
            Cell::word(if today.is_some() { "yes" } else { "no" }),
            Cell::word(named.last_type.word()),
        ]
    };
    OutSheet::new("Loops", &LOOP, map.named_loops().iter().map(row))
}

pub(super) fn quotes(map: &SystemMap) -> OutSheet {
    let voice = |quote: &Quote| quote.voice.and_then(|id| map.voices().get(id)).map_or(Cell::Blank, |voice| voice_cell(map, voice));
    let row = |quote: &Quote| {
        let bears_on = quote.citations.iter().filter_map(|citation| {
            let part = match citation.part {
                CitedPart::Element(id) => map.code_of(id)?.to_string(),
                CitedPart::Connection(id) => Code::connection(map.connection(id)?.number).to_string(),
                CitedPart::Loop(id) => loop_code(map, id)?,
            };
            Some(format!("{part} {}", citation.stance.word()))
        });
        vec![
            Cell::word(Code::quote(quote.number)),
            Cell::text(quote.text()),
            Cell::text(&quote.attribution),
            voice(quote),
            quote.source.map_or(Cell::Blank, |id| source_code(map, id)),
            Cell::text(&quote.locator),
            Cell::said(quote.consent, Consent::NotRecorded),
            Cell::yes(quote.sensitive),
            Cell::lines(bears_on),
        ]
    };
    OutSheet::new("Quotes", &QUOTE, map.quotes().iter().map(row))
}

/// A voice by its name; by its number where the name is no name or that of two.
fn voice_cell(map: &SystemMap, voice: &Voice) -> Cell {
    let alone = map.voices().iter().filter(|other| other.name == voice.name).count() == 1;
    if alone && !voice.name.is_empty() && !voice.name.starts_with('#') {
        Cell::text(&voice.name)
    } else {
        Cell::word(format!("#{}", voice.number))
    }
}

fn loop_code(map: &SystemMap, id: NamedLoopId) -> Option<String> {
    map.named_loops().get(id).map(|named| format!("Loop{}", named.number))
}

fn source_code(map: &SystemMap, id: SourceId) -> Cell {
    map.sources().get(id).map_or(Cell::Blank, |source| Cell::word(format!("S{}", source.number)))
}

pub(super) fn sources(map: &SystemMap) -> OutSheet {
    let rows = map.sources().iter().map(|source| {
        vec![
            Cell::word(format!("S{}", source.number)),
            Cell::text(&source.title),
            Cell::word(source.kind.word()),
            Cell::text(&source.citation),
            Cell::text(&source.note),
        ]
    });
    OutSheet::new("Sources", &SOURCE, rows)
}

pub(super) fn voices(map: &SystemMap) -> OutSheet {
    let rows = map.voices().iter().map(|voice| vec![Cell::Number(f64::from(voice.number)), Cell::text(&voice.name)]);
    OutSheet::new("Voices", &VOICE, rows)
}

/// Sets without a group have a row too.
pub(super) fn groups(map: &SystemMap) -> OutSheet {
    let rows = map.groupings().iter().flat_map(|set| {
        let begin = [Cell::Number(f64::from(set.number)), Cell::text(&set.title)];
        let groups: Vec<_> = map.groups_in(set.id).collect();
        let alone = groups.is_empty().then(|| begin.to_vec());
        let row = move |group: &crate::map::Group| {
            let mut row = begin.to_vec();
            row.extend([Cell::Number(f64::from(group.number)), Cell::text(&group.title)]);
            row.extend([group.tint, group.hatch].map(|look| Cell::Number(f64::from(look))));
            row.push(Cell::yes(group.collapsed));
            row.push(Cell::lines(map.members(group.id).map(|element| Code::element(element.number))));
            row
        };
        alone.into_iter().chain(groups.into_iter().map(row)).collect::<Vec<_>>()
    });
    OutSheet::new("Groups", &GROUP, rows)
}

pub(super) fn cases(map: &SystemMap) -> OutSheet {
    let rows = map.cases().iter().map(|case| {
        let mut row = vec![Cell::word(format!("C{}", case.number))];
        row.extend([&case.title, &case.kind, &case.place, &case.read_on].map(|text| Cell::text(text)));
        row.push(codes(map, &case.elements));
        row
    });
    OutSheet::new("Cases", &CASE, rows)
}

/// Where elements, connections and cases were found.
pub(super) fn references(map: &SystemMap) -> OutSheet {
    let of = |part: String, references: &[Reference]| {
        let row = |reference: &Reference| vec![Cell::word(&part), source_code(map, reference.source), Cell::text(&reference.locator)];
        references.iter().map(row).collect::<Vec<_>>()
    };
    let elements = map.elements().flat_map(|e| of(Code::element(e.number).to_string(), &e.references));
    let connections = map.connections().flat_map(|c| of(Code::connection(c.number).to_string(), &c.references));
    let cases = map.cases().iter().flat_map(|case| of(format!("C{}", case.number), &case.references));
    OutSheet::new("References", &REFERENCE, elements.chain(connections).chain(cases))
}

/// Notes beside the parts.
pub(super) fn notes(map: &SystemMap) -> OutSheet {
    let row = |note: &Note| {
        let numbers = [f64::from(note.number), note.at.x, note.at.y, note.width].map(Cell::Number);
        let [number, x, y, width] = numbers;
        vec![number, Cell::text(&note.text), x, y, width]
    };
    OutSheet::new("Notes", &NOTE, map.notes().iter().map(row))
}

pub(super) fn about(map: &SystemMap) -> OutSheet {
    let about = map.about();
    let said = [
        ("Title", Cell::text(&about.title)),
        ("Version", Cell::text(&about.version)),
        ("Date", Cell::text(&about.date)),
        ("Purpose", Cell::text(&about.purpose)),
        ("Disclaimer", Cell::text(&about.disclaimer)),
        ("Language", Cell::text(&about.language)),
    ];
    let authors = about.authors.iter().map(|author| ("Author", Cell::text(author)));
    OutSheet::new("About", &ABOUT, said.into_iter().chain(authors).map(|(what, cell)| vec![Cell::word(what), cell]))
}
