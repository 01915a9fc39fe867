//! Pointer, wheel and touch on the canvas: what the tool hears, and what moves the picture.

use egui::{CursorIcon, Event, Key, PointerButton, Pos2, Response, Ui};

use super::{Sheet, canvas_id};
use crate::map::{Point, Vec2};
use crate::session::{Action, CanvasAction};
use crate::tool::{Cursor, Gesture, Modifiers, Phase};

/// Queues what the pointer did.
pub(super) fn listen(ui: &mut Ui, response: &Response, sheet: &Sheet<'_>, actions: &mut Vec<Action>) {
    let pans = pinch(ui, sheet, actions) || pan_and_zoom(ui, response, sheet, actions);
    if !pans {
        point(ui, response, sheet, actions);
    }
    keep_keys(ui, response, sheet);
    take_paste(ui, sheet, actions);
    if response.hovered() || response.is_pointer_button_down_on() {
        ui.set_cursor_icon(cursor(ui, response, sheet));
    }
}

/// Two fingers move and scale the picture, about the point between them. Whether they do: what the first of them began is taken back.
fn pinch(ui: &Ui, sheet: &Sheet<'_>, actions: &mut Vec<Action>) -> bool {
    let Some(touch) = ui.input(egui::InputState::multi_touch).filter(|touch| sheet.rect.contains(touch.start_pos)) else { return false };
    if sheet.session.canvas.gesture != Gesture::Idle {
        let event = sheet.session.point_at(Phase::Cancel, sheet.map(touch.start_pos), Modifiers::default());
        actions.push(CanvasAction::Pointer(event).into());
    }
    let by = touch.translation_delta;
    if by != egui::Vec2::ZERO {
        actions.push(CanvasAction::Pan(Vec2::new(f64::from(by.x), f64::from(by.y))).into());
    }
    if (touch.zoom_delta - 1.0).abs() > 1.0e-4 {
        let about = touch.center_pos - sheet.rect.min;
        let about = Point::new(f64::from(about.x), f64::from(about.y));
        actions.push(CanvasAction::Zoom { factor: f64::from(touch.zoom_delta), about }.into());
    }
    true
}

/// Wheel, middle button, and the main button with Space. Whether the main button is taken by that.
fn pan_and_zoom(ui: &Ui, response: &Response, sheet: &Sheet<'_>, actions: &mut Vec<Action>) -> bool {
    if response.contains_pointer() {
        let (scroll, zoom, at) = ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta(), i.pointer.hover_pos()));
        if (zoom - 1.0).abs() > 1.0e-4
            && let Some(at) = at
        {
            let about = at - sheet.rect.min;
            let about = Point::new(f64::from(about.x), f64::from(about.y));
            actions.push(CanvasAction::Zoom { factor: f64::from(zoom), about }.into());
        } else if scroll != egui::Vec2::ZERO {
            actions.push(CanvasAction::Pan(Vec2::new(f64::from(scroll.x), f64::from(scroll.y))).into());
        }
    }
    let space = is_space_held(ui, sheet);
    let drags = response.dragged_by(PointerButton::Middle) || (space && response.dragged_by(PointerButton::Primary));
    if drags {
        let by = response.drag_delta();
        actions.push(CanvasAction::Pan(Vec2::new(f64::from(by.x), f64::from(by.y))).into());
    }
    drags || (space && sheet.session.canvas.gesture == Gesture::Idle)
}

fn is_space_held(ui: &Ui, sheet: &Sheet<'_>) -> bool {
    sheet.session.canvas.label.is_none() && ui.input(|i| i.key_down(Key::Space)) && !ui.text_edit_focused()
}

