//! The keyboard in the text: arrows move, Shift selects, Enter codes, N goes on to what is not coded, U keeps an unplaced quote.

use egui::{EventFilter, Key, Modifiers, Response, Ui, vec2};

use super::paragraph::Laid;
use crate::session::{Action, Grip, Session, Stretch, TranscriptAction};
use crate::tool::Phase;
use crate::transcript::Transcript;

/// From line to line, and a little more.
const LINE: f32 = 21.0;

pub(super) fn hear(ui: &mut Ui, session: &Session, response: &Response, laid: &[Laid], transcript: &Transcript, actions: &mut Vec<Action>) {
    let state = &session.transcript;
    if state.grip == Grip::Carrying && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        actions.push(TranscriptAction::Pointer { phase: Phase::Cancel, at: 0, extend: false }.into());
        return;
    }
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let asked = ui.input_mut(|i| {
        let mut pressed = |key| i.consume_key(Modifiers::NONE, key);
        if pressed(Key::Enter) {
            Some(TranscriptAction::Type(Some(String::new())))
        } else if pressed(Key::N) {
            Some(TranscriptAction::Uncoded { forward: true })
        } else if pressed(Key::P) {
            Some(TranscriptAction::Uncoded { forward: false })
        } else if pressed(Key::U) {
            Some(TranscriptAction::Unplaced)
        } else if pressed(Key::Escape) {
            Some(TranscriptAction::Select(Stretch::at(state.selected.focus)))
        } else {
            None
        }
    });
    if let Some(action) = asked {
        actions.push(action.into());
        return;
    }
    let page = ui.clip_rect().height() - 2.0 * LINE;
    if let Some((to, extend)) = moved(ui, state.selected.focus, laid, transcript, page) {
        let anchor = if extend { state.selected.anchor } else { to };
        actions.push(TranscriptAction::Select(Stretch { anchor, focus: to }).into());
    }
}

/// Where the arrows and their like go to, and whether Shift is held.
fn moved(ui: &mut Ui, from: u32, laid: &[Laid], transcript: &Transcript, page: f32) -> Option<(u32, bool)> {
    let keys = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End, Key::PageUp, Key::PageDown];
    let (key, held) = ui.input_mut(|i| {
        let held = i.modifiers;
        keys.into_iter().find(|&key| i.consume_key(held, key)).map(|key| (key, held))
    })?;
    let (words, length) = (held.command || held.ctrl, transcript.length());
    let paragraph = transcript.paragraphs().get(transcript.paragraph_at(from))?;
    let to = match key {
        Key::ArrowLeft if words => (0..from).rev().find(|&at| transcript.word_at(at).start == at && is_word(transcript, at)).unwrap_or(0),
        Key::ArrowRight if words => {
            (from + 1..length).find(|&at| transcript.word_at(at).start == at && is_word(transcript, at)).unwrap_or(length)
        }
        Key::ArrowLeft => back(transcript, from),
        Key::ArrowRight => on(transcript, from),
        Key::Home if words => 0,
        Key::End if words => length,
        Key::Home => paragraph.chars.start,
        Key::End => paragraph.chars.end,
        Key::ArrowUp => line(laid, transcript, from, -LINE),
        Key::ArrowDown => line(laid, transcript, from, LINE),
        Key::PageUp => line(laid, transcript, from, -page),
        _ => line(laid, transcript, from, page),
    };
    Some((to, held.shift))
}

fn is_word(transcript: &Transcript, at: u32) -> bool {
    transcript.words(at..at + 1).is_some_and(|word| word.chars().all(char::is_alphanumeric))
}

/// One character back; a line end is one step, however it is written.
fn back(transcript: &Transcript, from: u32) -> u32 {
    let index = transcript.paragraph_at(from);
    match transcript.paragraphs().get(index) {
        Some(here) if here.chars.start == from && index > 0 => {
            let before = transcript.paragraphs().get(index - 1).map_or(0, |before| before.chars.end);
            // Cut for showing only: there is no line end between them.
            if before == from { from.saturating_sub(1) } else { before }
        }
        _ => from.saturating_sub(1),
    }
}

fn on(transcript: &Transcript, from: u32) -> u32 {
    let index = transcript.paragraph_at(from);
    match transcript.paragraphs().get(index) {
        Some(here) if from >= here.chars.end => transcript.paragraphs().get(index + 1).map_or(from, |next| next.chars.start.max(from + 1)),
        _ => (from + 1).min(transcript.length()),
    }
}

/// As far up or down as points on the screen; a paragraph further where nothing is laid out.
fn line(laid: &[Laid], transcript: &Transcript, from: u32, by: f32) -> u32 {
    let index = transcript.paragraph_at(from);
    let next = || {
        let index = if by < 0.0 { index.saturating_sub(1) } else { (index + 1).min(transcript.paragraphs().len() - 1) };
        transcript.paragraphs().get(index).map_or(from, |p| p.chars.start)
    };
    let Some(here) = laid.iter().find(|l| l.index == index) else { return next() };
    let wanted = here.place_of(from).center() + vec2(0.0, by);
    let target = laid.iter().rfind(|l| l.at.y <= wanted.y).or(laid.first());
    let found = target.map_or(from, |l| l.char_at(wanted));
    let stuck = (by > 0.0 && found <= from) || (by < 0.0 && found >= from);
    if stuck { next() } else { found }
}
