//! Voices, sources and cases of the map.

use crate::view::panels::kit::{labelled_ui, named_button_ui, paragraph_ui};
use crate::view::widgets::{flat_button, plain_button};
use egui::Ui;

use super::form::{list_ui, put, record_ui};
use super::pick::{Only, pick_ui};
use crate::document::Edit;
use crate::map::{Case, CitedPart, Extra, RecordId, Source, SourceKind, Voice};
use crate::session::{Action, Session};
use crate::view::panels::draw;
use crate::view::panels::ink::Ink;
use crate::view::panels::names;

/// Voices, in the order of bars; the first three have patterns of their own.
pub fn voices_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let map = session.map();
    for (place, voice) in map.voices().iter().enumerate() {
        ui.push_id(voice.id, |ui| {
            let at = ui.cursor().min;
            draw::swatch(ui.painter(), egui::pos2(at.x + 48.0, at.y + 14.0), place, Ink::of(session));
            record_ui(ui, session, actions, ("Name", "Whose voice"), (voice, &voice.name, 1), |voice: &mut Voice, name| voice.name = name);
            let quotes = map.quotes().iter().filter(|quote| quote.voice == Some(voice.id)).count();
            used_ui(ui, session, actions, quotes, "quote", "quotes", (&voice.name, RecordId::Voice(voice.id)));
        });
    }
    ui.horizontal_wrapped(|ui| {
        let mut add = |name: &str| {
            let number = map.voices().last_number().saturating_add(1);
            actions.push(put(Voice { id: session.document.new_id(), number, name: name.to_owned(), extra: Extra::default() }).into());
        };
        if plain_button(ui, "Add voice").clicked() {
            add("");
        }
        for name in Voice::DEFAULTS.into_iter().filter(|name| map.voices().is_empty() || map.voices().iter().all(|v| v.name != *name)) {
            if flat_button(ui, &format!("Add \u{201c}{name}\u{201d}")).clicked() {
                add(name);
            }
        }
    });
}

/// Says what uses a record, or offers to take it out when nothing does.
fn used_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    uses: usize,
    one: &str,
    many: &str,
    (name, record): (&str, RecordId),
) {
    labelled_ui(ui, session, "", |ui| {
        if uses > 0 {
            paragraph_ui(ui, names::count(uses, one, many), 12.0, Ink::of(session).muted(), false);
        } else if named_button_ui(ui, "Remove", &format!("Remove {name}")).clicked() {
            actions.push(Edit::Remove(record).into());
        }
    });
}

/// Sources: interviews, reports, workshops.
pub fn sources_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let map = session.map();
    for source in map.sources().iter() {
        ui.push_id(source.id, |ui| {
            record_ui(ui, session, actions, ("Title", "As cited"), (source, &source.title, 1), |s: &mut Source, title| s.title = title);
            let kinds = SourceKind::ALL.map(|kind| (kind, kind.name().to_owned()));
            if let Some(kind) = list_ui(ui, session, "Kind", source.kind.name(), kinds, &source.kind) {
                actions.push(put(Source { kind, ..source.clone() }).into());
            }
            let citation = ("Citation", "Authors, year, where to find it");
            record_ui(ui, session, actions, citation, (source, &source.citation, 2), |s: &mut Source, text| s.citation = text);
            record_ui(ui, session, actions, ("Note", "What it is and is not"), (source, &source.note, 1), |s: &mut Source, text| {
                s.note = text;
            });
            let quotes = map.quotes().iter().filter(|quote| quote.source == Some(source.id)).count();
            let elements = map.elements().filter(|e| e.references.iter().any(|r| r.source == source.id)).count();
            let connections = map.connections().filter(|c| c.references.iter().any(|r| r.source == source.id)).count();
            let uses = quotes + elements + connections;
            used_ui(ui, session, actions, uses, "place cites it", "places cite it", (&source.title, RecordId::Source(source.id)));
            ui.add_space(4.0);
        });
    }
    if plain_button(ui, "Add source").clicked() {
        let number = map.sources().last_number().saturating_add(1);
        let source = Source {
            id: session.document.new_id(),
            number,
            title: format!("Source {number}"),
            kind: SourceKind::default(),
            citation: String::new(),
            note: String::new(),
            extra: Extra::default(),
        };
        actions.push(put(source).into());
    }
}

/// The elements that a case shows at work: taken out, or picked by name.
fn shows_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, case: &Case) {
    labelled_ui(ui, session, "Shows", |ui| {
        for &id in &case.elements {
            let name = names::element(session, id);
            paragraph_ui(ui, name, 13.0, Ink::of(session).text(), false);
            if named_button_ui(ui, "Take out", &format!("Take {name} out of {}", case.title)).clicked() {
                let elements = case.elements.iter().copied().filter(|other| *other != id).collect();
                actions.push(put(Case { elements, ..case.clone() }).into());
            }
        }
        let without: Vec<CitedPart> = case.elements.iter().map(|&id| CitedPart::Element(id)).collect();
        if let Some(CitedPart::Element(id)) = pick_ui(ui, session, "Add an element…", Only::Elements, &without) {
            let elements = case.elements.iter().copied().chain([id]).collect();
            actions.push(put(Case { elements, ..case.clone() }).into());
        }
    });
}

/// Cases that show parts of the map at work.
pub fn cases_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let map = session.map();
    for case in map.cases().iter() {
        ui.push_id(case.id, |ui| {
            record_ui(ui, session, actions, ("Title", "What it is called"), (case, &case.title, 1), |c: &mut Case, text| c.title = text);
            record_ui(ui, session, actions, ("Kind", "Service, person, fund…"), (case, &case.kind, 1), |c: &mut Case, text| {
                c.kind = text;
            });
            record_ui(ui, session, actions, ("Place", "Where"), (case, &case.place, 1), |c: &mut Case, text| c.place = text);
            record_ui(ui, session, actions, ("Read on", "Where to read on"), (case, &case.read_on, 1), |c: &mut Case, text| {
                c.read_on = text;
            });
            shows_ui(ui, session, actions, case);
            if named_button_ui(ui, "Remove", &format!("Remove {}", case.title)).clicked() {
                actions.push(Edit::Remove(RecordId::Case(case.id)).into());
            }
        });
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
            elements: Vec::new(),
            extra: Extra::default(),
        };
        actions.push(put(case).into());
    }
}
