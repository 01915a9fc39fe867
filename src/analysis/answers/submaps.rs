//! Parts of the map that answer a question of [`QUESTIONS`](super::super::questions::QUESTIONS).

use super::{Answer, Asking, Found};
use crate::analysis::questions::question;

/// More than this is no longer read.
const MOST: usize = 60;

pub(super) fn answer(asking: &Asking<'_>) -> Answer {
    let Some(question) = question(asking.asked.key) else { return Answer::default() };
    let on_map = |id: &_| asking.map.element(*id).is_some();
    let mut starts: Vec<_> = asking.asked.starts.iter().copied().filter(on_map).collect();
    if starts.is_empty() {
        starts = question.default_starts(asking.map);
    }
    if starts.is_empty() {
        let note =
            format!("The map has none of what this starts from: {}. Select elements on the map to start from them.", question.starts);
        return Answer { found: Vec::new(), notes: vec![note] };
    }
    let of = asking.map.element_count();
    let answered = question.ask(asking.map, &asking.graph, &starts, asking.pace);
    let submaps = answered.submaps;
    let all = submaps.len();
    let found = submaps.into_iter().filter(|submap| !submap.elements.is_empty()).take(MOST).map(|submap| {
        let count = submap.elements.len();
        let sentence = match count {
            1 => format!("1 of the {of} elements on the map: no connection leads on."),
            count => format!("{count} of the {of} elements on the map."),
        };
        Found { title: submap.title, sentence, limits: question.limits.to_owned(), parts: asking.lit(&submap.elements), ..Found::default() }
    });
    let found: Vec<Found> = found.collect();
    let mut notes = Vec::new();
    if found.is_empty() {
        notes.push("Nothing on the map answers this.".to_owned());
    }
    if all > MOST {
        let of = if answered.more { format!("more than {all}") } else { all.to_string() };
        notes.push(format!("The first {MOST} of {of} answers are listed. Select fewer elements to start from."));
    }
    Answer { found, notes }
}
