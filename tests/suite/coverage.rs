//! Coverage on the map: what the badges say on the screen and on paper, and that it can be read how.

use causeway::command::perform;
use causeway::map::{ElementId, Part, SystemMap};
use causeway::print::{Pace, PrintOptions, kind};
use causeway::release::{Audience, release};
use causeway::scene::{CoverageView, Draw, Marks, Role, build};
use causeway::session::Action;
use causeway::text::Typesetter;
use causeway::theme::ThemeName;
use egui_kittest::kittest::Queryable;

use crate::pdf_reader::Pdf;
use crate::sample::sample_map;
use crate::ui_shell::{drawn, window};

fn drawing(map: &SystemMap, coverage: CoverageView, theme: ThemeName) -> causeway::scene::Drawing {
    build(map, &Marks { coverage, ..Marks::of(map) }, theme.theme(), &mut Typesetter::new())
}

/// How many items and how many words the badges of an element have.
fn badges(map: &SystemMap, coverage: CoverageView, number: u64) -> (usize, usize) {
    let drawing = drawing(map, coverage, ThemeName::Light);
    let part = Some(Part::Element(ElementId::from_value(number)));
    let of_part: Vec<_> = drawing.scene.items.iter().filter(|item| item.part == part && item.role == Role::Badge).collect();
    (of_part.len(), of_part.iter().filter(|item| matches!(item.draw, Draw::Text(_))).count())
}

#[test]
fn where_nobody_spoke_there_is_an_empty_bar_and_no_number() {
    let map = sample_map();
    // Policymakers are not quoted; caseload is by three voices; practitioners by one.
    let [policy, caseload, practitioners] = [15, 1, 18];
    assert_eq!(badges(&map, CoverageView::Off, policy), (0, 0));
    for view in [CoverageView::Voices, CoverageView::Count] {
        assert_eq!(badges(&map, view, policy), (3, 0), "a frame and an empty bar, {view:?}");
        assert_eq!(badges(&map, view, caseload).1, 1);
    }
    assert!(badges(&map, CoverageView::Voices, practitioners).0 < badges(&map, CoverageView::Voices, caseload).0, "one part, three parts");
    assert_eq!(badges(&map, CoverageView::Contradicted, caseload), (0, 0), "nobody says otherwise");
}

#[test]
fn badges_of_coverage_find_free_places_too() {
    let map = sample_map();
    for view in CoverageView::ALL {
        for theme in [ThemeName::Light, ThemeName::Paper] {
            assert_eq!(drawing(&map, view, theme).clashes(), [], "{view:?} {theme:?}");
        }
    }
}

#[test]
fn a_printed_map_says_how_to_read_its_coverage() {
    let released = release(&sample_map(), Audience::Public);
    let text = |own: &[(&str, &str)]| -> String {
        let own = own.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let printout = kind("map").unwrap().print(&released, &PrintOptions { own, ..PrintOptions::default() }, &Pace::default()).unwrap();
        Pdf::read(&causeway::format::pdf::pdf(&printout.pages, "A map").unwrap()).texts().concat().split_whitespace().collect()
    };
    let voices = text(&[("coverage", "voices")]);
    for words in ["Noquotetoshowhereyet", "Heardfromonevoiceonly", "Heardfromseveralvoices", "Literature"] {
        assert!(voices.contains(words), "{words}");
    }
    assert!(!voices.contains("6quotes,byvoice"));
    let usual = text(&[]);
    assert!(usual.contains("6quotes,byvoice") && !usual.contains("Heardfrom"));
}

#[test]
fn coverage_is_chosen_by_name_and_explained_on_the_canvas() {
    let mut harness = window(drawn(), [1440.0, 900.0]);
    assert!(harness.query_by_label_contains("Volume of evidence").is_none());
    perform(harness.state_mut(), Action::Run("view.coverage_next"));
    harness.run_steps(3);
    assert_eq!(harness.state().canvas.coverage, CoverageView::Voices);
    assert!(harness.query_by_label_contains("Voices heard: Nobody is quoted here yet").is_some());
    harness.get_by_label("Coverage off").click();
    harness.run_steps(3);
    assert_eq!(harness.state().canvas.coverage, CoverageView::Off);
}

/// The labels of the buttons in the left panel that start with these words.
fn rows(harness: &egui_kittest::Harness<'_, causeway::session::Session>, words: &str) -> usize {
    harness.query_all_by_label_contains(words).count()
}

#[test]
fn the_list_of_voices_says_what_is_missing_and_lights_it() {
    let mut session = drawn();
    let [trust, engagement] = ["Trust", "Engagement"].map(|label| session.map().elements().find(|e| e.label == label).unwrap().id);
    let kind = causeway::map::ConnectionKind::Influence(causeway::map::Influence::default());
    for (from, to) in [(trust, engagement), (engagement, trust)] {
        let id = session.document.new_id();
        session.document.edit(&causeway::document::Edit::Connect { id, from, to, kind: kind.clone(), bend: 0.1 });
    }
    let mut quote = causeway::map::Quote::new(session.document.new_id(), 0, "It takes trust.");
    quote.participant = "P1".into();
    let links = session.map().connections().map(|c| causeway::map::CitedPart::Connection(c.id));
    let on = links.chain([causeway::map::CitedPart::Element(trust)]);
    quote.citations = on.map(|part| causeway::map::Citation::new(part, causeway::map::Stance::Supports)).collect();
    session.document.edit(&causeway::document::Edit::AddQuote(Box::new(quote)));
    let mut harness = window(session, [1440.0, 900.0]);
    perform(harness.state_mut(), Action::Run("analyse.voices"));
    harness.run_steps(4);
    assert_eq!(rows(&harness, "Elements without quotes 1, open"), 1);
    assert_eq!(rows(&harness, "Connections without quotes"), 0, "what holds nothing is left out");
    harness.get_by_label("Loops told whole 1, folded").click();
    harness.run_steps(4);
    harness.get_by_label_contains("Told whole by 1 person").click();
    harness.run_steps(4);
    assert!(matches!(harness.state().document.selection().single(), Some(Part::Loop(_))));
    harness.get_by_label("N2 Engagement, No quote, no reference").click();
    harness.run_steps(4);
    assert_eq!(harness.state().document.selection().single(), Some(Part::Element(engagement)));
}
