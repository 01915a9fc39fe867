//! Quick entry from the line to the map.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::document::{Document, Edit};
use crate::layout::element_size_plain;
use crate::map::{ConnectionKind, Direction, ElementKind, IdSource, Influence, Point, Polarity, Rect, SystemMap};

fn document(labels: &[&str]) -> Document {
    let mut document = Document::new(SystemMap::default(), IdSource::seeded(1));
    for (at, label) in labels.iter().enumerate() {
        let id = document.new_id();
        let at = Point::new(at as f64 * 260.0, 0.0);
        document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: (*label).to_owned(), at });
    }
    document
}

fn plan(document: &Document, text: &str) -> Plan {
    let map = document.map();
    let boxes: BTreeMap<_, _> = map.elements().map(|e| (e.id, Rect::from_center_size(e.at, element_size_plain(e)))).collect();
    let stage = Stage { boxes: &boxes, arcs: &BTreeMap::new(), middle: Point::ZERO };
    let mut plan = Plan::of(map, &stage, text, IdSource::seeded(document.revision() + 9), &Progress::default()).unwrap();
    plan.bend(map);
    plan
}

/// Types the text and says what the map is then: labels, and connections as `1 + 2`.
fn typed(document: &mut Document, text: &str) -> (Vec<String>, Vec<String>) {
    let plan = plan(document, text);
    assert_eq!(plan.faults().map(|(line, fault)| format!("{line} {fault}")).collect::<Vec<_>>(), Vec::<String>::new());
    document.edit(&plan.edit());
    state(document.map())
}

fn state(map: &SystemMap) -> (Vec<String>, Vec<String>) {
    let number = |id| map.element(id).map_or(0, |e| e.number);
    let connections = map.connections().map(|c| {
        let what = match &c.kind {
            ConnectionKind::Influence(i) => {
                format!(
                    "{}{}{}",
                    i.polarity.symbol(),
                    if i.delay { " delay" } else { "" },
                    i.strength.map_or(String::new(), |s| format!(" {s}"))
                )
            }
            ConnectionKind::Relation(relation) => relation.verb.clone(),
        };
        let both = if c.direction == Direction::Mutual { " both" } else { "" };
        format!("{} {what} {}{both}", number(c.from), number(c.to))
    });
    (map.elements().map(|e| e.label.clone()).collect(), connections.collect())
}

fn told(document: &Document, text: &str) -> Vec<String> {
    let plan = plan(document, text);
    plan.outcomes.iter().flat_map(|o| o.deeds.iter().flatten().map(|d| d.told.clone()).collect::<Vec<_>>()).collect()
}

#[test]
fn people_type_it_as_they_say_it() {
    let mut document = document(&["Trust between people and practitioners", "Engagement with support", "Practitioner burnout"]);
    let (_, made) = typed(&mut document, "1 -> 2 -\ntrust -> burnout +\nN3 \u{2192} N1 \u{2212}, delay\nengagement <- burnout ? strong");
    assert_eq!(made, ["1 - 2", "1 + 3", "3 - delay 1", "3 ? 3 2"]);
    let (labels, made) =
        typed(&mut document, "caseload => burnout + delay\nA -> B -> C\nactor: Council <-> Shelter : funds\nOutcome: sleep");
    assert_eq!(labels[3..], ["Caseload", "A", "B", "C", "Council", "Shelter", "Sleep"]);
    assert_eq!(made[4..], ["4 + delay 3", "5 ? 6", "6 ? 7", "8 funds 9 both"]);
    let kinds: Vec<_> = document.map().elements().skip(7).map(|e| e.kind).collect();
    assert_eq!(kinds, [ElementKind::Actor, ElementKind::Actor, ElementKind::Outcome]);
    let (labels, made) = typed(&mut document, "N4 label Case load\nL1 + delay\n\"12\" -> \"Trust\" +");
    assert_eq!((labels[3].as_str(), made[0].as_str(), labels[10..].join("/")), ("Case load", "1 + delay 2", "12/Trust".to_owned()));
}

