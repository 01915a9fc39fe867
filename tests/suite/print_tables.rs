//! Table sheets: one for each theme, readable, with what leads to other sheets told on each.

use std::collections::BTreeMap;

use causeway::format::pdf::pdf;
use causeway::format::svg::{Letters, SvgOptions, page_svg};
use causeway::map::{
    Connection, ConnectionId, ConnectionKind, Element, ElementId, ElementKind, Extra, Group, GroupId, Grouping, GroupingId, Influence,
    Numbers, Point, Polarity, Record, SystemMap,
};
use causeway::print::{MM, Pace, Paper, PrintOptions, Printout, kind};
use causeway::release::{Audience, release};
use causeway::scene::{Draw, Page, Role, Tag};
use causeway::theme::ThemeName;
use kurbo::Rect;

use crate::painters::assert_golden;
use crate::pdf_reader::Pdf;

fn id(number: u32) -> ElementId {
    ElementId::from_value(u64::from(number))
}

/// Elements with these labels in a long row, each in a theme by number, or in none (0); influences from, to, sign.
pub fn themed(labels: &[(&str, u32)], links: &[(u32, u32, Polarity)]) -> SystemMap {
    let mut records: Vec<Record> = Vec::new();
    let grouping = GroupingId::from_value(1);
    let themes = labels.iter().map(|(_, theme)| *theme).max().unwrap_or_default();
    if themes > 0 {
        records.push(Grouping { id: grouping, number: 1, title: "Themes".into(), extra: Extra::default() }.into());
    }
    for number in 1..=themes {
        let id = GroupId::from_value(u64::from(number));
        let title = format!("Theme {number}");
        records.push(Group { id, number, grouping, title, tint: 0, hatch: 0, collapsed: false, extra: Extra::default() }.into());
    }
    for (number, (label, theme)) in (1..).zip(labels) {
        let at = Point::new(f64::from(number) * 420.0, f64::from(number % 3) * 90.0);
        let mut element = Element::new(id(number), number, ElementKind::Factor, *label, at);
        element.groups = (*theme > 0).then_some(GroupId::from_value(u64::from(*theme))).into_iter().collect();
        records.push(element.into());
    }
    for (number, &(from, to, polarity)) in (1..).zip(links) {
        let kind = ConnectionKind::Influence(Influence { polarity, ..Influence::default() });
        records.push(Connection::new(ConnectionId::from_value(u64::from(number)), number, id(from), id(to), kind).into());
    }
    SystemMap::from_records(records, Numbers::default()).0
}

/// Two themes of three, joined by a plus and a minus.
pub fn kitchen() -> SystemMap {
    use Polarity::{Minus, Plus};
    let labels = [("Guests", 1), ("Volunteers in the kitchen", 1), ("Meals", 1), ("Dishes to wash", 2), ("Tiredness", 2), ("Hot water", 2)];
    themed(&labels, &[(1, 2, Plus), (2, 3, Plus), (3, 1, Plus), (4, 5, Plus), (6, 5, Minus), (3, 4, Plus), (5, 2, Minus)])
}

fn printed(map: &SystemMap, options: &PrintOptions) -> Printout {
    kind("table-sheets").unwrap().print(&release(map, Audience::Workshop), options, &Pace::default()).unwrap()
}

fn words(page: &Page) -> Vec<String> {
    let texts = page.placed.iter().flat_map(|placed| &placed.scene.items).filter_map(|item| match &item.draw {
        Draw::Text(text) => Some(text.shaped.text.replace('\u{a0}', " ")),
        _ => None,
    });
    texts.collect()
}

/// Bounds on the page of everything with one of these roles.
fn drawn(page: &Page, roles: &[Role]) -> Vec<Rect> {
    let items = page.placed.iter().flat_map(|placed| placed.scene.items.iter().map(move |item| (placed, item)));
    let wanted = items.filter(|(_, item)| roles.contains(&item.role));
    wanted.map(|(placed, item)| placed.page_from_scene.transform_rect_bbox(item.bounds)).collect()
}

