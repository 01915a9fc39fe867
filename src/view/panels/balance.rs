//! The balance of voices: a bar in the patterns of the map, and under it every voice with its count.

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::ink::{Ink, plain};
use super::{card, draw, names};
use crate::map::QuoteId;
use crate::session::Session;

/// Height of the bar.
const BAR: f32 = 10.0;

/// A part of the bar: its pattern, how many quotes, whose.
pub type Share = (usize, u32, String);

/// How many of these quotes each voice has, in the order of the map's voices; the last are of no voice.
pub fn by_voice(session: &Session, quotes: &[QuoteId]) -> Vec<u32> {
    let voices = session.map().voices();
    let mut counts = vec![0; voices.len() + 1];
    for quote in quotes.iter().filter_map(|&id| session.map().quotes().get(id)) {
        let place = names::voice_place(session, quote).min(voices.len());
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    counts
}

/// The shares of a bar: the first two voices, then all others together.
pub fn shares(session: &Session, by_voice: &[u32]) -> Vec<Share> {
    let map = session.map();
    let name = |place: usize| map.voices().iter().nth(place).map_or("No voice", |voice| voice.name.as_str()).to_owned();
    let said = || by_voice.iter().enumerate().filter(|(_, count)| **count > 0);
    // Without a second voice its place holds the quotes of no voice.
    let named = |place: usize| place < 2 && place < map.voices().len();
    let mut shares: Vec<Share> = said().filter(|(place, _)| named(*place)).map(|(place, &count)| (place, count, name(place))).collect();
    let others: Vec<(usize, u32)> = said().filter(|(place, _)| !named(*place)).map(|(place, &count)| (place, count)).collect();
    match others.as_slice() {
        [] => {}
        [(place, count)] => shares.push((2, *count, name(*place))),
        many => shares.push((2, many.iter().map(|other| other.1).sum(), "Other sources".to_owned())),
    }
    shares
}

/// Every voice with its pattern, also those that were not heard; quotes of no voice where there are any.
pub fn all_voices(session: &Session, by_voice: &[u32]) -> Vec<Share> {
    let voices = session.map().voices().iter().map(|voice| voice.name.clone());
    let named = voices.zip(by_voice).enumerate().map(|(place, (name, &count))| (place.min(2), count, name));
    let none = by_voice.last().filter(|&&count| count > 0).map(|&count| (2, count, "No voice recorded".to_owned()));
    named.chain(none).collect()
}

/// The bar alone, named for screen readers.
pub fn bar_ui(ui: &mut Ui, session: &Session, shares: &[Share]) {
    let (rect, bar) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), Sense::hover());
    let said: Vec<String> = shares.iter().map(|(_, count, name)| format!("{count} {name}")).collect();
    bar.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("By voice: {}", said.join(", "))));
    let parts: Vec<(usize, u32)> = shares.iter().map(|&(place, count, _)| (place, count)).collect();
    draw::voice_bar(ui.painter(), rect, &parts, Ink::of(session));
}

/// One line a voice: its pattern, its name in full, its count.
pub fn counts_ui(ui: &mut Ui, session: &Session, shares: Vec<Share>) {
    let ink = Ink::of(session);
    ui.spacing_mut().item_spacing.y = 1.0;
    for (place, count, name) in shares {
        let said = format!("{name}: {count}");
        let count = ui.painter().layout_no_wrap(count.to_string(), plain(12.0), ink.muted());
        let text = card::leaded(ui, name, plain(12.0), ink.text(), 17.0, (ui.available_width() - 22.0 - count.size().x - 8.0).max(30.0));
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), text.size().y + 1.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said.as_str()));
        draw::swatch(ui.painter(), pos2(rect.left(), rect.top() + 9.0), place, ink);
        text.paint(ui, pos2(rect.left() + 22.0, rect.top()), ink.text());
        ui.painter().galley(pos2(rect.right() - count.size().x, rect.top() + 1.0), count, ink.muted());
    }
    ui.spacing_mut().item_spacing.y = 8.0;
}
