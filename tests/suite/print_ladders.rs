//! Handouts that set what the map says of levers, actors, themes and evidence in order: what stands where, what is said when there is nothing
//! of the sort, and one page of each as reviewed.

use causeway::format::pdf::pdf;
use causeway::format::svg::{Letters, SvgOptions, page_svg};
use causeway::map::{
    Attribute, Basis, Case, CaseId, Consent, Element, ElementId, ElementKind, Extra, Numbers, Point, Record, Sector, SystemMap,
};
use causeway::print::{MM, Pace, Paper, PrintError, PrintOptions, Printout, kind};
use causeway::release::{Audience, release};
use causeway::scene::{Draw, Page, Role, Tag};
use causeway::theme::ThemeName;
use kurbo::Rect;

use crate::painters::assert_golden;
use crate::pdf_reader::Pdf;
use crate::sample::{Sample, influence, relation, sample_map};

/// The kinds told of here.
const KINDS: [&str; 6] = ["actors", "issues-principles", "leverage", "two-loops", "evidence", "facilitator"];

fn print(name: &str, map: &SystemMap, options: &PrintOptions) -> Result<Printout, PrintError> {
    kind(name).unwrap().print(&release(map, Audience::Workshop), options, &Pace::default())
}

fn printed(name: &str, map: &SystemMap, options: &PrintOptions) -> Printout {
    print(name, map, options).unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn on(paper: Paper) -> PrintOptions {
    PrintOptions { paper: Some(paper), ..PrintOptions::default() }
}

/// All words on pages, in the order of reading, without white space.
fn words(pages: &[Page]) -> String {
    let items = pages.iter().flat_map(|page| &page.placed).flat_map(|placed| &placed.scene.items);
    let texts = items.filter_map(|item| match &item.draw {
        Draw::Text(text) => Some(text.shaped.text.as_str()),
        _ => None,
    });
    squeezed(&texts.collect::<Vec<_>>().join(" "))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The words on a page and where they stand, without those of figures.
fn texts(page: &Page) -> Vec<(String, Rect)> {
    let placed = page.placed.iter().filter(|placed| !matches!(placed.tag, Tag::Figure(_)));
    let items = placed.flat_map(|placed| placed.scene.items.iter().map(move |item| (placed.page_from_scene, item)));
    let texts = items.filter_map(|(to_page, item)| match &item.draw {
        Draw::Text(text) => Some((text.shaped.text.clone(), to_page.transform_rect_bbox(item.bounds))),
        _ => None,
    });
    texts.collect()
}

fn golden(name: &str, page: &Page) {
    let ground = Some(ThemeName::Paper.theme().palette.ground);
    let options = SvgOptions { title: &page.title, ground, letters: Letters::Text, name: &|_| None, link: None };
    assert_golden(name, &page_svg(page, &options));
}

/// Two factors that push each other, a lever on one of them, and two actors.
fn small() -> SystemMap {
    use causeway::map::Polarity::{Minus, Plus};
    let mut s = Sample::default();
    let trust = s.element(ElementKind::Factor, "Trust between people and practitioners", (0.0, 0.0), [2, 1, 0]);
    let caseload = s.element(ElementKind::Factor, "Caseload per practitioner", (300.0, 0.0), [0, 1, 0]);
    let invest = s.element(ElementKind::Intervention, "Smaller caseloads", (300.0, 200.0), [0; 3]);
    let team = s.element(ElementKind::Actor, "Mental health team", (0.0, 300.0), [0; 3]);
    let council = s.element(ElementKind::Actor, "Council housing team", (300.0, 300.0), [0; 3]);
    for (id, sector, power, interest) in [(team, Sector::Public, 0.7, 0.9), (council, Sector::Public, 0.8, 0.3)] {
        s.change(id, |element| {
            (element.actor.sector, element.actor.power, element.actor.interest) = (Some(sector), Some(power), Some(interest));
        });
    }
    s.change(invest, |element| {
        element.leverage.levels.insert("meadows".into(), "5".into());
        element.leverage.who.push(council);
    });
    s.connect(trust, caseload, influence(Plus), 0.2, [1, 0, 0]);
    s.connect(caseload, trust, influence(Minus), 0.2, [0; 3]);
    s.connect(invest, caseload, influence(Minus), 0.1, [0; 3]);
    s.connect(council, team, relation("does not speak to", true), 0.1, [0; 3]);
    s.connect(team, trust, relation("works on", false), 0.1, [0; 3]);
    s.group(1, "Working lives", &[trust, caseload, invest]);
    s.group(2, "Housing", &[]);
    s.name_loop(1, "Success fills the caseload", &[trust, caseload]);
    s.map()
}

fn one_element() -> SystemMap {
    let element = Element::new(ElementId::from_value(1), 1, ElementKind::Factor, "Trust", Point::ZERO);
    SystemMap::from_records([Record::from(element)], Numbers::default()).0
}

/// A map whose labels are as long as anybody would make them, and one word of 40 letters.
fn long_winded() -> SystemMap {
    let records = small().records().into_iter().map(|record| match record {
        Record::Element(mut element) => {
            element.label = format!("{} {}", element.label, "and whatever else there is to be said of it ".repeat(10));
            element.label.push_str("Donaudampfschifffahrtsgesellschaftsdinge");
            Record::Element(element)
        }
        other => other,
    });
    SystemMap::from_records(records, Numbers::default()).0
}

#[test]
fn nothing_of_the_sort_is_told_in_a_sentence() {
    for name in KINDS {
        assert_eq!(print(name, &SystemMap::default(), &PrintOptions::default()).err(), Some(PrintError::EmptyMap), "{name}");
        if let Err(why) = print(name, &one_element(), &PrintOptions::default()) {
            assert!(matches!(&why, PrintError::Nothing { wanting } if wanting.contains("; ")), "{name}: {why}");
        }
    }
}

/// On every paper, with clear and large print: words within the margins, none over another, none too small.
#[test]
fn words_stay_in_their_places() {
    for map in [sample_map(), long_winded()] {
        for name in KINDS {
            for paper in [Paper::A5, Paper::A4, Paper::A3] {
                for (large_print, landscape) in [(false, None), (true, Some(paper == Paper::A4))] {
                    let options = PrintOptions { large_print, landscape, ..on(paper) };
                    let printout = printed(name, &map, &options);
                    let least = if large_print { 16.0 } else { 12.0 };
                    if name != "evidence" {
                        assert!(printout.smallest_text_pt.unwrap() >= least, "{name} on {paper}: {:?}", printout.smallest_text_pt);
                    }
                    // The map in front of the evidence is that of the map kind.
                    for page in printout.pages.iter().skip(usize::from(name == "evidence")) {
                        in_their_places(page, &format!("{name} on {paper}, page {}", page.title));
                    }
                }
            }
        }
    }
}

fn in_their_places(page: &Page, what: &str) {
    let inside = page.size.to_rect().inset(-12.0 * MM).inflate(1.0, 1.0);
    let texts = texts(page);
    for (at, (words, rect)) in texts.iter().enumerate() {
        assert_eq!(inside.union(*rect), inside, "{what}: {words}");
        for (other, there) in texts.iter().skip(at + 1) {
            // Lines of text overlap by the white above and below their letters.
            let shared = rect.intersect(*there);
            assert!(shared.width() <= 0.5 || shared.height() <= 3.0, "{what}: \u{201c}{words}\u{201d} over \u{201c}{other}\u{201d}");
        }
    }
    let on_page = page.size.to_rect();
    for placed in &page.placed {
        for item in &placed.scene.items {
            let rect = placed.page_from_scene.transform_rect_bbox(item.bounds);
            assert_eq!(on_page.union(rect), on_page, "{what}: {item:?}");
        }
    }
    let read = page.placed.iter().filter(|placed| placed.tag != Tag::Artifact);
    assert!(read.flat_map(|placed| &placed.scene.items).any(|item| matches!(item.draw, Draw::Text(_))), "{what}: an empty page");
}

#[test]
fn actors_say_what_they_do_and_what_is_missing() {
    let printout = printed("actors", &small(), &PrintOptions::default());
    let text = words(&printout.pages);
    for needed in [
        "Public: government and public bodies",
        "N4 Mental health team",
        "works on Trust between people and practitioners (N1)",
        "does not speak to Mental health team (N4)",
        "Council housing team (N5): does not speak to",
        "Smaller caseloads (N3)",
        "Manage closely",
    ] {
        assert!(text.contains(&squeezed(needed)), "{needed} in {text}");
    }
    let last = printout.pages.last().unwrap();
    let alternative = last.placed.iter().find_map(|placed| if let Tag::Figure(words) = &placed.tag { Some(words.clone()) } else { None });
    let alternative = alternative.unwrap();
    assert!(alternative.contains("Manage closely: Mental health team.") && alternative.contains("Monitor: nobody."), "{alternative}");
    let bytes = pdf(&printout.pages, "A map").unwrap();
    let all = String::from_utf8_lossy(&bytes);
    assert!(all.contains("/S/Table/") && all.contains("/Scope/Column"), "a table is read as one");
    golden("print-actors.svg", &printed("actors", &small(), &on(Paper::A5)).pages[0]);
}

#[test]
fn who_a_row_is_about_is_said_again_where_it_goes_on() {
    let mut s = Sample::default();
    let hub = s.element(ElementKind::Actor, "Hub", (0.0, 0.0), [0; 3]);
    for number in 2..60 {
        let other = s.element(ElementKind::Actor, &format!("Organisation {number}"), (f64::from(number) * 300.0, 0.0), [0; 3]);
        s.connect(hub, other, relation("works with", false), 0.1, [0; 3]);
    }
    let pages = printed("actors", &s.map(), &on(Paper::A5)).pages;
    let named = |text: &String| (2..60).any(|number| text.contains(&format!("Organisation{number}(N{number})")));
    let of_hub: Vec<String> = pages.iter().map(|page| words(std::slice::from_ref(page))).filter(named).collect();
    assert!(of_hub.len() > 2, "its row is longer than two pages");
    assert!(of_hub.iter().all(|text| text.contains("N1Hub")), "{of_hub:?}");
}

/// Thirty actors judged almost alike: no label over another, and whoever has no room is listed.
#[test]
fn a_crowd_in_the_grid_can_be_told_apart() {
    let actors = (1..=30).map(|number| {
        let label = format!("Organisation number {number} of many");
        let mut element = Element::new(ElementId::from_value(number), number as u32, ElementKind::Actor, label, Point::ZERO);
        element.actor.power = Some(0.7 + (number % 5) as f64 * 0.01);
        element.actor.interest = (number != 30).then_some(0.7 + (number / 5) as f64 * 0.01);
        Record::from(element)
    });
    let map = SystemMap::from_records(actors, Numbers::default()).0;
    let pages = printed("actors", &map, &on(Paper::A4)).pages;
    let at = pages.iter().position(|page| page.placed.iter().any(|placed| matches!(placed.tag, Tag::Figure(_)))).unwrap();
    let grid = &pages[at];
    let figure = grid.placed.iter().find(|placed| matches!(placed.tag, Tag::Figure(_))).unwrap();
    let labels: Vec<(String, Rect)> = figure
        .scene
        .items
        .iter()
        .filter_map(|item| match &item.draw {
            Draw::Text(text) if item.role == Role::Words => Some((text.shaped.text.clone(), item.bounds)),
            _ => None,
        })
        .collect();
    for (at, (words, rect)) in labels.iter().enumerate() {
        assert!(labels.iter().skip(at + 1).all(|(_, other)| rect.intersect(*other).is_zero_area()), "{words}");
    }
    let text = words(&pages[at..]);
    assert!((1..=30).all(|number| text.contains(&format!("N{number}"))), "{text}");
    assert!(text.contains("Notplacedyet"));
}

#[test]
fn a_theme_shows_its_issues_beside_what_could_change_them() {
    let printout = printed("issues-principles", &small(), &PrintOptions::default());
    let text = words(&printout.pages);
    for needed in ["1 Working lives", "N1 Trust between people and practitioners (1)", "N3 Smaller caseloads", "2 Housing"] {
        assert!(text.contains(&squeezed(needed)), "{needed} in {text}");
    }
    let one = PrintOptions { group: Some("Housing".into()), ..PrintOptions::default() };
    assert!(!words(&printed("issues-principles", &small(), &one).pages).contains("Workinglives"));
    let read = Pdf::read(&pdf(&printout.pages, "A map").unwrap());
    assert_eq!(read.pages().len(), printout.pages.len());
    golden("print-issues-principles.svg", &printed("issues-principles", &small(), &on(Paper::A5)).pages[0]);
}

fn by_framework(framework: &str) -> PrintOptions {
    PrintOptions { own: [("framework".to_owned(), framework.to_owned())].into(), ..PrintOptions::default() }
}

#[test]
fn levers_stand_on_the_rungs_they_were_given() {
    let mut records = small().records();
    let case = Case {
        id: CaseId::from_value(1),
        number: 1,
        title: "The Harbour".into(),
        kind: "example".into(),
        place: "Lambeth".into(),
        read_on: String::new(),
        references: Vec::new(),
        elements: vec![ElementId::from_value(3)],
        extra: Extra::default(),
    };
    records.push(case.into());
    let map = SystemMap::from_records(records, Numbers::default()).0;
    // The only framework in use is taken unless another is chosen.
    let meadows = printed("leverage", &map, &PrintOptions::default());
    let text = words(&meadows.pages);
    let order = ["Shallow", "Gain of reinforcing loops", "Rules of the system", "Smaller caseloads", "Who can act: Council housing team"];
    let order = order.into_iter().chain(["Shown by: The Harbour (Lambeth)", "Goals of the system", "Deep"]);
    let places: Vec<usize> = order.map(|words| text.find(&squeezed(words)).unwrap_or_else(|| panic!("{words} in {text}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(!text.contains("Notplacedyet"));
    // The four realms follow from Meadows.
    let realms = words(&printed("leverage", &map, &by_framework("realms")).pages);
    assert!(realms.find("Design") < realms.find("Smallercaseloads") && realms.find("Smallercaseloads") < realms.find("Intent"));
    let iceberg = words(&printed("leverage", &map, &by_framework("iceberg")).pages);
    assert!(iceberg.find("Notplacedyet") < iceberg.find("Smallercaseloads"), "{iceberg}");
    golden("print-leverage.svg", &printed("leverage", &map, &PrintOptions { paper: Some(Paper::A4), ..by_framework("realms") }).pages[0]);
}

/// Sixty levers on one rung run over pages, none is lost or cut, and the ladder goes on below them.
#[test]
fn a_crowded_rung_runs_over_pages() {
    let levers = (1..=60).map(|number| {
        let label = format!("Lever number {number} of sixty");
        let mut element = Element::new(ElementId::from_value(number), number as u32, ElementKind::Intervention, label, Point::ZERO);
        element.leverage.levels.insert("plain".into(), if number == 60 { "mindsets" } else { "processes" }.into());
        Record::from(element)
    });
    let map = SystemMap::from_records(levers, Numbers::default()).0;
    let pages = printed("leverage", &map, &PrintOptions::default()).pages;
    let text = words(&pages);
    assert!(pages.len() > 1 && (1..=60).all(|number| text.contains(&format!("Levernumber{number}ofsixty"))));
    assert!(words(&pages[pages.len() - 1..]).contains("Mindsetsandvalues"));
    for page in &pages {
        in_their_places(page, "sixty levers");
    }
}

#[test]
fn what_says_its_stage_stands_on_its_loop() {
    let map = small();
    let records = map.records().into_iter().map(|record| match record {
        Record::Element(mut element) if element.number < 3 => {
            element.attributes.insert("Two loops".into(), Attribute::Text(["nourish", "Compost"][element.number as usize - 1].into()));
            Record::Element(element)
        }
        other => other,
    });
    let map = SystemMap::from_records(records, Numbers::default()).0;
    let page = &printed("two-loops", &map, &PrintOptions::default()).pages[0];
    let alternative = page.placed.iter().find_map(|placed| if let Tag::Figure(words) = &placed.tag { Some(words.as_str()) } else { None });
    let alternative = alternative.unwrap();
    assert!(alternative.contains("Nourish: N1.") && alternative.contains("Hospice and compost: N2."), "{alternative}");
    let told: Vec<String> = texts(page).into_iter().map(|(words, _)| words).collect();
    let place = |wanted: &str| told.iter().position(|words| words == wanted).unwrap_or_else(|| panic!("{wanted} in {told:?}"));
    assert!(place("Nourish") < place("N1 Trust between people and practitioners"));
    assert!(place("N1 Trust between people and practitioners") < place("Illuminate"));
    assert!(place("To be placed: write each code on the loop where it belongs") < place("N3 Smaller caseloads"));
    golden("print-two-loops.svg", page);
}

#[test]
fn evidence_stands_behind_the_map_by_voice_and_by_connection() {
    let mut records = small().records();
    for record in &mut records {
        if let Record::Quote(quote) = record {
            quote.original = format!("Words \u{201c}{}\u{201d} \u{2026}  as said", quote.number);
            quote.sensitive = quote.number == 2;
            quote.consent = if quote.number == 3 { Consent::Internal } else { Consent::Public };
        }
        if let Record::Connection(connection) = record
            && connection.number == 1
        {
            (connection.basis, connection.rationale) = (Basis::Inferred, "Success brings more people".into());
        }
    }
    let map = SystemMap::from_records(records, Numbers::default()).0;
    let printout = printed("evidence", &map, &PrintOptions { codes: false, ..PrintOptions::default() });
    assert!(matches!(printout.pages[0].placed.iter().find(|p| p.tag != Tag::Artifact).unwrap().tag, Tag::Heading(1)));
    let told = texts(&printout.pages[1]).into_iter().map(|(words, _)| words).collect::<Vec<_>>();
    assert!(told.contains(&"\u{201c}Words \u{201c}1\u{201d} \u{2026}  as said\u{201d}".to_owned()), "verbatim, marks outside: {told:?}");
    let text = words(&printout.pages);
    let order =
        ["Smallest label", "volume of evidence, not the strength", "distressing things (Q2)", "Person accessing support: 3 quotes", "Q1"];
    let order =
        order.into_iter().chain(["Person working in the system: 1 quote", "L1", "N1 Trust", "N2 Caseload", "Inferred", "Success brings"]);
    let mut from = 0;
    for needed in order {
        from += text[from..].find(&squeezed(needed)).unwrap_or_else(|| panic!("{needed} after {from} in {text}"));
    }
    assert!(!text.contains("Words\u{201c}3") && text.contains("1quoteleftout"), "{text}");
    assert!(words(&printout.pages[..1]).contains("N1"), "codes lead from the map to the lists");
    let only = PrintOptions { group: Some("Working lives".into()), ..PrintOptions::default() };
    assert!(!words(&printed("evidence", &map, &only).pages).contains("doesnotspeakto"));
    golden("print-evidence.svg", &printed("evidence", &map, &PrintOptions { landscape: Some(true), ..on(Paper::A4) }).pages[1]);
}

#[test]
fn a_facilitator_has_an_agenda_a_script_and_what_to_bring_back() {
    let mut records = small().records();
    for record in &mut records {
        if let Record::Quote(quote) = record {
            quote.sensitive = quote.number == 1;
        }
        if let Record::NamedLoop(named) = record {
            named.question = "What would let trust grow?".into();
        }
    }
    let map = SystemMap::from_records(records, Numbers::default()).0;
    let printout = printed("facilitator", &map, &PrintOptions::default());
    let text = words(&printout.pages);
    let order = [
        "Before people come",
        "Story cards: 1 loop",
        "distressing things (Q1)",
        "Agenda",
        "0\u{2013}10",
        "110\u{2013}120",
        "Stories to tell",
    ];
    let order = order.into_iter().chain(["B1 Success fills the caseload", "The more trust", "Ask: What would let trust grow?"]);
    let order = order.chain(["What to bring back", "Consent forms", "What the codes stand for", "N1", "Q1, Q2, Q3", "What people said"]);
    let mut from = 0;
    for needed in order {
        from += text[from..].find(&squeezed(needed)).unwrap_or_else(|| panic!("{needed} after {from} in {text}"));
    }
    let hour = PrintOptions { own: [("minutes".to_owned(), "60".to_owned())].into(), ..PrintOptions::default() };
    assert!(words(&printed("facilitator", &map, &hour).pages).contains("55\u{2013}60"));
    // Boxes to tick, no bullets, before what must come back.
    let page = printout.pages.iter().find(|page| texts(page).iter().any(|(words, _)| words.starts_with("Votes"))).unwrap();
    let check = texts(page).into_iter().find(|(words, _)| words.starts_with("Votes")).unwrap().1;
    let boxes = page.placed.iter().filter_map(|placed| placed.scene.bounds()).filter(|b| (b.width() - b.height()).abs() < 0.1);
    assert!(boxes.into_iter().any(|b| b.x1 < check.x0 && check.y0 < b.center().y && b.center().y < check.y1), "a box before it");
    golden("print-facilitator.svg", &printed("facilitator", &map, &PrintOptions::default()).pages[0]);
}

/// A row of a table that is longer than a page runs over pages, and nothing of it is lost or said twice.
#[test]
fn a_quote_longer_than_a_page_runs_on_in_its_table() {
    let mut records = small().records();
    for record in &mut records {
        if let Record::Quote(quote) = record
            && quote.number == 2
        {
            quote.original = (1..=700).map(|n| format!("word{n} ")).collect();
        }
    }
    let map = SystemMap::from_records(records, Numbers::default()).0;
    let pages = printed("evidence", &map, &on(Paper::A5)).pages;
    let mut said: Vec<String> = Vec::new();
    for page in &pages[1..] {
        in_their_places(page, "a long quote");
        for (words, _) in texts(page) {
            said.extend(
                words.split_whitespace().filter(|word| word.starts_with("\u{201c}word") || word.starts_with("word")).map(String::from),
            );
        }
    }
    let expected: Vec<String> = (1..=700).map(|n| format!("word{n}")).collect();
    assert_eq!(said.iter().map(|word| word.trim_start_matches('\u{201c}')).collect::<Vec<_>>(), expected);
}
