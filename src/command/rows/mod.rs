//! The rows, a file a menu. A new command is one row here.

mod align;
mod analyse;
mod answers;
mod canvas;
mod coverage;
mod edit;
mod file;
mod groups;
mod help;
mod insert;
mod layout;
mod map;
mod meaning;
mod quotes;
mod transcript;
mod view;
mod views;
mod workshop;

use super::Command;
use crate::session::{Page, Session};

/// Every command.
pub const COMMANDS: &[&[Command]] = &[
    file::ROWS,
    edit::ROWS,
    canvas::ROWS,
    canvas::LEFT,
    canvas::RIGHT,
    canvas::UP,
    canvas::DOWN,
    meaning::ROWS,
    quotes::ROWS,
    align::ROWS,
    view::ROWS,
    views::ROWS,
    coverage::ROWS,
    transcript::ROWS,
    insert::ROWS,
    groups::ROWS,
    map::ROWS,
    layout::ROWS,
    analyse::ROWS,
    answers::ROWS,
    workshop::ROWS,
    help::ROWS,
];

/// Why a command of the editor cannot run on the welcome page.
const NEEDS_MAP: &str = "Open a map or start a new one first.";
/// Why a command on the map's parts cannot run on an empty map.
const NEEDS_ELEMENTS: &str = "Add an element first: double-click the map.";

/// Whether a map is on the table.
fn editing(session: &Session) -> bool {
    session.shell.page == Page::Editor
}

/// Why a command cannot run whose page shows quotes.
const NEEDS_PAGES: &str = "Add an element first; in presentation mode, leave it: pages show what people said.";

/// Why a command cannot run that shows quotes, pages or none.
const NEEDS_ALONE: &str = "Open a map first; in presentation mode, leave it: this shows what people said.";

/// Whether a map is on the table and nobody else sees the screen.
fn alone(session: &Session) -> bool {
    editing(session) && !session.shell.presenting
}

/// Whether there is something to show whose page shows quotes, and nobody else sees the screen.
fn shown(session: &Session) -> bool {
    drawn(session) && !session.shell.presenting
}

/// Whether a map is on the table, or its handouts are.
fn on_table(session: &Session) -> bool {
    session.shell.page != Page::Welcome
}

/// Whether a map with something on it is on the table.
fn drawn(session: &Session) -> bool {
    editing(session) && session.map().element_count() > 0
}
