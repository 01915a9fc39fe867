//! The questions that people ask of a map, each answered by parts of it.
//!
//! After P. Barbrook-Johnson and A. S. Penn, "Participatory systems mapping for complex energy policy evaluation" (2021): where to start, what to build
//! from there, and what it tells. Where to start is asked of people (what can be controlled, is important, is vulnerable) or told by kinds.
//! What lies on paths between two elements is what the first reaches and the second is reached from. A new question is a row here.

use std::collections::{BTreeMap, BTreeSet};

use super::causal::CausalGraph;
use super::centrality::{Centrality, centralities, centralities_paced};
use super::kept::with_neighbours;
use super::pace::Pace;
use super::walk::{Way, within};
use super::ways::{levers, outcomes};
use crate::map::{ElementId, SystemMap};

/// No more ways from levers to outcomes than this are told.
const MOST: usize = 200;
/// The question whose answers are as many as there are pairs of a lever and an outcome.
const WAYS: &str = "relies-on";

/// A question, and how it is answered.
#[derive(Clone, Copy)]
pub struct Question {
    /// Its name on the command line.
    pub key: &'static str,
    /// The question.
    pub title: &'static str,
    /// Which elements it starts from when nobody chose any.
    pub starts: &'static str,
    /// What the answer does not tell.
    pub limits: &'static str,
    begin: fn(&SystemMap) -> Vec<ElementId>,
    build: fn(&Asked<'_>) -> Vec<Submap>,
}

impl std::fmt::Debug for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key)
    }
}

/// Part of a map that answers a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submap {
    /// What it is, in words.
    pub title: String,
    /// Its elements.
    pub elements: BTreeSet<ElementId>,
}

/// The parts of a map that answer a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// The parts, in the order to be read.
    pub submaps: Vec<Submap>,
    /// There are more than were put together.
    pub more: bool,
}

/// What is asked of which map.
struct Asked<'a> {
    map: &'a SystemMap,
    graph: &'a CausalGraph,
    starts: &'a [ElementId],
    pace: &'a Pace,
}

/// Every question, in the order of the page.
pub const QUESTIONS: &[Question] = &[
    Question {
        key: "touches",
        title: "What does this touch?",
        starts: "what could be done: interventions, leverage points and what people can control",
        limits: "It tells where an effect may arrive, not how strong it is or whether it is wanted.",
        begin: levers,
        build: |asked| asked.each_and_all(Way::Downstream, "is touched by"),
    },
    Question {
        key: WAYS,
        title: "What does success rely on?",
        starts: "what could be done: interventions, leverage points and what people can control",
        limits: "Everything on a way to an outcome and its neighbours; the map does not tell which way matters most.",
        begin: levers,
        build: |asked| asked.ways_to_outcomes(),
    },
    Question {
        key: "shapes",
        title: "What shapes this outcome?",
        starts: "outcomes and what people said is important",
        limits: "What could hold it back or carry it; how much each counts is for those who know the system.",
        begin: outcomes,
        build: |asked| asked.each(Way::Upstream, "is shaped by"),
    },
    Question {
        key: "share",
        title: "What do these outcomes share?",
        starts: "outcomes and what people said is important",
        limits: "What all are shaped by may help one and harm another: look at the signs of the paths.",
        begin: outcomes,
        build: |asked| asked.shared_by_outcomes(),
    },
    Question {
        key: "interacts",
        title: "What does it interact with?",
        starts: "outcomes and what people said is important",
        limits: "Direct connections alone, relations between actors included.",
        begin: outcomes,
        build: |asked| {
            let round = |&id: &ElementId| Submap {
                title: format!("{} and all it is connected to", asked.label(id)),
                elements: with_neighbours(asked.map, &BTreeSet::from([id])),
            };
            asked.starts.iter().map(round).collect()
        },
    },
    Question {
        key: "at-risk",
        title: "What is at risk together?",
        starts: "what people said is vulnerable to change",
        limits: "It tells what several changes would meet in, not how likely any of them is.",
        begin: |map| map.elements().filter(|e| e.flags.vulnerable).map(|e| e.id).collect(),
        build: |asked| asked.each_and_all(Way::Downstream, "is at risk with"),
    },
    Question {
        key: "busy",
        title: "Where does much of the map meet?",
        starts: "the elements that influence most, stand between most, and are influenced by most",
        limits: "Figures of the drawing: an element may be busy only because it was talked about more than others.",
        begin: |map| {
            let graph = CausalGraph::of(map);
            let figures = centralities(&graph);
            BUSY.iter().filter_map(|busy| top(&graph, &figures, busy.figure)).collect()
        },
        build: |asked| asked.busiest(),
    },
];

/// The question with this name.
pub fn question(key: &str) -> Option<&'static Question> {
    QUESTIONS.iter().find(|question| question.key == key)
}

impl Question {
    /// Where it starts when nobody chose, by number.
    pub fn default_starts(&self, map: &SystemMap) -> Vec<ElementId> {
        (self.begin)(map)
    }

