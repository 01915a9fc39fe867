//! Performs what was asked of layouts. What is found stands on the map at once, in a step that stays open while somebody looks at it.

use std::collections::BTreeSet;

use crate::document::Edit;
use crate::layout::{LaidOut, LayoutOptions, layout};
use crate::map::{ElementId, Part};
use crate::session::{LayoutAction, LayoutAsk, LayoutPreview, LayoutState, NoticeKind, Session};

pub(super) fn perform(session: &mut Session, action: LayoutAction) {
    match action {
        LayoutAction::Run(name) => run(session, name),
        LayoutAction::Step => step(session),
        LayoutAction::Another => another(session),
        LayoutAction::Keep => {
            session.layout.preview = None;
            session.document.commit();
        }
        LayoutAction::PutBack => {
            put_back(session);
        }
        LayoutAction::Stop => {
            session.layout.pace.stop();
            session.layout.errand.answer(Err(crate::layout::LayoutError::Stopped));
            session.layout.taken = true;
        }
    }
}

fn run(session: &mut Session, name: &str) {
    super::settle(session);
    session.layout.preview = None;
    let Some(layout) = layout(name) else { return };
    let options = LayoutOptions { seed: 1, only: chosen(session), ring: ring(session), ..LayoutOptions::default() };
    let ask = LayoutAsk { revision: session.document.revision(), layout, options };
    session.layout.send(&session.document, ask);
}

/// The elements that are selected, themselves or with their group; none when it is fewer than two, which means all.
fn chosen(session: &Session) -> Option<BTreeSet<ElementId>> {
    let map = session.map();
    let of = |part: &Part| -> Vec<ElementId> {
        match part {
            Part::Element(id) => vec![*id],
            Part::Group(id) => map.members(*id).map(|element| element.id).collect(),
            _ => Vec::new(),
        }
    };
    let chosen: BTreeSet<ElementId> = session.document.selection().parts().iter().flat_map(of).collect();
    (chosen.len() > 1).then_some(chosen)
}

/// The elements of the loop that is selected or traced, in its order.
fn ring(session: &Session) -> Vec<ElementId> {
    let selected = session.document.selection().parts().iter().find_map(|part| if let Part::Loop(key) = part { Some(*key) } else { None });
    let row = selected.or(session.canvas.traced).and_then(|key| session.derived.book.row(key));
    let spelled = row.and_then(|row| row.spelled(session.derived.loops.as_deref()?));
    spelled.map(|spelled| spelled.elements).unwrap_or_default()
}

fn step(session: &mut Session) {
    session.layout.refresh();
    if !session.layout.taken && !session.layout.errand.is_out() {
        session.layout.taken = true;
        match session.layout.errand.last().cloned() {
            Some((ask, Ok(laid))) => begin(session, ask, laid),
            Some((_, Err(error))) => session.shell.notify(NoticeKind::Problem, format!("Nothing was moved: {error}.")),
            None => {}
        }
    }
    if session.layout.shown(&session.document).is_none() {
        session.layout.preview = None;
    }
    if session.layout.preview.as_ref().is_some_and(|preview| preview.step < LayoutState::STEPS) {
        go_on(session);
    }
}

fn begin(session: &mut Session, ask: LayoutAsk, laid: LaidOut) {
    // The map went on while places were sought: they are sought again for what it is now.
    if ask.revision != session.document.revision() {
        let revision = session.document.revision();
        session.layout.send(&session.document, LayoutAsk { revision, ..ask });
        return;
    }
    session.document.begin("layout");
    let map = session.document.map();
    let from: Vec<_> = laid.places.keys().filter_map(|&id| Some((id, map.element(id)?.at))).collect();
    let step = if from.len() > LayoutState::MOST_MOVED { LayoutState::STEPS - 1 } else { 0 };
    session.layout.preview = Some(LayoutPreview { ask, laid, from, step, revision: session.document.revision() });
}

