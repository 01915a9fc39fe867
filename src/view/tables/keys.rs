//! The keys of a table: arrows go from cell to cell, Enter or a letter begins to type, Delete empties.

use egui::{Event, EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::grid_id;
use crate::session::{Action, Session, TablesAction};

/// Rows that a page of keys goes.
const PAGE: isize = 20;
/// Further than any table.
const FAR: isize = isize::MAX;

/// What takes the keyboard for all cells.
pub(super) fn listen(ui: &Ui, body: Rect, session: &Session, actions: &mut Vec<Action>) -> Response {
    let tables = &session.tables;
    let grid = ui.interact(body, grid_id(), Sense::focusable_noninteractive());
    grid.widget_info(|| WidgetInfo::labeled(Role::Table, true, format!("Table of {}", tables.kind().name().to_lowercase())));
    let covered = session.shell.question.is_some() || session.shell.palette.is_some() || session.shell.dialog.is_some();
    if covered || tables.typed.is_some() {
        return grid;
    }
    if tables.focus {
        grid.request_focus();
        actions.push(TablesAction::Focused.into());
    }
    let nobody = ui.memory(|memory| memory.focused().is_none());
    if grid.has_focus() || nobody {
        pasted(ui, actions);
    }
    if grid.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(grid.id, filter));
        steps(ui, actions);
        typed(ui, actions);
    }
    grid
}

fn pasted(ui: &Ui, actions: &mut Vec<Action>) {
    let texts: Vec<String> =
        ui.input(|i| i.events.iter().filter_map(|event| if let Event::Paste(text) = event { Some(text.clone()) } else { None }).collect());
    actions.extend(texts.into_iter().map(|text| TablesAction::Paste(text).into()));
}

fn steps(ui: &Ui, actions: &mut Vec<Action>) {
    let steps = [
        (Key::ArrowDown, 1, 0),
        (Key::ArrowUp, -1, 0),
        (Key::ArrowRight, 0, 1),
        (Key::ArrowLeft, 0, -1),
        (Key::PageDown, PAGE, 0),
        (Key::PageUp, -PAGE, 0),
        (Key::Home, 0, -FAR),
        (Key::End, 0, FAR),
    ];
    for (key, rows, columns) in steps {
        for (held, extend, far) in [(Modifiers::SHIFT, true, false), (Modifiers::COMMAND, false, true), (Modifiers::NONE, false, false)] {
            let times = ui.input_mut(|input| input.count_and_consume_key(held, key));
            let (rows, columns) = match key {
                // With Ctrl to the first and the last row, as in a text.
                Key::Home | Key::End if far => (columns, 0),
                _ if far => (rows.saturating_mul(FAR), columns.saturating_mul(FAR)),
                _ => (rows, columns),
            };
            for _ in 0..times {
                actions.push(TablesAction::Step { rows, columns, extend }.into());
            }
        }
    }
}

fn typed(ui: &Ui, actions: &mut Vec<Action>) {
    let begun = ui.input_mut(|input| {
        let pressed = input.consume_key(Modifiers::NONE, Key::Enter) || input.consume_key(Modifiers::NONE, Key::F2);
        let emptied = input.consume_key(Modifiers::NONE, Key::Delete) || input.consume_key(Modifiers::NONE, Key::Backspace);
        let text: String =
            input.events.iter().filter_map(|event| if let Event::Text(text) = event { Some(text.as_str()) } else { None }).collect();
        if pressed {
            Some(TablesAction::Begin(None))
        } else if emptied {
            Some(TablesAction::Set(String::new()))
        } else {
            (!text.trim().is_empty()).then_some(TablesAction::Begin(Some(text)))
        }
    });
    actions.extend(begun.map(Action::from));
}
