//! Sources of the map: interviews, reports, workshops. A row each; the open one is edited below its row.

use crate::view::panels::kit::paragraph_ui;
use crate::view::widgets::plain_button;
use std::sync::Arc;

use egui::Ui;

use super::form::{list_ui, put, record_ui};
use super::record_row::{fold_ui, record_row_ui};
use crate::document::without_source;
use crate::map::{Extra, Part, RecordId, Source, SourceId, SourceKind};
use crate::session::{Action, LeftTab, PanelAction, QuoteFilter, Session, TranscriptAction};
use crate::transcript::Transcript;
use crate::view::panels::ink::Ink;
use crate::view::panels::names;

/// All sources.
pub fn sources_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let map = session.map();
    if map.sources().is_empty() {
        let what = "A source is where words and claims come from: a set of interviews, a report, a workshop.";
        paragraph_ui(ui, what, 12.0, Ink::of(session).muted(), false);
    }
    for source in map.sources().iter() {
        ui.push_id(source.id, |ui| source_ui(ui, session, actions, source));
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
            text: String::new(),
            extra: Extra::default(),
        };
        actions.push(PanelAction::OpenRecord(Some(RecordId::Source(source.id))).into());
        actions.push(put(source).into());
    }
}

fn source_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, source: &Source) {
    let uses = session.derived.evidence.uses_of(source.id);
    let title = if source.title.trim().is_empty() { "Source without a title" } else { source.title.as_str() };
    let mut told = vec![source.kind.name().to_owned()];
    if uses.quotes > 0 || uses.references == 0 {
        told.push(names::count(uses.quotes as usize, "quote", "quotes"));
    }
    if uses.references > 0 {
        told.push(names::count(uses.references as usize, "reference", "references"));
    }
    let second = told.join(" \u{b7} ");
    let record = RecordId::Source(source.id);
    record_row_ui(ui, session, actions, record, (title, &second));
    if session.panels.open_record == Some(record) {
        fold_ui(ui, |ui| form_ui(ui, session, actions, source, title));
    }
}

fn form_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, source: &Source, title: &str) {
    record_ui(ui, session, actions, ("Title", "As cited"), (source, &source.title, 1), |s: &mut Source, text| s.title = text);
    let kinds = SourceKind::ALL.map(|kind| (kind, kind.name().to_owned()));
    if let Some(kind) = list_ui(ui, session, "Kind", source.kind.name(), kinds, &source.kind) {
        actions.push(put(Source { kind, ..source.clone() }).into());
    }
    let citation = ("Citation", "Authors, year, where to find it");
    record_ui(ui, session, actions, citation, (source, &source.citation, 2), |s: &mut Source, text| s.citation = text);
    record_ui(ui, session, actions, ("Note", "What it is and is not"), (source, &source.note, 2), |s: &mut Source, text| s.note = text);
    ui.horizontal_wrapped(|ui| {
        if !source.text.is_empty() && plain_button(ui, "Open its text").accessible_name(format!("Open the text of {title}")).clicked() {
            let transcript = Transcript::new(source.title.clone(), source.text.clone());
            actions.push(TranscriptAction::Opened(Arc::new(transcript)).into());
        }
        let quotes = session.derived.evidence.uses_of(source.id).quotes as usize;
        let select = plain_button(ui, &format!("Select its {}", names::count(quotes, "quote", "quotes")));
        if quotes > 0 && select.on_hover_text("Lists them in the Quotes tab, all selected").clicked() {
            select_quotes(session, actions, source.id);
        }
        let delete = plain_button(ui, "Delete source").on_hover_text("Quotes stay; they and what refers to it lose this source");
        if delete.accessible_name(format!("Delete source {title}")).clicked() {
            actions.push(without_source(session.map(), source.id).into());
        }
    });
}

/// Lists the quotes of a source, all selected.
fn select_quotes(session: &Session, actions: &mut Vec<Action>, source: SourceId) {
    let filter = QuoteFilter { source: Some(Some(source)), ..QuoteFilter::default() };
    let quotes = session.map().quotes().iter().filter(|quote| quote.source == Some(source)).map(|quote| Part::Quote(quote.id));
    actions.extend([
        PanelAction::Search(LeftTab::Quotes, String::new()).into(),
        PanelAction::Quotes(filter).into(),
        PanelAction::Tab(LeftTab::Quotes).into(),
        crate::document::Request::Select(quotes.collect()).into(),
    ]);
}
