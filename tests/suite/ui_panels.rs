//! The side panels, used by their accessible names: what is typed, pressed and filtered reaches the map as it should.

use causeway::command::perform;
use causeway::document::{ConnectionField, Edit, Request};
use causeway::map::{
    CitedPart, ConnectionKind, Consent, ElementId, ElementKind, Group, Grouping, Influence, Part, Point, Polarity, Quote, Record, Relation,
    Source, Stance, Voice,
};
use causeway::session::{Action, LeftTab, PanelAction, Section, Session};
use causeway::view::panels::{left_ui, right_ui};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, Node};

fn frame(ui: &mut egui::Ui, session: &mut Session, widths: (f32, f32)) {
    session.refresh();
    let mut actions = Vec::new();
    egui::Panel::left("left").exact_size(widths.0).frame(egui::Frame::NONE).show(ui, |ui| left_ui(ui, session, &mut actions));
    egui::Panel::right("right").exact_size(widths.1).frame(egui::Frame::NONE).show(ui, |ui| right_ui(ui, session, &mut actions));
    if !actions.is_empty() {
        ui.request_repaint();
    }
    for action in actions {
        perform(session, action);
    }
}

fn harness_of(session: Session, size: [f32; 2], widths: (f32, f32)) -> Harness<'static, Session> {
    Harness::builder()
        .with_size(size)
        .with_context_setup(|context| context.set_fonts(causeway::view::fonts::definitions()))
        .build_ui_state(move |ui, session: &mut Session| frame(ui, session, widths), session)
}

/// A tall window, so that nothing is out of view.
pub fn harness(session: Session) -> Harness<'static, Session> {
    harness_of(session, [900.0, 2400.0], (288.0, 328.0))
}

fn connect(session: &mut Session, from: ElementId, to: ElementId, kind: ConnectionKind) {
    let id = session.document.new_id();
    session.document.edit(&Edit::Connect { id, from, to, kind, bend: 0.1 });
}

fn influence(polarity: Polarity) -> ConnectionKind {
    ConnectionKind::Influence(Influence { polarity, ..Influence::default() })
}

/// Four elements, two loops, a relation, two voices, a source, a group, two quotes.
pub fn sample() -> Session {
    let mut session = Session::new();
    let all = [
        (ElementKind::Factor, "Accès au soutien"),
        (ElementKind::Factor, "Trust"),
        (ElementKind::Outcome, "Wellbeing"),
        (ElementKind::Actor, "Commissioners"),
    ];
    let ids = all.map(|(kind, label)| {
        let id = session.document.new_id();
        session.document.edit(&Edit::AddElement { id, kind, label: label.into(), at: Point::ZERO });
        id
    });
    connect(&mut session, ids[0], ids[1], influence(Polarity::Plus));
    connect(&mut session, ids[1], ids[0], influence(Polarity::Plus));
    connect(&mut session, ids[1], ids[2], influence(Polarity::Minus));
    connect(&mut session, ids[2], ids[1], influence(Polarity::Plus));
    connect(&mut session, ids[3], ids[0], ConnectionKind::Relation(Relation { verb: "fund".into(), absent: false }));
    let mut put = |record: Record| session.document.edit(&Edit::Put(Box::new(record)));
    let voices = [(1, "Person accessing support"), (2, "Person working in the system")].map(|(number, name)| Voice {
        id: causeway::map::VoiceId::from_value(u64::from(number)),
        number,
        name: name.into(),
        extra: causeway::map::Extra::default(),
    });
    for voice in voices.clone() {
        put(voice.into());
    }
    let source = Source::new(causeway::map::SourceId::from_value(1), 1, "Interviews of spring");
    put(source.clone().into());
    let grouping = Grouping {
        id: causeway::map::GroupingId::from_value(1),
        number: 1,
        title: "Themes".into(),
        extra: causeway::map::Extra::default(),
    };
    put(grouping.clone().into());
    put(Group {
        id: causeway::map::GroupId::from_value(1),
        number: 1,
        grouping: grouping.id,
        title: "Access".into(),
        tint: 0,
        hatch: 0,
        collapsed: false,
        extra: causeway::map::Extra::default(),
    }
    .into());
    for (number, words, on) in [(0, "She remembered what I said.", Some(ids[1])), (1, "Nobody asked me.", None)] {
        let mut quote = Quote::new(session.document.new_id(), 0, words);
        quote.voice = Some(voices[number].id);
        quote.source = (number == 0).then_some(source.id);
        quote.citations.extend(on.map(|id| causeway::map::Citation::new(CitedPart::Element(id), Stance::Supports)));
        session.document.edit(&Edit::AddQuote(Box::new(quote)));
    }
    session.refresh();
    session
}

