//! Story cards of loops and cards of quotes: that nothing is cut short, that numbers, backs and margins are where they belong, what is said when
//! there is nothing to print, and one page of each as reviewed.

use causeway::format::pdf::pdf;
use causeway::format::svg::{Letters, SvgOptions, page_svg};
use causeway::map::{
    Citation, CitedPart, ConnectionId, Consent, ElementId, ElementKind, LoopType, NamedLoopId, Numbers, Polarity, Quote, QuoteId, Record,
    Stance, SystemMap, VoiceId,
};
use causeway::print::{MM, Pace, Paper, PrintError, PrintOptions, Printout, kind};
use causeway::release::{Audience, release};
use causeway::scene::{Draw, Page, Role, Tag};
use causeway::theme::ThemeName;
use kurbo::Rect;

use crate::painters::assert_golden;
use crate::pdf_reader::Pdf;
use crate::sample::{Sample, delayed, influence};

const STORY: &str = "Trust brings people in. Caseloads fill, time runs short, and trust is harder to keep.";
const ARABIC: &str = "لم يسألني أحد من قبل عمّا أحتاجه حقًا.";

fn print(name: &str, map: &SystemMap, options: &PrintOptions) -> Result<Printout, PrintError> {
    kind(name).unwrap().print(&release(map, Audience::Workshop), options, &Pace::default())
}

