//! The quotes on a part: a bar by voice, counts, cards. The open one is edited in place.

use crate::view::panels::kit::paragraph_ui;
use crate::view::widgets::plain_button;
use egui::{Sense, Ui, pos2, vec2};

use super::form::section_ui;
use super::quote_editor::editor_ui;
use crate::map::{CitedPart, Part, QuoteId};
use crate::session::{Action, PanelAction, Section, Session};
use crate::view::panels::card::{self, CARD_GUESS, card_ui};
use crate::view::panels::ink::{Ink, plain};
use crate::view::panels::rows::rows_ui;
use crate::view::panels::{draw, names};

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
            voices_ui(ui, session, &quotes);
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

/// How many quotes each voice has: the first two voices, then all others together.
fn tally(session: &Session, quotes: &[QuoteId]) -> Vec<(usize, u32, String)> {
    let map = session.map();
    let mut counts: std::collections::BTreeMap<usize, u32> = std::collections::BTreeMap::new();
    for quote in quotes.iter().filter_map(|&id| map.quotes().get(id)) {
        *counts.entry(names::voice_place(session, quote)).or_default() += 1;
    }
    let name = |place: usize| map.voices().iter().nth(place).map_or("No voice", |voice| voice.name.as_str()).to_owned();
    let mut parts: Vec<(usize, u32, String)> = counts.iter().filter(|c| *c.0 < 2).map(|(&place, &n)| (place, n, name(place))).collect();
    let others: Vec<(usize, u32)> = counts.into_iter().filter(|&(place, _)| place >= 2).collect();
    match others.as_slice() {
        [] => {}
        [(place, n)] => parts.push((2, *n, name(*place))),
        many => parts.push((2, many.iter().map(|other| other.1).sum(), "Other sources".to_owned())),
    }
    parts
}

fn voices_ui(ui: &mut Ui, session: &Session, quotes: &[QuoteId]) {
    if quotes.is_empty() {
        return;
    }
    let ink = Ink::of(session);
    let parts = tally(session, quotes);
    let (rect, bar) = ui.allocate_exact_size(vec2(ui.available_width(), 10.0), Sense::hover());
    let said: Vec<String> = parts.iter().map(|(_, n, name)| format!("{n} {name}")).collect();
    bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, format!("By voice: {}", said.join(", "))));
    let shares: Vec<(usize, u32)> = parts.iter().map(|&(place, n, _)| (place, n)).collect();
    draw::voice_bar(ui.painter(), rect, &shares, ink);
    ui.spacing_mut().item_spacing.y = 1.0;
    for (place, n, name) in parts {
        let count = ui.painter().layout_no_wrap(n.to_string(), plain(12.0), ink.muted());
        let text = card::leaded(ui, name, plain(12.0), ink.text(), 17.0, (ui.available_width() - 22.0 - count.size().x - 8.0).max(30.0));
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.size().y + 1.0), Sense::hover());
        draw::swatch(ui.painter(), pos2(rect.left(), rect.top() + 9.0), place, ink);
        ui.painter().galley(pos2(rect.left() + 22.0, rect.top()), text, ink.text());
        ui.painter().galley(pos2(rect.right() - count.size().x, rect.top() + 1.0), count, ink.muted());
    }
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.add_space(4.0);
}
