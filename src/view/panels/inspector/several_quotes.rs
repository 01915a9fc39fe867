//! Many quotes at once: attached to a part, given a voice, a source, consent with its date and basis. Each is one step.

use crate::view::panels::kit::{labelled_ui, paragraph_ui, raw_ui};
use crate::view::widgets::plain_button;
use egui::Ui;

use super::form::{choose_ui, list_ui};
use super::pick::attach_pick_ui;
use crate::document::{Edit, QuoteField};
use crate::map::{CitedPart, Consent, Part, Quote, QuoteId, Stance};
use crate::session::{Action, Bulk, PanelAction, Session};
use crate::view::panels::ink::{Ink, plain};
use crate::view::panels::kit::separator_ui;
use crate::view::panels::names;

/// What can be done with the selected quotes.
pub fn quotes_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let ids: Vec<QuoteId> = session.document.selection().quotes().collect();
    if ids.is_empty() {
        return;
    }
    ui.add_space(4.0);
    separator_ui(ui, session, 16.0);
    let quotes: Vec<&Quote> = ids.iter().filter_map(|&id| session.map().quotes().get(id)).collect();
    paragraph_ui(ui, names::count(ids.len(), "quote", "quotes"), 13.0, Ink::of(session).text(), true);
    attach_ui(ui, session, actions, &ids);
    origin_ui(ui, session, actions, &ids, &quotes);
    consent_ui(ui, session, actions, &ids);
}

/// The one part of the map that is selected beside the quotes, if it is one that quotes can bear on.
fn part_beside(session: &Session) -> Option<CitedPart> {
    let parts = session.document.selection().parts().iter().filter(|part| !matches!(part, Part::Quote(_)));
    let mut cited = parts.map(|part| match *part {
        Part::Element(id) => Some(CitedPart::Element(id)),
        Part::Connection(id) => Some(CitedPart::Connection(id)),
        Part::Loop(key) => session.derived.book.row(key)?.named.map(CitedPart::Loop),
        Part::Group(_) | Part::Quote(_) | Part::Note(_) | Part::Backdrop(_) => None,
    });
    let first = cited.next()??;
    cited.next().is_none().then_some(first)
}

fn attach_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, ids: &[QuoteId]) {
    let bulk = &session.panels.bulk;
    let options = Stance::ALL.map(|stance| (stance, stance.name()));
    if let Some(stance) = choose_ui(ui, session, "Stance", &options, Some(bulk.stance)) {
        actions.push(PanelAction::Bulk(Bulk { stance, ..bulk.clone() }).into());
    }
    let beside = part_beside(session);
    labelled_ui(ui, session, "Attach to", |ui| {
        let mut chosen = None;
        if let Some(part) = beside {
            let name = names::cited(session, part);
            if plain_button(ui, &name).accessible_name(format!("Attach all to {name}")).clicked() {
                chosen = Some(part);
            }
            ui.add_space(6.0);
        }
        let there: Vec<CitedPart> = beside.into_iter().collect();
        let words = if beside.is_some() { "Another part…" } else { "A part…" };
        let chosen = chosen.or_else(|| attach_pick_ui(ui, session, actions, words, &there));
        actions.extend(chosen.map(|part| {
            let stance = bulk.stance;
            let cites = ids.iter().map(|&quote| Edit::Cite { quote, part, stance }).collect();
            Action::from(Edit::All("attach quotes".to_owned(), cites))
        }));
    });
    if beside.is_none() {
        let how = "Select a part of the map as well, with Ctrl, to attach them to it in one click.";
        paragraph_ui(ui, how, 12.0, Ink::of(session).muted(), false);
    }
}

fn origin_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, ids: &[QuoteId], quotes: &[&Quote]) {
    let map = session.map();
    let set = |field: QuoteField| Action::from(Edit::Quotes(ids.to_vec(), field));
    let voice = common(quotes.iter().map(|quote| quote.voice));
    let shown = voice.map_or("Different", |voice| voice.and_then(|id| map.voices().get(id)).map_or("No voice", |v| v.name.as_str()));
    let voices = map.voices().iter().map(|v| (Some(Some(v.id)), v.name.clone()));
    let voices = std::iter::once((Some(None), "No voice".to_owned())).chain(voices);
    let chosen = list_ui(ui, session, "Voice", shown, voices, &voice).flatten();
    actions.extend(chosen.map(|voice| set(QuoteField::Voice(voice))));
    let source = common(quotes.iter().map(|quote| quote.source));
    let shown = source.map_or("Different", |source| source.and_then(|id| map.sources().get(id)).map_or("No source", |s| s.title.as_str()));
    let sources = map.sources().iter().map(|s| (Some(Some(s.id)), s.title.clone()));
    let sources = std::iter::once((Some(None), "No source".to_owned())).chain(sources);
    let chosen = list_ui(ui, session, "Source", shown, sources, &source).flatten();
    actions.extend(chosen.map(|source| set(QuoteField::Source(source))));
}

/// Consent with its date and basis, set together when the button is pressed.
fn consent_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, ids: &[QuoteId]) {
    let bulk = &session.panels.bulk;
    let consents = Consent::SETTABLE.map(|consent| (consent, consent.name().to_owned()));
    if let Some(consent) = list_ui(ui, session, "Consent", bulk.consent.name(), consents, &bulk.consent) {
        actions.push(PanelAction::Bulk(Bulk { consent, ..bulk.clone() }).into());
    }
    let mut changed = bulk.clone();
    labelled_ui(ui, session, "Agreed on", |ui| {
        let id = ui.make_persistent_id("agreed on");
        raw_ui(ui, session, (id, "Agreed on", "YYYY-MM-DD"), (&mut changed.date, 1), plain(13.0));
    });
    labelled_ui(ui, session, "Agreed by", |ui| {
        let id = ui.make_persistent_id("agreed by");
        raw_ui(ui, session, (id, "Agreed by", "A form, an e-mail"), (&mut changed.basis, 1), plain(13.0));
    });
    if changed != *bulk {
        actions.push(PanelAction::Bulk(changed).into());
    }
    labelled_ui(ui, session, "", |ui| {
        let button = plain_button(ui, &format!("Set consent of {}", names::count(ids.len(), "quote", "quotes")));
        if button.on_hover_text("Writes consent, date and basis to all of them, in one step").clicked() {
            let fields = [
                QuoteField::Consent(bulk.consent),
                QuoteField::ConsentDate(bulk.date.clone()),
                QuoteField::ConsentBasis(bulk.basis.clone()),
            ];
            let edits = fields.into_iter().map(|field| Edit::Quotes(ids.to_vec(), field)).collect();
            actions.push(Edit::All("set consent".to_owned(), edits).into());
        }
    });
}

/// What all have in common, if they do.
fn common<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
