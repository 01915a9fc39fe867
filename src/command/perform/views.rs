//! Performs what was asked of saved views.

use crate::document::Edit;
use crate::map::{Camera, Code, Record, RecordId, View, ViewId};
use crate::session::{Dialog, Session, ViewsAction, ViewsState};

/// The property of a filter that says round which elements.
const AROUND: &str = "around";

pub(super) fn perform(session: &mut Session, action: ViewsAction) {
    match action {
        ViewsAction::Show(id) => show(session, id),
        ViewsAction::Step(forward) => {
            let next = session.views.further(&session.document, forward);
            show(session, next);
        }
        ViewsAction::Strip(shown) => session.views.strip = Some(shown),
        ViewsAction::Edit(id) => edit(session, id),
        ViewsAction::Title(title) => draft(session, |view| view.title = title),
        ViewsAction::Note(note) => draft(session, |view| view.note = note),
        ViewsAction::Value(property, value) => draft(session, |view| toggle(view, &property, value)),
        ViewsAction::Around(steps) => around(session, steps),
        ViewsAction::Camera(kept) => {
            let viewport = session.canvas.viewport;
            let camera = Camera { centre: viewport.visible().center(), zoom: viewport.zoom };
            draft(session, |view| view.camera = kept.then_some(camera));
        }
        ViewsAction::Save => save(session),
        ViewsAction::Delete => {
            if let Some(id) = session.views.on {
                session.document.edit(&Edit::Remove(RecordId::View(id)));
                show(session, None);
            }
        }
        ViewsAction::Move(on) => move_shown(session, on),
    }
}

fn draft(session: &mut Session, change: impl FnOnce(&mut View)) {
    if let Some(view) = &mut session.views.draft {
        change(view);
    }
    session.views.refresh(&session.document);
}

/// Shows a view from where it is looked at, else as large as it fits. What was selected does not stay in the picture.
fn show(session: &mut Session, id: Option<ViewId>) {
    super::canvas::label_done(session);
    super::canvas::cancel_gesture(session);
    session.views.on = id;
    (session.tables.open, session.board.open) = (false, false);
    session.document.selection_mut().set(Vec::new());
    session.canvas.traced = None;
    match session.views.shown(&session.document).and_then(|view| view.camera) {
        Some(camera) => {
            let viewport = &mut session.canvas.viewport;
            viewport.zoom = camera.zoom.clamp(0.02, 8.0);
            viewport.origin = camera.centre - viewport.size / (2.0 * viewport.zoom);
            session.canvas.fitted = true;
        }
        None => super::canvas::reveal(session, &[]),
    }
}

fn edit(session: &mut Session, id: Option<ViewId>) {
    super::settle(session);
    let known = id.and_then(|id| session.map().views().get(id).cloned());
    session.views.draft = Some(known.unwrap_or_else(|| ViewsState::blank(&session.document)));
    session.shell.dialog = Some(Dialog::View);
    session.refresh();
}

fn toggle(view: &mut View, property: &str, value: String) {
    let values = view.filter.entry(property.to_owned()).or_default();
    if values.contains(&value) {
        values.retain(|each| *each != value);
    } else {
        values.push(value);
        values.sort();
    }
    if values.is_empty() {
        view.filter.remove(property);
    }
}

/// Round the selected elements; where none is, round those that the view has been about.
fn around(session: &mut Session, steps: Option<String>) {
    let map = session.document.map();
    let selected = session.document.selection().elements().filter_map(|id| map.element(id));
    let mut codes: Vec<String> = selected.map(|element| Code::element(element.number).to_string()).collect();
    draft(session, |view| {
        let before = view.filter.remove(AROUND).unwrap_or_default();
        if codes.is_empty() {
            codes = before.iter().filter_map(|value| value.split_whitespace().next()).map(str::to_owned).collect();
        }
        if let Some(steps) = steps.filter(|_| !codes.is_empty()) {
            view.filter.insert(AROUND.to_owned(), codes.iter().map(|code| format!("{code} {steps}")).collect());
        }
    });
}

fn save(session: &mut Session) {
    let Some(mut view) = session.views.draft.take() else { return };
    let title = view.title.trim();
    view.title = if title.is_empty() { format!("View {}", view.number) } else { title.to_owned() };
    let id = view.id;
    session.document.edit(&Edit::Put(Box::new(Record::from(view))));
    session.shell.dialog = None;
    session.views.strip = Some(true);
    show(session, Some(id));
}

/// Changes places with the view beside it.
fn move_shown(session: &mut Session, on: bool) {
    let views: Vec<View> = session.map().views().iter().cloned().collect();
    let Some(at) = views.iter().position(|view| Some(view.id) == session.views.on) else { return };
    let beside = if on { at.checked_add(1) } else { at.checked_sub(1) };
    if let (Some(mut one), Some(mut other)) = (views.get(at).cloned(), beside.and_then(|at| views.get(at)).cloned()) {
        std::mem::swap(&mut one.number, &mut other.number);
        let edits = [one, other].map(|view| Edit::Put(Box::new(Record::from(view)))).to_vec();
        session.document.edit(&Edit::All("move view".to_owned(), edits));
    }
}