pub fn element(session: &Session, label: &str) -> ElementId {
    session.map().elements().find(|e| e.label == label).unwrap().id
}

pub fn select(session: &mut Session, part: Part) {
    perform(session, Request::Select(vec![part]).into());
}

pub fn press(harness: &mut Harness<'_, Session>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

fn field<'a>(harness: &'a Harness<'_, Session>, name: &'a str) -> Node<'a> {
    harness
        .get_all_by_label(name)
        .find(|node| {
            use egui_kittest::kittest::NodeT;
            let role = node.accesskit_node().role();
            role == egui::accesskit::Role::TextInput || role == egui::accesskit::Role::MultilineTextInput
        })
        .unwrap_or_else(|| panic!("no field {name}"))
}

pub fn type_into(harness: &mut Harness<'_, Session>, name: &str, text: &str) {
    field(harness, name).focus();
    harness.run();
    field(harness, name).type_text(text);
    harness.run();
}

#[test]
fn a_typed_quote_is_kept_byte_for_byte_and_is_one_step() {
    let mut session = sample();
    let trust = element(&session, "Trust");
    select(&mut session, Part::Element(trust));
    let mut harness = harness(session);
    harness.run();
    let steps = harness.state().document.history().done().len();
    press(&mut harness, "Add quote…");
    let words =
        "\u{201c}[Practitioners] can become hardened\u{2026}protect themselves.\u{201d}  caf\u{e9} \u{2018}no\u{2019} -- (c) 'x'\n\t ";
    for piece in [&words[..10], &words[10..]] {
        field(&harness, "Words of the quote").type_text(piece);
        harness.run();
    }
    let quote = harness.state().map().quotes().iter().last().unwrap().clone();
    assert_eq!(quote.original.as_bytes(), words.as_bytes());
    assert_eq!(quote.stance_on(CitedPart::Element(trust)), Some(Stance::Supports));
    assert_eq!((quote.consent, quote.shown), (Consent::NotRecorded, None));
    press(&mut harness, "Done");
    assert_eq!(harness.state().document.history().done().len(), steps + 2, "one step for the quote, one for all that was typed");
    assert_eq!(harness.state().panels.open_quote, None);
    harness.state_mut().document.undo();
    assert_eq!(harness.state().map().quotes().get(quote.id).unwrap().original, "");
}

#[test]
fn pasted_words_keep_every_character() {
    let mut session = sample();
    let trust = element(&session, "Trust");
    select(&mut session, Part::Element(trust));
    let mut harness = harness(session);
    harness.run();
    press(&mut harness, "Add quote…");
    let words =
        " \u{2018}Jo-Jo\u{2019}s fully story\u{2019} \u{2013} e\u{301}t\u{e9}\n\nnew ways of ways of working \u{201d}\r\nand more\r\n";
    harness.event(egui::Event::Paste(words.to_owned()));
    harness.run();
    assert_eq!(harness.state().map().quotes().iter().last().unwrap().original, words);
}

#[test]
fn a_quote_left_without_a_word_is_taken_out_again() {
    let mut session = sample();
    let trust = element(&session, "Trust");
    select(&mut session, Part::Element(trust));
    let before = session.map().clone();
    let mut harness = harness(session);
    harness.run();
    press(&mut harness, "Add quote…");
    assert_eq!(harness.state().map().quotes().len(), 3);
    press(&mut harness, "Done");
    assert_eq!(harness.state().map(), &before);
}

#[test]
fn consent_and_stance_are_set_and_said() {
    let mut session = sample();
    let trust = element(&session, "Trust");
    select(&mut session, Part::Element(trust));
    let mut harness = harness(session);
    harness.run();
    let quote = harness.state().map().quotes().iter().next().unwrap().id;
    assert!(harness.query_by_label_contains("Not for print: no consent yet").is_some());
    harness.get_by_label_contains("Q1: \u{2018}She remembered what I said.\u{2019}").click();
    harness.run();
    press(&mut harness, "Consent");
    press(&mut harness, "Workshop and print");
    press(&mut harness, "Stance on N2 Trust: Contradicts");
    let kept = harness.state().map().quotes().get(quote).unwrap();
    assert_eq!((kept.consent, kept.stance_on(CitedPart::Element(trust))), (Consent::Workshop, Some(Stance::Contradicts)));
    press(&mut harness, "Done");
    let card = harness.get_by_label_contains("Q1: ");
    let said = {
        use egui_kittest::kittest::NodeT;
        card.accesskit_node().label().unwrap()
    };
    assert!(said.contains("Contradicts this") && !said.contains("Not for print"), "{said}");
}

