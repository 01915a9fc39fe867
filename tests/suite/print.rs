//! Handouts: what is on their pages, how large, and what is said when something does not fit.

use std::ffi::OsString;

use causeway::cli::{Invocation, run};
use causeway::format::pdf::pdf;
use causeway::map::{
    Citation, CitedPart, Connection, ConnectionId, ConnectionKind, Consent, Element, ElementId, ElementKind, Influence, Numbers, Point,
    Polarity, Quote, QuoteId, Record, Stance, SystemMap,
};
use causeway::print::{KINDS, MM, Pace, Paper, PrintError, PrintOptions, Printout, kind};
use causeway::release::{Audience, Released, release};
use causeway::scene::{Draw, Page, Role, Tag};
use kurbo::Rect;

use crate::pdf_reader::Pdf;
use crate::sample::sample_map;

/// Elements in a row of rings, connected each with the next, with a quote on every one.
fn map_of(count: u32) -> SystemMap {
    let mut records: Vec<Record> = Vec::new();
    for number in 1..=count {
        let id = ElementId::from_value(u64::from(number));
        let at = Point::new(f64::from(number % 6) * 260.0, f64::from(number / 6) * 150.0);
        records.push(Element::new(id, number, ElementKind::Factor, format!("How people feel about thing {number}"), at).into());
        let mut quote =
            Quote::new(QuoteId::from_value(u64::from(number)), number, "It matters, and nobody asks. ".repeat(number as usize % 9 + 1));
        quote.consent = Consent::Workshop;
        quote.attribution = "A person who was asked".into();
        quote.citations = vec![Citation::new(CitedPart::Element(id), Stance::Supports)];
        records.push(quote.into());
        if number > 1 {
            let ends = [number - 1, number].map(|n| ElementId::from_value(u64::from(n)));
            let polarity = if number % 3 == 0 { Polarity::Minus } else { Polarity::Plus };
            let kind = ConnectionKind::Influence(Influence { polarity, ..Influence::default() });
            records.push(Connection::new(ConnectionId::from_value(u64::from(number)), number, ends[0], ends[1], kind).into());
        }
    }
    SystemMap::from_records(records, Numbers::default()).0
}

fn printed(name: &str, map: &SystemMap, options: &PrintOptions) -> Printout {
    kind(name).unwrap().print(&workshop(map), options, &Pace::default()).unwrap()
}

fn workshop(map: &SystemMap) -> Released {
    release(map, Audience::Workshop)
}

