//! The quotes on a part: a bar by voice, counts, cards. The open one is edited in place.

use crate::view::panels::kit::paragraph_ui;
use crate::view::widgets::plain_button;
use egui::Ui;
use std::collections::BTreeSet;

use super::form::section_ui;
use super::quote_editor::editor_ui;
use crate::map::{CitedPart, Part, QuoteId};
use crate::session::{Action, PanelAction, Section, Session};
use crate::view::panels::balance::{bar_ui, by_voice, counts_ui, shares};
use crate::view::panels::card::{self, CARD_GUESS, card_ui};
use crate::view::panels::ink::Ink;
use crate::view::panels::names;
use crate::view::panels::rows::rows_ui;

/// The section. `cited` is the part as quotes name it; a loop has none before anything is said of it, and groups never have.
pub fn quotes_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, part: Part, cited: Option<CitedPart>) {
    let quotes = session.panels.lists.quotes_on.clone();
    let count = quotes.len().to_string();
    section_ui(
        ui,
        session,
        actions,
        (Section::Quotes, "Quotes", &count),
        |ui, actions| {
            let can_be_cited = matches!(part, Part::Element(_) | Part::Connection(_) | Part::Loop(_));
            if can_be_cited && plain_button(ui, "Add quote…").clicked() {
                actions.push(PanelAction::StartQuote(Some(part)).into());
            }
        },
        |ui, actions| {
            voices_ui(ui, session, &quotes, cited);
            if quotes.is_empty() {
                paragraph_ui(ui, empty(part), 12.0, Ink::of(session).muted(), false);
            }
            let room = ui.available_width();
            let guess =
                |row: usize| quotes.get(row).and_then(|&id| session.map().quotes().get(id)).map_or(CARD_GUESS, |q| card::guess(q, room));
            rows_ui(ui, ("cards", session.panels.lists.turn, quotes.len()), None, guess, |ui, row| {
                let Some(quote) = quotes.get(row).and_then(|&id| session.map().quotes().get(id)) else { return };
                if session.panels.open_quote == Some(quote.id) {
                    ui.push_id(quote.id, |ui| editor_ui(ui, session, actions, quote, cited));
                } else if card_ui(ui, session, quote, cited, false, None).clicked() {
                    actions.push(PanelAction::OpenQuote(Some(quote.id)).into());
                }
            });
        },
    );
}

const fn empty(part: Part) -> &'static str {
    match part {
        Part::Group(_) => "No quotes on its members yet.",
        _ => "Nobody is quoted here yet. Add a quote, or attach one from the Quotes tab.",
    }
}

/// The bar by voice, and both counts: citations and distinct sources.
fn voices_ui(ui: &mut Ui, session: &Session, quotes: &[QuoteId], cited: Option<CitedPart>) {
    if quotes.is_empty() {
        return;
    }
    let shares = shares(session, &by_voice(session, quotes));
    bar_ui(ui, session, &shares);
    counts_ui(ui, session, shares);
    let response = paragraph_ui(ui, volume(session, quotes, cited), 12.0, Ink::of(session).muted(), false);
    response.on_hover_text("Volume of evidence, not strength of effect");
    ui.add_space(4.0);
}

/// "7 citations · 3 sources"; the sources of references count too.
fn volume(session: &Session, quotes: &[QuoteId], cited: Option<CitedPart>) -> String {
    let map = session.map();
    let sources = match cited {
        Some(part) => session.derived.evidence.on(part).sources as usize,
        None => quotes.iter().filter_map(|&id| map.quotes().get(id)?.source).collect::<BTreeSet<_>>().len(),
    };
    let citations = names::count(quotes.len(), "citation", "citations");
    format!("{citations} \u{b7} {}", names::count(sources, "source", "sources"))
}