#[test]
fn shortening_keeps_the_original() {
    let mut session = sample();
    let quote = session.map().quotes().iter().last().unwrap().id;
    select(&mut session, Part::Quote(quote));
    let mut harness = harness(session);
    harness.run();
    press(&mut harness, "Shorten or redact…");
    type_into(&mut harness, "Words shown", " […]");
    let kept = harness.state().map().quotes().get(quote).unwrap();
    assert_eq!((kept.original.as_str(), kept.text()), ("Nobody asked me.", "Nobody asked me. […]"));
    press(&mut harness, "Show the original again");
    assert_eq!(harness.state().map().quotes().get(quote).unwrap().shown, None);
}

#[test]
fn a_quote_goes_to_the_part_clicked_next() {
    let mut session = sample();
    let quote = session.map().quotes().iter().last().unwrap().id;
    select(&mut session, Part::Quote(quote));
    let mut harness = harness(session);
    harness.run();
    press(&mut harness, "Attach to the part clicked next");
    let connection = harness.state().map().connection_by_number(1).unwrap().id;
    select(harness.state_mut(), Part::Connection(connection));
    harness.run();
    let cited = harness.state().map().quotes().get(quote).unwrap().citations.iter().map(|c| c.part).collect::<Vec<_>>();
    assert_eq!(cited, [CitedPart::Connection(connection)]);
    assert_eq!(harness.state().panels.attach_next, None);
}

#[test]
fn the_outline_finds_what_has_accents_and_selects_it() {
    let mut harness = harness(sample());
    harness.run();
    type_into(&mut harness, "Find a part", "acces");
    assert!(harness.query_by_label_contains("N2 Trust").is_none());
    harness.get_by_label_contains("N1 Accès au soutien").click();
    harness.run();
    let id = element(harness.state(), "Accès au soutien");
    assert_eq!(harness.state().document.selection().single(), Some(Part::Element(id)));
    assert!(harness.query_by_label("Label").is_some(), "the inspector shows it");
}

#[test]
fn the_outline_finds_connections_by_both_ends_and_quotes_by_their_words() {
    let mut harness = harness(sample());
    harness.run();
    type_into(&mut harness, "Find a part", "wellbeing trust");
    press(&mut harness, "L3 Trust → Wellbeing, Influence");
    let third = harness.state().map().connection_by_number(3).unwrap().id;
    assert_eq!(harness.state().document.selection().single(), Some(Part::Connection(third)));
    assert!(harness.query_by_label_contains("L1 ").is_none());
    perform(harness.state_mut(), PanelAction::Search(LeftTab::Outline, "remembered".into()).into());
    harness.run();
    assert!(harness.query_by_label_contains("Q1: \u{2018}She remembered").is_some());
}

#[test]
fn enter_in_the_search_selects_the_first_part_found() {
    let mut harness = harness(sample());
    harness.run();
    type_into(&mut harness, "Find a part", "well");
    harness.key_press(egui::Key::Enter);
    harness.run();
    let id = element(harness.state(), "Wellbeing");
    assert_eq!(harness.state().document.selection().single(), Some(Part::Element(id)));
}

#[test]
fn arrows_walk_the_outline_and_enter_selects() {
    let mut harness = harness(sample());
    harness.run();
    harness.get_by_label_contains("N1 Accès au soutien").focus();
    harness.run();
    harness.key_press(egui::Key::ArrowDown);
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    let id = element(harness.state(), "Trust");
    assert_eq!(harness.state().document.selection().single(), Some(Part::Element(id)));
}

#[test]
fn a_loop_is_named_and_its_flip_is_told_until_acknowledged() {
    let mut session = sample();
    session.panels.tab = LeftTab::Loops;
    let mut harness = harness(session);
    harness.run();
    assert!(harness.query_by_label("Loops: All 2").is_some() && harness.query_by_label("Loops: Named 0").is_some());
    assert!(harness.query_by_label("All 2 loops up to 8 steps among the 3 factors shown.").is_some());
    harness.get_by_label_contains("R1 Name this loop…").click();
    harness.run();
    let name = field(&harness, "Loop name");
    name.focus();
    harness.run();
    field(&harness, "Loop name").type_text("Trust builds");
    harness.run();
    let named = harness.state().map().named_loops().iter().next().unwrap().clone();
    assert_eq!((named.name.as_str(), named.number), ("Trust builds", 1));
    assert!(harness.query_by_label("Loops: Named 1").is_some());
    let first = harness.state().map().connection_by_number(1).unwrap().id;
    let flip = Edit::Connections(vec![first], ConnectionField::Polarity(Polarity::Minus));
    perform(harness.state_mut(), flip.into());
    harness.run();
    assert!(harness.query_all_by_label("This loop was R1, is now B1.").next().is_some());
    harness.get_all_by_label("Acknowledge").next().unwrap().click();
    harness.run();
    assert!(harness.query_all_by_label_contains("was R1").next().is_none());
    assert_eq!(harness.state().map().named_loops().get(named.id).unwrap().name, "Trust builds");
}

