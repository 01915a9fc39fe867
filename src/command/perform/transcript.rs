//! Performs what was asked of the transcript pane.

use std::sync::Arc;

use super::canvas;
use super::keyboard::free_place_about;
use super::panel::{cited, cited_parts};
use crate::document::Edit;
use crate::map::{CitedPart, ElementKind, Part, QuoteId, Source, Stance};
use crate::session::{CanvasAction, CodeField, Grip, NoticeKind, Page, Pane, Session, Stretch, TargetPart, TranscriptAction};
use crate::tool::Phase;
use crate::transcript::{self, Coding, Transcript};

pub(super) fn perform(session: &mut Session, action: TranscriptAction) {
    let state = &mut session.transcript;
    match action {
        TranscriptAction::Opened(transcript) => open(session, transcript),
        TranscriptAction::Close => *state = state.anew(None, Coding::default()),
        // Nobody reads along while presenting.
        TranscriptAction::Fold(folded) => state.folded = folded || session.shell.presenting,
        TranscriptAction::Coding(coding) => state.coding = *coding,
        TranscriptAction::NewSource => new_source(session),
        TranscriptAction::Settings(open) => state.settings_open = open,
        TranscriptAction::Recognise(on) => state.recognise = on,
        TranscriptAction::KeepText => keep_text(session),
        TranscriptAction::Pointer { phase, at, extend } => point(session, phase, at, extend),
        TranscriptAction::Select(stretch) => select(session, stretch),
        TranscriptAction::Uncoded { forward } => uncoded(session, forward),
        TranscriptAction::Choose(quote) => choose(session, quote),
        TranscriptAction::CodeOn(part) => code_on(session, part, Stance::Supports),
        TranscriptAction::Unplaced => code(session, None, Vec::new()),
        TranscriptAction::Type(text) => type_code(session, text),
        TranscriptAction::Row(row) => {
            if let Some(field) = &mut state.field {
                field.row = row;
            }
        }
        TranscriptAction::Stance(stance) => {
            if let Some(field) = &mut state.field {
                field.stance = stance;
            }
        }
        TranscriptAction::Pick(row) => pick(session, row),
    }
}

fn open(session: &mut Session, transcript: Arc<Transcript>) {
    let coding = Coding::of(&transcript, session.map());
    // Nothing is known of the text yet: that is asked first.
    let settings_open = coding == Coding::default();
    if let Some(remark) = &transcript.remark {
        session.shell.notify(NoticeKind::Note, format!("{}: {remark}.", transcript.name()));
    }
    session.transcript = session.transcript.anew(Some(transcript), coding);
    session.transcript.settings_open = settings_open;
    session.transcript.folded = session.shell.presenting;
    session.shell.page = Page::Editor;
    session.shell.focus = Some(Pane::Transcript);
    session.refresh();
    let text = match session.transcript.coded.lost.len() {
        0 => return,
        1 => "The file was changed since it was coded: the words of one quote are no longer found in it.".to_owned(),
        n => format!("The file was changed since it was coded: the words of {n} quotes are no longer found in it."),
    };
    session.shell.notify(NoticeKind::Note, text);
}

fn new_source(session: &mut Session) {
    let Some(transcript) = session.transcript.open.clone() else { return };
    let number = session.map().sources().last_number().saturating_add(1);
    let title = transcript.name().rsplit_once('.').map_or(transcript.name(), |(stem, _)| stem);
    let source = Source::new(session.document.new_id(), number, title);
    session.transcript.coding.source = Some(source.id);
    session.document.edit(&Edit::All("add source".to_owned(), vec![Edit::Put(Box::new(source.into()))]));
}

fn keep_text(session: &mut Session) {
    let Some(open) = session.transcript.open.clone() else { return };
    let source = session.transcript.coding.source;
    let kept = transcript::keep_text(session.map(), &open, source, session.document.new_id());
    if let Some((source, edit)) = kept {
        session.document.edit(&edit);
        session.transcript.coding.source = Some(source);
    }
}

