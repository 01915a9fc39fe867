//! Keys of the print page: pages, and the way out.

use egui::{Key, Modifiers, Popup, Ui};

use crate::session::{Action, PrintAction, Session};
use crate::view::widgets::text_has_keyboard;

/// Page up and down, Home and End go through the pages; Escape closes.
pub fn hear(ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
    let shell = &session.shell;
    if shell.question.is_some()
        || shell.dialog.is_some()
        || shell.palette.is_some()
        || text_has_keyboard(ui)
        || Popup::is_any_open(ui.ctx())
    {
        return;
    }
    let last = session.print.pages().map_or(0, |pages| pages.printout.pages.len()).saturating_sub(1);
    let here = session.print.page;
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let turns = [(Key::PageDown, (here + 1).min(last)), (Key::PageUp, here.saturating_sub(1)), (Key::Home, 0), (Key::End, last)];
        for (key, page) in turns {
            if pressed(key) && page != here {
                actions.push(PrintAction::ShowPage(page).into());
            }
        }
        if pressed(Key::Escape) {
            actions.push(PrintAction::Close.into());
        }
    });
}