    /// The parts of the map that answer it, from these elements; none without any, and fewer when it was stopped.
    pub fn ask(&self, map: &SystemMap, graph: &CausalGraph, starts: &[ElementId], pace: &Pace) -> Answered {
        if starts.is_empty() {
            return Answered::default();
        }
        let mut submaps = (self.build)(&Asked { map, graph, starts, pace });
        let more = self.key == WAYS && submaps.len() > MOST;
        if more {
            submaps.truncate(MOST);
        }
        Answered { submaps, more }
    }
}

impl Asked<'_> {
    fn label(&self, id: ElementId) -> &str {
        self.map.element(id).map_or("", |e| e.label.as_str())
    }

    fn one(&self, id: ElementId, way: Way, how: &str) -> Submap {
        let elements = within(self.graph, &[id], way, None);
        let title = match way {
            Way::Downstream => format!("What {how} {}", self.label(id)),
            Way::Upstream => format!("What {} {how}", self.label(id)),
        };
        Submap { title, elements }
    }

    /// What each start reaches this way.
    fn each(&self, way: Way, how: &str) -> Vec<Submap> {
        self.wanted().map(|&id| self.one(id, way, how)).collect()
    }

    /// Where it starts, until it is stopped.
    fn wanted(&self) -> impl Iterator<Item = &ElementId> {
        self.starts.iter().take_while(|_| !self.pace.is_stopped())
    }

    /// What each start reaches this way; of several also what all of them and any of them do.
    fn each_and_all(&self, way: Way, how: &str) -> Vec<Submap> {
        let mut all = self.each(way, how);
        if all.len() > 1 && !self.pace.is_stopped() {
            let count = all.len();
            all.push(Submap { title: format!("What all {count} have in common"), elements: common(&all) });
            let any = within(self.graph, self.starts, way, None);
            all.push(Submap { title: format!("What any of the {count} leads to"), elements: any });
        }
        all
    }

    fn ways_to_outcomes(&self) -> Vec<Submap> {
        let mut all = Vec::new();
        let ends: Vec<_> = outcomes(self.map)
            .into_iter()
            .take_while(|_| !self.pace.is_stopped())
            .map(|to| (to, within(self.graph, &[to], Way::Upstream, None)))
            .collect();
        for &from in self.wanted() {
            let ahead = within(self.graph, &[from], Way::Downstream, None);
            for (to, behind) in ends.iter().filter(|(to, _)| *to != from && ahead.contains(to)) {
                // One more tells that there are more.
                if all.len() > MOST || self.pace.is_stopped() {
                    return all;
                }
                let on_the_way = ahead.intersection(behind).copied().collect();
                let title = format!("From {} to {}, with neighbours", self.label(from), self.label(*to));
                all.push(Submap { title, elements: with_neighbours(self.map, &on_the_way) });
            }
        }
        all
    }

    fn shared_by_outcomes(&self) -> Vec<Submap> {
        let shaped = self.each(Way::Upstream, "is shaped by");
        if shaped.len() < 2 || self.pace.is_stopped() {
            return shaped;
        }
        let ahead = self.wanted().map(|&id| (id, within(self.graph, &[id], Way::Downstream, None)));
        let (reaching, reached) = (met(ahead), met(self.starts.iter().copied().zip(shaped.iter().map(|submap| submap.elements.clone()))));
        // On a path from one outcome to another: reached by one and reaching another, not the same alone.
        let links = |id: &&ElementId| match (reaching.get(*id), reached.get(*id)) {
            (Some(&(1, from)), Some(&(1, to))) => from != to,
            (Some(_), Some(_)) => true,
            _ => false,
        };
        let linking = reaching.keys().filter(links).copied().collect();
        vec![
            Submap { title: format!("What shapes all {} of them", shaped.len()), elements: common(&shaped) },
            Submap { title: "What shapes any of them".to_owned(), elements: within(self.graph, self.starts, Way::Upstream, None) },
            Submap { title: "What lies on paths between them".to_owned(), elements: linking },
        ]
    }

    fn busiest(&self) -> Vec<Submap> {
        let Ok(figures) = centralities_paced(self.graph, self.pace) else { return Vec::new() };
        let of = |busy: &Busy| {
            let id = top(self.graph, &figures, busy.figure)?;
            let elements = busy.ways.iter().flat_map(|&way| within(self.graph, &[id], way, None)).collect();
            Some(Submap { title: format!("{} {}: {}", self.label(id), busy.why, busy.shows), elements })
        };
        BUSY.iter().filter_map(of).collect()
    }
}

/// How many of these sets each element is in, and the last of those whose set it is.
fn met(sets: impl Iterator<Item = (ElementId, BTreeSet<ElementId>)>) -> BTreeMap<ElementId, (usize, ElementId)> {
    let mut met: BTreeMap<ElementId, (usize, ElementId)> = BTreeMap::new();
    for (whose, set) in sets {
        for id in set {
            let known = met.entry(id).or_insert((0, whose));
            *known = (known.0 + 1, whose);
        }
    }
    met
}

