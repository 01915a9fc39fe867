//! What acts on the selection: clipboard, polarity, delay, direction, nudging, and drawing from the keyboard alone.

use super::{NEEDS_MAP, drawn, editing};
use crate::command::perform::{canvas, clipboard, keyboard, tables};
use crate::command::{Command, Icon, Key, Menu, Shortcut};
use crate::document::{Edit, Request};
use crate::map::{Part, Polarity, Vec2};
use crate::session::{Session, Wish};

const SELECTED: Command = Command { menu: Menu::Edit, enabled: has_selection, needs: "Select something on the map first.", ..Command::ROW };
const ELEMENTS: Command = Command { enabled: has_elements, needs: "Select an element first.", ..SELECTED };
const COPIED: Command = Command { enabled: has_copied, needs: "Select an element or a note first.", ..SELECTED };
const CONNECTIONS: Command = Command { section: 5, enabled: has_connections, needs: "Select a connection first.", ..SELECTED };
const KEYS: Command = Command { section: Command::KEYS_ONLY, ..SELECTED };

/// One step of an arrow key with Alt, map units; with Shift too ten times as far.
const STEP: f64 = 1.0;

macro_rules! polarity {
    ($id:literal, $label:literal, $keys:expr, $polarity:ident, $help:literal) => {
        Command {
            id: $id,
            label: $label,
            help: $help,
            section: 5,
            shortcut: $keys,
            enabled: editing,
            needs: NEEDS_MAP,
            run: |session| keyboard::set_polarity(session, Polarity::$polarity),
            ..SELECTED
        }
    };
}

macro_rules! arrow {
    ($nudge:literal, $far:literal, $walk:literal, $along:literal, $key:ident, $way:literal, $x:literal, $y:literal) => {
        &[
            Command {
                id: $walk,
                label: concat!("Pick the next element ", $way),
                help: concat!("Selects the nearest element that lies ", $way, " from what is selected."),
                shortcut: &[Shortcut::key(Key::$key).on_canvas()],
                enabled: drawn,
                needs: super::NEEDS_ELEMENTS,
                run: |session| keyboard::walk(session, Vec2::new($x, $y)),
                ..KEYS
            },
            Command {
                id: $along,
                label: concat!("Go along a connection ", $way),
                help: concat!("Selects the connection that runs ", $way, " from here, then the element at its end."),
                shortcut: &[Shortcut::key(Key::$key).with_shift().on_canvas()],
                run: |session| keyboard::along(session, Vec2::new($x, $y)),
                ..KEYS
            },
            Command {
                id: $nudge,
                label: concat!("Nudge ", $way),
                help: concat!("Moves what is selected a little ", $way, "."),
                shortcut: &[Shortcut::key(Key::$key).with_alt().on_canvas()],
                run: |session| keyboard::nudge(session, Vec2::new($x, $y) * STEP),
                ..KEYS
            },
            Command {
                id: $far,
                label: concat!("Nudge far ", $way),
                help: concat!("Moves what is selected ten steps ", $way, "."),
                shortcut: &[Shortcut::key(Key::$key).with_alt().with_shift().on_canvas()],
                run: |session| keyboard::nudge(session, Vec2::new($x, $y) * STEP * 10.0),
                ..KEYS
            },
        ]
    };
}

macro_rules! strength {
    ($id:literal, $label:literal, $key:literal, $strength:expr, $help:literal) => {
        Command {
            id: $id,
            label: $label,
            help: $help,
            section: 6,
            shortcut: &[Shortcut::canvas($key).on_connections()],
            run: |session| keyboard::set_strength(session, $strength),
            ..CONNECTIONS
        }
    };
}

