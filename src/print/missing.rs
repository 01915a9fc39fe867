//! Letters that no bundled face has: a box is printed for each, and a sentence says which and where.

use std::collections::BTreeSet;

use crate::map::{Code, Part, SystemMap};
use crate::scene::{Draw, Item, Page};
use crate::words::listed;

/// So many letters and so many places are named, and the rest counted.
const NAMED: usize = 6;
/// So much of words without a code is told.
const WORDS: usize = 30;

/// What to know before printing these pages; nothing where every letter has a face.
pub(super) fn told(map: &SystemMap, pages: &[Page]) -> Option<String> {
    let (mut letters, mut places) = (BTreeSet::new(), Vec::new());
    for item in pages.iter().flat_map(|page| &page.placed).flat_map(|placed| &placed.scene.items) {
        let missing = missing(item);
        if !missing.is_empty() {
            letters.extend(missing);
            let place = place(map, item);
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    let shown: Vec<String> = letters.iter().map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter))).collect();
    let several = shown.len() > 1;
    let (letter, stands) = if several { ("letters", "stand") } else { ("letter", "stands") };
    let instead = if several { "boxes are printed in their place" } else { "a box is printed in its place" };
    (!shown.is_empty()).then(|| {
        format!("No face of Causeway has the {letter} {}, which {stands} in {}; {instead}.", some(&shown, ""), some(&places, " places"))
    })
}

/// The first few, and how many more.
fn some(all: &[String], what: &str) -> String {
    let (named, more) = all.split_at(all.len().min(NAMED));
    let mut named = named.to_vec();
    if !more.is_empty() {
        named.push(format!("{} more{what}", more.len()));
    }
    listed(&named)
}

/// The letters of an item that have no glyph.
fn missing(item: &Item) -> BTreeSet<char> {
    let Draw::Text(text) = &item.draw else { return BTreeSet::new() };
    let glyphs = text.shaped.lines.iter().flat_map(|line| &line.runs).flat_map(|run| &run.glyphs).filter(|glyph| glyph.id == 0);
    let letters = glyphs.filter_map(|glyph| text.shaped.text.get(glyph.text.0 as usize..glyph.text.1 as usize)).flat_map(str::chars);
    letters.filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect()
}

/// The code of the part, or the words themselves.
fn place(map: &SystemMap, item: &Item) -> String {
    let code = match item.part {
        Some(Part::Element(id)) => map.element(id).map(|element| Code::element(element.number).to_string()),
        Some(Part::Connection(id)) => map.connection(id).map(|connection| Code::connection(connection.number).to_string()),
        Some(Part::Quote(id)) => map.quotes().get(id).map(|quote| Code::quote(quote.number).to_string()),
        Some(Part::Group(id)) => map.groups().get(id).map(|group| format!("the group {}", group.number)),
        Some(Part::Note(_)) => Some("a note".to_owned()),
        Some(Part::Loop(_) | Part::Backdrop(_)) | None => None,
    };
    code.unwrap_or_else(|| {
        let Draw::Text(text) = &item.draw else { return String::new() };
        let words = text.shaped.text.trim();
        let start: String = words.chars().take(WORDS).collect();
        format!("\u{201c}{}{}\u{201d}", start.trim_end(), if start.len() < words.len() { "\u{2026}" } else { "" })
    })
}
