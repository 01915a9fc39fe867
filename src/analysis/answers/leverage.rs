//! Where leverage may lie and what the map looks like, each with what the drawing cannot tell.

use super::{Answer, Asking, Found};
use crate::analysis::reports::loop_parts;
use crate::analysis::walk::Way;
use crate::analysis::{
    FeedbackLoop, LoopBook, centralities_paced, feedback_sets_paced, find_loops, hints, levers, likenesses, outcomes, signed_ways, within,
};
use crate::map::{Part, Polarity};

const AT_FIRST_SIGHT: &str = "Only the shortest paths are counted, each as one; a longer one may count for more.";

pub(super) fn levers_to_outcomes(asking: &Asking<'_>) -> Answer {
    let ways = signed_ways(&asking.graph, &levers(asking.map), &outcomes(asking.map));
    let row = |way: &crate::analysis::SignedWays| {
        let (lever, outcome) = (asking.label(way.from), asking.label(way.to));
        let told = match way.sign() {
            Some(Polarity::Plus) => format!("More {lever} points to more {outcome}"),
            Some(Polarity::Minus) => format!("More {lever} points to less {outcome}"),
            Some(Polarity::Unknown) => format!("Which way {lever} moves {outcome} depends on a step that is not known"),
            None if way.is_mixed() => format!("{lever} pulls {outcome} both ways"),
            None => format!("Which way {lever} moves {outcome} is partly unknown"),
        };
        let ahead = within(&asking.graph, &[way.from], Way::Downstream, Some(way.length));
        let behind = within(&asking.graph, &[way.to], Way::Upstream, Some(way.length));
        let steps = if way.length == 1 { "1 step".to_owned() } else { format!("{} steps", way.length) };
        Found {
            title: format!("{lever} \u{2192} {outcome}"),
            sentence: format!("{told}, in {steps}: {}.", ways_counted(way)),
            limits: AT_FIRST_SIGHT.to_owned(),
            parts: asking.lit(&ahead.intersection(&behind).copied().collect()),
            ..Found::default()
        }
    };
    let found: Vec<Found> = ways.iter().map(row).collect();
    let none = "No lever leads to an outcome. Levers are interventions, leverage points and what people can control; outcomes are \
                elements of that kind and what people said is important.";
    let notes = if found.is_empty() { vec![none.to_owned()] } else { Vec::new() };
    Answer { found, notes }
}

/// "1 path +, 2 −": the signs that there are.
fn ways_counted(way: &crate::analysis::SignedWays) -> String {
    let signs = [(way.plus, "+"), (way.minus, "\u{2212}"), (way.unknown, "?")];
    let mut told: Vec<String> = signs.into_iter().filter(|(count, _)| *count > 0).map(|(count, sign)| format!("{count} {sign}")).collect();
    if let Some(first) = told.first_mut() {
        *first = first.replacen(' ', if first.starts_with("1 ") { " path " } else { " paths " }, 1);
    }
    told.join(", ")
}

pub(super) fn hints_told(asking: &Asking<'_>) -> Answer {
    let loops = find_loops(&asking.graph, asking.limits, None);
    let figures = centralities_paced(&asking.graph, asking.pace).unwrap_or_default();
    let all = hints(asking.map, &loops, &figures, &feedback_sets_paced(&asking.graph, asking.pace).unwrap_or_default());
    let row = |hint: &crate::analysis::Hint| Found {
        title: asking.label(hint.element).to_owned(),
        sentence: hint.sentence.clone(),
        limits: hint.limits.to_owned(),
        parts: vec![Part::Element(hint.element)],
        ..Found::default()
    };
    let note = "Hints from the drawing, to be talked about. A level of leverage is a reading of those who draw the map.";
    Answer { found: all.iter().map(row).collect(), notes: vec![note.to_owned()] }
}

pub(super) fn breakers(asking: &Asking<'_>) -> Answer {
    let sets = feedback_sets_paced(&asking.graph, asking.pace).unwrap_or_default();
    let kind = match (sets.is_smallest, sets.is_complete) {
        (true, true) => "No smaller set exists, and every set of this size is listed.",
        (true, false) => "No smaller set exists; there may be more of this size.",
        (false, _) => "There may be smaller sets: the map is too large to prove that there are none.",
    };
    let found = sets.sets.iter().filter(|set| !set.is_empty()).zip(1..).map(|(set, number)| Found {
        title: format!("Set {number}: {} elements", set.len()),
        sentence: format!("Without these no loop is left: {}.", asking.labels(set)),
        limits: "Where all of a set can be steered the whole can be, in theory; people and services are not switches.".to_owned(),
        parts: set.iter().map(|&id| Part::Element(id)).collect(),
        ..Found::default()
    });
    let found: Vec<Found> = found.collect();
    let note = if found.is_empty() { "There is no loop to break." } else { kind };
    Answer { found, notes: vec![note.to_owned()] }
}

const ONLY_A_LIKENESS: &str = "A likeness is a reason to ask, not a finding: only those who know the system can say.";

/// A loop by its code and name, or by its elements where it has none.
fn called(asking: &Asking<'_>, row: &crate::analysis::LoopRow, ring: &FeedbackLoop) -> String {
    let named = row.named.and_then(|id| asking.map.named_loops().get(id)).map(|named| named.name.trim()).filter(|name| !name.is_empty());
    named.map_or_else(|| format!("{}: {}", row.code, asking.labels(&ring.elements)), |name| format!("{} {name}", row.code))
}

pub(super) fn archetypes(asking: &Asking<'_>) -> Answer {
    let loops = find_loops(&asking.graph, asking.limits, None);
    let book = LoopBook::of(asking.map, &loops);
    let all = likenesses(&loops);
    let row = |likeness: &crate::analysis::Likeness| {
        let rings: Vec<FeedbackLoop> = likeness.loops.iter().filter_map(|&at| loops.get(at)).collect();
        let rows: Vec<&crate::analysis::LoopRow> = rings.iter().filter_map(|ring| book.row(ring.key)).collect();
        let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
        let names: Vec<String> = rows.iter().zip(&rings).map(|(row, ring)| called(asking, row, ring)).collect();
        let mut parts: Vec<Part> = rings.iter().flat_map(loop_parts).collect();
        parts.sort_unstable();
        parts.dedup();
        let delay = if likeness.delayed { "" } else { " The delay that the story tells of is not marked here." };
        Found {
            title: format!("Looks like {}?  {}", likeness.archetype.title.to_lowercase(), codes.join(" with ")),
            sentence: format!("{}.{delay}", names.join("; ")),
            limits: format!("{} {} {ONLY_A_LIKENESS}", likeness.archetype.story, likeness.archetype.question),
            parts,
            ..Found::default()
        }
    };
    let found: Vec<Found> = all.list.iter().map(row).collect();
    let mut notes = Vec::new();
    if found.is_empty() {
        notes.push("No loops of this map look like a pattern that a story is known of.".to_owned());
    }
    if all.truncated {
        notes.push("There are more loops or likenesses than were looked at; the shortest are listed.".to_owned());
    }
    Answer { found, notes }
}