/// A press on the selection lifts it, a press elsewhere begins another; a click chooses the passage under it.
fn point(session: &mut Session, phase: Phase, at: u32, extend: bool) {
    let Some(transcript) = session.transcript.open.clone() else { return };
    let state = &mut session.transcript;
    let at = at.min(transcript.length());
    match (phase, state.grip) {
        (Phase::Press, _) if !extend && state.selected.chars().contains(&at) => state.grip = Grip::Lifting,
        (Phase::Press, _) => {
            state.grip = Grip::Selecting;
            state.selected = Stretch { anchor: if extend { state.selected.anchor } else { at }, focus: at };
        }
        (Phase::Drag, Grip::Lifting) => state.grip = Grip::Carrying,
        (Phase::Drag, Grip::Selecting) => state.selected.focus = at,
        (Phase::DoubleClick, _) => {
            state.grip = Grip::Idle;
            state.selected = Stretch::of(&transcript.word_at(at));
        }
        (Phase::Release, grip) => {
            state.grip = Grip::Idle;
            let clicked = grip == Grip::Lifting || (grip == Grip::Selecting && state.selected.chars().is_empty());
            if clicked {
                state.selected = Stretch::at(at);
                let passage = state.coded.at(&transcript, at).map(|passage| passage.quote);
                if let Some(quote) = passage {
                    choose(session, quote);
                }
            }
        }
        (Phase::Cancel, _) => state.grip = Grip::Idle,
        _ => {}
    }
}

fn select(session: &mut Session, stretch: Stretch) {
    let Some(length) = session.transcript.open.as_ref().map(|transcript| transcript.length()) else { return };
    session.transcript.selected = Stretch { anchor: stretch.anchor.min(length), focus: stretch.focus.min(length) };
    session.transcript.reveal(stretch.focus.min(length));
}

fn uncoded(session: &mut Session, forward: bool) {
    session.refresh();
    let state = &mut session.transcript;
    let Some(transcript) = state.open.clone() else { return };
    let from = state.selected.chars().start;
    match state.coded.uncoded(&transcript, state.speakers(), from, forward) {
        Some(chars) => {
            state.folded = session.shell.presenting;
            state.selected = Stretch::of(&chars);
            state.reveal(chars.start);
            session.shell.focus = Some(Pane::Transcript);
        }
        None => session.shell.notify(NoticeKind::Done, "Every passage of the transcript is coded."),
    }
}

/// Selects a quote and shows the parts it bears on.
fn choose(session: &mut Session, quote: QuoteId) {
    session.document.selection_mut().set([Part::Quote(quote)]);
    let parts = cited_parts(session, quote);
    for part in parts {
        canvas::bring_into_view(session, part);
    }
}

fn code_on(session: &mut Session, part: Part, stance: Stance) {
    if let Some((cited, first)) = cited(session, part) {
        code(session, Some((cited, stance)), first.into_iter().collect());
    }
}

/// The selected passage becomes a quote, after what has to be made first: one step of the history.
fn code(session: &mut Session, on: Option<(CitedPart, Stance)>, mut edits: Vec<Edit>) {
    let Some(open) = session.transcript.open.clone() else { return };
    let chars = session.transcript.selected.chars();
    if chars.is_empty() {
        session.shell.notify(NoticeKind::Note, "Select the words in the transcript first.");
        return;
    }
    let new = session.document.new_id();
    let Some((quote, edit)) = transcript::code(session.map(), &open, chars, &session.transcript.coding, new, on) else {
        session.shell.notify(NoticeKind::Note, "This passage is a quote already. Select it in the list of quotes to place it.");
        return;
    };
    edits.push(edit);
    let label = if quote == new { "code passage" } else { "attach quote" };
    session.document.edit(&Edit::All(label.to_owned(), edits));
    session.document.selection_mut().set([Part::Quote(quote)]);
    session.transcript.field = None;
    session.transcript.grip = Grip::Idle;
    session.shell.focus = Some(Pane::Transcript);
}

fn type_code(session: &mut Session, text: Option<String>) {
    let state = &mut session.transcript;
    match text {
        Some(_) if state.selected.chars().is_empty() => {
            session.shell.notify(NoticeKind::Note, "Select the words in the transcript first.");
        }
        Some(text) => {
            let field = state.field.get_or_insert_with(CodeField::default);
            (field.text, field.row) = (text, 0);
        }
        None => {
            if state.field.take().is_some() {
                session.shell.focus = Some(Pane::Transcript);
            }
        }
    }
}

fn pick(session: &mut Session, row: usize) {
    session.refresh();
    let Some(target) = session.transcript.targets.get(row).cloned() else { return };
    let stance = session.transcript.field.as_ref().map_or(Stance::Supports, |field| field.stance);
    match target.to {
        TargetPart::Part(part) => code_on(session, part, stance),
        TargetPart::New(label) => {
            let (id, at) = (session.document.new_id(), free_place_about(session, session.canvas.viewport.visible().center()));
            let add = Edit::AddElement { id, kind: ElementKind::Factor, label, at };
            code(session, Some((CitedPart::Element(id), stance)), vec![add]);
            canvas::perform(session, CanvasAction::Left);
            canvas::bring_into_view(session, Part::Element(id));
        }
    }
}
