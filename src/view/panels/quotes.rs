//! All quotes of the map: searched, narrowed, those not placed yet first.

use super::kit::{labelled_ui, list_of, paragraph_ui, segments_ui};
use crate::view::widgets::{held_at_press, plain_button, section_head, want_first_row};
use egui::{Frame, Margin, Ui};

use super::card::{CARD_GUESS, card_ui};
use super::ink::Ink;
use super::left::{empty_ui, list_ui, token, top_ui};
use super::names;
use super::outline::choose;
use super::rows::rows_ui;
use crate::map::{Consent, Part, QuoteId};
use crate::release::Audience;
use crate::session::{Action, LeftTab, PanelAction, PickQuote, Placed, QuoteFilter, QuoteSort, Section, Session};

pub(super) fn quotes_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let filter = session.panels.quote_filter;
    let first = top_ui(ui, session, actions, LeftTab::Quotes, "Find words, people, places", |ui, actions| {
        let options = Placed::ALL.map(|placed| (placed_name(placed).to_owned(), filter.placed == placed));
        let pressed = segments_ui(ui, session, "Quotes", &options, None).and_then(|at| Placed::ALL.get(at).copied());
        actions.extend(pressed.map(|placed| Action::from(PanelAction::Quotes(QuoteFilter { placed, ..filter }))));
        filters_ui(ui, session, actions, filter);
    });
    let quotes = session.panels.lists.quotes.clone();
    if first && let Some(&id) = quotes.first() {
        choose(session, Part::Quote(id), actions);
        // From the word searched for one goes on among the quotes that have it.
        want_first_row(ui.ctx());
    }
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 0, bottom: 6 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            if plain_button(ui, "Add quote…").clicked() {
                actions.push(PanelAction::StartQuote(None).into());
            }
            let all = plain_button(ui, "Select all").on_hover_text("Click with Ctrl to add one, with Shift to add up to there");
            if !quotes.is_empty() && all.clicked() {
                actions.push(PanelAction::PickAllQuotes.into());
            }
            if plain_button(ui, "Participants…").clicked() {
                actions.push(Action::Run("map.participants"));
            }
            paragraph_ui(ui, tally(session, quotes.len()), 12.0, Ink::of(session).muted(), false);
        });
    });
    let single = session.document.selection().quotes().next();
    let show = single.and_then(|id| Some((token(id), quotes.iter().position(|&other| other == id)?)));
    list_ui(ui, session, LeftTab::Quotes, None, |ui| {
        if quotes.is_empty() {
            let none = session.map().quotes().is_empty();
            empty_ui(
                ui,
                session,
                if none { "No quotes yet. Add one here, or select a part of the map and add it there." } else { "No quote is like that." },
            );
        }
        let room = ui.available_width();
        let guess =
            |row: usize| quotes.get(row).and_then(|&id| session.map().quotes().get(id)).map_or(CARD_GUESS, |q| super::card::guess(q, room));
        rows_ui(ui, ("quotes", session.panels.lists.turn, quotes.len()), show, guess, |ui, row| {
            let Some(quote) = quotes.get(row).and_then(|&id| session.map().quotes().get(id)) else { return };
            let selected = session.document.selection().contains(Part::Quote(quote.id));
            let unplaced = quote.citations.is_empty();
            if card_ui(ui, session, quote, None, selected, unplaced.then_some("Not placed on the map yet")).clicked() {
                pick(ui, session, actions, quote.id);
            }
        });
    });
}

/// Selects a quote and shows what it is on; with Ctrl it is one more, with Shift everything up to it.
fn pick(ui: &Ui, session: &Session, actions: &mut Vec<Action>, id: QuoteId) {
    let held = held_at_press(ui.ctx());
    if held.shift {
        actions.push(PanelAction::PickQuote(id, PickQuote::Range).into());
    } else if held.command {
        actions.push(PanelAction::PickQuote(id, PickQuote::Toggle).into());
    } else {
        choose(session, Part::Quote(id), actions);
    }
}

