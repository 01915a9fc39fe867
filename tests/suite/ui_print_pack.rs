//! The print page's list of kinds, the part of the map, a paper of one's own, packs, and the quotes left out, by accessible names.

use causeway::command::perform;
use causeway::map::{Consent, Extra, Quote, Record, View};
use causeway::print::{KINDS, MM, Shelf};
use causeway::release::Audience;
use causeway::session::{Action, LeftTab, PackAction, PrintAction, Session};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::sample::sample_map;
use super::ui_print::settle;
use super::ui_shell::window;

/// The print page of the sample map, with whatever else is wanted in it.
fn printing(more: impl FnOnce(&mut Session)) -> Harness<'static, Session> {
    let mut session = Session::new();
    session.open(sample_map(), causeway::session::FileState::default());
    more(&mut session);
    perform(&mut session, Action::Run("file.print"));
    let mut harness = window(session, [1440.0, 900.0]);
    settle(&mut harness);
    harness
}

fn click(harness: &mut Harness<'static, Session>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click_accesskit();
    settle(harness);
}

fn choose(harness: &mut Harness<'static, Session>, list: &str, words: &str) {
    click(harness, Role::ComboBox, list);
    harness.get_by_label(words).click();
    settle(harness);
}

/// Titles of what is in the first pack.
fn in_pack(harness: &Harness<'static, Session>) -> Vec<String> {
    let pack = harness.state().map().packs().iter().next();
    pack.map_or_else(Vec::new, |pack| pack.handouts.iter().map(causeway::print::handout_title).collect())
}

#[test]
fn the_list_of_kinds_has_shelves_and_hears_arrows() {
    let mut harness = printing(|_| {});
    for shelf in Shelf::ALL.iter().filter(|shelf| KINDS.iter().any(|kind| kind.shelf == **shelf)) {
        harness.get_by_label(shelf.title());
    }
    harness.get_by_role_and_label(Role::RadioButton, "Map").focus();
    harness.run_steps(2);
    let listed: Vec<&str> =
        Shelf::ALL.iter().flat_map(|shelf| KINDS.iter().filter(move |kind| kind.shelf == *shelf).map(|kind| kind.name)).collect();
    for kind in &listed[1..] {
        harness.key_press(Key::ArrowDown);
        settle(&mut harness);
        assert_eq!(harness.state().print.kind, *kind);
    }
    harness.key_press(Key::ArrowDown);
    harness.key_press(Key::ArrowUp);
    settle(&mut harness);
    assert_eq!(harness.state().print.kind, listed[listed.len() - 2]);
    let on = KINDS.iter().find(|kind| kind.name == listed[listed.len() - 2]).unwrap();
    assert!(harness.get_by_role_and_label(Role::RadioButton, on.title).is_focused());
    harness.key_press(Key::Tab);
    harness.run_steps(2);
    let other_rows = KINDS.iter().any(|kind| harness.get_by_role_and_label(Role::RadioButton, kind.title).is_focused());
    assert!(!other_rows, "the list is one stop for Tab");
}

#[test]
fn a_part_of_the_map_is_chosen() {
    let mut harness = printing(|session| {
        let view = View {
            id: session.document.new_id(),
            number: 1,
            title: "Only actors".into(),
            note: String::new(),
            filter: [("kind".to_owned(), vec!["Actor".to_owned()])].into(),
            camera: None,
            extra: Extra::default(),
        };
        session.document.edit(&causeway::document::Edit::Put(Box::new(Record::from(view))));
        let first = session.map().elements().next().unwrap().id;
        session.document.selection_mut().set([causeway::map::Part::Element(first)]);
    });
    let whole = harness.state().print.pages().unwrap().printout.pages[0].placed.len();
    let group = harness.state().map().groups().iter().next().unwrap().title.clone();
    choose(&mut harness, "Part of the map", &format!("Group: {group}"));
    assert_eq!(harness.state().print.options.group, Some(group));
    click(&mut harness, Role::CheckBox, "With what is next to it");
    assert!(harness.state().print.options.around);
    choose(&mut harness, "Part of the map", "View: Only actors");
    let options = harness.state().print.options.clone();
    assert_eq!((options.view.as_deref(), options.group), (Some("Only actors"), None));
    choose(&mut harness, "Part of the map", "Selected on the map: 1 element");
    assert_eq!(harness.state().print.options.selection.len(), 1);
    assert_eq!(harness.state().print.error(), None);
    choose(&mut harness, "Part of the map", "The whole map");
    assert!(!harness.state().print.options.names_part());
    assert_eq!(harness.state().print.pages().unwrap().printout.pages[0].placed.len(), whole);
}

