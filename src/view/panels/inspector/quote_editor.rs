//! Everything about a quote, to be edited. Words are kept byte for byte: what is pasted is what is kept.

use crate::view::panels::kit::{as_read_ui, check_ui, paragraph_ui, raw_ui};
use crate::view::widgets::{plain_button, primary_button};
use egui::{Frame, Margin, Stroke, Ui, vec2};

use super::form::{list_ui, section_ui, text_ui};
use super::quote_parts::parts_ui;
use super::redact::redact_ui;
use crate::document::{Edit, QuoteField, Withdrawal};
use crate::map::{CitedPart, Code, Consent, Part, Quote, RecordId};
use crate::session::{Action, Field, PanelAction, ParticipantAction, Section, Session};
use crate::view::panels::card::card_ui;
use crate::view::panels::ink::{Ink, plain};
use crate::view::panels::names;

/// The editor. `on` is the part in whose list it stands.
pub fn editor_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, quote: &Quote, on: Option<CitedPart>) {
    let ink = Ink::of(session);
    let frame =
        Frame::new().fill(ink.second_panel()).stroke(Stroke::new(1.0, ink.accent())).corner_radius(8).inner_margin(Margin::same(11));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        words_ui(ui, session, actions, quote);
        if let Some(why) = names::withheld(quote) {
            paragraph_ui(ui, why, 12.0, ink.warn(), true);
        }
        origin_ui(ui, session, actions, quote);
        parts_ui(ui, session, actions, quote, on);
        buttons_ui(ui, session, actions, quote);
    });
    ui.add_space(8.0);
}

fn set(quote: &Quote, field: QuoteField) -> Edit {
    Edit::Quotes(vec![quote.id], field)
}

/// The words said, and those shown when they were shortened.
fn words_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, quote: &Quote) {
    let ink = Ink::of(session);
    if session.shell.presenting {
        card_ui(ui, session, quote, None, false, None);
        paragraph_ui(ui, "Point at the words to read them; leave presentation mode to change them.", 12.0, ink.muted(), false);
        return;
    }
    let code = Code::quote(quote.number);
    let fresh = session.panels.fresh_quote == Some(quote.id);
    let asked = ui.make_persistent_id("asked for the keyboard");
    let wants_keyboard = fresh && !ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<bool>(asked), true));
    paragraph_ui(ui, if quote.shown.is_some() { format!("{code} as it was said") } else { code.to_string() }, 12.0, ink.muted(), true);
    let response = long_ui(ui, session, actions, quote, ("Words of the quote", "original"), &quote.original, QuoteField::Original);
    if wants_keyboard {
        response.request_focus();
        response.scroll_to_me(Some(egui::Align::Center));
    }
    match &quote.shown {
        None => {
            if !quote.original.is_empty() {
                redact_ui(ui, session, actions, quote, response.id);
            }
            if plain_button(ui, "Shorten or redact…").clicked() {
                actions.push(set(quote, QuoteField::Shown(Some(quote.original.clone()))).into());
            }
        }
        Some(shown) => {
            paragraph_ui(ui, "As it is shown: mark what you left out with […] and what you put in with [ ].", 12.0, ink.muted(), true);
            let shown = long_ui(ui, session, actions, quote, ("Words shown", "shown"), shown, |text| QuoteField::Shown(Some(text)));
            redact_ui(ui, session, actions, quote, shown.id);
            if plain_button(ui, "Show the original again").clicked() {
                actions.push(set(quote, QuoteField::Shown(None)).into());
            }
        }
    }
}

fn long_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    quote: &Quote,
    (name, field): (&str, &'static str),
    text: &str,
    edit: impl FnOnce(String) -> QuoteField,
) -> egui::Response {
    let mut typed = text.to_owned();
    let id = ui.make_persistent_id((field, quote.id));
    let response = raw_ui(ui, session, (id, name, "Paste or type what was said"), (&mut typed, 4), plain(14.0));
    let field = Field::of(RecordId::Quote(quote.id), field);
    if response.changed() {
        actions.push(PanelAction::Type(field, Box::new(set(quote, edit(typed)))).into());
    }
    if response.lost_focus() {
        actions.push(PanelAction::Typed.into());
    }
    as_read_ui(ui, session, text);
    response
}