fn common(all: &[Submap]) -> BTreeSet<ElementId> {
    let mut sets = all.iter().map(|submap| submap.elements.clone());
    let first = sets.next().unwrap_or_default();
    sets.fold(first, |shared, set| shared.intersection(&set).copied().collect())
}

/// A figure that makes an element busy.
struct Busy {
    figure: fn(&Centrality) -> f64,
    why: &'static str,
    shows: &'static str,
    ways: &'static [Way],
}

const BUSY: &[Busy] = &[
    Busy {
        figure: |f| f64::from(f.out_degree),
        why: "influences the most others directly",
        shows: "what it leads to",
        ways: &[Way::Downstream],
    },
    Busy {
        figure: |f| f.betweenness,
        why: "stands between the most others",
        shows: "what leads to it and what it leads to",
        ways: &[Way::Upstream, Way::Downstream],
    },
    Busy {
        figure: |f| f64::from(f.in_degree),
        why: "is influenced by the most others directly",
        shows: "what leads to it",
        ways: &[Way::Upstream],
    },
];

/// The element with the largest figure, the first by number of equal ones.
fn top(graph: &CausalGraph, figures: &[Centrality], figure: fn(&Centrality) -> f64) -> Option<ElementId> {
    let best = graph.nodes().zip(figures).rev().max_by(|a, b| figure(a.1).total_cmp(&figure(b.1)))?;
    graph.element(best.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;
    use crate::map::Record;

    /// 1 and 2 controllable; 5 and 6 important; 3 vulnerable.
    fn map() -> SystemMap {
        let map = sample::map(7, &[(1, 3, "+"), (2, 3, "-"), (2, 4, "+"), (3, 5, "+"), (4, 6, "+"), (5, 6, "+"), (7, 6, "?")]);
        let mut records = map.records();
        for record in &mut records {
            if let Record::Element(e) = record {
                e.flags.controllable = e.number <= 2;
                e.flags.important = e.number == 5 || e.number == 6;
                e.flags.vulnerable = e.number == 3;
            }
        }
        SystemMap::from_records(records, map.numbers()).0
    }

    fn answers(key: &str) -> Vec<Vec<u32>> {
        let map = map();
        let question = question(key).unwrap();
        let found = question.ask(&map, &CausalGraph::of(&map), &question.default_starts(&map), &Pace::default()).submaps;
        let number = |id: &ElementId| map.element(*id).unwrap().number;
        let sorted = |submap: &Submap| {
            let mut numbers: Vec<u32> = submap.elements.iter().map(number).collect();
            numbers.sort_unstable();
            numbers
        };
        found.iter().map(sorted).collect()
    }

    #[test]
    fn ways_that_are_too_many_are_said_to_go_on() {
        let claims: Vec<(u32, u32, &str)> = (2..=16).map(|n| (n, 1, "+")).chain((17..=31).map(|n| (1, n, "+"))).collect();
        let map = sample::map(31, &claims);
        let mut records = map.records();
        for record in &mut records {
            if let Record::Element(e) = record {
                (e.flags.controllable, e.flags.important) = ((2..=16).contains(&e.number), e.number > 16);
            }
        }
        let map = SystemMap::from_records(records, map.numbers()).0;
        let (question, graph) = (question(WAYS).unwrap(), CausalGraph::of(&map));
        let ask = |pace: &Pace| question.ask(&map, &graph, &question.default_starts(&map), pace);
        assert_eq!((ask(&Pace::default()).submaps.len(), ask(&Pace::default()).more), (MOST, true), "15 \u{d7} 15 ways");
        let stopped = Pace::default();
        stopped.stop();
        assert_eq!(ask(&stopped), Answered::default());
    }

    #[test]
    fn every_question_builds_its_part_of_the_map() {
        assert_eq!(answers("touches"), [vec![1, 3, 5, 6], vec![2, 3, 4, 5, 6], vec![3, 5, 6], vec![1, 2, 3, 4, 5, 6]]);
        assert_eq!(answers("relies-on")[0], [1, 2, 3, 5, 6], "1 to 5 and what is next to the way");
        assert_eq!(answers("shapes"), [vec![1, 2, 3, 5], vec![1, 2, 3, 4, 5, 6, 7]]);
        assert_eq!(answers("share"), [vec![1, 2, 3, 5], vec![1, 2, 3, 4, 5, 6, 7], vec![5, 6]]);
        assert_eq!(answers("interacts"), [vec![3, 5, 6], vec![4, 5, 6, 7]]);
        assert_eq!(answers("at-risk"), [vec![3, 5, 6]]);
        assert_eq!(answers("busy").len(), 3);
        let nothing = question("touches").unwrap().ask(&map(), &CausalGraph::of(&map()), &[], &Pace::default());
        assert_eq!(nothing, Answered::default());
    }
}
