//! What a workshop asks of a map, each answer in sentences with the parts it lights and what it does not tell. The figures come from the
//! analyses beside this; here they are put into words that can be read out.

mod leverage;
mod people;
mod submaps;
mod ways;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::causal::CausalGraph;
use super::loops::LoopLimits;
use super::pace::Pace;
use super::questions::QUESTIONS;
use crate::map::{ConnectionId, ElementId, Part, SystemMap};

/// What is asked, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The key of an [`Ask`].
    pub key: &'static str,
    /// The elements it starts from; where none are, those it starts from by itself.
    pub starts: Vec<ElementId>,
    /// Where paths start.
    pub from: Option<ElementId>,
    /// Where paths end.
    pub to: Option<ElementId>,
}

impl Default for Asked {
    fn default() -> Self {
        Self { key: "touches", starts: Vec::new(), from: None, to: None }
    }
}

/// What has to be said before a question can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// Elements to start from; without any it starts from these.
    Starts(&'static str),
    /// Where a path starts and where it ends.
    Ends,
}

/// A question of the page.
#[derive(Clone, Copy)]
pub struct Ask {
    /// Its name.
    pub key: &'static str,
    /// The question.
    pub title: &'static str,
    /// What it needs.
    pub needs: Needs,
    answer: fn(&Asking<'_>) -> Answer,
}

impl std::fmt::Debug for Ask {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key)
    }
}

/// One thing that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub title: String,
    /// What is to be said of it.
    pub sentence: String,
    /// What it does not tell.
    pub limits: String,
    /// The parts it lights.
    pub parts: Vec<Part>,
    /// When it is a path: its elements, in the order of influence.
    pub way: Vec<ElementId>,
    /// When it is a path: the connections of each step.
    pub steps: Vec<Vec<ConnectionId>>,
}

impl Found {
    /// The elements that it lights, by id.
    pub fn elements(&self) -> BTreeSet<ElementId> {
        self.parts.iter().filter_map(|part| if let Part::Element(id) = part { Some(*id) } else { None }).collect()
    }
}

/// What was found, and what has to be said of all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What was found, in the order to be read.
    pub found: Vec<Found>,
    /// Sentences to be read with it.
    pub notes: Vec<String>,
}

/// A question on its way.
struct Asking<'a> {
    map: &'a SystemMap,
    graph: Arc<CausalGraph>,
    asked: &'a Asked,
    limits: LoopLimits,
    pace: &'a Pace,
}

impl Asking<'_> {
    fn label(&self, id: ElementId) -> &str {
        self.map.element(id).map(|e| e.label.trim()).filter(|label| !label.is_empty()).unwrap_or("an element without a name")
    }

    /// Labels one after the other, the first few of many.
    fn labels(&self, ids: &[ElementId]) -> String {
        const MOST: usize = 6;
        let mut words: Vec<String> = ids.iter().take(MOST).map(|&id| self.label(id).to_owned()).collect();
        if ids.len() > MOST {
            words.push(format!("{} more", ids.len() - MOST));
        }
        words.join("; ")
    }

    /// These elements, by number, and every connection among them.
    fn lit(&self, elements: &BTreeSet<ElementId>) -> Vec<Part> {
        let among = self.map.connections().filter(|c| elements.contains(&c.from) && elements.contains(&c.to));
        let all = self.map.elements().filter(|e| elements.contains(&e.id)).map(|e| Part::Element(e.id));
        all.chain(among.map(|c| Part::Connection(c.id))).collect()
    }
}

const SUBMAP: Ask = Ask { key: "", title: "", needs: Needs::Nothing, answer: submaps::answer };

/// Every question, in the order of the page: parts of the map first, then ways, then leverage, patterns and people.
pub fn asks() -> Vec<Ask> {
    let submaps = QUESTIONS.iter().map(|q| Ask { key: q.key, title: q.title, needs: Needs::Starts(q.starts), ..SUBMAP });
    submaps.chain(ASKS.iter().copied()).collect()
}

