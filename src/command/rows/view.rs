//! What is shown, and how large.

use super::{NEEDS_ELEMENTS, NEEDS_MAP, drawn, editing};
use crate::command::{Command, Icon, Key, Menu, Shortcut};
use crate::map::Point;
use crate::session::{
    BoardAction, CanvasAction, LeftTab, NoticeKind, Pane, Session, ShellAction, TablesAction, Wish, next_scale, scale_of,
};
use crate::storage::ThemeChoice;

const VIEW: Command = Command { menu: Menu::View, enabled: editing, needs: NEEDS_MAP, ..Command::ROW };
const ALWAYS: Command = Command { enabled: |_| true, ..VIEW };

/// One step of zoom: four of them are a doubling.
const STEP: f64 = 1.189_207_115_002_721;

macro_rules! tab {
    ($id:literal, $label:literal, $key:literal, $tab:ident, $help:literal) => {
        Command {
            id: $id,
            label: $label,
            help: $help,
            section: 2,
            shortcut: &[Shortcut::key(Key::Char($key)).with_alt()],
            checked: Some(|session| session.panels.left_open && session.panels.tab == LeftTab::$tab),
            run: |session| {
                session.panels.left_open = true;
                session.panels.tab = LeftTab::$tab;
                session.shell.focus = Some(Pane::Left);
            },
            ..VIEW
        }
    };
}

