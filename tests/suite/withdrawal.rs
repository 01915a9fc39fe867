//! Words taken back: no byte of them in the map, in any step of its history, in the running editor, or in the file that is written.

use std::fs;
use std::process::{Command, Stdio};

use causeway::command::perform;
use causeway::document::{Document, Edit, QuoteField, Withdrawal};
use causeway::format::ron;
use causeway::map::{Citation, CitedPart, ElementId, ElementKind, IdSource, Part, Point, Quote, QuoteId, Stance, SystemMap};
use causeway::session::{Action, LeftTab, PanelAction, ParticipantAction, Session, Wish};
use proptest::prelude::*;

/// Words that stand nowhere else.
fn words(participant: u8, n: usize) -> String {
    format!("Spoken by {participant}, time {n}: \u{201c}on \u{2615}\u{fe0f} the stairs\u{201d}")
}

fn needle(participant: u8) -> String {
    format!("Spoken by {participant},")
}

fn quote(document: &Document, participant: u8, n: usize, on: Option<ElementId>) -> Quote {
    let mut quote = Quote::new(document.new_id(), 0, words(participant, n));
    quote.participant = format!("P{participant}");
    quote.citations.extend(on.map(|id| Citation::new(CitedPart::Element(id), Stance::Supports)));
    quote
}

/// One random thing to do; numbers pick among what is there.
#[derive(Clone, Debug)]
enum Act {
    Element(i16),
    Quote(u8, u8),
    Shorten(u8),
    Empty(u8),
    Participant(u8, u8),
    DeleteElement(u8),
    DeleteQuote(u8),
    Undo,
    Redo,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        2 => any::<i16>().prop_map(Act::Element),
        5 => (0..3_u8, any::<u8>()).prop_map(|(p, e)| Act::Quote(p, e)),
        1 => any::<u8>().prop_map(Act::Shorten),
        1 => any::<u8>().prop_map(Act::Empty),
        1 => (any::<u8>(), 0..3_u8).prop_map(|(q, p)| Act::Participant(q, p)),
        1 => any::<u8>().prop_map(Act::DeleteElement),
        2 => any::<u8>().prop_map(Act::DeleteQuote),
        3 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ];
    prop::collection::vec(act, 1..40)
}

fn pick<T>(all: Vec<T>, n: u8) -> Option<T> {
    let count = all.len();
    all.into_iter().nth(usize::from(n) % count.max(1))
}

fn act(document: &mut Document, act: &Act, n: usize) {
    let element = |document: &Document, n: u8| pick(document.map().elements().map(|e| e.id).collect(), n);
    let picked = |document: &Document, n: u8| pick(document.map().quotes().iter().map(|q| q.id).collect::<Vec<QuoteId>>(), n);
    let edit = match act {
        Act::Element(x) => Some(Edit::AddElement {
            id: document.new_id(),
            kind: ElementKind::Factor,
            label: "Trust".into(),
            at: Point::new(f64::from(*x), 0.0),
        }),
        Act::Quote(p, e) => Some(Edit::AddQuote(Box::new(quote(document, *p, n, element(document, *e))))),
        Act::Shorten(q) => picked(document, *q).map(|id| {
            let said = document.map().quotes().get(id).unwrap().original.clone();
            Edit::Quotes(vec![id], QuoteField::Shown(Some(format!("[\u{2026}] {said}"))))
        }),
        Act::Empty(q) => picked(document, *q).map(|id| Edit::Quotes(vec![id], QuoteField::Original(String::new()))),
        // A participant given to another's words takes these words over: text and code part ways on purpose only here.
        Act::Participant(q, p) => picked(document, *q).map(|id| {
            let text = QuoteField::Original(words(*p, n));
            let shown = Edit::Quotes(vec![id], QuoteField::Shown(None));
            let code = Edit::Quotes(vec![id], QuoteField::Participant(format!(" p{p}")));
            Edit::All("change".into(), vec![Edit::Quotes(vec![id], text), shown, code])
        }),
        Act::DeleteElement(e) => element(document, *e).map(|id| Edit::Delete(vec![Part::Element(id)])),
        Act::DeleteQuote(q) => picked(document, *q).map(|id| Edit::Delete(vec![Part::Quote(id)])),
        Act::Undo => {
            document.undo();
            None
        }
        Act::Redo => {
            document.redo();
            None
        }
    };
    if let Some(edit) = edit {
        document.edit(&edit);
    }
}

