//! Saved views: shown one after the other as a story, made, changed, moved.

use super::{NEEDS_ELEMENTS, drawn, editing};
use crate::command::{Command, Key, Menu, Shortcut, perform};
use crate::session::{Session, ViewsAction};

const VIEWS: Command = Command { menu: Menu::View, section: 7, enabled: has_views, needs: NEEDS_VIEWS, ..Command::ROW };
const SHOWN: Command = Command { enabled: is_shown, needs: "Show a saved view first.", ..VIEWS };
const NEEDS_VIEWS: &str = "Save a view first, with View \u{203a} Save a view\u{2026}.";

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "views.next",
        label: "Next saved view",
        help: "Shows the next view of the strip; after the last the whole map.",
        shortcut: &[Shortcut::key(Key::PageDown).with_command()],
        run: |session| run(session, ViewsAction::Step(true)),
        ..VIEWS
    },
    Command {
        id: "views.previous",
        label: "Previous saved view",
        help: "Shows the view before this one in the strip.",
        shortcut: &[Shortcut::key(Key::PageUp).with_command()],
        run: |session| run(session, ViewsAction::Step(false)),
        ..VIEWS
    },
    Command {
        id: "views.whole",
        label: "Whole map instead of a view",
        help: "Shows every element again.",
        run: |session| run(session, ViewsAction::Show(None)),
        ..SHOWN
    },
    Command {
        id: "views.add",
        label: "Save a view\u{2026}",
        help: "Saves which elements are shown, round which of them, and from where one looks, to be shown and printed later.",
        enabled: drawn,
        needs: NEEDS_ELEMENTS,
        run: |session| run(session, ViewsAction::Edit(None)),
        ..VIEWS
    },
    Command {
        id: "views.edit",
        label: "Change this view\u{2026}",
        help: "Changes the title, the filter or the place of the view that is shown.",
        run: |session| run(session, ViewsAction::Edit(session.views.on)),
        ..SHOWN
    },
    Command {
        id: "views.earlier",
        label: "Move this view earlier",
        help: "Moves the view that is shown one place towards the start of the strip.",
        run: |session| run(session, ViewsAction::Move(false)),
        ..SHOWN
    },
    Command {
        id: "views.later",
        label: "Move this view later",
        help: "Moves the view that is shown one place towards the end of the strip.",
        run: |session| run(session, ViewsAction::Move(true)),
        ..SHOWN
    },
    Command {
        id: "views.delete",
        label: "Delete this view",
        help: "Takes the view that is shown out of the strip; no element goes.",
        run: |session| run(session, ViewsAction::Delete),
        ..SHOWN
    },
    Command {
        id: "views.strip",
        label: "Strip of saved views",
        help: "Shows or hides the strip of saved views below the map.",
        enabled: editing,
        needs: super::NEEDS_MAP,
        checked: Some(|session| session.views.has_strip(&session.document)),
        run: |session| {
            let shown = !session.views.has_strip(&session.document);
            run(session, ViewsAction::Strip(shown));
        },
        ..VIEWS
    },
];

fn run(session: &mut Session, action: ViewsAction) {
    perform(session, action.into());
}

fn has_views(session: &Session) -> bool {
    editing(session) && !session.map().views().is_empty()
}

fn is_shown(session: &Session) -> bool {
    editing(session) && session.views.shown(&session.document).is_some()
}
