//! What every quote from the text is given, whether speakers are recognised, and whether the text is kept in the map.

use egui::{Frame, Margin, ScrollArea, Stroke, Ui};

use crate::map::Consent;
use crate::session::{Action, Session, TranscriptAction};
use crate::transcript::Coding;
use crate::view::panels::ink::{Ink, plain};
use crate::view::panels::kit::{check_ui, choice_ui, item_ui, labelled_ui, paragraph_ui, raw_ui};
use crate::view::widgets::plain_button;

pub(super) fn settings_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let ink = Ink::of(session);
    let most = (ui.available_height() * 0.6).max(120.0);
    let shown = Frame::new().fill(ink.second_panel()).inner_margin(Margin { left: 16, right: 12, top: 10, bottom: 12 }).show(ui, |ui| {
        ScrollArea::vertical().id_salt("transcript settings").max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            paragraph_ui(ui, "Every quote from this text is given", 12.0, ink.muted(), true);
            lists_ui(ui, session, actions);
            texts_ui(ui, session, actions);
            if let Some(on) = check_ui(ui, session, "Recognise who speaks, and pass over who asks", session.transcript.recognise) {
                actions.push(TranscriptAction::Recognise(on).into());
            }
            keep_ui(ui, session, actions);
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(ui.max_rect().x_range(), rect.bottom() - 0.5, Stroke::new(1.0, ink.separator()));
}

/// Asks for what is to be given from now on.
fn give(session: &Session, actions: &mut Vec<Action>, change: impl FnOnce(&mut Coding)) {
    let mut coding = session.transcript.coding.clone();
    change(&mut coding);
    actions.push(TranscriptAction::Coding(Box::new(coding)).into());
}

fn lists_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let (map, coding) = (session.map(), &session.transcript.coding);
    labelled_ui(ui, session, "Source", |ui| {
        let shown = coding.source.and_then(|id| map.sources().get(id)).map_or("No source", |source| source.title.as_str());
        let mut new = false;
        let chosen = choice_ui(ui, session, "Source of the transcript", shown, |ui| {
            let mut chosen = item_ui(ui, session, "No source", coding.source.is_none()).then_some(None);
            new = item_ui(ui, session, "New source with the text\u{2019}s name", false);
            for source in map.sources().iter() {
                if item_ui(ui, session, &source.title, coding.source == Some(source.id)) {
                    chosen = Some(Some(source.id));
                }
            }
            chosen
        });
        if new {
            actions.push(TranscriptAction::NewSource.into());
        } else if let Some(source) = chosen {
            give(session, actions, |coding| coding.source = source);
        }
    });
    labelled_ui(ui, session, "Voice", |ui| {
        let shown = coding.voice.and_then(|id| map.voices().get(id)).map_or("No voice", |voice| voice.name.as_str());
        let chosen = choice_ui(ui, session, "Voice of the transcript", shown, |ui| {
            let mut chosen = item_ui(ui, session, "No voice", coding.voice.is_none()).then_some(None);
            for voice in map.voices().iter() {
                if item_ui(ui, session, &voice.name, coding.voice == Some(voice.id)) {
                    chosen = Some(Some(voice.id));
                }
            }
            chosen
        });
        if let Some(voice) = chosen {
            give(session, actions, |coding| coding.voice = voice);
        }
    });
    labelled_ui(ui, session, "Consent", |ui| {
        let chosen = choice_ui(ui, session, "Consent of the transcript", coding.consent.name(), |ui| {
            Consent::SETTABLE.into_iter().fold(None, |chosen, consent| {
                if item_ui(ui, session, consent.name(), coding.consent == consent) { Some(consent) } else { chosen }
            })
        });
        if let Some(consent) = chosen {
            give(session, actions, |coding| coding.consent = consent);
        }
    });
}

fn texts_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let coding = &session.transcript.coding;
    labelled_ui(ui, session, "Said by", |ui| {
        let mut text = coding.attribution.clone();
        let id = ui.make_persistent_id("transcript attribution");
        if raw_ui(ui, session, (id, "Said by, in the transcript", "As it is to be printed"), (&mut text, 1), plain(13.0)).changed() {
            give(session, actions, |coding| coding.attribution = text);
        }
    });
    labelled_ui(ui, session, "Person", |ui| {
        let mut text = coding.participant.clone();
        let id = ui.make_persistent_id("transcript participant");
        let hint = "A code, such as P07; never a name";
        if raw_ui(ui, session, (id, "Participant of the transcript", hint), (&mut text, 1), plain(13.0)).changed() {
            give(session, actions, |coding| coding.participant = text);
        }
    });
}

/// The text is kept only when somebody asks, and it says what that means.
fn keep_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let ink = Ink::of(session);
    let Some(transcript) = &session.transcript.open else { return };
    let kept = session.map().sources().iter().any(|source| !source.text.is_empty() && source.text == transcript.text());
    if kept {
        paragraph_ui(
            ui,
            "The whole text is kept in the map, with its source. No print, export or copy carries it.",
            12.0,
            ink.muted(),
            false,
        );
        return;
    }
    paragraph_ui(ui, "The text itself stays out of the map: only the quotes you take from it are kept.", 12.0, ink.muted(), false);
    if plain_button(ui, "Keep the whole text in the map").clicked() {
        actions.push(TranscriptAction::KeepText.into());
    }
}
