//! Quotes as they would be on the map, and what was guessed on the way.

use egui::{Frame, Id, Label, Margin, RichText, Ui};

use crate::map::{CitedPart, Code, Quote};
use crate::session::{Ready, Session};
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, QUOTE, SMALL, palette};
use crate::view::widgets::{card, section_head};
use crate::words::counted;

/// The most characters of a quote that are shown; all of them come.
const LONGEST: usize = 600;

/// The first quotes as cards.
pub(super) fn cards_ui(ui: &mut Ui, session: &Session, ready: &Ready, most: usize) {
    let quotes = ready.intake.quotes();
    if quotes.is_empty() {
        return;
    }
    ui.add_space(2.0);
    let note = if quotes.len() > most {
        format!("The first {most} of {}", counted(quotes.len(), "new quote"))
    } else {
        "As they will be".to_owned()
    };
    ui.label(RichText::new(note).font(semibold(BODY)));
    for quote in quotes.iter().take(most) {
        card_ui(ui, session, ready, quote);
    }
}

fn card_ui(ui: &mut Ui, session: &Session, ready: &Ready, quote: &Quote) {
    let p = palette(ui);
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        let shown: String = quote.text().chars().take(LONGEST).collect();
        let more = if shown.len() < quote.text().len() { "\u{2026}" } else { "" };
        ui.add(Label::new(RichText::new(format!("\u{2018}{shown}{more}\u{2019}")).font(regular(QUOTE))).wrap());
        let who = if quote.attribution.is_empty() { "Nobody named" } else { &quote.attribution };
        let (voice, source) = (voice(session, ready, quote), source(session, ready, quote));
        let small = [
            Some(who.to_owned()),
            voice.map(|voice| format!("counts to {voice}")),
            source.map(str::to_owned),
            Some(quote.locator.clone()).filter(|locator| !locator.is_empty()),
        ];
        let small: Vec<String> = small.into_iter().flatten().collect();
        ui.add(Label::new(RichText::new(small.join("  \u{b7}  ")).font(regular(SMALL)).color(colour(p.muted))).wrap());
        let (words, ink) = match parts(session, ready, quote) {
            parts if !parts.is_empty() => (format!("On {}", parts.join(", ")), p.text),
            _ if quote.waits_for.is_empty() => ("On no part yet".to_owned(), p.muted),
            _ => (format!("On no part yet; waits for {}", quote.waits_for.join(", ")), p.muted),
        };
        ui.add(Label::new(RichText::new(words).font(regular(SMALL)).color(colour(ink))).wrap());
    });
}

fn voice<'a>(session: &'a Session, ready: &'a Ready, quote: &Quote) -> Option<&'a str> {
    let id = quote.voice?;
    let new = || ready.intake.voices().iter().find(|voice| voice.id == id);
    session.map().voices().get(id).or_else(new).map(|voice| voice.name.as_str()).filter(|name| *name != quote.attribution)
}

fn source<'a>(session: &'a Session, ready: &'a Ready, quote: &Quote) -> Option<&'a str> {
    let id = quote.source?;
    let new = || ready.intake.sources().iter().find(|source| source.id == id);
    session.map().sources().get(id).or_else(new).map(|source| source.title.as_str())
}

/// What the parts of a quote are called.
fn parts(session: &Session, ready: &Ready, quote: &Quote) -> Vec<String> {
    let map = session.map();
    let label = |id| {
        let new = || ready.intake.elements().iter().find(|element| element.id == id).map(|element| format!("{} (new)", element.label));
        map.element(id).map(|element| format!("{} {}", Code::element(element.number), element.label)).or_else(new)
    };
    let name = |part| match part {
        CitedPart::Element(id) => label(id),
        CitedPart::Connection(id) => map.connection(id).map(|connection| Code::connection(connection.number).to_string()),
        CitedPart::Loop(id) => map.named_loops().get(id).map(|named| named.name.clone()).or(Some("a loop".to_owned())),
    };
    quote.citations.iter().filter_map(|citation| name(citation.part)).collect()
}

/// What was guessed, not found or not carried over.
pub(super) fn report_ui(ui: &mut Ui, report: &[String]) {
    if report.is_empty() {
        return;
    }
    let id = Id::unique("report of incoming quotes");
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(true);
    let title = if report.len() == 1 { "One thing to know".to_owned() } else { format!("{} things to know", report.len()) };
    if section_head(ui, id, &title, "", open, |_| {}) {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if open {
        ui.spacing_mut().item_spacing.y = 4.0;
        for line in report {
            Frame::new().inner_margin(Margin { left: 16, right: 0, top: 0, bottom: 0 }).show(ui, |ui| {
                ui.add(Label::new(RichText::new(line).font(regular(BODY))).wrap().selectable(true));
            });
        }
    }
}
