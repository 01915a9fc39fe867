//! Listens for the keys of commands, before any widget does.

use egui::{Event, Popup, Ui};

use crate::command::{Focus, Key, by_keys};
use crate::session::{Action, Page, Pane, Session};
use crate::view::entry::has_keyboard;
use crate::view::widgets::{pane_id, text_has_keyboard};

/// Queues the commands whose keys are pressed, and takes those keys away from the widgets.
pub fn hear_keys(ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
    let shell = &session.shell;
    let asked = shell.question.is_some() || session.participants.asked_back.is_some() || session.passphrase.asked.is_some();
    if asked || shell.palette.is_some() || shell.dialog.is_some() || Popup::is_any_open(ui.ctx()) {
        return;
    }
    let focus = match shell.page {
        Page::Editor if session.canvas.label.is_some() || (session.entry.open && (session.entry.focus || has_keyboard(ui))) => Focus::Text,
        // Keys of the canvas belong to nobody where there is none.
        Page::Editor if session.board.open || session.tables.open => elsewhere(ui),
        Page::Editor => focus(ui, session),
        Page::Welcome | Page::Print => elsewhere(ui),
    };
    ui.input_mut(|input| {
        input.events.retain(|event| match asked_by(event, focus) {
            Some(id) => {
                actions.push(Action::Run(id));
                false
            }
            None => true,
        });
    });
}

/// What has the keyboard where there is no canvas.
fn elsewhere(ui: &Ui) -> Focus {
    if text_has_keyboard(ui) { Focus::Text } else { Focus::Elsewhere }
}

/// What has the keyboard.
fn focus(ui: &Ui, session: &Session) -> Focus {
    if text_has_keyboard(ui) {
        return Focus::Text;
    }
    match ui.memory(egui::Memory::focused) {
        None => on_canvas(session),
        Some(id) if id == pane_id(Pane::Canvas) => on_canvas(session),
        Some(_) => Focus::Elsewhere,
    }
}

/// What the keys of the canvas are for now.
fn on_canvas(session: &Session) -> Focus {
    let selection = session.document.selection();
    if selection.elements().next().is_some() {
        Focus::Elements
    } else if selection.connections().next().is_some() && selection.connections().count() == selection.parts().len() {
        Focus::Connections
    } else {
        Focus::Canvas
    }
}

/// The command an event asks for.
fn asked_by(event: &Event, focus: Focus) -> Option<&'static str> {
    let command = match event {
        // The window turns these keys into wishes of its own.
        Event::Copy => by_keys(Key::Char('C'), [true, false, false], focus),
        Event::Cut => by_keys(Key::Char('X'), [true, false, false], focus),
        Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
            let held = [modifiers.command, modifiers.shift, modifiers.alt];
            let by = |key: egui::Key| by_keys(key_of(key)?, held, focus);
            // Digits also by their place, for keyboards on which they need Shift.
            by(*key).or_else(|| physical_key.filter(|k| is_digit(*k) && *k != *key).and_then(by))
        }
        _ => None,
    };
    command.map(|command| command.id)
}

fn is_digit(key: egui::Key) -> bool {
    matches!(key_of(key), Some(Key::Char('0'..='9')))
}

/// egui's key as the rows name it.
fn key_of(key: egui::Key) -> Option<Key> {
    use egui::Key as E;
    let named = match key {
        E::ArrowUp => Key::Up,
        E::ArrowDown => Key::Down,
        E::ArrowLeft => Key::Left,
        E::ArrowRight => Key::Right,
        E::Escape => Key::Escape,
        E::Tab => Key::Tab,
        E::Backspace => Key::Backspace,
        E::Enter => Key::Enter,
        E::Space => Key::Space,
        E::Delete => Key::Delete,
        E::Home => Key::Home,
        E::End => Key::End,
        E::PageUp => Key::PageUp,
        E::PageDown => Key::PageDown,
        E::Comma => Key::Char(','),
        E::Slash => Key::Char('/'),
        E::Questionmark => Key::Char('?'),
        E::Minus => Key::Char('-'),
        E::Period => Key::Char('.'),
        E::Plus => Key::Char('+'),
        E::Equals => Key::Char('='),
        E::OpenBracket => Key::Char('['),
        E::CloseBracket => Key::Char(']'),
        other => return by_name(other.name()),
    };
    Some(named)
}

/// Letters, digits and F keys are named after themselves.
fn by_name(name: &str) -> Option<Key> {
    let mut letters = name.chars();
    match (letters.next(), letters.as_str()) {
        (Some(c), "") if c.is_ascii_alphanumeric() => Some(Key::Char(c.to_ascii_uppercase())),
        (Some('F'), number) => number.parse().ok().map(Key::F),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_as_the_rows_name_them() {
        assert_eq!(key_of(egui::Key::S), Some(Key::Char('S')));
        assert_eq!(key_of(egui::Key::Num4), Some(Key::Char('4')));
        assert_eq!(key_of(egui::Key::F11), Some(Key::F(11)));
        assert_eq!(key_of(egui::Key::Plus), Some(Key::Char('+')));
        assert_eq!(key_of(egui::Key::Colon), None);
    }
}
