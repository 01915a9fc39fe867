//! Groups: drawn, collapsed to one box, hidden.

use super::{NEEDS_ELEMENTS, drawn, editing};
use crate::command::perform::groups::{collapse, gather, hide, meant};
use crate::command::{Command, Menu, Shortcut};
use crate::map::GroupId;
use crate::session::{CanvasAction, Session};
use crate::tool::Tool;

const GROUP: Command = Command { menu: Menu::Map, section: 2, ..Command::ROW };
const NEEDS_GROUP: &str = "Select a group by its tab or edge, or an element that is in one, first.";

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "insert.group",
        label: "Group…",
        help: "Draws a frame around what belongs together; with elements selected, makes a group of them.",
        menu: Menu::Insert,
        section: 2,
        shortcut: &[Shortcut::command('G')],
        enabled: drawn,
        needs: NEEDS_ELEMENTS,
        checked: Some(|session| session.canvas.tool == Tool::Group),
        title: Some(|session| {
            let selected = editing(session) && session.document.selection().elements().next().is_some();
            if selected { "Group of the selection" } else { "Group…" }.to_owned()
        }),
        run: |session| {
            let elements: Vec<_> = session.document.selection().elements().collect();
            if elements.is_empty() {
                crate::command::perform(session, CanvasAction::Tool(Tool::Group).into());
            } else {
                gather(session, elements);
            }
        },
        ..GROUP
    },
    Command {
        id: "map.group_collapse",
        label: "Collapse to one box",
        help: "Draws a group as one box with counted lines to the rest, on paper too, or opens it again. Its members stay as they are.",
        shortcut: &[Shortcut::command('G').with_shift()],
        enabled: has_meant,
        needs: NEEDS_GROUP,
        checked: Some(|session| all(session, |id| session.map().groups().get(id).is_some_and(|group| group.collapsed))),
        run: |session| {
            let groups = meant(session);
            let open = groups.iter().any(|id| session.map().groups().get(*id).is_some_and(|group| !group.collapsed));
            collapse(session, &groups, open);
        },
        ..GROUP
    },
    Command {
        id: "map.groups_open",
        label: "Open all collapsed groups",
        help: "Draws the members of every collapsed group again.",
        enabled: |session| editing(session) && session.map().groups().iter().any(|group| group.collapsed),
        needs: "No group is collapsed.",
        run: |session| {
            let groups: Vec<GroupId> = session.map().groups().iter().filter(|group| group.collapsed).map(|group| group.id).collect();
            collapse(session, &groups, false);
        },
        ..GROUP
    },
    Command {
        id: "map.group_hide",
        label: "Hide on the screen",
        help: "Leaves the members of a group out of the picture on the screen, or shows them again. Handouts still have them.",
        enabled: has_meant,
        needs: NEEDS_GROUP,
        checked: Some(|session| all(session, |id| session.canvas.hidden.contains(&id))),
        run: |session| {
            let groups = meant(session);
            let shown = groups.iter().any(|id| !session.canvas.hidden.contains(id));
            hide(session, &groups, shown);
        },
        ..GROUP
    },
    Command {
        id: "view.groups_show",
        label: "Show hidden groups",
        help: "Brings the members of hidden groups back into the picture.",
        menu: Menu::View,
        section: 3,
        enabled: |session| editing(session) && !session.canvas.hidden.is_empty(),
        needs: "No group is hidden.",
        run: |session| session.canvas.hidden.clear(),
        ..GROUP
    },
];

fn has_meant(session: &Session) -> bool {
    editing(session) && !meant(session).is_empty()
}

fn all(session: &Session, is: impl Fn(GroupId) -> bool) -> bool {
    let groups = meant(session);
    !groups.is_empty() && groups.into_iter().all(is)
}