macro_rules! theme {
    ($id:literal, $label:literal, $choice:ident, $help:literal) => {
        Command {
            id: $id,
            label: $label,
            help: $help,
            section: 4,
            checked: Some(|session| session.shell.settings.theme == ThemeChoice::$choice),
            run: |session| shell(session, ShellAction::Theme(ThemeChoice::$choice)),
            ..ALWAYS
        }
    };
}

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "view.zoom_in",
        label: "Zoom in",
        help: "Shows the map larger.",
        shortcut: &[Shortcut::command('+'), Shortcut::command('=')],
        icon: Some(Icon::Plus),
        run: |session| zoom(session, STEP),
        ..VIEW
    },
    Command {
        id: "view.zoom_out",
        label: "Zoom out",
        help: "Shows the map smaller.",
        shortcut: &[Shortcut::command('-')],
        icon: Some(Icon::Minus),
        run: |session| zoom(session, 1.0 / STEP),
        ..VIEW
    },
    Command {
        id: "view.zoom_actual",
        label: "Zoom to 100 %",
        help: "Shows labels at their own size.",
        shortcut: &[Shortcut::command('0')],
        run: |session| zoom(session, 1.0 / session.viewport().zoom),
        ..VIEW
    },
    Command {
        id: "view.fit",
        label: "Fit the whole map",
        help: "Shows the whole map, as large as it fits.",
        shortcut: &[Shortcut::command('1')],
        icon: Some(Icon::Fit),
        enabled: drawn,
        needs: NEEDS_ELEMENTS,
        run: |session| {
            if session.board.open {
                crate::command::perform(session, BoardAction::Fit.into());
            } else {
                canvas(session, CanvasAction::Reveal(Vec::new()));
            }
        },
        ..VIEW
    },
    Command {
        id: "view.fit_selection",
        label: "Zoom to the selection",
        help: "Shows what is selected, as large as it fits.",
        shortcut: &[Shortcut::command('2')],
        enabled: |session| editing(session) && !session.document.selection().is_empty(),
        needs: "Select something first.",
        run: |session| canvas(session, CanvasAction::Reveal(session.document.selection().parts().to_vec())),
        ..VIEW
    },
    Command {
        id: "view.left",
        label: "Left panel",
        help: "Shows or folds outline, loops, leverage, quotes and voices.",
        section: 1,
        shortcut: &[Shortcut::key(Key::F(7))],
        icon: Some(Icon::PanelLeft),
        checked: Some(|session| session.panels.left_open),
        run: |session| session.panels.left_open = !session.panels.left_open,
        ..VIEW
    },
    Command {
        id: "view.right",
        label: "Right panel",
        help: "Shows or folds the details of what is selected.",
        section: 1,
        shortcut: &[Shortcut::key(Key::F(8))],
        icon: Some(Icon::PanelRight),
        checked: Some(|session| session.panels.right_open),
        run: |session| session.panels.right_open = !session.panels.right_open,
        ..VIEW
    },
    Command {
        id: "view.panels",
        label: "Both panels",
        help: "Folds both panels away, or shows them again.",
        section: 1,
        shortcut: &[Shortcut::key(Key::F(9))],
        checked: Some(|session| session.panels.left_open && session.panels.right_open),
        run: |session| {
            let open = !(session.panels.left_open || session.panels.right_open);
            session.panels.left_open = open;
            session.panels.right_open = open;
        },
        ..VIEW
    },
    tab!("view.outline", "Outline", '1', Outline, "Lists every part of the map."),
    tab!("view.loops", "Loops", '2', Loops, "Lists the feedback loops."),
    tab!("view.leverage", "Leverage", '3', Leverage, "Lists leverage points by level."),
    tab!("view.quotes", "Quotes", '4', Quotes, "Lists all quotes."),
    tab!("view.voices", "Voices", '5', Voices, "Shows whose voice is missing: the balance of voices, and what nobody spoke of."),
    Command {
        id: "view.board",
        label: "Quote board",
        help: "Shows all quotes as cards to be laid in clusters, in place of the map.",
        section: 2,
        shortcut: &[Shortcut::key(Key::F(4))],
        icon: Some(Icon::Quote),
        checked: Some(|session| session.board.open),
        run: |session| {
            let open = !session.board.open;
            crate::command::perform(session, BoardAction::Open(open).into());
        },
        ..VIEW
    },
    Command {
        id: "view.board_from_here",
        label: "Go on by hand from here",
        help: "Keeps every card of the quote board where it lies now, to be moved by hand.",
        section: 2,
        enabled: |session| editing(session) && session.board.open && !session.board.by_hand(),
        needs: "Arrange the quote board by voice, source or another way first.",
        run: |session| crate::command::perform(session, BoardAction::FromHere.into()),
        ..VIEW
    },
    Command {
        id: "view.tables",
        label: "Tables",
        help: "Shows elements, connections and quotes as tables to be sorted, filtered, typed in and pasted into, in place of the map.",
        section: 2,
        shortcut: &[Shortcut::key(Key::F(4)).with_shift()],
        checked: Some(|session| session.tables.open),
        run: |session| {
            let open = !session.tables.open;
            crate::command::perform(session, TablesAction::Open(open).into());
        },
        ..VIEW
    },
    Command {
        id: "view.minimap",
        label: "Minimap",
        help: "Shows the whole map small in the lower right corner, with a frame around what is in view that can be dragged.",
        section: 3,
        checked: Some(|session| session.canvas.minimap),
        run: |session| session.canvas.minimap = !session.canvas.minimap,
        ..VIEW
    },
    Command {
        id: "view.codes",
        label: "Codes on the map",
        help: "Shows each part\u{2019}s code, such as N12, as on paper.",
        section: 3,
        checked: Some(|session| session.canvas.codes),
        run: |session| session.canvas.codes = !session.canvas.codes,
        ..VIEW
    },
    Command {
        id: "view.evidence",
        label: "Evidence on the map",
        help: "Shows at each part how many quotes bear on it, by voice.",
        section: 3,
        checked: Some(|session| !session.canvas.no_evidence),
        run: |session| session.canvas.no_evidence = !session.canvas.no_evidence,
        ..VIEW
    },
    Command {
        id: "view.focus",
        label: "Fade what is not traced or selected",
        help: "Lets everything but the traced loop or the selection recede.",
        section: 3,
        shortcut: &[Shortcut::canvas('F')],
        checked: Some(|session| session.canvas.focus),
        run: |session| session.canvas.focus = !session.canvas.focus,
        ..VIEW
    },
    theme!("view.theme_system", "Colours as the system has them", System, "Light or dark as the system asks for."),
    theme!("view.theme_light", "Light colours", Light, "Dark words on a light ground."),
    theme!("view.theme_dark", "Dark colours", Dark, "Light words on a dark ground."),
    Command {
        id: "view.larger",
        label: "Larger words and buttons",
        help: "Makes the whole window larger, up to twice its size.",
        section: 5,
        enabled: |session| next_scale(&session.shell.settings, true) != scale_of(&session.shell.settings),
        needs: "The window is as large as it gets.",
        run: |session| shell(session, ShellAction::Scale(next_scale(&session.shell.settings, true))),
        ..ALWAYS
    },
    Command {
        id: "view.smaller",
        label: "Smaller words and buttons",
        help: "Makes the whole window smaller.",
        section: 5,
        enabled: |session| next_scale(&session.shell.settings, false) != scale_of(&session.shell.settings),
        needs: "The window is as small as it gets.",
        run: |session| shell(session, ShellAction::Scale(next_scale(&session.shell.settings, false))),
        ..ALWAYS
    },
    Command {
        id: "view.own_size",
        label: "Words and buttons at their own size",
        help: "Sets the size of the window\u{2019}s words back to 100 %.",
        section: 5,
        enabled: |session| scale_of(&session.shell.settings) != 100,
        needs: "They are at their own size.",
        run: |session| shell(session, ShellAction::Scale(100)),
        ..ALWAYS
    },
    Command {
        id: "view.present",
        label: "Presentation mode",
        help: "Hides what people said until you point at it, for a screen that others see.",
        section: 6,
        checked: Some(|session| session.shell.presenting),
        run: present,
        ..VIEW
    },
    Command {
        id: "view.full_screen",
        label: "Full screen",
        help: "Fills the screen with the window, or leaves it again.",
        section: 6,
        shortcut: &[Shortcut::key(Key::F(11))],
        run: |session| session.shell.wish(Wish::FullScreen),
        ..ALWAYS
    },
    Command {
        id: "view.next_pane",
        label: "Next part of the window",
        help: "Moves the keyboard from toolbar to panel to map.",
        section: 6,
        shortcut: &[Shortcut::key(Key::F(6))],
        run: |session| go(session, true),
        ..VIEW
    },
    Command {
        id: "view.previous_pane",
        label: "Previous part of the window",
        help: "Moves the keyboard the other way round.",
        section: 6,
        shortcut: &[Shortcut::key(Key::F(6)).with_shift()],
        run: |session| go(session, false),
        ..VIEW
    },
];

