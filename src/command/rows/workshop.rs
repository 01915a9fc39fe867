//! Paper for a workshop.

use super::{NEEDS_PAGES, shown};
use crate::command::{Command, Menu};
use crate::session::{Page, PrintAction, Session};

const WORKSHOP: Command = Command { menu: Menu::Workshop, enabled: shown, needs: NEEDS_PAGES, ..Command::ROW };

macro_rules! paper {
    ($id:literal, $label:literal, $kind:literal, $help:literal) => {
        Command { id: $id, label: $label, help: $help, run: |session| print(session, $kind), ..WORKSHOP }
    };
}

pub(super) const ROWS: &[Command] = &[
    paper!("workshop.map", "Print the map on one sheet…", "map", "Lays the whole map out on one sheet."),
    paper!("workshop.poster", "Print a poster in tiles…", "poster", "Cuts a large map into sheets to glue together."),
    paper!(
        "workshop.pack",
        "Print the workshop pack…",
        "pack",
        "Binds all handouts for a workshop into one, with a list of what is in it."
    ),
    paper!(
        "workshop.check_back",
        "Print check-back sheets…",
        "check-back",
        "Lays out each participant\u{2019}s own words, to take back to them before anything is printed."
    ),
    paper!("workshop.reading", "Print quotes to read…", "reading", "Lays out what people said, part by part, in large enough letters."),
];

fn print(session: &mut Session, kind: &'static str) {
    session.shell.page = Page::Print;
    crate::command::perform(session, PrintAction::Kind(kind).into());
}
