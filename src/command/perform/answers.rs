//! Performs what was asked of the page of questions, and of figures on the map.

use std::collections::BTreeMap;

use crate::analysis::{Found, Needs};
use crate::document::Edit;
use crate::map::{Code, ElementId, Extra, Part, Record, View};
use crate::release::Audience;
use crate::session::{AnswersAction, CanvasAction, Page, PrintAction, Question, Session, ViewsAction, Wish};

pub(super) fn perform(session: &mut Session, action: AnswersAction) {
    match action {
        AnswersAction::Open(open) => {
            session.answers.open = open;
            session.panels.right_open |= open;
            (session.tables.open, session.board.open) = if open { (false, false) } else { (session.tables.open, session.board.open) };
            choose(session, None);
        }
        AnswersAction::Ask(key) => ask(session, |session| {
            session.answers.asked.key = key;
            let selected: Vec<ElementId> = session.document.selection().elements().collect();
            // Two that are selected are what a path is asked between.
            if let ([from, to], Some(Needs::Ends)) = (selected.as_slice(), session.answers.ask().map(|ask| ask.needs)) {
                (session.answers.asked.from, session.answers.asked.to) = (Some(*from), Some(*to));
            }
        }),
        AnswersAction::StartHere => ask(session, |session| {
            session.answers.asked.starts = session.document.selection().elements().collect();
        }),
        AnswersAction::StartAnew => ask(session, |session| session.answers.asked.starts.clear()),
        AnswersAction::From(id) => ask(session, |session| session.answers.asked.from = Some(id)),
        AnswersAction::To(id) => ask(session, |session| session.answers.asked.to = Some(id)),
        AnswersAction::Swap => ask(session, |session| {
            let asked = &mut session.answers.asked;
            std::mem::swap(&mut asked.from, &mut asked.to);
        }),
        AnswersAction::Choose(at) => choose(session, at),
        AnswersAction::Step(step) => go_to_step(session, step),
        AnswersAction::Keep => keep(session),
        AnswersAction::Print => print(session),
        AnswersAction::Stop => session.answers.stop(&session.document),
        AnswersAction::Table(on) => {
            session.report.show(on);
            (session.tables.open, session.board.open) =
                if on.is_some() { (false, false) } else { (session.tables.open, session.board.open) };
        }
        AnswersAction::SortTable(column) => {
            session.report.sort = match session.report.sort {
                Some((by, false)) if by == column => Some((column, true)),
                Some((by, true)) if by == column => None,
                _ => Some((column, false)),
            };
        }
        AnswersAction::FindTable(find) => session.report.find = find,
        AnswersAction::ChooseRow(row) => choose_row(session, row),
        AnswersAction::SaveTable => {
            session.shell.question = session.report.on.map(|on| for_whom(session, on));
        }
        AnswersAction::StopTable => session.report.stop(&session.document),
        AnswersAction::Figure(key) => session.figures.on = key,
    }
}

/// For whom a table is saved: it counts what they may read.
fn for_whom(session: &Session, on: &'static str) -> Question {
    // The one that was chosen last is meant.
    let mut audiences = Audience::ALL;
    audiences.sort_by_key(|audience| *audience != session.shell.audience);
    let answers = audiences.map(|audience| (audience.name().to_owned(), vec![Wish::PickTable(on, audience)]));
    Question {
        title: "Save the table for whom?".to_owned(),
        text: "It counts only the quotes that they may read, and shows only what the map may show them. No words of quotes are in it."
            .to_owned(),
        answers: answers.into_iter().chain([("Cancel".to_owned(), Vec::new())]).collect(),
    }
}

fn ask(session: &mut Session, change: impl FnOnce(&mut Session)) {
    change(session);
    session.answers.go_on();
    choose(session, None);
}

/// Lights an answer and brings it into view. What was selected would stay bright beside it.
fn choose(session: &mut Session, at: Option<usize>) {
    (session.answers.chosen, session.answers.step) = (at, None);
    session.report.chosen = None;
    if let Some(parts) = session.answers.bright() {
        session.document.selection_mut().set(Vec::new());
        (session.canvas.traced, session.views.on) = (None, None);
        super::canvas::perform(session, CanvasAction::Reveal(parts));
    }
}

/// Lights a row of the table and brings its parts into view.
fn choose_row(session: &mut Session, row: Option<usize>) {
    session.report.chosen = row;
    session.answers.chosen = None;
    if let Some(parts) = session.report.bright() {
        session.document.selection_mut().set(Vec::new());
        (session.canvas.traced, session.views.on) = (None, None);
        super::canvas::perform(session, CanvasAction::Reveal(parts));
    }
}

/// Selects the connections of a step of the path that is lit, and shows them with both their ends.
fn go_to_step(session: &mut Session, step: usize) {
    let Some(found) = session.answers.lit() else { return };
    let step = step % found.steps.len().max(1);
    let connections: Vec<Part> = found.steps.get(step).into_iter().flatten().map(|&id| Part::Connection(id)).collect();
    let ends = found.way.iter().skip(step).take(2).map(|&id| Part::Element(id));
    let shown: Vec<Part> = ends.chain(connections.iter().copied()).collect();
    session.answers.step = Some(step);
    session.document.selection_mut().set(connections);
    super::canvas::perform(session, CanvasAction::Reveal(shown));
}

/// Saves what is lit as a view that says what was asked.
fn keep(session: &mut Session) {
    let Some(found) = session.answers.lit().cloned() else { return };
    let (map, elements) = (session.map(), found.elements());
    let codes = map.elements().filter(|element| elements.contains(&element.id)).map(|element| Code::element(element.number).to_string());
    let question = session.answers.ask().map_or("", |ask| ask.title);
    let view = View {
        id: session.document.new_id(),
        number: map.views().last_number().saturating_add(1),
        title: found.title.clone(),
        note: format!("{question} {} {}", found.sentence, found.limits),
        filter: BTreeMap::from([("element".to_owned(), codes.collect())]),
        camera: None,
        extra: Extra::default(),
    };
    let id = view.id;
    session.document.edit(&Edit::All("save answer as a view".to_owned(), vec![Edit::Put(Box::new(Record::from(view)))]));
    session.views.strip = Some(true);
    session.answers.chosen = None;
    crate::command::perform(session, ViewsAction::Show(Some(id)).into());
}

/// Puts what is lit on paper, as the only part of the map.
fn print(session: &mut Session) {
    let Some(elements) = session.answers.lit().map(Found::elements) else { return };
    session.shell.page = Page::Print;
    crate::command::perform(session, PrintAction::Kind("map").into());
    let options = &mut session.print.options;
    (options.loop_code, options.group, options.view) = (None, None, None);
    options.selection = elements;
}
