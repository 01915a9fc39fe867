//! Keys, the command palette, about.

use crate::command::{Command, Key, Menu, Shortcut};
use crate::session::Dialog;

const HELP: Command = Command { menu: Menu::Help, ..Command::ROW };

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "help.keys",
        label: "Keys and gestures",
        help: "Lists what every key and gesture does.",
        shortcut: &[Shortcut::key(Key::F(1)), Shortcut::command('/')],
        run: |session| session.shell.dialog = Some(Dialog::Keys),
        ..HELP
    },
    Command {
        id: "help.palette",
        label: "Find a command…",
        help: "Searches all commands by their words and runs one.",
        shortcut: &[Shortcut::command('K')],
        run: |session| {
            session.shell.dialog = None;
            session.shell.palette = Some(String::new());
        },
        ..HELP
    },
    Command {
        id: "help.about",
        label: "About Causeway",
        help: "Version, licence, and the licences of the letters.",
        section: 1,
        run: |session| session.shell.dialog = Some(Dialog::About),
        ..HELP
    },
];
