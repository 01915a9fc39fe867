//! Story cards of loops: that numbers on arcs are those of sentences, that long loops fit, that words that are hard to read are announced, what is
//! said of loops that are no longer as they were, and a card as reviewed.

use causeway::map::{CitedPart, ConnectionId, ElementId, ElementKind, LoopType, NamedLoopId, Numbers, Polarity, Quote, Record, SystemMap};
use causeway::print::{Paper, PrintError, PrintOptions};
use causeway::scene::Role;
use kurbo::Rect;

use crate::print_cards::{STORY, golden, print, printed, quote, read, squeezed, stays_inside, texts, two_loops, with};
use crate::sample::{Sample, delayed, influence};

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
