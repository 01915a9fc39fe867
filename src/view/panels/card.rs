//! A quote as a card: its words between quote marks that are not part of them, who says it, its code, and why it would not be printed.

use crate::view::widgets::{paint_focus, take_wanted};
use egui::{Color32, CornerRadius, FontId, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::ink::{Ink, plain, strong};
use super::{draw, names};
use crate::map::{CitedPart, Code, Part, Quote, QuoteId, Stance};
use crate::session::Session;
use crate::view::words::Words;

/// The height of a card of two lines, with the gap below it.
pub const CARD_GUESS: f32 = 98.0;
const PADDING: f32 = 12.0;

/// The height a card will about have at this width.
pub fn guess(quote: &Quote, width: f32) -> f32 {
    let across = ((width - 2.0 * PADDING) / 6.9).max(8.0);
    let lines = (quote.text().len() as f32 / across).ceil().max(1.0);
    let more = if names::withheld(quote).is_some() { 18.0 } else { 0.0 };
    lines * 20.0 + 58.0 + more
}

/// The parts a quote bears on, to be shown.
pub fn cited_parts(session: &Session, id: QuoteId) -> Vec<Part> {
    let Some(quote) = session.map().quotes().get(id) else { return Vec::new() };
    let parts = quote.citations.iter().filter_map(|citation| match citation.part {
        CitedPart::Element(id) => Some(Part::Element(id)),
        CitedPart::Connection(id) => Some(Part::Connection(id)),
        CitedPart::Loop(id) => session.map().named_loops().get(id).map(|named| Part::Loop(named.key())),
    });
    parts.collect()
}

/// Words of several lines with this much from line to line.
pub fn leaded(ui: &Ui, text: String, font: FontId, colour: Color32, leading: f32, width: f32) -> Words {
    Words::lay(ui, text, font, colour, Some(leading), width)
}

/// A bar in the place of each line of words.
fn bars(ui: &Ui, at: egui::Pos2, text: &Words, ink: Ink) {
    for line in text.lines() {
        let line = line.translate(at.to_vec2());
        ui.painter().rect_filled(line.shrink2(vec2(0.0, 4.0)), CornerRadius::same(3), ink.separator());
    }
}

/// A card. `on` is the part whose list it stands in: a stance that is not support is said in words.
pub fn card_ui(ui: &mut Ui, session: &Session, quote: &Quote, on: Option<CitedPart>, selected: bool, note: Option<&str>) -> egui::Response {
    let ink = Ink::of(session);
    let room = ui.available_width() - 2.0 * PADDING;
    let code = Code::quote(quote.number).to_string();
    let (words, colour) = if quote.text().is_empty() {
        ("No words yet".to_owned(), ink.muted())
    } else {
        (format!("\u{2018}{}\u{2019}", quote.text()), ink.text())
    };
    let told = if session.shell.presenting { "hidden while presenting" } else { &words };
    let mut said = format!("{code}: {told}, {}", names::attribution(session, quote));
    let text = leaded(ui, words, plain(14.0), colour, 20.0, room);
    let code = ui.painter().layout_no_wrap(code, plain(12.0), ink.muted());
    let who =
        leaded(ui, names::attribution(session, quote).to_owned(), plain(12.0), ink.muted(), 17.0, (room - 28.0 - code.size().x).max(30.0));
    let mut notes: Vec<(String, Color32)> = Vec::new();
    if let Some(stance) = on.and_then(|part| quote.stance_on(part)).filter(|&stance| stance != Stance::Supports) {
        notes.push((format!("{} this", stance.name()), ink.accent()));
    }
    notes.extend(note.map(|note| (note.to_owned(), ink.accent())));
    notes.extend(quote.sensitive.then(|| ("Sensitive topic".to_owned(), ink.warn())));
    notes.extend(names::withheld(quote).map(|why| (why, ink.warn())));
    for (note, _) in &notes {
        said = format!("{said}, {note}");
    }
    let notes: Vec<_> =
        notes.into_iter().map(|(note, colour)| (leaded(ui, note, strong(12.0), colour, 17.0, room - 20.0), colour)).collect();
    let below: f32 = notes.iter().map(|(galley, _)| galley.size().y + 2.0).sum();
    let height = PADDING + text.size().y + 8.0 + who.size().y + below + 10.0;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let response = ui.interact(rect, ui.make_persistent_id(("card", quote.id)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &said));
    let (fill, line) = match (selected, response.hovered()) {
        (true, _) => (ink.selected_row(), ink.accent()),
        (false, true) => (ink.hover(), ink.separator()),
        (false, false) => (ink.second_panel(), ink.separator()),
    };
    ui.painter().rect(rect, CornerRadius::same(8), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let (left, mut top) = (rect.left() + PADDING, rect.top() + PADDING);
    let next = top + text.size().y + 8.0;
    if session.shell.presenting && !response.hovered() && !response.has_focus() {
        bars(ui, pos2(left, top), &text, ink);
    } else {
        text.paint(ui, pos2(left, top), ink.text());
    }
    top = next;
    draw::swatch(ui.painter(), pos2(left, top + 8.5), names::voice_place(session, quote), ink);
    ui.painter().galley(pos2(rect.right() - PADDING - code.size().x, top + 1.0), code, ink.muted());
    let next = top + who.size().y + 2.0;
    who.paint(ui, pos2(left + 20.0, top), ink.muted());
    top = next;
    for (galley, colour) in notes {
        let next = top + galley.size().y + 2.0;
        galley.paint(ui, pos2(left + 20.0, top), colour);
        top = next;
    }
    take_wanted(&response);
    paint_focus(ui, &response, rect.shrink(1.0));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    ui.add_space(8.0);
    response
}