#[test]
fn loops_are_filtered_traced_and_stepped_through() {
    let mut session = sample();
    session.panels.tab = LeftTab::Loops;
    let mut harness = harness(session);
    harness.run();
    press(&mut harness, "Loops: B 1");
    assert!(harness.query_by_label_contains("R1 Name this loop…").is_none());
    harness.get_by_label_contains("B1 Name this loop…").click();
    harness.run();
    harness.get_all_by_label("Trace").next().unwrap().click();
    harness.run();
    let key = harness.state().canvas.traced.unwrap();
    assert_eq!(harness.state().derived.book.row(key).unwrap().code, "B1");
    harness.get_all_by_label("Next step").next().unwrap().click();
    harness.run();
    let first = harness.state().map().connection_by_number(3).unwrap().id;
    assert_eq!(harness.state().document.selection().single(), Some(Part::Connection(first)));
    harness.get_all_by_label("Previous step").next().unwrap().click();
    harness.run();
    let last = harness.state().map().connection_by_number(4).unwrap().id;
    assert_eq!(harness.state().document.selection().single(), Some(Part::Connection(last)));
}

#[test]
fn a_broken_loop_keeps_its_name_and_says_what_is_missing() {
    let mut session = sample();
    session.panels.tab = LeftTab::Loops;
    let key = session.derived.book.by_code("R1").unwrap().key;
    perform(&mut session, PanelAction::Loop(key, causeway::session::LoopField::Name("Trust builds".into())).into());
    let second = session.map().connection_by_number(2).unwrap().id;
    perform(&mut session, Edit::Delete(vec![Part::Connection(second)]).into());
    let mut harness = harness(session);
    harness.run();
    press(&mut harness, "Broken loops, 1");
    assert!(harness.query_by_label("R1 Trust builds").is_some());
    assert!(harness.query_by_label("Missing: Trust → Accès au soutien").is_some());
}

#[test]
fn quotes_are_narrowed_and_selecting_one_selects_it() {
    let mut session = sample();
    session.panels.tab = LeftTab::Quotes;
    let mut harness = harness(session);
    harness.run();
    let shown = |harness: &Harness<'_, Session>| ["Q1: ", "Q2: "].map(|code| harness.query_by_label_contains(code).is_some());
    assert_eq!(shown(&harness), [true, true]);
    press(&mut harness, "Quotes: Not placed");
    assert_eq!(shown(&harness), [false, true]);
    press(&mut harness, "Quotes: All");
    press(&mut harness, "Order and filters");
    press(&mut harness, "Voice");
    press(&mut harness, "Person accessing support");
    assert_eq!(shown(&harness), [true, false]);
    harness.get_by_label_contains("Q1: ").click();
    harness.run();
    let first = harness.state().map().quotes().iter().next().unwrap().id;
    assert_eq!(harness.state().document.selection().single(), Some(Part::Quote(first)));
}

#[test]
fn an_element_gets_status_lever_and_label() {
    let mut session = sample();
    let trust = element(&session, "Trust");
    select(&mut session, Part::Element(trust));
    let mut harness = harness(session);
    harness.run();
    press(&mut harness, "Status: Disputed");
    press(&mut harness, "Leverage level");
    press(&mut harness, "6 · Structure of information flows");
    press(&mut harness, "Group");
    press(&mut harness, "1 Access");
    type_into(&mut harness, "Label", " between people");
    let kept = harness.state().map().element(trust).unwrap();
    assert_eq!(kept.label, "Trust between people");
    assert_eq!(kept.status, causeway::map::Status::Disputed);
    assert_eq!(kept.leverage.in_framework("meadows"), Some("6"));
    assert_eq!(kept.groups.len(), 1);
    press(&mut harness, "Leverage level");
    harness.get_by_label_contains("Not marked as a lever").click();
    harness.run();
    assert!(!harness.state().map().element(trust).unwrap().leverage.is_marked());
}