fn tally(session: &Session, shown: usize) -> String {
    let all = session.map().quotes().len();
    let selected = session.document.selection().quotes().count();
    if selected > 1 {
        return format!("{selected} of {shown} selected");
    }
    if shown == all { names::count(all, "quote", "quotes") } else { format!("{shown} of {}", names::count(all, "quote", "quotes")) }
}

const fn placed_name(placed: Placed) -> &'static str {
    match placed {
        Placed::All => "All",
        Placed::Attached => "On the map",
        Placed::Unattached => "Not placed",
    }
}

fn filters_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, filter: QuoteFilter) {
    ui.spacing_mut().item_spacing.y = 8.0;
    let open = session.panels.is_open(Section::Filters);
    let set = [filter.voice.is_some(), filter.source.is_some(), filter.consent.is_some(), filter.withheld_from.is_some()];
    let on = set.into_iter().filter(|set| *set).count();
    let words = if on > 0 { format!("{on} on") } else { String::new() };
    if section_head(ui, ui.make_persistent_id("filters"), "Order and filters", &words, open, |_| {}) {
        actions.push(PanelAction::Turn(Section::Filters).into());
    }
    if !open {
        return;
    }
    labelled_ui(ui, session, "Order", |ui| {
        let sort = session.panels.quote_sort;
        let all = QuoteSort::ALL.into_iter().map(|sort| (sort, sort.name().to_owned()));
        let chosen = list_of(ui, session, "Order", sort.name(), all, &sort);
        actions.extend(chosen.map(|sort| Action::from(PanelAction::SortQuotes(sort))));
    });
    let map = session.map();
    let voice_name = |id| map.voices().get(id).map_or("", |v| v.name.as_str());
    let source_name = |id| map.sources().get(id).map_or("", |s| s.title.as_str());
    labelled_ui(ui, session, "Voice", |ui| {
        let shown = filter.voice.map_or("Any voice", |voice| voice.map_or("No voice", voice_name));
        let options = map.voices().iter().map(|v| (Some(Some(v.id)), v.name.clone()));
        let all = [(None, "Any voice".to_owned()), (Some(None), "No voice".to_owned())].into_iter().chain(options);
        let chosen = list_of(ui, session, "Voice", shown, all, &filter.voice);
        actions.extend(chosen.map(|voice| Action::from(PanelAction::Quotes(QuoteFilter { voice, ..filter }))));
    });
    labelled_ui(ui, session, "Source", |ui| {
        let shown = filter.source.map_or("Any source", |source| source.map_or("No source", source_name));
        let options = map.sources().iter().map(|s| (Some(Some(s.id)), s.title.clone()));
        let all = [(None, "Any source".to_owned()), (Some(None), "No source".to_owned())].into_iter().chain(options);
        let chosen = list_of(ui, session, "Source", shown, all, &filter.source);
        actions.extend(chosen.map(|source| Action::from(PanelAction::Quotes(QuoteFilter { source, ..filter }))));
    });
    labelled_ui(ui, session, "Consent", |ui| {
        let shown = filter.consent.map_or("Any consent", Consent::name);
        let all = std::iter::once((None, "Any consent".to_owned())).chain(Consent::SETTABLE.map(|c| (Some(c), c.name().to_owned())));
        let chosen = list_of(ui, session, "Consent", shown, all, &filter.consent);
        actions.extend(chosen.map(|consent| Action::from(PanelAction::Quotes(QuoteFilter { consent, ..filter }))));
    });
    labelled_ui(ui, session, "Left out", |ui| {
        let words = |audience: Audience| format!("For: {}", audience.name());
        let shown = filter.withheld_from.map_or("Or not".to_owned(), words);
        let all = std::iter::once((None, "Or not".to_owned())).chain(Audience::ALL.map(|a| (Some(a), words(a))));
        let chosen = list_of(ui, session, "Left out", &shown, all, &filter.withheld_from);
        actions.extend(chosen.map(|withheld_from| Action::from(PanelAction::Quotes(QuoteFilter { withheld_from, ..filter }))));
    });
}