fn assert_gone(document: &Document, needle: &str) -> Result<(), TestCaseError> {
    prop_assert!(!ron::write(document.map()).contains(needle));
    let told = format!("{document:?}");
    prop_assert!(!told.contains(needle));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_byte_stays_and_every_older_step_still_works(acts in acts()) {
        let mut document = Document::new(SystemMap::default(), IdSource::seeded(1));
        for (n, one) in acts.iter().enumerate() {
            act(&mut document, one, n);
        }
        // Words that once were another's and are now in the map stay with whoever they belong to now.
        let moved = acts.iter().any(|act| matches!(act, Act::Participant(..)));
        let others: Vec<Quote> =
            document.map().quotes().iter().filter(|q| q.participant.trim().to_lowercase() != "p1").cloned().collect();
        let taken = document.map().quotes().len() - others.len();
        let withdrawn = document.withdraw(&Withdrawal::Participant("P1".into()), "2026-11-28");
        prop_assert_eq!(withdrawn.quotes.len(), taken);
        prop_assert_eq!(document.map().tombstones().len(), taken + withdrawn.forgotten.len());
        prop_assert_eq!(document.map().quotes().iter().cloned().collect::<Vec<_>>(), others);
        if moved {
            prop_assert!(!ron::write(document.map()).contains(&needle(1)));
            return Ok(());
        }
        let now = document.map().clone();
        assert_gone(&document, &needle(1))?;
        let mut undone = 0;
        while document.undo() {
            undone += 1;
            assert_gone(&document, &needle(1))?;
        }
        for _ in 0..undone {
            prop_assert!(document.redo());
        }
        prop_assert_eq!(document.map(), &now);
        while document.redo() {
            assert_gone(&document, &needle(1))?;
        }
    }
}

#[test]
fn a_save_under_way_does_not_make_the_map_clean() {
    let mut document = Document::new(SystemMap::default(), IdSource::seeded(2));
    let said = quote(&document, 1, 0, None);
    document.edit(&Edit::AddQuote(Box::new(said)));
    let position = document.history().position();
    document.withdraw(&Withdrawal::Participant("P1".into()), "2026-11-28");
    document.mark_saved(position);
    assert!(document.is_dirty(), "what was being saved still held the words");
    document.mark_saved(document.history().position());
    assert!(!document.is_dirty());
    assert!(!document.undo(), "the only step was about the words");
    assert_eq!(document.map().tombstones().iter().next().map(|t| (t.number, t.date.as_str())), Some((1, "2026-11-28")));
}

#[test]
fn what_was_decided_about_the_words_goes_with_them() {
    use causeway::map::{Extra, Kept, Privacy, RecordId};
    let mut document = Document::new(SystemMap::default(), IdSource::seeded(5));
    let (said, other) = (quote(&document, 1, 0, None), quote(&document, 2, 1, None));
    for quote in [&said, &other] {
        document.edit(&Edit::AddQuote(Box::new(quote.clone())));
    }
    let kept = |id: QuoteId, because: &str| Kept {
        part: RecordId::Quote(id),
        field: "original".into(),
        mark: "7".into(),
        because: because.into(),
        extra: Extra::default(),
    };
    let privacy = Privacy { kept: vec![kept(said.id, "a street nobody knows"), kept(other.id, "agreed")], ..Privacy::default() };
    document.edit(&Edit::Put(Box::new(privacy.into())));
    document.withdraw(&Withdrawal::Participant("P1".into()), "2026-11-28");
    assert_eq!(document.map().privacy().kept.iter().map(|kept| kept.because.as_str()).collect::<Vec<_>>(), ["agreed"]);
    assert!(!format!("{document:?}").contains("a street"));
    while document.undo() {}
    while document.redo() {}
    assert_eq!(document.map().privacy().kept.len(), 1);
}

#[test]
fn the_same_words_elsewhere_are_told() {
    let mut document = Document::new(SystemMap::default(), IdSource::seeded(3));
    let id = document.new_id();
    document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
    let description = causeway::document::ElementField::Description(format!("As one put it, {}", words(1, 0)));
    document.edit(&Edit::Elements(vec![id], description));
    let (said, copy) = (quote(&document, 1, 0, Some(id)), Quote::new(document.new_id(), 0, words(1, 0)));
    document.edit(&Edit::AddQuote(Box::new(said.clone())));
    document.edit(&Edit::AddQuote(Box::new(copy)));
    let withdrawn = document.withdraw(&Withdrawal::Quote(said.id), "2026-11-28");
    let told = causeway::words::repeated_told(document.map(), &withdrawn.repeated);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("element N1 \u{201c}Trust\u{201d}") && told[1].contains("quote Q2"), "{told:?}");
}

