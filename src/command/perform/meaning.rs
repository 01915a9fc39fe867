//! Performs edits of meaning: merging, splitting, reversing the sense, putting an element between, replacing in labels, mending names.

use std::collections::BTreeSet;

use super::canvas::{bring_into_view, cancel_gesture, label_done};
use super::keyboard::free_place;
use crate::document::{Between, ConnectionField, Edit, ElementField, Request, Split};
use crate::layout::{Lean, bend_anew};
use crate::map::{CitedPart, ConnectionId, ConnectionKind, ElementId, ElementKind, PairSign, Part};
use crate::session::{CanvasAction, Dialog, MeaningAction, NoticeKind, Session};
use crate::words::{Remedy, counted, listed, reversed};

pub(super) fn perform(session: &mut Session, action: MeaningAction) {
    let meaning = &mut session.meaning;
    match action {
        MeaningAction::Label(label) => meaning.label = label,
        MeaningAction::Connection(id) => toggle(&mut meaning.connections, id),
        MeaningAction::Quote(id) => toggle(&mut meaning.quotes, id),
        MeaningAction::AskSplit(id, labels) => ask_split(session, id, labels),
        MeaningAction::AskReverse(id, label) => ask_reverse(session, id, label),
        MeaningAction::Split => split(session),
        MeaningAction::ReverseSense => reverse_sense(session),
        MeaningAction::Find(text) => {
            meaning.find = text;
            meaning.left.clear();
        }
        MeaningAction::With(text) => meaning.with = text,
        MeaningAction::Whole(whole) => meaning.whole = whole,
        MeaningAction::Leave(id) => toggle(&mut meaning.left, id),
        MeaningAction::Replace => replace(session),
        MeaningAction::UseTwin => use_twin(session),
        MeaningAction::Remedy(id) => remedy(session, id),
    }
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, one: T) {
    if !set.remove(&one) {
        set.insert(one);
    }
}

fn settle(session: &mut Session) {
    label_done(session);
    cancel_gesture(session);
    session.document.commit();
}

/// Lets connections bow as if they had just been drawn, in the step that is open.
fn rebend(session: &mut Session, connections: &[ConnectionId]) {
    for &id in connections {
        let bend = session.map().connection(id).map(|connection| bend_anew(session.map(), connection));
        if let Some(bend) = bend {
            session.document.edit(&Edit::Connections(vec![id], ConnectionField::Bend(bend)));
        }
    }
}

/// The selected elements become the one that was picked first.
pub(in crate::command) fn merge(session: &mut Session) {
    let ids: Vec<ElementId> = session.document.selection().elements().collect();
    if let Some((&keep, others)) = ids.split_first() {
        merge_into(session, keep, others, None);
    }
}

fn merge_into(session: &mut Session, keep: ElementId, others: &[ElementId], label: Option<String>) {
    settle(session);
    let map = session.map();
    let came: BTreeSet<ConnectionId> = others.iter().flat_map(|&id| map.connections_of(id)).map(|c| c.id).collect();
    let quoted = |id: &ElementId| map.quotes_on(CitedPart::Element(*id)).count();
    let quotes: usize = others.iter().map(quoted).sum();
    let codes: Vec<String> = others.iter().filter_map(|&id| map.code_of(id)).map(|code| code.to_string()).collect();
    let Some(code) = map.code_of(keep) else { return };
    session.document.begin("merge");
    session.document.edit(&Edit::Merge { keep, others: others.to_vec() });
    if let Some(label) = label {
        session.document.edit(&Edit::Elements(vec![keep], ElementField::Label(label)));
    }
    let kept: Vec<ConnectionId> = came.iter().copied().filter(|&id| session.map().connection(id).is_some()).collect();
    rebend(session, &kept);
    session.document.commit();
    let gone = came.len() - kept.len();
    let told = told_of_merge(&format!("{} became {code}", listed(&codes)), [kept.len(), quotes, gone, contested(session, keep)]);
    session.shell.notify(NoticeKind::Done, told);
    session.document.perform(Request::Select(vec![Part::Element(keep)]));
    bring_into_view(session, Part::Element(keep));
}

