//! Dot voting: every choice has a row of its own with as many circles as a person has dots, and none is cut in two.

use causeway::format::svg::{Letters, SvgOptions, page_svg};
use causeway::map::{Element, ElementKind, Record, SystemMap};
use causeway::print::{Pace, Paper, PrintError, PrintOptions, Printout, kind};
use causeway::release::{Audience, release};
use causeway::scene::{Draw, Page, Role};
use causeway::theme::ThemeName;
use kurbo::Rect;

use crate::painters::assert_golden;
use crate::print_tables::{kitchen, themed};

/// The kitchen with two leverage points, one of which somebody can act on.
fn with_levers() -> SystemMap {
    let map = kitchen();
    let [guests, _, meals] = [1, 2, 3].map(|n| map.element_by_number(n).unwrap().id);
    let records = map.records().into_iter().map(|record| match record {
        Record::Element(mut element) if element.id == meals => {
            element.leverage.levels.insert("meadows".into(), "6".into());
            element.leverage.who = vec![guests];
            Record::Element(element)
        }
        Record::Element(element) if element.number == 6 => Element { kind: ElementKind::Intervention, ..*element }.into(),
        other => other,
    });
    SystemMap::from_records(records.collect::<Vec<_>>(), map.numbers()).0
}

fn try_print(map: &SystemMap, options: &PrintOptions, own: &[(&str, &str)]) -> Result<Printout, PrintError> {
    let own = own.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let options = PrintOptions { own, ..options.clone() };
    kind("voting").unwrap().print(&release(map, Audience::Workshop), &options, &Pace::default())
}

fn printed(map: &SystemMap, own: &[(&str, &str)]) -> Printout {
    try_print(map, &PrintOptions::default(), own).unwrap()
}

fn words(page: &Page) -> Vec<String> {
    let items = page.placed.iter().flat_map(|placed| &placed.scene.items);
    items.filter_map(|item| if let Draw::Text(text) = &item.draw { Some(text.shaped.text.clone()) } else { None }).collect()
}

/// Circles for dots, which are square and as large as a sticker; boxes for totals are wider than high.
fn shapes(page: &Page) -> Vec<Rect> {
    let items = page.placed.iter().flat_map(|placed| &placed.scene.items).filter(|item| item.role == Role::Ground);
    items.map(|item| item.bounds).filter(|bounds| bounds.height() > 15.0).collect()
}

fn circles(page: &Page) -> usize {
    shapes(page).iter().filter(|bounds| (bounds.width() - bounds.height()).abs() < 0.1).count()
}

#[test]
fn each_leverage_point_has_a_row_with_level_who_and_circles() {
    let page = printed(&with_levers(), &[]).pages.remove(0);
    let words = words(&page);
    for needed in ["N3", "Meals", "Level: 6 Structure of information flows", "Who can act: Guests", "N6", "Hot water", "Something else:"] {
        assert!(words.iter().any(|text| text == needed), "{needed}: {words:?}");
    }
    assert!(words[2].starts_with("Each person has 4 dots."), "{words:?}");
    assert!(!words.iter().any(|text| text == "Dishes to wash"), "no leverage point");
    assert_eq!((circles(&page), shapes(&page).len()), (12, 15), "three rows of four circles and a box");
}

#[test]
fn elements_and_loops_can_be_chosen_between_instead() {
    let page = printed(&kitchen(), &[("list", "elements"), ("dots", "1")]).pages.remove(0);
    assert!(words(&page).iter().any(|text| text.starts_with("Each person has 1 dot. ")));
    assert_eq!(circles(&page), 7);
    let told = try_print(&kitchen(), &PrintOptions::default(), &[("list", "loops")]).unwrap_err().to_string();
    assert!(told.contains("no named loop"), "{told}");
}

#[test]
fn rows_stay_whole_and_inside_on_every_paper() {
    let label = |n: u32| format!("Something that people in the room spoke of at length and would like to see changed, number {n}");
    let labels: Vec<(String, u32)> = (1..=30).map(|n| (label(n), 0)).collect();
    let labels: Vec<(&str, u32)> = labels.iter().map(|(label, theme)| (label.as_str(), *theme)).collect();
    let map = themed(&labels, &[]);
    for (paper, dots) in [(None, "9"), (Some(Paper::A4), "4"), (Some(Paper::A5), "9"), (Some(Paper::A1), "5")] {
        let options = PrintOptions { paper, ..PrintOptions::default() };
        let printout = try_print(&map, &options, &[("list", "elements"), ("dots", dots)]).unwrap();
        let (mut seen, mut boxes) = (0, 0);
        for page in &printout.pages {
            let free = Rect { y1: page.size.height - 60.0, ..page.size.to_rect() };
            let all = shapes(page);
            assert!(all.iter().all(|shape| free.union(*shape) == free), "above the footer");
            assert!(all.iter().enumerate().all(|(at, a)| all[..at].iter().all(|b| a.intersect(*b).is_zero_area())));
            seen += words(page).iter().filter(|text| text.starts_with("Something that")).count();
            boxes += all.len() - circles(page);
        }
        assert_eq!((seen, boxes), (30, 31), "{paper:?}");
    }
}

#[test]
fn a_voting_sheet_looks_as_reviewed() {
    let page = printed(&with_levers(), &[]).pages.remove(0);
    let ground = Some(ThemeName::Paper.theme().palette.ground);
    let options = SvgOptions { title: "Dot voting", ground, letters: Letters::Text, name: &|_| None, link: None };
    assert_golden("print-voting.svg", &page_svg(&page, &options));
}
