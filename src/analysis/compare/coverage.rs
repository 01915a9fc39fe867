//! How much was said of each part on two maps. Volume of evidence, not strength of effect.

use super::{Both, Side};
use crate::analysis::evidence::Evidence;
use crate::analysis::report::{Column, Report, Row};
use crate::analysis::reports::column;
use crate::map::{CitedPart, ElementId, Part};

const COLUMNS: &[Column] = &[
    column("Part", "An element, or the influence of one on another."),
    column("Quotes, here", "Citations on the first map."),
    column("Quotes, there", "Citations on the other map."),
    column("Sources, here", "Distinct sources on the first map."),
    column("Sources, there", "Distinct sources on the other map."),
    column("Voices, here", "Voices heard on the first map."),
    column("Voices, there", "Voices heard on the other map."),
    column("Contradicted, here", "Quotes that say otherwise on the first map."),
    column("Contradicted, there", "On the other map."),
];

pub(super) fn run(both: &Both<'_>) -> Report {
    let (here, there) = (&both.here, &both.there);
    let mut rows: Vec<(u32, Row)> = Vec::new();
    let mut same = 0;
    let mut take = |name: String, parts: Vec<Part>, ours: &Evidence, theirs: &Evidence| {
        let told = |on: &Evidence| [on.total, on.sources, on.voices() as u32, on.contradicting];
        let pairs: Vec<(u32, u32)> = told(ours).into_iter().zip(told(theirs)).collect();
        if pairs.iter().all(|(ours, theirs)| ours == theirs) {
            same += 1;
            return;
        }
        let cells = std::iter::once(name.into()).chain(pairs.iter().flat_map(|&(ours, theirs)| [ours.into(), theirs.into()])).collect();
        rows.push((ours.total.abs_diff(theirs.total), Row { parts, cells }));
    };
    for element in here.map.elements() {
        let Some(other) = both.pairing.there(element.id) else { continue };
        let theirs = there.evidence.on(CitedPart::Element(other));
        take(element.label.clone(), vec![Part::Element(element.id)], here.evidence.on(CitedPart::Element(element.id)), theirs);
    }
    for step in here.graph.steps() {
        let Some((from, to)) = here.graph.element(step.from).zip(here.graph.element(step.to)) else { continue };
        let twin = both.pairing.there(from).zip(both.pairing.there(to));
        if let Some((ours, theirs)) = of_pair(here, from, to).zip(twin.and_then(|(from, to)| of_pair(there, from, to))) {
            let parts = here.graph.claims(step).iter().map(|&id| Part::Connection(id)).collect();
            take(format!("{} \u{2192} {}", here.label(from), here.label(to)), parts, &ours, &theirs);
        }
    }
    rows.sort_by_key(|(moved, _)| std::cmp::Reverse(*moved));
    let notes = vec![
        both.paired(),
        format!("{same} parts on both maps have as many quotes, sources and voices here as there."),
        "Volume of evidence, not strength of effect. What is on one map alone is not here: see the other tables.".to_owned(),
    ];
    Report { title: "Evidence beside each other", columns: COLUMNS.into(), rows: rows.into_iter().map(|(_, row)| row).collect(), notes }
}

/// The evidence on all claims that one element influences another; none where nobody claims it.
fn of_pair(side: &Side<'_>, from: ElementId, to: ElementId) -> Option<Evidence> {
    let step = side.graph.step(side.graph.node(from)?, side.graph.node(to)?)?;
    Some(side.evidence.on_all(side.graph.claims(step).iter().map(|&id| CitedPart::Connection(id))))
}
