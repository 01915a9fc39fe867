//! The workshop pack: what is bound into it, in what order, how its pages are numbered, and what is said of what is not in it.

use std::collections::BTreeMap;
use std::ffi::OsString;

use causeway::cli::{Invocation, run};
use causeway::format::pdf::pdf;
use causeway::format::svg::{Letters, SvgOptions, page_svg};
use causeway::map::{Extra, Handout, Numbers, Pack, PackId, SystemMap};
use causeway::print::{KINDS, Pace, Paper, PrintError, PrintOptions, Printout, Shelf, kind};
use causeway::release::{Audience, release};
use causeway::scene::{Draw, Page, Role};
use causeway::theme::ThemeName;

use crate::painters::assert_golden;
use crate::pdf_reader::{Pdf, find, text_string};
use crate::sample::sample_map;

fn handout(kind: &str, options: &[(&str, &str)]) -> Handout {
    let options: BTreeMap<String, String> = options.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Handout { kind: kind.to_owned(), options, extra: Extra::default() }
}

/// The sample map with packs of these titles and handouts.
fn with_packs(packs: &[(&str, Vec<Handout>)]) -> SystemMap {
    let mut records = sample_map().records();
    for (number, (title, handouts)) in (1..).zip(packs) {
        let id = PackId::from_value(u64::from(number));
        let pack = Pack { id, number, title: (*title).to_owned(), handouts: handouts.clone(), extra: Extra::default() };
        records.push(pack.into());
    }
    SystemMap::from_records(records, Numbers::default()).0
}

fn bound(map: &SystemMap, options: &PrintOptions) -> Result<Printout, PrintError> {
    kind("pack").unwrap().print(&release(map, Audience::Workshop), options, &Pace::default())
}

fn named(recipe: &str) -> PrintOptions {
    PrintOptions { own: [("recipe".to_owned(), recipe.to_owned())].into(), ..PrintOptions::default() }
}

