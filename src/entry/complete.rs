//! What may be meant by a name that is being typed.

use super::parse::is_number;
use super::scan::Line;
use crate::map::{Code, ElementId, SystemMap};
use crate::words::fold;

/// The most that are offered.
const MOST: usize = 6;

/// An element that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The element.
    pub element: ElementId,
    /// Its code.
    pub code: String,
    /// Its label.
    pub label: String,
    /// What is put in the place of `from..to`.
    pub typed: String,
    /// Characters of the whole text.
    pub from: usize,
    /// Where what it replaces ends: at the cursor.
    pub to: usize,
}

/// Elements that may be meant by the name that ends at the cursor, counted in characters of the text; the likeliest first.
pub fn completions(map: &SystemMap, text: &str, cursor: usize) -> Vec<Completion> {
    let all: Vec<char> = text.chars().collect();
    let cursor = cursor.min(all.len());
    let start = (0..cursor).rev().find(|&at| all.get(at) == Some(&'\n')).map_or(0, |at| at + 1);
    let line = Line(all.get(start..cursor).unwrap_or_default().to_vec());
    let Some((from, typed)) = name_before(&line) else { return Vec::new() };
    let mut found: Vec<(u8, u32, Completion)> = map
        .elements()
        .filter_map(|element| {
            let rank = rank(&element.label, element.number, &typed)?;
            let code = Code::element(element.number).to_string();
            let typed = spelled(&element.label).unwrap_or_else(|| code.clone());
            let whole =
                Completion { element: element.id, code, label: element.label.trim().to_owned(), typed, from: start + from, to: cursor };
            Some((rank, element.number, whole))
        })
        .collect();
    found.sort_by_key(|(rank, number, _)| (*rank, *number));
    found.into_iter().take(MOST).map(|(.., completion)| completion).collect()
}

/// The name that ends where the line ends, and where it begins.
fn name_before(line: &Line) -> Option<(usize, String)> {
    let mut from = 0;
    while let Some((_, _, end)) = line.next_arrow(from) {
        from = end;
    }
    let words = line.words(from..line.len());
    if from == 0 && words.len() > 1 && words.first().is_some_and(|(word, _)| word.eq_ignore_ascii_case("quote")) {
        from = words.first().map_or(0, |(_, place)| place.end);
    }
    let from = line.skip(from);
    let typed = line.text(from..line.len());
    // Behind a quotation mark, a sign or the end of a name nothing is offered.
    let ended = typed.ends_with(char::is_whitespace) || typed.contains(['"', '\u{201c}']);
    (!ended && !typed.is_empty()).then_some((from, typed))
}

/// How well a label or a code fits, 0 best.
fn rank(label: &str, number: u32, typed: &str) -> Option<u8> {
    let digits = typed.trim_start_matches(['N', 'n']);
    if is_number(digits) {
        let own = number.to_string();
        return (own == digits).then_some(0).or_else(|| own.starts_with(digits).then_some(1));
    }
    let (label, typed) = (fold(label), fold(typed));
    // A label that stands there whole needs no completion.
    if label.trim() == typed.trim() {
        return None;
    }
    let words: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).collect();
    if label.starts_with(&typed) {
        Some(2)
    } else if typed.split_whitespace().all(|part| words.iter().any(|word| word.starts_with(part))) {
        Some(3)
    } else {
        None
    }
}

/// A label as it can be typed; `None` where only its code can.
fn spelled(label: &str) -> Option<String> {
    let line = Line(label.trim().chars().collect());
    let has_sign =
        line.words(0..line.len()).iter().any(|(word, _)| matches!(word.as_str(), "+" | "-" | "?" | ":" | "\u{2212}" | "\u{2013}"));
    let is_plain = line.next_arrow(0).is_none() && !has_sign && !label.contains(['"', '\u{201c}', '\n']) && !is_number(label.trim());
    is_plain.then(|| label.trim().to_owned())
}
