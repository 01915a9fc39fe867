//! Figures of elements that a map can be sized and shaded by, in five grades of equal width. A new figure is a row here.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::causal::CausalGraph;
use super::centrality::{Centrality, centralities_paced};
use super::loops::{LoopLimits, find as find_loops};
use super::pace::Pace;
use super::ranks::page_rank;
use super::trophic::trophic_levels;
use crate::map::{ElementId, SystemMap};

/// A figure of elements.
#[derive(Clone, Copy)]
pub struct Figure {
    /// Its name in settings.
    pub key: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it tells and what it does not.
    pub limits: &'static str,
    of: fn(&Arc<CausalGraph>, &Pace) -> Vec<f64>,
    whole: bool,
}

impl std::fmt::Debug for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key)
    }
}

fn of_each(graph: &CausalGraph, pace: &Pace, figure: impl Fn(&Centrality) -> f64) -> Vec<f64> {
    centralities_paced(graph, pace).unwrap_or_default().iter().map(figure).collect()
}

/// Every figure, in the order of menus.
pub const FIGURES: [Figure; 9] = [
    Figure {
        key: "influences",
        title: "Influences directly",
        limits: "How many others it influences in one step; not how strongly.",
        of: |graph, pace| of_each(graph, pace, |f| f64::from(f.out_degree)),
        whole: true,
    },
    Figure {
        key: "influenced",
        title: "Is influenced directly",
        limits: "How many others influence it in one step; not how strongly.",
        of: |graph, pace| of_each(graph, pace, |f| f64::from(f.in_degree)),
        whole: true,
    },
    Figure {
        key: "between",
        title: "Stands between others",
        limits: "Share of shortest paths that run through it (betweenness); one more connection may change it much.",
        of: |graph, pace| of_each(graph, pace, |f| f.betweenness),
        whole: false,
    },
    Figure {
        key: "close",
        title: "Is close to what it influences",
        limits: "Near in steps (closeness after Wasserman and Faust); near is not strong.",
        of: |graph, pace| of_each(graph, pace, |f| f.closeness),
        whole: false,
    },
    Figure {
        key: "loops",
        title: "Feedback loops through it",
        limits: "Of up to 8 steps; being on many loops says nothing of how strong any of them is.",
        of: |graph, _| find_loops(graph, LoopLimits::default(), None).participation().into_iter().map(|count| count as f64).collect(),
        whole: true,
    },
    Figure {
        key: "driving",
        title: "Driving power",
        limits: "How many it reaches, itself included (MICMAC). Elements that reach one another share one figure.",
        of: |graph, pace| of_each(graph, pace, |f| f64::from(f.reach) + 1.0),
        whole: true,
    },
    Figure {
        key: "dependence",
        title: "Dependence",
        limits: "How many reach it, itself included (MICMAC). Elements that reach one another share one figure.",
        of: |graph, pace| of_each(graph, pace, |f| f64::from(f.reached_by) + 1.0),
        whole: true,
    },
    Figure {
        key: "trophic",
        title: "Trophic level",
        limits: "How far downstream it lies, 0 the furthest up (MacKay, Johnson and Sansom 2020).",
        of: |graph, _| trophic_levels(graph).levels,
        whole: false,
    },
    Figure {
        key: "page-rank",
        title: "Where influence ends up",
        limits: "PageRank: where influence that is handed on ends up; all together 1.",
        of: |graph, _| page_rank(graph),
        whole: false,
    },
];

/// The figure with this name.
pub fn figure(key: &str) -> Option<&'static Figure> {
    static ALL: [Figure; 9] = FIGURES;
    ALL.iter().find(|figure| figure.key == key)
}

/// How many grades there are.
pub const GRADES: u8 = 5;

/// A figure of every element that has one.
#[derive(Clone, Debug)]
pub struct Figured {
    /// Which figure.
    pub figure: &'static Figure,
    /// The figure of each element with an influence connection.
    pub values: BTreeMap<ElementId, f64>,
    least: f64,
    most: f64,
}

/// The figure of every element of a map; of none when it was stopped.
pub fn figured(map: &SystemMap, figure: &'static Figure, pace: &Pace) -> Figured {
    let graph = Arc::new(CausalGraph::of(map));
    let values: BTreeMap<ElementId, f64> = graph.elements().iter().copied().zip((figure.of)(&graph, pace)).collect();
    let least = values.values().copied().fold(f64::INFINITY, f64::min);
    let most = values.values().copied().fold(f64::NEG_INFINITY, f64::max);
    Figured { figure, values, least, most }
}

impl Figured {
    /// The grade of a value, from 0 to the last.
    pub fn grade(&self, value: f64) -> u8 {
        let width = self.most - self.least;
        if width > 0.0 { (((value - self.least) / width * f64::from(GRADES)) as u8).min(GRADES - 1) } else { 0 }
    }

    /// A value in digits.
    pub fn told(&self, value: f64) -> String {
        match (self.figure.whole, self.most < 0.1) {
            (true, _) => format!("{value:.0}"),
            (false, true) => format!("{value:.3}"),
            (false, false) => format!("{value:.2}"),
        }
    }

    /// The values that a grade stands for, as they occur: `3 \u{2013} 5`. `None` where no element has it.
    pub fn range(&self, grade: u8) -> Option<String> {
        let mut of: Vec<f64> = self.values.values().copied().filter(|&value| self.grade(value) == grade).collect();
        of.sort_by(f64::total_cmp);
        let [least, most] = [of.first()?, of.last()?].map(|&value| self.told(value));
        Some(if least == most { least } else { format!("{least} \u{2013} {most}") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    #[test]
    fn grades_span_what_occurs_and_name_it() {
        let map = sample::map(7, &[(1, 2, "+"), (1, 3, "-"), (1, 4, "+"), (1, 5, "+"), (1, 6, "+"), (2, 3, "+"), (2, 4, "+")]);
        let found = figured(&map, figure("influences").unwrap(), &Pace::default());
        let of = |number: u32| found.values.get(&sample::element(&map, number)).map(|&value| found.grade(value));
        assert_eq!([1, 2, 3, 7].map(of), [Some(4), Some(2), Some(0), None], "the seventh has no influence connection");
        assert_eq!(
            (0..GRADES).map(|grade| found.range(grade)).collect::<Vec<_>>(),
            [Some("0".into()), None, Some("2".into()), None, Some("5".into())]
        );
    }

    #[test]
    fn every_figure_of_any_map_is_a_number() {
        for map in [SystemMap::default(), sample::map(2, &[(1, 2, "+"), (2, 1, "?")]), sample::random(20, 60, 1)] {
            for one in FIGURES {
                let found = figured(&map, figure(one.key).unwrap(), &Pace::default());
                assert!(found.values.values().all(|value| value.is_finite() && found.grade(*value) < GRADES), "{}", one.key);
                assert_eq!(found.values.len(), CausalGraph::of(&map).len(), "{}", one.key);
            }
        }
    }
}
