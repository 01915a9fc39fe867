//! Performs what was asked of the pack in the print dialog. Packs are records of the map: all of it is edits, and can be undone.

use crate::document::{Edit, Transaction};
use crate::map::{Extra, Handout, Pack, Record, RecordId};
use crate::print::{PACK, PrintOptions, every_handout, handout, handout_title, kind};
use crate::session::{NoticeKind, PackAction, Session};

/// What a pack is called until somebody calls it otherwise.
const TITLE: &str = "Workshop pack";

pub(super) fn perform(session: &mut Session, action: PackAction) {
    match action {
        PackAction::Choose(pack) => (session.print.pack, session.print.open_handout) = (Some(pack), None),
        PackAction::New => {
            let handouts = begun(session);
            let pack = new(session, handouts);
            put(session, "new pack", pack);
        }
        PackAction::Delete => delete(session),
        PackAction::Add => add(session),
        PackAction::Open(place) => session.print.open_handout = place,
        PackAction::Move(from, to) => {
            change(session, "move in pack", |handouts| {
                if from < handouts.len() && to < handouts.len() {
                    let moved = handouts.remove(from);
                    handouts.insert(to, moved);
                }
            });
            session.print.open_handout = session.print.open_handout.map(|_| to);
        }
        PackAction::Remove(place) => {
            change(session, "take out of pack", |handouts| {
                if place < handouts.len() {
                    handouts.remove(place);
                }
            });
            session.print.open_handout = None;
        }
        PackAction::Show(place) => show(session, place),
        PackAction::Keep => keep(session),
    }
}

/// What a new pack begins with: what the pages shown hold, or every handout.
fn begun(session: &Session) -> Vec<Handout> {
    let mut handouts = every_handout();
    if session.print.kind == PACK
        && session.map().packs().is_empty()
        && let Some(pages) = session.print.pages()
    {
        let made = |handout: &Handout| pages.printout.pages.iter().any(|page| page.handout.as_ref() == Some(&handout_title(handout)));
        handouts.retain(made);
    }
    handouts
}

fn new(session: &Session, handouts: Vec<Handout>) -> Pack {
    let packs = session.map().packs();
    let is_used = |title: &str| packs.iter().any(|pack| pack.title == title);
    let titles = std::iter::once(TITLE.to_owned()).chain((2..=packs.len() + 1).map(|number| format!("{TITLE} {number}")));
    let title = titles.into_iter().find(|title| !is_used(title)).unwrap_or_else(|| TITLE.to_owned());
    Pack { id: session.document.new_id(), number: Transaction::next_in(packs), title, handouts, extra: Extra::default() }
}

fn put(session: &mut Session, label: &str, pack: Pack) {
    session.print.pack = Some(pack.id);
    session.document.edit(&Edit::All(label.to_owned(), vec![Edit::Put(Box::new(Record::from(pack)))]));
}

fn change(session: &mut Session, label: &str, change: impl FnOnce(&mut Vec<Handout>)) {
    if let Some(mut pack) = session.print.pack_of(session.document.map()).cloned() {
        change(&mut pack.handouts);
        put(session, label, pack);
    }
}

fn delete(session: &mut Session) {
    if let Some(id) = session.print.pack_of(session.document.map()).map(|pack| pack.id) {
        session.document.edit(&Edit::Remove(RecordId::Pack(id)));
        (session.print.pack, session.print.open_handout, session.print.shown_handout) = (None, None, None);
    }
}

/// Adds what the dialog shows, to a new pack where there is none.
fn add(session: &mut Session) {
    let Some(added) = session.print.kind().map(|kind| handout(kind, &session.print.options)) else { return };
    let title = handout_title(&added);
    let pack = session.print.pack_of(session.document.map()).cloned();
    let mut pack = pack.unwrap_or_else(|| new(session, Vec::new()));
    pack.handouts.push(added);
    session.shell.notify(NoticeKind::Done, format!("{title} is in the pack \u{201c}{}\u{201d} now.", pack.title));
    put(session, "add to pack", pack);
}

/// Sets the dialog as a handout of the pack is set.
fn show(session: &mut Session, place: usize) {
    let pack = session.print.pack_of(session.document.map());
    let Some(shown) = pack.and_then(|pack| pack.handouts.get(place)) else { return };
    let Some(kind) = kind(&shown.kind) else {
        let told = format!("This version knows no handout called {}; it stays in the pack.", handout_title(shown));
        session.shell.notify(NoticeKind::Note, told);
        return;
    };
    let (options, told) = PrintOptions::from_settings(Some(kind), &shown.options);
    let print = &mut session.print;
    (print.kind, print.options, print.page) = (kind.name, options, 0);
    (print.own_paper, print.shown_handout) = (None, Some(place));
    for sentence in told {
        session.shell.notify(NoticeKind::Note, sentence);
    }
}

/// Keeps how the dialog is set in the handout that it shows.
fn keep(session: &mut Session) {
    let (Some(place), Some(kind)) = (session.print.shown_handout, session.print.kind()) else { return };
    let now = handout(kind, &session.print.options);
    change(session, "set handout of pack", |handouts| {
        if let Some(kept) = handouts.get_mut(place).filter(|kept| kept.kind == now.kind) {
            kept.options = now.options;
        }
    });
}
