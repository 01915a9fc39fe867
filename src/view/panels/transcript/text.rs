//! The text itself, of which only what is in view is laid out; and the pointer in it.

use egui::{CursorIcon, Modifiers, Pos2, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::keys;
use super::paragraph::{Laid, caret, guess, paragraph_ui};
use crate::session::{Action, Grip, Pane, Session, ShellAction, TranscriptAction};
use crate::tool::Phase;
use crate::transcript::Transcript;
use crate::view::panels::left::token;
use crate::view::panels::rows::rows_ui;
use crate::view::widgets::{paint_focus, pane_id};

/// How near to the upper or lower edge the pointer has to be while it selects, for the text to move on.
const EDGE: f32 = 18.0;

/// The text in a room this high.
pub(super) fn text_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, transcript: &Transcript, room: f32) {
    let state = &session.transcript;
    let scroll =
        ScrollArea::vertical().id_salt(("transcript", transcript.digest())).auto_shrink(false).max_height(room).min_scrolled_height(room);
    scroll.show(ui, |ui| {
        ui.add_space(8.0);
        let width = ui.available_width();
        let count = transcript.paragraphs().len();
        let show = Some((state.show.0, transcript.paragraph_at(state.show.1))).filter(|(turn, _)| *turn > 0);
        let letters = |row: usize| transcript.paragraphs().get(row).map_or(0, |p| p.chars.end - p.chars.start);
        let mut laid: Vec<Laid> = Vec::new();
        let stamp = token((transcript.digest(), state.recognise));
        rows_ui(
            ui,
            ("transcript text", stamp, count),
            show,
            |row| guess(letters(row), width),
            |ui, row| laid.extend(paragraph_ui(ui, session, transcript, row)),
        );
        ui.add_space(24.0);
        let seen = ui.clip_rect();
        let response = ui.interact(seen, pane_id(Pane::Transcript), Sense::click_and_drag());
        name(&response, session, transcript);
        if session.shell.focus == Some(Pane::Transcript) {
            response.request_focus();
            actions.push(ShellAction::Focused(Pane::Transcript).into());
        }
        if response.has_focus() && state.selected.chars().is_empty() {
            laid.iter()
                .filter(|l| l.index == transcript.paragraph_at(state.selected.focus))
                .for_each(|l| caret(ui, session, l, state.selected.focus));
        }
        keep_in_view(ui, session, &laid, transcript);
        point(ui, session, &response, &laid, actions);
        keys::hear(ui, session, &response, &laid, transcript, actions);
        paint_focus(ui, &response, seen.shrink(3.0));
    });
}

fn name(response: &Response, session: &Session, transcript: &Transcript) {
    let state = &session.transcript;
    let here = transcript.paragraph_at(state.selected.focus);
    let said = match transcript.words(state.selected.chars()) {
        Some(words) => format!("selected: {words}"),
        None => transcript.paragraph(here).to_owned(),
    };
    response.widget_info(|| {
        let name = format!("Text of {}, paragraph {} of {}", transcript.name(), here + 1, transcript.paragraphs().len());
        let mut info = WidgetInfo::labeled(Role::Group, true, name);
        info.current_text_value = Some(said.clone());
        info
    });
}

/// Where the keyboard moved the selection to stays in view, also within a long paragraph; once for each move.
fn keep_in_view(ui: &Ui, session: &Session, laid: &[Laid], transcript: &Transcript) {
    let (turn, at) = session.transcript.show;
    let id = pane_id(Pane::Transcript).with("shown");
    if ui.data(|data| data.get_temp::<u64>(id)) == Some(turn) {
        return;
    }
    let here = transcript.paragraph_at(at);
    if let Some(found) = laid.iter().find(|l| l.index == here) {
        ui.data_mut(|data| data.insert_temp(id, turn));
        let place = found.place_of(at).expand2(vec2(0.0, 30.0));
        if !ui.clip_rect().y_range().contains(place.top()) || !ui.clip_rect().y_range().contains(place.bottom()) {
            ui.scroll_to_rect(place, None);
        }
    }
}

/// The character at a point; above and below the text the first and the last that is laid out.
fn char_at(laid: &[Laid], point: Pos2) -> Option<u32> {
    let below = laid.iter().rfind(|l| l.at.y <= point.y).or(laid.first())?;
    Some(below.char_at(point))
}

/// Presses, drags and clicks become characters.
fn point(ui: &mut Ui, session: &Session, response: &Response, laid: &[Laid], actions: &mut Vec<Action>) {
    let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else { return };
    let grip = session.transcript.grip;
    let modifiers: Modifiers = ui.input(|i| i.modifiers);
    let Some(at) = char_at(laid, pointer) else { return };
    let mut send = |phase, at| actions.push(TranscriptAction::Pointer { phase, at, extend: modifiers.shift }.into());
    let (pressed, released, origin) = ui.input(|i| (i.pointer.primary_pressed(), i.pointer.primary_released(), i.pointer.press_origin()));
    // On a slow machine a whole click comes in one frame.
    let pressed = pressed && (response.is_pointer_button_down_on() || response.clicked());
    if pressed {
        response.request_focus();
        send(Phase::Press, origin.and_then(|origin| char_at(laid, origin)).unwrap_or(at));
    }
    if released && (pressed || grip != Grip::Idle) {
        send(if response.double_clicked() { Phase::DoubleClick } else { Phase::Release }, at);
    } else if response.dragged() && grip != Grip::Carrying {
        send(Phase::Drag, at);
        if grip == Grip::Selecting {
            let seen = ui.clip_rect();
            let by = (seen.top() + EDGE - pointer.y).max(0.0) - (pointer.y - seen.bottom() + EDGE).max(0.0);
            if by.abs() > 0.0 {
                ui.scroll_with_delta(vec2(0.0, by.clamp(-24.0, 24.0)));
                ui.request_repaint();
            }
        }
    }
    if response.hovered() || response.dragged() {
        let selected = session.transcript.selected.chars();
        ui.set_cursor_icon(match grip {
            Grip::Carrying => CursorIcon::Grabbing,
            Grip::Idle if selected.contains(&at) => CursorIcon::Grab,
            _ => CursorIcon::Text,
        });
    }
}
