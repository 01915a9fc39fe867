//! What can be added: elements, connections, quotes; and what the next connection will be.

use super::{NEEDS_ALONE, NEEDS_MAP, alone, editing};
use crate::command::perform::backdrops;
use crate::command::{Command, Icon, Menu, Shortcut};
use crate::map::{ConnectionKind, ElementKind, Influence, Polarity, Relation};
use crate::session::{CanvasAction, Dialog, EntryAction, PanelAction, Session, Wish};
use crate::tool::Tool;

const INSERT: Command = Command { menu: Menu::Insert, enabled: editing, needs: NEEDS_MAP, ..Command::ROW };

macro_rules! element {
    ($id:literal, $label:literal, $key:literal, $kind:ident, $help:literal) => {
        Command {
            id: $id,
            label: $label,
            help: $help,
            section: 1,
            shortcut: &[Shortcut::canvas($key)],
            icon: Some(Icon::$kind),
            checked: Some(|session| session.canvas.tool == Tool::Add(ElementKind::$kind)),
            run: |session| take(session, Tool::Add(ElementKind::$kind)),
            ..INSERT
        }
    };
}

macro_rules! next {
    ($id:literal, $label:literal, $polarity:ident, $help:literal) => {
        Command {
            id: $id,
            label: $label,
            help: $help,
            section: 3,
            checked: Some(|session| next_influence(session).is_some_and(|i| i.polarity == Polarity::$polarity)),
            run: |session| {
                let delay = next_influence(session).is_some_and(|i| i.delay);
                set_next(session, Influence { polarity: Polarity::$polarity, delay, ..Influence::default() });
            },
            ..INSERT
        }
    };
}

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "insert.type",
        label: "Type the map…",
        help: "Opens a line that takes what people type: trust -> engagement +, a chain, a new name, a quote, or a pasted list.",
        shortcut: &[Shortcut::canvas('/')],
        icon: Some(Icon::Edit),
        enabled: typing,
        needs: "Open a map, and leave the quote board, first.",
        run: |session| crate::command::perform(session, EntryAction::Open(None).into()),
        ..INSERT
    },
    Command {
        id: "tool.select",
        label: "Select and move",
        help: "Picks, moves, and connects from an element\u{2019}s dots.",
        shortcut: &[Shortcut::canvas('V')],
        icon: Some(Icon::Select),
        checked: Some(|session| session.canvas.tool == Tool::Select),
        run: |session| take(session, Tool::Select),
        ..INSERT
    },
    element!("insert.factor", "Factor", '1', Factor, "Adds something that can go up or down: click the map."),
    element!("insert.actor", "Actor", '2', Actor, "Adds a person, group or organisation: click the map."),
    element!("insert.outcome", "Outcome", '3', Outcome, "Adds something the system brings about: click the map."),
    element!("insert.intervention", "Intervention", '4', Intervention, "Adds something that could be done: click the map."),
    Command {
        id: "insert.connection",
        label: "Connection",
        help: "Connects two elements: drag from one to the other.",
        section: 2,
        shortcut: &[Shortcut::canvas('C')],
        icon: Some(Icon::Connect),
        checked: Some(|session| session.canvas.tool == Tool::Connect),
        run: |session| take(session, Tool::Connect),
        ..INSERT
    },
    Command {
        id: "insert.note",
        label: "Note",
        help: "Adds words of your own beside the parts of the map: click where they go.",
        section: 2,
        shortcut: &[Shortcut::canvas('N')],
        icon: Some(Icon::Note),
        checked: Some(|session| session.canvas.tool == Tool::Note),
        run: |session| take(session, Tool::Note),
        ..INSERT
    },
    Command {
        id: "insert.quote",
        label: "Quote…",
        help: "Writes down what somebody said about the selected part.",
        section: 2,
        shortcut: &[Shortcut::canvas('Q')],
        icon: Some(Icon::Quote),
        run: quote,
        ..INSERT
    },
    Command {
        id: "insert.paste_quotes",
        label: "Paste quotes…",
        help: "Splits a pasted text into quotes with who said them, and shows them before they are kept.",
        section: 2,
        icon: Some(Icon::Quote),
        enabled: alone,
        needs: NEEDS_ALONE,
        run: |session| session.shell.dialog = Some(Dialog::PasteQuotes),
        ..INSERT
    },
    Command {
        id: "insert.backdrop",
        label: "Picture behind the map…",
        help: "Lays a photo, such as one of a wall of sticky notes, behind the map to be traced over. It stays a file beside the map.",
        section: 2,
        icon: Some(Icon::Picture),
        run: |session| session.shell.wish(Wish::PickBackdrop),
        ..INSERT
    },
    Command {
        id: "picture.lock",
        label: "Lock pictures behind the map",
        help: "The pointer goes through them, so that one can draw on them; or they can be picked and moved again.",
        section: 2,
        enabled: |session| editing(session) && !session.map().backdrops().is_empty(),
        needs: "There is no picture behind the map.",
        checked: Some(backdrops::all_locked),
        run: backdrops::lock,
        ..INSERT
    },
    next!("next.plus", "Next connection: more leads to more (+)", Plus, "The next connection is drawn with a plus."),
    next!("next.minus", "Next connection: more leads to less (−)", Minus, "The next connection is drawn with a minus."),
    next!("next.unknown", "Next connection: it depends (?)", Unknown, "The next connection is drawn with a question mark."),
    Command {
        id: "next.delay",
        label: "Next connection: it takes a while",
        help: "The next connection is drawn with the two bars of a delay.",
        section: 3,
        icon: Some(Icon::Delay),
        enabled: |session| editing(session) && next_influence(session).is_some(),
        needs: "Only an influence takes a while; choose +, − or ? for the next connection first.",
        checked: Some(|session| next_influence(session).is_some_and(|i| i.delay)),
        run: |session| {
            if let Some(influence) = next_influence(session) {
                set_next(session, Influence { delay: !influence.delay, ..influence });
            }
        },
        ..INSERT
    },
    Command {
        id: "next.relation",
        label: "Next connection: a relation in words",
        help: "The next connection carries a verb instead of a sign.",
        section: 3,
        icon: Some(Icon::Relation),
        checked: Some(|session| matches!(session.canvas.next.kind, ConnectionKind::Relation(_))),
        run: |session| session.canvas.next.kind = ConnectionKind::Relation(Relation::default()),
        ..INSERT
    },
];

/// Whether there is a map to type on.
fn typing(session: &Session) -> bool {
    editing(session) && !session.board.open && !session.tables.open
}

/// Through the canvas, which ends what the tool in hand was doing.
fn take(session: &mut Session, tool: Tool) {
    crate::command::perform(session, CanvasAction::Tool(tool).into());
}

fn next_influence(session: &Session) -> Option<Influence> {
    match &session.canvas.next.kind {
        ConnectionKind::Influence(influence) => Some(*influence),
        ConnectionKind::Relation(_) => None,
    }
}

fn set_next(session: &mut Session, influence: Influence) {
    session.canvas.next.kind = ConnectionKind::Influence(influence);
}

/// A quote for the selected part; unplaced when it is none or several.
fn quote(session: &mut Session) {
    let part = session.document.selection().single();
    session.panels.right_open = true;
    crate::command::perform(session, PanelAction::StartQuote(part).into());
}
