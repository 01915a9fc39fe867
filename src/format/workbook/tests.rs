//! Our workbooks: what goes out comes back, and nothing in them calculates.

use super::write::{column, export};
use crate::format::{ExportOptions, ImportOptions, by_name};
use crate::map::{
    Attribute, Case, CaseId, Citation, CitedPart, Consent, Extra, Leverage, Quote, QuoteId, Record, Reference, Sector, Source, SourceId,
    SourceKind, Stance, SystemMap, Voice, VoiceId,
};
use crate::release::{Audience, Released, release};

/// The small map of graphs, with everything else that sheets hold.
fn full() -> Released {
    let of = crate::format::graph::tests::released();
    let mut records = of.map().records();
    for record in &mut records {
        match record {
            Record::About(about) => {
                (about.title, about.authors) = ("Care \u{2014} map".into(), vec!["A".into(), "B, C".into()]);
                about.purpose = "=1+1".into();
            }
            Record::Element(e) if e.number == 1 => {
                e.attributes = [
                    ("cost".into(), Attribute::Number(7.5)),
                    ("id".into(), Attribute::Text("007".into())),
                    ("said".into(), Attribute::Text("'=x".into())),
                ]
                .into();
                e.leverage =
                    Leverage { levels: [("meadows".into(), "6".into())].into(), who: Vec::new(), note: "note\r\n\u{1b}_x000D_".into() };
                (e.actor.sector, e.actor.power, e.pinned) = (Some(Sector::Social), Some(0.25), true);
                e.references.push(Reference::new(SourceId::from_value(1), "p. 7"));
            }
            _ => {}
        }
    }
    let element = of.map().element_by_number(1).unwrap().id;
    if let Some(Record::Element(e)) = records.iter_mut().find(|record| matches!(record, Record::Element(e) if e.number == 2)) {
        e.leverage.who.push(element);
    }
    let source = Source { kind: SourceKind::Report, citation: "@cited".into(), ..Source::new(SourceId::from_value(1), 4, "Report") };
    records.push(source.into());
    records.push(Voice { id: VoiceId::from_value(1), number: 1, name: "Person accessing support".into(), extra: Extra::default() }.into());
    let mut quote = Quote::new(QuoteId::from_value(1), 12, " \u{201c}It\u{2019}s hard\u{201d}\n\n=said\u{a0}");
    (quote.consent, quote.sensitive) = (Consent::Workshop, true);
    (quote.voice, quote.source) = (Some(VoiceId::from_value(1)), Some(SourceId::from_value(1)));
    let named = of.map().named_loops().iter().next().unwrap().id;
    quote.citations = vec![
        Citation::new(CitedPart::Element(element), Stance::Contradicts),
        Citation::new(CitedPart::Connection(of.map().connection_by_number(2).unwrap().id), Stance::Supports),
        Citation::new(CitedPart::Loop(named), Stance::Qualifies),
    ];
    records.push(quote.into());
    let case = Case {
        id: CaseId::from_value(1),
        number: 2,
        title: "Case".into(),
        kind: String::new(),
        place: "-here".into(),
        read_on: String::new(),
        references: vec![Reference::new(SourceId::from_value(1), "")],
        elements: vec![element],
        extra: Extra::default(),
    };
    records.push(case.into());
    let (map, _) = SystemMap::from_records(records, of.map().numbers());
    release(&map, Audience::Workshop)
}

fn read(bytes: &[u8]) -> SystemMap {
    by_name("xlsx").unwrap().read(bytes, &ImportOptions { seed: Some(3), ..ImportOptions::default() }).unwrap().map
}

/// A map in words that hold no identity.
fn told(map: &SystemMap) -> serde_json::Value {
    let bytes = (by_name("json").unwrap().export.unwrap())(&release(map, Audience::Team), &ExportOptions::default()).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn a_map_comes_back_without_loss() {
    let released = full();
    let bytes = export(&released, &ExportOptions::default()).unwrap();
    let again = read(&bytes);
    assert_eq!(told(&again), told(released.map()));
    assert_eq!(export(&release(&again, Audience::Workshop), &ExportOptions::default()).unwrap(), bytes, "and goes out again the same");
}

#[test]
fn nothing_in_a_cell_calculates() {
    let bytes = export(&full(), &ExportOptions::default()).unwrap();
    let book = crate::format::quotes::sheets(&bytes).unwrap();
    for (name, table) in book {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            assert!(!cell.starts_with(['=', '@', '\t', '\r']), "{cell} in {name}");
            let sign = cell.starts_with(['+', '-']);
            assert!(!sign || cell.len() == 1 || cell.parse::<f64>().is_ok(), "{cell} in {name}");
        }
    }
}

#[test]
fn columns_are_lettered_as_spreadsheets_do() {
    assert_eq!([0, 25, 26, 701, 702].map(column), ["A", "Z", "AA", "ZZ", "AAA"]);
}