#[test]
fn a_size_of_ones_own_is_typed() {
    let mut harness = printing(|_| {});
    choose(&mut harness, "Paper", "Own size\u{2026}");
    let field = harness.get_by_role_and_label(Role::TextInput, "Size in millimetres");
    field.set_text_value_accesskit("600 x 450");
    settle(&mut harness);
    let size = harness.state().print.pages().unwrap().printout.pages[0].size;
    assert!((size.width - 600.0 * MM).abs() < 0.1 && (size.height - 450.0 * MM).abs() < 0.1, "{size}");
    harness.get_by_role_and_label(Role::TextInput, "Size in millimetres").set_text_value_accesskit("600 x");
    settle(&mut harness);
    harness.get_by_label_contains("each from 100 to 3000 mm");
    choose(&mut harness, "Paper", "A4");
    assert_eq!(harness.state().print.own_paper, None);
    assert!(harness.query_by_label("Size in millimetres").is_none());
}

#[test]
fn a_pack_is_put_together_and_every_step_can_be_undone() {
    let mut harness = printing(|_| {});
    click(&mut harness, Role::Button, "Add to the pack");
    assert_eq!(in_pack(&harness), ["Map"]);
    let group = harness.state().map().groups().iter().next().unwrap().title.clone();
    choose(&mut harness, "Part of the map", &format!("Group: {group}"));
    click(&mut harness, Role::Button, "Add to the pack");
    let of_group = format!("Map: {group}");
    assert_eq!(in_pack(&harness), ["Map", &of_group]);
    click(&mut harness, Role::RadioButton, "Workshop pack");
    click(&mut harness, Role::Button, &format!("2 {of_group}"));
    click(&mut harness, Role::Button, "Move up");
    assert_eq!(in_pack(&harness), [&of_group, "Map"]);
    harness.get_by_role_and_label(Role::TextInput, "Another title for it").set_text_value_accesskit("For table one");
    settle(&mut harness);
    assert_eq!(in_pack(&harness), ["For table one", "Map"]);
    click(&mut harness, Role::Button, "Take out of the pack");
    assert_eq!(in_pack(&harness), ["Map"]);
    let before = [vec!["For table one", "Map"], vec![&of_group, "Map"], vec!["Map", &of_group], vec!["Map"], vec![]];
    harness.get_by_role_and_label(Role::RadioButton, "Workshop pack").focus();
    harness.run_steps(2);
    for expected in before {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        settle(&mut harness);
        assert_eq!(in_pack(&harness), expected);
    }
}