fn printed(name: &str, map: &SystemMap, options: &PrintOptions) -> Printout {
    print(name, map, options).unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn set(settings: &[(&str, &str)]) -> PrintOptions {
    let own = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    PrintOptions { own, ..PrintOptions::default() }
}

fn element(number: u64) -> CitedPart {
    CitedPart::Element(ElementId::from_value(number))
}

fn quote(number: u32, text: &str, part: CitedPart) -> Quote {
    let mut quote = Quote::new(QuoteId::from_value(u64::from(number)), number, text);
    quote.consent = Consent::Workshop;
    quote.voice = Some(VoiceId::from_value(1));
    quote.citations = vec![Citation::new(part, Stance::Supports)];
    quote
}

fn with(map: &SystemMap, more: impl IntoIterator<Item = Quote>) -> SystemMap {
    let records = map.records().into_iter().chain(more.into_iter().map(Record::from));
    SystemMap::from_records(records, map.numbers()).0
}

/// A balancing loop of four with a story, another of two without one, and an element in neither; a group of the first two.
fn two_loops() -> SystemMap {
    use Polarity::{Minus, Plus};
    let mut s = Sample::default();
    let labels = ["Trust between people and practitioners", "Engagement with support", "Caseload per practitioner", "Time", "Funding"];
    let e: Vec<ElementId> =
        labels.iter().enumerate().map(|(i, label)| s.element(ElementKind::Factor, label, (i as f64 * 300.0, 0.0), [0; 3])).collect();
    s.connect(e[0], e[1], influence(Plus), 0.1, [0; 3]);
    s.connect(e[1], e[2], delayed(Plus), 0.1, [0; 3]);
    s.connect(e[2], e[3], influence(Minus), 0.1, [0; 3]);
    s.connect(e[3], e[0], influence(Plus), 0.1, [0; 3]);
    s.connect(e[1], e[0], influence(Plus), 0.1, [0; 3]);
    s.group(1, "Trust", &e[..2]);
    s.name_loop(4, "Success fills the caseload", &e[..4]);
    s.name_loop(9, "Trust builds engagement", &e[..2]);
    let mut records = s.map().records();
    for record in &mut records {
        if let Record::NamedLoop(named) = record
            && named.number == 4
        {
            (named.story, named.question) = (STORY.into(), "What must grow alongside trust?".into());
            named.last_type = LoopType::Balancing;
        }
    }
    SystemMap::from_records(records, Numbers::default()).0
}

/// A loop of this many steps, each third with a −, every second delayed.
fn long_loop(steps: u32) -> SystemMap {
    let mut s = Sample::default();
    let e: Vec<ElementId> = (1..=steps)
        .map(|n| s.element(ElementKind::Factor, &format!("What people hope for, number {n}"), (f64::from(n), 0.0), [0; 3]))
        .collect();
    for i in 0..e.len() {
        let sign = if i % 3 == 0 { Polarity::Minus } else { Polarity::Plus };
        let kind = if i % 2 == 0 { delayed(sign) } else { influence(sign) };
        s.connect(e[i], e[(i + 1) % e.len()], kind, 0.1, [0; 3]);
    }
    s.name_loop(1, "A long way round", &e);
    s.map()
}

/// Everything drawn as text: what it says, what it is, how large it is in points, and where.
fn texts(page: &Page) -> Vec<(String, Role, f64, Rect)> {
    let placed = page.placed.iter().flat_map(|placed| placed.scene.items.iter().map(move |item| (placed.page_from_scene, item)));
    let texts = placed.filter_map(|(to_page, item)| match &item.draw {
        Draw::Text(text) => {
            let size = f64::from(text.shaped.size) * to_page.determinant().sqrt();
            Some((text.shaped.text.clone(), item.role, size, to_page.transform_rect_bbox(item.bounds)))
        }
        _ => None,
    });
    texts.collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// All words of a PDF of these pages.
fn read(pages: &[Page]) -> String {
    squeezed(&Pdf::read(&pdf(pages, "A map").unwrap()).texts().concat())
}

fn golden(name: &str, page: &Page) {
    let ground = Some(ThemeName::Paper.theme().palette.ground);
    let options = SvgOptions { title: &page.title, ground, letters: Letters::Text, name: &|_| None };
    assert_golden(name, &page_svg(page, &options));
}

fn stays_inside(page: &Page, margin: f64) {
    let inside = page.size.to_rect().inset(-margin * MM).inflate(0.5, 0.5);
    for (text, _, _, at) in texts(page) {
        assert_eq!(inside.union(at), inside, "{text:?} on {}", page.title);
    }
}

#[test]
fn a_story_card_looks_as_reviewed() {
    let map = with(
        &two_loops(),
        [quote(31, "She remembered what I\u{2019}d said the week before.", CitedPart::Loop(NamedLoopId::from_value(4)))],
    );
    let pages = printed("loops", &map, &PrintOptions { loop_code: Some("B4".into()), ..PrintOptions::default() }).pages;
    assert_eq!(pages.len(), 1);
    golden("print-loops.svg", &pages[0]);
}

#[test]
fn numbers_on_arcs_are_the_numbers_of_sentences() {
    let pages = printed("loops", &two_loops(), &PrintOptions::default()).pages;
    let titles: Vec<&str> = pages.iter().map(|page| page.title.as_str()).collect();
    assert_eq!(titles, ["R9 Trust builds engagement", "B4 Success fills the caseload"]);
    for (page, steps) in pages.iter().zip([2, 4]) {
        let mut numbers: Vec<String> = texts(page).into_iter().filter(|text| text.1 == Role::Step).map(|text| text.0).collect();
        numbers.sort();
        let twice: Vec<String> = (1..=steps).flat_map(|n| [n.to_string(), n.to_string()]).collect();
        assert_eq!(numbers, twice, "{}", page.title);
    }
    let text = read(&pages[1..]);
    for needed in [
        "The more engagement with support, the more caseload per practitioner, after a while.",
        "A balancing loop: it holds itself back",
        "So a change is held back",
        "What must grow alongside trust?",
        "Time",
        STORY,
    ] {
        assert!(text.contains(&squeezed(needed)), "{needed}");
    }
    assert!(read(&pages[..1]).contains(&squeezed("When have you seen this loop turn for the better")), "a question of its own without one");
}

#[test]
fn every_step_of_a_long_loop_fits() {
    for steps in [1, 3, 7, 14] {
        for (paper, large_print) in [(Paper::A4, false), (Paper::A5, false), (Paper::A4, true), (Paper::A4.turned(true), false)] {
            let options =
                PrintOptions { paper: Some(paper), landscape: Some(paper.is_landscape()), large_print, ..PrintOptions::default() };
            let printout = printed("loops", &long_loop(steps), &options);
            printout.pages.iter().for_each(|page| stays_inside(page, 12.0));
            let text = read(&printout.pages);
            for n in 1..=steps {
                assert!(text.contains(&format!("hopefor,number{n}")), "{n} of {steps}");
            }
            let marks: Vec<Rect> = texts(&printout.pages[0])
                .into_iter()
                .filter(|text| matches!(text.1, Role::Label | Role::Step | Role::Code))
                .map(|text| text.3.inset(-0.5))
                .collect();
            for (at, one) in marks.iter().enumerate() {
                assert!(marks[..at].iter().all(|other| other.intersect(*one).is_zero_area()), "{steps} steps on {paper}: {one:?}");
            }
            let small = printout.smallest_text_pt.unwrap() + 1e-6 < options.smallest_reading();
            assert_eq!(printout.warnings.iter().any(|warning| warning.contains("many people cannot read")), small, "{steps} on {paper}");
        }
    }
    let twelve = printed("loops", &long_loop(12), &PrintOptions { paper: Some(Paper::A3), ..PrintOptions::default() });
    assert!(twelve.warnings.is_empty(), "{:?}", twelve.warnings);
}

#[test]
fn a_ring_is_a_circle_that_starts_at_the_top() {
    let map = long_loop(5);
    let pages = printed("loops", &map, &PrintOptions::default()).pages;
    let labels: Vec<Rect> = texts(&pages[0]).into_iter().filter(|text| text.1 == Role::Label).map(|text| text.3).collect();
    assert_eq!(labels.len(), 5);
    let highest = labels.iter().map(|at| at.y0).fold(f64::MAX, f64::min);
    assert!((labels[0].y0 - highest).abs() < 0.1, "the first is the highest");
    assert!(labels[1].center().x > labels[0].center().x && labels[4].center().x < labels[0].center().x, "clockwise");
}

#[test]
fn some_loops_can_be_asked_for() {
    let map = two_loops();
    let titles = |options: PrintOptions| -> Vec<String> {
        printed("loops", &map, &options).pages.iter().map(|page| page.title.chars().take(2).collect()).collect()
    };
    assert_eq!(titles(PrintOptions { group: Some("Trust".into()), ..PrintOptions::default() }), ["R9"]);
    assert_eq!(titles(PrintOptions { loop_code: Some("success fills the caseload".into()), ..PrintOptions::default() }), ["B4"]);
    let unknown = print("loops", &map, &PrintOptions { loop_code: Some("R77".into()), ..PrintOptions::default() });
    assert_eq!(unknown.err(), Some(PrintError::NoSuchPart { asked: "R77".into() }));
    let mut s = Sample::default();
    s.element(ElementKind::Factor, "Alone", (0.0, 0.0), [0; 3]);
    let nothing = print("loops", &s.map(), &PrintOptions::default()).err().unwrap().to_string();
    assert!(nothing.starts_with("there is nothing to print: no loop of this map has a name"), "{nothing}");
}

#[test]
fn loops_that_are_no_longer_as_they_were_are_told() {
    let records = two_loops().records().into_iter().filter(|record| !matches!(record, Record::Connection(c) if c.number == 5));
    let mut records: Vec<Record> = records.collect();
    for record in &mut records {
        if let Record::NamedLoop(named) = record {
            named.last_type = LoopType::Reinforcing;
        }
    }
    let (map, _) = SystemMap::from_records(records, Numbers::default());
    let printout = printed("loops", &map, &PrintOptions::default());
    assert_eq!(printout.pages.len(), 1);
    let [flipped, broken] = printout.warnings.as_slice() else { panic!("{:?}", printout.warnings) };
    assert!(flipped.starts_with("B4 was reinforcing when its story was written"), "{flipped}");
    assert!(broken.contains("Trust builds engagement") && broken.contains("no card"), "{broken}");
}

#[test]
fn a_card_has_one_quote_and_warns_of_a_sensitive_one() {
    let step = CitedPart::Connection(ConnectionId::from_value(2));
    let sensitive = Quote { sensitive: true, ..quote(1, "Words that are hard to hear", CitedPart::Loop(NamedLoopId::from_value(4))) };
    let only = PrintOptions { loop_code: Some("B4".into()), ..PrintOptions::default() };
    let with_both = with(&two_loops(), [sensitive.clone(), quote(2, "\u{2026} as said \u{201c}then", step)]);
    let text = read(&printed("loops", &with_both, &only).pages);
    assert!(
        text.contains(&squeezed("\u{201c}\u{2026} as said \u{201c}then\u{201d}")) && text.contains("Personaccessingsupport·Q2"),
        "{text}"
    );
    assert!(!text.contains("hardtohear") && !text.contains("distressing"));
    let alone = read(&printed("loops", &with(&two_loops(), [sensitive]), &only).pages);
    let (note, words) = (alone.find(&squeezed("speak of distressing things (Q1).")), alone.find("hardtohear"));
    assert!(note.unwrap() < words.unwrap(), "said before it is read");
}

#[test]
fn the_reading_sheet_warns_before_the_first_words() {
    let map = with(&two_loops(), [Quote { sensitive: true, ..quote(7, "Hard words", element(1)) }]);
    let pages = printed("reading", &map, &PrintOptions::default()).pages;
    let text = read(&pages);
    let note = text.find(&squeezed("Some of the words printed here speak of distressing things (Q7).")).unwrap();
    assert!(note < text.find("Hardwords").unwrap() && note < text.find("Howtoreadit").unwrap());
    assert!(!read(&printed("reading", &two_loops(), &PrintOptions::default()).pages).contains("distressing"));
}

/// Cards of every sort: short, long, from the right, contradicting, sensitive, and one that nobody may print.
fn quoted() -> SystemMap {
    let mut contradicts = quote(2, "No. It was the other way round, \u{201c}always\u{201d}\u{2026}  always.", element(2));
    contradicts.citations[0].stance = Stance::Contradicts;
    contradicts.citations.push(Citation::new(CitedPart::Connection(ConnectionId::from_value(1)), Stance::Supports));
    contradicts.voice = Some(VoiceId::from_value(2));
    contradicts.attribution = "Person working in the system, night shift".into();
    let kept = Quote { consent: Consent::NotRecorded, ..quote(5, "Nobody asked me", element(1)) };
    let sensitive = Quote { sensitive: true, ..quote(4, "Hard words", element(5)) };
    with(
        &two_loops(),
        [quote(1, "She remembered what I\u{2019}d said.", element(1)), contradicts, quote(3, ARABIC, element(3)), sensitive, kept],
    )
}

#[test]
fn quote_cards_look_as_reviewed() {
    let pages = printed("quote-cards", &quoted(), &PrintOptions::default()).pages;
    assert_eq!(pages.len(), 2);
    golden("print-quote-cards.svg", &pages[0]);
}

#[test]
fn cards_are_verbatim_and_stay_away_from_every_cut() {
    let map = quoted();
    let pages = printed("quote-cards", &map, &PrintOptions::default()).pages;
    let said: Vec<String> = pages.iter().flat_map(texts).map(|text| text.0).collect();
    for quote in map.quotes().iter().filter(|quote| quote.number != 5) {
        assert!(said.contains(&format!("\u{201c}{}\u{201d}", quote.original)), "Q{}", quote.number);
        assert!(said.contains(&format!("Q{}", quote.number)));
    }
    assert!(!said.iter().any(|text| text.contains("Nobody asked")));
    for needed in ["Person working in the system, night shift", "Engagement with support (says otherwise)", "Also L1", "N2"] {
        assert!(said.iter().any(|text| text == needed), "{needed}");
    }
    let page = &pages[0];
    assert!((page.size.width - 210.0 * MM).abs() < 0.01 && (page.size.height - 297.0 * MM).abs() < 0.01);
    let cells: Vec<Rect> =
        (0..4).map(|i| Rect::new(0.0, 0.0, 105.0, 148.5) + kurbo::Vec2::new(f64::from(i % 2) * 105.0, f64::from(i / 2) * 148.5)).collect();
    for (text, _, size, at) in texts(page) {
        let inside = |cell: &Rect| {
            cell.scale_from_origin(MM).inset(-14.0 * MM + 0.5).union(at) == cell.scale_from_origin(MM).inset(-14.0 * MM + 0.5)
        };
        assert!(cells.iter().any(inside), "{text:?} at {at:?}");
        assert!(size >= 12.0 || text.starts_with('Q'), "{text:?}: {size}");
    }
    let arabic = texts(page).into_iter().find(|text| text.0.contains(ARABIC)).unwrap();
    assert!((arabic.3.x1 - 91.0 * MM).abs() < 0.5, "set from the right: {:?}", arabic.3);
}

#[test]
fn long_words_move_to_larger_cards_and_are_never_cut() {
    let story = |words: usize| (1..=words).map(|n| format!("word{n} ")).collect::<String>();
    let long = [25, 40, 100, 300, 1300].map(story);
    let quotes = long.iter().zip(1..).map(|(text, n)| quote(n, text, element(1)));
    let map = with(&two_loops(), quotes);
    let printout = printed("quote-cards", &map, &PrintOptions::default());
    assert!(printout.warnings.iter().any(|told| told.contains("Q3 is too long for a card of A6 and is on A5")), "{:?}", printout.warnings);
    assert!(printout.warnings.iter().any(|told| told.contains("Q4 and Q5 are too long for a card of A6 and are on A4")));
    assert!(printout.warnings.iter().all(|told| !told.contains("Q1") && !told.contains("Q2")));
    for page in &printout.pages {
        let of_words = texts(page).into_iter().filter(|text| text.0.contains("word"));
        assert!(of_words.map(|text| text.2).all(|size| (14.0 - 1e-6..=17.0 + 1e-6).contains(&size)), "{}", page.title);
        stays_inside(page, 14.0);
    }
    let text = Pdf::read(&pdf(&printout.pages, "A map").unwrap()).texts().concat();
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(['\u{201c}', '\u{201d}'])).collect();
    for n in 1..=1300 {
        assert!(words.contains(&format!("word{n}").as_str()), "word{n}");
    }
    assert!(words.windows(3).any(|w| w == ["2", "of", "2"]), "it says that it runs on");
}

#[test]
fn sensitive_cards_have_pages_of_their_own() {
    let map = quoted();
    for size in ["a6", "a7", "a5"] {
        let pages = printed("quote-cards", &map, &set(&[("size", size)])).pages;
        let (apart, others): (Vec<&Page>, Vec<&Page>) =
            pages.iter().partition(|page| texts(page).iter().any(|text| text.0.contains("Hard words")));
        let said = |page: &Page| texts(page).into_iter().map(|text| text.0).collect::<Vec<_>>().join(" ");
        let [page] = apart.as_slice() else { panic!("{size}") };
        assert!(said(page).contains("These words speak of distressing things."), "{size}: {}", said(page));
        assert!(said(page).contains("Sensitive topic") && !said(page).contains("remembered"));
        assert!(others.iter().all(|page| !said(page).contains("distressing")));
        let last: *const Page = pages.last().unwrap();
        assert!(std::ptr::eq(*page, last), "at the end");
    }
    let without = printed("quote-cards", &map, &set(&[("sensitive", "leave-out")])).pages;
    assert!(without.len() == 1 && !read(&without).contains("Hardwords"));
}

#[test]
fn backs_lie_behind_their_cards() {
    for (size, mirrored) in [("a6", true), ("a7", false)] {
        let pages = printed("quote-cards", &quoted(), &set(&[("backs", "yes"), ("size", size)])).pages;
        assert_eq!(pages.len(), 4, "a back for each");
        let at = |page: &Page, code: &str| texts(page).into_iter().find(|text| text.0 == code).unwrap();
        let (front, back) = (at(&pages[0], "Q1"), at(&pages[1], "Q1"));
        assert!(back.2 > 40.0, "large: {}", back.2);
        let half = pages[0].size / 2.0;
        if mirrored {
            assert!(front.3.center().x < half.width && back.3.center().x > half.width, "left in front is right behind");
            assert!(back.3.center().y < half.height);
        } else {
            assert!(back.3.center().x < half.width / 2.0 && back.3.center().y > half.height, "a wide sheet is turned over its long edge");
        }
    }
    assert_eq!(printed("quote-cards", &quoted(), &PrintOptions::default()).pages.len(), 2, "only when asked for");
}

#[test]
fn large_print_takes_larger_cards() {
    let pages = printed("quote-cards", &quoted(), &PrintOptions { large_print: true, ..PrintOptions::default() }).pages;
    assert!(pages[0].size.width > pages[0].size.height, "two A5 on a wide A4");
    let words = texts(&pages[0]).into_iter().find(|text| text.0.contains("remembered")).unwrap();
    assert!((words.2 - 17.0 * 16.0 / 12.0).abs() < 0.01);
    assert!(texts(&pages[0]).iter().all(|text| text.2 >= 16.0 - 1e-6));
}

#[test]
fn some_quotes_can_be_asked_for() {
    let map = quoted();
    let codes = |options: PrintOptions| {
        let pages = printed("quote-cards", &map, &options).pages;
        let all = pages.iter().flat_map(|page| page.placed.iter()).filter(|placed| matches!(placed.tag, Tag::Heading(2)));
        let texts = all.flat_map(|placed| &placed.scene.items).filter_map(|item| match &item.draw {
            Draw::Text(text) => Some(text.shaped.text.clone()),
            _ => None,
        });
        texts.collect::<Vec<_>>()
    };
    assert_eq!(codes(PrintOptions { group: Some("Trust".into()), ..PrintOptions::default() }), ["Q1", "Q2"]);
    assert_eq!(codes(PrintOptions { loop_code: Some("B4".into()), ..PrintOptions::default() }), ["Q1", "Q2", "Q3"]);
    assert_eq!(codes(PrintOptions { loop_code: Some("R9".into()), ..PrintOptions::default() }), ["Q1", "Q2"]);
}

#[test]
fn why_there_are_no_quote_cards_is_told() {
    let why = |map: &SystemMap, options: &PrintOptions| print("quote-cards", map, options).err().unwrap().to_string();
    assert!(why(&two_loops(), &PrintOptions::default()).contains("the map has no quotes"));
    let kept = with(&two_loops(), [Quote { consent: Consent::Internal, ..quote(1, "words", element(1)) }]);
    assert!(why(&kept, &PrintOptions::default()).contains("1 quote but none that may be shown"));
    let far = with(&two_loops(), [quote(1, "words", element(5))]);
    let group = PrintOptions { group: Some("Trust".into()), ..PrintOptions::default() };
    assert!(why(&far, &group).contains("bears on \u{201c}Trust\u{201d}"), "{}", why(&far, &group));
    let hard = with(&two_loops(), [Quote { sensitive: true, ..quote(1, "words", element(1)) }]);
    assert!(why(&hard, &set(&[("sensitive", "leave-out")])).contains("pages of their own"));
}
