//! What is read out of a PDF: the letters that were written, in the order in which they are read, whatever the script; and what the file says of
//! itself.

use causeway::format::pdf::pdf;
use causeway::map::{About, Element, ElementId, ElementKind, Numbers, Point, Record, SystemMap};
use causeway::print::{Pace, PrintOptions, Printout, kind};
use causeway::release::{Audience, release};
use causeway::scene::{Page, Role, Scene, Tag};
use causeway::text::{Align, Typesetter};
use causeway::theme::{ThemeName, TypeStyle, Weight};
use kurbo::{Affine, Size};

use crate::pdf_reader::{Pdf, find};

const BODY: TypeStyle = TypeStyle { size: 12.0, leading: 1.4, weight: Weight::Regular };

/// A page with these words in one line, or wrapped at a measure.
fn page(words: &str, measure: Option<f32>) -> Page {
    let released = release(&SystemMap::default(), Audience::Workshop);
    let mut page = Page::new(&released, "Words", Size::new(500.0, 300.0));
    let mut scene = Scene::default();
    let shaped = Typesetter::new().shape(words, BODY, measure, Align::Start);
    scene.text(None, Role::Words, shaped, (20.0, 20.0).into(), ThemeName::Paper.theme().palette.text);
    page.place(scene, Affine::IDENTITY).tag = Tag::Paragraph;
    page
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn is_accessible(bytes: &[u8]) -> bool {
    let streams = Pdf::read(bytes).objects;
    streams.values().any(|(_, stream)| find(stream, b"pdfuaid:part").is_some())
}

#[test]
fn every_script_is_read_in_the_order_of_its_letters() {
    for words in [
        "Trust between people, 24 of 50 (48 %)",
        "الثقة بين الناس والمؤسسات",
        "العلاقات لا تزال في الأمان والإسلام",
        "שלום עולם",
        "שלום עולם (abc) 2024",
        "شراء 24 كتابا من London في 2024",
        "Trust שלום between العربية and 12",
        "עברית עם English באמצע ו־2024",
        "50% من الناس",
        "بَيْنَ",
        "Ελληνικά и русский",
    ] {
        for measure in [None, Some(110.0)] {
            let bytes = pdf(&[page(words, measure)], "Words").unwrap();
            assert_eq!(squeezed(&Pdf::read(&bytes).texts().concat()), squeezed(words), "{measure:?}");
            assert!(is_accessible(&bytes), "{words}");
        }
    }
}

#[test]
fn a_letter_without_a_face_is_a_box_that_stands_for_it() {
    let bytes = pdf(&[page("map 地图 and 信", None)], "Words").unwrap();
    assert_eq!(squeezed(&Pdf::read(&bytes).texts().concat()), "map地图and信");
    assert!(is_accessible(&bytes));
}

fn map(language: &str, labels: &[&str]) -> SystemMap {
    let about = About { title: "What we know".into(), authors: vec!["A. Uthor".into()], language: language.into(), ..About::default() };
    let elements = (1..).zip(labels).map(|(number, label)| {
        let at = Point::new(f64::from(number) * 250.0, 0.0);
        Record::from(Element::new(ElementId::from_value(u64::from(number)), number, ElementKind::Factor, *label, at))
    });
    SystemMap::from_records(elements.chain([Record::from(about)]), Numbers::default()).0
}

fn printed(name: &str, map: &SystemMap) -> Printout {
    kind(name).unwrap().print(&release(map, Audience::Workshop), &PrintOptions::default(), &Pace::default()).unwrap()
}

#[test]
fn missing_letters_are_told_with_their_part() {
    let map = map("", &["Trust", "信任 between people", "Ελληνικά", "A 图 too"]);
    let told = |name: &str| printed(name, &map).warnings.iter().filter(|words| words.starts_with("No face")).cloned().collect::<Vec<_>>();
    assert_eq!(
        told("map"),
        [
            "No face of Causeway has the letters 任 (U+4EFB), 信 (U+4FE1) and 图 (U+56FE), which stand in N2 and N4; boxes are printed in their place."
        ]
    );
    assert!(told("reading")[0].contains("\u{201c}N2 信任 between people\u{201d}"), "{:?}", told("reading"));
    assert!(pdf(&printed("pack", &map).pages, "Words").is_ok());
    let fine = self::map("", &["Trust", "العربية"]);
    assert_eq!(printed("map", &fine).warnings, [] as [String; 0]);
}

#[test]
fn the_file_says_its_title_and_its_language_and_nothing_else() {
    for (language, expected) in [("", "en-GB"), ("cy", "cy"), (" pt-BR ", "pt-BR"), ("no language", "en-GB")] {
        let bytes = pdf(&printed("map", &map(language, &["Trust"])).pages, "What we know").unwrap();
        let all = String::from_utf8_lossy(&bytes).into_owned();
        assert!(all.contains(&format!("/Lang({expected})")), "{language}");
        let information = all.split("/Info ").nth(1).and_then(|rest| rest.split(' ').next()?.parse().ok()).unwrap();
        assert_eq!(Pdf::read(&bytes).objects[&information].0.trim(), "<</Title(What we know)>>");
        for never in ["A. Uthor", "Author", "Creator", "Producer", "Keywords", "Subject", "CreateDate"] {
            assert!(find(&bytes, never.as_bytes()).is_none(), "{never}");
        }
    }
}
