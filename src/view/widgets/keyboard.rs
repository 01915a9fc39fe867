//! Where the keyboard goes when what had it has gone: back to the button of a list that dropped down, on to the first row of a list.

use egui::{Context, Event, Id, Key, Modifiers, Popup, Response};

/// To be called after a list that drops down from `button` was shown: when a key closed it, the button has the keyboard again, so that Tab
/// goes on from there. After a click the keyboard is where the click put it.
pub fn keyboard_back(button: &Response, was_open: bool) {
    let is_open = Popup::is_id_open(&button.ctx, Popup::default_response_id(button));
    if was_open && !is_open && !button.ctx.input(|input| input.pointer.any_click()) {
        button.request_focus();
    }
}

/// What was held when something was pressed in this frame: Ctrl may be up again before a slow frame asks.
pub fn held_at_press(context: &Context) -> Modifiers {
    context.input(|input| {
        let held = |event: &Event| match event {
            Event::Key { key: Key::Space | Key::Enter, pressed: true, modifiers, .. } | Event::PointerButton { modifiers, .. } => {
                Some(*modifiers)
            }
            _ => None,
        };
        input.events.iter().rev().find_map(held).unwrap_or(input.modifiers)
    })
}

fn wanted() -> Id {
    Id::unique("first row of a list wants the keyboard")
}

/// The first row that is laid out from now on takes the keyboard.
pub fn want_first_row(context: &Context) {
    // Asked before: what is asked of the context while its data are held waits for itself.
    let now = context.cumulative_pass_nr();
    context.data_mut(|data| data.insert_temp(wanted(), now));
    context.request_repaint();
}

/// A row takes the keyboard if it is the first since one was wanted. What was wanted long ago, in a list without rows, is forgotten.
pub fn take_wanted(row: &Response) {
    const PATIENCE: u64 = 3;
    let since = row.ctx.data(|data| data.get_temp::<u64>(wanted()));
    let Some(since) = since else { return };
    row.ctx.data_mut(|data| data.remove::<u64>(wanted()));
    if row.ctx.cumulative_pass_nr() <= since + PATIENCE {
        row.request_focus();
    }
}
