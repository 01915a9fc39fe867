//! What a report begins with: what the map is, its picture, and how to read it.

use super::{ReportPiece, Writer};
use crate::map::DEFAULT_DISCLAIMER;
use crate::words::label::{capital, sentence};
use crate::words::legend::{MAP_INTRO, Mark, evidence_marks, marks_on};
use crate::words::levers::most_used;
use crate::words::told_loops::told_loops;
use crate::words::{alt_text, listed};

pub(super) fn write(writer: &mut Writer<'_>) {
    let map = writer.map;
    let about = map.about();
    let title = about.title.trim();
    let title = if title.is_empty() { "Systems map" } else { title };
    writer.heading(1, title);
    let version = if about.version.is_empty() { String::new() } else { format!("version {}", about.version) };
    let made: Vec<String> = [listed(&about.authors), version, about.date.clone()].into_iter().filter(|text| !text.is_empty()).collect();
    writer.paragraph(sentence(&capital(&made.join(", "))));
    writer.paragraph(about.purpose.clone());
    writer.heading(2, "The map");
    if map.element_count() > 0 {
        writer.pieces.push(ReportPiece::Map { alt: alt_text(map), caption: alt_text(map) });
    }
    writer.paragraph(if about.disclaimer.is_empty() { DEFAULT_DISCLAIMER.to_owned() } else { about.disclaimer.clone() });
    reading(writer);
}

/// Every mark that is on the map, with what it means.
fn reading(writer: &mut Writer<'_>) {
    let map = writer.map;
    writer.heading(2, "How to read it");
    writer.paragraph(MAP_INTRO);
    let framework = most_used(map).map_or("", |framework| framework.key);
    let mut marks = marks_on(map, framework, |_| true);
    marks.extend(told_loops(map).0.iter().map(|told| Mark::Loop(told.found.kind)));
    // Numbers and bars on the picture; whose words they are the tables tell.
    marks.extend(evidence_marks(map, |_| true).into_iter().filter(|mark| *mark == Mark::Evidence));
    for mark in marks {
        let (looks, means, more) = (mark.looks(), mark.words(map), mark.more());
        let means = if mark == Mark::Evidence { more.to_owned() } else { sentence(&joined(&means, more)) };
        writer.item(if looks.is_empty() { means } else { format!("{looks}: {means}") });
    }
    writer.paragraph(
        "\u{201c}The more A, the less B\u{201d} means that when A rises, B falls below what it would otherwise have been. Letters and numbers such \
         as N12 are the codes on the map and on every handout.",
    );
}

/// What a mark means, and what more there is to say: a sentence of its own, or the end of the first.
fn joined(means: &str, more: &str) -> String {
    match more.chars().next() {
        None => means.to_owned(),
        Some(first) if first.is_lowercase() => format!("{means}, {more}"),
        Some(_) => format!("{} {more}", sentence(means)),
    }
}