/// Bounds on the page of all words that are read.
fn texts(page: &Page) -> Vec<Rect> {
    let items = page.placed.iter().flat_map(|placed| placed.scene.items.iter().map(move |item| (placed, item)));
    let read = items.filter(|(_, item)| matches!((&item.draw, item.role), (Draw::Text(_), Role::Label | Role::Words)));
    read.map(|(placed, item)| placed.page_from_scene.transform_rect_bbox(item.bounds)).collect()
}

#[test]
fn each_theme_has_a_sheet_that_tells_where_its_lines_lead() {
    let printout = printed(&kitchen(), &PrintOptions::default());
    assert_eq!(printout.warnings, Vec::<String>::new());
    let titles: Vec<&str> = printout.pages.iter().map(|page| page.title.as_str()).collect();
    assert_eq!(titles, ["Table sheet 1 Theme 1", "Table sheet 2 Theme 2"]);
    let [first, second] = [0, 1].map(|page| words(&printout.pages[page]));
    let has = |page: &[String], text: &str| page.iter().any(|words| words == text);
    assert!(has(&first, "Guests") && !has(&first, "Hot water"));
    assert!(has(&first, "also affects: Dishes to wash N4 (sheet 2)") && has(&first, "Tiredness N5 (sheet 2)"), "{first:?}");
    assert!(has(&second, "also affects: Volunteers in the kitchen N2 (sheet 1)") && has(&second, "Meals N3 (sheet 1)"), "{second:?}");
    // A minus comes from the other theme: it is explained here although no line of the theme itself has it.
    assert!(has(&first, "More leads to less") && !has(&first, "It takes a while"));
    assert!(has(&first, "What is missing?") && has(&first, "Table sheet 1 of 2 · for everyone at the table"));
    for page in &printout.pages {
        assert!(page.size.width > page.size.height && (page.size.width - 420.0 * MM).abs() < 0.01);
    }
    assert!(printout.smallest_text_pt.unwrap() >= 12.0 - 1e-6);
}

#[test]
fn nothing_overlaps_or_leaves_the_sheet() {
    let printout = printed(&kitchen(), &PrintOptions::default());
    for page in &printout.pages {
        let inside = page.size.to_rect().inset(-12.0 * MM).inflate(0.5, 0.5);
        let labels = texts(page);
        for (place, rect) in labels.iter().enumerate() {
            assert_eq!(inside.union(*rect), inside, "{}", page.title);
            assert!(labels[..place].iter().all(|other| other.intersect(*rect).is_zero_area()), "{}: {:?}", page.title, words(page));
        }
    }
}

#[test]
fn places_for_sticky_notes_are_as_large_as_the_notes() {
    let own = |questions: &str| BTreeMap::from([("questions".to_owned(), questions.to_owned())]);
    let count = |own| {
        let page = printed(&kitchen(), &PrintOptions { own, ..PrintOptions::default() }).pages.remove(0);
        drawn(&page, &[Role::Ground])
            .into_iter()
            .filter(|r| (r.height() - 76.0 * MM).abs() < 2.0 && (r.width() - 76.0 * MM).abs() < 2.0)
            .count()
    };
    assert_eq!(count(own("")), 3);
    assert_eq!(count(own("Who is not here?|What surprises you?")), 2);
    let many = printed(&kitchen(), &PrintOptions { own: own("1|2|3|4|5"), ..PrintOptions::default() });
    assert!(many.warnings.iter().any(|w| w.contains("no room for the last 2 places")), "{:?}", many.warnings);
    assert!(words(&many.pages[0]).contains(&"2".to_owned()));
}

