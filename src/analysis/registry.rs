//! Every analysis by name. A new one is a file in `reports` and a row here.

use super::report::{Options, Report};
use super::reports::{components, connections, coverage, elements, loops};
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
