//! Undo, search, labels, settings. The clipboard is with the canvas.

use super::{NEEDS_MAP, editing, on_table};
use crate::command::{Command, Icon, Key, Menu, Shortcut};
use crate::map::Part;
use crate::session::{CanvasAction, Dialog, LeftTab, Pane, Session};

const EDIT: Command = Command { menu: Menu::Edit, enabled: editing, needs: NEEDS_MAP, ..Command::ROW };

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "edit.undo",
        label: "Undo",
        help: "Takes the last step back; as many as there were since the map was opened.",
        shortcut: &[Shortcut::command('Z')],
        icon: Some(Icon::Undo),
        enabled: |session| on_table(session) && (session.document.is_open() || session.document.history().undo_label().is_some()),
        needs: "Nothing has been changed yet.",
        title: Some(|session| titled("Undo", session.document.history().undo_label())),
        run: |session| {
            session.document.undo();
        },
        ..EDIT
    },
    Command {
        id: "edit.redo",
        label: "Redo",
        help: "Does again what was undone last.",
        shortcut: &[Shortcut::command('Z').with_shift(), Shortcut::command('Y')],
        icon: Some(Icon::Redo),
        enabled: |session| on_table(session) && session.document.history().redo_label().is_some(),
        needs: "Nothing has been undone.",
        title: Some(|session| titled("Redo", session.document.history().redo_label())),
        run: |session| {
            session.document.redo();
        },
        ..EDIT
    },
    Command {
        id: "edit.find",
        label: "Find",
        help: "Searches labels, quotes and codes in the outline; while the list of quotes is open, quotes.",
        section: 3,
        shortcut: &[Shortcut::command('F')],
        icon: Some(Icon::Find),
        run: |session| {
            if !session.panels.left_open || session.panels.tab != LeftTab::Quotes {
                session.panels.tab = LeftTab::Outline;
            }
            session.panels.left_open = true;
            session.shell.focus = Some(Pane::Search);
        },
        ..EDIT
    },
    Command {
        id: "edit.rename",
        label: "Edit the label",
        help: "Edits the label of the selected element, what the selected relation says, or the selected note, on the map.",
        section: 3,
        shortcut: &[Shortcut::key(Key::F(2))],
        icon: Some(Icon::Edit),
        enabled: |session| editing(session) && worded(session).is_some(),
        needs: "Select one element, relation or note first.",
        run: rename,
        ..EDIT
    },
    Command {
        id: "edit.settings",
        label: "Settings…",
        help: "Colours and the size of words and buttons.",
        section: 4,
        shortcut: &[Shortcut::command(',')],
        icon: Some(Icon::Settings),
        enabled: |_| true,
        run: |session| session.shell.dialog = Some(Dialog::Settings),
        ..EDIT
    },
];

/// "Undo move"; a step that is open has no name yet.
fn titled(word: &str, step: Option<&str>) -> String {
    step.map_or_else(|| word.to_owned(), |step| format!("{word} {step}"))
}

fn rename(session: &mut Session) {
    if let Some(part) = worded(session) {
        crate::command::perform(session, CanvasAction::EditLabel(part).into());
    }
}

/// The one selected element; else the one part with words of its own that is selected.
fn worded(session: &Session) -> Option<Part> {
    let selection = session.document.selection();
    let mut elements = selection.elements();
    match (elements.next(), elements.next(), selection.single()) {
        (Some(id), None, _) => Some(Part::Element(id)),
        (None, _, Some(part @ Part::Note(_))) => Some(part),
        (None, _, Some(part @ Part::Connection(id))) if session.map().connection(id)?.relation().is_some() => Some(part),
        _ => None,
    }
}