/// One step nearer: fast at first, then slower.
fn go_on(session: &mut Session) {
    let Some(preview) = &mut session.layout.preview else { return };
    preview.step += 1;
    if preview.step >= LayoutState::STEPS {
        let edit = preview.laid.edit(session.document.map());
        session.document.edit(&edit);
    } else {
        let left = 1.0 - f64::from(preview.step) / f64::from(LayoutState::STEPS);
        let share = 1.0 - left * left * left;
        let there = |(id, from): &(ElementId, crate::map::Point)| Some((*id, from.lerp(*preview.laid.places.get(id)?, share)));
        let moves = preview.from.iter().filter_map(there).collect();
        session.document.edit(&Edit::Move(moves));
    }
    preview.revision = session.document.revision();
    session.canvas.fitted &= preview.step < LayoutState::STEPS || preview.ask.options.only.is_some();
}

fn another(session: &mut Session) {
    let Some(preview) = session.layout.preview.take() else { return };
    session.document.cancel();
    let options = LayoutOptions { seed: preview.ask.options.seed + 1, afresh: true, ..preview.ask.options };
    let ask = LayoutAsk { revision: session.document.revision(), layout: preview.ask.layout, options };
    session.layout.send(&session.document, ask);
}

/// Whether there was a picture to put back.
pub(in crate::command) fn put_back(session: &mut Session) -> bool {
    let shown = session.layout.shown(&session.document).is_some();
    session.layout.preview = None;
    if shown {
        session.document.cancel();
    }
    shown
}

#[cfg(test)]
mod tests {
    use crate::command::perform;
    use crate::document::Edit;
    use crate::map::{ElementKind, Part, Point};
    use crate::session::{Action, LayoutAction, Page, Session};

    fn session() -> Session {
        let mut session = Session::new();
        session.shell.page = Page::Editor;
        for n in 0..6 {
            let id = session.document.new_id();
            let at = Point::new(f64::from(n) * 10.0, 0.0);
            session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: format!("Thing {n}"), at });
        }
        session
    }

    fn places(session: &Session) -> Vec<Point> {
        session.map().elements().map(|element| element.at).collect()
    }

    /// Until the picture is where it is to be.
    fn arrive(session: &mut Session) {
        session.layout.errand.wait();
        while session.layout.has_step() {
            perform(session, LayoutAction::Step.into());
        }
    }

    #[test]
    fn a_layout_is_looked_at_then_kept_as_one_step_or_put_back() {
        let mut session = session();
        let (before, steps) = (places(&session), session.document.history().position());
        perform(&mut session, Action::Run("layout.stress"));
        arrive(&mut session);
        let laid = places(&session);
        assert!(laid != before && session.layout.shown(&session.document).is_some());
        perform(&mut session, LayoutAction::PutBack.into());
        assert_eq!((places(&session), session.document.history().position()), (before.clone(), steps));
        perform(&mut session, Action::Run("layout.stress"));
        arrive(&mut session);
        perform(&mut session, LayoutAction::Keep.into());
        assert_eq!((places(&session), session.document.history().position()), (laid, steps + 1));
        assert!(session.document.undo());
        assert_eq!(places(&session), before);
    }

    #[test]
    fn whoever_goes_on_with_the_map_keeps_what_they_see() {
        let mut session = session();
        perform(&mut session, Action::Run("layout.stress"));
        arrive(&mut session);
        let laid = places(&session);
        let id = session.map().elements().next().unwrap().id;
        perform(&mut session, Action::Request(crate::document::Request::Begin("move".into())));
        perform(&mut session, Edit::Move(vec![(id, Point::new(9000.0, 0.0))]).into());
        perform(&mut session, LayoutAction::Step.into());
        assert!(session.layout.shown(&session.document).is_none());
        assert_eq!(places(&session)[1..], laid[1..]);
    }

    #[test]
    fn only_what_is_selected_moves_and_escape_puts_it_back() {
        let mut session = session();
        let before = places(&session);
        let ids: Vec<_> = session.map().elements().map(|element| element.id).take(3).collect();
        session.document.selection_mut().set(ids.into_iter().map(Part::Element));
        perform(&mut session, Action::Run("layout.tidy"));
        arrive(&mut session);
        let laid = places(&session);
        assert!(laid[..3] != before[..3] && laid[3..] == before[3..]);
        perform(&mut session, Action::Run("edit.stop"));
        assert_eq!(places(&session), before);
    }

    #[test]
    fn what_cannot_be_laid_out_says_why() {
        let mut session = session();
        perform(&mut session, Action::Run("layout.scatter"));
        arrive(&mut session);
        assert!(session.shell.notices.iter().any(|notice| notice.text.contains("power and interest")));
    }
}
