//! Map, poster and reading sheet as they were reviewed.

use causeway::format::svg::{Letters, SvgOptions, page_svg};
use causeway::map::{Citation, CitedPart, Consent, ElementId, Extra, Quote, QuoteId, Record, Stance, SystemMap, Voice, VoiceId};
use causeway::print::{Pace, Paper, PrintOptions, kind};
use causeway::release::{Audience, release};
use causeway::scene::Page;
use causeway::theme::ThemeName;

use crate::painters::assert_golden;
use crate::print_tables::kitchen;

/// The kitchen with two quotes of two voices.
fn with_quotes() -> SystemMap {
    let map = kitchen();
    let mut records = map.records();
    let said = [(1, 3, "We never know how many will come. Perhaps ten, perhaps [name] and all her friends."), (2, 5, "I go home tired.")];
    for (number, element, words) in said {
        let voice =
            Voice { id: VoiceId::from_value(number), number: number as u32, name: format!("Voice {number}"), extra: Extra::default() };
        let mut quote = Quote::new(QuoteId::from_value(number), number as u32, words);
        (quote.voice, quote.consent, quote.attribution) = (Some(voice.id), Consent::Workshop, "Someone who cooks".into());
        quote.citations = vec![Citation::new(CitedPart::Element(ElementId::from_value(element)), Stance::Supports)];
        records.extend([Record::from(voice), quote.into()]);
    }
    SystemMap::from_records(records, map.numbers()).0
}

fn pages(name: &str, options: &PrintOptions) -> Vec<Page> {
    let map = with_quotes();
    kind(name).unwrap().print(&release(&map, Audience::Workshop), options, &Pace::default()).unwrap().pages
}

fn assert_looks(name: &str, page: &Page) {
    let ground = Some(ThemeName::Paper.theme().palette.ground);
    let options = SvgOptions { title: &page.title, ground, letters: Letters::Text, name: &|_| None, link: None };
    assert_golden(name, &page_svg(page, &options));
}

#[test]
fn the_map_looks_as_reviewed() {
    let options = PrintOptions { paper: Some(Paper::A4), ..PrintOptions::default() };
    assert_looks("print-map.svg", &pages("map", &options)[0]);
}

#[test]
fn key_and_tile_of_a_poster_look_as_reviewed() {
    let options = PrintOptions { paper: Some(Paper::A3), tile: Paper::A4, ..PrintOptions::default() };
    let pages = pages("poster", &options);
    assert_looks("print-poster-key.svg", &pages[0]);
    assert_looks("print-poster-tile.svg", &pages[1]);
}

#[test]
fn the_reading_sheet_looks_as_reviewed() {
    assert_looks("print-reading.svg", &pages("reading", &PrintOptions::default())[0]);
}