#[test]
fn a_theme_too_large_for_a_sheet_is_parted_where_few_lines_cross() {
    // Two rings of ten with long labels, joined once, all in one theme.
    let label = |ring: u32, place: u32| format!("How people in ring {ring} speak of place {place} with each other");
    let labels: Vec<(String, u32)> = (0..20).map(|i| (label(i % 2 + 1, i / 2), 1)).chain([("Elsewhere".into(), 2)]).collect();
    let labels: Vec<(&str, u32)> = labels.iter().map(|(label, theme)| (label.as_str(), *theme)).collect();
    let ring = |from: u32| (0..10).map(move |i| (from + 2 * i, from + 2 * ((i + 1) % 10), Polarity::Plus));
    let links: Vec<_> = ring(1).chain(ring(2)).chain([(1, 2, Polarity::Minus), (3, 21, Polarity::Plus)]).collect();
    let options = PrintOptions { large_print: true, group: Some("Theme 1".into()), ..PrintOptions::default() };
    let printout = printed(&themed(&labels, &links), &options);
    let titles: Vec<&str> = printout.pages.iter().map(|page| page.title.as_str()).collect();
    assert_eq!(titles, ["Table sheet 1a Theme 1", "Table sheet 1b Theme 1"], "{:?}", printout.warnings);
    let first = words(&printout.pages[0]);
    assert!(first.contains(&labels[0].0.to_owned()) && !first.contains(&labels[1].0.to_owned()), "each ring on a sheet");
    assert!(first.iter().any(|w| w.contains("N2 (sheet 1b)")) && first.iter().any(|w| w.contains("Elsewhere N21 (sheet 2)")), "{first:?}");
    assert!(printout.smallest_text_pt.unwrap() >= 16.0 - 1e-6);
}

#[test]
fn a_map_without_themes_is_one_sheet_and_what_is_in_none_has_its_own() {
    use Polarity::Plus;
    let alone = printed(&themed(&[("Trust", 0), ("Time", 0)], &[(1, 2, Plus)]), &PrintOptions::default());
    assert_eq!(alone.pages.len(), 1);
    assert!(words(&alone.pages[0]).contains(&"Table sheet · for everyone at the table".to_owned()));
    let some = printed(&themed(&[("Trust", 1), ("Time", 1), ("Rent", 0)], &[(1, 2, Plus), (2, 3, Plus)]), &PrintOptions::default());
    assert_eq!((some.pages.len(), &some.warnings), (2, &Vec::new()));
    assert_eq!(some.pages[1].title, "Table sheet 2 In no group");
    assert!(words(&some.pages[0]).contains(&"also affects: Rent N3 (sheet 2)".to_owned()));
    assert!(words(&some.pages[1]).contains(&"Rent".to_owned()));
}

#[test]
fn table_sheets_are_read_aloud_in_order() {
    let printout = printed(&kitchen(), &PrintOptions::default());
    let tags: Vec<&Tag> = printout.pages[0].placed.iter().map(|placed| &placed.tag).filter(|tag| **tag != Tag::Artifact).collect();
    assert_eq!(tags[0], &Tag::Heading(1));
    let figure = tags.iter().position(|tag| matches!(tag, Tag::Figure(text) if text.contains("Theme 1, 3 elements"))).unwrap();
    assert!(tags[figure..].contains(&&Tag::Heading(2)), "the legend after the figure");
    let text: String = Pdf::read(&pdf(&printout.pages, "A map").unwrap()).texts().concat().split_whitespace().collect();
    assert!(text.contains("alsoaffects:") && text.contains("(sheet2)"));
}

#[test]
fn a_table_sheet_looks_as_reviewed() {
    let page = printed(&kitchen(), &PrintOptions { paper: Some(Paper::A3), ..PrintOptions::default() }).pages.remove(0);
    let ground = Some(ThemeName::Paper.theme().palette.ground);
    let options = SvgOptions { title: "Table sheet", ground, letters: Letters::Text, name: &|_| None, link: None };
    assert_golden("print-table-sheet.svg", &page_svg(&page, &options));
}
