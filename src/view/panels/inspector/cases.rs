//! Cases that show parts of the map at work. A row each; the open one is edited below its row.

use crate::view::panels::kit::{named_button_ui, paragraph_ui};
use crate::view::widgets::plain_button;
use egui::Ui;

use super::form::{put, record_ui};
use super::pick::{Only, pick_ui};
use super::record_row::{fold_ui, record_row_ui};
use super::references::references_ui;
use crate::document::{Edit, Request};
use crate::map::{Case, CitedPart, Extra, Part, RecordId};
use crate::session::{Action, CanvasAction, PanelAction, Session};
use crate::view::panels::ink::Ink;
use crate::view::panels::names;

/// All cases.
pub fn cases_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let map = session.map();
    if map.cases().is_empty() {
        let what = "A case is an example that shows parts of the map at work: a person\u{2019}s story, a service, a fund.";
        paragraph_ui(ui, what, 12.0, Ink::of(session).muted(), false);
    }
    for case in map.cases().iter() {
        ui.push_id(case.id, |ui| case_ui(ui, session, actions, case));
    }
    if plain_button(ui, "Add case").clicked() {
        let number = map.cases().last_number().saturating_add(1);
        let case = Case {
            id: session.document.new_id(),
            number,
            title: format!("Case {number}"),
            kind: String::new(),
            place: String::new(),
            read_on: String::new(),
            references: Vec::new(),
            elements: Vec::new(),
            extra: Extra::default(),
        };
        actions.push(PanelAction::OpenRecord(Some(RecordId::Case(case.id))).into());
        actions.push(put(case).into());
    }
}

fn case_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, case: &Case) {
    let title = if case.title.trim().is_empty() { "Case without a title" } else { case.title.as_str() };
    let shows = match case.elements.len() {
        0 => "shows no element yet".to_owned(),
        n => format!("shows {}", names::count(n, "element", "elements")),
    };
    let told = [case.kind.as_str(), case.place.as_str(), &shows];
    let second = told.into_iter().filter(|words| !words.trim().is_empty()).collect::<Vec<_>>().join(" \u{b7} ");
    let record = RecordId::Case(case.id);
    record_row_ui(ui, session, actions, record, (title, &second));
    if session.panels.open_record == Some(record) {
        fold_ui(ui, |ui| form_ui(ui, session, actions, case, title));
    }
}

fn form_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, case: &Case, title: &str) {
    record_ui(ui, session, actions, ("Title", "What it is called"), (case, &case.title, 1), |c: &mut Case, text| c.title = text);
    record_ui(ui, session, actions, ("Kind", "Service, person, fund…"), (case, &case.kind, 1), |c: &mut Case, text| c.kind = text);
    record_ui(ui, session, actions, ("Place", "Where"), (case, &case.place, 1), |c: &mut Case, text| c.place = text);
    let read_on = ("Read on", "A title, a page, an address");
    record_ui(ui, session, actions, read_on, (case, &case.read_on, 2), |c: &mut Case, text| c.read_on = text);
    let record = RecordId::Case(case.id);
    let list = references_ui(ui, session, actions, record, &case.references, |references| put(Case { references, ..case.clone() }));
    actions.extend(list.map(Action::from));
    paragraph_ui(ui, "Shows", 13.0, Ink::of(session).muted(), false);
    for &id in &case.elements {
        ui.push_id(id, |ui| {
            let name = names::element(session, id);
            paragraph_ui(ui, name, 13.0, Ink::of(session).text(), false);
            if named_button_ui(ui, "Take out", &format!("Take {name} out of {title}")).clicked() {
                let elements = case.elements.iter().copied().filter(|&other| other != id).collect();
                actions.push(put(Case { elements, ..case.clone() }).into());
            }
        });
    }
    let there: Vec<CitedPart> = case.elements.iter().map(|&id| CitedPart::Element(id)).collect();
    if let Some(CitedPart::Element(id)) = pick_ui(ui, session, "Add an element…", Only::Elements, &there) {
        let mut elements = case.elements.clone();
        elements.push(id);
        actions.push(put(Case { elements, ..case.clone() }).into());
    }
    ui.horizontal_wrapped(|ui| {
        if !case.elements.is_empty() && plain_button(ui, "Show on the map").clicked() {
            let parts: Vec<Part> = case.elements.iter().map(|&id| Part::Element(id)).collect();
            actions.push(Request::Select(parts.clone()).into());
            actions.push(CanvasAction::Reveal(parts).into());
        }
        let delete = plain_button(ui, "Delete case");
        if delete.accessible_name(format!("Delete case {title}")).clicked() {
            actions.push(Edit::Remove(RecordId::Case(case.id)).into());
        }
    });
}
