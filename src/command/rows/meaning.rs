//! What elements mean and are called: merging, splitting, the opposite, an element between, replacing in labels, names.

use super::{NEEDS_MAP, alone, drawn, editing};
use crate::command::perform::meaning;
use crate::command::{Command, Icon, Menu, Shortcut};
use crate::session::{Dialog, Session};

const MEANING: Command = Command { menu: Menu::Edit, section: 3, enabled: editing, needs: NEEDS_MAP, ..Command::ROW };
const ELEMENT: Command = Command { menu: Menu::Map, section: 3, enabled: has_element, needs: "Select one element first.", ..MEANING };

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "edit.replace",
        label: "Find and replace in labels…",
        help: "Finds words in labels whatever their letters, shows what would change, and changes it as one step.",
        shortcut: &[Shortcut::command('H')],
        enabled: drawn,
        needs: super::NEEDS_ELEMENTS,
        run: |session| session.shell.dialog = Some(Dialog::Replace),
        ..MEANING
    },
    Command {
        id: "part.merge",
        label: "Merge into one",
        help: "The selected elements become the one picked first; connections, quotes, loops, groups and handouts follow.",
        menu: Menu::Map,
        section: 3,
        enabled: |session| editing(session) && session.document.selection().elements().nth(1).is_some(),
        needs: "Select two or more elements first; the one picked first stays.",
        run: meaning::merge,
        ..MEANING
    },
    Command {
        id: "part.path_to_one",
        label: "Turn the path into one element",
        help: "Elements picked one after the other along their connections become one; what lies between them is folded into it.",
        menu: Menu::Map,
        section: 3,
        enabled: |session| editing(session) && meaning::is_path(session),
        needs: "Select elements one after the other along a path first.",
        run: meaning::path_to_one,
        ..MEANING
    },
    Command {
        id: "part.split",
        label: "Split in two…",
        help: "Some connections and quotes of the selected element go to a new one.",
        enabled: |session| has_element(session) && alone(session),
        needs: "Select one element first; in presentation mode, leave it: the page shows what people said.",
        run: meaning::ask_split_selected,
        ..ELEMENT
    },
    Command {
        id: "part.between",
        label: "Put an element between",
        help: "Turns the selected connection into two with a new element between them; the way as a whole keeps its sign.",
        menu: Menu::Map,
        section: 3,
        enabled: |session| editing(session) && session.document.selection().connections().count() == 1,
        needs: "Select one connection first.",
        run: meaning::between,
        ..MEANING
    },
    Command {
        id: "part.reverse_sense",
        label: "Reverse the sense…",
        help: "The selected element means its opposite: another name, and every sign at it flips. No loop changes its type.",
        icon: Some(Icon::Swap),
        run: meaning::ask_reverse_selected,
        ..ELEMENT
    },
    Command {
        id: "part.mend_name",
        label: "Mend the name",
        help: "Does what the hint at the selected element\u{2019}s name proposes.",
        shortcut: &[Shortcut::command('.')],
        enabled: |session| has_element(session) && session.meaning.hint.as_ref().is_some_and(|hint| hint.remedy.is_some()),
        needs: "Select an element with a hint at its name first.",
        run: meaning::mend_selected,
        ..ELEMENT
    },
    Command {
        id: "map.names",
        label: "Names that could be clearer…",
        help: "Lists names that say a direction, what is missing, or two things at once, and elements called the same.",
        menu: Menu::Map,
        section: 1,
        run: |session| session.shell.dialog = Some(Dialog::Names),
        ..MEANING
    },
];

fn has_element(session: &Session) -> bool {
    editing(session) && session.document.selection().elements().count() == 1
}
