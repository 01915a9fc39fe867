//! Maps as files: new, open, save, export, print.

use super::{NEEDS_ALONE, NEEDS_ELEMENTS, NEEDS_MAP, NEEDS_PAGES, alone, drawn, editing, shown};
use crate::command::perform::{guarded, look_for_unsaved, show_versions};
use crate::command::{Command, Icon, Menu, Shortcut, perform};
use crate::document::noted_conflicts;
use crate::session::{Dialog, Page, PrivacyAction, Question, Session, Wish};

const FILE: Command = Command { menu: Menu::File, ..Command::ROW };

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "file.new",
        label: "New map",
        help: "Starts a blank map.",
        shortcut: &[Shortcut::command('N')],
        icon: Some(Icon::Blank),
        run: |session| guarded(session, Wish::New("")),
        ..FILE
    },
    Command {
        id: "file.open",
        label: "Open…",
        help: "Opens a map of Causeway or imports one of another program.",
        shortcut: &[Shortcut::command('O')],
        icon: Some(Icon::Open),
        run: |session| guarded(session, Wish::PickOpen),
        ..FILE
    },
    Command {
        id: "file.example",
        label: "Open the example",
        help: "Opens the example map, to look round in.",
        run: |session| guarded(session, Wish::Example),
        ..FILE
    },
    Command {
        id: "file.start",
        label: "Start page",
        help: "Shows the start page with templates and recent maps; the open map stays open.",
        enabled: |session| session.shell.page != Page::Welcome,
        needs: "This is the start page.",
        run: |session| session.shell.page = Page::Welcome,
        ..FILE
    },
    Command {
        id: "file.back",
        label: "Back to the map",
        help: "Leaves the start page for the map that is open.",
        enabled: |session| session.shell.page == Page::Welcome && session.map().element_count() > 0,
        needs: NEEDS_MAP,
        run: |session| session.shell.page = Page::Editor,
        ..FILE
    },
    Command {
        id: "file.save",
        label: "Save",
        help: "Writes the map to its file; asks for a place the first time.",
        section: 1,
        shortcut: &[Shortcut::command('S')],
        enabled: editing,
        needs: NEEDS_MAP,
        run: save,
        ..FILE
    },
    Command {
        id: "file.save_as",
        label: "Save as…",
        help: "Writes the map to another file and goes on there.",
        section: 1,
        shortcut: &[Shortcut::command('S').with_shift()],
        enabled: editing,
        needs: NEEDS_MAP,
        run: |session| session.shell.wish(Wish::PickSave),
        ..FILE
    },
    Command {
        id: "file.protect",
        label: "Protect with a passphrase…",
        help: "Saves the map encrypted, so that only those who know the passphrase can open it.",
        section: 1,
        enabled: |session| editing(session) && session.file.passphrase.is_none(),
        needs: "Open a map first that is not protected yet.",
        run: |session| session.shell.wish(Wish::PickProtected),
        ..FILE
    },
    Command {
        id: "file.unprotect",
        label: "Remove the passphrase…",
        help: "Saves the map as a plain file that everybody can open who has it.",
        section: 1,
        enabled: |session| editing(session) && session.file.passphrase.is_some(),
        needs: "This map has no passphrase.",
        run: |session| session.shell.wish(Wish::PickPlain),
        ..FILE
    },
    Command {
        id: "file.revert",
        label: "Go back to the saved map…",
        help: "Opens the map as it was last saved and drops the changes since.",
        section: 1,
        enabled: |session| editing(session) && session.file.path.is_some() && session.document.is_dirty(),
        needs: "There are no changes since the map was last saved.",
        run: revert,
        ..FILE
    },
    Command {
        id: "file.versions",
        label: "Earlier versions…",
        help: "Shows the map as it was saved before, goes back to it, and keeps the map of now under a name.",
        section: 1,
        enabled: |session| editing(session) && session.file.path.is_some(),
        needs: "Save the map first.",
        run: show_versions,
        ..FILE
    },
    Command {
        id: "file.recover",
        label: "Unsaved work…",
        help: "Shows what was not saved when the program stopped, and what it differs in from the file.",
        section: 1,
        run: look_for_unsaved,
        ..FILE
    },
    Command {
        id: "file.merge",
        label: "Merge another map…",
        help: "Takes in what somebody did in a copy of this map, and tells what both of you changed.",
        section: 1,
        enabled: editing,
        needs: NEEDS_MAP,
        run: |session| session.shell.wish(Wish::PickMerge),
        ..FILE
    },
    Command {
        id: "file.settle",
        label: "Settle a merge…",
        help: "Shows what both sides of a merge changed, to take yours, theirs or both for each.",
        section: 1,
        enabled: |session| editing(session) && (!session.merging.disputes.is_empty() || !noted_conflicts(session.map()).is_empty()),
        needs: "There is no merge with anything left to settle.",
        run: |session| session.shell.dialog = Some(Dialog::Merging),
        ..FILE
    },
    Command {
        id: "file.quotes",
        label: "Import quotes…",
        help: "Reads people\u{2019}s words from a table, Taguette or a coded project (REFI-QDA).",
        section: 2,
        icon: Some(Icon::Quote),
        enabled: alone,
        needs: NEEDS_ALONE,
        run: |session| session.shell.wish(Wish::PickQuotes),
        ..FILE
    },
    Command {
        id: "file.export",
        label: "Export…",
        help: "Writes a picture, a table or another program's file, with only the quotes its readers may see.",
        section: 2,
        shortcut: &[Shortcut::command('E')],
        enabled: drawn,
        needs: NEEDS_ELEMENTS,
        run: |session| session.shell.dialog = Some(Dialog::Export),
        ..FILE
    },
    Command {
        id: "file.share",
        label: "Save a copy for sharing…",
        help: "Writes a map to give away: with only what its readers may see, and nothing that leads back to this one.",
        section: 2,
        enabled: drawn,
        needs: NEEDS_ELEMENTS,
        run: |session| session.shell.dialog = Some(Dialog::Share),
        ..FILE
    },
    Command {
        id: "file.privacy",
        label: "Before it leaves…",
        help: "Looks through what goes to others for what could tell who somebody is.",
        section: 2,
        enabled: alone,
        needs: NEEDS_ALONE,
        run: |session| {
            let audience = Some(session.shell.audience);
            perform(session, PrivacyAction::Open(audience).into());
        },
        ..FILE
    },
    Command {
        id: "file.privacy_log",
        label: "Save the anonymisation log…",
        help: "Writes what was replaced in quotes and what was kept, for the team's own eyes; keep it apart from the map.",
        section: 2,
        enabled: editing,
        needs: NEEDS_MAP,
        run: |session| session.shell.wish(Wish::PickLog),
        ..FILE
    },
    Command {
        id: "file.print",
        label: "Print…",
        help: "Lays the map out on paper, shows the pages and prints them.",
        section: 2,
        shortcut: &[Shortcut::command('P')],
        icon: Some(Icon::Print),
        enabled: shown,
        needs: NEEDS_PAGES,
        run: |session| session.shell.page = Page::Print,
        ..FILE
    },
    Command {
        id: "file.quit",
        label: "Quit",
        help: "Closes the window; asks about unsaved changes.",
        section: 3,
        shortcut: &[Shortcut::command('Q')],
        run: |session| guarded(session, Wish::Quit),
        ..FILE
    },
];

fn save(session: &mut Session) {
    session.document.commit();
    let wish = if session.file.path.is_some() && session.file.read_only.is_none() { Wish::Save } else { Wish::PickSave };
    session.shell.wish(wish);
}

fn revert(session: &mut Session) {
    let Some(path) = session.file.path.clone() else { return };
    session.shell.question = Some(Question {
        title: format!("Go back to {} as it was last saved?", session.file.name()),
        text: "The changes since then are lost.".into(),
        answers: vec![("Go back".into(), vec![Wish::Open(path)]), ("Cancel".into(), Vec::new())],
    });
}
