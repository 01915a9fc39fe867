//! Every analysis by name. A new one is a file in `reports` and a row here.

use super::report::{Options, Report};
use super::reports::{
    actors, archetypes, asked, components, connections, coverage, elements, independent, leverage, loop_matrix, loop_tables, loops, paths,
    questions, roles,
};
use crate::map::SystemMap;

/// A question one can ask of a map.
#[derive(Clone, Copy, Debug)]
pub struct Analysis {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its title in the window.
    pub title: &'static str,
    /// What it tells, in a sentence.
    pub help: &'static str,
    /// Answers it.
    pub run: fn(&SystemMap, &Options) -> Report,
}

/// Every analysis, in the order of menus.
pub const ANALYSES: &[Analysis] = &[
    Analysis { name: "loops", title: "Feedback loops", help: "Which chains of influence come back to where they start.", run: loops::run },
    Analysis { name: "elements", title: "Elements", help: "What influences what, and who stands between others.", run: elements::run },
    Analysis { name: "connections", title: "Connections", help: "Every claim, its sign and what speaks for it.", run: connections::run },
    Analysis {
        name: "components",
        title: "Components",
        help: "Which elements hang together, and which all reach one another.",
        run: components::run,
    },
    Analysis {
        name: "coverage",
        title: "Whose voice is missing",
        help: "Which voices were heard on each part, and which loops somebody told whole.",
        run: coverage::run,
    },
    Analysis {
        name: "independent",
        title: "Shortest independent loops",
        help: "A short set of loops from which every other is put together.",
        run: independent::run,
    },
    Analysis {
        name: "loops-by-element",
        title: "Loops by element",
        help: "Which loops run through each element.",
        run: loop_tables::by_element,
    },
    Analysis { name: "loop-matrix", title: "Loop matrix", help: "Which element is which step of which loop.", run: loop_matrix::run },
    Analysis {
        name: "families",
        title: "Families of loops",
        help: "Which loops are variants of a shorter one.",
        run: loop_tables::by_family,
    },
    Analysis {
        name: "contradictions",
        title: "Names that contradict signs",
        help: "Which named loops say another type than their signs give.",
        run: loop_tables::contradicting,
    },
    Analysis {
        name: "archetypes",
        title: "Looks like \u{2026}?",
        help: "Which loops together look like a pattern that a story is known of.",
        run: archetypes::run,
    },
    Analysis { name: "paths", title: "Paths", help: "How one element leads to another, and which way.", run: paths::run },
    Analysis {
        name: "reach",
        title: "What reaches what",
        help: "What each element may influence, in one, two, three or any number of steps.",
        run: paths::reach,
    },
    Analysis { name: "roles", title: "Roles and ranks", help: "What drives, what depends, and what carries weight.", run: roles::run },
    Analysis {
        name: "hints",
        title: "Hints at leverage",
        help: "Where the drawing alone hints at leverage, and what that does not tell.",
        run: leverage::hint_table,
    },
    Analysis {
        name: "loop-breakers",
        title: "Loop breakers",
        help: "The fewest elements without which no loop is left.",
        run: leverage::sets,
    },
    Analysis {
        name: "levers",
        title: "Levers and outcomes",
        help: "Which way each lever moves each outcome at first sight.",
        run: leverage::ways,
    },
    Analysis {
        name: "asked",
        title: "Asked of people",
        help: "What people said can be controlled, is important or vulnerable, and how these lie to one another.",
        run: asked::run,
    },
    Analysis { name: "actors", title: "Actors", help: "Who can act on what, and who is connected to nobody.", run: actors::run },
    Analysis { name: "questions", title: "Questions", help: "Parts of the map that answer what people ask of it.", run: questions::run },
];

/// The analysis with this name.
pub fn analysis(name: &str) -> Option<&'static Analysis> {
    ANALYSES.iter().find(|analysis| analysis.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Cell, sample};
    use crate::map::{Part, SystemMap};

    #[test]
    fn every_answer_is_a_whole_table() {
        let maps =
            [SystemMap::default(), sample::map(5, &[(1, 2, "+"), (2, 1, "-d"), (2, 3, "?"), (4, 4, "+")]), sample::random(20, 60, 1)];
        for analysis in ANALYSES {
            for map in &maps {
                let report = (analysis.run)(map, &Options::default());
                assert!(
                    report.rows.iter().all(|row| row.cells.len() == report.columns.len() && !row.parts.is_empty()),
                    "{}",
                    analysis.name
                );
            }
        }
        assert_eq!(ANALYSES.iter().filter(|a| analysis(a.name).is_some_and(|b| b.title == a.title)).count(), ANALYSES.len());
    }

    #[test]
    fn loops_through_an_element_are_only_those() {
        let map = sample::map(4, &[(1, 2, "+"), (2, 1, "+"), (3, 4, "+"), (4, 3, "-")]);
        let through = Some(Part::Element(sample::element(&map, 3)));
        let report = (analysis("loops").unwrap().run)(&map, &Options { through, ..Options::default() });
        assert_eq!(report.rows.iter().map(|row| row.cells[0].clone()).collect::<Vec<_>>(), [Cell::Text("B1".into())]);
        let step = Some(Part::Connection(map.connection_by_number(2).unwrap().id));
        let report = (analysis("loops").unwrap().run)(&map, &Options { through: step, ..Options::default() });
        assert_eq!(report.rows.len(), 1);
    }
}