/// What came of a merge: how many connections and quotes came along, what had nothing left to connect, what is contested now.
fn told_of_merge(became: &str, [connections, quotes, gone, contested]: [usize; 4]) -> String {
    let with = [(connections, "connection"), (quotes, "quote")].into_iter().filter(|(count, _)| *count > 0);
    let with: Vec<String> = with.map(|(count, thing)| counted(count, thing)).collect();
    let with = if with.is_empty() { String::new() } else { format!(" with {}", listed(&with)) };
    let gone = match gone {
        0 => String::new(),
        count => format!("; {} between them had nothing left to connect", counted(count, "connection")),
    };
    let contested = match contested {
        0 => String::new(),
        1 => "; one pair is now contested".to_owned(),
        count => format!("; {count} pairs are now contested"),
    };
    format!("{became}{with}{gone}{contested}.")
}

/// Instead of a second element of one name, what the label was typed for goes to the first: one step, with what is open.
fn use_twin(session: &mut Session) {
    session.refresh();
    let Some(twin) = session.meaning.twin else { return };
    let Some(element) = session.canvas.label.take().and_then(|label| label.element()) else { return };
    if !session.document.is_open() {
        session.document.begin("merge");
    }
    let came: Vec<ConnectionId> = session.map().connections_of(element).into_iter().map(|c| c.id).collect();
    session.document.edit(&Edit::Merge { keep: twin, others: vec![element] });
    rebend(session, &came);
    session.document.commit();
    session.document.perform(Request::Select(vec![Part::Element(twin)]));
    bring_into_view(session, Part::Element(twin));
}

/// On how many pairs with this element claims contest each other.
fn contested(session: &Session, id: ElementId) -> usize {
    let map = session.map();
    let pairs: BTreeSet<_> = map.connections_of(id).into_iter().flat_map(crate::map::Connection::causal_pairs).collect();
    pairs.into_iter().filter(|&(from, to)| map.pair_sign(from, to) == Some(PairSign::Contested)).count()
}

/// The selected elements become one that is named after both ends, and its label is edited.
pub(in crate::command) fn path_to_one(session: &mut Session) {
    let ids: Vec<ElementId> = session.document.selection().elements().collect();
    let label = |id: Option<&ElementId>| id.and_then(|&id| session.map().element(id)).map(|e| e.label.clone()).unwrap_or_default();
    let label = format!("{} \u{2026} {}", label(ids.first()), label(ids.last()));
    if let Some((&keep, others)) = ids.split_first() {
        merge_into(session, keep, others, Some(label));
        super::canvas::perform(session, CanvasAction::EditLabel(Part::Element(keep)));
    }
}

/// Whether the selected elements hang together, each with the one picked before it.
pub(in crate::command) fn is_path(session: &Session) -> bool {
    let ids: Vec<ElementId> = session.document.selection().elements().collect();
    let map = session.map();
    let joined = |pair: &[ElementId]| match *pair {
        [a, b] => !map.connections_between(a, b).is_empty() || !map.connections_between(b, a).is_empty(),
        _ => false,
    };
    ids.len() > 1 && ids.windows(2).all(joined)
}

/// Puts an element into the selected connection and edits its label: one step.
pub(in crate::command) fn between(session: &mut Session) {
    settle(session);
    session.refresh();
    let Some(connection) = session.document.selection().connections().last().and_then(|id| session.map().connection(id)).cloned() else {
        return;
    };
    let middle = session.derived.drawing.arcs.get(&connection.id).map(|arc| arc.point(arc.length() / 2.0));
    let Some(at) = middle.map(|at| super::keyboard::free_place_about(session, at)) else { return };
    let (element, second) = (session.document.new_id(), session.document.new_id());
    let kind = if matches!(connection.kind, ConnectionKind::Relation(_)) { ElementKind::Actor } else { ElementKind::Factor };
    session.document.begin("put between");
    let edit = Between { connection: connection.id, element, kind, label: String::new(), at, second };
    session.document.edit(&Edit::Between(Box::new(edit)));
    rebend(session, &[connection.id, second]);
    super::canvas::answer(session, crate::tool::Ask::EditLabel { part: Part::Element(element), fresh: true });
    bring_into_view(session, Part::Element(element));
}