/// Bounds on the page of everything drawn, by placed drawing.
fn drawn(page: &Page) -> Vec<(Tag, Vec<Rect>)> {
    let rects = |p: &causeway::scene::Placed| p.scene.items.iter().map(|item| p.page_from_scene.transform_rect_bbox(item.bounds)).collect();
    page.placed.iter().map(|placed| (placed.tag.clone(), rects(placed))).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_kind_prints_for_everyone_on_every_paper() {
    let map = sample_map();
    // Every audience and every paper, not each with each: that would take minutes.
    let papers = [None, Some(Paper::A5), Some(Paper::A3), "Letter".parse().ok(), Paper::custom(500.0, 400.0)];
    let released = Audience::ALL.map(|audience| release(&map, audience));
    for kind in KINDS {
        for (paper, released) in papers.into_iter().zip(released.iter().cycle()) {
            let options = PrintOptions { paper, ..PrintOptions::default() };
            let printout = kind.print(released, &options, &Pace::default()).unwrap();
            let bytes = pdf(&printout.pages, "A map").unwrap();
            let sizes = Pdf::read(&bytes).page_sizes();
            assert_eq!(sizes.len(), printout.pages.len(), "{kind:?}");
            for (page, size) in printout.pages.iter().zip(sizes) {
                // A page is written to an eighth of a point.
                let near = |a: f64, b: f64| (a - b).abs() < 0.063;
                assert!(near(page.size.width, size.0) && near(page.size.height, size.1), "{kind:?}");
                assert!(page.placed.iter().any(|placed| placed.tag != Tag::Artifact), "{kind:?}: something to be read aloud");
            }
            assert!(printout.smallest_text_pt.is_some());
        }
    }
}

#[test]
fn nothing_stands_in_the_margins() {
    let map = map_of(20);
    for name in ["map", "reading"] {
        let options = PrintOptions { margin: 15.0, paper: Some(Paper::A4), ..PrintOptions::default() };
        for page in printed(name, &map, &options).pages {
            let inside = page.size.to_rect().inset(-15.0 * MM).inflate(1.0, 1.0);
            for rect in drawn(&page).into_iter().flat_map(|(_, rects)| rects) {
                assert_eq!(inside.union(rect), inside, "{name}");
            }
        }
    }
}

#[test]
fn the_map_sheet_holds_every_label_and_a_legend_of_what_is_on_it() {
    let map = map_of(14);
    let printout = printed("map", &map, &PrintOptions { paper: Some(Paper::A2), ..PrintOptions::default() });
    let text = squeezed(&Pdf::read(&pdf(&printout.pages, "A map").unwrap()).texts().concat());
    for element in map.elements() {
        assert!(text.contains(&squeezed(&element.label)), "{}", element.label);
    }
    let has = |words: &str| text.contains(&squeezed(words));
    assert!(has("More leads to more") && has("More leads to less") && has("Factor: can go up or down"));
    assert!(!has("It takes a while") && !has("Something we could do") && !has("Loop that feeds itself"));
    assert!(has("Page 1 of 1") && has("Smallest label") && has("Views of those who took part"));
    let plain = printed("map", &map, &PrintOptions { legend: false, codes: false, ..PrintOptions::default() });
    let text = squeezed(&Pdf::read(&pdf(&plain.pages, "A map").unwrap()).texts().concat());
    assert!(!text.contains("Howtoreadthissheet") && !text.contains("N12"));
}

#[test]
fn the_legend_stands_beside_the_map() {
    for count in [3, 9, 14, 30] {
        for paper in [Paper::A4, Paper::A3, Paper::A1] {
            for large_print in [false, true] {
                let options = PrintOptions { paper: Some(paper), large_print, ..PrintOptions::default() };
                let page = printed("map", &map_of(count), &options).pages.remove(0);
                let parts = drawn(&page);
                let of_map: Vec<Rect> =
                    parts.iter().filter(|(tag, _)| matches!(tag, Tag::Figure(_))).flat_map(|(_, r)| r.clone()).collect();
                let words = parts.iter().filter(|(tag, _)| matches!(tag, Tag::Item | Tag::Heading(_) | Tag::Paragraph));
                for rect in words.flat_map(|(_, rects)| rects) {
                    assert!(of_map.iter().all(|item| item.intersect(*rect).is_zero_area()), "{count} on {paper}");
                }
            }
        }
    }
}

#[test]
fn a_legend_without_room_beside_the_map_has_pages_of_its_own() {
    let options = PrintOptions { paper: Some(Paper::A5), large_print: true, ..PrintOptions::default() };
    let pages = printed("map", &sample_map(), &options).pages;
    assert!(pages.len() > 1);
    for page in &pages {
        let inside = page.size.to_rect().inset(-12.0 * MM).inflate(1.0, 1.0);
        let parts = drawn(page);
        let footer = parts.last().unwrap().1[0];
        for (tag, rects) in &parts {
            for rect in rects {
                assert_eq!(inside.union(*rect), inside, "{tag:?}");
                assert!(*tag != Tag::Item || rect.y1 < footer.y0, "nothing runs over the footer");
            }
        }
    }
    let text = squeezed(&Pdf::read(&pdf(&pages, "A map").unwrap()).texts().concat());
    assert!(text.contains("Peopleseeitdifferently") && text.contains("Loopthatfeedsitself"));
}

/// A legend that takes half of a small sheet would halve the map, which is what the sheet is for.
#[test]
fn a_legend_does_not_make_a_map_small() {
    let text = include_str!("../../examples/multiple-disadvantage.ron");
    let map = causeway::format::ron::read(text.as_bytes(), &causeway::format::ImportOptions::default()).unwrap().map;
    let figure = |paper: Paper, legend: bool| {
        let pages = printed("map", &map, &PrintOptions { paper: Some(paper), legend, ..PrintOptions::default() }).pages;
        let width = drawn(&pages[0]).iter().find(|(tag, _)| matches!(tag, Tag::Figure(_))).unwrap().1[0].width();
        (pages.len(), width)
    };
    for (paper, count) in [(Paper::A4, 2), (Paper::A3, 1)] {
        let (pages, width) = figure(paper, true);
        assert_eq!(pages, count, "{paper}");
        assert!(width >= 0.6 * figure(paper, false).1, "{paper}: {width}");
    }
}

#[test]
fn small_text_is_told_with_the_paper_that_would_do() {
    let map = map_of(60);
    let options = PrintOptions { paper: Some(Paper::A4), ..PrintOptions::default() };
    let printout = printed("map", &map, &options);
    let [warning] = printout.warnings.as_slice() else { panic!("{:?}", printout.warnings) };
    assert!(warning.contains("on A4, under 12 pt") && warning.contains("on A1 it would be"), "{warning}");
    assert!(printed("map", &map, &PrintOptions { min_text: Some(3.0), ..options }).warnings.is_empty());
    let fits = printed("map", &map, &PrintOptions { paper: Some(Paper::A0), ..PrintOptions::default() });
    assert!(fits.warnings.is_empty() && fits.smallest_text_pt.unwrap() >= 12.0, "{:?}", fits.smallest_text_pt);
}

#[test]
fn large_print_is_eighteen_points() {
    let reading = |large_print| printed("reading", &map_of(6), &PrintOptions { large_print, ..PrintOptions::default() });
    assert_eq!(reading(false).smallest_text_pt, Some(12.0));
    assert_eq!(reading(true).smallest_text_pt, Some(18.0));
    assert!(reading(true).pages.len() > reading(false).pages.len(), "it flows anew and is not enlarged");
}

#[test]
fn the_reading_sheet_is_tagged_and_leaves_no_heading_alone() {
    let pages = printed("reading", &map_of(40), &PrintOptions::default()).pages;
    assert!(pages.len() > 4);
    assert_eq!(pages[0].placed[0].tag, Tag::Heading(1));
    for page in &pages {
        let last = page.placed.iter().rev().map(|placed| &placed.tag).find(|tag| **tag != Tag::Artifact).unwrap();
        assert!(!matches!(last, Tag::Heading(_)), "a heading alone at the foot of a page");
    }
    let text = squeezed(&Pdf::read(&pdf(&pages, "A map").unwrap()).texts().concat());
    for needed in ["It matters, and nobody asks.", "A person who was asked · Q7", "N40 How people feel about thing 40"] {
        assert!(text.contains(&squeezed(needed)), "{needed}");
    }
    assert!(text.contains(&format!("Page{0}of{0}", pages.len())));
}

/// A quote longer than a page runs over pages; nothing of it is lost.
#[test]
fn a_very_long_quote_runs_on() {
    let mut records = map_of(1).records();
    for record in &mut records {
        if let Record::Quote(quote) = record {
            quote.original = (1..900).map(|n| format!("word{n} ")).collect();
        }
    }
    let (map, _) = SystemMap::from_records(records, Numbers::default());
    let pages = printed("reading", &map, &PrintOptions { paper: Some(Paper::A5), ..PrintOptions::default() }).pages;
    let text = Pdf::read(&pdf(&pages, "A map").unwrap()).texts().concat();
    let words: Vec<&str> = text.split_whitespace().collect();
    assert!((1..900).all(|n| words.iter().any(|word| word.trim_matches(['\u{201c}', '\u{201d}']) == format!("word{n}"))));
}

#[test]
fn a_poster_is_cut_into_sheets_with_a_key() {
    let map = map_of(60);
    let options = PrintOptions { paper: Some(Paper::A1), ..PrintOptions::default() };
    let pages = printed("poster", &map, &options).pages;
    assert_eq!(pages[0].title, "How to put the poster together");
    assert_eq!(pages[1].title, "Tile A1");
    assert!((13..=17).contains(&pages.len()), "{}", pages.len());
    for page in &pages {
        assert!((page.size.width - 210.0 * MM).abs() < 0.01 || (page.size.width - 297.0 * MM).abs() < 0.01);
    }
    let folio = |page: &Page| {
        let items = page.placed.iter().flat_map(|placed| &placed.scene.items).filter(|item| item.role == Role::Folio);
        let texts = items.filter_map(|item| if let Draw::Text(text) = &item.draw { Some(text.shaped.text.clone()) } else { None });
        texts.collect::<Vec<_>>().join(" ")
    };
    for (page, number) in pages.iter().zip(1..) {
        // The last of them has the poster's own note of its smallest label too.
        assert!(folio(page).ends_with(&format!("Page {number} of {}", pages.len())), "{}: {}", page.title, folio(page));
    }
    let reach = |page: &Page| page.size.to_rect().inset(-9.99 * MM);
    for page in &pages[1..] {
        let clips: Vec<Rect> = page.placed.iter().filter_map(|placed| placed.clip).collect();
        assert!(!clips.is_empty() && clips.iter().all(|clip| reach(page).union(*clip) == reach(page)), "{}", page.title);
        let notes = page
            .placed
            .iter()
            .filter(|placed| placed.clip.is_none())
            .flat_map(|placed| placed.scene.items.iter().map(move |i| (placed, i)));
        for (placed, item) in notes.filter(|(_, item)| matches!(item.draw, Draw::Text(_))) {
            let at = placed.page_from_scene.transform_rect_bbox(item.bounds);
            assert!(clips.iter().all(|clip| clip.intersect(at).is_zero_area()), "notes stand in the margin: {}", page.title);
        }
    }
    // Every label is whole on one of the sheets, or at least on two that overlap.
    let text = squeezed(&Pdf::read(&pdf(&pages, "A map").unwrap()).texts().concat());
    for element in map.elements() {
        assert!(text.contains(&squeezed(&element.label)), "{}", element.label);
    }
}

#[test]
fn a_poster_needs_no_tiles_where_one_sheet_does() {
    let map = map_of(9);
    let one = printed("poster", &map, &PrintOptions { paper: Some(Paper::A3), tile: Paper::A3, ..PrintOptions::default() });
    assert_eq!(one.pages.len(), 1);
    let few = printed("poster", &map, &PrintOptions { paper: Some(Paper::A3), tile: Paper::A4, ..PrintOptions::default() });
    assert!(few.pages.len() > 2);
}

/// Two elements in opposite corners: the sheets between them would be empty but for header and footer.
#[test]
fn empty_sheets_are_left_out() {
    let far = [Point::new(0.0, 0.0), Point::new(2000.0, 1400.0)];
    let records = (1..).zip(far).map(|(number, at)| {
        let id = ElementId::from_value(u64::from(number));
        Record::from(Element::new(id, number, ElementKind::Factor, "Far away", at))
    });
    let (map, _) = SystemMap::from_records(records, Numbers::default());
    let options = PrintOptions { paper: Some(Paper::A0), legend: false, ..PrintOptions::default() };
    let pages = printed("poster", &map, &options).pages;
    let titles: Vec<&str> = pages.iter().map(|page| page.title.as_str()).collect();
    assert!(titles.contains(&"Tile A1") && !titles.contains(&"Tile B2"), "{titles:?}");
    let words = |page: &Page| {
        let texts = page.placed.iter().flat_map(|p| &p.scene.items).filter_map(|item| match (&item.draw, item.role) {
            (Draw::Text(text), Role::Code) => Some(text.shaped.text.clone()),
            _ => None,
        });
        texts.collect::<Vec<_>>().concat()
    };
    for page in &pages[1..] {
        for missing in ["tile B2", "tile B3"] {
            assert!(!words(page).contains(missing), "{} speaks of a sheet that is not there", page.title);
        }
    }
}

#[test]
fn what_cannot_be_printed_is_told() {
    let released = workshop(&SystemMap::default());
    for kind in KINDS {
        let nothing = kind.print(&released, &PrintOptions::default(), &Pace::default());
        assert_eq!(nothing.err(), Some(PrintError::EmptyMap), "{kind:?}");
    }
    let asked = PrintOptions { group: Some("Nobody".into()), ..PrintOptions::default() };
    let unknown = kind("map").unwrap().print(&workshop(&map_of(3)), &asked, &Pace::default()).err().unwrap();
    assert!(unknown.to_string().contains("Nobody"));
    let tiny = PrintOptions { paper: Paper::custom(100.0, 100.0), margin: 45.0, ..PrintOptions::default() };
    assert!(kind("map").unwrap().print(&workshop(&map_of(3)), &tiny, &Pace::default()).is_err());
}

#[test]
fn the_command_line_prints() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("map.ron");
    std::fs::write(&map, causeway::format::ron::write(&map_of(8))).unwrap();
    let causeway = |arguments: &[&str]| {
        let arguments = ["causeway", "print"].iter().chain(arguments).map(OsString::from);
        run(arguments)
    };
    let (file, out) = (map.to_str().unwrap(), folder.path().join("out.pdf"));
    let out = out.to_str().unwrap();
    assert_eq!(
        causeway(&[file, "-o", out, "--kind", "poster", "--paper", "A2", "--tile", "A4", "--landscape", "--colour"]),
        Invocation::Done(0)
    );
    assert!(Pdf::read(&std::fs::read(out).unwrap()).pages().len() > 4);
    // Too small is a warning and no failure, and the file is replaced. The legend has a page of its own.
    assert_eq!(causeway(&[file, "-o", out, "--paper", "A5", "--large-print"]), Invocation::Done(0));
    assert_eq!(Pdf::read(&std::fs::read(out).unwrap()).pages().len(), 2);
    assert_eq!(causeway(&[file, "-o", out, "--kind", "nonsense"]), Invocation::Done(2));
    assert_eq!(causeway(&[file, "-o", out, "--loop", "R77"]), Invocation::Done(2));
}