/// All words of a page, of one role or of all.
fn words(page: &Page, role: Option<Role>) -> String {
    let items = page.placed.iter().flat_map(|placed| &placed.scene.items).filter(|item| role.is_none_or(|role| item.role == role));
    let texts = items.filter_map(|item| match &item.draw {
        Draw::Text(text) => Some(text.shaped.text.clone()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn handouts(printout: &Printout) -> Vec<&str> {
    let mut titles: Vec<&str> = printout.pages.iter().map(|page| page.handout.as_deref().unwrap()).collect();
    titles.dedup();
    titles
}

#[test]
fn without_a_recipe_it_is_all_that_the_map_has_something_for() {
    let map = sample_map();
    let printout = bound(&map, &PrintOptions::default()).unwrap();
    let released = release(&map, Audience::Workshop);
    let mut expected = vec!["Contents"];
    for kind in Shelf::ALL
        .into_iter()
        .flat_map(|shelf| KINDS.iter().filter(move |kind| kind.shelf == shelf && !["pack", "check-back"].contains(&kind.name)))
    {
        match kind.print(&released, &PrintOptions::default(), &Pace::default()) {
            Ok(_) => expected.push(kind.title),
            Err(why) => {
                assert!(matches!(why, PrintError::Nothing { .. }), "{kind:?}: {why}");
                let told = printout.warnings.iter().filter(|words| words.starts_with(&format!("{} left out: ", kind.title)));
                assert_eq!(told.count(), 1, "{kind:?}: {:?}", printout.warnings);
            }
        }
    }
    assert_eq!(handouts(&printout), expected);
    let contents: String = printout.pages.iter().filter(|page| page.title == "Contents").map(|page| words(page, None)).collect();
    for title in &expected[1..] {
        assert!(contents.contains(title), "{title} in {contents}");
    }
}

#[test]
fn pages_are_numbered_through_and_can_be_found() {
    let mut recipe = vec![handout("map", &[]), handout("reading", &[("paper", "A5")]), handout("map", &[("paper", "A2")])];
    recipe.push(handout("reading", &[("title", "To take home")]));
    let map = with_packs(&[("Leeds, morning", recipe)]);
    let printout = bound(&map, &PrintOptions::default()).unwrap();
    assert_eq!(handouts(&printout), ["Contents", "Map", "Reading sheet", "Map 2", "To take home"]);
    let count = printout.pages.len();
    for (page, number) in printout.pages.iter().zip(1..) {
        let folio = words(page, Some(Role::Folio));
        assert!(folio.starts_with(&format!("Page {number} of {count}")), "{folio}");
    }
    let first = |title: &str| printout.pages.iter().position(|page| page.handout.as_deref() == Some(title)).unwrap() + 1;
    let contents = words(&printout.pages[0], None);
    assert!(contents.contains(&format!("Page {} ", first("Map 2"))), "{contents}");
    assert!(contents.contains(&format!("Pages {}\u{2013}{} ", first("Reading sheet"), first("Map 2") - 1)), "{contents}");
    let bytes = pdf(&printout.pages, "A map").unwrap();
    let read = Pdf::read(&bytes);
    assert_eq!(read.pages().len(), count);
    let strings: Vec<String> = read.objects.values().flat_map(|(dict, _)| literals(dict)).collect();
    let has = |text: &str| strings.iter().any(|string| string == text);
    assert!(has("Contents") && has("To take home") && has("Reading sheet "), "bookmarks and labels: {strings:?}");
    let labels = read.objects.values().filter(|(dict, _)| dict.contains("/P(Reading sheet )") && dict.contains("/S/D")).count();
    assert_eq!(labels, first("Map 2") - first("Reading sheet"), "each page of a handout has its number in it");
}

#[test]
fn the_list_leads_to_the_pages_that_it_names() {
    let map = with_packs(&[("Leeds", vec![handout("map", &[]), handout("reading", &[]), handout("map", &[("paper", "A2")])])]);
    let printout = bound(&map, &PrintOptions::default()).unwrap();
    let bytes = pdf(&printout.pages, "A map").unwrap();
    let read = Pdf::read(&bytes);
    let links: Vec<&String> = read.objects.values().map(|(dict, _)| dict).filter(|dict| dict.contains("/Subtype/Link")).collect();
    let first = |title: &str| printout.pages.iter().position(|page| page.handout.as_deref() == Some(title)).unwrap() + 1;
    let words: Vec<String> = links.iter().flat_map(|dict| literals(dict)).collect();
    let expected = ["Map", "Reading sheet", "Map 2"].map(|title| format!("{title}, page {}", first(title)));
    assert_eq!(words, expected, "{links:?}");
    assert!(read.objects.values().any(|(dict, _)| dict.contains("/S/Link")), "they are read as links");
    assert!(read.objects.values().any(|(_, stream)| find(stream, b"pdfuaid:part").is_some()), "and the file is still PDF/UA-1");
    // A page that is printed without those it leads to has no link.
    let alone = pdf(&printout.pages[..1], "A map").unwrap();
    assert!(!Pdf::read(&alone).objects.values().any(|(dict, _)| dict.contains("/Subtype/Link")));
}

/// Strings in parentheses.
fn literals(dict: &str) -> Vec<String> {
    dict.split('(').skip(1).filter_map(|rest| Some(text_string(rest.split_once(')')?.0.as_bytes()))).collect()
}

#[test]
fn a_recipe_is_found_by_its_title_and_keeps_to_its_choices() {
    let first = vec![handout("map", &[("paper", "A5"), ("landscape", "yes")])];
    let second = vec![handout("reading", &[("large-print", "yes")])];
    let map = with_packs(&[("Leeds", first), ("Evening", second)]);
    let size = |printout: &Printout, at: usize| Paper::of_size(printout.pages[at].size);
    let leeds = bound(&map, &PrintOptions::default()).unwrap();
    assert_eq!((handouts(&leeds), size(&leeds, 1)), (vec!["Contents", "Map"], Paper::A5.turned(true)));
    let evening = bound(&map, &named(" evening ")).unwrap();
    assert_eq!(handouts(&evening), ["Contents", "Reading sheet"]);
    assert_eq!(evening.pages[1].smallest_text, Some(18.0));
    let unknown = bound(&map, &named("Afternoon")).unwrap_err().to_string();
    assert_eq!(unknown, "the map has no pack called \u{201c}Afternoon\u{201d}; say \u{201c}Leeds\u{201d} and \u{201c}Evening\u{201d}");
}

#[test]
fn what_a_recipe_asks_for_in_vain_is_told() {
    let recipe = vec![
        handout("map", &[("scent", "lavender"), ("part-codes", "perhaps")]),
        handout("map", &[("group", "Nobody")]),
        handout("origami", &[]),
        handout("pack", &[]),
    ];
    let printout = bound(&with_packs(&[("All", recipe)]), &PrintOptions::default()).unwrap();
    assert_eq!(handouts(&printout), ["Contents", "Map"]);
    let told = |words: &str| printout.warnings.iter().any(|warning| warning.contains(words));
    for words in ["scent", "perhaps", "Map: Nobody left out: no group", "\u{201c}origami\u{201d} left out", "Workshop pack left out"] {
        assert!(told(words), "{words}: {:?}", printout.warnings);
    }
    assert!(words(&printout.pages[0], None).contains("Not in this pack"));
    let nothing = bound(&with_packs(&[("None", vec![handout("origami", &[])])]), &PrintOptions::default());
    assert!(matches!(nothing, Err(PrintError::Nothing { .. })));
}

#[test]
fn what_is_chosen_for_the_pack_holds_for_all_of_it() {
    let map = with_packs(&[("All", vec![handout("map", &[]), handout("poster", &[("tile", "A3")]), handout("reading", &[])])]);
    let own = [("largest", "a4"), ("contents", "no")].map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let printout = bound(&map, &PrintOptions { large_print: true, own, ..PrintOptions::default() }).unwrap();
    assert_eq!(handouts(&printout), ["Map", "Wall poster", "Reading sheet"]);
    for page in &printout.pages {
        assert!(Paper::of_size(page.size).is_same_sheet(Paper::A4), "{}", page.title);
    }
    assert_eq!(printout.pages.last().unwrap().smallest_text, Some(18.0));
}

#[test]
fn a_long_list_goes_on_and_counts_itself() {
    let recipe = (0..24).map(|_| handout("map", &[("paper", "A5"), ("legend", "no")])).collect();
    let printout = bound(&with_packs(&[("Long", recipe)]), &PrintOptions::default()).unwrap();
    let own = printout.pages.iter().filter(|page| page.title == "Contents").count();
    assert!(own > 1 && printout.pages.len() == own + 24);
    assert!(words(&printout.pages[0], None).contains(&format!("Page {} ", own + 1)), "the first handout follows the list");
    assert!(words(&printout.pages[own - 1], None).contains(&format!("Page {} ", own + 24)));
}

#[test]
fn the_command_line_makes_a_pack_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.ron");
    let map = with_packs(&[("Leeds", vec![handout("map", &[])]), ("Evening", vec![handout("reading", &[])])]);
    std::fs::write(&file, causeway::format::ron::write(&map)).unwrap();
    let out = folder.path().join("pack.pdf");
    let print = |set: &str| {
        let arguments = ["causeway", "print", file.to_str().unwrap(), "-o", out.to_str().unwrap(), "--kind", "pack", "--set", set];
        run(arguments.map(OsString::from))
    };
    assert_eq!(print("recipe=Evening"), Invocation::Done(0));
    let text = Pdf::read(&std::fs::read(&out).unwrap()).texts().concat();
    assert!(text.contains("Evening") && text.contains("Reading sheet"));
    assert_eq!(print("recipe=Nowhere"), Invocation::Done(2));
}

#[test]
fn the_list_looks_as_reviewed() {
    let recipe = vec![handout("map", &[]), handout("reading", &[("title", "Words to take home")]), handout("origami", &[])];
    let map = with_packs(&[("Tuesday in Leeds", recipe)]);
    let page = bound(&map, &PrintOptions { paper: Some(Paper::A5), ..PrintOptions::default() }).unwrap().pages.remove(0);
    let ground = Some(ThemeName::Paper.theme().palette.ground);
    let options = SvgOptions { title: "Contents", ground, letters: Letters::Text, name: &|_| None, link: None };
    assert_golden("print-pack.svg", &page_svg(&page, &options));
}
