//! Which loops are listed, and in which order.

use super::*;
use crate::analysis::sample::{self, Said, said};
use crate::document::Document;
use crate::map::{CitedPart, IdSource, Part, SourceKind, Stance};
use crate::session::{LeftTab, Session};

/// 1 ⇄ 2 and the detour 1 → 3 → 2, 3 ⇄ 4; the first voice told both ways of 1 ⇄ 2, the second 2 → 1 alone.
fn session() -> Session {
    let map = sample::map(4, &[(1, 2, "+"), (2, 1, "+"), (1, 3, "+"), (3, 2, "-"), (3, 4, "+"), (4, 3, "+")]);
    let on = |numbers: &[u32]| -> Vec<(CitedPart, Stance)> {
        numbers.iter().map(|&n| (CitedPart::Connection(map.connection_by_number(n).unwrap().id), Stance::Supports)).collect()
    };
    let quotes =
        [Said { voice: 1, source: 1, on: on(&[1, 2]), ..Said::default() }, Said { voice: 2, source: 2, on: on(&[2]), ..Said::default() }];
    let map = said(&map, &["First", "Second"], &[SourceKind::Interviews, SourceKind::Interviews], &quotes, &[]);
    let mut session = Session::new();
    session.document = Document::new(map, IdSource::seeded(3));
    session.panels.tab = LeftTab::Loops;
    session
}

/// Steps of the loops shown, and how many variants are behind each.
fn shown(session: &mut Session, hand: LoopHand) -> Vec<(usize, usize)> {
    session.panels.loop_hand = hand;
    session.refresh();
    session.derived.sets.wait();
    session.refresh();
    let (book, loops) = (&session.derived.book, session.derived.loops.as_deref().unwrap());
    let steps = |line: &LoopLine| (book.rows[line.row].spelled(loops).unwrap().elements.len(), line.variants);
    session.panels.lists.loops.lines.iter().map(steps).collect()
}

#[test]
fn loops_are_narrowed_by_voice_and_by_how_they_are_told() {
    let mut session = session();
    let voices: Vec<_> = session.map().voices().iter().map(|voice| voice.id).collect();
    let by = |at: usize, share| LoopHand { voice: Some((voices[at], share)), ..LoopHand::default() };
    assert_eq!(shown(&mut session, LoopHand::default()).len(), 3);
    assert_eq!(shown(&mut session, by(0, Share::Every)), [(2, 0)]);
    assert_eq!(shown(&mut session, by(1, Share::Every)), []);
    assert_eq!(shown(&mut session, by(1, Share::Any)), [(2, 0), (3, 0)]);
    let told = |told| LoopHand { told: Some(told), ..LoopHand::default() };
    assert_eq!(shown(&mut session, told(LoopTold::Whole)), [(2, 0)]);
    assert_eq!(shown(&mut session, told(LoopTold::Untold)), [(2, 0), (3, 0)]);
    assert_eq!(shown(&mut session, told(LoopTold::Stitched)), []);
}

#[test]
fn loops_stay_among_what_is_chosen_or_run_through_it() {
    let mut session = session();
    let ids = |session: &Session, numbers: &[u32]| -> Vec<Part> {
        numbers.iter().map(|&n| Part::Element(session.map().element_by_number(n).unwrap().id)).collect()
    };
    let through = ids(&session, &[1, 2, 3]);
    assert_eq!(shown(&mut session, LoopHand { through: through.clone(), ..LoopHand::default() }), [(3, 0)]);
    assert_eq!(shown(&mut session, LoopHand { through, among: true, ..LoopHand::default() }), [(2, 0), (3, 0)]);
}

#[test]
fn families_are_folded_and_opened_and_the_independent_set_is_shown() {
    let mut session = session();
    let folded = LoopHand { show: LoopShow::Families, ..LoopHand::default() };
    assert_eq!(shown(&mut session, folded.clone()), [(2, 1), (2, 0)]);
    assert_eq!(session.panels.lists.loops.kept, 3);
    let first = session.derived.book.rows[session.panels.lists.loops.lines[0].row].key;
    assert_eq!(shown(&mut session, LoopHand { opened: [first].into(), ..folded }), [(2, 1), (3, 0), (2, 0)]);
    assert_eq!(shown(&mut session, LoopHand { show: LoopShow::Independent, ..LoopHand::default() }).len(), 3);
    assert_eq!(session.derived.sets.independent().map(|set| (set.rank, set.is_proven)), Some((3, true)));
}

#[test]
fn loops_whose_elements_are_on_many_others_come_first() {
    let mut session = session();
    assert_eq!(shown(&mut session, LoopHand { sort: LoopSort::Shared, ..LoopHand::default() }), [(2, 0), (3, 0), (2, 0)]);
    assert_eq!(shown(&mut session, LoopHand { sort: LoopSort::Thin, ..LoopHand::default() })[0].0, 2);
}