/// A session in which the words lie about everywhere.
fn littered() -> Session {
    let mut session = Session::new();
    session.shell.page = causeway::session::Page::Editor;
    let id = session.document.new_id();
    session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
    for n in 0..2 {
        let said = quote(&session.document, 1, n, Some(id));
        session.document.edit(&Edit::AddQuote(Box::new(said)));
    }
    session.file.base = Some(std::sync::Arc::new(session.map().clone()));
    let first = session.map().quotes().iter().next().unwrap().id;
    session.document.edit(&Edit::Quotes(vec![first], QuoteField::Consent(causeway::map::Consent::Public)));
    session.document.selection_mut().set([Part::Element(id)]);
    perform(&mut session, Action::Run("edit.copy"));
    perform(&mut session, PanelAction::Search(LeftTab::Quotes, words(1, 0)).into());
    perform(&mut session, Action::Run("file.print"));
    session.refresh();
    session.print.wait();
    session.refresh();
    session.shell.page = causeway::session::Page::Editor;
    session
}

#[test]
fn nothing_in_a_running_editor_keeps_the_words() {
    let mut session = littered();
    assert!(format!("{session:?}").contains(&needle(1)));
    session.shell.wishes.clear();
    perform(&mut session, ParticipantAction::AskBack(Withdrawal::Participant("p1".into())).into());
    perform(&mut session, ParticipantAction::TakeBack { save: true }.into());
    session.refresh();
    let told = format!("{session:?}");
    assert!(!told.contains(&needle(1)), "{}", told.split(&needle(1)).next().unwrap().chars().rev().take(400).collect::<String>());
    assert_eq!(session.map().tombstones().len(), 2);
    let copied = session.shell.wishes.iter().find_map(|wish| if let Wish::CopyText(text) = wish { Some(text.clone()) } else { None });
    assert!(session.shell.wishes.contains(&Wish::Save) && session.shell.wishes.contains(&Wish::ForgetTyped));
    perform(&mut session, causeway::session::CanvasAction::Paste(copied.unwrap()).into());
    assert_eq!((session.map().element_count(), session.map().quotes().len()), (2, 0), "what is pasted has no words");
}

#[test]
fn the_command_line_takes_words_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut document = Document::new(SystemMap::default(), IdSource::seeded(4));
    let id = document.new_id();
    document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
    for (participant, n) in [(1, 0), (2, 1), (1, 2)] {
        let mut said = quote(&document, participant, n, None);
        said.consent = causeway::map::Consent::Workshop;
        document.edit(&Edit::AddQuote(Box::new(said)));
    }
    fs::write(folder.path().join("m.ron"), ron::write(document.map())).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_causeway"));
        command
            .env("CAUSEWAY_DATA_DIR", folder.path().join("data"))
            .args(arguments)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap()
    };
    run(&["print", "m.ron", "--kind", "quote-cards", "--audience", "team", "-o", "cards.pdf"]);
    run(&["convert", "m.ron", "whole.json", "--audience", "public"]);
    let done = run(&["withdraw", "m.ron", "--participant", "p1", "-o", "out.ron"]);
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(0), "{told}");
    assert!(told.contains("p1: 2 quotes were taken back: Q1 and Q3.") && told.contains("git") && told.contains("m.ron itself"), "{told}");
    assert!(told.contains("Quote cards of ") && told.contains("cards.pdf: Q1 and Q3.") && !told.contains("whole.json"), "{told}");
    let written = fs::read_to_string(folder.path().join("out.ron")).unwrap();
    assert!(!written.contains(&needle(1)) && written.contains(&needle(2)));
    assert!(fs::read_to_string(folder.path().join("m.ron")).unwrap().contains(&needle(1)));
    assert_eq!(run(&["withdraw", "out.ron", "--quote", "q2", "-o", "out.ron"]).status.code(), Some(0));
    assert!(!fs::read_to_string(folder.path().join("out.ron")).unwrap().contains("Spoken"));
    for wrong in [["--participant", "P9"], ["--quote", "Q9"], ["--quote", "nine"]] {
        let failed = run(&["withdraw", "m.ron", wrong[0], wrong[1], "-o", "no.ron"]);
        let told = String::from_utf8(failed.stderr).unwrap();
        assert_eq!((failed.status.code(), told.lines().count()), (Some(2), 1), "{told}");
        assert!(told.contains("; ") && !folder.path().join("no.ron").exists(), "{told}");
    }
}
