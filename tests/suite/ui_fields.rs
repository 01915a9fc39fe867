//! What the inspector edits beside the usual: quotes on loops that nobody has named, free attributes, a size of one's own, what a case shows.

use causeway::command::perform;
use causeway::document::{Edit, Request};
use causeway::map::{Attribute, Case, CaseId, ConnectionKind, ElementId, ElementKind, Extra, Influence, Part, Point, Record, RecordId};
use causeway::session::{PanelAction, Section, Session};
use causeway::view::panels::right_ui;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// Trust and openness, which feed each other, and rent.
fn sample() -> (Session, [ElementId; 3]) {
    let mut session = Session::new();
    let ids = ["Trust", "Openness", "Rent"].map(|label| {
        let id = session.document.new_id();
        session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: label.into(), at: Point::ZERO });
        id
    });
    for (from, to) in [(ids[0], ids[1]), (ids[1], ids[0])] {
        let id = session.document.new_id();
        session.document.edit(&Edit::Connect { id, from, to, kind: ConnectionKind::Influence(Influence::default()), bend: 0.1 });
    }
    session.refresh();
    (session, ids)
}

fn panel(session: Session) -> Harness<'static, Session> {
    let mut harness = Harness::builder()
        .with_size([400.0, 2400.0])
        .with_context_setup(|context| context.set_fonts(causeway::view::fonts::definitions()))
        .build_ui_state(
            |ui, session: &mut Session| {
                session.refresh();
                let mut actions = Vec::new();
                egui::Panel::right("right").exact_size(328.0).show(ui, |ui| right_ui(ui, session, &mut actions));
                if !actions.is_empty() {
                    ui.request_repaint();
                }
                for action in actions {
                    perform(session, action);
                }
            },
            session,
        );
    harness.run();
    harness
}

fn press(harness: &mut Harness<'_, Session>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

fn type_into(harness: &mut Harness<'_, Session>, name: &str, text: &str) {
    let is_field = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == egui::accesskit::Role::MultilineTextInput;
    harness.get_all_by_label(name).find(is_field).unwrap().focus();
    harness.run();
    harness.get_all_by_label(name).find(is_field).unwrap().type_text(text);
    harness.run();
}

#[test]
fn a_loop_without_a_name_takes_a_quote_in_one_step() {
    let (mut session, _) = sample();
    let key = session.derived.book.rows[0].key;
    perform(&mut session, Request::Select(vec![Part::Loop(key)]).into());
    let before = session.map().clone();
    let mut harness = panel(session);
    press(&mut harness, "Add quote…");
    let map = harness.state().map();
    let named = map.named_loops().iter().next().unwrap();
    assert_eq!((map.named_loops().len(), named.key(), named.name.as_str()), (1, key, ""));
    assert_eq!(map.quotes().iter().next().unwrap().citations[0].part, causeway::map::CitedPart::Loop(named.id));
    // A blank one is taken out again, and the loop's record with it.
    press(&mut harness, "Done");
    assert_eq!(harness.state().map(), &before);
    press(&mut harness, "Add quote…");
    type_into(&mut harness, "Words of the quote", "It goes round and round.");
    press(&mut harness, "Done");
    assert_eq!((harness.state().map().quotes().len(), harness.state().map().named_loops().len()), (1, 1));
    harness.state_mut().document.undo();
    harness.state_mut().document.undo();
    assert_eq!(harness.state().map(), &before);
}

#[test]
fn attributes_are_added_typed_and_removed() {
    let (mut session, [trust, _, rent]) = sample();
    perform(&mut session, Request::Select(vec![Part::Element(trust)]).into());
    perform(&mut session, PanelAction::Turn(Section::Details).into());
    let mut harness = panel(session);
    type_into(&mut harness, "Name of a new attribute", "Cost");
    press(&mut harness, "Add attribute");
    type_into(&mut harness, "Cost", "120");
    let attribute =
        |harness: &Harness<'_, Session>, id, name: &str| harness.state().map().element(id).unwrap().attributes.get(name).cloned();
    assert_eq!(attribute(&harness, trust, "Cost"), Some(Attribute::Number(120.0)));
    type_into(&mut harness, "Cost", " a week");
    assert_eq!(attribute(&harness, trust, "Cost"), Some(Attribute::Text("120 a week".into())));
    perform(harness.state_mut(), Request::Select(vec![Part::Element(rent)]).into());
    harness.run();
    press(&mut harness, "Attributes of this map");
    press(&mut harness, "Cost");
    assert_eq!(attribute(&harness, rent, "Cost"), Some(Attribute::Text(String::new())));
    press(&mut harness, "Remove Cost");
    assert_eq!(attribute(&harness, rent, "Cost"), None);
}

#[test]
fn a_size_of_its_own_is_set_in_steps_and_given_up() {
    let (mut session, [trust, ..]) = sample();
    perform(&mut session, Request::Select(vec![Part::Element(trust)]).into());
    perform(&mut session, PanelAction::Turn(Section::Details).into());
    let mut harness = panel(session);
    let size = |harness: &Harness<'_, Session>| harness.state().map().element(trust).unwrap().size;
    press(&mut harness, "A size of its own");
    let first = size(&harness).unwrap();
    press(&mut harness, "Make it wider");
    press(&mut harness, "Make it higher");
    let second = size(&harness).unwrap();
    assert!(second.width > first.width && second.height > first.height);
    press(&mut harness, "A size of its own");
    assert_eq!(size(&harness), None);
}

#[test]
fn a_case_shows_what_is_picked() {
    let (mut session, [trust, ..]) = sample();
    let case = Case {
        id: CaseId::from_value(1),
        number: 1,
        title: "The kitchen".into(),
        kind: String::new(),
        place: String::new(),
        read_on: String::new(),
        elements: Vec::new(),
        references: Vec::new(),
        extra: Extra::default(),
    };
    session.document.edit(&Edit::Put(Box::new(Record::from(case))));
    perform(&mut session, PanelAction::Turn(Section::Cases).into());
    perform(&mut session, PanelAction::OpenRecord(Some(RecordId::Case(CaseId::from_value(1)))).into());
    let mut harness = panel(session);
    press(&mut harness, "Add an element…");
    harness.get_by_label_contains("Trust").click();
    harness.run();
    let shown = |harness: &Harness<'_, Session>| harness.state().map().cases().iter().next().unwrap().elements.clone();
    assert_eq!(shown(&harness), [trust]);
    press(&mut harness, "Take Trust out of The kitchen");
    assert!(shown(&harness).is_empty());
}