#[test]
fn a_quote_is_kept_letter_by_letter_and_counts_to_a_voice() {
    let mut document = Document::new(crate::document::Template::named("blank").unwrap().map(&mut IdSource::seeded(1)), IdSource::seeded(2));
    let said =
        "quote trust \u{201c}She said \u{201c}no\u{201d} \u{2026}  twice\u{201d} accessing support\nquote L1 \"Quite\" Jo's link worker";
    typed(&mut document, &format!("Trust -> B +\n{said}"));
    let quotes: Vec<_> = document.map().quotes().iter().map(|q| (q.original.clone(), q.attribution.clone(), q.voice.is_some())).collect();
    let first = ("She said \u{201c}no\u{201d} \u{2026}  twice".to_owned(), "Person accessing support".to_owned(), true);
    assert_eq!(quotes, [first, ("Quite".to_owned(), "Jo's link worker".to_owned(), true)]);
}

#[test]
fn what_is_there_is_not_made_twice_and_a_contradiction_is_told() {
    let mut document = document(&["A", "B"]);
    typed(&mut document, "A -> B +");
    assert_eq!(
        told(&document, "A -> B\nA -> B +\nb"),
        ["L1 A \u{2192} B is there already", "L1 A \u{2192} B is there already", "N2 B is there already"]
    );
    assert!(plan(&document, "A -> B\nB").is_empty());
    let against = told(&document, "A -> B -");
    assert!(against[1].contains("L1 says +") && against[1].contains("contested"), "{against:?}");
    let (_, made) = typed(&mut document, "A -> B -\nA -> B - delay");
    assert_eq!(made, ["1 + 2", "1 - delay 2"], "the first claim stays");
    let (_, made) = typed(&mut document, "A -> C\nA -> C -");
    assert_eq!(made[2..], ["1 - 3"], "what nobody had said is said now");
}

#[test]
fn a_line_that_cannot_be_read_says_where() {
    let document = document(&["Trust in staff", "Trust in police"]);
    let fault = |text: &str| {
        let plan = plan(&document, text);
        plan.faults().map(|(line, fault)| (line, fault.column(), fault.what.clone(), fault.candidates.len())).next().unwrap()
    };
    for (text, column, part) in [
        ("Trust in staff ->", 18, "behind the arrow"),
        ("-> B", 1, "before the arrow"),
        ("A -> B + dellay", 10, "dellay"),
        ("A -> N77 +", 6, "no N77"),
        ("A -> \"B", 6, "close the quotation mark"),
        ("quote 1 what was said", 22, "quotation marks"),
        ("L9 +", 1, "no connection L9"),
        ("A + -> B", 3, "behind the second element"),
    ] {
        let (line, at, what, _) = fault(text);
        assert_eq!((line, at), (0, column), "{text}: {what}");
        assert!(what.contains(part), "{text}: {what}");
    }
    let (.., candidates) = fault("trust -> B +");
    assert_eq!(candidates, 3, "both, or a new one");
    assert_eq!(plan(&document, "trust -> B +\nC -> D +").good(), 1, "other lines are read all the same");
    assert_eq!(plan(&document, "\"Trust\" -> B +").good(), 1, "between marks it is new");
}

#[test]
fn lists_with_bullets_are_lists() {
    let mut document = document(&[]);
    let (labels, _) = typed(&mut document, "\u{2022} Rent arrears\n\n- Housing + health\n 3. Sleep\n* 4 in 10 move\n");
    assert_eq!(labels, ["Rent arrears", "Housing + health", "Sleep", "4 in 10 move"]);
}

