//! What is asked, and from where: the question, the elements it starts from, both ends of a path.

use egui::Ui;

use crate::analysis::{Needs, asks};
use crate::map::{CitedPart, ElementId};
use crate::session::{Action, AnswersAction, Session};
use crate::view::panels::ink::Ink;
use crate::view::panels::inspector::{Only, pick_ui};
use crate::view::panels::kit::{choice_ui, item_ui, labelled_ui, paragraph_ui};
use crate::view::panels::names;
use crate::view::widgets::{flat_button, plain_button};

pub(super) fn asking_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(ask) = session.answers.ask() else { return };
    let chosen = choice_ui(ui, session, "Question", ask.title, |ui| {
        asks().into_iter().find(|each| item_ui(ui, session, each.title, each.key == ask.key)).map(|each| each.key)
    });
    actions.extend(chosen.map(|key| Action::from(AnswersAction::Ask(key))));
    match ask.needs {
        Needs::Nothing => {}
        Needs::Starts(starts) => starts_ui(ui, session, actions, starts),
        Needs::Ends => ends_ui(ui, session, actions),
    }
}

fn starts_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, own: &str) {
    let ink = Ink::of(session);
    let chosen = &session.answers.asked.starts;
    let words = match chosen.as_slice() {
        [] => format!("Starts from {own}."),
        [one] => format!("Starts from {}.", names::element(session, *one)),
        several => format!("Starts from {} elements that were selected.", several.len()),
    };
    paragraph_ui(ui, words, 12.0, ink.muted(), false);
    let selected = session.document.selection().elements().count();
    ui.horizontal(|ui| {
        ui.add_enabled_ui(selected > 0, |ui| {
            let help = "Asks from what is selected on the map";
            let none = "Select elements on the map first";
            if plain_button(ui, "Start from what is selected").on_hover_text(help).on_disabled_hover_text(none).clicked() {
                actions.push(AnswersAction::StartHere.into());
            }
        });
        if session.answers.has_starts() && flat_button(ui, "From all").on_hover_text(format!("Starts from {own} again")).clicked() {
            actions.push(AnswersAction::StartAnew.into());
        }
    });
}

fn ends_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let asked = &session.answers.asked;
    end_ui(ui, session, actions, ("From", asked.from), AnswersAction::From);
    end_ui(ui, session, actions, ("To", asked.to), AnswersAction::To);
    if asked.from.is_some() && asked.to.is_some() && flat_button(ui, "Turn round").on_hover_text("The way back").clicked() {
        actions.push(AnswersAction::Swap.into());
    }
}

fn end_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    (name, end): (&str, Option<ElementId>),
    set: fn(ElementId) -> AnswersAction,
) {
    labelled_ui(ui, session, name, |ui| {
        let shown = end.map_or("Choose an element\u{2026}", |id| names::element(session, id));
        ui.push_id(name, |ui| {
            if let Some(CitedPart::Element(id)) = pick_ui(ui, session, shown, Only::Elements, &[]) {
                actions.push(set(id).into());
            }
        });
    });
}