fn ask_split(session: &mut Session, id: ElementId, labels: Option<(String, String)>) {
    settle(session);
    let meaning = &mut session.meaning;
    meaning.element = Some(id);
    (meaning.connections, meaning.quotes) = (BTreeSet::new(), BTreeSet::new());
    (meaning.kept_label, meaning.label) = labels.map_or_else(Default::default, |(first, second)| (Some(first), second));
    session.shell.dialog = Some(Dialog::Split);
}

fn split(session: &mut Session) {
    let Some(from) = session.meaning.element.filter(|_| !session.meaning.label.trim().is_empty()) else { return };
    session.refresh();
    let id = session.document.new_id();
    let at = free_place(session, &[(from, Lean::Below)]);
    let meaning = &session.meaning;
    let connections: Vec<ConnectionId> = meaning.connections.iter().copied().collect();
    let quotes = meaning.quotes.iter().copied().collect();
    let edit = Split { from, id, label: meaning.label.trim().to_owned(), at, connections: connections.clone(), quotes };
    let kept_label = meaning.kept_label.clone();
    session.document.begin("split");
    session.document.edit(&Edit::Split(Box::new(edit)));
    if let Some(label) = kept_label {
        session.document.edit(&Edit::Elements(vec![from], ElementField::Label(label)));
    }
    rebend(session, &connections);
    session.document.commit();
    session.shell.dialog = None;
    session.document.perform(Request::Select(vec![Part::Element(id)]));
    bring_into_view(session, Part::Element(id));
}

/// Asks for the label of the opposite of the selected element.
pub(in crate::command) fn ask_reverse_selected(session: &mut Session) {
    let found = session.document.selection().elements().last().and_then(|id| session.map().element(id));
    if let Some((id, label)) = found.map(|element| (element.id, reversed(&element.label))) {
        ask_reverse(session, id, label);
    }
}

fn ask_reverse(session: &mut Session, id: ElementId, label: String) {
    settle(session);
    (session.meaning.element, session.meaning.label) = (Some(id), label);
    session.shell.dialog = Some(Dialog::ReverseSense);
}

fn reverse_sense(session: &mut Session) {
    let Some(id) = session.meaning.element else { return };
    let label = session.meaning.label.trim().to_owned();
    if !label.is_empty() {
        session.document.edit(&Edit::ReverseSense(id, label));
        session.shell.dialog = None;
    }
}

fn replace(session: &mut Session) {
    session.refresh();
    let Some(edit) = session.meaning.replacement() else { return };
    let changed = session.meaning.replaced.iter().filter(|one| !session.meaning.left.contains(&one.element)).count();
    session.document.edit(&edit);
    session.meaning.left.clear();
    session.shell.dialog = None;
    session.shell.notify(NoticeKind::Done, format!("{} changed.", counted(changed, "label")));
}

/// Does what the hint at an element's name proposes. What needs an answer opens its page.
fn remedy(session: &mut Session, id: ElementId) {
    settle(session);
    let labels = crate::words::Labels::of(session.map());
    let hint = session.map().element(id).and_then(|element| crate::words::name_hint(element, &labels));
    match hint.and_then(|hint| hint.remedy) {
        Some(Remedy::Rename(label)) => session.document.edit(&Edit::Elements(vec![id], ElementField::Label(label))),
        Some(Remedy::Reverse(label)) => session.document.edit(&Edit::ReverseSense(id, label)),
        Some(Remedy::Merge(other)) => {
            // The older of the two stays.
            let number = |id| session.map().element(id).map_or(0, |e| e.number);
            let (keep, gone) = if number(other) < number(id) { (other, id) } else { (id, other) };
            merge_into(session, keep, &[gone], None);
        }
        Some(Remedy::Split(first, second)) if !session.shell.presenting => ask_split(session, id, Some((first, second))),
        Some(Remedy::Split(..)) | None => {}
    }
}

/// Mends the name of the selected element.
pub(in crate::command) fn mend_selected(session: &mut Session) {
    if let Some(id) = session.document.selection().elements().last() {
        remedy(session, id);
    }
}

/// Opens the page on which the selected element is split.
pub(in crate::command) fn ask_split_selected(session: &mut Session) {
    if let Some(id) = session.document.selection().elements().last() {
        ask_split(session, id, None);
    }
}
