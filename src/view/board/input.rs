//! Pointer, wheel and keyboard on the board, as on the map.

use egui::{CursorIcon, Event, EventFilter, Key, Modifiers as Held, PointerButton, Pos2, Response, Ui};

use super::Table;
use crate::map::{Part, Point, Vec2};
use crate::session::{Action, BoardAction};
use crate::tool::{BoardGesture, Modifiers, NextConnection, Phase, PointerEvent};

/// How far an arrow with Alt moves cards, board units; with Shift too.
const STEP: f64 = 12.0;
const LONG_STEP: f64 = 60.0;

/// Queues what the pointer and the keyboard did.
pub(super) fn listen(ui: &mut Ui, response: &Response, table: &Table<'_>, actions: &mut Vec<Action>) {
    if !pan_and_zoom(ui, response, table, actions) {
        point(ui, response, table, actions);
    }
    if response.has_focus() {
        keys(ui, response, table, actions);
    }
    if response.hovered() || response.is_pointer_button_down_on() {
        let board = &table.session.board;
        ui.set_cursor_icon(match (&board.gesture, board.hovered) {
            (BoardGesture::Moving { .. }, _) => CursorIcon::Grabbing,
            (BoardGesture::Marquee { .. }, _) => CursorIcon::Crosshair,
            (_, Some(_)) if board.by_hand() => CursorIcon::Grab,
            (_, Some(_)) => CursorIcon::PointingHand,
            _ => CursorIcon::Default,
        });
    }
}

/// Wheel, pinch, middle button, and the main button with Space. Whether the main button is taken by that.
fn pan_and_zoom(ui: &Ui, response: &Response, table: &Table<'_>, actions: &mut Vec<Action>) -> bool {
    if response.contains_pointer() {
        let (scroll, zoom, at) = ui.input(|i| (i.smooth_scroll_delta(), i.zoom_delta(), i.pointer.hover_pos()));
        if let Some(at) = at.filter(|_| (zoom - 1.0).abs() > 1.0e-4) {
            let about = at - table.rect.min;
            let about = Point::new(f64::from(about.x), f64::from(about.y));
            actions.push(BoardAction::Zoom { factor: f64::from(zoom), about }.into());
        } else if scroll != egui::Vec2::ZERO {
            actions.push(BoardAction::Pan(Vec2::new(f64::from(scroll.x), f64::from(scroll.y))).into());
        }
    }
    let space = ui.input(|i| i.key_down(Key::Space)) && !ui.text_edit_focused();
    let drags = response.dragged_by(PointerButton::Middle) || (space && response.dragged_by(PointerButton::Primary));
    if drags {
        let by = response.drag_delta();
        actions.push(BoardAction::Pan(Vec2::new(f64::from(by.x), f64::from(by.y))).into());
    }
    drags || (space && table.session.board.gesture == BoardGesture::Idle)
}

/// Press, drag, release and hover in the order in which they happened; of several moves in a row only the last.
fn point(ui: &Ui, response: &Response, table: &Table<'_>, actions: &mut Vec<Action>) {
    let (events, held) = ui.input(|i| {
        let wanted = |e: &&Event| matches!(e, Event::PointerMoved(_) | Event::PointerButton { .. });
        (i.events.iter().filter(wanted).cloned().collect::<Vec<_>>(), i.modifiers)
    });
    let modifiers = Modifiers { shift: held.shift, command: held.command, alt: held.alt };
    let mut busy = table.session.board.gesture != BoardGesture::Idle;
    let mut moved: Option<Pos2> = None;
    let mut send = |phase, at: Pos2| {
        let at = table.board(at);
        let part = table.session.board.hit(at).map(Part::Quote);
        let event =
            PointerEvent { phase, at, part, handle: None, hold: None, modifiers, next: NextConnection::default(), pixel: 1.0 / table.zoom };
        actions.push(BoardAction::Pointer(event).into());
    };
    for event in events {
        match event {
            Event::PointerMoved(at) => moved = Some(at),
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. } if response.contains_pointer() => {
                moved = None;
                send(Phase::Press, pos);
                response.request_focus();
                busy = true;
            }
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: false, .. } if busy => {
                if let Some(at) = moved.take() {
                    send(Phase::Drag, at);
                }
                send(Phase::Release, pos);
                busy = false;
            }
            _ => {}
        }
    }
    if let Some(at) = moved {
        if busy || response.is_pointer_button_down_on() {
            send(Phase::Drag, at);
        } else if response.contains_pointer() {
            send(Phase::Hover, at);
        } else if table.session.board.hovered.is_some() {
            actions.push(BoardAction::Left.into());
        }
    }
}

/// Arrows go from card to card, with Shift they keep what is selected, with Alt they move the selected cards. Enter makes an element of
/// them, A attaches them, Escape takes back what is under way.
fn keys(ui: &mut Ui, response: &Response, table: &Table<'_>, actions: &mut Vec<Action>) {
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let arrows = [(Key::ArrowLeft, -1.0, 0.0), (Key::ArrowRight, 1.0, 0.0), (Key::ArrowUp, 0.0, -1.0), (Key::ArrowDown, 0.0, 1.0)];
    let asked = ui.input_mut(|i| {
        let held = i.modifiers;
        for (key, x, y) in arrows {
            if i.consume_key(held, key) {
                let towards = Vec2::new(x, y);
                let step = if held.shift { LONG_STEP } else { STEP };
                return Some(if held.alt { BoardAction::Nudge(towards * step) } else { BoardAction::Walk { towards, extend: held.shift } });
            }
        }
        if i.consume_key(Held::NONE, Key::Enter) {
            Some(BoardAction::Field { new: true })
        } else if i.consume_key(Held::NONE, Key::A) {
            Some(BoardAction::Field { new: false })
        } else {
            None
        }
    });
    actions.extend(asked.map(Action::from));
    if ui.input_mut(|i| i.consume_key(Held::NONE, Key::Escape)) {
        if table.session.board.gesture == BoardGesture::Idle {
            actions.push(crate::document::Request::Select(Vec::new()).into());
        } else {
            let at = Point::ZERO;
            let (phase, next) = (Phase::Cancel, NextConnection::default());
            let event = PointerEvent { phase, at, part: None, handle: None, hold: None, modifiers: Modifiers::default(), next, pixel: 1.0 };
            actions.push(BoardAction::Pointer(event).into());
        }
    }
}
