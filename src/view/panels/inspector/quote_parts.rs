//! The parts a quote bears on: stance on each, detach, attach to more.

use crate::view::panels::kit::{named_button_ui, paragraph_ui, segments_ui};
use crate::view::widgets::{on_button, plain_button};
use egui::Ui;

use super::form::section_ui;
use super::pick::attach_pick_ui;
use crate::document::{Edit, QuoteField};
use crate::map::{CitedPart, Quote, Stance};
use crate::session::{Action, PanelAction, Section, Session};
use crate::view::panels::ink::Ink;
use crate::view::panels::names;

/// The section. `on` is the part in whose list the quote stands; it comes first.
pub fn parts_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, quote: &Quote, on: Option<CitedPart>) {
    let count = quote.citations.len().to_string();
    section_ui(
        ui,
        session,
        actions,
        (Section::Parts, "On the map", &count),
        |_, _| {},
        |ui, actions| {
            let mut citations: Vec<_> = quote.citations.iter().collect();
            citations.sort_by_key(|citation| Some(citation.part) != on);
            for citation in citations {
                ui.push_id(citation.part, |ui| citation_ui(ui, session, actions, quote, (citation.part, citation.stance)));
            }
            if quote.citations.is_empty() {
                paragraph_ui(ui, "Not placed on the map yet.", 12.0, Ink::of(session).muted(), false);
            }
            if !quote.waits_for.is_empty() {
                let words = format!("Came in with {}, not on the map.", quote.waits_for.join(", "));
                paragraph_ui(ui, words, 12.0, Ink::of(session).muted(), false);
                if plain_button(ui, "Forget these names").clicked() {
                    actions.push(Edit::Quotes(vec![quote.id], QuoteField::WaitsFor(Vec::new())).into());
                }
            }
            let there: Vec<CitedPart> = quote.citations.iter().map(|c| c.part).collect();
            if let Some(part) = attach_pick_ui(ui, session, actions, "Attach to a part…", &there) {
                actions.push(Edit::Cite { quote: quote.id, part, stance: Stance::Supports }.into());
            }
            let waiting = session.panels.attach_next == Some(quote.id);
            let button =
                if waiting { on_button(ui, "Click a part on the map…") } else { plain_button(ui, "Attach to the part clicked next") };
            if button.clicked() {
                actions.push(PanelAction::AttachNext((!waiting).then_some(quote.id)).into());
            }
        },
    );
}

fn citation_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, quote: &Quote, (part, stance): (CitedPart, Stance)) {
    let name = names::cited(session, part);
    paragraph_ui(ui, name.as_str(), 13.0, Ink::of(session).text(), false);
    let options = Stance::ALL.map(|s| (s.name().to_owned(), s == stance));
    if let Some(stance) = segments_ui(ui, session, &format!("Stance on {name}"), &options, None).and_then(|at| Stance::ALL.get(at).copied())
    {
        actions.push(Edit::Cite { quote: quote.id, part, stance }.into());
    }
    if named_button_ui(ui, "Detach", &format!("Detach from {name}")).clicked() {
        actions.push(Edit::Uncite { quote: quote.id, part }.into());
    }
}
