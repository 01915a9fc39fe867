//! Random edits: undo all is the start, redo all is the end, cancel leaves no trace.

use causeway::document::{ConnectionField, Document, Edit, ElementField, QuoteField, fragment_of};
use causeway::map::{
    CitedPart, ConnectionKind, Consent, ElementKind, IdSource, Influence, Part, Point, Polarity, Quote, Stance, SystemMap, Vec2,
};
use proptest::prelude::*;

/// One random thing to do; numbers pick among what is there.
#[derive(Clone, Debug)]
enum Act {
    Add(u8, i16, i16),
    Connect(u8, u8, u8),
    Move(u8, i16),
    Label(u8, String),
    Reverse(u8),
    Polarity(u8, u8),
    Quote(u8, String),
    Cite(u8, u8),
    Consent(u8),
    Delete(u8),
    DeleteConnection(u8),
    Paste(u8),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        3 => (any::<u8>(), any::<i16>(), any::<i16>()).prop_map(|(k, x, y)| Act::Add(k, x, y)),
        3 => (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(a, b, p)| Act::Connect(a, b, p)),
        1 => (any::<u8>(), any::<i16>()).prop_map(|(e, x)| Act::Move(e, x)),
        1 => (any::<u8>(), ".{0,12}").prop_map(|(e, l)| Act::Label(e, l)),
        1 => any::<u8>().prop_map(Act::Reverse),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(c, p)| Act::Polarity(c, p)),
        1 => (any::<u8>(), ".{0,40}").prop_map(|(e, t)| Act::Quote(e, t)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(q, c)| Act::Cite(q, c)),
        1 => any::<u8>().prop_map(Act::Consent),
        1 => any::<u8>().prop_map(Act::Delete),
        1 => any::<u8>().prop_map(Act::DeleteConnection),
        1 => any::<u8>().prop_map(Act::Paste),
    ];
    prop::collection::vec(act, 1..40)
}

fn pick<T>(all: Vec<T>, n: u8) -> Option<T> {
    let count = all.len();
    all.into_iter().nth(usize::from(n) % count.max(1))
}

fn edit_for(document: &Document, act: &Act) -> Option<Edit> {
    let map = document.map();
    let element = |n: u8| pick(map.elements().map(|e| e.id).collect(), n);
    let connection = |n: u8| pick(map.connections().map(|c| c.id).collect(), n);
    let quote = |n: u8| pick(map.quotes().iter().map(|q| q.id).collect(), n);
    let polarity = |p: u8| Polarity::ALL[usize::from(p) % 3];
    Some(match act {
        Act::Add(kind, x, y) => Edit::AddElement {
            id: document.new_id(),
            kind: ElementKind::ALL[usize::from(*kind) % 4],
            label: format!("{kind}"),
            at: Point::new(f64::from(*x), f64::from(*y)),
        },
        Act::Connect(a, b, p) => Edit::Connect {
            id: document.new_id(),
            from: element(*a)?,
            to: element(*b)?,
            kind: ConnectionKind::Influence(Influence { polarity: polarity(*p), ..Influence::default() }),
            bend: 0.1,
        },
        Act::Move(e, x) => Edit::Move(vec![(element(*e)?, Point::new(f64::from(*x), 7.0))]),
        Act::Label(e, label) => Edit::Elements(vec![element(*e)?], ElementField::Label(label.clone())),
        Act::Reverse(c) => Edit::Reverse(vec![connection(*c)?]),
        Act::Polarity(c, p) => Edit::Connections(vec![connection(*c)?], ConnectionField::Polarity(polarity(*p))),
        Act::Quote(e, text) => {
            let mut quote = Quote::new(document.new_id(), 0, text.clone());
            quote.citations.push(causeway::map::Citation::new(CitedPart::Element(element(*e)?), Stance::Supports));
            Edit::AddQuote(Box::new(quote))
        }
        Act::Cite(q, c) => Edit::Cite { quote: quote(*q)?, part: CitedPart::Connection(connection(*c)?), stance: Stance::Qualifies },
        Act::Consent(q) => Edit::Quotes(vec![quote(*q)?], QuoteField::Consent(Consent::Public)),
        Act::Delete(e) => Edit::Delete(vec![Part::Element(element(*e)?)]),
        Act::DeleteConnection(c) => Edit::Delete(vec![Part::Connection(connection(*c)?)]),
        Act::Paste(e) => {
            let fragment = fragment_of(map, &[Part::Element(element(*e)?)]);
            Edit::Paste { fragment: Box::new(fragment), ids: vec![document.new_id()], notes: Vec::new(), offset: Vec2::new(20.0, 20.0) }
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_all_is_the_start_and_redo_all_is_the_end(acts in acts()) {
        let mut document = Document::new(SystemMap::default(), IdSource::seeded(1));
        for act in &acts {
            if let Some(edit) = edit_for(&document, act) {
                document.edit(&edit);
            }
        }
        let end = document.map().clone();
        prop_assert!(causeway::map::check(&end).iter().all(|p| p.kind == causeway::map::ProblemKind::Mention), "{:?}", causeway::map::check(&end));
        while document.undo() {}
        prop_assert_eq!(document.map(), &SystemMap::default());
        prop_assert!(!document.is_dirty());
        while document.redo() {}
        prop_assert_eq!(document.map(), &end);
    }

    #[test]
    fn cancel_takes_a_gesture_back_exactly(before in acts(), during in acts()) {
        let mut document = Document::new(SystemMap::default(), IdSource::seeded(2));
        for act in &before {
            if let Some(edit) = edit_for(&document, act) {
                document.edit(&edit);
            }
        }
        let (start, steps) = (document.map().clone(), document.history().done().len());
        document.begin("gesture");
        for act in &during {
            if let Some(edit) = edit_for(&document, act) {
                document.edit(&edit);
            }
        }
        document.cancel();
        prop_assert_eq!(document.map(), &start);
        prop_assert_eq!(document.history().done().len(), steps);
    }
}

#[test]
fn a_drag_of_many_frames_is_one_step() {
    let mut document = Document::new(SystemMap::default(), IdSource::seeded(3));
    let id = document.new_id();
    document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
    document.begin("move");
    for x in 1..100 {
        document.edit(&Edit::Move(vec![(id, Point::new(f64::from(x), 0.0))]));
    }
    document.commit();
    assert_eq!(document.history().done().len(), 2);
    assert_eq!(document.history().undo_label(), Some("move"));
    document.undo();
    assert_eq!(document.map().element(id).unwrap().at, Point::ZERO);
    let number = document.map().element(id).unwrap().number;
    document.undo();
    document.edit(&Edit::AddElement { id: document.new_id(), kind: ElementKind::Factor, label: "Time".into(), at: Point::ZERO });
    assert!(document.map().elements().all(|e| e.number > number), "a number given once is never given again");
}

#[test]
fn causal_changes_are_told_from_moves() {
    let mut document = Document::new(SystemMap::default(), IdSource::seeded(4));
    let id = document.new_id();
    document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
    let causal = document.causal_revision();
    document.edit(&Edit::Move(vec![(id, Point::new(5.0, 5.0))]));
    document.edit(&Edit::Elements(vec![id], ElementField::Label("Mistrust".into())));
    assert_eq!(document.causal_revision(), causal);
    document.edit(&Edit::Delete(vec![Part::Element(id)]));
    assert!(document.causal_revision() > causal);
}
