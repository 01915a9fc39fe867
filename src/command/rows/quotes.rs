//! What is done with the selected quotes wherever they were picked: in the list, on the board, in the table.

use super::editing;
use crate::command::{Command, Menu};
use crate::document::{Edit, QuoteField};
use crate::map::QuoteId;
use crate::session::{BoardAction, Pane, Section, Session};

const QUOTES: Command = Command {
    menu: Menu::Edit,
    section: 7,
    enabled: picked,
    needs: "Select quotes first: on the left, on the quote board or in their table.",
    ..Command::ROW
};

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "quote.attach",
        label: "Attach the quotes to a part…",
        help: "Hangs the selected quotes on a part of the map that you name by code or label.",
        run: attach,
        ..QUOTES
    },
    Command {
        id: "quote.sensitive",
        label: "Sensitive topic",
        help: "Marks the selected quotes as about something sensitive, so that a handout warns of them, or takes the mark away.",
        checked: Some(all_sensitive),
        run: |session| {
            let field = QuoteField::Sensitive(!all_sensitive(session));
            session.document.edit(&Edit::Quotes(selected(session), field));
        },
        ..QUOTES
    },
];

fn selected(session: &Session) -> Vec<QuoteId> {
    session.document.selection().quotes().collect()
}

fn picked(session: &Session) -> bool {
    editing(session) && session.document.selection().quotes().next().is_some()
}

fn all_sensitive(session: &Session) -> bool {
    picked(session) && selected(session).iter().all(|&id| session.map().quotes().get(id).is_some_and(|quote| quote.sensitive))
}

/// On the board its own field opens; elsewhere the search in the details of what is selected.
fn attach(session: &mut Session) {
    if session.board.open {
        return crate::command::perform(session, BoardAction::Field { new: false }.into());
    }
    let panels = &mut session.panels;
    panels.right_open = true;
    if !panels.is_open(Section::Parts) && !panels.sections_turned.remove(&Section::Parts) {
        panels.sections_turned.insert(Section::Parts);
    }
    session.answers.open = false;
    session.shell.focus = Some(Pane::Attach);
}