#[test]
fn a_connection_is_changed_in_its_inspector() {
    let mut session = sample();
    let id = session.map().connection_by_number(1).unwrap().id;
    let (from, to) = session.map().connection(id).map(|c| (c.from, c.to)).unwrap();
    select(&mut session, Part::Connection(id));
    let mut harness = harness(session);
    harness.run();
    press(&mut harness, "Polarity: More leads to less (−)");
    press(&mut harness, "It takes a while");
    press(&mut harness, "Reverse");
    let kept = harness.state().map().connection(id).unwrap().clone();
    assert_eq!((kept.from, kept.to), (to, from));
    assert_eq!(kept.influence().map(|i| (i.polarity, i.delay)), Some((Polarity::Minus, true)));
    press(&mut harness, "Kind: Relation");
    press(&mut harness, "Verbs in use");
    press(&mut harness, "fund");
    assert_eq!(harness.state().map().connection(id).unwrap().relation().map(|r| r.verb.as_str()), Some("fund"));
}

#[test]
fn several_parts_are_set_in_one_step() {
    let mut session = sample();
    let parts: Vec<Part> = session.map().elements().take(3).map(|e| Part::Element(e.id)).collect();
    perform(&mut session, Request::Select(parts).into());
    let mut harness = harness(session);
    harness.run();
    let steps = harness.state().document.history().done().len();
    press(&mut harness, "Status: Draft");
    let drafts = harness.state().map().elements().filter(|e| e.status == causeway::map::Status::Draft).count();
    assert_eq!((drafts, harness.state().document.history().done().len()), (3, steps + 1));
}

#[test]
fn the_map_says_what_it_is() {
    let mut harness = harness(sample());
    harness.run();
    type_into(&mut harness, "Purpose", "To think together");
    press(&mut harness, "Add group");
    assert_eq!(harness.state().map().about().purpose, "To think together");
    assert_eq!(harness.state().map().groups().len(), 2);
    press(&mut harness, "Colour 3 of Group 2");
    assert_eq!(harness.state().map().groups().iter().last().unwrap().tint, 2);
}

/// Every inspector and every tab, narrow and at twice the size, in both themes: named controls throughout, no panic.
#[test]
fn everything_is_named_and_stands_in_narrow_panels() {
    for (dark, scale) in [(false, 1.0), (true, 2.0)] {
        let mut session = sample();
        session.shell.dark = dark;
        let loop_key = session.derived.book.by_code("R1").unwrap().key;
        for section in [Section::Connections, Section::Details, Section::Voices, Section::Sources, Section::Cases, Section::Filters] {
            perform(&mut session, PanelAction::Turn(section).into());
        }
        let mut parts: Vec<Vec<Part>> =
            vec![Vec::new(), vec![Part::Loop(loop_key)], vec![Part::Group(causeway::map::GroupId::from_value(1))]];
        parts.extend(session.map().elements().map(|e| vec![Part::Element(e.id)]));
        parts.extend(session.map().connections().map(|c| vec![Part::Connection(c.id)]));
        parts.extend(session.map().quotes().iter().map(|q| vec![Part::Quote(q.id)]));
        parts.push(
            session
                .map()
                .elements()
                .map(|e| Part::Element(e.id))
                .chain(session.map().connections().map(|c| Part::Connection(c.id)))
                .collect(),
        );
        let mut harness = harness_of(session, [800.0, 700.0], (240.0, 240.0));
        harness.set_pixels_per_point(scale);
        for (at, selected) in parts.into_iter().enumerate() {
            perform(harness.state_mut(), Request::Select(selected).into());
            perform(harness.state_mut(), Action::Panel(PanelAction::Tab(LeftTab::ALL[at % 4])));
            harness.run();
            harness.check_accessibility();
            assert!(harness.query_by_label("Outline").is_some());
        }
    }
}

/// Only rows in view are laid out, wherever one has scrolled to.
#[test]
fn a_long_outline_lays_out_only_what_is_in_view() {
    let mut session = Session::new();
    for n in 0..3000 {
        let id = session.document.new_id();
        session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: format!("Factor {n}"), at: Point::ZERO });
    }
    let mut harness = harness_of(session, [800.0, 700.0], (288.0, 328.0));
    harness.run();
    let shown = harness.query_all_by_label_contains("0 connections").count();
    assert!((5..40).contains(&shown), "{shown} rows");
    let last = harness.state().map().element_by_number(3000).unwrap().id;
    select(harness.state_mut(), Part::Element(last));
    harness.run_steps(60);
    assert!(harness.query_by_label_contains("N3000 Factor 2999").is_some(), "the selected row is brought into view");
}