#[test]
fn a_pack_begins_with_all_there_is_and_is_called_otherwise() {
    let mut harness = printing(|_| {});
    click(&mut harness, Role::RadioButton, "Workshop pack");
    harness.get_by_label("Every handout that the map has something for.");
    let mut made: Vec<String> =
        harness.state().print.pages().unwrap().printout.pages.iter().filter_map(|page| page.handout.clone()).collect();
    made.dedup();
    click(&mut harness, Role::Button, "Choose what is in it");
    assert_eq!(in_pack(&harness), made[1..]);
    for letter in ["T", "u", "e"] {
        let field = harness.get_by_role_and_label(Role::TextInput, "Title of the pack");
        if letter == "T" {
            field.focus();
        }
        harness.get_by_role_and_label(Role::TextInput, "Title of the pack").type_text(letter);
        harness.run_steps(2);
    }
    settle(&mut harness);
    assert_eq!(harness.state().map().packs().iter().next().unwrap().title, "Workshop packTue");
    click(&mut harness, Role::Button, "New pack");
    assert_eq!(harness.state().map().packs().len(), 2);
    choose(&mut harness, "Pack", "Workshop packTue");
    click(&mut harness, Role::Button, "Delete this pack");
    assert_eq!(harness.state().map().packs().iter().next().unwrap().title, "Workshop pack");
    for _ in 0..3 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        settle(&mut harness);
    }
    let titles: Vec<&str> = harness.state().map().packs().iter().map(|pack| pack.title.as_str()).collect();
    assert_eq!(titles, ["Workshop pack"], "what was typed is one step");
}

#[test]
fn a_handout_of_a_pack_is_changed_where_one_sees_it() {
    let mut harness = printing(|session| {
        for action in [PackAction::Add, PackAction::Show(0)] {
            perform(session, PrintAction::Pack(action).into());
        }
    });
    click(&mut harness, Role::RadioButton, "Large 18 pt");
    click(&mut harness, Role::Button, "Keep in the pack");
    let pack = harness.state().map().packs().iter().next().unwrap().clone();
    assert_eq!(pack.handouts[0].options, [("large-print".to_owned(), "yes".to_owned())].into());
    click(&mut harness, Role::Button, "Back to the pack");
    assert_eq!(harness.state().print.kind, "pack");
}

#[test]
fn left_out_quotes_are_listed_by_reason_and_shown_alone() {
    let mut harness = printing(|session| {
        for (consent, words) in [(Consent::NotRecorded, "a"), (Consent::Internal, "b"), (Consent::Workshop, "c"), (Consent::Withdrawn, "d")]
        {
            let mut quote = Quote::new(session.document.new_id(), 0, words);
            quote.consent = consent;
            session.document.edit(&causeway::document::Edit::AddQuote(Box::new(quote)));
        }
    });
    let withheld: Vec<_> = {
        let map = harness.state().map();
        map.quotes().iter().filter(|quote| !Audience::Workshop.may_read(quote.consent)).map(|quote| quote.id).collect()
    };
    harness.get_by_label_contains("No consent recorded: Q");
    harness.get_by_label_contains("Consent for fewer people: Q");
    harness.get_by_label_contains("Withdrawn: Q");
    click(&mut harness, Role::Button, "Show the quotes");
    let session = harness.state();
    assert_eq!(session.panels.tab, LeftTab::Quotes);
    let mut shown = session.panels.lists.quotes.to_vec();
    shown.sort_unstable();
    let mut withheld = withheld;
    withheld.sort_unstable();
    assert_eq!(shown, withheld);
    let filter = harness.get_by_role_and_label(Role::ComboBox, "Left out");
    assert_eq!(filter.value().as_deref(), Some("For: Everyone at the table"));
}

#[test]
fn a_page_is_shown_as_a_copy_of_a_copy() {
    let mut harness = printing(|_| {});
    click(&mut harness, Role::CheckBox, "Show as a photocopy");
    settle(&mut harness);
    harness.get_by_label_contains("as a copy of a copy");
    let print = &harness.state().print;
    let copy = print.copies.of(print.pages().unwrap(), 0).unwrap();
    let black = copy.values.iter().filter(|value| **value < 100).count();
    assert!(copy.width > copy.height && copy.width <= 2000 && black > 1000, "{black}");
    click(&mut harness, Role::CheckBox, "Show as a photocopy");
    assert!(harness.query_by_label_contains("as a copy of a copy").is_none());
    assert!(!harness.state().print.is_busy());
}
