//! Lines elements up: aligned, evenly apart, of one size.

use super::editing;
use crate::command::perform::align;
use crate::command::{Command, Menu};
use crate::layout::Align;
use crate::session::Session;

const ALIGN: Command =
    Command { menu: Menu::Map, section: 4, enabled: has_two, needs: "Select two or more elements first.", ..Command::ROW };

macro_rules! line {
    ($id:literal, $label:literal, $align:ident, $help:literal) => {
        Command { id: $id, label: $label, help: $help, run: |session| align::align(session, Align::$align), ..ALIGN }
    };
}

pub(super) const ROWS: &[Command] = &[
    line!("align.left", "Align left sides", Left, "Moves the selected elements until their left sides are in line."),
    line!(
        "align.centre",
        "Align one below the other",
        Centre,
        "Moves the selected elements until their middles are in line from top to bottom."
    ),
    line!("align.right", "Align right sides", Right, "Moves the selected elements until their right sides are in line."),
    line!("align.top", "Align upper sides", Top, "Moves the selected elements until their upper sides are in line."),
    line!("align.middle", "Align side by side", Middle, "Moves the selected elements until their middles are in line from left to right."),
    line!("align.bottom", "Align lower sides", Bottom, "Moves the selected elements until their lower sides are in line."),
    Command {
        id: "align.across",
        label: "Same room across",
        help: "Moves the selected elements until there is the same room between each and the next, from left to right.",
        enabled: has_three,
        needs: "Select three or more elements first.",
        run: |session| align::distribute(session, true),
        ..ALIGN
    },
    Command {
        id: "align.down",
        label: "Same room down",
        help: "Moves the selected elements until there is the same room between each and the next, from top to bottom.",
        enabled: has_three,
        needs: "Select three or more elements first.",
        run: |session| align::distribute(session, false),
        ..ALIGN
    },
    Command {
        id: "align.same_size",
        label: "Same size",
        help: "Makes the selected elements as large as the largest of them.",
        run: align::same_size,
        ..ALIGN
    },
    Command {
        id: "align.own_size",
        label: "As large as their labels",
        help: "Lets the selected elements be as large as their labels ask for.",
        enabled: |session| editing(session) && session.document.selection().elements().next().is_some(),
        needs: "Select an element first.",
        run: align::own_size,
        ..ALIGN
    },
    Command {
        id: "map.pin",
        label: "Pin in place",
        help: "Locks the selected elements where they are: drags, arrow keys, alignment and layouts leave them, until they are let go again.",
        enabled: |session| editing(session) && session.document.selection().elements().next().is_some(),
        needs: "Select an element first.",
        checked: Some(|session| session.document.selection().elements().next().is_some() && align::all_pinned(session)),
        run: align::pin,
        ..ALIGN
    },
];

fn has_two(session: &Session) -> bool {
    editing(session) && session.document.selection().elements().nth(1).is_some()
}

fn has_three(session: &Session) -> bool {
    editing(session) && session.document.selection().elements().nth(2).is_some()
}