const ASKS: &[Ask] = &[
    Ask { key: "paths", title: "How does one lead to another?", needs: Needs::Ends, answer: ways::paths },
    Ask { key: "reach", title: "What reaches what?", needs: Needs::Starts("every element"), answer: ways::reach },
    Ask { key: "levers", title: "Which way do levers move outcomes?", needs: Needs::Nothing, answer: leverage::levers_to_outcomes },
    Ask { key: "hints", title: "Where may leverage lie?", needs: Needs::Nothing, answer: leverage::hints_told },
    Ask { key: "breakers", title: "Without what is no loop left?", needs: Needs::Nothing, answer: leverage::breakers },
    Ask { key: "archetypes", title: "What does it look like?", needs: Needs::Nothing, answer: leverage::archetypes },
    Ask { key: "who", title: "Who can act, and on what?", needs: Needs::Nothing, answer: people::who },
    Ask { key: "alone", title: "Who is connected to nobody?", needs: Needs::Nothing, answer: people::alone },
];

/// Answers a question. What it says after it was stopped is nobody's answer.
pub fn answer(map: &SystemMap, asked: &Asked, pace: &Pace) -> Answer {
    let Some(ask) = asks().into_iter().find(|ask| ask.key == asked.key) else { return Answer::default() };
    (ask.answer)(&Asking { map, graph: Arc::new(CausalGraph::of(map)), asked, limits: LoopLimits::default(), pace })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sample;

    fn answer(map: &SystemMap, asked: &Asked) -> Answer {
        super::answer(map, asked, &Pace::default())
    }

    #[test]
    fn every_answer_lights_something_and_says_something() {
        let map = sample::map(5, &[(1, 2, "+"), (2, 1, "-d"), (2, 3, "?"), (4, 4, "+"), (1, 3, "+")]);
        let [from, to] = [1, 3].map(|number| Some(sample::element(&map, number)));
        for ask in asks() {
            let starts = vec![sample::element(&map, 1)];
            let answer = answer(&map, &Asked { key: ask.key, starts, from, to });
            assert!(!answer.found.is_empty() || !answer.notes.is_empty(), "{}", ask.key);
            for found in &answer.found {
                assert!(!found.parts.is_empty() && !found.title.is_empty() && !found.limits.is_empty(), "{}: {found:?}", ask.key);
            }
        }
        let keys: BTreeSet<&str> = asks().iter().map(|ask| ask.key).collect();
        assert_eq!(keys.len(), asks().len());
    }

    #[test]
    fn paths_are_told_with_their_steps_and_mixed_signs_are_named() {
        let map = sample::map(4, &[(1, 2, "+"), (2, 3, "-"), (1, 3, "+"), (3, 4, "+")]);
        let [one, three, four] = [1, 3, 4].map(|number| sample::element(&map, number));
        let paths = answer(&map, &Asked { key: "paths", from: Some(one), to: Some(three), ..Asked::default() });
        assert_eq!(paths.found.iter().map(|found| found.steps.len()).collect::<Vec<_>>(), [1, 2]);
        assert!(paths.notes.iter().any(|note| note.contains("mixed")), "{:?}", paths.notes);
        assert_eq!(paths.found[0].way, [one, three]);
        let none = answer(&map, &Asked { key: "paths", from: Some(four), to: Some(one), ..Asked::default() });
        assert!(none.found.is_empty() && none.notes[0].starts_with("No path"));
        let unsaid = answer(&map, &Asked { key: "paths", ..Asked::default() });
        assert!(unsaid.notes[0].starts_with("Choose"));
    }

    #[test]
    fn a_part_of_the_map_lights_its_connections_too() {
        let map = sample::map(4, &[(1, 2, "+"), (2, 3, "-"), (4, 3, "+")]);
        let touched = answer(&map, &Asked { starts: vec![sample::element(&map, 1)], ..Asked::default() });
        let connections = touched.found[0].parts.iter().filter(|part| matches!(part, Part::Connection(_))).count();
        assert_eq!((touched.found[0].elements().len(), connections), (3, 2));
    }
}