#[test]
fn names_are_completed_by_words_and_codes() {
    let document = document(&["Trust between people", "Lack of trust", "Rent"]);
    let found = |text: &str| completions(document.map(), text, text.chars().count()).into_iter().map(|c| c.code).collect::<Vec<_>>();
    assert_eq!(found("tru"), ["N1", "N2"]);
    assert_eq!(found("Rent -> la tr"), ["N2"]);
    assert_eq!(found("Rent -> 3"), ["N3"]);
    assert_eq!(found("Rent"), Vec::<String>::new(), "it stands there whole");
    assert_eq!(found("Rent -> "), Vec::<String>::new());
    assert_eq!(found("quote tru"), ["N1", "N2"]);
    let text = "Rent -> tru\nnext";
    let first = completions(document.map(), text, 11).remove(0);
    assert_eq!((first.from, first.to, first.typed.as_str()), (8, 11, "Trust between people"));
}

#[test]
fn nothing_new_stands_on_anything() {
    let mut document = document(&["A", "B", "C"]);
    let lines: Vec<String> = (0..60).map(|i| format!("element {} -> element {} +", i, (i * 7 + 3) % 60)).collect();
    typed(&mut document, &format!("A -> element 0 +\n{}", lines.join("\n")));
    let boxes: Vec<Rect> = document.map().elements().map(|e| Rect::from_center_size(e.at, element_size_plain(e))).collect();
    for (at, one) in boxes.iter().enumerate() {
        assert!(boxes[..at].iter().all(|other| !other.inflate(8.0, 8.0).overlaps(*one)), "{at} {one:?}");
    }
    assert_eq!(document.map().element_count(), 63);
}

#[test]
fn a_long_list_is_cancelled() {
    let progress = Progress::default();
    progress.cancel();
    let stage = Stage { boxes: &BTreeMap::new(), arcs: &BTreeMap::new(), middle: Point::ZERO };
    assert!(
        Plan::of(
            &SystemMap::default(),
            &stage,
            "A
B",
            IdSource::seeded(1),
            &progress
        )
        .is_none()
    );
}

/// A statement as somebody would type it.
fn line() -> impl Strategy<Value = (String, Influence, String, String)> {
    let name = "[A-Z][a-z]{2,8}( [a-z]{2,6}){0,2}";
    let sign = prop_oneof![Just(("+", Polarity::Plus)), Just(("-", Polarity::Minus)), Just(("?", Polarity::Unknown))];
    (name, name, sign, any::<bool>(), prop_oneof![Just("->"), Just("=>"), Just(" \u{2192} ")]).prop_map(
        |(a, b, (sign, polarity), delay, arrow)| {
            let tail = if delay { " delay" } else { "" };
            (format!("{a} {arrow} {b} {sign}{tail}"), Influence { polarity, delay, strength: None }, a, b)
        },
    )
}

proptest! {
    #[test]
    fn any_text_is_read_or_told_where_it_is_wrong(text in "\\PC{0,40}") {
        match parse(&text) {
            Ok(_) => {}
            Err(fault) => prop_assert!(fault.from <= fault.to && fault.to <= text.chars().count(), "{fault:?} in {text:?}"),
        }
        let _ = completions(document(&["Trust"]).map(), &text, text.chars().count());
    }

    #[test]
    fn any_list_of_marks_and_words_is_planned(text in "([-=<>+?:\"\u{201c}A-Z0-9 \n]|quote|label|delay|N1|L1){0,30}") {
        let mut document = document(&["A", "B"]);
        let before = document.map().clone();
        let plan = plan(&document, &text);
        document.edit(&plan.edit());
        prop_assert_eq!(plan.is_empty(), *document.map() == before);
        if !plan.is_empty() {
            document.undo();
        }
        prop_assert_eq!(document.map(), &before);
    }

    #[test]
    fn what_is_typed_is_what_is_drawn((text, influence, a, b) in line()) {
        let mut document = document(&[]);
        let (labels, _) = typed(&mut document, &text);
        prop_assert_eq!(&labels[0], &a);
        prop_assert_eq!(labels.last().unwrap(), if labels.len() == 1 { &a } else { &b });
        prop_assert_eq!(document.map().connections().next().unwrap().influence(), Some(influence));
    }
}
