//! Questions asked of the map: loops, leverage, evidence, and how its parts hang together.

use std::sync::Arc;

use super::{NEEDS_ELEMENTS, NEEDS_MAP, drawn, editing};
use crate::analysis::{CausalGraph, Components};
use crate::command::{Command, Icon, Menu, Shortcut};
use crate::map::{ElementId, LoopKey};
use crate::session::{LeftTab, Notice, NoticeKind, Pane, PanelAction, Session};

const ANALYSE: Command = Command { menu: Menu::Analyse, enabled: editing, needs: NEEDS_MAP, ..Command::ROW };
const NEEDS_LOOPS: &str = "This map has no feedback loop yet.";

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "analyse.loops",
        label: "Feedback loops",
        help: "Lists every feedback loop, named ones first.",
        shortcut: &[Shortcut::command('L')],
        icon: Some(Icon::Loops),
        run: |session| show(session, LeftTab::Loops),
        ..ANALYSE
    },
    Command {
        id: "analyse.trace_next",
        label: "Trace the next loop",
        help: "Draws the next feedback loop in bold, its steps numbered.",
        shortcut: &[Shortcut::canvas('L')],
        enabled: has_loops,
        needs: NEEDS_LOOPS,
        run: |session| trace(session, true),
        ..ANALYSE
    },
    Command {
        id: "analyse.trace_previous",
        label: "Trace the previous loop",
        help: "Draws the loop before in bold.",
        shortcut: &[Shortcut::canvas('L').with_shift()],
        enabled: has_loops,
        needs: NEEDS_LOOPS,
        run: |session| trace(session, false),
        ..ANALYSE
    },
    Command {
        id: "analyse.trace_none",
        label: "Stop tracing",
        help: "Draws all loops alike again.",
        enabled: |session| editing(session) && session.canvas.traced.is_some(),
        needs: "No loop is traced.",
        run: |session| set_traced(session, None),
        ..ANALYSE
    },
    Command {
        id: "analyse.leverage",
        label: "Leverage points",
        help: "Lists leverage points by level.",
        section: 1,
        icon: Some(Icon::Lever),
        run: |session| show(session, LeftTab::Leverage),
        ..ANALYSE
    },
    Command {
        id: "analyse.evidence",
        label: "Quotes and evidence",
        help: "Lists what people said, and where nobody has been heard.",
        section: 1,
        icon: Some(Icon::Quote),
        run: |session| show(session, LeftTab::Quotes),
        ..ANALYSE
    },
    Command {
        id: "analyse.voices",
        label: "Whose voice is missing",
        help: "Shows the balance of voices, what rests on one voice or on literature alone, and which loops somebody told whole.",
        section: 1,
        icon: Some(Icon::Voices),
        run: |session| show(session, LeftTab::Voices),
        ..ANALYSE
    },
    Command {
        id: "analyse.components",
        label: "Separate pieces of the map",
        help: "Says how many pieces without a connection between them the map falls into.",
        section: 2,
        enabled: drawn,
        needs: NEEDS_ELEMENTS,
        run: components,
        ..ANALYSE
    },
];

fn has_loops(session: &Session) -> bool {
    editing(session) && !session.derived.book.rows.is_empty()
}

fn show(session: &mut Session, tab: LeftTab) {
    session.panels.left_open = true;
    session.panels.tab = tab;
    session.shell.focus = Some(Pane::Left);
}

/// The loop a row further on or back, round and round.
fn trace(session: &mut Session, forward: bool) {
    let rows = &session.derived.book.rows;
    let here = session.canvas.traced.and_then(|key| rows.iter().position(|row| row.key == key));
    let next = match here {
        Some(at) if forward => (at + 1) % rows.len().max(1),
        None if forward => 0,
        Some(0) | None => rows.len().saturating_sub(1),
        Some(at) => at - 1,
    };
    let key = rows.get(next).map(|row| row.key);
    set_traced(session, key);
}

fn set_traced(session: &mut Session, key: Option<LoopKey>) {
    crate::command::perform(session, PanelAction::Trace(key).into());
}

/// Says above the canvas how the influences hang together.
fn components(session: &mut Session) {
    let map = session.map();
    let found = Components::of(&Arc::new(CausalGraph::of(map)));
    let names = |set: &[ElementId]| set.iter().filter_map(|&id| map.element(id)).map(|e| e.label.as_str()).collect::<Vec<_>>().join(", ");
    let pieces = found.weak.len();
    let alone = map.element_count() - found.weak.iter().map(Vec::len).sum::<usize>();
    let mut text = match pieces {
        0 => "No element influences another yet.".to_owned(),
        1 => "All influences hang together in one piece.".to_owned(),
        n => format!("The influences fall into {n} pieces."),
    };
    match alone {
        0 => {}
        1 => text.push_str(" One element has no influence connection."),
        n => text = format!("{text} {n} elements have no influence connection."),
    }
    let pieces = found.weak.iter().skip(1).map(|set| format!("A piece of its own: {}.", names(set)));
    let strong = found.strong.iter().filter(|set| set.len() > 1).map(|set| format!("Each reaches every other: {}.", names(set)));
    let more = strong.chain(pieces).collect();
    session.shell.notices.push(Notice { kind: NoticeKind::Note, text, more });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::perform;
    use crate::document::Edit;
    use crate::map::{ElementKind, Point};
    use crate::session::{Action, Page};

    #[test]
    fn pieces_are_told_above_the_canvas() {
        let mut session = Session::new();
        session.shell.page = Page::Editor;
        let id = session.document.new_id();
        session.document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
        perform(&mut session, Action::Run("analyse.components"));
        let said = session.shell.notices.first().map(|n| n.text.as_str());
        assert_eq!(said, Some("No element influences another yet. One element has no influence connection."));
    }
}
