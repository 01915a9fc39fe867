//! Performs what was asked of quick entry.

use std::sync::Arc;

use super::canvas::{bring_into_view, cancel_gesture, label_done, reveal};
use crate::document::Request;
use crate::entry::Plan;
use crate::map::Part;
use crate::session::{EntryAction, NoticeKind, Pane, Session};
use crate::words::counted;

/// So many new parts are shown all at once, as small as they get.
const MANY: usize = 40;

pub(super) fn perform(session: &mut Session, action: EntryAction) {
    let entry = &mut session.entry;
    match action {
        EntryAction::Open(text) => open(session, text),
        EntryAction::Focused => entry.focus = false,
        EntryAction::Type(text, cursor) => {
            entry.moved = false;
            entry.set(text, cursor);
        }
        EntryAction::Choose(at) => entry.chosen = at,
        EntryAction::Replace { from, to, typed } => replace(session, from, to, &typed),
        EntryAction::Keep => keep(session),
        EntryAction::Stop => entry.stop(),
        EntryAction::Close => {
            entry.stop();
            entry.open = false;
            session.shell.focus = Some(Pane::Canvas);
        }
    }
}

pub(in crate::command) fn open(session: &mut Session, text: Option<String>) {
    label_done(session);
    cancel_gesture(session);
    session.shell.palette = None;
    let entry = &mut session.entry;
    if let Some(text) = text {
        let end = text.chars().count();
        entry.set(text, end);
    }
    (entry.open, entry.focus, entry.moved) = (true, true, true);
}

fn replace(session: &mut Session, from: usize, to: usize, typed: &str) {
    let all: Vec<char> = session.entry.text.chars().collect();
    let (before, after) = (all.get(..from).unwrap_or(&all), all.get(to..).unwrap_or_default());
    let text: String = before.iter().copied().chain(typed.chars()).chain(after.iter().copied()).collect();
    session.entry.set(text, from + typed.chars().count());
    (session.entry.focus, session.entry.moved) = (true, true);
}

/// Does it now, or as soon as it is known.
fn keep(session: &mut Session) {
    session.refresh();
    match session.entry.plan().map(Arc::clone) {
        Some(plan) => done(session, &plan),
        None => session.entry.keeping = session.entry.reading().is_some(),
    }
}

fn done(session: &mut Session, plan: &Arc<Plan>) {
    session.entry.keeping = false;
    if plan.good() == 0 {
        return;
    }
    let mut plan = Plan::clone(plan);
    plan.bend(session.map());
    session.document.commit();
    session.document.edit(&plan.edit());
    let faulty: Vec<usize> = plan.faults().map(|(line, _)| line).collect();
    let left: Vec<&str> =
        session.entry.text.lines().enumerate().filter(|(at, _)| faulty.binary_search(at).is_ok()).map(|(_, line)| line).collect();
    let text = left.join("\n");
    let end = text.chars().count();
    session.entry.set(text, end);
    (session.entry.focus, session.entry.moved) = (true, true);
    let long = plan.outcomes.len() > MANY;
    show(session, &plan.touched);
    if long {
        let (elements, connections) = (counted(plan.ghosts.len(), "new element"), counted(plan.connections.len(), "new connection"));
        let stay = if faulty.is_empty() {
            String::new()
        } else {
            format!("; {} could not be done and stayed in the line", counted(faulty.len(), "line"))
        };
        session.shell.notify(NoticeKind::Done, format!("{elements} and {connections} came from {}{stay}.", counted(plan.good(), "line")));
        session.entry.open = !faulty.is_empty();
    }
}

/// Selects what was touched and moves the picture so far that it is in view.
fn show(session: &mut Session, touched: &[Part]) {
    session.document.perform(Request::Select(touched.to_vec()));
    if touched.len() > MANY {
        reveal(session, touched);
        return;
    }
    session.refresh();
    let seen = session.canvas.viewport.visible();
    let bounds = session.derived.drawing.bounds_of(touched);
    match bounds {
        Some(all) if all.width() > seen.width() * 0.9 || all.height() > seen.height() * 0.8 => reveal(session, touched),
        _ => touched.iter().for_each(|part| bring_into_view(session, *part)),
    }
}
