//! How to read the map: every mark of this map, no other, with a small example that is the same everywhere.

use causeway::format::pdf::pdf;
use causeway::format::svg::{Letters, SvgOptions, page_svg};
use causeway::map::{
    Citation, CitedPart, Connection, ConnectionId, ConnectionKind, Consent, Direction, ElementId, Extra, Influence, Polarity, Quote,
    QuoteId, Record, Relation, Stance, Status, SystemMap, Voice, VoiceId,
};
use causeway::print::{Pace, Paper, PrintOptions, Printout, kind};
use causeway::release::{Audience, release};
use causeway::scene::Tag;
use causeway::theme::ThemeName;

use crate::painters::assert_golden;
use crate::pdf_reader::Pdf;
use crate::print_tables::{kitchen, themed};

fn printed(map: &SystemMap, options: &PrintOptions) -> Printout {
    kind("legend").unwrap().print(&release(map, Audience::Workshop), options, &Pace::default()).unwrap()
}

fn text(printout: &Printout) -> String {
    Pdf::read(&pdf(&printout.pages, "A map").unwrap()).texts().concat().split_whitespace().collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The kitchen with a mark of every sort.
fn with_everything() -> SystemMap {
    let map = kitchen();
    let id = |number: u64| ElementId::from_value(number);
    let mut records: Vec<Record> = map.records();
    for record in &mut records {
        if let Record::Element(element) = record {
            element.status = [Status::Draft, Status::Disputed, Status::None][element.number as usize % 3];
            element.leverage.levels.insert("meadows".into(), "4".into());
        }
    }
    let claim = |polarity, delay| ConnectionKind::Influence(Influence { polarity, delay, strength: None });
    let relation = |verb: &str, absent| ConnectionKind::Relation(Relation { verb: verb.into(), absent });
    let more = [
        (1, 5, claim(Polarity::Unknown, false)),
        (1, 6, claim(Polarity::Plus, true)),
        (1, 6, claim(Polarity::Minus, false)),
        (2, 6, relation("helps", false)),
        (2, 4, relation("meets", true)),
    ];
    for ((from, to, kind), number) in more.into_iter().zip(20..) {
        let connection = Connection::new(ConnectionId::from_value(number), number as u32, id(from), id(to), kind);
        records.push(Connection { direction: if number == 20 { Direction::Mutual } else { Direction::Directed }, ..connection }.into());
    }
    records.push(Voice { id: VoiceId::from_value(1), number: 1, name: "People who cook".into(), extra: Extra::default() }.into());
    let mut quote = Quote::new(QuoteId::from_value(1), 1, "We run out of plates.");
    (quote.voice, quote.consent) = (Some(VoiceId::from_value(1)), Consent::Workshop);
    quote.citations = vec![Citation::new(CitedPart::Element(id(1)), Stance::Supports)];
    records.push(quote.into());
    SystemMap::from_records(records, map.numbers()).0
}

#[test]
fn every_mark_of_the_map_is_explained() {
    let text = text(&printed(&with_everything(), &PrintOptions::default()));
    for needed in [
        "Factor: can go up or down",
        "Draft: not settled yet",
        "Not everyone agrees to this",
        "Lever, and its level",
        "More leads to more",
        "More leads to less",
        "It depends, or is not known",
        "People see it differently",
        "It takes a while",
        "It goes both ways",
        "What one does with the other",
        "Something that is missing",
        "6 quotes, by voice",
        "People who cook",
        "1 Theme 1",
        "2 Theme 2",
        "N1 is the code of an element, L1 of a connection, Q1 of a quote.",
        "R1: The more trust, the more openness.",
        "the loop is balancing",
    ] {
        assert!(text.contains(&squeezed(needed)), "{needed}: {text}");
    }
}

#[test]
fn what_is_not_on_the_map_is_not_explained() {
    let text = text(&printed(&themed(&[("Trust", 0), ("Time", 0)], &[]), &PrintOptions { codes: false, ..PrintOptions::default() }));
    assert!(text.contains("Factor:cangoupordown"));
    for other in ["Arrows", "Loops", "Whosaidso", "Groups", "Codes", "Asmallexample"] {
        assert!(!text.contains(other), "{other}");
    }
}

#[test]
fn it_is_a_leaf_for_the_hand_and_large_where_asked() {
    let printout = printed(&with_everything(), &PrintOptions::default());
    assert!((printout.pages[0].size.width - Paper::A5.size().width).abs() < 0.01);
    assert!(printout.pages.len() <= 4, "a folded sheet: {}", printout.pages.len());
    assert!(printout.smallest_text_pt.unwrap() >= 12.0 - 1e-6);
    let large = printed(&with_everything(), &PrintOptions { large_print: true, ..PrintOptions::default() });
    assert!(large.smallest_text_pt.unwrap() >= 16.0 - 1e-6, "{:?}", large.smallest_text_pt);
    for page in &printout.pages {
        let last = page.placed.iter().rev().map(|placed| &placed.tag).find(|tag| **tag != Tag::Artifact).unwrap();
        assert!(!matches!(last, Tag::Heading(_)), "a heading alone at the foot");
    }
}

#[test]
fn a_leaf_looks_as_reviewed() {
    let pages = printed(&kitchen(), &PrintOptions::default()).pages;
    let ground = Some(ThemeName::Paper.theme().palette.ground);
    let options = SvgOptions { title: "How to read", ground, letters: Letters::Text, name: &|_| None, link: None };
    let example = pages.iter().find(|page| page.placed.iter().any(|placed| matches!(placed.tag, Tag::Figure(_)))).unwrap();
    assert_golden("print-legend.svg", &page_svg(example, &options));
}