/// Press, drag, release, hover, in the order in which they happened; of several moves in a row only the last.
fn point(ui: &Ui, response: &Response, sheet: &Sheet<'_>, actions: &mut Vec<Action>) {
    let (events, modifiers, here) = ui.input(|i| {
        // A finger or a pen that is lifted is gone at once: where it was last is still known.
        let wanted = |e: &&Event| matches!(e, Event::PointerMoved(_) | Event::PointerButton { .. } | Event::PointerGone);
        (i.events.iter().filter(wanted).cloned().collect::<Vec<_>>(), held(i.modifiers), i.pointer.interact_pos())
    });
    let mut busy = sheet.session.canvas.gesture != Gesture::Idle;
    let mut down = response.is_pointer_button_down_on() || busy;
    let mut moved: Option<Pos2> = None;
    let mut send = |phase, at: Pos2| {
        let event = sheet.session.point_at(phase, sheet.map(at), modifiers);
        actions.push(CanvasAction::Pointer(event).into());
    };
    for event in events {
        match event {
            Event::PointerMoved(at) => moved = Some(at),
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. } if response.contains_pointer() => {
                moved = None;
                send(Phase::Press, pos);
                response.request_focus();
                (busy, down) = (true, true);
            }
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: false, .. } if busy => {
                if let Some(at) = moved.take() {
                    send(Phase::Drag, at);
                }
                send(Phase::Release, pos);
                (busy, down) = (false, false);
            }
            _ => {}
        }
    }
    if let Some(at) = moved {
        if down {
            send(Phase::Drag, at);
        } else if response.contains_pointer() {
            send(Phase::Hover, at);
        } else if sheet.session.canvas.hovered.is_some() {
            actions.push(CanvasAction::Left.into());
        }
    }
    // A double click soon after another click is counted as three.
    if (response.double_clicked() || response.triple_clicked())
        && let Some(at) = here
    {
        let event = sheet.session.point_at(Phase::DoubleClick, sheet.map(at), modifiers);
        actions.push(CanvasAction::Pointer(event).into());
    }
}

/// What is pasted while the map, or nothing, has the keyboard.
fn take_paste(ui: &Ui, sheet: &Sheet<'_>, actions: &mut Vec<Action>) {
    let shell = &sheet.session.shell;
    let covered = shell.question.is_some() || shell.palette.is_some() || shell.dialog.is_some();
    let here = ui.memory(|memory| memory.focused().is_none_or(|id| id == canvas_id()));
    if here && !covered && sheet.session.canvas.label.is_none() {
        let pasted = |event: &Event| if let Event::Paste(text) = event { Some(text.clone()) } else { None };
        let texts: Vec<String> = ui.input(|i| i.events.iter().filter_map(pasted).collect());
        actions.extend(texts.into_iter().map(|text| CanvasAction::Paste(text).into()));
    }
}

fn held(modifiers: egui::Modifiers) -> Modifiers {
    Modifiers { shift: modifiers.shift, command: modifiers.command, alt: modifiers.alt }
}

/// On the canvas arrows move what is selected and Tab adds; with nothing selected Tab goes on to the next part of the window.
fn keep_keys(ui: &Ui, response: &Response, sheet: &Sheet<'_>) {
    if response.has_focus() {
        let tab = !sheet.session.document.selection().is_empty();
        let filter = egui::EventFilter { tab, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
}

fn cursor(ui: &Ui, response: &Response, sheet: &Sheet<'_>) -> CursorIcon {
    let canvas = &sheet.session.canvas;
    if response.dragged_by(PointerButton::Middle) || (is_space_held(ui, sheet) && response.is_pointer_button_down_on()) {
        return CursorIcon::Grabbing;
    }
    if is_space_held(ui, sheet) {
        return CursorIcon::Grab;
    }
    match canvas.gesture.cursor(canvas.tool, canvas.pointer.as_ref()) {
        Cursor::Arrow => CursorIcon::Default,
        Cursor::Grab => CursorIcon::Grab,
        Cursor::Grabbing => CursorIcon::Grabbing,
        Cursor::Cross => CursorIcon::Crosshair,
        Cursor::Hand => CursorIcon::PointingHand,
        Cursor::Across => CursorIcon::ResizeHorizontal,
        Cursor::Falling => CursorIcon::ResizeNwSe,
        Cursor::Rising => CursorIcon::ResizeNeSw,
    }
}
