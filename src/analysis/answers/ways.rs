//! How one element leads to another, and what each reaches.

use std::collections::BTreeSet;

use super::{Answer, Asking, Found};
use crate::analysis::walk::{Way, depths, within};
use crate::analysis::{EvidenceCounts, Path, PathLimits, paths_between, robustness};
use crate::map::{ElementId, Part, Polarity};

/// More paths than this are not listed.
const PATHS: usize = 200;
/// More elements than this are not listed.
const REACH: usize = 400;
const PATH_LIMITS: &str = "A path put together from several people's claims is not a claim that anybody made whole.";

pub(super) fn paths(asking: &Asking<'_>) -> Answer {
    let (Some(from), Some(to)) = (asking.asked.from, asking.asked.to) else {
        let note = "Choose where a path starts and where it ends.".to_owned();
        return Answer { found: Vec::new(), notes: vec![note] };
    };
    let paths = paths_between(&asking.graph, from, to, PathLimits { max_length: asking.limits.max_length, limit: PATHS });
    let (start, end) = (asking.label(from), asking.label(to));
    if paths.list.is_empty() {
        let far = asking.limits.max_length.map_or(String::new(), |most| format!(" of up to {most} steps"));
        return Answer { found: Vec::new(), notes: vec![format!("No path{far} leads from {start} to {end}.")] };
    }
    let [plus, minus, unknown] = paths.signs();
    let mut notes = vec![format!("{plus} of the paths listed are +, {minus} are \u{2212}, {unknown} are ?.")];
    if paths.is_mixed() {
        notes.push(format!("The signs are mixed: {end} is pulled both ways."));
    }
    let held = robustness(&asking.graph, &EvidenceCounts::of(asking.map), from, to);
    notes.push(format!(
        "To be left without any path one would have to disbelieve {} steps, or {} sources. Volume of evidence, not strength of effect.",
        held.steps, held.sources
    ));
    notes.extend(paths.complete_to.map(|length| format!("There are more paths; the list is complete up to {length} steps.")));
    Answer { found: paths.list.iter().map(|path| told(asking, path)).collect(), notes }
}

fn told(asking: &Asking<'_>, path: &Path) -> Found {
    let effect = match path.sign {
        Polarity::Plus => "both ends move alike",
        Polarity::Minus => "the ends move apart",
        Polarity::Unknown => "which way it moves depends on a step that is not known or contested",
    };
    let steps = path.steps.len();
    let length = if steps == 1 { "1 step".to_owned() } else { format!("{steps} steps") };
    let delays = match path.delays {
        0 => String::new(),
        1 => ", 1 delay".to_owned(),
        count => format!(", {count} delays"),
    };
    let labels: Vec<&str> = path.elements.iter().map(|&id| asking.label(id)).collect();
    let elements = path.elements.iter().map(|&id| Part::Element(id));
    Found {
        title: format!("{}  {length}{delays}", path.sign.symbol().replace('-', "\u{2212}")),
        sentence: format!("{}: {effect}.", labels.join(" \u{2192} ")),
        limits: PATH_LIMITS.to_owned(),
        parts: elements.chain(path.steps.iter().flatten().map(|&id| Part::Connection(id))).collect(),
        way: path.elements.clone(),
        steps: path.steps.clone(),
    }
}

pub(super) fn reach(asking: &Asking<'_>) -> Answer {
    let graph = &asking.graph;
    let wanted = |id: &ElementId| asking.asked.starts.is_empty() || asking.asked.starts.contains(id);
    let all: Vec<u32> = graph.nodes().filter(|&node| graph.element(node).is_some_and(|id| wanted(&id))).collect();
    let mut rows: Vec<(usize, Found)> =
        all.iter().take(REACH).take_while(|_| !asking.pace.is_stopped()).filter_map(|&node| one_reach(asking, node)).collect();
    // What reaches most comes first.
    rows.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let mut notes = Vec::new();
    if rows.is_empty() {
        notes.push("Nothing here influences anything yet.".to_owned());
    }
    if all.len() > REACH {
        notes.push(format!("The first {REACH} of {} elements are listed. Select some to ask for these alone.", all.len()));
    }
    Answer { found: rows.into_iter().map(|(_, found)| found).collect(), notes }
}

fn one_reach(asking: &Asking<'_>, node: u32) -> Option<(usize, Found)> {
    let graph = &asking.graph;
    let id = graph.element(node)?;
    let ahead = depths(graph, &[node], Way::Downstream, u32::MAX);
    let near = |most: u32| graph.nodes().filter(|&other| other != node && (1..=most + 1).contains(&ahead.at(other))).count();
    let (one, two, all) = (near(1), near(2), near(u32::MAX - 1));
    let behind = within(graph, &[id], Way::Upstream, None).len() - 1;
    let reached: BTreeSet<ElementId> =
        graph.nodes().filter(|&other| ahead.at(other) > 0).filter_map(|other| graph.element(other)).collect();
    let found = Found {
        title: asking.label(id).to_owned(),
        sentence: format!("Reaches {one} in one step, {two} within two, {all} in any number; {behind} reach it."),
        limits: "What may be influenced at all; not how strongly.".to_owned(),
        parts: asking.lit(&reached),
        ..Found::default()
    };
    Some((all, found))
}
