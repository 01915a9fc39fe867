//! Two maps beside each other: what each table of the one says where the other says something else. Neither is taken for the later or the
//! better one: what is on one alone is "only here" or "only there".

mod claims;
mod counts;
mod coverage;
mod elements;
mod leverage;
mod loops;
mod pairing;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::causal::CausalGraph;
use super::centrality::{Centrality, centralities_paced};
use super::evidence::EvidenceCounts;
use super::loops::{LoopBook, LoopLimits, Loops, find as find_loops};
use super::pace::Pace;
use super::report::{Cell, Report};
use crate::map::{ElementId, SystemMap};
use pairing::Pairing;

/// A table that lays two maps beside each other.
#[derive(Clone, Copy, Debug)]
pub struct Comparison {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its title in the window.
    pub title: &'static str,
    /// What it tells, in a sentence.
    pub help: &'static str,
    run: fn(&Both<'_>) -> Report,
}

/// Every comparison, in the order of menus. A new one is a file beside this and a row here.
pub const COMPARISONS: &[Comparison] = &[
    Comparison { name: "compare-counts", title: "Counts beside each other", help: "How much each map holds.", run: counts::run },
    Comparison {
        name: "compare-loops",
        title: "Loops beside each other",
        help: "Which loops one map has and the other has not, named ones first, and which turned.",
        run: loops::run,
    },
    Comparison {
        name: "compare-claims",
        title: "Influences that differ",
        help: "Which influences one map has and the other has not, and which have another sign.",
        run: claims::run,
    },
    Comparison {
        name: "compare-elements",
        title: "Elements whose figures moved",
        help: "Which elements stand elsewhere in the one map than in the other, the most moved first.",
        run: elements::run,
    },
    Comparison {
        name: "compare-leverage",
        title: "Leverage beside each other",
        help: "Where levels of leverage, who can act and what people said differ.",
        run: leverage::run,
    },
    Comparison {
        name: "compare-ways",
        title: "Levers and outcomes beside each other",
        help: "Which way each lever moves each outcome on the one map and on the other.",
        run: leverage::ways,
    },
    Comparison {
        name: "compare-coverage",
        title: "Evidence beside each other",
        help: "Which parts have more or other quotes, sources and voices on one map than on the other.",
        run: coverage::run,
    },
];

/// The comparison with this name.
pub fn comparison(name: &str) -> Option<&'static Comparison> {
    COMPARISONS.iter().find(|comparison| comparison.name == name)
}

impl Comparison {
    /// The table of two maps. Rows name parts of the first.
    pub fn of(&self, both: &Both<'_>) -> Report {
        let mut report = (self.run)(both);
        if let Some(names) = both.names {
            call(&mut report, names);
        }
        report
    }
}

/// Calls the two maps by these names instead of here and there.
fn call(report: &mut Report, [here, there]: [&'static str; 2]) {
    for column in report.columns.to_mut() {
        match column.title.as_ref() {
            "Here" => column.title = here.into(),
            "There" => column.title = there.into(),
            _ => {}
        }
    }
    let only = [(ONLY_HERE, format!("only {}", here.to_lowercase())), (ONLY_THERE, format!("only {}", there.to_lowercase()))];
    let texts = report.rows.iter_mut().flat_map(|row| &mut row.cells);
    let texts = texts.filter_map(|cell| if let Cell::Text(text) = cell { Some(text) } else { None });
    for text in texts.chain(&mut report.notes) {
        for (plain, named) in &only {
            if text.contains(plain) {
                *text = text.replace(plain, named);
            }
        }
    }
}

/// A map, and what is computed of it.
struct Side<'m> {
    map: &'m SystemMap,
    graph: Arc<CausalGraph>,
    loops: Loops,
    book: LoopBook,
    figures: Vec<Centrality>,
    participation: Vec<usize>,
    evidence: EvidenceCounts,
}

impl<'m> Side<'m> {
    fn of(map: &'m SystemMap, limits: LoopLimits, pace: &Pace) -> Self {
        let graph = Arc::new(CausalGraph::of(map));
        let loops = find_loops(&graph, limits, None);
        Self {
            map,
            book: LoopBook::of(map, &loops),
            figures: centralities_paced(&graph, pace).unwrap_or_default(),
            participation: loops.participation(),
            evidence: EvidenceCounts::of(map),
            loops,
            graph,
        }
    }

    fn label(&self, id: ElementId) -> &str {
        self.map.element(id).map_or("", |element| element.label.as_str())
    }

    fn code(&self, id: ElementId) -> String {
        self.map.code_of(id).map_or_else(String::new, |code| code.to_string())
    }
}

/// Two maps, and which element of the one is which of the other.
pub struct Both<'m> {
    here: Side<'m>,
    there: Side<'m>,
    pairing: Pairing,
    pace: Pace,
    names: Option<[&'static str; 2]>,
}

impl<'m> Both<'m> {
    /// Lines two maps up. Loops are searched for as far as this in each. What is lined up after it was stopped is nobody's answer.
    pub fn of(here: &'m SystemMap, there: &'m SystemMap, limits: LoopLimits, pace: &Pace) -> Self {
        let [one, other] = [here, there].map(|map| Side::of(map, limits, pace));
        Self { pairing: Pairing::of(here, there), here: one, there: other, pace: pace.clone(), names: None }
    }

    /// With names that the tables have for the two, as headings of columns.
    #[must_use]
    pub fn called(self, names: Option<[&'static str; 2]>) -> Self {
        Self { names, ..self }
    }

    /// What has to be said of every table: how elements were found to be the same.
    fn paired(&self) -> String {
        let pairing = &self.pairing;
        let by_label = match pairing.by_label {
            0 => String::new(),
            count => format!(", {count} of them by their label alone"),
        };
        let alone = |side: &Side<'_>, count: usize| side.map.element_count() - count;
        format!(
            "{} elements are on both maps{by_label}; {} only here, {} only there.",
            pairing.len(),
            alone(&self.here, pairing.len()),
            alone(&self.there, pairing.len()),
        )
    }
}

/// What the two states of one map are called beside each other.
pub const STATES: [&str; 2] = ["As is", "To be"];

/// What a difference is called.
const ONLY_HERE: &str = "only here";
const ONLY_THERE: &str = "only there";
