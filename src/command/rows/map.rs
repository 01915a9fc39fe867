//! The map as a whole.

use super::{NEEDS_MAP, editing};
use crate::command::{Command, Menu, Shortcut};
use crate::map::{ProblemKind, check as check_map};
use crate::session::{CanvasAction, Dialog, Notice, NoticeKind, Pane, PanelAction, Question, Section, Session, Wish};

const MAP: Command = Command { menu: Menu::Map, enabled: editing, needs: NEEDS_MAP, ..Command::ROW };

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "map.details",
        label: "About this map",
        help: "Shows title, authors, version, purpose and disclaimer in the right panel.",
        shortcut: &[Shortcut::command('I')],
        run: |session| {
            session.document.selection_mut().set([]);
            session.panels.right_open = true;
            session.answers.open = false;
        },
        ..MAP
    },
    Command {
        id: "map.sources",
        label: "Sources",
        help: "Lists interviews, reports and workshops in the right panel, with what comes from each.",
        run: |session| show(session, Section::Sources),
        ..MAP
    },
    Command {
        id: "map.cases",
        label: "Cases",
        help: "Lists cases that show parts of the map at work in the right panel.",
        run: |session| show(session, Section::Cases),
        ..MAP
    },
    Command {
        id: "map.next_grouping",
        label: "Next grouping",
        help: "Shows the next set of groups, then none.",
        shortcut: &[Shortcut::canvas('G')],
        enabled: |session| editing(session) && !session.map().groupings().is_empty(),
        needs: "This map has no groups yet.",
        run: next_grouping,
        ..MAP
    },
    Command {
        id: "map.participants",
        label: "Participants…",
        help: "Lists everybody with a code: their quotes, what they agreed to, and what they take back.",
        section: 1,
        run: |session| session.shell.dialog = Some(Dialog::Participants),
        ..MAP
    },
    Command {
        id: "map.who",
        label: "Who is who…",
        help: "Opens or begins the encrypted file, apart from the map, that says who stands behind a participant's code.",
        section: 1,
        run: |session| session.shell.dialog = Some(Dialog::Who),
        ..MAP
    },
    Command {
        id: "map.forget-traces",
        label: "Forget where words went…",
        help: "Clears this computer's list of the files and printers that quotes went to, which is shown when somebody takes words back.",
        section: 1,
        run: ask_to_forget,
        ..MAP
    },
    Command {
        id: "map.check",
        label: "Check the map",
        help: "Lists what is incomplete or contradicts itself.",
        section: 1,
        run: check,
        ..MAP
    },
];

/// Opens a section of the map’s own details.
fn show(session: &mut Session, section: Section) {
    session.document.selection_mut().set([]);
    session.panels.right_open = true;
    session.answers.open = false;
    session.panels.reveal = Some(section);
    if !session.panels.is_open(section) {
        crate::command::perform(session, PanelAction::Turn(section).into());
    }
    session.shell.focus = Some(Pane::Right);
}

fn next_grouping(session: &mut Session) {
    let ids: Vec<_> = session.map().groupings().iter().map(|g| g.id).collect();
    let shown = if session.canvas.ungrouped { None } else { session.canvas.grouping.or(ids.first().copied()) };
    let next = match shown {
        None => ids.first().copied(),
        Some(id) => ids.iter().position(|&i| i == id).and_then(|at| ids.get(at + 1)).copied(),
    };
    crate::command::perform(session, CanvasAction::Grouping(next).into());
}

fn ask_to_forget(session: &mut Session) {
    session.shell.question = Some(Question {
        title: "Forget where people\u{2019}s words went?".to_owned(),
        text: "When somebody takes words back later, this computer can no longer say which files and printers they went to.".to_owned(),
        answers: vec![("Forget".to_owned(), vec![Wish::ForgetTraces]), ("Cancel".to_owned(), Vec::new())],
    });
}

/// Says what was found above the canvas.
fn check(session: &mut Session) {
    let found = check_map(session.map());
    let faults = found.iter().filter(|p| p.kind == ProblemKind::Fault).count();
    let text = match (found.len(), faults) {
        (0, _) => "Nothing is wrong with this map.".to_owned(),
        (1, 0) => "Nothing is wrong; one thing is worth a look.".to_owned(),
        (n, 0) => format!("Nothing is wrong; {n} things are worth a look."),
        (_, 1) => "One thing is wrong with this map.".to_owned(),
        (_, n) => format!("{n} things are wrong with this map."),
    };
    let kind = if faults > 0 {
        NoticeKind::Problem
    } else if found.is_empty() {
        NoticeKind::Done
    } else {
        NoticeKind::Note
    };
    session.shell.notices.push(Notice { kind, text, more: found.iter().map(ToString::to_string).collect() });
}
