//! A text beside the map: opening it, and coding its passages.

use super::{NEEDS_ALONE, alone, editing};
use crate::command::{Command, Icon, Key, Menu, Shortcut};
use crate::session::{Pane, Session, TranscriptAction, Wish};

const TEXT: Command = Command { menu: Menu::Insert, section: 4, enabled: open, needs: NEEDS_TEXT, ..Command::ROW };
const NEEDS_TEXT: &str = "Open a transcript first.";
const NEEDS_WORDS: &str = "Select words in a transcript first.";

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "transcript.open",
        label: "Open a transcript…",
        help: "Puts a text or Word file beside the map, to take quotes from; it stays out of the map.",
        menu: Menu::File,
        section: 0,
        shortcut: &[Shortcut::command('O').with_shift()],
        icon: Some(Icon::Quote),
        enabled: alone,
        needs: NEEDS_ALONE,
        run: |session| session.shell.wish(Wish::PickTranscript),
        ..TEXT
    },
    Command {
        id: "transcript.close",
        label: "Close the transcript",
        help: "Takes the text away; its quotes stay in the map.",
        menu: Menu::File,
        section: 0,
        run: |session| ask(session, TranscriptAction::Close),
        ..TEXT
    },
    Command {
        id: "transcript.show",
        label: "Transcript",
        help: "Shows or folds the text beside the map.",
        menu: Menu::View,
        section: 1,
        shortcut: &[Shortcut::key(Key::F(7)).with_shift()],
        checked: Some(|session| session.transcript.shown().is_some()),
        enabled: |session| open(session) && alone(session),
        needs: "Open a transcript first; in presentation mode, leave it: this shows what people said.",
        run: show,
        ..TEXT
    },
    Command {
        id: "transcript.code",
        label: "Code the passage…",
        help: "Makes the selected words of the transcript a quote on a part that you name by code or label.",
        shortcut: &[Shortcut::command('J')],
        enabled: selected,
        needs: NEEDS_WORDS,
        run: |session| ask(session, TranscriptAction::Type(Some(String::new()))),
        ..TEXT
    },
    Command {
        id: "transcript.unplaced",
        label: "Keep the passage as an unplaced quote",
        help: "Makes the selected words of the transcript a quote that is placed on the map later.",
        shortcut: &[Shortcut::command('U')],
        enabled: selected,
        needs: NEEDS_WORDS,
        run: |session| ask(session, TranscriptAction::Unplaced),
        ..TEXT
    },
    Command {
        id: "transcript.next",
        label: "Next uncoded passage",
        help: "Selects the next paragraph of the transcript of which nothing is a quote yet.",
        shortcut: &[Shortcut::key(Key::F(3))],
        icon: Some(Icon::ArrowDown),
        run: |session| ask(session, TranscriptAction::Uncoded { forward: true }),
        ..TEXT
    },
    Command {
        id: "transcript.previous",
        label: "Previous uncoded passage",
        help: "Selects the paragraph before of which nothing is a quote yet.",
        shortcut: &[Shortcut::key(Key::F(3)).with_shift()],
        icon: Some(Icon::ArrowUp),
        run: |session| ask(session, TranscriptAction::Uncoded { forward: false }),
        ..TEXT
    },
];

fn open(session: &Session) -> bool {
    editing(session) && session.transcript.open.is_some()
}

fn selected(session: &Session) -> bool {
    open(session) && !session.transcript.selected.chars().is_empty()
}

fn ask(session: &mut Session, action: TranscriptAction) {
    crate::command::perform(session, action.into());
}

fn show(session: &mut Session) {
    let folded = !session.transcript.folded;
    ask(session, TranscriptAction::Fold(folded));
    session.shell.focus = Some(if folded { Pane::Canvas } else { Pane::Transcript });
}