pub(super) const LEFT: &[Command] = arrow!("nudge.left", "nudge.far_left", "pick.left", "along.left", Left, "to the left", -1.0, 0.0);
pub(super) const RIGHT: &[Command] = arrow!("nudge.right", "nudge.far_right", "pick.right", "along.right", Right, "to the right", 1.0, 0.0);
pub(super) const UP: &[Command] = arrow!("nudge.up", "nudge.far_up", "pick.up", "along.up", Up, "upwards", 0.0, -1.0);
pub(super) const DOWN: &[Command] = arrow!("nudge.down", "nudge.far_down", "pick.down", "along.down", Down, "downwards", 0.0, 1.0);

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "edit.cut",
        label: "Cut",
        help: "Takes the selected elements and notes off the map, to be pasted elsewhere.",
        section: 1,
        shortcut: &[Shortcut::command('X')],
        run: |session| {
            if clipboard::copy(session) {
                delete(session);
            }
        },
        ..COPIED
    },
    Command {
        id: "edit.copy",
        label: "Copy",
        help: "Copies the selected elements with their connections and quotes, and notes; in a table its rows, for a spreadsheet.",
        section: 1,
        shortcut: &[Shortcut::command('C')],
        enabled: |session| (COPIED.enabled)(session) || (editing(session) && session.tables.open),
        run: |session| {
            if session.tables.open {
                tables::copy(session);
            } else {
                clipboard::copy(session);
            }
        },
        ..COPIED
    },
    Command {
        id: "edit.paste",
        label: "Paste",
        help: "Adds what was copied, here or in another window; in a table rows of a spreadsheet, looked at first.",
        section: 1,
        shortcut: &[Shortcut::command('V')],
        enabled: editing,
        needs: NEEDS_MAP,
        run: |session| session.shell.wish(Wish::Paste),
        ..SELECTED
    },
    Command {
        id: "edit.duplicate",
        label: "Duplicate",
        help: "Adds a copy of the selected elements and notes beside them.",
        section: 1,
        shortcut: &[Shortcut::command('D')],
        run: clipboard::duplicate,
        ..COPIED
    },
    Command {
        id: "edit.delete",
        label: "Delete",
        help: "Takes what is selected off the map. Quotes stay, without a place.",
        section: 2,
        shortcut: &[Shortcut::key(Key::Delete).on_canvas(), Shortcut::key(Key::Backspace).on_canvas()],
        icon: Some(Icon::Trash),
        run: delete,
        ..SELECTED
    },
    Command {
        id: "edit.select_all",
        label: "Select all",
        help: "Selects every element, connection and note; on the quote board every card, in a table every row shown.",
        section: 2,
        shortcut: &[Shortcut::command('A')],
        enabled: drawn,
        needs: super::NEEDS_ELEMENTS,
        run: |session| {
            if session.tables.open {
                tables::select_all(session);
                return;
            }
            if session.board.open {
                let cards = session.board.cards.clone();
                session.document.perform(Request::Select(Vec::new()));
                session.document.selection_mut().extend(cards.iter().map(|(id, _)| Part::Quote(*id)));
                return;
            }
            let elements = session.map().elements().map(|e| Part::Element(e.id));
            let notes = session.map().notes().iter().map(|note| Part::Note(note.id));
            let parts = elements.chain(session.map().connections().map(|c| Part::Connection(c.id))).chain(notes).collect();
            session.document.perform(Request::Select(parts));
        },
        ..SELECTED
    },
    Command {
        id: "edit.stop",
        label: "Stop, or select nothing",
        help: "Takes back what the pointer is doing; else puts the tool away; else selects nothing.",
        section: 2,
        shortcut: &[Shortcut::key(Key::Escape).on_canvas()],
        enabled: editing,
        needs: NEEDS_MAP,
        run: canvas::stop,
        ..SELECTED
    },
    Command {
        id: "insert.connected",
        label: "Element it leads to",
        help: "Adds an element to which the selected one leads, where there is room.",
        menu: Menu::Insert,
        section: 2,
        shortcut: &[Shortcut::key(Key::Tab).on_canvas()],
        run: |session| keyboard::add_connected(session, true),
        ..ELEMENTS
    },
    Command {
        id: "insert.cause",
        label: "Element that leads to it",
        help: "Adds an element that leads to the selected one, where there is room.",
        menu: Menu::Insert,
        section: 2,
        shortcut: &[Shortcut::key(Key::Tab).with_shift().on_canvas()],
        run: |session| keyboard::add_connected(session, false),
        ..ELEMENTS
    },
    Command {
        id: "insert.sibling",
        label: "Element beside it",
        help: "Adds an element where there is room below the selected one, with the same cause if that has one.",
        menu: Menu::Insert,
        section: 2,
        shortcut: &[Shortcut::key(Key::Enter).on_elements()],
        run: keyboard::add_sibling,
        ..ELEMENTS
    },
    Command {
        id: "insert.connect_to",
        label: "Connect to…",
        help: "Begins a line of quick entry with the selected element: type a few letters of what it leads to.",
        menu: Menu::Insert,
        section: 2,
        shortcut: &[Shortcut::canvas('C').on_elements()],
        run: keyboard::connect_to,
        ..ELEMENTS
    },
    Command {
        id: "insert.connect_selected",
        label: "Connect the selected elements",
        help: "Connects the elements in the order in which they were picked.",
        menu: Menu::Insert,
        section: 2,
        shortcut: &[Shortcut::canvas('C').with_shift()],
        enabled: |session| editing(session) && session.document.selection().elements().nth(1).is_some(),
        needs: "Select two or more elements first, in the order of influence.",
        run: keyboard::connect_selected,
        ..SELECTED
    },
    polarity!(
        "part.plus",
        "More leads to more (+)",
        &[Shortcut::canvas('+'), Shortcut::canvas('=')],
        Plus,
        "Sets the selected connections to plus, or else the next one."
    ),
    polarity!(
        "part.minus",
        "More leads to less (−)",
        &[Shortcut::canvas('-')],
        Minus,
        "Sets the selected connections to minus, or else the next one."
    ),
    polarity!(
        "part.unknown",
        "It depends (?)",
        &[Shortcut::canvas('?')],
        Unknown,
        "Leaves the sign of the selected connections open, or else of the next one."
    ),
    Command {
        id: "part.delay",
        label: "It takes a while",
        help: "Marks the selected connections as delayed, or else the next one.",
        section: 5,
        shortcut: &[Shortcut::canvas('D')],
        icon: Some(Icon::Delay),
        enabled: editing,
        needs: NEEDS_MAP,
        run: keyboard::toggle_delay,
        ..SELECTED
    },
    strength!("part.weak", "Weak", '1', Some(1), "Says of the selected connections that the influence is weak."),
    strength!("part.medium", "Medium", '2', Some(2), "Says of the selected connections that the influence is middling."),
    strength!("part.strong", "Strong", '3', Some(3), "Says of the selected connections that the influence is strong."),
    strength!("part.no_strength", "No strength", '0', None, "Leaves open how strong the selected connections are."),
    Command {
        id: "part.reverse",
        label: "Reverse",
        help: "Lets the selected connections run the other way.",
        shortcut: &[Shortcut::canvas('R')],
        icon: Some(Icon::Swap),
        run: |session| {
            let ids: Vec<_> = session.document.selection().connections().collect();
            session.document.edit(&Edit::Reverse(ids));
        },
        ..CONNECTIONS
    },
    Command {
        id: "part.straight",
        label: "Straighten",
        help: "Takes the bend out of the selected connections.",
        run: keyboard::straighten,
        ..CONNECTIONS
    },
    Command {
        id: "part.kind",
        label: "Next kind",
        help: "Factor, actor, outcome, intervention; a connection turns from influence into relation and back.",
        section: 5,
        shortcut: &[Shortcut::canvas('K')],
        run: keyboard::next_kind,
        ..SELECTED
    },
];

fn has_selection(session: &Session) -> bool {
    editing(session) && !session.document.selection().is_empty()
}

fn has_elements(session: &Session) -> bool {
    editing(session) && session.document.selection().elements().next().is_some()
}

fn has_copied(session: &Session) -> bool {
    has_elements(session) || (editing(session) && session.document.selection().notes().next().is_some())
}

fn has_connections(session: &Session) -> bool {
    editing(session) && session.document.selection().connections().next().is_some()
}

fn delete(session: &mut Session) {
    canvas::label_done(session);
    canvas::cancel_gesture(session);
    let parts = session.document.selection().parts().to_vec();
    session.document.edit(&Edit::Delete(parts));
}