fn canvas(session: &mut Session, action: CanvasAction) {
    crate::command::perform(session, action.into());
}

fn shell(session: &mut Session, action: ShellAction) {
    crate::command::perform(session, action.into());
}

/// Hides what people said, or shows it again.
fn present(session: &mut Session) {
    const HIDDEN: &str = "Quotes are hidden until you point at them. Choose View \u{203a} Presentation mode again to show them.";
    session.shell.presenting = !session.shell.presenting;
    session.shell.notices.retain(|notice| notice.text != HIDDEN);
    if session.shell.presenting {
        session.panels.open_quote = None;
        session.transcript.folded = true;
        session.shell.notify(NoticeKind::Note, HIDDEN);
    }
}

/// About the middle of the canvas, or of the quote board.
fn zoom(session: &mut Session, factor: f64) {
    let size = session.viewport().size;
    let about = Point::new(size.x / 2.0, size.y / 2.0);
    if session.board.open {
        crate::command::perform(session, BoardAction::Zoom { factor, about }.into());
    } else {
        canvas(session, CanvasAction::Zoom { factor, about });
    }
}

/// To the next pane that is open.
fn go(session: &mut Session, forward: bool) {
    let open = [
        (Pane::Toolbar, true),
        (Pane::Left, session.panels.left_open),
        (Pane::Transcript, session.transcript.shown().is_some()),
        (Pane::Canvas, true),
        (Pane::Right, session.panels.right_open),
    ];
    let panes: Vec<Pane> = open.into_iter().filter(|(_, open)| *open).map(|(pane, _)| pane).collect();
    let count = panes.len();
    let here = panes.iter().position(|&p| p == session.shell.pane).unwrap_or(0);
    let next = if forward { here + 1 } else { here + count - 1 } % count.max(1);
    session.shell.focus = panes.get(next).copied();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::perform;
    use crate::session::{Action, Page};

    #[test]
    fn f6_goes_round_the_open_panes() {
        let mut session = Session::new();
        session.shell.page = Page::Editor;
        session.panels.right_open = false;
        let mut seen = Vec::new();
        for _ in 0..3 {
            perform(&mut session, Action::Run("view.next_pane"));
            let pane = session.shell.focus.unwrap();
            perform(&mut session, ShellAction::Focused(pane).into());
            seen.push(pane);
        }
        assert_eq!(seen, [Pane::Toolbar, Pane::Left, Pane::Canvas]);
    }

    #[test]
    fn scale_goes_up_to_twice_the_size() {
        let mut session = Session::new();
        (0..20).for_each(|_| perform(&mut session, Action::Run("view.larger")));
        assert_eq!(scale_of(&session.shell.settings), 200);
        perform(&mut session, Action::Run("view.own_size"));
        assert_eq!(scale_of(&session.shell.settings), 100);
    }
}
