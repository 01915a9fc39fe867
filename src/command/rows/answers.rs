//! Questions asked of the map, and figures that its elements are sized and shaded by.

use super::{NEEDS_ELEMENTS, NEEDS_MAP, drawn, editing};
use crate::command::{Command, Menu, perform};
use crate::document::has_horizons;
use crate::session::{AnswersAction, OtherMap, Session, Wish};

const ANSWERS: Command = Command { menu: Menu::Analyse, section: 3, enabled: drawn, needs: NEEDS_ELEMENTS, ..Command::ROW };
const FIGURE: Command = Command { section: 4, enabled: editing, needs: NEEDS_MAP, ..ANSWERS };

macro_rules! figure {
    ($id:literal, $label:literal, $key:literal, $help:literal) => {
        Command {
            id: $id,
            label: $label,
            help: $help,
            checked: Some(|session| session.figures.on == Some($key)),
            run: |session| {
                let on = session.figures.on == Some($key);
                run(session, AnswersAction::Figure((!on).then_some($key)));
            },
            ..FIGURE
        }
    };
}

pub(super) const ROWS: &[Command] = &[
    Command {
        id: "analyse.questions",
        label: "Questions\u{2026}",
        help: "Answers what people ask of a map, in sentences, each lit on the map: what something touches, paths, leverage, who can act.",
        checked: Some(|session| session.answers.open),
        run: |session| {
            let open = session.answers.open;
            run(session, AnswersAction::Open(!open));
        },
        ..ANSWERS
    },
    Command {
        id: "analyse.paths",
        label: "Paths between two elements\u{2026}",
        help: "Lists the ways from one element to another, each with its sign; select two elements to ask between these.",
        run: |session| {
            run(session, AnswersAction::Open(true));
            run(session, AnswersAction::Ask("paths"));
        },
        ..ANSWERS
    },
    Command {
        id: "analyse.table",
        label: "Table of an analysis\u{2026}",
        help: "Shows loops, figures of elements, roles or any other analysis as a table below the map: sorted, lit, saved as CSV.",
        checked: Some(|session| session.report.on.is_some()),
        run: |session| {
            let on = session.report.on.is_none().then_some("elements");
            run(session, AnswersAction::Table(on));
        },
        ..ANSWERS
    },
    Command {
        id: "analyse.compare",
        label: "Compare with a map\u{2026}",
        help: "Lays another map beside this one: loops and influences that one has alone, elements whose figures moved, leverage, evidence.",
        run: |session| session.shell.wish(Wish::PickCompare),
        ..ANSWERS
    },
    Command {
        id: "analyse.states",
        label: "Compare as is with to be",
        help: "Lays the map as it is beside the map as it is to be, by the horizon of its elements and connections.",
        enabled: |session| (ANSWERS.enabled)(session) && has_horizons(session.map()),
        needs: "Say of an element or a connection that it is as is or to be first: Horizon, on the right.",
        run: |session| {
            session.report.lay_beside(OtherMap::States);
            run(session, AnswersAction::Table(Some("compare-counts")));
        },
        ..ANSWERS
    },
    figure!(
        "analyse.size_influences",
        "Size by what it influences",
        "influences",
        "Larger and darker: influences more others directly (out-degree)."
    ),
    figure!(
        "analyse.size_influenced",
        "Size by what influences it",
        "influenced",
        "Larger and darker: more others influence it directly (in-degree)."
    ),
    figure!(
        "analyse.size_between",
        "Size by standing between others",
        "between",
        "Larger and darker: more shortest paths run through it (betweenness centrality)."
    ),
    figure!("analyse.size_close", "Size by closeness", "close", "Larger and darker: nearer to what it influences (closeness centrality)."),
    figure!(
        "analyse.size_loops",
        "Size by feedback loops",
        "loops",
        "Larger and darker: more feedback loops of up to 8 steps run through it."
    ),
    figure!(
        "analyse.size_driving",
        "Size by driving power",
        "driving",
        "Larger and darker: reaches more others through any number of steps (MICMAC)."
    ),
    figure!(
        "analyse.size_dependence",
        "Size by dependence",
        "dependence",
        "Larger and darker: more others reach it through any number of steps (MICMAC)."
    ),
    figure!("analyse.size_trophic", "Size by trophic level", "trophic", "Larger and darker: further downstream."),
    figure!(
        "analyse.size_page_rank",
        "Size by where influence ends up",
        "page-rank",
        "Larger and darker: more of what is handed on ends up here (PageRank)."
    ),
    Command {
        id: "analyse.size_none",
        label: "All elements alike",
        help: "Shows elements without a figure again.",
        enabled: |session| editing(session) && session.figures.on.is_some(),
        needs: "No figure is shown.",
        run: |session| run(session, AnswersAction::Figure(None)),
        ..FIGURE
    },
];

fn run(session: &mut Session, action: AnswersAction) {
    perform(session, action.into());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::FIGURES;
    use crate::session::Page;

    #[test]
    fn every_figure_has_a_command() {
        let mut session = Session::new();
        session.shell.page = Page::Editor;
        let mut shown: Vec<&str> = Vec::new();
        for row in ROWS.iter().filter(|row| row.id.starts_with("analyse.size_") && row.checked.is_some()) {
            (row.run)(&mut session);
            shown.extend(session.figures.on);
        }
        assert_eq!(shown, FIGURES.map(|figure| figure.key));
    }
}