/// Makes the field of what was typed.
type Make = fn(String) -> QuoteField;

/// Who said it, where it stands, and what was agreed.
fn origin_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, quote: &Quote) {
    let map = session.map();
    let field = |name| Field::of(RecordId::Quote(quote.id), name);
    let said_by = ("Said by", "As it is to be printed");
    text_ui(ui, session, actions, said_by, field("attribution"), (&quote.attribution, 1), |text| set(quote, QuoteField::Attribution(text)));
    let voice = quote.voice.and_then(|id| map.voices().get(id)).map_or("No voice", |v| v.name.as_str());
    let voices = std::iter::once((None, "No voice".to_owned())).chain(map.voices().iter().map(|v| (Some(v.id), v.name.clone())));
    actions
        .extend(list_ui(ui, session, "Voice", voice, voices, &quote.voice).map(|voice| Action::from(set(quote, QuoteField::Voice(voice)))));
    let consents = Consent::SETTABLE.map(|consent| (consent, consent.name().to_owned()));
    let consent = list_ui(ui, session, "Consent", quote.consent.name(), consents, &quote.consent);
    actions.extend(consent.map(|consent| Action::from(set(quote, QuoteField::Consent(consent)))));
    if let Some(sensitive) = check_ui(ui, session, "Sensitive topic", quote.sensitive) {
        actions.push(set(quote, QuoteField::Sensitive(sensitive)).into());
    }
    section_ui(
        ui,
        session,
        actions,
        (Section::Origin, "Where it comes from", ""),
        |_, _| {},
        |ui, actions| {
            let source = quote.source.and_then(|id| map.sources().get(id)).map_or("No source", |s| s.title.as_str());
            let sources =
                std::iter::once((None, "No source".to_owned())).chain(map.sources().iter().map(|s| (Some(s.id), s.title.clone())));
            let chosen = list_ui(ui, session, "Source", source, sources, &quote.source);
            actions.extend(chosen.map(|source| Action::from(set(quote, QuoteField::Source(source)))));
            let lines: [(&str, &str, &'static str, &str, Make); 4] = [
                ("Where", "Page, line, time", "locator", &quote.locator, QuoteField::Locator),
                ("Agreed on", "YYYY-MM-DD", "consent date", &quote.consent_date, QuoteField::ConsentDate),
                ("Agreed by", "A form, an e-mail", "consent basis", &quote.consent_basis, QuoteField::ConsentBasis),
                ("Participant", "A code, never a name", "participant", &quote.participant, QuoteField::Participant),
            ];
            for (label, hint, name, text, make) in lines {
                text_ui(ui, session, actions, (label, hint), field(name), (text, 1), |typed| set(quote, make(typed)));
            }
            if let Some(passage) = &quote.passage {
                let taken = format!("Taken from {}, characters {} to {}.", passage.document, passage.start + 1, passage.end);
                paragraph_ui(ui, taken, 12.0, Ink::of(session).muted(), false);
            }
            let note = "The code and what was agreed stay in this file: no print, export or copy carries them.";
            paragraph_ui(ui, note, 12.0, Ink::of(session).muted(), false);
        },
    );
}

fn buttons_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, quote: &Quote) {
    ui.horizontal_wrapped(|ui| {
        if session.panels.open_quote == Some(quote.id) && primary_button(ui, "Done").clicked() {
            actions.push(PanelAction::OpenQuote(None).into());
        }
        if plain_button(ui, "Delete quote").clicked() {
            actions.push(Edit::Delete(vec![Part::Quote(quote.id)]).into());
        }
        let withdraw = plain_button(ui, "Consent withdrawn…");
        if withdraw.on_hover_text("Takes the words out of the map; its code and today's date stay, so that nobody adds it again").clicked()
        {
            actions.push(ParticipantAction::AskBack(Withdrawal::Quote(quote.id)).into());
        }
    });
}
