//! Layouts, a row each.

use super::{NEEDS_ELEMENTS, drawn};
use crate::command::{Command, Menu};
use crate::session::{LayoutAction, Session};

const LAYOUT: Command = Command { menu: Menu::Map, section: 4, enabled: drawn, needs: NEEDS_ELEMENTS, ..Command::ROW };
/// Why there is nothing to keep.
const NEEDS_LAYOUT: &str = "Choose a layout first: Map \u{203a} Lay out.";

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "layout.stress",
        label: "Lay out: connected things near each other",
        help: "Elements as far apart as there are steps between them, few lines crossing, none through an element. Pinned elements stay.",
        run: |session| run(session, "stress"),
        ..LAYOUT
    },
    Command {
        id: "layout.tidy",
        label: "Lay out: tidy up",
        help: "Moves as little as it can so that nothing overlaps and fewer lines cross. Pinned elements stay.",
        run: |session| run(session, "tidy"),
        ..LAYOUT
    },
    Command {
        id: "layout.layered",
        label: "Lay out: causes left, effects right",
        help: "Columns from causes to effects; few arrows run back. Pinned elements stay.",
        run: |session| run(session, "layered"),
        ..LAYOUT
    },
    Command {
        id: "layout.trophic",
        label: "Lay out: by level in the flow",
        help: "From left to right by how far along the flow of influence each element is (trophic level). Pinned elements stay.",
        run: |session| run(session, "trophic"),
        ..LAYOUT
    },
    Command {
        id: "layout.circle",
        label: "Lay out: a loop as a ring",
        help: "The selected loop, or all elements that influence each other, on a circle. Pinned elements stay.",
        run: |session| run(session, "circle"),
        ..LAYOUT
    },
    Command {
        id: "layout.groups",
        label: "Lay out: group by group",
        help: "Each group on its own, then the groups beside each other. Pinned elements stay.",
        run: |session| run(session, "groups"),
        ..LAYOUT
    },
    Command {
        id: "layout.scatter",
        label: "Lay out: by power and interest",
        help: "From left to right by power and upwards by interest, as the right panel has them. Pinned elements stay.",
        run: |session| run(session, "scatter"),
        ..LAYOUT
    },
    Command {
        id: "layout.keep",
        label: "Keep the layout",
        help: "Keeps the picture that is looked at, as one step that can be undone.",
        section: 5,
        enabled: is_shown,
        needs: NEEDS_LAYOUT,
        run: |session| crate::command::perform(session, LayoutAction::Keep.into()),
        ..LAYOUT
    },
    Command {
        id: "layout.put_back",
        label: "Put the layout back",
        help: "Puts every element back where it was.",
        section: 5,
        enabled: is_shown,
        needs: NEEDS_LAYOUT,
        run: |session| crate::command::perform(session, LayoutAction::PutBack.into()),
        ..LAYOUT
    },
];

fn run(session: &mut Session, name: &'static str) {
    crate::command::perform(session, LayoutAction::Run(name).into());
}

fn is_shown(session: &Session) -> bool {
    session.layout.shown(&session.document).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::LAYOUTS;

    #[test]
    fn every_layout_has_a_row() {
        for layout in LAYOUTS {
            assert!(ROWS.iter().any(|row| row.id == format!("layout.{}", layout.name)), "{}", layout.name);
        }
    }
}
