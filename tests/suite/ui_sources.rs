//! Sources and cases in the map's inspector, by accessible name: added, opened, edited, deleted; quotes of a source selected.

use causeway::command::perform;
use causeway::map::{Part, RecordId};
use causeway::session::{Action, LeftTab};
use egui_kittest::kittest::Queryable;

use crate::ui_panels::{harness, press, sample, type_into};

#[test]
fn the_quotes_of_a_source_are_selected_in_one_click() {
    let mut harness = harness(sample());
    harness.state_mut().shell.page = causeway::session::Page::Editor;
    perform(harness.state_mut(), Action::Run("map.sources"));
    harness.run();
    press(&mut harness, "Interviews of spring, Interviews \u{b7} 1 quote, folded");
    press(&mut harness, "Select its 1 quote");
    let session = harness.state();
    assert_eq!(session.panels.tab, LeftTab::Quotes);
    let quotes: Vec<_> = session.document.selection().quotes().collect();
    let source = session.map().sources().iter().next().unwrap().id;
    assert_eq!(quotes.len(), 1);
    assert!(quotes.iter().all(|&id| session.map().quotes().get(id).unwrap().source == Some(source)));
    assert_eq!(session.panels.lists.quotes.len(), 1, "the list is narrowed to them");
}

#[test]
fn a_source_in_use_is_deleted_whole_and_comes_back_with_undo() {
    let mut harness = harness(sample());
    harness.state_mut().shell.page = causeway::session::Page::Editor;
    perform(harness.state_mut(), Action::Run("map.sources"));
    harness.run();
    press(&mut harness, "Interviews of spring, Interviews \u{b7} 1 quote, folded");
    type_into(&mut harness, "Citation", "Us, 2026");
    assert_eq!(harness.state().map().sources().iter().next().unwrap().citation, "Us, 2026");
    press(&mut harness, "Delete source Interviews of spring");
    let named = |session: &causeway::session::Session| session.map().quotes().iter().filter(|quote| quote.source.is_some()).count();
    assert_eq!((harness.state().map().sources().len(), named(harness.state())), (0, 0));
    harness.state_mut().document.undo();
    assert_eq!((harness.state().map().sources().len(), named(harness.state())), (1, 1));
}

#[test]
fn a_case_is_added_given_elements_and_shown() {
    let mut harness = harness(sample());
    harness.state_mut().shell.page = causeway::session::Page::Editor;
    perform(harness.state_mut(), Action::Run("map.cases"));
    harness.run();
    press(&mut harness, "Add case");
    let case = harness.state().map().cases().iter().next().unwrap().id;
    assert_eq!(harness.state().panels.open_record, Some(RecordId::Case(case)));
    type_into(&mut harness, "Place", "Glasgow");
    press(&mut harness, "Add reference");
    type_into(&mut harness, "Place in source", "p. 12");
    press(&mut harness, "Add an element…");
    press(&mut harness, "N2 Trust");
    let trust = crate::ui_panels::element(harness.state(), "Trust");
    let record = harness.state().map().cases().get(case).unwrap();
    assert_eq!((record.place.as_str(), record.elements.as_slice()), ("Glasgow", &[trust][..]));
    assert_eq!(record.references.iter().map(|reference| reference.locator.as_str()).collect::<Vec<_>>(), ["p. 12"]);
    press(&mut harness, "Show on the map");
    assert_eq!(harness.state().document.selection().parts(), [Part::Element(trust)]);
    perform(harness.state_mut(), Action::Run("map.cases"));
    harness.run();
    press(&mut harness, "Take Trust out of Case 1");
    press(&mut harness, "Delete case Case 1");
    assert!(harness.state().map().cases().is_empty());
    assert!(harness.query_by_label("Place").is_none());
}
