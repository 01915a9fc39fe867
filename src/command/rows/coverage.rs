//! What the badges on the map say of coverage: whose voice is heard, how much was said, what is contradicted.

use super::{NEEDS_MAP, editing};
use crate::command::{Command, Menu, Shortcut};
use crate::scene::CoverageView;

const COVERAGE: Command = Command { menu: Menu::View, section: 3, enabled: editing, needs: NEEDS_MAP, ..Command::ROW };

macro_rules! view {
    ($id:literal, $label:literal, $view:ident, $help:literal) => {
        Command {
            id: $id,
            label: $label,
            help: $help,
            checked: Some(|session| session.canvas.coverage == CoverageView::$view),
            run: |session| session.canvas.coverage = CoverageView::$view,
            ..COVERAGE
        }
    };
}

pub(super) const ROWS: &[Command] = &[
    view!("view.coverage_voices", "Coverage: voices heard", Voices, "Shows at every part whether nobody, one voice or several were heard."),
    view!(
        "view.coverage_count",
        "Coverage: how much was said",
        Count,
        "Shows at every part how many quotes there are, of how many sources."
    ),
    view!("view.coverage_contradicted", "Coverage: what is contradicted", Contradicted, "Shows only quotes that say otherwise."),
    view!("view.coverage_off", "Coverage: off", Off, "Shows evidence as usual: quotes by voice, where there are any."),
    Command {
        id: "view.coverage_next",
        label: "Next coverage view",
        help: "Goes from voices heard to how much was said to what is contradicted, and off again.",
        section: Command::KEYS_ONLY,
        shortcut: &[Shortcut::canvas('E')],
        run: |session| session.canvas.coverage = session.canvas.coverage.next(),
        ..COVERAGE
    },
];
