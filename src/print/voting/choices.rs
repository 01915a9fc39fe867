//! What people may choose between, in the order of codes, so that the order says nothing.

use crate::map::{Code, LoopType, SystemMap};
use crate::print::PrintError;
use crate::print::part::Part;
use crate::words::levers::{self, Lever};
use crate::words::told_loops;

/// One thing to put dots beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// N66, R4; empty for what people add.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// What else helps to choose, a paragraph each.
    pub details: Vec<String>,
}

impl Choice {
    /// The last row, to be written in.
    pub fn something_else() -> Self {
        Self { code: String::new(), label: "Something else:".to_owned(), details: Vec::new() }
    }

    /// Whether people write in it.
    pub fn is_open(&self) -> bool {
        self.code.is_empty()
    }
}

/// The choices of a list in a part of the map. The error says what the map has none of.
pub(super) fn choices(map: &SystemMap, part: &Part, list: &str) -> Result<Vec<Choice>, PrintError> {
    let found: Vec<Choice> = match list {
        "elements" => elements(map, part),
        "loops" => loops(map, part),
        _ => levers::of(map, |id| part.holds(id)).iter().map(|lever| of_lever(map, lever)).collect(),
    };
    // A map without leverage points still has something to choose between.
    let found = if found.is_empty() && list == "levers" { elements(map, part) } else { found };
    let wanting = match list {
        "loops" => "no named loop lies in this part of the map; name a loop first, or choose between elements",
        _ => "nothing is in this part of the map; choose another",
    };
    if found.is_empty() { Err(PrintError::Nothing { wanting: wanting.to_owned() }) } else { Ok(found) }
}

fn elements(map: &SystemMap, part: &Part) -> Vec<Choice> {
    let here = map.elements().filter(|element| part.holds(element.id));
    let choice = |element: &crate::map::Element| Choice {
        code: Code::element(element.number).to_string(),
        label: element.label.trim().to_owned(),
        details: Vec::new(),
    };
    here.map(choice).collect()
}

/// With its level in the framework that the map uses most, and who can act.
fn of_lever(map: &SystemMap, lever: &Lever<'_>) -> Choice {
    let level = levers::most_used(map).and_then(|framework| framework.level_of(&lever.element.leverage));
    let level = level.map(|level| format!("Level: {}", levers::title(level)));
    Choice {
        code: Code::element(lever.element.number).to_string(),
        label: lever.element.label.trim().to_owned(),
        details: level.into_iter().chain(lever.who()).collect(),
    }
}

fn loops(map: &SystemMap, part: &Part) -> Vec<Choice> {
    let (told, _) = told_loops(map);
    let here = told.into_iter().filter(|told| told.found.elements.iter().all(|&id| part.holds(id)));
    let choice = |told: crate::words::ToldLoop<'_>| {
        let steps = told.found.elements.iter().filter_map(|&id| Some(map.element(id)?.label.trim().to_owned()));
        let kind = match told.found.kind {
            LoopType::Reinforcing => "A change feeds itself",
            LoopType::Balancing => "A change is held back",
            LoopType::Undetermined => "It may do either",
        };
        let round = steps.collect::<Vec<_>>().join(" \u{2192} ");
        Choice { code: told.code, label: told.named.name.trim().to_owned(), details: vec![format!("{kind}: {round}")] }
    };
    here.map(choice).collect()
}
