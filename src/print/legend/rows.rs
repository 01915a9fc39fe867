//! Which marks are on a drawing, in the order of legends.

use std::collections::BTreeSet;

use crate::analysis::{EvidenceCounts, Heard};
use crate::map::{CitedPart, ElementId, SystemMap};
use crate::print::drawing::Drawn;
use crate::scene::CoverageView;
use crate::words::{Mark, Said, evidence_marks, marks_on};

/// Every mark on a drawing, in the order of legends.
pub(super) fn on(map: &SystemMap, drawn: &Drawn) -> Vec<Mark> {
    let kept = |id: ElementId| drawn.marks.only.as_ref().is_none_or(|only| only.contains(&id));
    let folded = drawn.marks.folded(map);
    let shown = |id: ElementId| kept(id) && !folded.contains(&id);
    let mut marks = marks_on(map, &drawn.marks.framework, shown);
    let leaves_box = |from: ElementId, to: ElementId| match (folded.contains(&from), folded.contains(&to)) {
        (true, true) => map.element(from).map(|element| &element.groups) != map.element(to).map(|element| &element.groups),
        (from, to) => from || to,
    };
    marks.extend(map.connections().any(|c| kept(c.from) && kept(c.to) && leaves_box(c.from, c.to)).then_some(Mark::Counted));
    let whole = drawn.marks.loops.iter().filter(|mark| mark.elements.iter().all(|&id| shown(id)));
    marks.extend(whole.map(|mark| Mark::Loop(mark.kind)));
    match drawn.marks.coverage {
        CoverageView::Off if !drawn.marks.evidence => {}
        CoverageView::Off => marks.extend(evidence_marks(map, shown)),
        view => marks.extend(coverage(map, view, shown)),
    }
    marks.into_iter().collect()
}

/// What the badges of a coverage view say on what is shown, and the voices in them.
fn coverage(map: &SystemMap, view: CoverageView, shown: impl Fn(ElementId) -> bool) -> Vec<Mark> {
    let counts = EvidenceCounts::of(map);
    let elements = map.elements().filter(|element| shown(element.id)).map(|element| CitedPart::Element(element.id));
    let joined = map.connections().filter(|c| shown(c.from) && shown(c.to));
    let parts = elements.chain(joined.map(|connection| CitedPart::Connection(connection.id)));
    let said = parts.filter_map(|part| {
        let on = counts.on(part);
        match (view, on.heard()) {
            (CoverageView::Contradicted, _) => (on.contradicting > 0).then_some(Said::Otherwise),
            (_, Heard::Nobody) => Some(Said::Nothing),
            (CoverageView::Count, _) => Some(Said::Count),
            (_, Heard::One) => Some(Said::OneVoice),
            (_, Heard::Several) => Some(Said::SeveralVoices),
        }
    });
    let said: BTreeSet<Said> = said.collect();
    let voices = evidence_marks(map, shown).into_iter().filter(|mark| matches!(mark, Mark::Voice(_)));
    let voices: Vec<Mark> = voices.filter(|_| said.iter().any(|said| *said != Said::Nothing)).collect();
    said.into_iter().map(Mark::Coverage).chain(voices).collect()
}
