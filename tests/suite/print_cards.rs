//! Cards of quotes: that nothing is cut short, that backs and margins are where they belong, what is said when there is nothing to print, and a
//! sheet as reviewed. Also the word of warning on the reading sheet.

use causeway::format::pdf::pdf;
use causeway::format::svg::{Letters, SvgOptions, page_svg};
use causeway::map::{
    Citation, CitedPart, ConnectionId, Consent, ElementId, ElementKind, LoopType, Numbers, Polarity, Quote, QuoteId, Record, Stance,
    SystemMap, VoiceId,
};
use causeway::print::{MM, Pace, PrintError, PrintOptions, Printout, kind};
use causeway::release::{Audience, release};
use causeway::scene::{Draw, Page, Role, Tag};
use causeway::theme::ThemeName;
use kurbo::Rect;

use crate::painters::assert_golden;
use crate::pdf_reader::Pdf;
use crate::sample::{Sample, delayed, influence};

pub const STORY: &str = "Trust brings people in. Caseloads fill, time runs short, and trust is harder to keep.";
const ARABIC: &str = "لم يسألني أحد من قبل عمّا أحتاجه حقًا.";

pub fn print(name: &str, map: &SystemMap, options: &PrintOptions) -> Result<Printout, PrintError> {
    kind(name).unwrap().print(&release(map, Audience::Workshop), options, &Pace::default())
}

pub fn printed(name: &str, map: &SystemMap, options: &PrintOptions) -> Printout {
    print(name, map, options).unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn set(settings: &[(&str, &str)]) -> PrintOptions {
    let own = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    PrintOptions { own, ..PrintOptions::default() }
}

fn element(number: u64) -> CitedPart {
    CitedPart::Element(ElementId::from_value(number))
}

pub fn quote(number: u32, text: &str, part: CitedPart) -> Quote {
    let mut quote = Quote::new(QuoteId::from_value(u64::from(number)), number, text);
    quote.consent = Consent::Workshop;
    quote.voice = Some(VoiceId::from_value(1));
    quote.citations = vec![Citation::new(part, Stance::Supports)];
    quote
}

pub fn with(map: &SystemMap, more: impl IntoIterator<Item = Quote>) -> SystemMap {
    let records = map.records().into_iter().chain(more.into_iter().map(Record::from));
    SystemMap::from_records(records, map.numbers()).0
}

/// A balancing loop of four with a story, another of two without one, and an element in neither; a group of the first two.
pub fn two_loops() -> SystemMap {
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

/// Everything drawn as text: what it says, what it is, how large it is in points, and where.
pub fn texts(page: &Page) -> Vec<(String, Role, f64, Rect)> {
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

pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// All words of a PDF of these pages.
pub fn read(pages: &[Page]) -> String {
    squeezed(&Pdf::read(&pdf(pages, "A map").unwrap()).texts().concat())
}

pub fn golden(name: &str, page: &Page) {
    let ground = Some(ThemeName::Paper.theme().palette.ground);
    let options = SvgOptions { title: &page.title, ground, letters: Letters::Text, name: &|_| None, link: None };
    assert_golden(name, &page_svg(page, &options));
}

pub fn stays_inside(page: &Page, margin: f64) {
    let inside = page.size.to_rect().inset(-margin * MM).inflate(0.5, 0.5);
    for (text, _, _, at) in texts(page) {
        assert_eq!(inside.union(at), inside, "{text:?} on {}", page.title);
    }
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
    assert!((words.2 - 17.0 * 18.0 / 12.0).abs() < 0.01);
    assert!(texts(&pages[0]).iter().all(|text| text.2 >= 18.0 - 1e-6));
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
